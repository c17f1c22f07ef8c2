"""Value: three columns for one use case; under them the shares of value and risk, and where each stands (2.7)."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cards.layout import Form
from ui.desk import Desk
from ui.look.parts import frame, label
from ui.look.tokens import Look
from ui.painting.figure import SCALES, SCREEN, FigureView
from ui.screens.parts import Box
from ui.screens.screen import Screen
from ui.screens.shares import SHARES
from ui.screens.stands import Stands
from workshop.boards.value import Stand, scale_of, value_board
from workshop.charts import shares
from workshop.formulas.values import PARTIES
from workshop.kinds import UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import balance, names

TITLE_FROM = 520  # px of height from which the whole title of the use case is shown
SCALE_FROM = 460  # and the scale of the selected score in words
STANDS = 96  # px of the band without its chart, at least


class ValueScreen(Screen):
    """Supplier, acquirer, public."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        px = look.px
        self.boxes = {party: Box(look, party, Form.VALUE) for party in PARTIES}
        self.columns = QWidget()
        row = QHBoxLayout(self.columns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for party, box in self.boxes.items():
            self.listen(box.cards)
            box.setProperty("party", party)
            box.pressed.connect(self._pressed)
            row.addWidget(box, 1)
        self.chart_panel, self.stands = frame("panel", tr("Shares")), Stands(look)
        self.chart = FigureView(look)
        self.sentence = label("", "box_heading", wrap=True)
        self.title, self.scale = label("", "case", wrap=True), label("", "muted", wrap=True)
        self.band = QWidget()
        self._lay_band()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(self.title)
        layout.addWidget(self.scale)
        layout.addWidget(self.columns, 1)
        layout.addWidget(self.band)

    def _lay_band(self) -> None:
        px = self.look.px
        left = self._left = QVBoxLayout(self.chart_panel)
        left.setContentsMargins(px(12), px(6), px(12), px(6))
        left.setSpacing(px(2))
        left.addWidget(self.sentence)
        left.addWidget(self.chart)
        left.addStretch(1)
        row = QHBoxLayout(self.band)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.chart_panel, 60)
        row.addWidget(self.stands, 40)

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
            empty = "" if case else tr("No use case yet. They come from Asks and offers.")
            cards = self.marking(column.cards)
            box.show_box(column.heading, column.guessed, cards, self.selected(), empty=empty, following=following)
        self.title.setText(case.headline if case is not None else "")
        self.scale.setText(scale_of(s, self.selected()))
        self._show_band(s, case, board.stands)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height is shared out anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Share the height out: the first card of each column is whole, then the band takes what is left.

        Where that is little, first the chart goes, then the band; both are in the view *Shares*.
        """
        there, px = bool(self.title.text()), self.look.px
        tall = self.height()
        self.title.setVisible(there and tall >= px(TITLE_FROM))
        self.scale.setVisible(bool(self.scale.text()) and tall >= px(SCALE_FROM))
        over = [w for w in (self.title, self.scale) if not w.isHidden()]
        title = sum(w.heightForWidth(self.width()) + px(8) for w in over)
        least = max(b.least() for b in self.boxes.values()) + title + px(8)
        asking = max(b.asking() for b in self.boxes.values())
        self._show_at(tall - least, px(STANDS), asking=asking)
        self.band.setVisible(there and self.band.maximumHeight() > 0)

    def _show_at(self, room: int, least: int, *, asking: int) -> None:
        """Give the band its height in so much room: its chart as large as fits, or none."""
        charts = not self.chart_panel.isHidden()
        around = self._around_chart() if charts else 0
        wide = max(self.chart.width(), 120)
        for times in SCALES if charts else ():
            tall = self.chart.tall_at(times, wide)
            if tall is not None and around + tall + (asking if times >= SCREEN else 0) <= room:
                self.chart.show()
                self.chart.show_at(times)
                self.band.setFixedHeight(around + tall)
                return
        self.chart.hide()
        wanted = max(least, around, self.stands.wanted())
        self.band.setFixedHeight(room if 0 < least <= room < wanted else wanted if wanted <= room else 0)

    def _around_chart(self) -> int:
        inside, margins = self.chart_panel.contentsMargins(), self._left.contentsMargins()
        wide = max(self.chart.width(), 120)
        rim = inside.top() + inside.bottom() + margins.top() + margins.bottom()
        return rim + self.sentence.heightForWidth(wide) + self.look.px(2) + 2

    def _show_band(self, s: Snapshot, case: UseCase | None, stands: tuple[Stand, ...]) -> None:
        found = balance.of_pilot(s, names.short) if case is not None and case.status == "pilot" else None
        self.chart_panel.setVisible(found is not None)
        self.chart.show_figure(partial(shares.figure, found) if found is not None else None)
        self.sentence.setText(" ".join(found.lopsided) or SHARES if found is not None else "")
        self.stands.show_stands(stands)

    def _pressed(self) -> None:
        self.desk.choose_column(self.sender().property("party"))
