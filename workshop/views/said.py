"""When and where a record was first said, for somebody who wants to look it up."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from workshop import dates
from workshop.field import Record
from workshop.kinds import Dataset, Decision, Risk, Session, UseCase, Value
from workshop.snapshot import Snapshot
from workshop.tongue import tr

PLACED: Final = (Risk, Value, UseCase, Dataset, Decision)  # kinds whose cards have a number that somebody can count


def said_in(s: Snapshot, record: Record) -> str:
    """`said in Risk both ways, 14:36, card 3`: when it was said first; then where it last changed, if elsewhere.

    What no session holds was written beforehand.
    """
    first, last = _at(s, record.created_in, record.created_at), _at(s, record.changed_in, record.changed_at)
    card = _card(s, record)
    if not first:
        return (
            tr("said in {last}{card}").format(last=last, card=card)
            if last
            else tr("written beforehand{card}").format(card=card)
        )
    changed = tr(", changed in {last}").format(last=last) if last and record.changed_in != record.created_in else ""
    later = tr(", completed after the sessions") if record.changed_at is not None and not record.changed_in else ""
    return tr("said in {first}{card}{changed}").format(first=first, card=card, changed=changed or later)


def _at(s: Snapshot, session_id: str | None, at: datetime | None) -> str:
    """`Risk both ways, 14:36`; empty where it was in no session."""
    session = s.get(Session, session_id)
    if session is None or not session.short:
        return ""
    return f"{session.short}{f', {dates.clock(at.time())}' if at is not None else ''}"


def _card(s: Snapshot, record: Record) -> str:
    """`, card 3`: which of its kind it is."""
    if not isinstance(record, PLACED):
        return ""
    there = [r.id for r in s.all(type(record))]
    return tr(", card {index}").format(index=there.index(record.id) + 1) if record.id in there else ""
