"""Who holds what and who asks whom, drawn from the records; beside it who gives and who gets, as a table (2.4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.look.only_read import only_read
from ui.look.parts import frame, label
from ui.look.tokens import Look
from ui.models.text_rows import TextRows
from ui.painting.figure import NARROWEST, SCREEN, FigureView
from ui.screens.parts import beside, foot
from ui.screens.screen import Screen
from workshop.charts import flow
from workshop.charts.marks import Figure
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.flows import Flows, flows

COLUMNS = (tr("Organisation"), tr("Holds"), tr("Asks"), tr("Asked"), tr("Offers"), tr("For it"))
LEAST = 28  # units of height of one organisation
EMPTY = tr("Nobody is on the list yet. Organisations are added under Set up.")


class FlowScreen(Screen):
    """The picture left, its table right."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        px = look.px
        self.panel, self.chart = frame("panel", tr("Who asks whom")), FigureView(look)
        self.rows, self.table = TextRows(COLUMNS), QTableView()
        self.empty, self.foot = label(EMPTY, "empty", wrap=True), foot()
        self._found: Flows | None = None
        self._seen: Snapshot | None = None
        self._set_up()
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(px(12), px(8), px(12), px(8))
        inside.addWidget(self.chart)
        inside.addStretch(1)
        beside(self, look, self.panel, self.table, self.empty, self.foot)

    def _set_up(self) -> None:
        table = self.table
        only_read(table, self.rows, tr("Who gives and who gets"))
        table.setProperty("role", "narrow")
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_day(self, s: Snapshot) -> None:
        """As the records are."""
        if s is self._seen:
            return
        self._seen, self._found = s, flows(s)
        there = bool(self._found.organisations)
        self.rows.show([_row(o.name, o.holds, o.asks, o.asked, o.offers, o.offered) for o in self._found.organisations])
        self.empty.setVisible(not there)
        self.panel.setVisible(there)
        self.table.setVisible(there)
        self.foot.setText(self._found.sentence)
        self._draw()

    def _draw(self) -> None:
        """The picture takes the height that is there; where that is too little for all names, the table alone."""
        found, scale = self._found, SCREEN * self.look.percent / 100
        rows = len(found.organisations) if found else 0
        room = (self.table.height() - self.look.px(24)) / scale
        wide = (self.width() - self.look.px(8)) * 0.55 - self.look.px(26)
        fits = found is not None and rows > 0 and room >= rows * LEAST and wide / scale >= NARROWEST
        self.panel.setVisible(fits)
        self.chart.show_figure(partial(self._figure, found, room) if found is not None and fits else None)

    def _figure(self, found: Flows, height: float, width: float) -> Figure:
        return flow.figure(found, width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another picture."""
        super().resizeEvent(event)
        self._draw()

    def order(self) -> list[str]:
        """No cards here."""
        return []

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.table if self.rows.rowCount() else None


def _row(name: str, *figures: int) -> tuple[str, ...]:
    return (name, *(str(n) if n else "–" for n in figures))
