"""A list that shows whole rows only: one that does not fit is not painted but counted (interaction.md 2.17)."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

RIM = 4  # px, top and bottom: the border of a list, that is seen while it has the focus


def is_cut(view: QAbstractItemView, rect: QRect) -> bool:
    """Whether a row stands over the lower edge and is not the first one in sight."""
    return rect.bottom() > view.viewport().height() and rect.top() > 0


class WholeRows(QListView):
    """Rows of different heights; it scrolls row by row and says how many are below."""

    beyond = Signal(int, int)  # how many rows are above and below what is in sight
    widened = Signal()  # another width: rows have other heights

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # what is beyond is said in words
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._count)
        self.verticalScrollBar().valueChanged.connect(self._later)
        self.verticalScrollBar().rangeChanged.connect(self._later)

    def _later(self) -> None:
        self._soon.start(0)

    def _count(self) -> None:
        self.beyond.emit(self.hidden_above(), self.hidden_below())

    def hidden_above(self) -> int:
        """How many rows are above what is in sight."""
        model = self.model()
        rows = range(model.rowCount() if model else 0)
        return sum(self.visualRect(model.index(n, 0)).top() < 0 for n in rows if not self.isRowHidden(n))

    def hidden_below(self) -> int:
        """How many rows are below what is in sight."""
        model, count = self.model(), 0
        for row in range(model.rowCount() - 1 if model else -1, -1, -1):
            if self.isRowHidden(row):
                continue
            rect = self.visualRect(model.index(row, 0))
            if rect.isEmpty() or not is_cut(self, rect):
                break
            count += 1
        return count

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another count."""
        super().resizeEvent(event)
        self._later()
        self.scheduleDelayedItemsLayout()
        if event.size().width() != event.oldSize().width():
            self.widened.emit()


def beyond(above: int, below: int) -> str:
    """`and 5 more`, `3 above, 2 more`; empty where all rows are in sight."""
    if not above:
        return f"and {below} more" if below else ""
    return f"{above} above, {below} more" if below else f"{above} above"
