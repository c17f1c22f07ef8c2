"""The guide in the window, and the sheet of keys and signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.acts import sheet_keys
from ui.help.block_list import BlockList
from ui.help.keys_blocks import blocks_of
from ui.help.reader import GuideReader
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.documents import PaperPanel
from ui.pages.page import Page
from ui.pages.papers import Paper, Progress
from ui.settings import Settings
from workshop.capture.keys_sheet import KeysSheet, keys_sheet
from workshop.manual.pages import INDEX
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.completed import Completed


def _sheet(s: Snapshot, progress: Progress, _: Sequence[Completed]) -> bytes:
    from workshop import report  # noqa: PLC0415 - it takes a tenth of a second, and only here

    return report.render_keys_sheet(s, sheet_keys(), progress)


KEYS_SHEET: Final = Paper(
    tr("Sheet of keys"),
    tr("All keys and signs on one side, with examples from this day’s own names."),
    "",
    tr("keys and signs"),
    lambda _: "",
    _sheet,
)


class PaperLine(PaperPanel):
    """A paper of which nothing has to be said: its buttons, and what came of it."""

    def _lay(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(self._look.px(12), self._look.px(6), self._look.px(12), self._look.px(6))
        for b in (self.write, self.elsewhere, self.open, self.folder):
            line.addWidget(b)
        line.addWidget(self.bar, 1)
        line.addWidget(self.said, 1)
        line.addStretch(1)

    def show_day(self, s: Snapshot) -> None:  # noqa: ARG002 - its buttons are the same on every day
        """Whether there is something to open."""
        for b in (self.open, self.folder):
            b.setVisible(self.written is not None)


class HelpPage(Page):
    """A page of the guide, in place of the board."""

    title = tr("Help")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.reader = GuideReader(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(8), 0, 0)
        layout.addWidget(self.reader)

    def show_day(self, s: Snapshot) -> None:  # noqa: ARG002 - the guide is the same on every day
        """The page that was opened last; the list of pages at first."""
        if not self.reader.name:
            self.reader.open(INDEX)

    def open(self, name: str, anchor: str = "") -> None:
        """Show a page from a section on."""
        self.reader.open(name, anchor)


class KeysPage(Page):
    """All keys and signs, on one sheet; it can be printed."""

    title = tr("Keys and signs")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.sheet = BlockList(look, tr("All keys and signs"))
        self.paper = PaperLine(look, day, KEYS_SHEET, first=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(8), 0, 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.sheet, 1)
        layout.addWidget(self.paper)
        self._shown: KeysSheet | None = None

    def show_day(self, s: Snapshot) -> None:
        """The sheet with the names of this day."""
        made = keys_sheet(s, sheet_keys())
        if made != self._shown:
            self._shown = made
            self.sheet.show_blocks(blocks_of(made))
        self.paper.show_day(s)

    def busy(self) -> bool:
        """Whether it is being written."""
        return self.paper.job is not None
