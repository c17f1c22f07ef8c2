"""The list of completions, inside the window, directly under the chip row (interaction.md 2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop.capture.complete import Offer

ROW_HEIGHT = 28
WIDTH = 460


@dataclass(frozen=True, slots=True)
class Row:
    """An offer with something to tell it by."""

    id: str
    offer: Offer


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Rows of one height."""
        return QSize(self._look.px(WIDTH), self._look.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What it is called, and what tells it from others."""
        row: Row | None = index.data(ROW)
        if row is None:
            return
        look, box = self._look, QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.ink("accent_soft"))
        font, small = look.font("body", bold=True), look.font("small")
        inner = box.adjusted(look.px(10), 0, -look.px(10), 0)
        words.line(painter, inner, row.offer.text, font, look.ink("text"), Qt.AlignmentFlag.AlignVCenter)
        wide = words.width(row.offer.text, font) + look.px(12)
        rest = inner.adjusted(wide, 0, 0, 0)
        detail = words.shortened(row.offer.detail, small, rest.width())
        words.line(painter, rest, detail, small, look.ink("muted"), Qt.AlignmentFlag.AlignVCenter)


class CompletionList(QListView):
    """At most six rows; the line keeps the focus and sends its arrows here."""

    taken = Signal(object)  # Offer

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent
        self._rows: RowsModel[Row] = RowsModel(lambda r: f"{r.offer.text}. {r.offer.detail}".rstrip(". "))
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self, look))
        self.setAccessibleName("Completions")
        self.setProperty("role", "completions")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._click)
        self.hide()

    def offer(self, offers: Sequence[Offer], under: QWidget) -> None:
        """Show these under a widget, the first one chosen; nothing hides the list."""
        if not offers:
            self.hide()
            return
        at = under.mapTo(self._over, QPoint(0, under.height()))
        self._rows.sync([Row(str(n), o) for n, o in enumerate(offers)])
        self.setCurrentIndex(self._rows.index(0, 0))
        wide = min(self._look.px(WIDTH), self._over.width() - at.x())
        high = self._look.px(ROW_HEIGHT) * len(offers) + 2
        line = under.parentWidget()
        if at.y() + high > self._over.height() and line is not None:  # the line is at the foot: above it
            at.setY(line.mapTo(self._over, QPoint(0, 0)).y() - high)
        self.setGeometry(at.x(), at.y(), wide, high)
        self.show()
        self.raise_()

    def move_choice(self, by: int) -> None:
        """Choose the next or the one before, round and round."""
        n = self._rows.rowCount()
        if n:
            self.setCurrentIndex(self._rows.index((self.currentIndex().row() + by) % n, 0))

    def choice(self) -> Offer | None:
        """The offer that is chosen, while the list is shown."""
        row = self.currentIndex().data(ROW) if self.isVisible() else None
        return row.offer if row is not None else None

    def _click(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.taken.emit(row.offer)
