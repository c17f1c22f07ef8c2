"""Help in the start window: the guide and the sheet of keys, before any day is open (interaction.md 2.12)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.acts import sheet_keys
from ui.help.block_list import BlockList
from ui.help.keys_blocks import blocks_of
from ui.help.reader import GuideReader
from ui.look.parts import button, label
from ui.look.tokens import Look
from workshop.capture.keys_sheet import keys_sheet
from workshop.snapshot import Snapshot
from workshop.tongue import tr

GUIDE, KEYS = tr("Help"), tr("Keys and signs")


class StartHelp(QWidget):
    """A page of the guide, or all keys and signs, in place of the choices."""

    back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        px = look.px
        self.title = label(GUIDE, "title")
        self.reader, self.sheet = GuideReader(look), BlockList(look, tr("All keys and signs"))
        self.sheet.show_blocks(blocks_of(keys_sheet(Snapshot.of(), sheet_keys())))
        self.shown = QStackedWidget()
        self.shown.addWidget(self.reader)
        self.shown.addWidget(self.sheet)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(button(tr("Back  Esc"), "quiet", clicked=self.back.emit, name=tr("Back")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(28), px(16), px(28), px(16))
        layout.setSpacing(px(10))
        layout.addLayout(head)
        layout.addWidget(self.shown, 1)

    def shows_keys(self) -> bool:
        """Whether it is the sheet of keys."""
        return self.shown.currentWidget() is self.sheet

    def show_guide(self, name: str, anchor: str) -> None:
        """The guide at a page and a section; arrows read it at once."""
        self.reader.open(name, anchor)
        self._show(GUIDE, self.reader, self.reader.text)

    def show_keys(self) -> None:
        """The sheet of keys, with words in place of names: there is no day yet."""
        self._show(KEYS, self.sheet, self.sheet)

    def _show(self, title: str, part: QWidget, focus: QWidget) -> None:
        self.title.setText(title)
        self.shown.setCurrentWidget(part)
        focus.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)
