"""Sessions without a board of their own: one or more columns of cards, each with what belongs there."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.desk import Desk
from ui.look.tokens import Look
from ui.screens.parts import Box, foot
from ui.screens.screen import Screen
from workshop.boards.lists import NEW, columns_of, foot_of
from workshop.field import Record
from workshop.kinds import UseCase
from workshop.snapshot import Snapshot

CHOOSING = 5  # the session that chooses the pilot


class ListsScreen(Screen):
    """Columns of cards, as the session's board says."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.boxes: list[Box] = []
        self.row = QHBoxLayout()
        self.row.setSpacing(look.px(8))
        self.foot = foot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addLayout(self.row, 1)
        layout.addWidget(self.foot)

    def by_hand(self, cls: type[Record]) -> bool:
        """In the session that chooses, use cases stand by their scores."""
        return not (cls is UseCase and self.desk.plan.number == CHOOSING)

    def show_day(self, s: Snapshot) -> None:
        """The columns of the session that is looked at."""
        found = columns_of(s, self.desk.plan)
        while len(self.boxes) < len(found):
            box = Box(self.look, "block")
            self.listen(box.cards)
            self.boxes.append(box)
            self.row.addWidget(box)
        for n, box in enumerate(self.boxes):
            box.setVisible(n < len(found))
            self.row.setStretch(n, found[n].stretch if n < len(found) else 0)
            if n < len(found):
                column = found[n]
                real = [c for c in column.cards if not c.id.startswith(NEW)]
                count = str(len(real)) if real else ""
                cards = self.marking(column.cards)
                box.show_box(column.heading, count, cards, self.selected(), empty=column.empty)
        self.foot.setText(foot_of(s, self.desk.plan))
