"""Asks and offers: two lists, thin lines between those that meet, marks for what was said back (interaction.md 2.5)."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.look.tokens import Look
from ui.screens.parts import Box, foot
from ui.screens.screen import Screen
from workshop.boards.asks import AsksBoard, asks_board
from workshop.boards.cards import Card
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

GUTTER = 56  # px between the lists, for the lines


class Gutter(QWidget):
    """The lines between asks and the offers that meet them."""

    def __init__(self, look: Look, asks: Box, offers: Box) -> None:
        super().__init__()
        self._look, self._asks, self._offers = look, asks, offers
        self._pairs: tuple[tuple[str, str], ...] = ()
        self.setFixedWidth(look.px(GUTTER))
        self.setAccessibleName(tr("Pairs"))
        for box in (asks, offers):
            box.cards.verticalScrollBar().valueChanged.connect(self.update)

    def show_pairs(self, pairs: tuple[tuple[str, str], ...], spoken: str) -> None:
        """Draw these."""
        self._pairs = pairs
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """One line a pair, as far as both ends are in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.ink("edge"), 1.5))
        asks, offers = self._middles(self._asks), self._middles(self._offers)
        for ask, offer in self._pairs:
            if ask in asks and offer in offers:
                painter.drawLine(QPointF(2, asks[ask]), QPointF(self.width() - 2, offers[offer]))

    def _middles(self, box: Box) -> dict[str, float]:
        """How high each card in sight has its middle, by its id: there may be hundreds of pairs."""
        view, rows = box.cards.viewport(), box.cards.cards
        found = {}
        for n, card in enumerate(rows.rows):
            rect = box.cards.visualRect(rows.index(n, 0))
            if rect.top() > view.height():
                break
            if not rect.isEmpty() and rect.bottom() >= 0:
                found[card.id] = float(self.mapFromGlobal(view.mapToGlobal(rect.center())).y())
        return found


class AsksScreen(Screen):
    """Both lists."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.asks, self.offers = Box(look, "block"), Box(look, "block")
        for box in (self.asks, self.offers):
            self.listen(box.cards)
        self.gutter = Gutter(look, self.asks, self.offers)
        self.foot = foot()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.asks, 1)
        row.addWidget(self.gutter)
        row.addWidget(self.offers, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addLayout(row, 1)
        layout.addWidget(self.foot)

    def show_day(self, s: Snapshot) -> None:
        """Asks left, offers right."""
        board = asks_board(s)
        asks = self.marking([_with_marks(c, board) for c in board.asks])
        empty = self.desk.plan.empty
        self.asks.show_box(tr("Asks"), str(len(asks)) if asks else "", asks, self.selected(), empty=empty)
        none = tr("No offers yet. What would you bring? Type “offer:” and what it is.")
        offers = self.marking(board.offers)
        self.offers.show_box(tr("Offers"), str(len(offers)) if offers else "", offers, self.selected(), empty=none)
        met = len({ask for ask, _ in board.pairs})
        self.gutter.show_pairs(board.pairs, tr("{asks} met by an offer").format(asks=counted(met, "ask")))
        wanted = tr("{asks}. {offers}. {met} met.").format(
            asks=counted(len(asks), "ask"), offers=counted(len(offers), "offer"), met=met
        )
        self.foot.setText(wanted if asks or offers else "")


def _with_marks(card: Card, board: AsksBoard) -> Card:
    """Two small marks at the row's end: need and worry said back."""
    marks = board.marks[card.id]
    line = tr("{ending} need said back   {ending2} worry said back").format(
        ending="●" if marks.need else "○", ending2="●" if marks.worry else "○"
    )
    fields = {n: getattr(card, n) for n in Card.__slots__}
    return Card(**(fields | {"lines": (*card.lines, line)}))
