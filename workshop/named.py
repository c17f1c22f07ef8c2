"""How people stand in the papers: by name, by what they do, or not at all; chosen once for a day (1.4)."""

from __future__ import annotations

from typing import Final

from workshop.field import Record
from workshop.kinds import Person, Setting
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label

SETTING: Final = "papers.names"  # a setting of the day
NAMES, ROLES, OFF = "names", "roles", "off"
CHOICES: Final = {NAMES: tr("By name"), ROLES: tr("By what they do"), OFF: tr("Not at all")}
SOMEBODY: Final = tr("Somebody")


def chosen(s: Snapshot) -> str:
    """How people stand in the papers of this day; by name where nobody has chosen."""
    found = s.get(Setting, SETTING)
    return found.value if found is not None and found.value in CHOICES else NAMES


def said(s: Snapshot) -> str:
    """What that means, as a sentence of the page of papers."""
    if chosen(s) == NAMES:
        return tr("Names are in them.")
    instead = tr("job titles stand in place of names") if chosen(s) == ROLES else tr("nobody is named")
    return tr("{instead}{instead2}. A name that stands in somebody’s words stays.").format(
        instead=instead[:1].upper(), instead2=instead[1:]
    )


def as_chosen(s: Snapshot) -> Snapshot:
    """The records with people as they may stand in the papers; the same where they stand by name."""
    how = chosen(s)
    if how == NAMES:
        return s
    return Snapshot.of(_as(r, how) if isinstance(r, Person) else r for r in s.records())


def _as(person: Person, how: str) -> Record:
    title = person.job_title or label("workshop_role", person.workshop_role) if how == ROLES else ""
    return person.with_values(name=title or SOMEBODY, job_title=None if how == OFF else person.job_title)
