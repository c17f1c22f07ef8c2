"""Timers of the room and of its tables: steps one after the other, from a moment on; nothing ticks (W15, 1.3, 2.5).

A timer is a setting of the day, so it runs on over a restart. What is left follows from the moment it began, with its
offset from UTC: summer time and another zone change nothing. A clock that is put forward or back is told to `moved`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from workshop import commands as c
from workshop.kinds import Setting
from workshop.running_order import running, session_of
from workshop.shape import moment
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import one_line

TIMERS: Final = "timers "  # the setting of a session, before its id
LONGEST: Final = 180  # minutes
LAST: Final = 5  # minutes in which seconds are counted: before that they would be watched
UP: Final = "time"  # what is said when it is over


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a timer."""

    label: str  # `In pairs`; may be empty
    seconds: int
    busy: bool = False  # the room is busy with itself: there is time to type


@dataclass(frozen=True, slots=True)
class Timer:
    """One timer."""

    table: int  # 0: of the room
    began: datetime
    steps: tuple[Step, ...]
    words: str = ""  # its own question

    @property
    def seconds(self) -> int:
        """How long it is in all."""
        return sum(x.seconds for x in self.steps)

    @property
    def name(self) -> str:
        """`Table 2`; empty for the room’s."""
        return tr("Table {table}").format(table=self.table) if self.table else ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a timer stands at a moment."""

    timer: Timer
    step: Step
    left: int  # seconds of the step; 0 when all is over
    following: str  # the label of the next step
    number: int = 0  # which step it is

    @property
    def over(self) -> bool:
        """Whether nothing is left of any step."""
        return self.left <= 0

    @property
    def clock(self) -> str:
        """`4:32`, from five minutes on `12 min`; `time` when it is over."""
        if self.over:
            return UP
        return (
            f"{self.left // 60}:{self.left % 60:02d}"
            if self.left < LAST * 60
            else tr("{left} min").format(left=-(-self.left // 60))
        )

    @property
    def called(self) -> str:
        """`Table 2 · In pairs`; empty for a timer that has no name at all."""
        step = "" if self.over and len(self.timer.steps) > 1 else self.step.label
        return " · ".join(x for x in (self.timer.name, step) if x)

    @property
    def said(self) -> str:
        """`In pairs 1:20, then in fours`."""
        then = (
            tr(", then {following}{following2}").format(
                following=self.following[0].lower(), following2=self.following[1:]
            )
            if self.following and not self.over
            else ""
        )
        return f"{self.called} {self.clock}".strip() + then


def reading(timer: Timer, now: datetime) -> Reading:
    """How a timer stands; never more than it has, whatever the clock says."""
    gone = max(0, int((now - timer.began).total_seconds()))
    for n, step in enumerate(timer.steps):
        if gone < step.seconds:
            after = timer.steps[n + 1].label if n + 1 < len(timer.steps) else ""
            return Reading(timer, step, step.seconds - gone, after, n)
        gone -= step.seconds
    return Reading(timer, timer.steps[-1], 0, "")


# -- as it is typed --


_ASKED: Final = re.compile(r"(\d{1,3})\s*(?:min(?:utes?)?)?(?:\s+table\s+(\d{1,2}))?(?:\s+(.*))?", re.IGNORECASE)


def asked(text: str, now: datetime) -> Timer | None:
    """The timer that somebody asks for: `3`, `3 silent writing`, `10 table 2 What would you give back?`."""
    m = _ASKED.fullmatch(one_line(text))
    if m is None or not 1 <= int(m[1]) <= LONGEST:
        return None
    table, words = int(m[2] or 0), m[3] or ""
    return Timer(table, now, (Step("" if table else words, int(m[1]) * 60),), words if table else "")


# -- in the day --


def of_session(s: Snapshot, session_id: str) -> tuple[Timer, ...]:
    """The timers of a session, the room’s first; what can’t be read is none."""
    kept = s.get(Setting, TIMERS + session_id)
    if kept is None or not kept.value:
        return ()
    try:
        return tuple(_read(x) for x in json.loads(kept.value))
    except (ValueError, TypeError, KeyError):
        return ()


def now_running(s: Snapshot) -> tuple[Timer, ...]:
    """The timers of what the room does now; in a break and after the day there are none."""
    session = now_in(s)
    return of_session(s, session) if session else ()


def now_in(s: Snapshot) -> str:
    """The id of the session whose timers are shown."""
    part = running(s)
    session = session_of(s, part) if part is not None else None
    return session.id if session is not None else ""


def readings(s: Snapshot, now: datetime) -> tuple[Reading, ...]:
    """How all timers stand that run now."""
    return tuple(reading(t, now) for t in now_running(s))


def to_type(s: Snapshot, now: datetime) -> str:
    """`Type now: the room is writing for 4 min.`; empty where it waits."""
    busy = [x for x in readings(s, now) if x.step.busy and not x.over]
    if not busy:
        return ""
    return tr("Type now: the room is busy for {what} min.").format(what=max(1, -(-min(x.left for x in busy) // 60)))


# -- commands --


def kept(session_id: str, timers: Sequence[Timer]) -> c.Set:
    """The command that keeps these as all timers of a session."""
    rows = [_row(t) for t in sorted(timers, key=lambda t: t.table)]
    return c.Set(TIMERS + session_id, json.dumps(rows, ensure_ascii=False) if rows else None)


def with_(timers: Sequence[Timer], *new: Timer) -> list[Timer]:
    """The timers with these in place of those of the same table."""
    tables = {t.table for t in new}
    return [*(t for t in timers if t.table not in tables), *new]


def moved(timers: Sequence[Timer], by: timedelta) -> list[Timer]:
    """The same with what they had left, after a clock was put forward by so much."""
    return [replace(t, began=t.began + by) for t in timers]


def longer(timers: Sequence[Timer], seconds: int, now: datetime) -> list[Timer]:
    """Each with so much more: of the step that runs; one that is over has that much from now on."""
    out = []
    for t in timers:
        at = reading(t, now)
        if at.over:
            out.append(replace(t, began=now, steps=(replace(t.steps[-1], seconds=seconds),)))
            continue
        more = replace(at.step, seconds=at.step.seconds + seconds)
        steps = (*t.steps[: at.number], more, *t.steps[at.number + 1 :])
        out.append(replace(t, steps=steps))
    return out


def _row(t: Timer) -> dict[str, Any]:
    steps = [[x.label, x.seconds, x.busy] for x in t.steps]
    return {"table": t.table, "began": t.began.isoformat(), "steps": steps, "words": t.words}


def _read(row: dict[str, Any]) -> Timer:
    steps = tuple(Step(str(label), int(seconds), bool(busy)) for label, seconds, busy in row["steps"])
    if not steps:
        raise ValueError("a timer has a step")
    return Timer(int(row["table"]), moment(str(row["began"])), steps, str(row.get("words", "")))
