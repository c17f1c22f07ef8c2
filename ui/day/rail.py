"""The rail: the running order; selecting a row only looks (interaction.md 2.2, W2)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.cards.whole import is_cut
from ui.look.parts import button, label, tip
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting import words
from workshop import dates
from workshop.boards.rail import RailRow, mark, rail
from workshop.running_order import NOW
from workshop.snapshot import Snapshot
from workshop.tongue import tr

WIDE, FOLDED, WIDER = 200, 44, 240
GATE_SIGNS = {"": tr("by"), "kept": "✓", "missed": tr("missed")}
TITLE_LINES = 2
HEIGHTS = {"heading": 22, "session": 28, "break": 16, "gate": 16}


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView, look: Look) -> None:
        super().__init__(view)
        self._view, self._look = view, look
        self.folded = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Rows of a height by their sort; folded, only sessions stay, with a gap for each heading."""
        row: RailRow | None = index.data(ROW)
        sort = row.sort if row else "session"
        high = HEIGHTS[sort]
        if self.folded and sort != "session":
            high = 10 if sort == "heading" else 0
        return QSize(10, self._look.px(high) if high else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        row: RailRow | None = index.data(ROW)
        if row is None or is_cut(self._view, option.rect):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if row.sort == "session":
            self._session(painter, box, row, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        elif not self.folded:
            self._other(painter, box, row)
        painter.restore()

    def _session(self, painter: QPainter, box: QRectF, row: RailRow, *, chosen: bool) -> None:
        look = self._look
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.ink("accent_soft"))
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        now, sign = row.state == NOW, mark(row.state)
        font, number = look.font("tiny", bold=now), f"{row.number}{sign}"
        side = look.px(22)
        wide = max(side, round(words.width(number, font)) + look.px(4))
        left = box.left() + (box.width() - wide) / 2 if self.folded else box.left() + look.px(1)
        circle = QRectF(left, box.center().y() - side / 2, wide, side)
        ink = "accent" if now else "done" if sign == "✓" else "edge"
        painter.setPen(QPen(look.ink(ink), 1.4))
        painter.setBrush(look.ink("accent" if now else "surface"))
        painter.drawRoundedRect(circle, side / 2, side / 2)
        text = look.ink("on_accent" if now else "text")
        words.line(painter, circle, number, font, text, Qt.AlignmentFlag.AlignCenter)
        if not self.folded:
            self._title(painter, box, row, bold=now)

    def _title(self, painter: QPainter, box: QRectF, row: RailRow, *, bold: bool) -> None:
        look, font = self._look, self._look.font("small", bold=bold)
        small = look.font("small", bold=row.fixed)
        time = words.width("00:00", small) + look.px(4)
        inner = box.adjusted(look.px(35), 0, -look.px(4), 0)
        title = inner.adjusted(0, 0, -time, 0)
        text = words.shortened(row.text, font, title.width())
        words.line(painter, title, text, font, look.ink("text"), Qt.AlignmentFlag.AlignVCenter)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words.line(painter, inner, row.time, small, look.ink("muted"), right)

    def _other(self, painter: QPainter, box: QRectF, row: RailRow) -> None:
        look = self._look
        if row.sort == "heading":
            inner = box.adjusted(look.px(4), 0, 0, 0)
            font = look.font("tiny", bold=True)
            bottom = Qt.AlignmentFlag.AlignBottom
            words.line(painter, inner.adjusted(0, 0, 0, -2), row.text.upper(), font, look.ink("muted"), bottom)
            return
        text = f"{row.text} · {row.time}{tr(' fixed') if row.fixed else ''}"
        if row.sort == "gate":
            text = f"{GATE_SIGNS[row.state]} {row.time} {row.text.lower()}".strip()
        ink = "gap" if row.state == "missed" else "accent" if row.state == NOW else "muted"
        font = look.font("tiny", bold=row.state == NOW)
        inner = box.adjusted(look.px(35 if row.sort == "break" else 22), 0, 0, 0)
        text = words.shortened(text, font, inner.width())
        words.line(painter, inner, text, font, look.ink(ink), Qt.AlignmentFlag.AlignVCenter)


class RailList(QListView):
    """The rows; Enter looks."""

    looked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows: RowsModel[RailRow] = RowsModel(lambda r: r.spoken, tips=True)
        self.setModel(self.rows)
        self.delegate = _Delegate(self, look)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(tr("Running order"))
        self.setProperty("role", "rail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter looks at the row; arrows skip what can't be looked at."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._look()
            return
        super().keyPressEvent(event)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        while step and (row := self.currentIndex().data(ROW)) is not None and row.sort != "session":
            further = self.rows.index(self.currentIndex().row() + step, 0)
            if not further.isValid():
                return
            self.setCurrentIndex(further)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click looks."""
        super().mouseReleaseEvent(event)
        self._look()

    def _look(self) -> None:
        row = self.currentIndex().data(ROW)
        if row is not None and row.sort == "session":
            self.looked.emit(row.id)


class TitleButton(QPushButton):
    """The title of the day on up to two lines; it opens the page where the day is set up."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._title = look, ""
        self.setProperty("role", "rail_title")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_title(self, title: str) -> None:
        """Show this title."""
        self._title = title
        self.setAccessibleName(tr("Set up {title}").format(title=title))
        tip(self, title)
        self.fit()

    def fit(self) -> None:
        """As high as its lines."""
        tall = words.height(self._title, self._font(), max(self.width() - 4, 40), TITLE_LINES)
        self.setFixedHeight(tall + self._look.px(4))
        self.update()

    def _font(self) -> QFont:
        return self._look.font("body", bold=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box of a button, the lines in it."""
        super().paintEvent(event)
        painter, look = QPainter(self), self._look
        at, room = QPointF(2, look.px(2)), self.width() - 4
        words.draw(painter, at, self._title, self._font(), look.ink("text"), room, most=TITLE_LINES)


class Rail(QWidget):
    """Title, date, rows, and at its foot the documents and the follow-up."""

    looked = Signal(str)
    setup = Signal()
    wants = Signal(str)  # an act, by its name

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.title = TitleButton(look)
        self.title.clicked.connect(lambda _checked=False: self.setup.emit())
        self.date = label("", "rail_date")
        self.date.setContentsMargins(2, 0, 0, 0)
        self.list = RailList(look)
        self.list.looked.connect(self.looked)
        self.foot = QWidget()
        self.documents = button(tr("Documents"), "rail_foot", clicked=partial(self.wants.emit, "documents"))
        self.follow_up = button(tr("Follow-up"), "rail_foot", clicked=partial(self.wants.emit, "follow_up"))
        side = QHBoxLayout(self.foot)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.documents)
        side.addWidget(self.follow_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(6), look.px(6), look.px(6), look.px(4))
        layout.setSpacing(0)
        for w in (self.title, self.date, self.list, self.foot):
            layout.addWidget(w)
        self.setProperty("role", "rail_pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.fold(wide=WIDE)

    def fold(self, *, wide: int) -> None:
        """Take a width; the narrow one shows numbers only."""
        folded = wide == FOLDED
        self.setFixedWidth(self._look.px(wide))
        for w in (self.title, self.date, self.foot):
            w.setVisible(not folded)
        self.list.delegate.folded = folded
        bars = Qt.ScrollBarPolicy
        self.list.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if folded else bars.ScrollBarAsNeeded)
        self.list.scheduleDelayedItemsLayout()

    def show_day(self, s: Snapshot, session_id: str, title: str) -> None:
        """The running order as it is, with the session that is looked at."""
        self.title.show_title(title)
        day = s.workshop.date
        self.date.setText(dates.short_with_year(day) if day else "")
        self.list.rows.sync(rail(s))
        index = self.list.rows.index_of(session_id)
        if index.isValid():
            self.list.setCurrentIndex(index)
