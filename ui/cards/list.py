"""A list of cards: reachable as list items, selected without taking the focus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from ui.cards.delegate import CardDelegate
from ui.cards.layout import Form
from ui.cards.whole import WholeRows
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from workshop.boards.cards import Card


class CardList(WholeRows):
    """Cards one under the other. It says what was chosen and what is to be opened; it changes nothing itself."""

    chosen = Signal(str)  # a card was selected here, by a click or an arrow key
    opened = Signal(str)  # its details are wanted
    withdrawn = Signal(str)  # Delete: it is to be taken off
    marked = Signal(str)  # Space: take it along for a merge or one change of many

    def __init__(self, look: Look, form: Form = Form.FULL, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: RowsModel[Card] = RowsModel(lambda c: c.spoken)
        self.setModel(self.cards)
        self._delegate = CardDelegate(self, look, form)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("role", "cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(False)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._current)

    def show_cards(self, cards: Sequence[Card], selected: str | None, name: str = "") -> None:
        """Show these cards, with one of them selected, or none."""
        if name:
            self.setAccessibleName(name)
        self._quiet = True
        self.cards.sync(cards)
        self.select(selected)
        self._quiet = False

    def select(self, id: str | None) -> None:  # noqa: A002 - the field's name
        """Select a card without saying so, and without taking the focus."""
        was, self._quiet = self._quiet, True
        index = self.cards.index_of(id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self._quiet = was

    def ids(self) -> list[str]:
        """The cards that are shown, in the order in which they are read."""
        return [c.id for n, c in enumerate(self.cards.rows) if not self.isRowHidden(n)]

    def heights(self) -> Iterator[int]:
        """How high each card stands at the present width, with the space under it, in px."""
        return (round(self._delegate.laid(c).height) + self._delegate.gap() for c in self.cards.rows)

    def height_of_all(self, enough: int) -> int:
        """How high all cards stand together; of many, no more are measured than are higher than `enough` (px)."""
        total = 0
        for total in accumulate(self.heights()):
            if total > enough:
                break
        return total

    def limit(self, tallest: float) -> None:
        """No card is higher than so much (px): what it says is ended in dots, the whole is in its details."""
        if tallest != self._delegate.tallest:
            self._delegate.tallest = tallest
            self.scheduleDelayedItemsLayout()

    def wanted(self) -> list[int]:
        """How high each card would stand if it could, with the space under it, in px."""
        return [round(self._delegate.wanted(c).height) + self._delegate.gap() for c in self.cards.rows]

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:  # noqa: ARG002 - a slot
        card = now.data(ROW)
        if card is not None and not self._quiet:
            self.chosen.emit(card.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space marks, Delete withdraws; arrows, Home and End are the list's own."""
        card = self.currentIndex().data(ROW)
        if card is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(card.id)
        elif card is not None and event.key() == Qt.Key.Key_Space:
            self.marked.emit(card.id)
        elif card is not None and event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit(card.id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the title opens the details; elsewhere on the card it only selects."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        card = self.indexAt(at).data(ROW)
        if card is not None and event.button() == Qt.MouseButton.LeftButton and self._on_title(card, at):
            self.opened.emit(card.id)

    def _on_title(self, card: Card, at: QPoint) -> bool:
        rect = self.visualRect(self.cards.index_of(card.id))
        return self._delegate.laid(card).title.translated(rect.topLeft()).contains(at)

    def changeEvent(self, event: QEvent) -> None:
        """And at another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
