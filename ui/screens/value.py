"""Value: three columns for one use case; under them the shares of value and risk, and where each stands (2.7)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

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

SHARES = "Shares of the pilot: value, and risk of sharing now and as agreed"
TITLE_FROM = 520  # px of height from which the whole title of the use case is shown


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
        self.chart_panel, self.stand_panel = frame("panel", "Shares"), frame("panel", "Where each party stands")
        self.chart = FigureView(look)
        self.sentence = label("", "box_heading", wrap=True)
        self.title = label("", "case", wrap=True)
        self._stands: tuple[Stand, ...] | None = None
        self.band = QWidget()
        self._lay_band()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.title)
        layout.addLayout(row, 1)
        layout.addWidget(self.band)

    def _lay_band(self) -> None:
        px = self.look.px
        left = QVBoxLayout(self.chart_panel)
        left.setContentsMargins(px(12), px(6), px(12), px(6))
        left.setSpacing(px(2))
        left.addWidget(self.sentence)
        left.addWidget(self.chart)
        left.addStretch(1)
        right = QVBoxLayout(self.stand_panel)
        right.setContentsMargins(px(12), px(6), px(12), px(6))
        right.addWidget(label("Where each party stands", "box_heading"))
        self.area = QScrollArea()
        self.area.setProperty("role", "quiet_area")
        self.area.setAccessibleName("Where each party stands")
        self.area.setWidgetResizable(True)
        right.addWidget(self.area, 1)
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
        self.title.setText(case.headline if case is not None else "")
        self.title.setVisible(case is not None and self.height() >= self.look.px(TITLE_FROM))
        self.band.setVisible(case is not None)
        self._show_band(s, case, board.stands)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title is shown where there is room for it."""
        super().resizeEvent(event)
        self.title.setVisible(bool(self.title.text()) and event.size().height() >= self.look.px(TITLE_FROM))

    def _show_band(self, s: Snapshot, case: UseCase | None, stands: tuple[Stand, ...]) -> None:
        found = balance.of_pilot(s, names.short) if case is not None and case.status == "pilot" else None
        self.chart_panel.setVisible(found is not None)
        self.chart.show_figure(partial(shares.figure, found) if found is not None else None)
        self.sentence.setText(" ".join(found.lopsided) or SHARES if found is not None else "")
        if stands != self._stands:
            self._stands = stands
            self.area.setWidget(self._made_stands(stands))

    def _made_stands(self, stands: tuple[Stand, ...]) -> QWidget:
        """A row for each party: its name, then what it said."""
        inside, px = QWidget(), self.look.px
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        top = Qt.AlignmentFlag.AlignTop
        for n, x in enumerate(stands):
            grid.addWidget(label(x.name, "box_heading"), n, 0, top)
            grid.addWidget(label(f"{x.mark} {x.words}".strip(), "small", wrap=True), n, 1, top)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(stands), 1)
        return inside

    def _pressed(self) -> None:
        self.desk.choose_column(self.sender().property("party"))
