"""The acts on the clock: late starts and where their minutes come from, split, fixed, who leaves (W11, W20).

Nothing here hurries the room: a choice stands quietly at the line, and is dropped by whatever is done next.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from workshop import commands as c
from workshop import dates
from workshop.boards.at_the_gate import at_the_gate
from workshop.boards.leaving import leaving
from workshop.capture.names import Names
from workshop.decide import Refused
from workshop.kinds import Break, Person, Session
from workshop.replanning import NOISE, Source, needed, sources
from workshop.running_order import (
    END,
    Part,
    as_it_runs,
    begun,
    behind,
    fixed,
    parts,
    paused,
    running,
    session_of,
)
from workshop.shown import first_name
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import fold, joined

if TYPE_CHECKING:
    from ui.day.window import DayWindow

STEP: Final = 5  # minutes
LATER: Final = tr("decide later")
MENU: Final = tr("Time: 1 five more · 2 five from the next break · 3 leave out · 4 split · 5 {} the clock · 6 tables")
_FINISH: Final = frozenset({"finish", "end", "the end"})


class Timing(QObject):
    """The acts of one window that are about time."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self._said: set[str] = set()  # what was said once

    @property
    def _s(self) -> Snapshot:
        return self._w.day.state

    def _do(self, command: c.Command) -> None:
        self._w.day.execute(command, self)

    # -- where minutes come from --
    def offer(self) -> None:
        """After a late start or a long session: where the minutes come from, quietly; nothing where none are needed."""
        now = self._w.day.now()
        late = behind(self._s, now) or 0
        if late < NOISE or paused(self._s):
            return
        if needed(self._s, now) < NOISE:
            self._do(c.Retime({}))  # what is planned to be free before a fixed point takes it up
            return
        found = sources(self._s, now)
        if any(s.lengths for s in found):
            self._choose(tr("{late} min behind. Take them from: ").format(late=late), found)

    def behind(self, _: str = "") -> None:
        """Where the minutes come from that the day is behind."""
        late = behind(self._s, self._w.day.now())
        if late is None:
            raise Refused(tr("Nothing runs by the plan now. Minutes are planned under Set up."))
        if late < NOISE:
            raise Refused(
                tr("The day is on plan.") if late > -NOISE else tr("The day is {late} min ahead.").format(late=-late)
            )
        found = sources(self._s, self._w.day.now())
        if not found:
            raise Refused(
                tr("{late} min behind, and nothing left to take them from. Leave something out: /skip.").format(
                    late=late
                )
            )
        self._choose(tr("{late} min behind. Take them from: ").format(late=late), found)

    def _choose(self, head: str, found: list[Source]) -> None:
        acts: dict[str, Callable[[], object]] = {
            str(n): partial(self._take, source.lengths) for n, source in enumerate(found, 1)
        }
        words = [f"{n} {source.text}" for n, source in enumerate(found, 1)]
        key = str(len(found) + 1)
        self._w.doing.ask(
            head + " · ".join([*words, f"{key} {LATER}"]), {**acts, key: lambda: None, "": acts["1"]}, "offer"
        )

    def _take(self, lengths: Mapping[str, int]) -> None:
        before = {p.id: p.planned_minutes or 0 for p in parts(self._s)}
        self._do(c.Retime(lengths))
        changed = [p for p in parts(self._s) if p.id in lengths and before[p.id] != p.planned_minutes]
        end = self._s.workshop.end
        told = joined(f"{p.headline} {before[p.id]} → {p.planned_minutes}" for p in changed)
        finish = tr("Finish {clock}.").format(clock=dates.clock(end)) if end else ""
        self._w.say(" ".join(x for x in (f"{told}." if told else "", finish) if x))

    # -- Ctrl+T --
    def time(self, _: str = "") -> None:
        """Five more, five from the next break, leave out, split, stop."""
        if running(self._s) is None:
            raise Refused(tr("Nothing runs. Minutes are planned under Set up."))
        menu = MENU.format(tr("let on") if paused(self._s) else tr("stop"))
        put = self._w.line.put
        self._w.doing.ask(
            menu,
            {
                "1": self.more,
                "2": self.from_break,
                "3": partial(put, "/skip "),
                "4": self.split,
                "5": self.stop,
                "6": self._w.timers.tables,
            },
            "offer",
        )

    def more(self, argument: str = "") -> None:
        """More minutes for what runs: what comes after moves; where that is fixed, somebody gives them."""
        part, n = self._running(), _minutes(argument)
        try:
            self._do(c.Plan(part.id, (part.planned_minutes or 0) + n))
        except Refused as e:
            found = [s for s in sources(self._s, self._w.day.now(), n) if s.lengths]
            if not found:
                raise Refused(
                    tr("{sentence} Nothing before that has minutes to give.").format(sentence=e.sentence)
                ) from e
            self._choose(tr("{n} more for {part}. Take them from: ").format(n=n, part=part.headline), found)
            return
        end = self._s.workshop.end
        self._w.say(
            tr("{n} more for {part}. Finish {clock}.").format(n=n, part=part.headline, clock=dates.clock(end))
            if end
            else tr("{n} more.").format(n=n)
        )

    def from_break(self, _: str = "") -> None:
        """Five more for what runs, taken from the next break: the finish stays."""
        part = self._running()
        rows = as_it_runs(self._s, self._w.day.now())[1:]
        breaks = {p.id: p for p in parts(self._s) if isinstance(p, Break) and session_of(self._s, p) is None}
        row = next((r for r in rows if r.id in breaks and r.length >= 2 * STEP), None)
        if row is None:
            raise Refused(tr("No break is left that could give five minutes."))
        shorter = c.Plan(row.id, row.length - STEP)
        longer = c.Plan(part.id, (part.planned_minutes or 0) + STEP)
        order = (shorter, longer) if not fixed(self._s) & {r.id for r in rows} else (longer, shorter)
        try:
            self._do(c.Together("plan", order))
        except Refused:
            self._do(c.Together("plan", tuple(reversed(order))))
        self._w.say(
            tr("5 more for {part}. {breaks} {length} → {length2}.").format(
                part=part.headline, breaks=breaks[row.id].headline, length=row.length, length2=row.length - STEP
            )
        )

    def _running(self) -> Part:
        part = running(self._s)
        if part is None:
            raise Refused(tr("Nothing runs."))
        return part

    # -- leaving out, splitting, standing still --
    def skip(self, argument: str = "") -> None:
        """Leave out what runs, or the session that is looked at."""
        part = running(self._s)
        looked = self._s.get(Session, self._w.desk.session_id)
        away = self._w.desk.looking_away or part is None
        meant = looked if away else part
        if meant is None:
            raise Refused(tr("There is no session to leave out."))
        self._do(c.Skip(meant.id, argument))
        self._w.say(tr("Left out: {meant}. /start goes there all the same.").format(meant=meant.headline))
        if not away:
            self._w.doing.back_to_room()

    def split(self, argument: str = "") -> None:
        """The running session goes on later: after the next break, or after the session of this number."""
        part = self._running()
        rows = as_it_runs(self._s, self._w.day.now())
        known = {p.id: p for p in parts(self._s)}
        if argument.isdigit():
            after: Part | None = next(
                (p for p in known.values() if isinstance(p, Session) and p.number == int(argument)), None
            )
        else:
            later = [known[r.id] for r in rows[1:] if r.id in known]
            after = next((p for p in later if session_of(self._s, p) is None), later[-1] if later else None)
        if after is None:
            raise Refused(tr("After which session does it go on? /split 6: after session 6."))
        now, since = self._w.day.now(), begun(self._s, part)
        gone = round((now - since).total_seconds() / 60) if since else 0
        rest = max(STEP, (part.planned_minutes or 0) - gone)
        self._do(c.Split(after.id, rest))
        self._w.doing.back_to_room()
        self._w.say(
            tr("{part} goes on after {after}, for {rest} min.").format(
                part=part.headline, after=after.headline, rest=rest
            )
        )

    def stop(self, _: str = "") -> None:
        """The clock of the day stands still; once more, and it goes on."""
        if paused(self._s) is None:
            self._do(c.Pause())
            self._w.doing.ask(tr("The clock of the day stands. Enter lets it go on."), {"": self.stop}, "offer")
            return
        self._do(c.Resume())
        self._w.say(tr("The clock goes on."))
        self.offer()

    # -- fixed points --
    def fix(self, argument: str = "") -> None:
        """A row stays where it is, or at a time: `lunch`, `lunch 12:45`, `finish`, a session's number."""
        m = re.fullmatch(r"(.*?)(?:\s+(\d{1,2}[:.]\d{2}))?", argument.strip())
        name, at = (m[1], dates.read_time(m[2]) if m[2] else None) if m else (argument, None)
        id_, called, planned = self._row(name)
        at = at or planned
        self._do(c.Fix(id_, at))
        self._w.say(tr("{called} stays at {clock}.").format(called=called, clock=dates.clock(at)))

    def free(self, argument: str = "") -> None:
        """A row may move again."""
        id_, called, _ = self._row(argument)
        if id_ not in fixed(self._s):
            raise Refused(tr("{called} is not fixed.").format(called=called))
        self._do(c.Fix(id_, None))
        self._w.say(tr("{called} may move again.").format(called=called))

    def _row(self, name: str) -> tuple[str, str, dt.time]:
        """The id, the name and the planned time of a row, by its name or number; of the finish."""
        wanted = fold(name.strip())
        if wanted in _FINISH:
            end = self._s.workshop.end
            if end is None:
                raise Refused(tr("The day has no finish yet. /fix finish 16:45 sets it."))
            return END, tr("The finish"), end
        open_ = [p for p in parts(self._s) if p.started_at is None]
        if not wanted:
            open_ = open_[:0]
        found: list[Part] = [p for p in open_ if isinstance(p, Session) and str(p.number) == wanted]
        found = found or [p for p in open_ if fold(p.headline).startswith(wanted)]
        if not found:
            raise Refused(self._which_row())
        return found[0].id, found[0].headline, found[0].planned_start or dt.time(0)

    def _which_row(self) -> str:
        """What a time can be fixed of, with an example of this day."""
        breaks = [p for p in parts(self._s) if p.started_at is None and isinstance(p, Break)]
        called = [p.headline for p in breaks]
        names = joined([*dict.fromkeys(called), tr("the finish")], tr("or"))
        only = [b for b in breaks if called.count(b.headline) == 1]
        end = self._s.workshop.end or dt.time(16, 45)
        row, at = (only[0].headline.lower(), only[0].planned_start or end) if only else ("finish", end)
        return tr("Whose time stays? {names}, or a session by its number. For example /fix {row} {clock}.").format(
            names=names, row=row, clock=dates.clock(at)
        )

    # -- who leaves --
    def left(self, argument: str = "") -> None:
        """Somebody is here until a time: what they decide after it is provisional."""
        name, _, when = argument.strip().rpartition(" ")
        at = dates.read_time(when)
        stays = fold(when) == "no" and bool(name)
        if at is None and not stays:
            name = argument
        meant = [n for n in Names(self._s).meant(name) if n.sort == "person"] if name.strip() else []
        if len(meant) != 1:
            example = Names(self._s).filled(tr("For example /left @{person} 15:00")).replace("@", "")
            raise Refused(
                tr("Who leaves? {label}.").format(label=joined((n.label for n in meant), tr("or")) or example)
            )
        until = None if stays else at or self._w.day.now().time().replace(second=0, microsecond=0)
        self._do(c.Change(Person.KIND.table, meant[0].id, {"present_to": until}))
        who = first_name(self._s, meant[0].id)
        self._w.say(
            tr("{who} stays to the end.").format(who=who)
            if until is None
            else tr("{who} is here until {clock}.").format(who=who, clock=dates.clock(until))
        )
        self._said -= {k for k in self._said if meant[0].id in k}
        self.beat()

    def beat(self) -> None:
        """Once a minute: a gate that is near, who leaves soon, for whom nobody can decide then; each said once."""
        if self._w.doing.asks() or self._w.day.only is not None:
            return
        now = self._w.day.now()
        for key, sentence in (*at_the_gate(self._s, now), *leaving(self._s, now)):
            if key not in self._said:
                self._said.add(key)
                self._w.say(sentence)
                return


def _minutes(argument: str) -> int:
    n = argument.removeprefix("+").strip() or str(STEP)
    if not n.isdigit() or not 1 <= int(n) <= 120:
        raise Refused(tr("How many minutes? /more 10."))
    return int(n)
