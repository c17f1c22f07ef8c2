"""The guide to read: one page, and beside it the list of all pages; all of it is in the program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cards.sentences import SentenceList, SentenceRow
from ui.cards.whole import beyond
from ui.help.block_list import BlockList
from ui.look.parts import label
from ui.look.tokens import Look
from workshop.manual.pages import INDEX, page, pages, place_of
from workshop.tongue import tr

SIDE = 210  # px of the list of pages
UNSEARCHED = "unsearched"  # a property of lists in which nothing is found: they name what stands elsewhere
FILLS = 1000


class GuideReader(QWidget):
    """A page of the guide, with all others one key away."""

    turned = Signal(str)  # the title of the page that is shown

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.name = ""
        self.text = BlockList(look, tr("Page of the guide"))
        self.text.led.connect(self._follow)
        self.pages = SentenceList(look, tr("Pages of the guide"))
        self.pages.setProperty(UNSEARCHED, True)
        self.pages.led.connect(self.open)
        self.pages.beyond.connect(self._beyond)
        self.more = label("", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(12))
        layout.addWidget(self.text, 1)
        side = QVBoxLayout()
        side.setSpacing(look.px(2))
        side.addWidget(label(tr("ALL PAGES"), "heading"))
        side.addWidget(self.pages, FILLS)
        side.addWidget(self.more)
        side.addStretch(1)
        self.pages.setFixedWidth(look.px(SIDE))
        layout.addLayout(side)

    @property
    def title(self) -> str:
        """Of the page that is shown."""
        return page(self.name or INDEX).title

    def open(self, name: str, anchor: str = "") -> None:
        """Show a page from a section on."""
        shown = page(name)
        again, self.name = name == self.name, name
        at = shown.row_of(anchor)
        if not again:
            self.pages.show_rows([_row(p.name, p.title, here=p.name == name) for p in pages()])
            self.pages.setCurrentIndex(self.pages.rows.index_of(name))
            self.text.setAccessibleName(tr("Guide: {shown}").format(shown=shown.title))
        self.text.show_blocks(shown.blocks, at)
        self.turned.emit(shown.title)

    def _follow(self, to: str) -> None:
        self.open(*place_of(to, self.name))
        self.text.setFocus()

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))
        self.more.setVisible(bool(self.more.text()))


def _row(name: str, title: str, *, here: bool) -> SentenceRow:
    return SentenceRow(name, title, "›" if here else "", "", f"{title}{tr(', shown') if here else ''}", name)
