"""What is said to the facilitator: in the room that the chips of the line leave free, so that nothing moves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ui.line.panel import LinePanel
from ui.look.parts import label
from ui.look.tokens import Look

ONE_LINE: Final = 24  # px
LINES: Final = 2  # that have room without moving anything; longer sentences take what they need from the board
BELOW: Final = 6  # px below the chips, for the second of them
FIXED, LEAST = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum


class Notice:
    """The sentence of one window, and who is seen: it or the chips. Whoever spoke last, and in an empty line it."""

    def __init__(self, look: Look, line: LinePanel, workspace: QWidget, column: QVBoxLayout) -> None:
        self._look, self._line, self._over, self._column = look, line, workspace, column
        self.label = label("", "notice", wrap=True)
        self.label.setParent(self._over)
        self.label.setProperty("over", True)
        self.label.hide()
        self.room = QSpacerItem(0, look.px(BELOW), LEAST, FIXED)  # below the line
        self._newer = False  # than what was typed
        line.edit.textEdited.connect(self._typed)
        line.edit.textChanged.connect(lambda _: self.place())

    def say(self, sentence: str, kind: str) -> None:
        """Show a sentence; empty takes it away."""
        if (sentence, kind) != (self.label.text(), self.label.property("kind")):
            self._newer = True
            self.label.setText(sentence)
            self.label.setProperty("kind", kind)
            self.label.style().unpolish(self.label)
            self.label.style().polish(self.label)
        self.place()

    def _typed(self) -> None:
        self._newer = False
        self.place()

    def place(self) -> None:
        """Where it stands now; beside a page, which has no line, in a room of its own."""
        line, px, chips = self._line, self._look.px, self._line.chips
        beside = line.isHidden()
        seen = bool(self.label.text()) and (beside or self._newer or not line.edit.text())
        inner = self._over.contentsRect().marginsRemoved(self._column.contentsMargins())
        tall = max(px(ONE_LINE), self.label.heightForWidth(inner.width())) if seen else 0
        free = 0 if beside else chips.height() + px(BELOW) + self._column.spacing()
        room = tall + self._column.spacing() if beside and tall else px(BELOW) if not beside else 0
        room += 0 if beside else max(0, tall - free)
        if self.room.sizeHint().height() != room:
            self.room.changeSize(0, room, LEAST, FIXED)
            self._column.invalidate()
        if seen:
            top = self.room.geometry().y() if beside else chips.mapTo(self._over, QPoint(0, 0)).y()
            self.label.setGeometry(inner.x(), top, inner.width(), tall)
            self.label.raise_()
        self.label.setVisible(seen)
        chips.cover(seen and not beside)
