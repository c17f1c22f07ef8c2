"""Timers of one window: begun and ended by a line; they go on over a restart, and over a clock that is set (W15)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from workshop import timers
from workshop.decide import Refused
from workshop.kinds import Session
from workshop.playbook.progress import playbook_of
from workshop.playbook.schema import SessionPlan
from workshop.running_order import left
from workshop.timers import Step, Timer
from workshop.tongue import tr
from workshop.words import counted

if TYPE_CHECKING:
    from ui.day.window import DayWindow

JUMP: Final = 3.0  # seconds by which a clock may run away from the time that passes, before it was set
USUAL: Final = 10  # minutes at the tables, where nothing runs that says how long
HOW: Final = tr("How long? /timer 3, or /timer 3 silent writing. /timer 10 table 2 is of one table.")


class Timers(QObject):
    """What the acts of the timers do, and what a second does to them."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self._apart = self._offset()
        self._shown = False  # whether a timer was to be seen a second ago

    def _offset(self) -> float:
        """How far the clock is from the time that has passed; it changes only when somebody sets the clock."""
        return self._w.day.now().timestamp() - self._w.day.clock.elapsed()

    def _session(self) -> SessionPlan:
        """The session that runs.

        Raises:
            Refused: none does.
        """
        s = self._w.day.state
        plan = playbook_of(s).session(timers.now_in(s))
        if plan is None:
            raise Refused(tr("No session runs. A timer is of the session that runs."))
        return plan

    def _keep(self, session_id: str, found: list[Timer]) -> None:
        self._w.day.execute(timers.kept(session_id, found), self)
        self._w.rooming.refresh()

    # -- acts --
    def timer(self, argument: str = "") -> None:
        """Begin a timer, give it more, end it; without a word, the steps that the session has.

        Raises:
            Refused: it is no timer, or no session runs.
        """
        plan, text = self._session(), argument.strip().lower()
        there = timers.of_session(self._w.day.state, plan.id)
        if text in ("off", "stop", "0"):
            self._off(plan, list(there))
        elif text.startswith("+"):
            self._longer(plan, list(there), text.removeprefix("+"))
        elif not text:
            self._steps(plan, list(there))
        else:
            made = timers.asked(argument, self._w.day.now())
            if made is None:
                raise Refused(HOW)
            self._keep(plan.id, timers.with_(there, made))
            self._w.say(
                tr("{reading}. /timer +1 gives more, /timer off ends it.").format(
                    reading=timers.reading(made, self._w.day.now()).said
                )
            )

    def _off(self, plan: SessionPlan, there: list[Timer]) -> None:
        if not there:
            raise Refused(tr("No timer runs."))
        self._keep(plan.id, [])
        self._w.say(
            tr("No timer any more.") if len(there) == 1 else tr("{there} timers ended.").format(there=len(there))
        )

    def _longer(self, plan: SessionPlan, there: list[Timer], text: str) -> None:
        if not there or not text.isdigit() or not 1 <= int(text) <= timers.LONGEST:
            raise Refused(tr("No timer runs.") if not there else tr("How many minutes more? /timer +1."))
        self._keep(plan.id, timers.longer(there, int(text) * 60, self._w.day.now()))
        self._w.say(tr("{minutes} more.").format(minutes=counted(int(text), "minute")))

    def _steps(self, plan: SessionPlan, there: list[Timer]) -> None:
        if not plan.steps:
            raise Refused(HOW)
        steps = tuple(Step(x.label, x.minutes * 60, x.busy) for x in plan.steps)
        self._keep(plan.id, timers.with_(there, Timer(0, self._w.day.now(), steps)))
        said = " · ".join(tr("{label} {minutes} min").format(label=x.label, minutes=x.minutes) for x in plan.steps)
        self._w.say(tr("{said}. /timer off ends it.").format(said=said))

    def tables(self, argument: str = "") -> None:
        """A timer for each table that works in this session.

        Raises:
            Refused: that is no number of minutes, or no session runs.
        """
        plan, now = self._session(), self._w.day.now()
        words = argument.split()
        n = int(words[0]) if words and words[0].isdigit() else min(left(self._w.day.state, now) or USUAL, USUAL)
        how_many = int(words[1]) if len(words) > 1 and words[1].isdigit() else max(plan.tables, 2)
        if not 1 <= n <= timers.LONGEST or not 1 <= how_many <= 9 or (words and not words[0].isdigit()):
            raise Refused(tr("How long, at how many tables? /tables 10 3 is ten minutes at three tables."))
        there = timers.of_session(self._w.day.state, plan.id)
        asked = {t.table: t.words for t in there}
        made = [Timer(t, now, (Step("", n * 60, busy=True),), asked.get(t, "")) for t in range(1, how_many + 1)]
        self._keep(plan.id, timers.with_([t for t in there if t.table <= how_many], *made))
        self._w.say(
            tr("{n} min at {tables}. /timer 8 table 2 What would you give back? is of one.").format(
                n=n, tables=counted(how_many, "table")
            )
        )

    # -- once a second --
    def beat(self) -> None:
        """What is left changes; a clock that was set takes nothing from a timer."""
        self._after_a_jump()
        w = self._w
        here = bool(timers.now_running(w.day.state))
        if here or self._shown:
            w.showing.guide()
        self._shown = here

    def _after_a_jump(self) -> None:
        apart = self._offset()
        by = apart - self._apart
        if abs(by) < JUMP:
            return
        self._apart = apart
        day = self._w.day
        if day.only is not None:
            return
        for session in day.state.all(Session):
            found = timers.of_session(day.state, session.id)
            if found:
                self._keep(session.id, timers.moved(found, timedelta(seconds=round(by))))
        self._w.say(
            tr("The laptop’s clock was put {forward} by {long}. Timers go on.").format(
                forward=tr("forward") if by > 0 else tr("back"), long=_long(abs(by))
            )
        )


def _long(seconds: float) -> str:
    """`7 minutes`, `1 hour`, `2 days`."""
    for size, one in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            return counted(round(seconds / size), one)
    return counted(round(seconds), "second")
