"""Paints a card from its layout."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.cards.layout import EDGE, MOST, Form, Laid, Piece, lay
from ui.cards.whole import is_cut
from ui.look.tokens import Look
from ui.models.rows import ROW
from ui.painting import words
from workshop.boards.cards import Card
from workshop.remembered import remembered

GAP = 6  # px between cards
KEPT = 512  # layouts: a list asks for each of its cards' again whenever one of them changes


class CardDelegate(QStyledItemDelegate):
    """Cards of one form in a list."""

    def __init__(self, view: QAbstractItemView, look: Look, form: Form) -> None:
        super().__init__(view)
        self._view, self._look, self.form = view, look, form
        self._lay = remembered(KEPT)(self._lay_out)
        self.tallest = 0.0  # px that a card may take, where its board says so; else the height of the list

    def laid(self, card: Card) -> Laid:
        """A card laid out at the list's present width, never higher than the list can get."""
        tallest, whole = (self.tallest or self._view.viewport().height()) - self.gap(), self.wanted(card)
        return whole if whole.height <= tallest else self._lay(card, self.room(), tallest, self._look.percent)

    def wanted(self, card: Card) -> Laid:
        """A card laid out with all that it says."""
        return self._lay(card, self.room(), MOST, self._look.percent)

    def _lay_out(self, card: Card, room: float, tallest: float, percent: int) -> Laid:  # noqa: ARG002 - tells them apart
        return lay(card, room, self._look, self.form, tallest)

    def room(self) -> float:
        """The width of a card, in px."""
        return float(max(40, self._view.viewport().width()))

    def gap(self) -> int:
        """The space under a card, in px."""
        return 0 if self.form is Form.SHORT else self._look.px(GAP)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as its parts are."""
        card = index.data(ROW)
        return QSize(int(self.room()), round(self.laid(card).height) + self.gap()) if card else QSize(0, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The box, its edge, its parts."""
        card: Card | None = index.data(ROW)
        rect: QRect = option.rect
        if card is None or is_cut(self._view, rect):
            return
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(rect).adjusted(0, 0, 0, -self.gap())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.form is Form.SHORT:
            self._line(painter, box, chosen)
        else:
            self._box(painter, box, chosen, card)
        for piece in self.laid(card).pieces:
            self._piece(painter, box.topLeft(), piece)
        if card.marked:
            self._mark(painter, box)
        painter.restore()

    def _line(self, painter: QPainter, box: QRectF, chosen: bool) -> None:
        if chosen:
            painter.setPen(QPen(self._look.ink("accent"), self._look.px(2)))
            painter.setBrush(self._look.ink("accent_soft"))
            painter.drawRoundedRect(box.adjusted(1, 0, -1, -1), 4, 4)

    def _box(self, painter: QPainter, box: QRectF, chosen: bool, card: Card) -> None:
        look, radius = self._look, self._look.px(self._look.theme.radius)
        inner = box.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink("surface"))
        painter.drawRoundedRect(inner, radius, radius)
        if card.side:
            self._edge(painter, inner, card.side, radius)
        painter.setPen(QPen(look.ink("accent" if chosen else "line"), look.px(2) if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, radius, radius)

    def _edge(self, painter: QPainter, box: QRectF, side: str, radius: int) -> None:
        """A solid edge for sharing, a double one for not sharing: colour is not needed to tell them."""
        look, wide = self._look, self._look.px(EDGE)
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.save()
        painter.setClipPath(shape)
        left, line = box.left(), look.px(2)
        if side == "not_sharing":
            for x in (left, left + wide - line):
                painter.fillRect(QRectF(x, box.top(), line, box.height()), look.ink("not_sharing"))
        else:
            painter.fillRect(QRectF(left, box.top(), wide - 1, box.height()), look.ink("sharing"))
        painter.restore()

    def _piece(self, painter: QPainter, at: QPointF, piece: Piece) -> None:
        box = piece.box.translated(at)
        if piece.ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.ink(piece.ground))
            painter.drawRoundedRect(box, 4, 4)
            words.line(painter, box, piece.text, piece.font, self._look.ink(piece.ink), Qt.AlignmentFlag.AlignCenter)
        elif piece.right:
            words.line(painter, box, piece.text, piece.font, self._look.ink(piece.ink), Qt.AlignmentFlag.AlignRight)
        else:
            ink = self._look.ink(piece.ink)
            words.draw(painter, box.topLeft(), piece.text, piece.font, ink, box.width(), most=piece.most)

    def _mark(self, painter: QPainter, box: QRectF) -> None:
        """Chosen with Space: a filled square with a tick at the upper right corner."""
        side = self._look.px(18)
        square = QRectF(box.right() - side - 4, box.top() + 4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.ink("accent"))
        painter.drawRoundedRect(square, 3, 3)
        font, ink = self._look.font("small", bold=True), self._look.ink("on_accent")
        words.line(painter, square, "✓", font, ink, Qt.AlignmentFlag.AlignCenter)
