"""A choice of the start window: a title and what it leads to, on one big button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.look.tokens import Look
from ui.painting import words


class ChoiceCard(QPushButton):
    """A card that can be pressed."""

    def __init__(self, look: Look, title: str, detail: str, *, big: bool = False, key: str = "") -> None:
        super().__init__()
        self._look, self._title, self._detail, self._big, self._key = look, title, detail, big, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.setProperty("role", "choice")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As high as both lines."""
        return QSize(self._look.px(280), self._look.px(88 if self._big else 66))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words need."""
        return QSize(self._look.px(180), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The box, the title, the detail; with the focus a blue edge."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.ink("accent" if focused else "line"), look.px(2) if focused else 1))
        painter.setBrush(look.ink("accent_soft" if self.isDown() else "surface"))
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        title = look.font("title" if self._big else "body", bold=True)
        small = look.font("body" if self._big else "small")
        left, room = look.px(22 if self._big else 18), self.width() - look.px(36)
        if self._key and focused:
            room -= self._enter(painter, box)
        tall = words.height("X", title, room) + words.height("X", small, room)
        y = (self.height() - tall) / 2
        y += words.draw(painter, QPointF(left, y), _fitting(self._title, title, room), title, look.ink("text"), room)
        words.draw(painter, QPointF(left, y), _fitting(self._detail, small, room), small, look.ink("muted"), room)

    def _enter(self, painter: QPainter, box: QRectF) -> int:
        look = self._look
        wide, high = look.px(58), look.px(30)
        key = QRectF(box.right() - wide - look.px(20), box.center().y() - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.ink("accent"))
        painter.drawRoundedRect(key, look.px(6), look.px(6))
        font = look.font("small", bold=True)
        words.line(painter, key, self._key, font, look.ink("on_accent"), Qt.AlignmentFlag.AlignCenter)
        return wide + look.px(24)


def _fitting(text: str, font: QFont, room: float) -> str:
    """Whole words on one line."""
    kept = text.split(" ")
    while len(kept) > 1 and words.width(" ".join(kept), font) > room:
        kept.pop()
    return " ".join(kept)
