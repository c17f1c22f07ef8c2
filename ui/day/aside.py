"""Words that stand in the line when an act asks something: they stand aside, so that Enter answers and adds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class Aside:
    """The words of one window that stand aside."""

    def __init__(self, window: DayWindow) -> None:
        self._w = window
        self._words = ""

    def put(self) -> None:
        """Where something is asked, the line is free for the answer.

        Its words are still its draft, so that a crash can’t lose them either.
        """
        edit = self._w.line.edit
        if self._w.doing.asks() and edit.text():
            self._w.line.flush()
            self._words = edit.text()
            edit.clear()

    def bring_back(self) -> None:
        """Once nothing is asked any more, they are in the line again, before what was typed meanwhile."""
        edit = self._w.line.edit
        if self._words and not self._w.doing.asks():
            words, self._words = self._words, ""
            edit.setText(words if not edit.text() else f"{words} {edit.text()}")

    def take(self) -> str:
        """Hand over the words that stand aside: they stay where they were typed."""
        words, self._words = self._words, ""
        return words

    def forget(self, struck: Callable[[str], object]) -> None:
        """Words that were struck do not come back."""
        if self._words and struck(self._words):
            self._words = ""
