"""Commands that run the day: begin it, start and finish its sessions, plan its minutes, choose its settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop import commands as c
from workshop.commands import Stamp
from workshop.decide.records import added_record, changed_record
from workshop.decide.refused import Refused
from workshop.edits import Edit, added, changed
from workshop.gaps.records import id_of, unkept, values_of
from workshop.kinds import Break, Gap, Gate, Organisation, Playbook, Session, Setting, Trust, Workshop
from workshop.playbook.done import predicates
from workshop.playbook.load import read_playbook
from workshop.playbook.progress import is_done, playbook_of
from workshop.playbook.schema import PlaybookPlan
from workshop.running_order import (
    DONE,
    NOT_STARTED,
    NOW,
    PAUSED,
    PLANNED,
    SHORTEST,
    STINTS,
    UNFINISHED,
    Part,
    at_minute,
    following,
    minutes,
    parts,
    paused,
    plan_at_start,
    running,
    session_of,
    stints_after,
)
from workshop.snapshot import Snapshot
from workshop.tongue import tr


def new_day(snapshot: Snapshot, command: c.NewDay, stamp: Stamp) -> list[Edit]:
    """Edits of `NewDay`.

    Raises:
        Refused: the file has a day already, or its finish lies before its start.
        BadPlaybook: the text is no playbook.

    """
    if snapshot.one(Workshop) is not None:
        raise Refused(tr("This file has a day already."))
    plan = read_playbook(command.playbook, "playbook", predicates())
    values: dict[str, Any] = {
        "start": plan.start,
        "ground_rules": plan.ground_rules,
        "status": "draft",
        "nation": "england",
        **command.values,
    }
    out = _Making(snapshot, stamp)
    out.add(Playbook, "plb-1", {"name": plan.id, "revision": plan.revision, "text": plan.text})
    for name, value in command.settings.items():
        out.add(Setting, name, {"value": value})
    order = _running_order(plan, values, command.lengths)
    values.setdefault("end", order.end)
    out.add(Workshop, "ws-1", values)
    order.add(out)
    for n, statement in enumerate(plan.trust, 1):
        out.add(Trust, f"tr-{n}", {"text": statement})
    for n, organisation in enumerate(command.organisations, 1):
        given = dict(organisation)
        out.add(Organisation, given.pop("id", f"org-{n:02d}"), given)
    return out.edits


class _Making:
    """Adds records one after the other, each seeing those before it."""

    def __init__(self, snapshot: Snapshot, stamp: Stamp) -> None:
        self.snapshot, self.stamp, self.edits = snapshot, stamp, list[Edit]()

    def add(self, cls: type[Any], id: str, values: c.Values) -> None:  # noqa: A002 - the field's name
        edit = added(added_record(self.snapshot, cls, id, values, self.stamp))
        self.snapshot = self.snapshot.after([edit])
        self.edits.append(edit)


class _running_order:
    """The rows of a playbook, fitted to the start and finish of a day."""

    def __init__(self, plan: PlaybookPlan, values: c.Values, lengths: Mapping[str, int]) -> None:
        self.plan, self.start = plan, minutes(values["start"])
        self.pauses = {b.id: lengths.get(b.id, b.minutes) for b in plan.breaks}
        wanted = [lengths.get(s.id, s.minutes) for s in plan.sessions]
        end = values.get("end")
        room = minutes(end) - self.start - sum(self.pauses.values()) if end else sum(wanted)
        if room < SHORTEST * len(plan.sessions):
            raise Refused(tr("The finish leaves no time for the sessions. Choose a later one."), "end")
        self.lengths = fitted_lengths(wanted, room)
        self.starts: dict[str, int] = {}
        at = self.start
        for s, n in zip(plan.sessions, self.lengths, strict=True):
            self.starts[s.id] = at
            at += n
            for b in plan.breaks:
                if b.after == s.id:
                    self.starts[b.id] = at
                    at += self.pauses[b.id]
        self.end = at_minute(at)

    def add(self, out: _Making) -> None:
        """Its sessions, breaks and gates."""
        plan, edges = self.plan, dict[str, tuple[int, int]]()
        for s, n in zip(plan.sessions, self.lengths, strict=True):
            edges[s.id] = (self.starts[s.id], self.starts[s.id] + n)
            row = {"number": s.number, "phase": s.phase, "title": s.title, "short": s.short}
            row |= {"planned_start": at_minute(self.starts[s.id]), "planned_minutes": n, "state": NOT_STARTED}
            out.add(Session, s.id, row)
        for b in plan.breaks:
            row = {
                "label": b.label,
                "after_session_id": b.after,
                "planned_minutes": self.pauses[b.id],
                "state": NOT_STARTED,
            }
            out.add(Break, b.id, row | {"planned_start": at_minute(self.starts[b.id])})
        for g in plan.gates:
            slack = minutes(g.by) - _planned_edge(plan, g.session, g.edge)
            by = at_minute(edges[g.session][g.edge == "end"] + slack)
            out.add(Gate, g.id, {"text": g.text, "by": by, "session_id": g.session, "edge": g.edge})


def _planned_edge(plan: PlaybookPlan, session: str, edge: str) -> int:
    at = minutes(plan.start)
    for s in plan.sessions:
        if s.id == session:
            return at + (s.minutes if edge == "end" else 0)
        at += s.minutes + sum(b.minutes for b in plan.breaks if b.after == s.id)
    return at


def fitted_lengths(lengths: list[int], room: int) -> list[int]:
    """Lengths in proportion, in steps of five minutes and at least five, that fill the room exactly."""
    total = sum(lengths)
    if total == room:
        return list(lengths)
    out = [max(SHORTEST, round(n * room / total / 5) * 5) for n in lengths]
    while sum(out) != room:
        spare = room - sum(out)
        step = max(-5, min(5, spare))
        choices = [i for i, n in enumerate(out) if n + step >= SHORTEST]
        longest = max(choices, key=lambda i: (out[i], -i))
        out[longest] += step
    return out


def start_day(snapshot: Snapshot, command: c.StartDay, stamp: Stamp) -> list[Edit]:  # noqa: ARG001 - one shape for all
    """Edits of `StartDay`."""
    day = snapshot.one(Workshop)
    rows = parts(snapshot)
    if day is None or not rows:
        raise Refused(tr("There is no running order to start."))
    if day.started_at is not None:
        raise Refused(tr("The day has started already."))
    edits = [_edit(day, {"status": "live", "started_at": stamp.at}, snapshot, stamp), *_plan_kept(snapshot, stamp)]
    return [*edits, *start(snapshot.after(edits), c.Start(rows[0].id), stamp)]


def _plan_kept(snapshot: Snapshot, stamp: Stamp) -> list[Edit]:
    """What was planned, before the day changes it."""
    return set_choice(snapshot, c.Set(PLANNED, plan_at_start(snapshot)), stamp)


def _edit(record: Any, values: c.Values, snapshot: Snapshot, stamp: Stamp) -> Edit:
    edit = changed(record, changed_record(snapshot, record, values, stamp))
    if edit is None:
        raise Refused(tr("Nothing would change."))
    return edit


def start(snapshot: Snapshot, command: c.Start, stamp: Stamp) -> list[Edit]:
    """Edits of `Start`: what runs ends, this runs. A session that ran before goes on where it was."""
    part = row_of(snapshot, command.id)
    if part.state == NOW:
        return []
    out = [*_ended(snapshot, stamp), *_goes_on(snapshot, stamp)]
    if part.started_at is not None and part.ended_at is not None:
        again = stints_after(snapshot, part, stamp.at)
        out += set_choice(snapshot, c.Set(STINTS + part.id, again), stamp)
    values = {"state": NOW, "started_at": part.started_at or stamp.at, "ended_at": None}
    out.append(_edit(part, values, snapshot, stamp))
    day = snapshot.workshop
    if day.started_at is None:
        out.append(_edit(day, {"status": "live", "started_at": stamp.at}, snapshot, stamp))
        out += _plan_kept(snapshot, stamp)
    elif day.status == "closed":
        out.append(_edit(day, {"status": "live"}, snapshot, stamp))
    return out


def row_of(snapshot: Snapshot, id: str) -> Part:  # noqa: A002 - the field's name
    """A row of the running order.

    Raises:
        Refused: there is none of that id.

    """
    part: Part | None = snapshot.get(Session, id) or snapshot.get(Break, id)
    if part is None:
        raise Refused(tr("That is no row of the running order."))
    return part


def finish(snapshot: Snapshot, command: c.Finish, stamp: Stamp) -> list[Edit]:  # noqa: ARG001 - one shape for all
    """Edits of `Finish`."""
    part = running(snapshot)
    if part is None:
        raise Refused(tr("Nothing runs that could be finished."))
    after = following(snapshot, part.id)
    if after is not None:
        return start(snapshot, c.Start(after.id), stamp)
    out = [*_ended(snapshot, stamp), *_goes_on(snapshot, stamp)]
    if snapshot.workshop.status == "live":
        out.append(_edit(snapshot.workshop, {"status": "closed"}, snapshot, stamp))
    return out


def _ended(snapshot: Snapshot, stamp: Stamp) -> list[Edit]:
    """What runs is over, done or with something left; so is the session that it is the rest of."""
    part = running(snapshot)
    if part is None:
        return []
    session = session_of(snapshot, part)
    plan = playbook_of(snapshot).session(session.id) if session else None
    state = DONE if plan is None or is_done(snapshot, plan) else UNFINISHED
    out = [_edit(part, {"state": state, "ended_at": stamp.at}, snapshot, stamp)]
    if session is not None and session.id != part.id and session.state != state:
        out.append(_edit(session, {"state": state}, snapshot, stamp))
    return [*out, *_left_open(snapshot, stamp)]


def _left_open(snapshot: Snapshot, stamp: Stamp) -> list[Edit]:
    """What is not settled when a session ends stays as a question that somebody answers (domain.md 3.10)."""
    out = _Making(snapshot, stamp)
    for f in unkept(snapshot):
        if snapshot.find(id_of(f)) is None:
            out.add(Gap, id_of(f), values_of(f))
    return out.edits


def _goes_on(snapshot: Snapshot, stamp: Stamp) -> list[Edit]:
    """A clock that stood still goes on."""
    return set_choice(snapshot, c.Set(PAUSED, None), stamp) if paused(snapshot) else []


def set_choice(snapshot: Snapshot, command: c.Set, stamp: Stamp) -> list[Edit]:
    """Edits of `Set`."""
    kept = snapshot.get(Setting, command.setting)
    if kept is None:
        return [added(added_record(snapshot, Setting, command.setting, {"value": command.value}, stamp))]
    edit = changed(kept, kept.with_values(value=command.value))
    return [edit] if edit else []
