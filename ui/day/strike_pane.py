"""The pane in which somebody says which words are struck, and says so once (interaction.md W17, string 35)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.chooser import Chooser
from ui.look.line import TextLine
from ui.look.parts import button, label
from ui.look.tokens import Look
from workshop.struck import REASONS
from workshop.tongue import tr

CONFIRM: Final = tr(
    "These words leave the record, its history and every copy on this laptop and the stick. This cannot be undone."
)
BETWEEN: Final = ";"


class _Which(TextLine):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter strikes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class StrikePane(QWidget):
    """One record, and the words that are to leave it."""

    struck = Signal()
    kept = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "details")
        self.setAccessibleName(tr("Strike words"))
        self.head, self.keys = label(tr("STRIKE WORDS"), "heading"), label(tr("Esc strikes nothing"), "muted")
        self.about = label("", "say", wrap=True, most=3)
        self.off = label(tr("It is off the room screen."), "small", wrap=True)
        self.which = _Which()
        self.which.setAccessibleName(tr("Which words"))
        self.hint = label(tr("As they were typed; several with a semicolon between."), "muted", wrap=True)
        self.why = Chooser()
        self.why.setAccessibleName(tr("Why"))
        for code, words in REASONS.items():
            self.why.addItem(words[:1].upper() + words[1:], code)
        self.where = label("", "small", wrap=True)
        self.sure = label(CONFIRM, "banner_text", wrap=True)
        self.go = button(tr("Strike  Enter"), "primary", clicked=self.struck.emit, name=tr("Strike these words"))
        self.stay = button(tr("Strike nothing"), "quiet", clicked=self.kept.emit)
        self.which.entered.connect(self.struck)
        self._lay(look)

    def _lay(self, look: Look) -> None:
        px = look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(8), px(10), px(10))
        layout.setSpacing(px(6))
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.keys)
        layout.addLayout(top)
        parts: tuple[QWidget, ...] = (
            *(self.about, self.off, label(tr("Which words"), "field"), self.which, self.hint),
            *(label(tr("Why"), "field"), self.why, self.where, self.sure),
        )
        for part in parts:
            layout.addWidget(part)
        foot.addWidget(self.go)
        foot.addWidget(self.stay)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(1)

    @property
    def phrases(self) -> list[str]:
        """The words that are meant."""
        return [p.strip() for p in self.which.text().split(BETWEEN) if p.strip()]

    def show_record(self, about: str, phrases: list[str]) -> None:
        """Begin with a record and the words that look like a person's details."""
        self.about.setText(about)
        self.which.setText(f"{BETWEEN} ".join(phrases))
        self.why.setCurrentIndex(0)

    def clear(self) -> None:
        """Hold no words any more."""
        self.about.setText("")
        self.which.hand_over()
        self.where.setText("")
