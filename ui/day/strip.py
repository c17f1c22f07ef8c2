"""The strip over the board: tabs of equal width, the name left, the count right (interaction.md 2.4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar

from ui.look.tokens import Look
from ui.painting import words
from workshop.boards.strip import ALL, Tab

HEIGHT = 34
ALL_WIDTH = 44
GAP = 4


class Strip(QTabBar):
    """Whose turn, which column, which use case. It says what was chosen."""

    picked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tabs: tuple[Tab, ...] = ()
        self.setDrawBase(False)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFixedHeight(look.px(HEIGHT))
        self.setAccessibleName("Turns")
        self.currentChanged.connect(self._changed)

    def show_tabs(self, tabs: Sequence[Tab], chosen: str, name: str) -> None:
        """Show these tabs with one of them chosen."""
        self.setAccessibleName(name)
        if tuple(tabs) != self._tabs or self.count() != len(tabs):
            self.blockSignals(True)
            while self.count() > len(tabs):
                self.removeTab(self.count() - 1)
            while self.count() < len(tabs):
                self.addTab("")
            self._tabs = tuple(tabs)
            for i, t in enumerate(tabs):
                self.setTabText(i, t.text.replace("&", "&&"))
                self.setAccessibleTabName(i, t.spoken)
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
        """Equal widths, `All` narrow."""
        narrow = bool(self._tabs) and index < len(self._tabs) and self._tabs[index].id == ALL
        rest = len(self._tabs) - sum(t.id == ALL for t in self._tabs)
        fixed = self._look.px(ALL_WIDTH) if any(t.id == ALL for t in self._tabs) else 0
        wide = fixed if narrow else (self.width() - fixed) // max(rest, 1)
        return QSize(max(wide, 1), self._look.px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """They may get as narrow as they have to."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Boxes with name and count; the chosen one with a blue edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, t in enumerate(self._tabs):
            last = i == len(self._tabs) - 1
            box = QRectF(self.tabRect(i)).adjusted(0, 0, 0 if last else -self._look.px(GAP), 0)
            self._tab(painter, box, t, chosen=i == self.currentIndex())
        if self.hasFocus() and self.currentIndex() >= 0:
            painter.setPen(QPen(self._look.ink("text"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.tabRect(self.currentIndex())).adjusted(4, 4, -8, -4), 4, 4)

    def _tab(self, painter: QPainter, box: QRectF, tab: Tab, *, chosen: bool) -> None:
        look = self._look
        painter.setPen(QPen(look.ink("accent" if chosen else "line"), look.px(2) if chosen else 1))
        painter.setBrush(look.ink("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        font = look.font("small", bold=chosen)
        inner = box.adjusted(look.px(8), 0, -look.px(8), 0)
        count = words.width(tab.count, font) + look.px(6) if tab.count else 0
        if tab.id == ALL:
            words.line(painter, box, tab.text, font, look.ink("text"), Qt.AlignmentFlag.AlignCenter)
            return
        text = whole_words(tab.text, inner.width() - count, look, bold=chosen)
        words.line(painter, inner, text, font, look.ink("text"), Qt.AlignmentFlag.AlignVCenter)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words.line(painter, inner, tab.count, font, look.ink("text"), right)


def whole_words(text: str, room: float, look: Look, *, bold: bool) -> str:
    """As many whole words as fit: nothing is cut with dots (2.17)."""
    font, kept = look.font("small", bold=bold), text.split(" ")
    while len(kept) > 1 and words.width(" ".join(kept), font) > room:
        kept.pop()
    return " ".join(kept)
