"""A line of text as the program's fields have it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
LONGEST = 2**31 - 1  # by itself Qt cuts what is typed, and what is shown, at 32,767 characters


class TextLine(QLineEdit):
    """A text of any length; undo and redo are its own only while it has typing to take back (interaction.md W3)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)

    def hand_over(self) -> None:
        """What stood in it is a change now: it is empty, and has nothing that it could undo."""
        self.setText("")  # unlike clear(), which can be undone

    def has_own(self, event: QKeyEvent) -> bool:
        """Whether an undo or redo key is meant for this line."""
        return self.isUndoAvailable() if event.matches(UNDO) else self.isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the day where the line has nothing for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = event.matches(UNDO) or event.matches(REDO)
            if wanted and not self.has_own(event):
                event.ignore()
                return False
        return super().event(event)
