"""Who gains and who carries: shares of the pilot as picture and table, what would rebalance them, who stands where."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from ui.cards.sentences import SentenceList, SentenceRow
from ui.desk import Desk
from ui.look.only_read import only_read
from ui.look.parts import frame, label
from ui.look.tokens import Look
from ui.models.text_rows import TextRows
from ui.painting.figure import SCALES, FigureView
from ui.screens.parts import foot
from ui.screens.screen import Screen
from ui.screens.stands import Stands
from workshop.boards.value import value_board
from workshop.charts import shares
from workshop.kinds import UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import balance, names
from workshop.views.rebalance import Move, moves

SHARES = tr("Shares of the pilot: value, and risk of sharing now and as agreed")
LATER = tr("The shares stand here once the pilot has a value or a risk with a score.")
COLUMNS = (tr("Party"), tr("Value"), tr("Risk now"), tr("Risk as agreed"))
ROW = 26  # px
TITLE_FROM, STANDS_FROM = 300, 340  # px of height from which the title stands there, and the positions beside the moves


class SharesScreen(Screen):
    """The picture and its table left; the moves and the positions right."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.title, self.sentence = label("", "case", wrap=True), label("", "box_heading", wrap=True)
        self.chart, self.rows, self.table = FigureView(look), TextRows(COLUMNS), QTableView()
        self.left, self.side = frame("panel", tr("Shares")), frame("panel", tr("What would rebalance it"))
        self.moves, self.stands = SentenceList(look, tr("What would rebalance it")), Stands(look)
        self.foot = foot()
        self._said = False
        self._set_up()
        px = look.px
        self._column = QVBoxLayout(self.left)
        self._column.setContentsMargins(px(12), px(6), px(12), px(6))
        self._column.setSpacing(px(6))
        for part in (self.sentence, self.chart, self.table):
            self._column.addWidget(part)
        self._column.addStretch(1)
        said = QVBoxLayout(self.side)
        said.setContentsMargins(px(12), px(6), px(12), px(6))
        said.addWidget(label(tr("What would rebalance it"), "box_heading"))
        said.addWidget(self.moves)
        self.moves.led.connect(self._follow)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self.side)
        right.addWidget(self.stands, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.left, 58)
        row.addLayout(right, 42)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(self.title)
        layout.addLayout(row, 1)
        layout.addWidget(self.foot)

    def _set_up(self) -> None:
        table = self.table
        only_read(table, self.rows, tr("Shares in per cent"))
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(self.look.px(ROW))
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_day(self, s: Snapshot) -> None:
        """The pilot's shares; of another use case, where each party stands."""
        case = s.get(UseCase, self.desk.tab)
        found = balance.of_pilot(s, names.short) if case is not None and case.status == "pilot" else None
        self.title.setText(case.headline if case is not None else "")
        self.sentence.setText((" ".join(found.lopsided) or SHARES) if found is not None else LATER)
        self.chart.show_figure(partial(shares.figure, found) if found is not None else None)
        parties = found.parties if found is not None else ()
        self.rows.show([(p.name, _percent(p.value), _percent(p.now), _percent(p.agreed)) for p in parties])
        said = moves(s) if found is not None else ()
        self.moves.show_rows([_row(n, m) for n, m in enumerate(said)])
        self._said = bool(said)
        self.stands.show_stands(value_board(s, case).stands)
        worst = found.worst_with_worst if found is not None else ""
        self.foot.setText(" ".join(p for p in (worst, balance.CAPTION if found is not None else "") if p))
        self._fit()

    def _fit(self) -> None:
        """The chart as large as fits beside its table; where it does not fit, the table alone."""
        there = self.rows.rowCount() > 0
        self.table.setVisible(there)
        head = self.table.horizontalHeader().sizeHint().height()
        tall = head + self.look.px(ROW) * self.rows.rowCount() + 4
        self.table.setMaximumHeight(tall)
        self.table.setMinimumHeight(min(tall, head + self.look.px(ROW) + 4))
        self.title.setVisible(self.height() >= self.look.px(TITLE_FROM))
        self.side.setVisible(self._said)
        self.stands.setVisible(not self._said or self.height() >= self.look.px(STANDS_FROM))
        margins, gap = self._column.contentsMargins(), self._column.spacing()
        wide = max(self.left.width() - margins.left() - margins.right() - 2, 120)
        around = margins.top() + margins.bottom() + self.sentence.heightForWidth(wide) + tall + 2 * gap + 4
        fits = [
            t for t in SCALES if (h := self.chart.tall_at(t, wide)) is not None and around + h <= self.left.height()
        ]
        self.chart.setVisible(there and bool(fits))
        if fits:
            self.chart.show_at(fits[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another chart."""
        super().resizeEvent(event)
        self._fit()

    def _follow(self, risk: object) -> None:
        """The risk of a move, in the details."""
        self.opened.emit(str(risk))

    def order(self) -> list[str]:
        """No cards here."""
        return []


def _row(n: int, move: Move) -> SentenceRow:
    link = "show" if move.risk_id else ""
    return SentenceRow(str(n), move.sentence, "○", link, move.sentence, move.risk_id or None)


def _percent(share: int | None) -> str:
    return "" if share is None else f"{share} %"
