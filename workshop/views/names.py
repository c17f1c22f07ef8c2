"""What organisations and people are called on paper, for readers who were not in the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workshop.kinds import RESIDENTS, Organisation, Person
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import joined, one_line, shortened

LONGEST: Final = 46  # a longer name is printed in its short form, or cut; the attendance list holds all in full
_COMMON: Final = frozenset(
    {
        "agency", "authority", "board", "charity", "commission", "council", "department", "fund", "group",
        "inspectorate", "ministry", "office", "panel", "partnership", "regulator", "service", "trust", "university",
    }
)  # fmt: skip  # a short name that is such a word is spoken with "the"
_FIRST: Final = frozenset({"Agency", "Board", "Department", "Ministry", "National", "Office"})


def organisation(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """An organisation by its full name where that is short enough, else by its short one; residents as `residents`."""
    if id == RESIDENTS:
        return "residents"
    found = snapshot.get(Organisation, id)
    if found is None:
        return ""
    name, short = one_line(found.name or ""), one_line(found.short or "")
    found_name = name if name and (len(name) <= LONGEST or not short) else short
    return shortened(found_name, LONGEST) or tr("an organisation without a name")


def short(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """An organisation by its short name; residents as `residents`."""
    if id == RESIDENTS:
        return "residents"
    found = snapshot.get(Organisation, id)
    return shortened(found.short or found.name or "", LONGEST) if found else ""


def brief(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """The short name where the full one holds its words, so that a stranger knows who is meant; else the full one."""
    found, known = snapshot.get(Organisation, id), short(snapshot, id)
    full = set(one_line(found.name or "").lower().split()) if found else set()
    return known if id == RESIDENTS or set(known.lower().split()) <= full else organisation(snapshot, id)


def spoken(name: str) -> str:
    """A name as it stands in a sentence: `the Council`, `the Department for Household Income`, `Income`."""
    words = name.split()
    if not words:
        return name
    return (
        tr("the {name}").format(name=name)
        if words[0] in _FIRST or (len(words) == 1 and name.lower() in _COMMON)
        else name
    )


def organisations(snapshot: Snapshot, ids: Iterable[str]) -> str:
    """Several organisations in one phrase."""
    return joined(organisation(snapshot, i) for i in ids)


def briefly(snapshot: Snapshot, ids: Iterable[str]) -> str:
    """The same, by `brief`."""
    return joined(brief(snapshot, i) for i in ids)


def person(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """Somebody's name; empty where nobody is named."""
    found = snapshot.get(Person, id)
    return shortened(found.name or found.job_title or "", LONGEST) if found else ""


def person_of(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """Somebody with the organisation: `Farid Brackenfold, Income`."""
    found = snapshot.get(Person, id)
    return ", ".join(p for p in (person(snapshot, id), short(snapshot, found.org_id)) if p) if found else ""


def people(snapshot: Snapshot, ids: Iterable[str]) -> str:
    """Several people in one phrase."""
    return joined(person(snapshot, i) for i in ids)
