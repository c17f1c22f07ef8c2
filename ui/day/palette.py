"""All commands in one list over the board: type to find, Enter does (interaction.md 2.12)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.acts import ACTS, Act
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop.words import fold

WIDTH, ROW_HEIGHT, MOST = 560, 32, 11


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act as a row."""

    id: str
    act: Act

    @property
    def spoken(self) -> str:
        """As it is read out."""
        return f"{self.act.text}. {', '.join(self.act.keys)}. slash {self.act.word}"


def key_name(key: str) -> str:
    """A key as it stands on the keyboard: `Ctrl Shift P`."""
    shown = key.replace("++", "+plus").replace("+", " ").replace("plus", "+")
    return shown.replace("PgDown", "PgDn").replace("Return", "Enter")


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Rows of one height."""
        return QSize(10, self._look.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """What it does, its word, its key."""
        row: ActRow | None = index.data(ROW)
        if row is None:
            return
        look, box = self._look, QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.ink("accent_soft"))
        inner = box.adjusted(look.px(12), 0, -look.px(12), 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words.line(painter, inner, row.act.text, look.font("body"), look.ink("text"), middle)
        tail = "   ".join((f"/{row.act.word}", *map(key_name, row.act.keys[:1])))
        words.line(painter, inner, tail, look.font("small"), look.ink("muted"), right)


class CommandPalette(QFrame):
    """The list, inside the window."""

    picked = Signal(str, str)  # the act's name and argument

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look, self._over = look, over
        self.setProperty("role", "palette")
        self.setAccessibleName("All commands")
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText("What do you want to do?")
        self.wanted.setAccessibleName("Find a command")
        self.list = QListView()
        self.rows: RowsModel[ActRow] = RowsModel(lambda r: r.spoken)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list, look))
        self.list.setAccessibleName("Commands")
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

    def open_list(self) -> None:
        """Show all commands."""
        self._before = self.window().focusWidget()
        over, row, top = self._over, self._look.px(ROW_HEIGHT), self._look.px(60)
        wide = min(self._look.px(WIDTH), over.width() - 40)
        inside = self.layout_.contentsMargins()
        around = inside.top() + inside.bottom() + self.wanted.sizeHint().height() + self.layout_.spacing()
        rows = max(1, min(MOST, (over.height() - top - 20 - around) // row))
        self.list.setFixedHeight(rows * row)  # whole rows only
        self.setGeometry((over.width() - wide) // 2, top, wide, around + rows * row)
        self.wanted.clear()
        self._filter("")
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
        wanted = fold(text.strip()).lstrip("/")
        found = [a for a in ACTS if wanted in fold(f"{a.text} {a.word} {a.help}")]
        self.rows.sync([ActRow(f"{a.name} {a.argument}", a) for a in found])
        self.list.setCurrentIndex(self.rows.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Arrows choose, Enter does, Esc closes, while the words stay in the line."""
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
            self.picked.emit(row.act.name, row.act.argument)
