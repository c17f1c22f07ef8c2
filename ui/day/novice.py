"""Help for whoever types for the first time: one sign at a time, and what was learned, said once (3.4, 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshop.edits import Changes
from workshop.learning import told
from workshop.novice import MOST, added_by, hint

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class Novice(QObject):
    """Watches one window: what a line added, and what was then done to it by hand."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window)
        self._w = window
        self._added = ""  # the record that the last line added
        self._before = window.day.state
        window.day.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        w, before, self._before = self._w, self._before, self._w.day.state
        entries = w.day.store.entries
        if not entries or entries[-1].kind != "do":
            return
        edits = entries[-1].edits
        if changes.origin is w.entering:
            self._added = added_by(edits) or self._added
            self._show("")
        elif self._may():
            plan = w.desk.plan
            said = hint(w.day.state, self._added, edits, plan.number)
            if said:
                self._count()
                self._show(said)
        learned = told(w.day.state, before)
        if learned:
            w.say(learned)

    def _show(self, said: str) -> None:
        self._w.frame.guide.show_hint(said)

    def _today(self) -> str:
        return self._w.day.now().date().isoformat()

    def _may(self) -> bool:
        """Whether there is one left today, and somebody wants them."""
        kept = self._w.settings.kept
        day, _, n = kept.hinted.partition(" ")
        return kept.hints and bool(self._added) and (day != self._today() or int(n or 0) < MOST)

    def _count(self) -> None:
        day, _, n = self._w.settings.kept.hinted.partition(" ")
        told_today = int(n or 0) if day == self._today() else 0
        self._w.settings.change(hinted=f"{self._today()} {told_today + 1}")
