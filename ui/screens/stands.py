"""Where each party stands: its name, then what it said, as a list (interaction.md 2.7)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from ui.cards.whole import RIM, WholeRows, beyond, is_cut
from ui.look.parts import label
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop.boards.value import Stand
from workshop.tongue import tr

GAP = 12  # px between a name and what is said
NAMES = 0.4  # of the width, at most


def _said(stand: Stand) -> str:
    return f"{stand.mark} {stand.words}".strip()


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: WholeRows, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look
        self.names = 0.0  # px that the widest name needs

    def _room(self) -> tuple[float, float]:
        """The room of a name and that of what is said, in px."""
        whole = float(self._view.viewport().width())
        name = min(self.names, whole * NAMES)
        return name, max(40.0, whole - name - self._look.px(GAP))

    def _most(self) -> int:
        """How many lines are shown of what is said: as many as the list is high."""
        line = words.height("Xg", self._look.font("small"), 999)
        return max(1, (self._view.viewport().height() - self._look.px(4)) // line)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as its words."""
        row: Stand | None = index.data(ROW)
        if row is None:
            return QSize(0, 0)
        tall = words.height(_said(row), self._look.font("small"), self._room()[1], self._most())
        return QSize(10, tall + self._look.px(4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The name, then the words."""
        row: Stand | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        look, box, (name, room) = self._look, QRectF(option.rect), self._room()
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(box, look.ink("accent_soft"))
        small, bold, ink = look.font("small"), look.font("small", bold=True), look.ink("text")
        place = QRectF(box.left(), box.top(), name, words.height("Xg", bold, 999))
        words.line(painter, place, words.shortened(row.name, bold, name), bold, ink, Qt.AlignmentFlag.AlignVCenter)
        at = QPointF(box.left() + name + look.px(GAP), box.top())
        words.draw(painter, at, _said(row), small, ink, room, most=self._most())


class Stands(QFrame):
    """The heading, the parties, how many more there are."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "panel")
        self.setAccessibleName(tr("Where each party stands"))
        self.rows: RowsModel[Stand] = RowsModel(lambda r: f"{r.name}: {_said(r)}")
        self.list = WholeRows()
        self.list.setModel(self.rows)
        self._delegate = _Delegate(self.list, look)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("role", "missing")
        self.list.setAccessibleName(tr("Where each party stands"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.more = label("", "muted")
        self.list.beyond.connect(self._beyond)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(look.px(10), look.px(6), look.px(10), look.px(6))
        layout.setSpacing(look.px(2))
        self._heading = label(tr("Where each party stands"), "box_heading")
        for part in (self._heading, self.more):
            part.setContentsMargins(2, 0, 0, 0)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more)
        self.more.hide()

    def show_stands(self, stands: Sequence[Stand]) -> None:
        """Show these."""
        bold = self._look.font("small", bold=True)
        self._delegate.names = max((words.width(s.name, bold) + 1 for s in stands), default=0.0)
        self.rows.sync(stands)
        self.list.scheduleDelayedItemsLayout()

    def wanted(self) -> int:
        """How high it stands with all rows, in px."""
        rows = sum(self.list.sizeHintForRow(n) for n in range(self.rows.rowCount()))
        inside = self._column.contentsMargins()
        return rows + RIM + inside.top() + inside.bottom() + self._heading.sizeHint().height() + 2 * self._look.px(2)

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))
        self.more.setVisible(bool(self.more.text()))
