"""Commands on the minutes of the day: plan, make up, leave out, split, fix, stand still. What is over stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from workshop import commands as c
from workshop import dates
from workshop.commands import Stamp
from workshop.decide.records import added_record, changed_record
from workshop.decide.refused import Refused
from workshop.decide.running import finish, row_of, set_choice
from workshop.edits import Edit, added, changed
from workshop.kinds import Break, Session, Workshop
from workshop.running_order import (
    END,
    FIXED,
    NOT_STARTED,
    NOW,
    PAUSED,
    REST,
    SHORTEST,
    SKIPPED,
    SKIPPED_WHY,
    Part,
    Row,
    TooLong,
    ahead,
    as_it_runs,
    at_minute,
    fixed,
    following,
    laid,
    minutes,
    paused,
    running,
    session_of,
    shifted,
    used_before,
)
from workshop.snapshot import Snapshot
from workshop.tongue import tr

LONGEST: Final = 600  # minutes of a row


def plan(snapshot: Snapshot, command: c.Plan, stamp: Stamp) -> list[Edit]:
    """Edits of `Plan`: the row takes so many minutes, and the rows after it that have not started move."""
    part = row_of(snapshot, command.id)
    if not 0 <= command.minutes <= LONGEST:
        raise Refused(tr("Minutes run from 0 to 600."), "planned_minutes")
    if command.minutes == part.planned_minutes:
        return []
    out = _changed(part, {"planned_minutes": command.minutes}, snapshot, stamp)
    after = snapshot.after(out)
    by = command.minutes - (part.planned_minutes or 0)
    rows = _possible(snapshot, lambda: shifted(ahead(after), part.id, by))
    return [*out, *_written(after, rows, stamp)]


def retime(snapshot: Snapshot, command: c.Retime, stamp: Stamp) -> list[Edit]:
    """Edits of `Retime`."""
    if running(snapshot) is None:
        raise Refused(tr("Nothing runs. Minutes are planned under Set up."))
    rows = as_it_runs(snapshot, stamp.at, command.lengths)
    known = {r.id for r in rows}
    for id_, n in command.lengths.items():
        if id_ not in known:
            raise Refused(tr("What is over keeps its minutes."))
        if not SHORTEST <= n <= LONGEST:
            raise Refused(tr("A row has at least {shortest} minutes.").format(shortest=SHORTEST))
    return _written(snapshot, _laid(snapshot, rows), stamp)


def _laid(snapshot: Snapshot, rows: Sequence[Row]) -> list[Row]:
    return _possible(snapshot, lambda: laid(rows))


def _possible(snapshot: Snapshot, lay: Callable[[], list[Row]]) -> list[Row]:
    try:
        return lay()
    except TooLong as e:
        part = snapshot.find(e.row.id)
        name = tr("The finish") if e.row.id == END else part.headline if part else tr("It")
        at = dates.clock(at_minute(e.row.start))
        raise Refused(
            tr("{name} stays at {at}. That would be {minutes} min too late.").format(
                name=name, at=at, minutes=e.minutes
            )
        ) from e


def _written(snapshot: Snapshot, rows: Sequence[Row], stamp: Stamp) -> list[Edit]:
    """What differs from how the rows are planned now."""
    out: list[Edit] = []
    for row in rows:
        if row.id == END:
            out += _changed(snapshot.workshop, {"end": at_minute(row.start)}, snapshot, stamp)
            continue
        part = row_of(snapshot, row.id)
        values: dict[str, Any] = {"planned_start": at_minute(row.start), "planned_minutes": row.length}
        if used := used_before(snapshot, part):  # it runs once more: what it has left is not all that it has
            values = {"planned_minutes": used + row.length}
        out += _changed(part, values, snapshot, stamp)
    return out


def _changed(record: Any, values: c.Values, snapshot: Snapshot, stamp: Stamp) -> list[Edit]:
    edit = changed(record, changed_record(snapshot, record, values, stamp))
    return [edit] if edit else []


def skip(snapshot: Snapshot, command: c.Skip, stamp: Stamp) -> list[Edit]:
    """Edits of `Skip`: never blocked, except by a missing reason."""
    part, reason = row_of(snapshot, command.id), command.reason.strip()
    if not reason and isinstance(part, Session):
        raise Refused(tr("Why is it left out? /skip and the reason."))
    if part.started_at is not None and part.state != NOW:
        raise Refused(tr("{part} took place already.").format(part=part.headline))
    out: list[Edit] = []
    if part.state == NOW:
        out += finish(snapshot, c.Finish(), stamp)
        snapshot = snapshot.after(out)
        part = row_of(snapshot, command.id)
    out += _changed(part, {"state": SKIPPED}, snapshot, stamp)
    return [*out, *set_choice(snapshot, c.Set(SKIPPED_WHY + part.id, reason or None), stamp)]


def split(snapshot: Snapshot, command: c.Split, stamp: Stamp) -> list[Edit]:
    """Edits of `Split`: a row for the rest, and the next one begins."""
    part, after = running(snapshot), row_of(snapshot, command.after)
    session = session_of(snapshot, part) if part else None
    if part is None or session is None:
        raise Refused(tr("No session runs that could be split."))
    if snapshot.find(REST + session.id) is not None:
        raise Refused(
            tr("{session} is in two parts already. /start goes back to it at any time.").format(session=session.short)
        )
    if following(snapshot, part.id) is None:
        raise Refused(tr("This is the last session. Finish later instead: /time."))
    rows = as_it_runs(snapshot, stamp.at)
    if after.id not in {r.id for r in rows[1:]} and after.id != part.id:
        raise Refused(tr("{after} is over. Choose a row that is still to come.").format(after=after.headline))
    gone = max(SHORTEST, minutes(stamp.at) - rows[0].start)
    out = _changed(part, {"planned_minutes": gone}, snapshot, stamp)
    host = after.id if isinstance(after, Session) else after.after_session_id
    rest = {
        "label": tr("{session}: the rest").format(session=session.short),
        "after_session_id": host,
        "planned_minutes": max(SHORTEST, command.minutes),
        "planned_start": at_minute(rows[0].start),
        "state": NOT_STARTED,
    }
    made = snapshot.after(out)
    out.append(added(added_record(made, Break, REST + session.id, rest, stamp)))
    made = snapshot.after(out)
    out += _written(made, _laid(made, as_it_runs(made, stamp.at)), stamp)
    return [*out, *finish(snapshot.after(out), c.Finish(), stamp)]


def fix(snapshot: Snapshot, command: c.Fix, stamp: Stamp) -> list[Edit]:
    """Edits of `Fix`: with a time it goes there first; rows before it keep their minutes, and time may be left."""
    stay = fixed(snapshot)
    if command.at is None:
        return set_choice(snapshot, c.Set(FIXED, _listed(stay - {command.id})), stamp)
    record: Part | Workshop
    if command.id == END:
        record, name = snapshot.workshop, "end"
    else:
        record, name = row_of(snapshot, command.id), "planned_start"
        if record.started_at is not None:
            raise Refused(tr("{record} has begun already.").format(record=record.headline))
    out = _changed(record, {name: command.at}, snapshot, stamp)
    out += set_choice(snapshot, c.Set(FIXED, _listed(stay | {command.id})), stamp)
    made = snapshot.after(out)
    rows = ahead(made)
    by = next((r.start for r in rows if r.id == command.id), 0) - next(
        (r.start for r in ahead(snapshot) if r.id == command.id), 0
    )
    return [*out, *_written(made, _possible(made, lambda: _moved(rows, command.id, by)), stamp)]


def _moved(rows: Sequence[Row], id: str, by: int) -> list[Row]:  # noqa: A002 - the field's name
    """The rows after one move with it, up to the next fixed point; those before it have to fit."""
    at = next(n for n, r in enumerate(rows) if r.id == id)
    if at and (over := rows[at - 1].start + rows[at - 1].length - rows[at].start) > 0:
        raise TooLong(rows[at], over)
    return shifted(rows, id, by)


def _listed(ids: frozenset[str]) -> str | None:
    return " ".join(sorted(ids)) or None


def pause(snapshot: Snapshot, command: c.Pause, stamp: Stamp) -> list[Edit]:  # noqa: ARG001 - one shape for all
    """Edits of `Pause`."""
    if running(snapshot) is None:
        raise Refused(tr("Nothing runs that could stand still."))
    if paused(snapshot) is not None:
        raise Refused(tr("The clock stands already."))
    return set_choice(snapshot, c.Set(PAUSED, stamp.at.isoformat()), stamp)


def resume(snapshot: Snapshot, command: c.Resume, stamp: Stamp) -> list[Edit]:  # noqa: ARG001 - one shape for all
    """Edits of `Resume`: what runs lasts so much longer; the rows after it have not moved yet."""
    part, since = running(snapshot), paused(snapshot)
    if since is None:
        raise Refused(tr("The clock goes already."))
    out = set_choice(snapshot, c.Set(PAUSED, None), stamp)
    lost = _whole_minutes(since, stamp.at)
    if part is not None and lost:
        planned = min(LONGEST, (part.planned_minutes or 0) + lost)
        out += _changed(part, {"planned_minutes": planned}, snapshot, stamp)
    return out


def _whole_minutes(since: datetime, until: datetime) -> int:
    return max(0, round((until - since).total_seconds() / 60))


OF_COMMAND: Final[Mapping[type[c.Command], Any]] = {
    c.Plan: plan,
    c.Retime: retime,
    c.Skip: skip,
    c.Split: split,
    c.Fix: fix,
    c.Pause: pause,
    c.Resume: resume,
}
