"""After the choice: the pilot is there, and the next question is how small it can be."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshop.boards.lists import hidden
from workshop.boards.ties import breaking, level_at_the_top
from workshop.decide import Refused
from workshop.edits import Changes
from workshop.formulas import choosing
from workshop.kinds import PilotDesign
from workshop.tongue import tr
from workshop.words import shortened

if TYPE_CHECKING:
    from ui.day.window import DayWindow

LENGTH = 50  # characters of its title
LEAST = 28  # characters by which a use case is told from the others


class ChoiceActs:
    """The acts of counting and choosing: a part of `Doing`."""

    _w: DayWindow

    def count(self, argument: str = "") -> None:
        """The count pad: what the session counts, or what is named."""
        self._w.counting.count(argument)

    def screening(self, argument: str = "") -> None:
        """The ten questions of the screening, or the desk’s nine."""
        self._w.counting.screening(argument)

    def tie(self, _: str = "") -> None:
        """Who is level at the top, and which rule would choose whom; the choice is a proposal that names its rule."""
        s = self._w.day.state
        if hidden(s):
            raise Refused(tr("Totals wait: /reveal shows them."))
        level = level_at_the_top(s)
        if not level:
            raise Refused(tr("Nobody is level at the top."))
        total = choosing.total(level[0]) or 0
        found = breaking(s)
        acts = {str(n): partial(self._w.line.put, b.proposal(level, total)) for n, b in enumerate(found, 1)}
        words = [f"{n} {b.rule}: {shortened(b.case.headline, LEAST)}" for n, b in enumerate(found, 1)]
        last = len(found) + 1
        room = tr("d: The pilot is  #consent -- Level at {total}: the room decides").format(total=total)
        acts[str(last)] = partial(self._w.line.put, room)
        told = " · ".join([*words, tr("{last} the room decides").format(last=last)])
        self._w.doing.ask(
            tr("{level} What tells them apart? {told}").format(level=choosing.level(s), told=told), acts, "offer"
        )


class Chosen(QObject):
    """Watches one window for the moment in which a use case becomes the pilot."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self._pilot = self._now()
        window.day.changed.connect(self._changed)

    def _now(self) -> str:
        pilot = self._w.day.state.pilot
        return pilot.id if pilot is not None else ""

    def _changed(self, changes: Changes) -> None:
        before, self._pilot = self._pilot, self._now()
        chosen = self._pilot and self._pilot != before and changes.origin is self._w.entering
        if chosen and "fists" in self._w.desk.plan.counts and self._w.day.state.one(PilotDesign) is None:
            self._w.entering.then = self._ask

    def _ask(self) -> None:
        """Once the line is done: the designer is one Enter away."""
        pilot = self._w.day.state.pilot
        if pilot is not None:
            name = shortened(pilot.headline, LENGTH)
            self._w.entering.guard()
            self._w.doing.ask(
                tr("The pilot: “{name}”. Enter asks how small it can be, Esc later.").format(name=name),
                {"": self._w.doing.design},
            )
