"""Risk both ways: two columns on one scale; the strip says where the line goes (interaction.md 2.6)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.desk import Desk
from ui.look.tokens import Look
from ui.screens.parts import Box, foot
from ui.screens.screen import Screen
from workshop.boards.risk import risk_board, scale_of, sorted_ids
from workshop.field import Record
from workshop.kinds import Risk
from workshop.snapshot import Snapshot
from workshop.tongue import tr


class RiskScreen(Screen):
    """If we share, if we don't. The order stays until it is sorted or the board is come back to (M23)."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.sharing, self.not_sharing = Box(look, "sharing"), Box(look, "not_sharing")
        self._fixed: tuple[str, ...] | None = None
        for box, tab in ((self.sharing, "sharing"), (self.not_sharing, "not_sharing")):
            self.listen(box.cards)
            box.setProperty("tab", tab)
            box.pressed.connect(self._pressed)
        self.scale, self.foot = foot(), foot()
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.sharing, 1)
        row.addWidget(self.not_sharing, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addLayout(row, 1)
        layout.addWidget(self.scale)
        layout.addWidget(self.foot)

    @property
    def fixed(self) -> tuple[str, ...] | None:
        """The order in which the risks stand since they were sorted."""
        return self._fixed

    def by_hand(self, cls: type[Record]) -> bool:
        """Risks stand by their scores."""
        return cls is not Risk

    def sort(self) -> None:
        """Highest first, from now on."""
        self._fixed = None

    def show_day(self, s: Snapshot) -> None:
        """Both columns, in an order that does not change under the reader's eyes."""
        if self._fixed is None:
            self._fixed = sorted_ids(s)
        board = risk_board(s, self._fixed)
        for name, box, cards in (
            (tr("If we share"), self.sharing, board.sharing),
            (tr("If we don’t share"), self.not_sharing, board.not_sharing),
        ):
            box.setProperty("chosen", box.property("tab") == self.desk.tab)
            empty = self.desk.plan.empty if box is self.sharing else EMPTY_SILENCE
            count = str(len(cards)) if cards else ""
            box.show_box(name, count, self.marking(cards), self.selected(), empty=empty)
        self.foot.setText(board.worst)
        self.scale.setText(scale_of(s, self.selected()))
        self.scale.setVisible(bool(self.scale.text()))

    def _pressed(self) -> None:
        self.picked.emit(self.sender().property("tab"))


EMPTY_SILENCE = tr("Nothing here yet. Who is waiting, and what happens to them by March?")
