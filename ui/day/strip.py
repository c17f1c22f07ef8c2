"""The strip over the board: tabs with the name left and the count right (interaction.md 2.4)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar

from ui.look.parts import plain, tip_text
from ui.look.tokens import Look
from ui.painting import words
from workshop.boards.strip import ALL, Tab
from workshop.tongue import tr

HEIGHT = 34
ALL_WIDTH = 44
GAP, INSET, BETWEEN = 4, 8, 6  # px between tabs, inside them, between a name and its count


class Strip(QTabBar):
    """Whose turn, which column, which use case. It says what was chosen."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tabs: tuple[Tab, ...] = ()
        self._counts = True  # whether there is room for them
        self._fitted: tuple[int, list[int]] = (-1, [])  # the widths of the tabs, and of the strip that they fill
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFixedHeight(look.px(HEIGHT))
        self.setAccessibleName(tr("Turns"))
        self.currentChanged.connect(self._changed)

    def show_tabs(self, tabs: Sequence[Tab], chosen: str, name: str) -> None:
        """Show these tabs with one of them chosen."""
        self.setAccessibleName(name)
        if tuple(tabs) != self._tabs or self.count() != len(tabs):
            self.blockSignals(True)
            while self.count() > len(tabs):
                self.removeTab(self.count() - 1)
            while self.count() < len(tabs):
                self.addTab(plain(tabs[self.count()].text))
            self._tabs, self._fitted = tuple(tabs), (-1, [])
            for i, t in enumerate(tabs):
                if self.tabText(i) != plain(t.text):
                    self.setTabText(i, plain(t.text))  # each lays out all tabs anew
                self.setAccessibleTabName(i, t.spoken)
                self.setTabToolTip(i, tip_text(t.spoken))
            self.blockSignals(False)
        at = next((i for i, t in enumerate(tabs) if t.id == chosen), -1)
        if at >= 0 and at != self.currentIndex():
            self.blockSignals(True)
            self.setCurrentIndex(at)
            self.blockSignals(False)
        self.update()

    def _changed(self, at: int) -> None:
        if 0 <= at < len(self._tabs):
            self.picked.emit(self._tabs[at].id)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words need; what is left is shared out equally."""
        if self._fitted[0] != self.width():  # Qt asks for each tab, and often
            self._fitted = (self.width(), self._widths())
        return QSize(self._fitted[1][index] if index < len(self._tabs) else 1, self._look.px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """They may get as narrow as they have to."""
        return self.tabSizeHint(index)

    def _widths(self) -> list[int]:
        """The width of each tab, in px; where there is too little room the counts go, then the widest give way."""
        wanted = [self._wanted(t, t.count) for t in self._tabs]
        self._counts = sum(wanted) <= self.width()
        if not self._counts:
            wanted = [self._wanted(t, "") for t in self._tabs]
        free = self.width() - sum(wanted)
        if free >= 0:
            rest = [n for n, t in enumerate(self._tabs) if t.id != ALL]
            for n, at in enumerate(rest):
                wanted[at] += free * (n + 1) // len(rest) - free * n // len(rest)
            return wanted
        room, widest = self.width(), 0
        for n, narrow in enumerate(sorted(wanted)):
            widest = room // (len(wanted) - n)  # what each of the wider ones can have
            if narrow > widest:
                break
            room -= narrow
        return [max(1, min(w, widest)) for w in wanted]

    def _wanted(self, tab: Tab, count: str) -> int:
        look = self._look
        if tab.id == ALL:
            return look.px(ALL_WIDTH)
        bold = look.font("small", bold=True)
        beside = words.width(count, bold) + look.px(BETWEEN) if count else 0
        return math.ceil(words.width(tab.text, bold) + beside) + look.px(2 * INSET + GAP)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Boxes with name and count; the chosen one with a blue edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, t in enumerate(self._tabs):
            last = i == len(self._tabs) - 1
            box = QRectF(self.tabRect(i)).adjusted(0, 0, 0 if last else -self._look.px(GAP), 0)
            self._tab(painter, box, t, chosen=i == self.currentIndex())
        if self.hasFocus() and self.currentIndex() >= 0:
            painter.setPen(QPen(self._look.ink("text"), self._look.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = QRectF(self.tabRect(self.currentIndex())).adjusted(4, 4, -4 - self._look.px(GAP), -4)
            painter.drawRoundedRect(inner, 4, 4)

    def _tab(self, painter: QPainter, box: QRectF, tab: Tab, *, chosen: bool) -> None:
        look = self._look
        painter.setPen(QPen(look.ink("accent" if chosen else "line"), look.px(2) if chosen else 1))
        painter.setBrush(look.ink("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        font = look.font("small", bold=chosen)
        if tab.id == ALL:
            words.line(painter, box, tab.text, font, look.ink("text"), Qt.AlignmentFlag.AlignCenter)
            return
        inner = box.adjusted(look.px(INSET), 0, -look.px(INSET), 0)
        count = tab.count if self._counts else ""
        beside = words.width(count, font) + look.px(BETWEEN) if count else 0
        name = inner.adjusted(0, 0, -beside, 0)
        text = words.shortened(tab.text, font, name.width())
        words.line(painter, name, text, font, look.ink("text"), Qt.AlignmentFlag.AlignVCenter)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words.line(painter, inner, count, font, look.ink("text"), right)
