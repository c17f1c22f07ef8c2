"""The runs of words that a clause is made of: which come from a record, from which of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop import dates
from workshop.field import Record
from workshop.kinds import Organisation
from workshop.snapshot import Snapshot

PLAIN, RECORD, GAP, TYPED = "plain", "record", "gap", "typed"


@dataclass(frozen=True, slots=True)
class Source:
    """A record behind a clause; of what it says, the field."""

    text: str
    record: Record
    field: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a clause."""

    text: str
    kind: str = PLAIN  # plain; record: from a record; gap: still to settle; typed: said in the room in place of it
    record: Record | None = None  # that it comes from
    field: str = ""


def said(record: Record, field: str, text: str) -> Piece:
    """Words that a field of a record says."""
    return Piece(text, RECORD, record, field)


def listed(items: Sequence[Piece], last: str = "and") -> Iterator[Piece]:
    """`a, b and c`."""
    for i, item in enumerate(items):
        if i:
            yield Piece(f" {last} " if i == len(items) - 1 else ", ")
        yield item


def named(s: Snapshot, ids: Sequence[str | None]) -> list[Piece]:
    """Organisations by their names."""
    found = [o for i in ids if (o := s.get(Organisation, i)) is not None]
    return [said(o, "name", o.name or o.short or "") for o in found if o.name or o.short]


def lower(text: str) -> str:
    """With a small letter at its head, as in the middle of a sentence; abbreviations stay."""
    return text[0].lower() + text[1:] if text and not text[:2].isupper() else text


def day(record: Record, field: str) -> Piece | None:
    """A date of a record, as documents write it."""
    at = getattr(record, field)
    return said(record, field, dates.say(at)) if at else None
