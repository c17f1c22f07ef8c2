"""What the acts of the timers do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class TimerActs:
    """The acts of the timers: a part of `Doing`."""

    _w: DayWindow

    def timer(self, argument: str = "") -> None:
        """Begin a timer, give it more, end it."""
        self._w.timers.timer(argument)

    def tables(self, argument: str = "") -> None:
        """A timer for each table."""
        self._w.timers.tables(argument)
