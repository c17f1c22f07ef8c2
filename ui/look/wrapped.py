"""A label whose text is wrapped anywhere where a word is longer than a line: Qt's own cuts such a word at its edge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.look.wrapping import height, layout

LONGEST = "M" * 12  # a word that a label may ask room for


class Wrapped(QLabel):
    """Plain text on as many lines as it needs, or on `most`; then it ends in dots, and the tooltip has the whole."""

    def __init__(self, text: str = "", parent: QWidget | None = None, most: int = 0) -> None:
        super().__init__(text, parent)
        self._most = most
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def _around(self) -> QSize:
        """What margins and borders take."""
        return self.size() - self.contentsRect().size()

    def heightForWidth(self, width: int) -> int:
        """As high as its lines at a width."""
        around = self._around()
        if not self.text():
            return super().heightForWidth(width)
        return height(self.text(), self.font(), width - around.width(), self._most) + around.height()

    def minimumSizeHint(self) -> QSize:
        """A word that is too long asks for no more room than a long one."""
        hint = super().minimumSizeHint()
        most = self.fontMetrics().horizontalAdvance(LONGEST) + self._around().width()
        return QSize(min(hint.width(), most), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and the lines in its middle."""
        QFrame.paintEvent(self, event)
        inside, painter = self.contentsRect(), QPainter(self)
        made, tall = layout(self.text(), self.font(), inside.width(), most=self._most)
        free = max(0.0, (inside.height() - tall) / 2)
        down = {Qt.AlignmentFlag.AlignTop: 0.0, Qt.AlignmentFlag.AlignBottom: free * 2}
        painter.setPen(self.palette().color(self.foregroundRole()))
        made.draw(painter, QPointF(inside.topLeft()) + QPointF(0, down.get(self.alignment() & _UP_OR_DOWN, free)))


_UP_OR_DOWN = Qt.AlignmentFlag.AlignVertical_Mask
