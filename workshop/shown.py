"""A value as a person reads it: cells of tables, fields of forms, lines of documents all show it this way."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, assert_never

from workshop import dates
from workshop import shape as sh
from workshop.field import Field, Record, described
from workshop.kinds import RESIDENTS, Decision, Organisation, Person
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import joined

AS_PARTICIPANT: Final = tr(", as participant")


def near(snapshot: Snapshot, day: date | None) -> str:
    """`Fri 9 Oct`, as screens write a date; with its year where that is not the year of the day. Empty for none."""
    return dates.near(day, snapshot.workshop.date or day) if day is not None else ""


def called(snapshot: Snapshot, id: str | None, *, full: bool = False) -> str:  # noqa: A002 - the field's name
    """What a record is called in the room; an organisation by its short name, or in full."""
    if id is None:
        return ""
    if id == RESIDENTS:
        return tr("residents")
    found = snapshot.find(id)
    if isinstance(found, Organisation):
        return (found.name if full else found.short or found.name) or ""
    return found.headline if found is not None else id


def first_name(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """How somebody is spoken to: the first name, with a letter of the last where two have the same."""
    person = snapshot.get(Person, id)
    if person is None or not person.name:
        return ""
    first, _, last = person.name.partition(" ")
    twins = [p for p in snapshot.all(Person) if p.id != person.id and (p.name or "").split(" ")[0] == first]
    return f"{first} {last[:1]}" if twins and last else first


def leads(snapshot: Snapshot, id: str | None) -> bool:  # noqa: A002 - the field's name
    """Whether somebody leads the room: what they say of its subject they say as a participant."""
    person = snapshot.get(Person, id)
    return person is not None and (person.workshop_role == "facilitator" or snapshot.workshop.facilitator_id == id)


def speaker(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """Who said something; of who leads the room, that they said it as a participant (interaction.md 1.2)."""
    return f"{called(snapshot, id)}{AS_PARTICIPANT if leads(snapshot, id) else ''}"


def several(snapshot: Snapshot, ids: tuple[str, ...], *, full: bool = False) -> str:
    """Several records in one phrase."""
    return joined(called(snapshot, i, full=full) for i in ids)


def we_decided(decision: Decision) -> str:
    """A decision as the room says it aloud: `We decided this by consent`; a proposal is none yet."""
    if decision.status == "proposed" or not decision.method:
        return tr("We propose this") if decision.status == "proposed" else tr("We decided this")
    if decision.method == "sponsor_decides":
        return tr("Our sponsor decided this")
    how = {"delegated": tr("whoever it was given to"), "dot_vote_then_consent": tr("dots, then consent")}
    return tr("We decided this by {get}").format(
        get=how.get(decision.method) or label("decision_method", decision.method).lower()
    )


def shown(snapshot: Snapshot, record: Any, name: str) -> str:
    """A field of a record as a person reads it; empty where it is empty, `not known` where that was the answer."""
    field, value = described(type(record))[name], getattr(record, name)
    text = as_text(snapshot, field, value)
    if not text and isinstance(record, Record) and name in record.not_known:
        return tr("not known")
    return text


def to_edit(snapshot: Snapshot, record: Any, name: str) -> str:
    """A field of a record as it is put into an editor: `workshop.typed` reads the same value from it."""
    field, value = described(type(record))[name], getattr(record, name)
    if isinstance(field.shape, sh.Words):
        return "\n".join(value)
    if isinstance(field.shape, sh.Refs) and any(mark in called(snapshot, v) for v in value for mark in ";,"):
        return "\n".join(called(snapshot, v) for v in value)
    return as_text(snapshot, field, value)


def as_text(snapshot: Snapshot, field: Field, value: Any) -> str:
    """A value of a field as a person reads it."""
    if value is None or value == ():
        return ""
    shape = field.shape
    match shape:
        case sh.Text():
            return str(value)
        case sh.Number():
            return f"{value:,}"
        case sh.Rank():
            return f"{value:g}"
        case sh.Flag():
            return tr("yes") if value else tr("no")
        case sh.Day():
            return dates.short_with_year(value)
        case sh.Time():
            return dates.clock(value)
        case sh.Moment():
            return f"{dates.short_with_year(value.date())} {value:%H:%M}"
        case sh.Code():
            return label(shape.vocabulary, value)
        case sh.Codes():
            return "; ".join(label(shape.vocabulary, v) for v in value)
        case sh.Ref():
            return called(snapshot, value)
        case sh.Refs():
            return "; ".join(called(snapshot, v) for v in value)
        case sh.Words():
            return "; ".join(value)
        case sh.Counts():
            return " ".join(str(n) for n in value)
        case sh.Groups():
            return "\n".join(_group(snapshot, g) for g in value)
        case _:
            assert_never(shape)


def _group(snapshot: Snapshot, group: Any) -> str:
    parts = [as_text(snapshot, f, getattr(group, n)) for n, f in described(type(group)).items()]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(parts)
