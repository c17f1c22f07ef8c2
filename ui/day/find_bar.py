"""The line that finds words in what is shown: it stands over the board while it is needed (interaction.md 2.12)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.look.line import TextLine
from ui.look.parts import button, label
from ui.look.tokens import Look
from workshop.tongue import tr

WIDTH = 300  # px of its line
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindLine(TextLine):
    """Enter goes on, Shift+Enter back, Esc closes."""

    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Find in what is shown"))
        self.setAccessibleName(tr("Find in what is shown"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its own keys; all others are text."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """The line, how many were found, on and back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "find")
        self.setAccessibleName(tr("Find"))
        self.words = FindLine()
        self.words.setMinimumWidth(look.px(160))
        self.words.setMaximumWidth(look.px(WIDTH))
        self.said = label("", "muted")
        self.before = button(tr("Before  Shift F3"), "quiet_link", name=tr("The one before"))
        self.next = button(tr("Next  F3"), "quiet_link", name=tr("The next one"))
        self.done = button(tr("Close  Esc"), "quiet_link", clicked=self.words.closed.emit, name=tr("Close find"))
        self.before.clicked.connect(lambda _checked=False: self.words.stepped.emit(-1))
        self.next.clicked.connect(lambda _checked=False: self.words.stepped.emit(1))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(10))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.said)
        layout.addStretch(1)
        for made in (self.before, self.next, self.done):
            layout.addWidget(made)
        self.hide()

    def say(self, text: str) -> None:
        """How many were found, and which of them this is."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
