"""The board of a walk: rows before with their answers, the current one large, rows to come as titles (2.10)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.cards.whole import WholeRows, beyond, is_cut
from ui.look.parts import label
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop.boards.cards import DOT
from workshop.tongue import tr
from workshop.walks.walk import Row

ANSWER = 220  # px for the answer at the right, where nothing else is said
MOST = 3  # lines of the title of a row that is not the current one
LIMITS = ((0, 0), (0, 3), (0, 2), *((n, 2) for n in (12, 9, 7, 6, 5, 4)), (4, 1), (3, 1), (2, 1))


@dataclass(frozen=True, slots=True)
class WalkLine:
    """A row, and whether it is the current one."""

    id: str
    row: Row
    number: int
    current: bool
    group: str = ""  # said over the row, where it is the first of its group

    @property
    def spoken(self) -> str:
        """As it is read out."""
        answer = self.row.answer or self.row.note or ("" if self.row.table == "pile" else tr("not said yet"))
        parts = [self.group, f"{self.number}. {self.row.title}", *self.row.facts, *self.row.exceptions, answer]
        return ". ".join(p.rstrip(".") for p in parts if p)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, look: Look, answer: int) -> None:
        super().__init__(view)
        self._view, self._look, self._answer_wide = view, look, answer

    def _laid(self, line: WalkLine) -> tuple[int, int]:
        """How many lines of the current row’s title, and of each of its facts; 0 is all: it is read aloud."""
        tallest = self._view.viewport().height() - self._over(line)
        return next((most for most in LIMITS if self._height(line, *most) <= tallest), LIMITS[-1])

    def _room(self) -> float:
        return self._view.viewport().width() - self._look.px(56)

    def _dropped(self, line: WalkLine) -> int:
        """How many facts have no room: the last ones go first, the exceptions never."""
        tallest = self._view.viewport().height() - self._over(line)
        most = self._laid(line)
        every = range(len(line.row.facts))
        return next((n for n in every if self._height(line, *most, n) <= tallest), len(line.row.facts))

    def _height(self, line: WalkLine, title: int, fact: int, dropped: int = 0) -> float:
        look, room = self._look, self._room()
        tall = words.height(line.row.title, look.font("title", bold=True), room, title)
        shown = (*line.row.facts[: len(line.row.facts) - dropped], *line.row.exceptions)
        facts = sum(words.height(f, look.font("body"), room, fact) for f in shown)
        return tall + facts + look.px(28) + self._under_answer(line)

    def _over(self, line: WalkLine) -> int:
        """What stands over the row as the heading of its group, in px."""
        look = self._look
        wide = max(self._view.viewport().width() - look.px(24), 40)
        return words.height(line.group, look.font("small", bold=True), wide, 2) + look.px(10) if line.group else 0

    def _under_answer(self, line: WalkLine) -> float:
        """What the title stands lower, in px, where it would lie over the answer in the corner."""
        look = self._look
        wide = words.width(line.row.title, look.font("title", bold=True))
        return (
            look.px(16)
            if (line.row.answer or line.row.note) and wide > self._room() - look.px(self._answer_wide)
            else 0
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """The current row is as high as all that is read aloud."""
        line: WalkLine | None = index.data(ROW)
        if line is None:
            return QSize(0, 0)
        if line.current:
            return QSize(10, round(self._height(line, *self._laid(line), self._dropped(line))) + self._over(line))
        look = self._look
        tall = words.height(line.row.title, look.font("small"), self._room() - look.px(self._answer_wide), MOST)
        return QSize(10, tall + look.px(8) + self._over(line))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        line: WalkLine | None = index.data(ROW)
        if line is None or is_cut(self._view, option.rect):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, over = QRectF(option.rect), self._over(line)
        if over:
            look, bold = self._look, self._look.font("small", bold=True)
            at, wide = QPointF(box.left() + look.px(12), box.top() + look.px(6)), box.width() - look.px(24)
            words.draw(painter, at, line.group, bold, look.ink("muted"), wide, most=2)
        if line.current:
            self._current(painter, box.adjusted(0, over, 0, 0), line)
        else:
            self._other(painter, box.adjusted(0, over, 0, 0), line)
        painter.restore()

    def _current(self, painter: QPainter, box: QRectF, line: WalkLine) -> None:
        look, inner = self._look, box.adjusted(1, 2, -1, -2)
        painter.setPen(QPen(look.ink("accent"), look.px(2)))
        painter.setBrush(look.ink("surface"))
        painter.drawRoundedRect(inner, look.px(8), look.px(8))
        left, y, room = box.left() + look.px(44), box.top() + look.px(12), self._room()
        y += self._under_answer(line)
        most, each = self._laid(line)
        number = QRectF(box.left() + look.px(12), y, look.px(32), words.height("8", look.font("title"), 99))
        words.line(painter, number, str(line.number), look.font("title"), look.ink("muted"), Qt.AlignmentFlag.AlignLeft)
        title = look.font("title", bold=True)
        y += words.draw(painter, QPointF(left, y), line.row.title, title, look.ink("text"), room, most=most)
        for text in line.row.facts[: len(line.row.facts) - self._dropped(line)]:
            y += words.draw(painter, QPointF(left, y), text, look.font("body"), look.ink("text"), room, most=each)
        bold = look.font("body", bold=True)
        for text in line.row.exceptions:
            y += words.draw(painter, QPointF(left, y), text, bold, look.ink("gap"), room, most=each)
        if line.row.answer or line.row.note:
            corner = QRectF(
                inner.right() - look.px(self._answer_wide + 8), inner.top() + 4, look.px(self._answer_wide), look.px(18)
            )
            self._answer(painter, corner, line)

    def _other(self, painter: QPainter, box: QRectF, line: WalkLine) -> None:
        look = self._look
        painter.setPen(QPen(look.ink("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        left, top = box.left() + look.px(44), box.top() + look.px(4)
        number = QRectF(box.left() + look.px(12), top, look.px(32), box.height() - look.px(8))
        words.line(painter, number, str(line.number), look.font("small"), look.ink("muted"), Qt.AlignmentFlag.AlignTop)
        ink = look.ink("muted" if line.row.said else "text")
        room = box.width() - look.px(56 + self._answer_wide)
        words.draw(painter, QPointF(left, top), line.row.title, look.font("small"), ink, room, most=MOST)
        self._answer(
            painter,
            QRectF(box.right() - look.px(self._answer_wide + 8), top, look.px(self._answer_wide), number.height()),
            line,
        )

    def _answer(self, painter: QPainter, box: QRectF, line: WalkLine) -> None:
        look = self._look
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        exceptions = DOT.join(line.row.exceptions) if not line.current else ""
        text = line.row.answer or line.row.note or exceptions
        ink = "done" if line.row.answer else "muted" if line.row.note else "gap"
        while text and words.width(text, look.font("small", bold=True)) > box.width() and " " in text:
            text = text.rpartition(" ")[0]
        words.line(painter, box, text, look.font("small", bold=True), look.ink(ink), right)


class WalkBoard(QWidget):
    """The heading and the rows."""

    picked = Signal(int)

    def __init__(self, look: Look, answer: int = ANSWER) -> None:
        super().__init__()
        self.heading = label("", "walk_heading")
        self.keys = label("", "muted", wrap=True)
        self.more = label("", "beyond")
        self.list = WholeRows()
        self.list.beyond.connect(self._beyond)
        self.rows: RowsModel[WalkLine] = RowsModel(lambda r: r.spoken)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list, look, answer))
        self.list.setProperty("role", "sheet")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.list.clicked.connect(self._click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addWidget(self.heading)
        layout.addWidget(self.keys)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more)

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))

    def _click(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())

    def show_walk(self, heading: str, keys: str, rows: list[Row], at: int) -> None:
        """Show a walk at a row."""
        self.heading.setText(heading)
        self.keys.setText(keys)
        self.list.setAccessibleName(heading)
        groups = ["" if n and r.group == rows[n - 1].group else r.group for n, r in enumerate(rows)]
        self.rows.sync([WalkLine(r.id, r, n + 1, n == at, groups[n]) for n, r in enumerate(rows)])
        self.list.scheduleDelayedItemsLayout()
        self.list.setCurrentIndex(self.rows.index(at, 0))
        self.list.scrollTo(self.rows.index(min(at + 2, max(len(rows) - 1, 0)), 0))
        self.list.scrollTo(self.rows.index(at, 0))
