"""A list that shows whole rows only: one that does not fit is not painted but counted (interaction.md 2.17)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from workshop.tongue import tr

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
        self._resized = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._count)
        self.verticalScrollBar().valueChanged.connect(self._later)
        self.verticalScrollBar().rangeChanged.connect(self._later)

    def _later(self) -> None:
        self._soon.start(0)

    def _count(self) -> None:
        if self._resized and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())  # whoever makes the window smaller still sees where they are
        self._resized = False
        self.beyond.emit(self.hidden_above(), self.hidden_below())

    def hidden_above(self) -> int:
        """How many rows are above what is in sight."""
        first = self._first_in_sight()
        return sum(not self.isRowHidden(n) for n in range(first))

    def hidden_below(self) -> int:
        """How many rows are below what is in sight."""
        model = self.model()
        rows = range(self._first_in_sight(), model.rowCount() if model else 0)
        for row in rows:
            rect = self.visualRect(model.index(row, 0))
            if not self.isRowHidden(row) and not rect.isEmpty() and is_cut(self, rect):
                return sum(not self.isRowHidden(n) for n in range(row, rows.stop))
        return 0

    def _first_in_sight(self) -> int:
        """The row at the upper edge: rows stand in their order, so all before it are above."""
        at, model = self.indexAt(QPoint(self.viewport().width() // 2, 0)), self.model()
        if at.isValid():
            return at.row() + (self.visualRect(at).top() < 0)
        rows = model.rowCount() if model else 0
        shown = (n for n in range(rows) if not self.isRowHidden(n))
        return next((n for n in shown if self.visualRect(model.index(n, 0)).top() >= 0), rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another count."""
        super().resizeEvent(event)
        self._resized = True
        self._later()
        self.scheduleDelayedItemsLayout()
        if event.size().width() != event.oldSize().width():
            self.widened.emit()


def beyond(above: int, below: int) -> str:
    """`and 5 more`, `3 above, 2 more`; empty where all rows are in sight."""
    if not above:
        return tr("and {below} more").format(below=below) if below else ""
    return (
        tr("{above} above, {below} more").format(above=above, below=below)
        if below
        else tr("{above} above").format(above=above)
    )
