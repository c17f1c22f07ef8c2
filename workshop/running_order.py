"""The running order on the clock: what is planned, what runs, how far behind, what is in hand for each gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from workshop.kinds import Break, Gate, Session
from workshop.snapshot import Snapshot

Part = Session | Break
NOT_STARTED, NOW, UNFINISHED, DONE, SKIPPED = "not_started", "now", "unfinished", "done", "skipped"
OVER: Final = frozenset({UNFINISHED, DONE, SKIPPED})


def minutes(at: time | datetime) -> int:
    """Minutes since midnight on the clock of the day."""
    return at.hour * 60 + at.minute


def at_minute(n: int) -> time:
    """The time so many minutes after midnight, kept within the day."""
    n = max(0, min(n, 24 * 60 - 1))
    return time(n // 60, n % 60)


def parts(snapshot: Snapshot) -> list[Part]:
    """Sessions in order of their numbers, each break after its session."""
    breaks = snapshot.all(Break)
    out: list[Part] = []
    for s in sorted(snapshot.all(Session), key=lambda s: s.number or 0):
        out.append(s)
        out += [b for b in breaks if b.after_session_id == s.id]
    return out


def timed(start: time, lengths: Sequence[int]) -> list[time]:
    """When each of these begins, one after the other."""
    out, at = [], minutes(start)
    for n in lengths:
        out.append(at_minute(at))
        at += n
    return out


def planned_start(part: Part) -> int:
    """In minutes since midnight."""
    return minutes(part.planned_start or time(0))


def planned_end(part: Part) -> int:
    """In minutes since midnight."""
    return planned_start(part) + (part.planned_minutes or 0)


def finish(snapshot: Snapshot) -> time | None:
    """When the day ends as planned now; None without a running order."""
    rows = parts(snapshot)
    return at_minute(planned_end(rows[-1])) if rows else None


def running(snapshot: Snapshot) -> Part | None:
    """The session or break that runs."""
    return next((p for p in parts(snapshot) if p.state == NOW), None)


def running_session(snapshot: Snapshot) -> Session | None:
    """The session that runs, or in a break the one before it."""
    before: Session | None = None
    for p in parts(snapshot):
        before = p if isinstance(p, Session) else before
        if p.state == NOW:
            return before
    return None


def room_session(snapshot: Snapshot) -> Session | None:
    """The session that the room is in, or in a break the one to come; None before the day and after it."""
    part = running(snapshot)
    while isinstance(part, Break):
        part = following(snapshot, part.id)
    return part


def following(snapshot: Snapshot, id: str) -> Part | None:  # noqa: A002 - the field's name
    """The row after this one."""
    rows = parts(snapshot)
    at = next((i for i, p in enumerate(rows) if p.id == id), None)
    return rows[at + 1] if at is not None and at + 1 < len(rows) else None


def actual_minutes(part: Part) -> int | None:
    """How long it took; None before it has ended."""
    if part.started_at is None or part.ended_at is None:
        return None
    return round((part.ended_at - part.started_at).total_seconds() / 60)


def left(snapshot: Snapshot, now: datetime) -> int | None:
    """Minutes to the planned end of what runs, negative when it is over; None when nothing runs or on another day."""
    part = running(snapshot)
    if part is None or not _same_day(snapshot, now):
        return None
    return planned_end(part) - minutes(now)


def behind(snapshot: Snapshot, now: datetime) -> int | None:
    """Minutes by which the day is behind its plan, negative when ahead; None when nothing runs or on another day.

    What runs takes its planned minutes from its actual start, and longer once these are over.
    """
    part = running(snapshot)
    if part is None or part.started_at is None or not _same_day(snapshot, now):
        return None
    end = max(minutes(part.started_at) + (part.planned_minutes or 0), minutes(now))
    return end - planned_end(part)


@dataclass(frozen=True, slots=True)
class InHand:
    """Minutes in hand for a gate; negative when it will be missed as things stand."""

    gate: Gate
    minutes: int


def next_gate(snapshot: Snapshot, now: datetime) -> InHand | None:
    """The next gate that is still to be kept, with the minutes in hand at the present pace."""
    late = behind(snapshot, now)
    if late is None:
        return None
    for gate in sorted(snapshot.all(Gate), key=lambda g: g.by or time(0)):
        session = snapshot.get(Session, gate.session_id)
        if session is None or gate.by is None or _passed(session, gate):
            continue
        edge = planned_start(session) if gate.edge == "start" else planned_end(session)
        return InHand(gate, minutes(gate.by) - (edge + late))
    return None


def kept(snapshot: Snapshot, gate: Gate) -> bool | None:
    """Whether a gate was kept: the session's start or end is not later. None before that session got there."""
    session = snapshot.get(Session, gate.session_id)
    if session is None or gate.by is None:
        return None
    at = session.started_at if gate.edge == "start" else session.ended_at
    return None if at is None else minutes(at) <= minutes(gate.by)


def _passed(session: Session, gate: Gate) -> bool:
    return (session.started_at if gate.edge == "start" else session.ended_at) is not None


def _same_day(snapshot: Snapshot, now: datetime) -> bool:
    date = snapshot.workshop.date
    return date is None or date == now.date()
