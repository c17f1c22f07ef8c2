"""Text as it is, wrapped into lines (ui/look/wrapping.py), measured and drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.look import wrapping
from workshop.remembered import remembered

height = wrapping.height  # labels measure themselves by it too


def width(text: str, font: QFont) -> float:
    """How wide a text is on one line, in px."""
    return _width(text, font.family(), font.pixelSize(), int(font.weight()))


@remembered(8192)
def _width(text: str, family: str, pixels: int, weight: int) -> float:
    return QFontMetricsF(wrapping.font_of(family, pixels, weight)).horizontalAdvance(text)


def draw(
    painter: QPainter,
    at: QPointF,
    text: str,
    font: QFont,
    ink: QColor,
    room: float,
    *,
    most: int = 0,
    link: int | None = None,
) -> float:
    """Draw a wrapped text; returns its height. With `link` it is our sentence, so many last letters underlined."""
    if not text:
        return 0.0
    formats = [wrapping.underline(len(text) - link, link)] if link else []
    made, tall = wrapping.layout(text, font, int(room), formats=formats, most=most, ltr=link is not None)
    painter.setPen(ink)
    made.draw(painter, at)
    return tall


def line(painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor, align: Qt.AlignmentFlag) -> None:
    """Draw one line of text, aligned in a box."""
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, int(align) | int(Qt.TextFlag.TextSingleLine), text)


def shortened(text: str, font: QFont, room: float) -> str:
    """A text for one line: as it is where it fits, else ended in dots. The whole is said elsewhere, in a tooltip."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


def fitting(parts: tuple[str, ...], joint: str, font: QFont, room: float) -> str:
    """As many parts as fit on a line, the last ones dropped first; the first one always."""
    kept = list(parts)
    while len(kept) > 1 and width(joint.join(kept), font) > room:
        kept.pop()
    return joint.join(kept)
