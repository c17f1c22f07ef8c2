"""What the acts of the pile do: type cards, let the room see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class PileActs:
    """The acts of the pile: a part of `Doing`."""

    _w: DayWindow

    def pile(self, argument: str = "") -> None:
        """Type cards, many at once; what was typed before is still there. A figure says how many were written."""
        self._w.piling.begin()
        if argument.strip().isdigit():
            self._w.piling.expect(int(argument))

    def show(self, _: str = "") -> None:
        """Let the room see the cards that were added as a pile."""
        self._w.piling.show()
