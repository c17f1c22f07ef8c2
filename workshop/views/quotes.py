"""Exact words, printed only as the person who said them allows."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.kinds import Person, Quote
from workshop.shown import AS_PARTICIPANT, leads
from workshop.snapshot import Snapshot
from workshop.views import names
from workshop.words import tidy


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words with as much of a name as may be given."""

    words: str
    by: str  # a name, an organisation, or empty


def may_say(snapshot: Snapshot, words: str | None, person_id: str | None) -> Said | None:
    """Words with the attribution that the person's rule allows; None where they may not be quoted.

    Somebody who was never asked for a rule is quoted without a name.
    """
    text, person = tidy(words or ""), snapshot.get(Person, person_id)
    rule = person.quote_rule if person else "unattributed"
    if not text or rule == "none":
        return None
    if person is not None and rule == "named":
        part = AS_PARTICIPANT.lstrip(", ") if leads(snapshot, person.id) else ""
        said = (names.person(snapshot, person.id), part, _org(snapshot, person))
        return Said(text, ", ".join(p for p in said if p))
    if person is not None and rule == "organisation_only":
        return Said(text, _org(snapshot, person))
    return Said(text, "")


def quotes(snapshot: Snapshot, use_case_id: str | None = None) -> tuple[Said, ...]:
    """The quotes about a use case, or about none."""
    found = (q for q in snapshot.all(Quote) if q.use_case_id == use_case_id)
    return tuple(said for q in found if (said := may_say(snapshot, q.text, q.person_id)))


def _org(snapshot: Snapshot, person: Person) -> str:
    return names.organisation(snapshot, person.org_id)
