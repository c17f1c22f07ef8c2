"""What we hold: the organisation that speaks large, the others in short (interaction.md 2.4)."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.desk import Desk
from ui.look.tokens import Look
from ui.screens.others import OthersList
from ui.screens.parts import Box, ShortBox
from ui.screens.screen import Screen
from workshop.boards.hold import Block, blocks, exceptions_first
from workshop.boards.strip import ALL
from workshop.kinds import Organisation
from workshop.snapshot import Snapshot
from workshop.tongue import tr

TURN_WIDTH = 316
COLUMNS_UP_TO, BLOCKS_UP_TO = 4, 8  # organisations: true columns, then a grid of blocks, then one list
LOWEST = 84  # px of a block: its heading, and a title with what is missing of it


class HoldScreen(Screen):
    """Columns for up to four organisations; else the turn and a grid of the others."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.turn = Box(look, "turn")
        self.listen(self.turn.cards)
        self.turn.setFixedWidth(look.px(TURN_WIDTH))
        self.others: list[ShortBox] = []
        self.list = OthersList(look)
        self.list.picked.connect(self.picked)
        self._rest: list[Block] = []  # the blocks beside the turn
        self.columns: list[Box] = []
        self._grid_host, self._columns_host = QWidget(), QWidget()
        self.grid = QGridLayout(self._grid_host)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(look.px(8))
        self.row = QHBoxLayout(self._columns_host)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(look.px(8))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.turn)
        layout.addWidget(self._grid_host, 1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._columns_host, 1)

    def show_day(self, s: Snapshot) -> None:
        """The turn's block, and the others in the order of the day."""
        found = blocks(s)
        if not s.all(Organisation):
            self._nobody()
            return
        as_columns = len(found) <= COLUMNS_UP_TO and self.desk.tab != ALL
        self.turn.setVisible(not as_columns and self.desk.tab != ALL)
        self._columns_host.setVisible(as_columns)
        self._rest = [] if as_columns else found
        if as_columns:
            self._show_columns(found)
        elif self.desk.tab != ALL:
            turn = next((b for b in found if b.id == self.desk.tab), found[0])
            self._show_turn(turn)
            self._rest = [b for b in found if b.id != turn.id]
        self._show_rest()

    def searched(self) -> list[tuple[str, str]]:
        """The datasets of all organisations: the others stand in short beside the turn, or are counted."""
        return [(c.id, c.spoken) for b in blocks(self.desk.state) for c in b.cards]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Blocks where there is room for blocks."""
        super().resizeEvent(event)
        self._show_rest()

    def _show_rest(self) -> None:
        """The others as blocks, or as one list where they are many or blocks would be too low for a title."""
        there, tall = bool(self._rest), self.height() / max(1, -(-len(self._rest) // self._across()))
        in_blocks = len(self._rest) <= BLOCKS_UP_TO and tall >= self.look.px(LOWEST)
        self._grid_host.setVisible(there and in_blocks)
        self.list.setVisible(there and not in_blocks)
        if there and in_blocks:
            self._show_blocks(self._rest)
        elif there:
            self.list.show_blocks(self._rest)

    def _across(self) -> int:
        return 2 if len(self._rest) <= BLOCKS_UP_TO - 1 and self.desk.tab != ALL else 3

    def _nobody(self) -> None:
        self.turn.setVisible(True)
        self._rest = []
        self._show_rest()
        self._columns_host.setVisible(False)
        empty = tr("No organisation is on the list yet. Type /setup and press Enter to add them.")
        self.turn.show_box(tr("What we hold"), "", (), None, empty=empty)

    def _show_turn(self, block: Block) -> None:
        empty = self.desk.plan.empty.replace("{turn}", block.name) if not block.cards else ""
        if block.count == "0":
            empty = block.empty
        cards = self.marking(block.cards)
        self.turn.show_box(block.full, "", cards, self.selected(), empty=empty, following=block.next)

    def _show_blocks(self, found: list[Block]) -> None:
        while len(self.others) < len(found):
            box = ShortBox(self.look)
            self.listen(box.cards)
            box.pressed.connect(self._pressed)
            self.others.append(box)
        across = self._across()
        for n, box in enumerate(self.others):
            self.grid.addWidget(box, n // across, n % across)  # first into the window: alone it would be one itself
            box.setVisible(n < len(found))
            if n < len(found):
                block = found[n]
                box.setProperty("block", block.id)
                cards = exceptions_first(tuple(self.marking(block.cards)))
                box.show_box(block.name, block.count, cards, self.selected(), block.empty)
        for i in range(3):
            self.grid.setColumnStretch(i, 1 if i < across else 0)
        for i in range(self.grid.rowCount()):
            self.grid.setRowStretch(i, 1 if i * across < len(found) else 0)

    def _show_columns(self, found: list[Block]) -> None:
        while len(self.columns) < len(found):
            box = Box(self.look, "block")
            self.listen(box.cards)
            box.pressed.connect(self._pressed)
            self.columns.append(box)
            self.row.addWidget(box, 1)
        for n, box in enumerate(self.columns):
            box.setVisible(n < len(found))
            if n < len(found):
                block = found[n]
                box.setProperty("block", block.id)
                its_turn = block.id == self.desk.tab
                box.choose(its_turn, "turn", "block")
                following = block.next if its_turn else ""
                empty = "" if block.cards else block.empty
                cards = self.marking(block.cards)
                box.show_box(block.full, block.count, cards, self.selected(), empty=empty, following=following)

    def _pressed(self) -> None:
        """A press on a block gives it the turn."""
        block = self.sender().property("block")
        if block:
            self.picked.emit(block)
