"""The list of completions, inside the window, directly under the chip row (interaction.md 2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop.capture.complete import Offer
from workshop.tongue import tr

ROW_HEIGHT = 28
WIDTH = 460
WIDEST = 720  # px, where whole sentences are offered
INSIDE = 10  # px left and right of the words
GAP = 12  # px between the words and what tells them from others
LINES = 3  # of a sentence, at most


@dataclass(frozen=True, slots=True)
class Row:
    """An offer with something to tell it by."""

    id: str
    offer: Offer


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    def height(self, offer: Offer, wide: float) -> int:
        """How high a row is in a list of this width: one line, but for sentences, which wrap. In px."""
        look = self._look
        if not offer.wording:
            return look.px(ROW_HEIGHT)
        text = words.height(offer.text, look.font("body"), self._room(offer, wide), LINES)
        return max(look.px(ROW_HEIGHT), round(text) + look.px(8))

    def _room(self, offer: Offer, wide: float) -> float:
        """What a sentence has beside the word at its right, in px."""
        look = self._look
        return max(wide - look.px(2 * INSIDE + GAP) - words.width(offer.detail, look.font("small")), look.px(120))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Rows of one height, but for sentences."""
        row: Row | None = index.data(ROW)
        wide = self._view.viewport().width()
        return QSize(10, self.height(row.offer, wide) if row is not None else self._look.px(ROW_HEIGHT))

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
        inner = box.adjusted(look.px(INSIDE), 0, -look.px(INSIDE), 0)
        if row.offer.wording:
            self._sentence(painter, inner, row.offer)
            return
        font, small = look.font("body", bold=True), look.font("small")
        words.line(painter, inner, row.offer.text, font, look.ink("text"), Qt.AlignmentFlag.AlignVCenter)
        wide = words.width(row.offer.text, font) + look.px(GAP)
        rest = inner.adjusted(wide, 0, 0, 0)
        detail = words.shortened(row.offer.detail, small, rest.width())
        words.line(painter, rest, detail, small, look.ink("muted"), Qt.AlignmentFlag.AlignVCenter)

    def _sentence(self, painter: QPainter, inner: QRectF, offer: Offer) -> None:
        """A suggested wording in whole; at its right that it is one."""
        look, body = self._look, self._look.font("body")
        room = self._room(offer, inner.width() + look.px(2 * INSIDE))
        top = inner.top() + (inner.height() - words.height(offer.text, body, room, LINES)) / 2
        words.draw(painter, QPointF(inner.left(), top), offer.text, body, look.ink("text"), room, most=LINES)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words.line(painter, inner, offer.detail, look.font("small"), look.ink("muted"), right)


class CompletionList(QListView):
    """At most six rows; the line keeps the focus and sends its arrows here."""

    taken = Signal(object)  # Offer

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent
        self._rows: RowsModel[Row] = RowsModel(lambda r: f"{r.offer.text}. {r.offer.detail}".rstrip(". "))
        self.setModel(self._rows)
        self._delegate = _Delegate(self, look)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Completions"))
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
        widest = WIDEST if any(o.wording for o in offers) else WIDTH
        wide = min(self._look.px(widest), self._over.width() - at.x())
        high = sum(self._delegate.height(o, wide - 2) for o in offers) + 2
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
