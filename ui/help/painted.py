"""Paints the blocks of the guide: headings, paragraphs, items and rows of tables, each word in its look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.cards.whole import is_cut
from ui.look import wrapping
from ui.look.tokens import Look
from ui.models.rows import ROW
from workshop.manual.markup import Block, Cell, Span, words_of
from workshop.remembered import remembered
from workshop.tongue import tr

PAD, INDENT, GAP = 14, 20, 14  # px: at the edges, of an item, between cells
WIDEST = 720  # px of a line of words: longer ones are hard to follow
SIZES = {"title": "title", "head": "body", "text": "body", "item": "body"}  # of a row: small
ABOVE = {"title": 4, "head": 12, "text": 4, "item": 3, "table_head": 6, "row": 3}  # px


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block as a row of a list."""

    id: str
    block: Block

    @property
    def spoken(self) -> str:
        """As it is read out."""
        what = tr("Heading. ") if self.block.sort in ("title", "head") else ""
        return f"{what}{self.block.text}"


@dataclass(frozen=True, slots=True)
class Laid:
    """Some words at their place in a row."""

    x: float
    y: float
    layout: QTextLayout
    cell: Cell

    def span_at(self, at: QPointF) -> Span | None:
        """The words under a point of the row."""
        inner = at - QPointF(self.x, self.y)
        for n in range(self.layout.lineCount()):
            line = self.layout.lineAt(n)
            if line.naturalTextRect().contains(inner):
                place, end = int(line.xToCursor(inner.x())), 0
                for span in self.cell:
                    end += _length(span.text)
                    if place < end:
                        return span
        return None


def _length(text: str) -> int:
    """As Qt counts letters."""
    return len(text.encode("utf-16-le")) // 2


class BlockDelegate(QStyledItemDelegate):
    """Measures and paints blocks."""

    def __init__(self, view: QAbstractItemView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look
        self.laid = remembered(1024)(self._lay)

    def _lay(self, block: Block, width: int) -> tuple[tuple[Laid, ...], int]:
        """Where the words of a block stand at a width, and how high it is, in px."""
        px = self._look.px
        made = tuple(self._parts(block, min(width, px(WIDEST) if not block.shares else width)))
        tall = max((p.y + p.layout.boundingRect().height() for p in made), default=0)
        return made, round(tall) + px(4)

    def _parts(self, block: Block, width: int) -> Iterator[Laid]:
        px, bold = self._look.px, block.sort in ("title", "head", "table_head")
        font = self._look.font(SIZES.get(block.sort, "small"), bold=bold)
        top, left = px(ABOVE[block.sort]), px(PAD)
        if block.sort == "item":
            yield self._words((Span(block.mark),), font, left, top, px(INDENT))
            left += px(INDENT)
        room = width - left - px(PAD)
        if not block.shares:
            yield self._words(block.cells[0], font, left, top, room)
            return
        shared, whole = room - px(GAP) * (len(block.shares) - 1), sum(block.shares)
        for cell, share in zip(block.cells, block.shares, strict=True):
            wide = shared * share / whole
            yield self._words(cell, font, left, top, wide)
            left += round(wide) + px(GAP)

    def _words(self, cell: Cell, font: QFont, x: float, y: float, room: float) -> Laid:
        made, _ = wrapping.layout(words_of(cell), font, max(1, int(room)), formats=self._looks(cell), ltr=True)
        return Laid(x, y, made, cell)

    def _looks(self, cell: Sequence[Span]) -> list[QTextLayout.FormatRange]:
        out, at = [], 0
        for span in cell:
            shown = QTextLayout.FormatRange()
            shown.start, shown.length = at, _length(span.text)
            at += shown.length
            if span.look == "strong":
                shown.format.setFontWeight(QFont.Weight.Bold)
            elif span.look == "quiet":
                shown.format.setFontItalic(True)
            elif span.look == "typed":
                shown.format.setBackground(self._look.ink("turn"))
            elif span.look == "link":
                shown.format.setFontUnderline(True)
                shown.format.setForeground(self._look.ink("accent"))
            out.append(shown)
        return out

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as its words."""
        row: BlockRow | None = index.data(ROW)
        return QSize(10, self.laid(row.block, self._view.viewport().width())[1] if row is not None else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words; under the head of a table a line."""
        row: BlockRow | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        look, box = self._look, QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(box, look.ink("accent_soft"))
        painter.setPen(look.ink("text"))
        for part in self.laid(row.block, self._view.viewport().width())[0]:
            part.layout.draw(painter, box.topLeft() + QPointF(part.x, part.y))
        if row.block.sort == "table_head":
            painter.setPen(look.ink("edge"))
            painter.drawLine(box.bottomLeft() + QPointF(look.px(PAD), -1), box.bottomRight() - QPointF(look.px(PAD), 1))
        painter.restore()

    def link_at(self, index: QModelIndex, at: QPointF) -> str:
        """Where the words under a point of the list lead to; empty where they lead nowhere."""
        row: BlockRow | None = index.data(ROW)
        if row is None:
            return ""
        inner = at - QPointF(self._view.visualRect(index).topLeft())
        found = (part.span_at(inner) for part in self.laid(row.block, self._view.viewport().width())[0])
        return next((span.to for span in found if span is not None), "")
