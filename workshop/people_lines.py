"""Organisations and people as one types or pastes them when a day is set up: one a line, columns by tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop import commands as c
from workshop.capture.names import Names
from workshop.capture.parse import parse
from workshop.capture.reading import Context
from workshop.decide import Refused
from workshop.field import Record
from workshop.kinds import Organisation, Person
from workshop.short_names import propose
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import code_of
from workshop.words import clean, fold, one_line

# Words of a name that tell the type of an organisation (interaction.md 4.2: type from words of the name).
_TYPE_WORDS = (
    ("integrated care board", "nhs_icb"),
    ("care board", "nhs_icb"),
    ("nhs foundation trust", "nhs_provider"),
    ("nhs trust", "nhs_provider"),
    ("fire and rescue", "fire_rescue"),
    ("police", "police"),
    ("county council", "local_authority_upper"),
    ("borough council", "local_authority_lower"),
    ("district council", "local_authority_lower"),
    ("combined authority", "combined_authority"),
    ("council", "local_authority_unitary"),
    ("department for", "central_department"),
    ("department of", "central_department"),
    ("ministry of", "central_department"),
    ("agency", "executive_agency"),
    ("homes", "housing_association"),
    ("housing", "housing_association"),
    ("university", "education_body"),
    ("school", "education_body"),
    ("college", "education_body"),
    ("panel", "public_panel"),
)


def organisation_of(s: Snapshot, line: str) -> dict[str, Any]:
    """The values of an organisation: its name; after tabs a short name and a type, where they are given."""
    cells = [one_line(x) for x in clean(line).split("\t")]
    name = cells[0]
    kind = code_of("org_type", cells[2]) if len(cells) > 2 and cells[2] else type_of(name)
    taken = [o.short or "" for o in s.all(Organisation)]
    short = cells[1] if len(cells) > 1 and cells[1] else propose(name, kind, taken)
    initials = "".join(w[0] for w in name.split() if w[:1].isupper())
    return {"name": name, "short": short, "type": kind, "initials": initials if len(initials) > 1 else None}


def _organisation(s: Snapshot, said: str) -> str | None:
    """The id of the one organisation that is called so; None for none and for several."""
    meant = [n.id for n in Names(s).meant(said) if n.sort == "organisation"]
    named = [o.id for o in s.all(Organisation) if fold(o.name or "") == fold(said)]
    return next(iter(named or (meant if len(meant) == 1 else [])), None)


def type_of(name: str) -> str | None:
    """The type that the words of a name suggest; None where they suggest none."""
    folded = fold(name)
    return next((code for word, code in _TYPE_WORDS if word in folded), None)


def adding_person(s: Snapshot, line: str, new_id: Callable[[type[Record]], str]) -> c.Command:
    """The command for the line of a person.

    Somebody of that name who is there without an organisation, or from the same one, is completed and not added again.
    Raises Refused where the line says nothing new of them.
    """
    values = person_of(s, line)
    there = Names(s).person(values.get("name") or "")
    if there is None or (there.org_id and values.get("org_id") not in {None, there.org_id}):
        return c.Add(Person.KIND.table, new_id(Person), values)
    more = {name: value for name, value in values.items() if value and value != getattr(there, name)}
    more.pop("name", None)
    if not more:
        raise Refused(tr("{there} is there already.").format(there=there.name))
    return c.Change(Person.KIND.table, there.id, more)


def person_of(s: Snapshot, line: str) -> dict[str, Any]:
    """The values of a person: a name with `@organisation` or, after a comma, one that is known.

    By tabs: name, organisation, job title, contact.
    """
    cells = [one_line(x) for x in clean(line).split("\t")]
    if len(cells) == 1:
        name, _, of = cells[0].rpartition(",")
        if name and _organisation(s, of.strip()) is not None:
            cells = [name.strip(), of.strip()]
    if len(cells) > 1:
        org = _organisation(s, cells[1])
        return {
            "name": cells[0],
            "org_id": org,
            "job_title": cells[2] if len(cells) > 2 else None,
            "contact": cells[3] if len(cells) > 3 else None,
        }
    day = s.workshop
    today = day.date or (day.created_at.date() if day.created_at else None)
    assert today is not None  # noqa: S101 - a day that is open has at least the moment at which it was made
    return parse(f"person: {line}", Context(Names(s), today, adds="person")).values
