"""The other organisations as one list: short name, newest title, count; a click gives one its turn (2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from ui.cards.whole import WholeRows, beyond, is_cut
from ui.look.parts import label
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop.boards.hold import Block
from workshop.tongue import tr

ROW_HEIGHT = 28
NAME = 130  # px of a short name


@dataclass(frozen=True, slots=True)
class OtherRow:
    """An organisation with the title that was said last."""

    id: str
    block: Block

    @property
    def newest(self) -> str:
        """The title that was said last; what stands there where nothing was."""
        return self.block.cards[-1].title if self.block.cards else self.block.empty


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: WholeRows, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Rows of one height."""
        return QSize(10, self._look.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The short name, the newest title in so many words as fit, the count."""
        row: OtherRow | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        look, box = self._look, QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(box, look.ink("accent_soft"))
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        small, bold, inner = look.font("small"), look.font("small", bold=True), box.adjusted(4, 0, -4, 0)
        name = QRectF(inner.left(), inner.top(), look.px(NAME), inner.height())
        words.line(painter, name, words.shortened(row.block.name, bold, name.width()), bold, look.ink("text"), middle)
        count = words.width(row.block.count, bold) + look.px(8)
        rest = inner.adjusted(look.px(NAME + 8), 0, -count, 0)
        words.line(painter, rest, words.shortened(row.newest, small, rest.width()), small, look.ink("muted"), middle)
        words.line(painter, inner, row.block.count, bold, look.ink("muted"), right)


class _List(WholeRows):
    given = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the turn."""
        row = self.currentIndex().data(ROW)
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.given.emit(row.id)
        else:
            super().keyPressEvent(event)


class OthersList(QFrame):
    """One row for each organisation whose turn it is not."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "block")
        self.rows: RowsModel[OtherRow] = RowsModel(lambda r: f"{r.block.spoken}. {r.newest}")
        self.list = _List()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list, look))
        self.list.setProperty("role", "cards")
        self.list.setAccessibleName(tr("The other organisations"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.more = label("", "muted")
        self.list.beyond.connect(self._beyond)
        self.list.clicked.connect(self._click)
        self.list.given.connect(self.picked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(8), look.px(6), look.px(8), look.px(6))
        layout.setSpacing(look.px(4))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these."""
        self.rows.sync([OtherRow(b.id, b) for b in blocks])

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))
        self.more.setVisible(bool(self.more.text()))

    def _click(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if row is not None:
            self.picked.emit(row.id)
