"""The running order on the clock: what is planned, what runs, how far behind, what is in hand for each gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from workshop.kinds import Break, Gate, Session, Setting
from workshop.shape import moment
from workshop.snapshot import Snapshot
from workshop.tongue import tr

Part = Session | Break
END: Final = "end"  # stands for the finish among the rows
FIXED: Final = "fixed"  # the setting that names the rows that stay where they are, END among them
STINTS: Final = "stints "  # the setting of a row that ran more than once, before its id: `begin/end begin`
SKIPPED_WHY: Final = "skipped "  # the setting with the reason why a row was left out, before its id
PAUSED: Final = "clock stands since"  # the setting that says since when
PLANNED: Final = "plan at the start"  # the setting that keeps the running order as it was when the day began
REST: Final = "rest-"  # a row that is the rest of a session: before that session's id
SHORTEST: Final = 5  # minutes of a row to which nothing else was said
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
        before = session_of(snapshot, p) or before
        if p.state == NOW:
            return before
    return None


def room_session(snapshot: Snapshot) -> Session | None:
    """The session that the room is in, or in a break the one to come; None before the day and after it."""
    part = running(snapshot)
    while part is not None:
        session = session_of(snapshot, part)
        if session is not None:
            return session
        part = following(snapshot, part.id)
    return None


def session_of(snapshot: Snapshot, part: Part) -> Session | None:
    """The session that a row is, or is the rest of; None for a break."""
    if isinstance(part, Session):
        return part
    return snapshot.get(Session, part.id.removeprefix(REST)) if part.id.startswith(REST) else None


def following(snapshot: Snapshot, id: str) -> Part | None:  # noqa: A002 - the field's name
    """The next row after this one that is not left out."""
    rows = parts(snapshot)
    at = next((i for i, p in enumerate(rows) if p.id == id), len(rows))
    return next((p for p in rows[at + 1 :] if p.state != SKIPPED), None)


def skipped_why(snapshot: Snapshot, id: str) -> str:  # noqa: A002 - the field's name
    """The reason why a row was left out."""
    kept = snapshot.get(Setting, SKIPPED_WHY + id)
    return (kept.value or "") if kept else ""


# -- how long it took --


def _stints(snapshot: Snapshot, part: Part) -> list[list[datetime]]:
    """When a row ran: pairs of begin and end, the last one without its end while it runs."""
    kept = snapshot.get(Setting, STINTS + part.id)
    found = _pairs(kept.value) if kept is not None and kept.value else []
    if not found and part.started_at:
        found = [[part.started_at]]
    if found and len(found[-1]) == 1 and part.ended_at is not None:
        found[-1].append(part.ended_at)
    return found


def _pairs(text: str) -> list[list[datetime]]:
    """Pairs of moments; none where they can’t be read."""
    try:
        return [[moment(x) for x in pair.split("/")] for pair in text.split()]
    except ValueError:
        return []


def stints_after(snapshot: Snapshot, part: Part, now: datetime) -> str:
    """What the setting of a row says that runs once more from now on."""
    before = ["/".join(x.isoformat() for x in pair) for pair in _stints(snapshot, part)]
    return " ".join([*before, now.isoformat()])


def begun(snapshot: Snapshot, part: Part) -> datetime | None:
    """When a row began, for one that runs once more: when it did so."""
    found = _stints(snapshot, part)
    return found[-1][0] if found else None


def _lasted(pair: Sequence[datetime]) -> int:
    return max(0, round((pair[1] - pair[0]).total_seconds() / 60))


def actual_minutes(snapshot: Snapshot, part: Part) -> int | None:
    """How long it took, in all; None before it has ended."""
    found = _stints(snapshot, part)
    return sum(map(_lasted, found)) if found and part.ended_at is not None else None


def used_before(snapshot: Snapshot, part: Part) -> int:
    """The minutes that a row has had before it began for the last time."""
    return sum(_lasted(pair) for pair in _stints(snapshot, part)[:-1])


def afresh(snapshot: Snapshot, part: Part) -> bool:
    """Whether a row runs outside the day that was planned: on another date, or after the day had come to its end.

    A row that follows on another begins in the moment in which that one ends; after the end nothing runs. So it is
    told also where the clock was put back since.
    """
    began, first = begun(snapshot, part), snapshot.workshop.started_at
    if began is None or first is None:
        return False
    if first.astimezone(began.tzinfo).date() != began.date():
        return True
    ended = [p.ended_at for p in parts(snapshot) if p.id != part.id and p.ended_at is not None]
    ended += [pair[1] for pair in _stints(snapshot, part)[:-1]]
    return bool(ended) and not any(abs((x - began).total_seconds()) < 1 for x in ended)


def _length(snapshot: Snapshot, part: Part) -> int:
    """The minutes that a row has: of one that runs once more, those that it had left; outside the plan all of them."""
    used = 0 if afresh(snapshot, part) else used_before(snapshot, part)
    planned = part.planned_minutes or 0
    return max(SHORTEST, planned - used) if used else planned


def plan_at_start(snapshot: Snapshot) -> str:
    """The running order in one line, to be kept when the day begins: `ses-0 09:30 25, ses-1 09:55 20`."""
    rows = (f"{p.id} {at_minute(planned_start(p)):%H:%M} {p.planned_minutes or 0}" for p in parts(snapshot))
    return ", ".join(rows)


def first_plan(snapshot: Snapshot) -> dict[str, tuple[time, int]]:
    """Start and minutes of each row as they were planned when the day began; before that as they are planned now."""
    kept = snapshot.get(Setting, PLANNED)
    try:
        return _planned((kept.value if kept else "") or plan_at_start(snapshot))
    except ValueError:  # it is not what was written
        return _planned(plan_at_start(snapshot))


def _planned(text: str) -> dict[str, tuple[time, int]]:
    rows = (row.split() for row in text.split(", ") if row)
    return {id_: (time.fromisoformat(at), int(n)) for id_, at, n in rows}


# -- the rows still to come --


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is still to come, or runs; the last one is the finish."""

    id: str
    start: int  # minutes since midnight
    length: int  # minutes
    fixed: bool  # it begins when it begins


class TooLong(Exception):
    """The rows before a fixed point are too long; `row` begins that many minutes too late."""

    def __init__(self, row: Row, minutes: int) -> None:
        super().__init__(row.id)
        self.row, self.minutes = row, minutes


def fixed(snapshot: Snapshot) -> frozenset[str]:
    """The ids of the rows that stay where they are; END for the finish."""
    kept = snapshot.get(Setting, FIXED)
    return frozenset((kept.value or "").split()) if kept else frozenset()


def ahead(snapshot: Snapshot) -> list[Row]:
    """What runs and what comes after it as planned, or before the day all of it; and the finish."""
    rows, now = parts(snapshot), running(snapshot)
    if now is not None:
        rows = rows[next(i for i, p in enumerate(rows) if p.id == now.id) :]
    stay = fixed(snapshot)
    open_ = [p for p in rows if p.state == NOW or (p.state in (NOT_STARTED, None) and p.started_at is None)]
    out = [Row(p.id, planned_start(p), _length(snapshot, p), p.id in stay) for p in open_]
    end = snapshot.workshop.end
    at = minutes(end) if end else (out[-1].start + out[-1].length if out else 0)
    return [*out, Row(END, at, 0, END in stay)]


def laid(rows: Sequence[Row], *, strict: bool = True) -> list[Row]:
    """The rows one after the other from the start of the first; what is fixed waits until it is time.

    Raises:
        TooLong: a fixed row would begin late; without `strict` it then does.

    """
    out: list[Row] = []
    at = rows[0].start if rows else 0
    for n, row in enumerate(rows):
        if n and row.fixed and at > row.start and strict:
            raise TooLong(row, at - row.start)
        if n and row.fixed:
            at = max(at, row.start)
        out.append(replace(row, start=at))
        at += row.length
    return out


def shifted(rows: Sequence[Row], id: str, by: int) -> list[Row]:  # noqa: A002 - the field's name
    """The rows after one move by so many minutes, up to what is fixed.

    Raises:
        TooLong: what is fixed would begin late.

    """
    out: list[Row] = []
    move = False
    for row in rows:
        if move and row.fixed:
            over = out[-1].start + out[-1].length - row.start
            if by > 0 and over > 0:
                raise TooLong(row, over)
            move = False
        out.append(replace(row, start=row.start + by) if move else row)
        move = move or row.id == id
    return out


def paused(snapshot: Snapshot) -> datetime | None:
    """Since when the clock of the day stands still; None when it goes."""
    kept = snapshot.get(Setting, PAUSED)
    try:
        return moment(kept.value) if kept is not None and kept.value else None
    except ValueError:  # then it goes
        return None


def _clock(snapshot: Snapshot, now: datetime) -> datetime:
    """The moment on the clock of the day, which may stand still."""
    since = paused(snapshot)
    if since is None:
        return now
    since = since.astimezone(now.tzinfo) if now.tzinfo and since.tzinfo else since
    return min(since, now)


def as_it_runs(snapshot: Snapshot, now: datetime, lengths: Mapping[str, int] | None = None) -> list[Row]:
    """The rows to come from when the running one began, which takes its minutes and more once they are over."""
    now, rows, part = _clock(snapshot, now), ahead(snapshot), running(snapshot)
    lengths = lengths or {}
    rows = [replace(r, length=lengths.get(r.id, r.length)) for r in rows]
    began = _began_at(snapshot, part, now) if part else None
    if part is not None and began is not None and rows[0].id == part.id:
        rows[0] = replace(rows[0], start=began, length=max(rows[0].length, minutes(now) - began))
    return rows


def _began_at(snapshot: Snapshot, part: Part, now: datetime) -> int | None:
    """When a row began on the clock as it is set now, never later than now: clocks are put back, zones corrected."""
    since = begun(snapshot, part)
    if since is None:
        return None
    local = since.astimezone(now.tzinfo) if now.tzinfo and since.tzinfo else since
    return min(minutes(local), minutes(now))


def ends(snapshot: Snapshot, now: datetime) -> int | None:
    """When what runs is over: after its minutes, or when a fixed row begins; None when nothing runs."""
    now, part = _clock(snapshot, now), running(snapshot)
    if part is None:
        return None
    began = _began_at(snapshot, part, now)
    if began is None or not _same_day(snapshot, now):
        return planned_end(part)
    end, after = began + _length(snapshot, part), ahead(snapshot)[1]
    waits = after.fixed and after.start > began and not afresh(snapshot, part)
    return min(end, after.start) if waits else end


def left(snapshot: Snapshot, now: datetime) -> int | None:
    """Minutes to the end of what runs, negative when it is over; None when nothing runs or on another day."""
    now, end = _clock(snapshot, now), ends(snapshot, now)
    return None if end is None or not _same_day(snapshot, now) else end - minutes(now)


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """What is left of what runs, as guide, lectern and wall say it."""

    minutes: int  # negative when it is over
    end: time

    @property
    def amount(self) -> str:
        """`18 min`, of what is left or of what it is over."""
        return tr("{minutes} min").format(minutes=abs(self.minutes))

    @property
    def word(self) -> str:
        """Which of both it is."""
        return tr("over") if self.minutes < 0 else tr("left")

    @property
    def until(self) -> str:
        """`until 11:15`: when it was to end, also when that is past."""
        return tr("until {end:%H:%M}").format(end=self.end)


def time_left(snapshot: Snapshot, now: datetime) -> TimeLeft | None:
    """What is left of what runs; None when nothing runs or on another day."""
    rest, end = left(snapshot, now), ends(snapshot, now)
    return None if rest is None or end is None else TimeLeft(rest, at_minute(end))


def behind(snapshot: Snapshot, now: datetime) -> int | None:
    """Minutes by which the day is behind its plan, negative when ahead.

    None when nothing runs, on another day, and for what runs once more after the day came to its end.

    What runs takes its planned minutes from its actual start, and longer once these are over.
    """
    part = running(snapshot)
    if part is None or begun(snapshot, part) is None or not _same_day(snapshot, now) or afresh(snapshot, part):
        return None
    first, after = as_it_runs(snapshot, now)[0], ahead(snapshot)[1]
    return first.start + first.length - after.start


@dataclass(frozen=True, slots=True)
class InHand:
    """Minutes in hand for a gate; negative when it will be missed as things stand."""

    gate: Gate
    minutes: int


def next_gate(snapshot: Snapshot, now: datetime) -> InHand | None:
    """The next gate that is still to be kept, with the minutes in hand at the present pace."""
    if behind(snapshot, now) is None:
        return None
    expected = {r.id: r for r in laid(as_it_runs(snapshot, now), strict=False)}
    for gate in sorted(snapshot.all(Gate), key=lambda g: g.by or time(0)):
        session = snapshot.get(Session, gate.session_id)
        row = expected.get(gate.session_id or "")
        if session is None or gate.by is None or row is None or _passed(session, gate):
            continue
        edge = row.start if gate.edge == "start" else row.start + row.length
        return InHand(gate, minutes(gate.by) - edge)
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
    """Whether it is the date on which what runs began; before anything has, the date of the day."""
    part = running(snapshot)
    since = begun(snapshot, part) if part is not None else None
    day = _local_date(since, now) if since is not None else date_of(snapshot, now)
    return day is None or day == now.date()


def _local_date(at: datetime, now: datetime) -> date:
    """The date of a moment, on the clock as it is set now."""
    return at.astimezone(now.tzinfo).date() if now.tzinfo and at.tzinfo else at.date()


def date_of(snapshot: Snapshot, now: datetime) -> date | None:
    """The date on which the day is held: when it began, on the clock as it is set now; before that as planned."""
    began = snapshot.workshop.started_at
    return snapshot.workshop.date if began is None else _local_date(began, now)
