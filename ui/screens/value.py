"""Value: three columns for one use case; under them the shares of value and risk, and where each stands (2.7)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.cards.layout import Form
from ui.desk import Desk
from ui.look.parts import frame, label
from ui.look.tokens import Look
from ui.painting.figure import FigureView
from ui.screens.parts import Box
from ui.screens.screen import Screen
from workshop.boards.value import Stand, value_board
from workshop.charts import shares
from workshop.formulas.values import PARTIES
from workshop.kinds import UseCase
from workshop.snapshot import Snapshot
from workshop.views import balance, names

BAND = 172  # px of the band under the columns


class ValueScreen(Screen):
    """Supplier, acquirer, public."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        px = look.px
        self.boxes = {party: Box(look, party, Form.VALUE) for party in PARTIES}
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for party, box in self.boxes.items():
            self.listen(box.cards)
            box.setProperty("party", party)
            box.pressed.connect(self._pressed)
            row.addWidget(box, 1)
        self.chart_panel, self.stand_panel = frame("panel"), frame("panel")
        title = "Shares of the pilot: value, and risk of sharing now and as agreed"
        self.chart_title = label(title, "panel_heading", wrap=True)
        self.chart = FigureView(look)
        self.sentence = label("", "small", wrap=True)
        self.stands = label("", "small", wrap=True)
        self.band = QWidget()
        self._lay_band()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(row, 1)
        layout.addWidget(self.band)

    def _lay_band(self) -> None:
        px = self.look.px
        left = QVBoxLayout(self.chart_panel)
        left.setContentsMargins(px(12), px(6), px(12), px(6))
        left.setSpacing(px(2))
        for w in (self.chart_title, self.chart, self.sentence):
            left.addWidget(w)
        left.addStretch(1)
        right = QVBoxLayout(self.stand_panel)
        right.setContentsMargins(px(12), px(6), px(12), px(6))
        right.addWidget(label("Where each party stands", "panel_heading"))
        area = QScrollArea()
        area.setProperty("role", "quiet_area")
        area.setAccessibleName("Where each party stands")
        area.setWidgetResizable(True)
        area.setWidget(self.stands)
        right.addWidget(area, 1)
        row = QHBoxLayout(self.band)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.chart_panel, 60)
        row.addWidget(self.stand_panel, 40)

    def show_day(self, s: Snapshot) -> None:
        """The columns of the use case whose tab is chosen."""
        case = s.get(UseCase, self.desk.tab)
        board = value_board(s, case)
        for column in board.columns:
            box = self.boxes[column.party]
            box.setProperty("chosen", column.party == self.desk.column)
            box.style().unpolish(box)
            box.style().polish(box)
            following = column.next if case is not None else ""
            empty = "" if case else "No use case yet. They come from Asks and offers."
            cards = self.marking(column.cards)
            box.show_box(column.heading, "", cards, self.selected(), empty=empty, following=following)
        self.band.setVisible(case is not None)
        self._show_band(s, case, board.stands)

    def _show_band(self, s: Snapshot, case: UseCase | None, stands: tuple[Stand, ...]) -> None:
        found = balance.of_pilot(s, names.short) if case is not None and case.status == "pilot" else None
        self.chart_panel.setVisible(found is not None)
        self.chart.show_figure(partial(shares.figure, found) if found is not None else None)
        self.sentence.setText(" ".join(found.lopsided) if found is not None else "")
        self.stands.setText("\n".join(f"{x.name}: {x.mark}{'. ' + x.words if x.words else ''}" for x in stands))

    def _pressed(self) -> None:
        self.desk.choose_column(self.sender().property("party"))
