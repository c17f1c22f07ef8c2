"""Nine small bars at the right end of the status: how far the record has settled each head of the terms (part 5, 7)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from ui.look.parts import tip
from ui.look.tokens import Look
from workshop.boards.terms import FULL, Bars

WIDE, TALL, APART, AROUND = 6, 16, 3, 5  # px: of a bar, between bars, around them


class TermsBars(QAbstractButton):
    """They say it in words too; pressed, they lead to the terms."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bars: Bars | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.hide()

    def show_bars(self, bars: Bars | None) -> None:
        """Show how the heads stand; before the question is agreed, nothing."""
        self.setVisible(bars is not None)
        if bars is not None and bars != self._bars:
            self._bars = bars
            self.setAccessibleName(bars.said)
            tip(self, bars.said)
            self.update()

    def sizeHint(self) -> QSize:
        """Room for nine."""
        px = self._look.px
        return QSize(9 * px(WIDE) + 8 * px(APART) + 2 * px(AROUND), px(TALL) + 2 * px(AROUND))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is small
        """Each bar as full as its head is settled; one with an open question has a gap at its head."""
        if self._bars is None:
            return
        painter, look = QPainter(self), self._look
        if self.hasFocus():
            painter.setPen(QPen(look.ink("accent"), look.px(2)))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        for n, bar in enumerate(self._bars.bars):
            left = look.px(AROUND) + n * look.px(WIDE + APART)
            box = QRectF(left, (self.height() - look.px(TALL)) / 2, look.px(WIDE), look.px(TALL))
            tall = box.height() * bar.fill / FULL
            painter.fillRect(box.adjusted(0, box.height() - tall, 0, 0), look.ink("gap" if bar.open else "accent"))
            painter.setPen(QPen(look.ink("muted"), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
