"""A list of blocks of the guide: arrows and PgDn read it, Enter or a click follows a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame

from ui.cards.whole import WholeRows
from ui.help.painted import BlockDelegate, BlockRow
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from workshop.manual.markup import Block, Span


class BlockList(WholeRows):
    """The blocks of one page."""

    led = Signal(str)  # where a link leads to

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.rows: RowsModel[BlockRow] = RowsModel(lambda r: r.spoken)
        self.setModel(self.rows)
        self.painted = BlockDelegate(self, look)
        self.setItemDelegate(self.painted)
        self.setAccessibleName(name)
        self.setProperty("role", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTabKeyNavigation(False)
        self.activated.connect(self._follow)

    def show_blocks(self, blocks: Iterable[Block], at: int = 0) -> None:
        """Show these, from one of them on."""
        rows = [BlockRow(str(n), b) for n, b in enumerate(_with_links(blocks))]
        self.rows.sync(rows)
        self.scrollToBottom()  # so that the block is at the head, not only in sight
        self.go_to(at)

    def go_to(self, at: int) -> None:
        """The keyboard goes to a block, which stands at the head."""
        index = self.rows.index(at, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _follow(self, index: QModelIndex) -> None:
        row: BlockRow | None = index.data(ROW)
        if row is not None and row.block.links:
            self.led.emit(row.block.links[0].to)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link follows it."""
        super().mouseReleaseEvent(event)
        to = self.painted.link_at(self.indexAt(event.position().toPoint()), event.position())
        if to and event.button() == Qt.MouseButton.LeftButton:
            self.led.emit(to)


def _with_links(blocks: Iterable[Block]) -> Iterator[Block]:
    """Where a block has several links, each has a row of its own below it: Enter follows one."""
    for block in blocks:
        yield block
        if len(block.links) > 1 and not block.shares:
            yield from (Block("item", ((Span(x.text, "link", x.to),),), "›") for x in block.links)
