"""After the choice: the pilot is there, and the next question is how small it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshop.edits import Changes
from workshop.kinds import PilotDesign
from workshop.words import shortened

if TYPE_CHECKING:
    from ui.day.window import DayWindow

LENGTH = 50  # characters of its title


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
                f"The pilot: “{name}”. Enter asks how small it can be, Esc later.", {"": self._w.doing.design}
            )
