"""Who carries it: a table of risks by organisation, today and as it should be, and the weight below (2.6)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Desk
from ui.look.parts import label
from ui.look.tokens import Look
from ui.models.carry_rows import BEFORE, CarryRows, WeightRows
from ui.models.rows import ROW
from ui.painting import words
from ui.screens.parts import foot
from ui.screens.screen import Screen
from workshop import commands as c
from workshop.boards.carry import KEY, NOT, CarryRow, carried
from workshop.boards.risk import sorted_ids, worst_sentence
from workshop.field import Record
from workshop.kinds import Risk
from workshop.snapshot import Snapshot
from workshop.tongue import tr

SCORE, CELL, NARROW, FELT, TITLE = 46, 64, 40, 78, 200  # px of the columns; TITLE where there is room for it
WIDE = 1000  # px from which who feels it has twice the room
MEASURED = 100  # rows whose height is measured; further ones have room for three lines
ROW_HEIGHT = 26  # px at least


class _Delegate(QStyledItemDelegate):
    """A risk with its edge, marks in the middle of their cells."""

    def __init__(self, view: QTableView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    def _title(self, row: CarryRow) -> str:
        return " · ".join((row.title, *row.exceptions))

    def tall(self, row: CarryRow) -> int:
        """How high a row is, in px: its title is whole."""
        room = self._view.columnWidth(1) - self._look.px(16)
        felt = self._view.columnWidth(self._view.model().columnCount() - 1) - self._look.px(8)
        title = words.height(self._title(row), self._look.font("small", bold=True), max(room, 40))
        return max(
            title + self._look.px(8),
            words.height(row.felt, self._look.font("small"), max(felt, 40)) + self._look.px(8),
            self._look.px(ROW_HEIGHT),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """As high as the title."""
        row: CarryRow | None = index.data(ROW)
        return QSize(10, self.tall(row)) if row is not None else QSize(10, self._look.px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        row: CarryRow | None = index.data(ROW)
        if row is None or option.rect.bottom() > self._view.viewport().height():
            return  # a row that does not fit whole is not begun
        look, box, column = self._look, QRectF(option.rect), index.column()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.ink("accent_soft"))
        painter.setPen(QPen(look.ink("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        small, bold, text = look.font("small"), look.font("small", bold=True), str(index.data() or "")
        middle = Qt.AlignmentFlag.AlignCenter
        if column == 0:
            self._edge(painter, box, row)
            words.line(painter, box, text, bold, look.ink("text"), middle)
        elif column == 1:
            at = QPointF(box.left() + look.px(6), box.top() + look.px(4))
            words.draw(painter, at, self._title(row), bold, look.ink("text"), box.width() - look.px(16))
        elif column < index.model().columnCount() - 1:
            ink = "muted" if text == NOT else "text"
            words.line(painter, box, text, look.font("body"), look.ink(ink), middle)
        else:
            room = box.width() - look.px(8)
            down = (box.height() - words.height(text, small, max(room, 40))) / 2
            words.draw(
                painter, QPointF(box.left() + look.px(4), box.top() + down), text, small, look.ink("muted"), room
            )
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(look.ink("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _edge(self, painter: QPainter, box: QRectF, row: CarryRow) -> None:
        """A solid line for sharing, a double one for not sharing: nothing hangs on the colour."""
        look, top, bottom = self._look, box.top() + 1, box.bottom() - 1
        if row.sharing:
            painter.fillRect(QRectF(box.left() + 1, top, look.px(4), bottom - top), look.ink("sharing"))
            return
        painter.setPen(QPen(look.ink("not_sharing"), look.px(1.4)))
        for x in (2, 5):
            painter.drawLine(QPointF(box.left() + look.px(x), top), QPointF(box.left() + look.px(x), bottom))


class _Header(QHeaderView):
    """Short names, each word on a line of its own where one line has no room."""

    def __init__(self, table: QTableView, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._look = look
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(look.px(20))
        self._line = words.height("Xg", look.font("tiny", bold=True), 999)
        self.setFixedHeight(2 * self._line + look.px(10))

    def _lines(self, at: int) -> list[str]:
        text, font = str(self.model().headerData(at, Qt.Orientation.Horizontal)), self._look.font("tiny", bold=True)
        if words.width(text, font) <= self.sectionSize(at) - self._look.px(4) or " " not in text:
            return [text]
        first, _, rest = text.partition(" ")
        return [first, rest]

    def sectionSizeFromContents(self, at: int) -> QSize:
        """What its longest line needs; a name that is longer than its column ends in dots."""
        font = self._look.font("tiny", bold=True)
        wide = max(words.width(line, font) for line in self._lines(at))
        return QSize(min(round(wide) + self._look.px(2), self.sectionSize(at)), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """The name in the middle; the one of the risks at the left."""
        look, found, font = self._look, self._lines(at), self._look.font("tiny", bold=True)
        painter.save()
        painter.fillRect(rect, look.ink("surface"))
        painter.setPen(QPen(look.ink("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        top = rect.top() + (rect.height() - self._line * len(found)) / 2
        left = at == 1
        align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        for n, line in enumerate(found):
            box = QRectF(rect.left() + look.px(6) * left, top + n * self._line, rect.width(), self._line)
            text = words.shortened(line, font, box.width())
            words.line(painter, box, text, font, look.ink("muted"), align | Qt.AlignmentFlag.AlignVCenter)
        painter.restore()


class CarryTable(QTableView):
    """Arrows go from cell to cell; Space says who carries it today, Shift+Space who should."""

    opened = Signal(str)
    withdrawn = Signal(str)
    set = Signal(str, str, bool)  # the risk, the organisation, whether today

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is done with a cell."""
        index = self.currentIndex()
        row: CarryRow | None = index.data(ROW)
        model = self.model()
        org = model.organisation(index.column()) if isinstance(model, CarryRows) else None
        if row is not None and event.key() == Qt.Key.Key_Space:
            if org is not None:
                self.set.emit(row.id, org, not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.id)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit(row.id)
        else:
            super().keyPressEvent(event)


class CarryScreen(Screen):
    """The table, and under it what each carries."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__(look, desk)
        self.rows, self.weights = CarryRows(), WeightRows()
        self.table, self.sums = CarryTable(), QTableView()
        self.empty = label("", "empty", wrap=True)
        self.key, self.foot = foot(KEY), foot()
        self._fixed: tuple[str, ...] | None = None
        self._seen: Snapshot | None = None
        self._laid: tuple[int, int, tuple[CarryRow, ...]] | None = None  # for what the rows have their heights
        self._quiet = False
        self._set_up()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(4))
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sums)
        layout.addWidget(self.key)
        layout.addWidget(self.foot)

    def _set_up(self) -> None:
        for table, model, name in (
            (self.table, self.rows, tr("Who carries each risk")),
            (self.sums, self.weights, tr("What each carries")),
        ):
            table.setModel(model)
            table.setAccessibleName(name)
            table.setProperty("role", "narrow")
            table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setTabKeyNavigation(False)
            table.setShowGrid(False)
            table.verticalHeader().hide()
            table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            table.setHorizontalHeader(_Header(table, self.look))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._delegate = _Delegate(self.table, self.look)
        self.table.setItemDelegate(self._delegate)
        self.sums.horizontalHeader().hide()
        self.sums.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sums.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.selectionModel().currentChanged.connect(self._current)
        self.table.opened.connect(self.opened)
        self.table.withdrawn.connect(self.withdrawn)
        self.table.set.connect(self._set)

    def sort(self) -> None:
        """Highest first, from now on."""
        self._fixed = None

    def by_hand(self, cls: type[Record]) -> bool:
        """Risks stand by their scores."""
        return cls is not Risk

    def show_day(self, s: Snapshot) -> None:
        """All risks, in an order that does not change under the reader's eyes."""
        if s is self._seen and self._fixed is not None:
            self._select()
            return
        self._seen = s
        if self._fixed is None:
            self._fixed = sorted_ids(s)
        board = carried(s, self._fixed)
        headings = board.names != self.rows.board.names
        self._quiet = True
        self.rows.show(board)
        self.weights.show(board)
        self._quiet = False
        there = bool(board.rows)
        self.empty.setText(self.desk.plan.empty)
        self.empty.setVisible(not there)
        for part in (self.table, self.key):
            part.setVisible(there)
        self.sums.setVisible(there and bool(board.weights))
        self.foot.setText(worst_sentence(s))
        if headings or there:
            self._size()
        self._select()

    def _select(self) -> None:
        at = next((n for n, r in enumerate(self.rows.board.rows) if r.id == self.selected()), None)
        if at is not None and self.table.currentIndex().row() != at:
            self._quiet = True
            self.table.setCurrentIndex(self.rows.index(at, max(self.table.currentIndex().column(), BEFORE)))
            self._quiet = False

    def _size(self) -> None:
        """Narrow columns for the organisations, so that all are in sight; the risk has what is left."""
        look, orgs = self.look, len(self.rows.board.names)
        whole = self.width() - look.px(4) - self.table.verticalScrollBar().sizeHint().width()
        felt = look.px(FELT if whole < look.px(WIDE) else 2 * FELT)
        left = whole - look.px(SCORE + TITLE) - felt
        cell = max(look.px(NARROW), min(look.px(CELL), left // max(orgs, 1)))
        widths = [look.px(SCORE), whole - look.px(SCORE) - felt - cell * orgs, *[cell] * orgs, felt]
        widths[1] = max(widths[1], look.px(TITLE) // 2)
        for table in (self.table, self.sums):
            for column, wide in enumerate(widths):
                table.setColumnWidth(column, wide)
        if self.weights.rowCount():
            self.sums.clearSpans()
        for n in range(self.weights.rowCount()):
            self.sums.setSpan(n, 0, 1, BEFORE)
        self._rise()
        row = look.px(ROW_HEIGHT)
        for n in range(self.weights.rowCount()):
            self.sums.setRowHeight(n, row)
        self.sums.setFixedHeight(row * max(self.weights.rowCount(), 1) + look.px(4))

    def _rise(self) -> None:
        """Rows as high as what they say; measured anew only where something of it is another."""
        rows = self.rows.board.rows
        laid = (self.table.columnWidth(1), self.look.percent, rows)
        if laid == self._laid:
            return
        self._laid = laid
        for n, row in enumerate(rows):
            tall = self._delegate.tall(row) if n < MEASURED else self.look.px(3 * ROW_HEIGHT)
            if self.table.rowHeight(n) != tall:
                self.table.setRowHeight(n, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._size()

    def order(self) -> list[str]:
        """The risks as they stand."""
        return [r.id for r in self.rows.board.rows]

    def first_focus(self) -> QWidget | None:
        """The table."""
        return self.table if self.rows.board.rows else None

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:  # noqa: ARG002 - a slot
        row: CarryRow | None = now.data(ROW)
        if row is not None and not self._quiet:
            self.chosen.emit(row.id)

    def _set(self, risk: str, org: str, today: bool) -> None:
        found = self.desk.state.get(Risk, risk)
        if found is None:
            return
        name = "bearer_org_ids" if today else "bearer_should_org_ids"
        was: tuple[str, ...] = getattr(found, name)
        self.wants.emit(
            c.Change("risk", risk, {name: tuple(x for x in was if x != org) if org in was else (*was, org)})
        )
