"""The heat map: likelihood by impact, both directions on one grid, with the table and the scale in words (2.6)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.look.only_read import only_read
from ui.look.parts import frame, label
from ui.look.tokens import Look
from ui.models.text_rows import TextRows
from ui.painting.figure import SCREEN, FigureView
from ui.screens.parts import beside, foot
from ui.screens.screen import Screen
from workshop.boards.risk import scale_of, worst_sentence
from workshop.charts import both_ways
from workshop.charts.marks import Figure
from workshop.field import Record
from workshop.formulas import risks, scales
from workshop.kinds import Risk
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import risks as views

COLUMNS = (tr("Mark"), tr("Score"), tr("Risk"))
MEASURED = 100  # risks up to which rows are as high as their titles; more stand on a line each
LEAST = 150  # units of height that the grid needs


class HeatScreen(Screen):
    """The grid left, the same risks as a table right."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.panel = frame("panel", tr("Heat map"))
        self.chart = FigureView(look)
        self.scale = label(scales.IN_SHORT, "muted", wrap=True)
        self.rows = TextRows(COLUMNS)
        self.table = QTableView()
        self.empty = label("", "empty", wrap=True)
        self.said, self.foot = foot(), foot()
        self._ids: list[str] = []
        self._shown: tuple[views.RiskShown, ...] = ()
        self._seen: Snapshot | None = None
        self._drawn = -1  # the height for which the grid was drawn
        self._quiet = False
        self._set_up()
        px = look.px
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(px(12), px(8), px(12), px(8))
        inside.setSpacing(px(4))
        inside.addWidget(self.chart)
        inside.addWidget(self.scale)
        inside.addStretch(1)
        self._inside = inside
        beside(self, look, self.panel, self.table, self.empty, self.said, self.foot)

    def _set_up(self) -> None:
        table = self.table
        only_read(table, self.rows, tr("Risks by score"))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setResizeContentsPrecision(MEASURED)
        head.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._current)
        table.activated.connect(self._open)

    def by_hand(self, cls: type[Record]) -> bool:
        """Risks stand by their scores."""
        return cls is not Risk

    def show_day(self, s: Snapshot) -> None:
        """All risks, the highest first."""
        self.said.setText(scale_of(s, self.selected()))
        self.said.setVisible(bool(self.said.text()))
        if s is self._seen:
            self._select()
            return
        self._seen = s
        found = risks.by_score(s.all(Risk))
        self._ids, self._shown = [r.id for r in found], views.shown(s, found)
        few, heights = len(found) <= MEASURED, QHeaderView.ResizeMode
        self.table.verticalHeader().setSectionResizeMode(heights.ResizeToContents if few else heights.Fixed)
        self._quiet = True
        self.rows.show([(r.mark, "" if r.score is None else str(r.score), r.title) for r in self._shown])
        self._quiet = False
        there = bool(found)
        self.empty.setText(self.desk.plan.empty)
        self.empty.setVisible(not there)
        self.panel.setVisible(there)
        self.table.setVisible(there)
        self.foot.setText(worst_sentence(s))
        self._draw()
        self._select()

    def _select(self) -> None:
        wanted = self.selected()
        at = self._ids.index(wanted) if wanted in self._ids else -1
        if at >= 0 and self.table.currentIndex().row() != at:
            self._quiet = True
            self.table.setCurrentIndex(self.rows.index(at, 0))
            self._quiet = False

    def _draw(self) -> None:
        """The grid takes the height that is left."""
        if not self._shown:
            self.chart.show_figure(None)
            return
        self._drawn = self.table.height()
        margins, px = self._inside.contentsMargins(), self.look.px
        wide = max(self.chart.width(), 120)
        for words in (self.scale.heightForWidth(wide) + px(16), 0):
            around = margins.top() + margins.bottom() + words + px(12)
            room = (self.table.height() - around) / (SCREEN * self.look.percent / 100)
            self.scale.setVisible(words > 0 and room >= LEAST)
            if room >= LEAST:
                break
        self.panel.setVisible(room >= LEAST)
        self.chart.show_figure(partial(self._figure, max(room, LEAST)))

    def _figure(self, height: float, width: float) -> Figure:
        return both_ways.figure(self._shown, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another grid."""
        super().resizeEvent(event)
        self._draw()

    def event(self, event: QEvent) -> bool:
        """Where a sentence below has come or gone, the grid has another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.table.height() != self._drawn:
            self._draw()
        return done

    def order(self) -> list[str]:
        """The risks by score."""
        return list(self._ids)

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.table if self._ids else None

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:  # noqa: ARG002 - a slot
        if 0 <= now.row() < len(self._ids) and not self._quiet:
            self.chosen.emit(self._ids[now.row()])

    def _open(self, index: QModelIndex) -> None:
        if index.row() < len(self._ids):
            self.opened.emit(self._ids[index.row()])
