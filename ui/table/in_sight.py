"""A table whose rows stand as high as their words want, measured when they come in sight: it may have thousands."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from ui.soon import Soon


class RowsInSight(QTableView):
    """Rows of different heights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitted: set[int] = set()  # rows that stand as high as their words want
        self._soon = Soon(self, self._fit)
        self.verticalHeader().setResizeContentsPrecision(-1)  # all columns of a row
        self.verticalScrollBar().valueChanged.connect(self._later)
        self.verticalScrollBar().rangeChanged.connect(self._later)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Rows that are new or changed are fitted anew."""
        super().setModel(model)
        if model is not None:
            for happened in (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
                happened.connect(self._anew)
            model.dataChanged.connect(self._changed)

    def _anew(self) -> None:
        self._fitted.clear()
        self._later()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fitted -= {*range(first.row(), last.row() + 1)}
        self._later()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be in sight, and wrap elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitted.clear()
        self._later()

    def fit_rows(self) -> None:
        """Rows in sight stand as high as their words want; others when they come in sight, however many there are."""
        self._fitted.clear()
        self._fit()

    def _later(self) -> None:
        self._soon.start()

    def _fit(self) -> None:
        bottom, row = self.viewport().height(), max(self.rowAt(0), 0)
        while row < self.model().rowCount() and self.rowViewportPosition(row) < bottom:
            if row not in self._fitted:
                self._fitted.add(row)
                self.resizeRowToContents(row)
            row += 1
