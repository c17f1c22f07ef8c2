"""When and where a record was last said, for somebody who wants to look it up."""

from __future__ import annotations

from typing import Final

from workshop import dates
from workshop.field import Record
from workshop.kinds import Dataset, Decision, Risk, Session, UseCase, Value
from workshop.snapshot import Snapshot

PLACED: Final = (Risk, Value, UseCase, Dataset, Decision)  # kinds whose cards have a number that somebody can count


def said_in(s: Snapshot, record: Record) -> str:
    """`said in Risk both ways, 14:36, card 3`; what no session holds was written beforehand."""
    session = s.get(Session, record.changed_in or record.created_in)
    at = record.changed_at or record.created_at
    if session is None or not session.short:
        return f"written beforehand{_card(s, record)}"
    clock = f", {dates.clock(at.time())}" if at is not None else ""
    return f"said in {session.short}{clock}{_card(s, record)}"


def _card(s: Snapshot, record: Record) -> str:
    """`, card 3`: which of its kind it is."""
    if not isinstance(record, PLACED):
        return ""
    there = [r.id for r in s.all(type(record))]
    return f", card {there.index(record.id) + 1}" if record.id in there else ""
