"""Which words of a record began as a suggestion of the wording bank, and where they were taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop import dates
from workshop.field import Record, described
from workshop.kinds import PilotTerms, Risk, Session, UseCase, Value, WordingOrigin
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.wording.bank import BANK
from workshop.words import joined, one_line

SUGGESTED: Final = tr("suggested wording, ")  # what is told of a text that was taken begins so
WORDED: Final = (UseCase, Value, Risk, PilotTerms)


@dataclass(frozen=True, slots=True)
class Taken:
    """Words that somebody took from the bank."""

    what: str  # the field that they are in
    headline: str  # the record
    how: str  # `suggested wording, accepted by the room in Risk both ways, 14:36`


def taken(snapshot: Snapshot) -> tuple[Taken, ...]:
    """All that was taken from the bank and still stands, in the order of the day."""
    return tuple(t for cls in WORDED for r in snapshot.all(cls) for t in taken_by(snapshot, r))


def taken_by(snapshot: Snapshot, record: Record) -> tuple[Taken, ...]:
    """What of one record was taken from the bank."""
    found = record.wording_origin if isinstance(record, WORDED) else ()
    return tuple(_taken(snapshot, record, o) for o in found if o.origin == BANK and o.accepted_at is not None)


def _taken(snapshot: Snapshot, record: Record, origin: WordingOrigin) -> Taken:
    field = described(type(record)).get(origin.field or "")
    return Taken(field.label if field else "", one_line(record.headline), how(snapshot, origin))


def how(snapshot: Snapshot, origin: WordingOrigin) -> str:
    """In which session words were taken or typed, and when, as far as that is kept."""
    session = snapshot.get(Session, origin.accepted_in)
    where = tr(" in {session}").format(session=session.short) if session is not None and session.short else ""
    at = f", {dates.clock(origin.accepted_at.time())}" if origin.accepted_at is not None and where else ""
    what = (
        tr("{suggested}accepted by the room").format(suggested=SUGGESTED)
        if origin.origin == BANK
        else tr("typed in the room")
    )
    return f"{what}{where}{at}"


def note(snapshot: Snapshot) -> str:
    """For the method of a report: how many texts began as suggestions, and which; empty where none did."""
    found = taken(snapshot)
    if not found:
        return ""
    said = joined(f"“{t.headline}” ({t.what.lower()}: {t.how.removeprefix(SUGGESTED)})" for t in found)
    return tr("The program offers wordings of its own. None stands here that nobody took. Taken were: {said}.").format(
        said=said
    )
