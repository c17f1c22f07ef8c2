"""A list over the board: type to find, Enter takes, Esc leaves (interaction.md 2.12)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.cards.whole import is_cut
from ui.look.line import TextLine
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words

WIDTH, ROW_HEIGHT, MOST = 560, 32, 11
LINES = 4  # of a text that is longer than its row is wide
GAP = 12  # px between a text and what stands at its right


@dataclass(frozen=True, slots=True)
class Choice:
    """A row that can be taken."""

    id: str
    text: str
    tail: str  # at the right, quiet
    spoken: str


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    def _room(self, row: Choice) -> float:
        """What its words have beside what stands at the right, in px."""
        look = self._look
        tail = words.width(row.tail, look.font("small")) + look.px(GAP) if row.tail else 0
        return max(self._view.viewport().width() - 2 * look.px(GAP) - tail, look.px(120))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as its words need, which may wrap."""
        row: Choice | None = index.data(ROW)
        look = self._look
        text = words.height(row.text, look.font("body"), self._room(row), LINES) if row is not None else 0
        return QSize(10, max(look.px(ROW_HEIGHT), text + look.px(8)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What it is; at the right what there is to know of it."""
        row: Choice | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        look, box = self._look, QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.ink("accent_soft"))
        inner, small, body = box.adjusted(look.px(GAP), 0, -look.px(GAP), 0), look.font("small"), look.font("body")
        right, room = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._room(row)
        top = inner.top() + (inner.height() - words.height(row.text, body, room, LINES)) / 2
        words.draw(painter, QPointF(inner.left(), top), row.text, body, look.ink("text"), room, most=LINES)
        words.line(painter, inner, words.shortened(row.tail, small, inner.width() / 2), small, look.ink("muted"), right)


class PickList(QFrame):
    """The list, inside the window. What it offers and what is done with it say those that are made of it."""

    def __init__(self, look: Look, over: QWidget, name: str, asks: str, rows: str) -> None:
        """`name` is the list’s own, `asks` stands in its empty line, `rows` is what its rows are called."""
        super().__init__(over)
        self._look, self._over = look, over
        self.setProperty("role", "palette")
        self.setAccessibleName(name)
        self.wanted = TextLine()
        self.wanted.setPlaceholderText(asks)
        self.wanted.setAccessibleName(asks)
        self.list = QListView()
        self.rows: RowsModel[Choice] = RowsModel(lambda r: r.spoken)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list, look))
        self.list.setAccessibleName(rows)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = self.layout_ = QVBoxLayout(self)
        layout.setContentsMargins(look.px(10), look.px(10), look.px(10), look.px(10))
        layout.addWidget(self.wanted)
        layout.addWidget(self.list, 1)
        self.wanted.textChanged.connect(self._filter)
        self.wanted.installEventFilter(self)
        self.list.clicked.connect(self._click)
        self._before: QWidget | None = None
        self.hide()

    def offered(self, typed: str) -> list[Choice]:
        """What fits what was typed."""
        raise NotImplementedError

    def take(self, choice: Choice) -> None:
        """One was chosen."""
        raise NotImplementedError

    def open_list(self, typed: str = "") -> None:
        """Show it, with these words in its line."""
        self._before = self.window().focusWidget()
        over, row, top = self._over, self._look.px(ROW_HEIGHT), self._look.px(60)
        wide = min(self._look.px(WIDTH), over.width() - 40)
        inside = self.layout_.contentsMargins()
        around = inside.top() + inside.bottom() + self.wanted.sizeHint().height() + self.layout_.spacing()
        rows = max(1, min(MOST, (over.height() - top - 20 - around) // row))
        self.list.setFixedHeight(rows * row)  # whole rows only
        self.setGeometry((over.width() - wide) // 2, top, wide, around + rows * row)
        self.wanted.setText(typed)
        self._filter(typed)
        self.show()
        self.raise_()
        self.wanted.setFocus()

    def close_list(self) -> None:
        """Hide it; the focus goes back."""
        if self._before is not None:
            self._before.setFocus()
        self.hide()

    def _left(self) -> None:
        """It goes when the keyboard has gone elsewhere."""
        if not self.isAncestorOf(self.window().focusWidget() or self):
            self.hide()

    def _filter(self, text: str) -> None:
        self.rows.sync(self.offered(text))
        self.list.setCurrentIndex(self.rows.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Arrows choose, Enter takes, Esc closes, while the words stay in the line."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._left)  # never while Qt moves the keyboard
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        n, at = self.rows.rowCount(), self.list.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and n:
            self.list.setCurrentIndex(self.rows.index((at + (1 if event.key() == Qt.Key.Key_Down else -1)) % n, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._click(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            return False
        return True

    def _click(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        self.close_list()
        if row is not None:
            self.take(row)
