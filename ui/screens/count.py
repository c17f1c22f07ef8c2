"""The board of the count pad: a heading, rows with their figures, and what is in so far (interaction.md W9)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.cards.whole import WholeRows, beyond, is_cut
from ui.look.parts import label
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop.counting.board import Pad, PadRow, heading, inside, keys_said, rows_of

BOX, GAP, PAD = 40, 6, 6  # px of a figure, between two, above and below
MOST = 2  # lines of a title
WHOLE, HEADED = 220, 120  # px of height from which everything is shown; from which the heading is


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    def _room(self, row: PadRow) -> float:
        """What is left for the title, in px."""
        boxes = len(row.figures) * self._look.px(BOX + GAP)
        return self._view.viewport().width() - boxes - self._look.px(24)

    def _tall(self, row: PadRow) -> float:
        wanted = words.height(row.title, self._look.font("body", bold=True), self._room(row), MOST)
        return max(wanted, self._look.px(BOX - 8)) + self._look.px(2 * PAD)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as its title, and at least as its figures."""
        row: PadRow | None = index.data(ROW)
        return QSize(10, round(self._tall(row)) if row is not None else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The title, then its figures in boxes; the one that comes next has the edge of the selection."""
        row: PadRow | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        look, box = self._look, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.ink("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        font = look.font("body", bold=row.current is not None)
        tall = words.height(row.title, font, self._room(row), MOST)
        at = QPointF(box.left() + look.px(8), box.top() + (box.height() - tall) / 2)
        words.draw(painter, at, row.title, font, look.ink("text"), self._room(row), most=MOST)
        left = box.right() - look.px(8) - len(row.figures) * look.px(BOX + GAP)
        for n, figure in enumerate(row.figures):
            place = QRectF(left + n * look.px(BOX + GAP), 0, look.px(BOX), look.px(BOX - 8))
            place.moveTop(box.top() + (box.height() - place.height()) / 2)
            self._figure(painter, place, figure, current=n == row.current)
        painter.restore()

    def _figure(self, painter: QPainter, place: QRectF, figure: str, *, current: bool) -> None:
        look = self._look
        painter.setPen(QPen(look.ink("accent" if current else "line"), look.px(2) if current else 1))
        painter.setBrush(look.ink("surface"))
        painter.drawRoundedRect(place, look.px(4), look.px(4))
        if figure:
            font = look.font("lead", bold=True)
            words.line(painter, place, figure, font, look.ink("text"), Qt.AlignmentFlag.AlignCenter)


class CountBoard(QWidget):
    """The pad."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heading = label("", "walk_heading", wrap=True)
        self.keys = label("", "muted", wrap=True)
        self.inside = label("", "foot", wrap=True)
        self.more = label("", "beyond")
        self.list = WholeRows()
        self.list.beyond.connect(self._beyond)
        self.rows: RowsModel[PadRow] = RowsModel(lambda r: r.spoken)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list, look))
        self.list.setProperty("role", "sheet")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        layout = self._laid = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addWidget(self.heading)
        layout.addWidget(self.keys)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more)
        layout.addWidget(self.inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height, the row that is typed goes first: what the line says too is left out."""
        super().resizeEvent(event)
        self.keys.setVisible(self.height() >= self._look.px(WHOLE))
        self.inside.setVisible(self.height() >= self._look.px(WHOLE))
        self.heading.setVisible(self.height() >= self._look.px(HEADED))
        self._laid.activate()
        self.list.scrollTo(self.list.currentIndex())

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))

    def show_pad(self, pad: Pad) -> None:
        """Show a round as it stands."""
        self.heading.setText(heading(pad))
        self.keys.setText(keys_said(pad.tally.form))
        self.inside.setText(inside(pad))
        self.list.setAccessibleName(heading(pad))
        found = rows_of(pad)
        self.rows.sync(found)
        self.list.scheduleDelayedItemsLayout()
        at = next((n for n, row in enumerate(found) if row.current is not None), len(found) - 1)
        self.list.setCurrentIndex(self.rows.index(at, 0))
        self.list.scrollTo(self.rows.index(min(at + 1, len(found) - 1), 0))
        self.list.scrollTo(self.rows.index(at, 0))
