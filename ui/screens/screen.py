"""What the screens of all sessions have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.cards.list import CardList
from ui.desk import Desk
from ui.look.tokens import Look
from workshop.boards.cards import Card
from workshop.field import Record
from workshop.snapshot import Snapshot


class Screen(QWidget):
    """A board. It shows a snapshot and says what hands do on it; it changes nothing itself."""

    chosen = Signal(str)
    opened = Signal(str)
    marked = Signal(str)
    withdrawn = Signal(str)
    wants = Signal(object)  # a command: a cell of the board was set
    picked = Signal(str)  # another turn, column or use case, by a click on the board

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self.look, self.desk = look, desk
        self.lists: list[CardList] = []

    def listen(self, cards: CardList) -> CardList:
        """Take a list of cards in: what it says is said by the board."""
        cards.chosen.connect(self.chosen)
        cards.opened.connect(self.opened)
        cards.marked.connect(self.marked)
        cards.withdrawn.connect(self.withdrawn)
        self.lists.append(cards)
        return cards

    def show_day(self, s: Snapshot) -> None:
        """Show the records as they are."""
        raise NotImplementedError

    def order(self) -> list[str]:
        """The cards in the order in which they are read: up and down in the line go along it."""
        return [id_ for cards in self.lists if cards.isVisibleTo(self) for id_ in cards.ids()]

    def searched(self) -> list[tuple[str, str]]:
        """All cards with their words, those too that there is no room for just now."""
        return [(c.id, c.spoken) for cards in self.lists if cards.isVisibleTo(self) for c in cards.cards.rows]

    def by_hand(self, cls: type[Record]) -> bool:  # noqa: ARG002 - boards that sort say so
        """Whether records of a kind stand in the order that hands gave them."""
        return True

    def selected(self) -> str | None:
        """The selected card, as far as it is on this board."""
        return self.desk.spot.selected

    def marking(self, cards: Sequence[Card]) -> list[Card]:
        """The cards with those that are taken along marked."""
        taken = self.desk.marked
        if not taken:
            return list(cards)
        return [c if c.id not in taken else _marked(c) for c in cards]

    def first_focus(self) -> QWidget | None:
        """What takes the focus when the board is entered: the list with the selected card, else the first one."""
        wanted = self.selected()
        return next((x for x in self.lists if wanted in x.ids()), self.lists[0] if self.lists else None)


def _marked(card: Card) -> Card:
    fields = {n: getattr(card, n) for n in Card.__slots__}
    return Card(**(fields | {"marked": True}))
