"""Text as it is, wrapped into lines: at words, at hyphens, and where a word is too long, anywhere (2.17)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

MOST = 1e7


def _layout(text: str, font: QFont, width: float, underline: int = 0) -> tuple[QTextLayout, float]:
    """A laid-out text and its height; its last letters may be underlined."""
    made = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    if underline:
        link = QTextLayout.FormatRange()
        link.start, link.length = len(text) - underline, underline
        link.format.setFontUnderline(True)
        made.setFormats([link])
    made.beginLayout()
    y = 0.0
    while (line := made.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
    made.endLayout()
    return made, y


@lru_cache(maxsize=8192)
def _height(text: str, family: str, pixels: int, weight: int, width: int) -> int:
    font = QFont(family)
    font.setFamilies([family, "DejaVu Sans"])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return round(_layout(text, font, width)[1])


def height(text: str, font: QFont, width: float) -> int:
    """How high a text stands at a width, in px; 0 for none."""
    if not text:
        return 0
    return _height(text, font.family(), font.pixelSize(), int(font.weight()), int(width))


def width(text: str, font: QFont) -> float:
    """How wide a text is on one line, in px."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw(
    painter: QPainter, at: QPointF, text: str, font: QFont, ink: QColor, room: float, *, underline: int = 0
) -> float:
    """Draw a wrapped text, its last `underline` letters underlined; returns its height."""
    if not text:
        return 0.0
    made, tall = _layout(text, font, room, underline)
    painter.setPen(ink)
    made.draw(painter, at)
    return tall


def line(painter: QPainter, box: QRectF, text: str, font: QFont, ink: QColor, align: Qt.AlignmentFlag) -> None:
    """Draw one line of text, aligned in a box."""
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, int(align) | int(Qt.TextFlag.TextSingleLine), text)


def fitting(parts: tuple[str, ...], joint: str, font: QFont, room: float) -> str:
    """As many parts as fit on a line, the last ones dropped first; the first one always."""
    kept = list(parts)
    while len(kept) > 1 and width(joint.join(kept), font) > room:
        kept.pop()
    return joint.join(kept)
