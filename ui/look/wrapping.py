"""How a text is wrapped into lines: at words, at hyphens, and where a word is too long, anywhere (2.17)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from workshop.remembered import remembered

Formats = Sequence[QTextLayout.FormatRange]
LINE_BREAK = "\u2028"  # what a text layout takes for one
ENOUGH = 400  # characters: more than any line holds


def _lines(made: QTextLayout, width: float, most: int) -> float:
    """Wrap a text into lines, `most` of them where that is more than 0; the height of all."""
    made.beginLayout()
    y, n = 0.0, 0
    while (not most or n < most) and (line := made.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y))
        y += line.height()
        n += 1
    made.endLayout()
    return y


def layout(
    text: str, font: QFont, width: float, *, formats: Formats = (), most: int = 0, ltr: bool = False
) -> tuple[QTextLayout, float]:
    """A laid-out text and its height; of more lines than `most`, the last one ends in dots.

    `ltr` is for a sentence of ours that holds words of other scripts.
    """
    text = text.replace("\n", LINE_BREAK)
    made = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if ltr:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    made.setTextOption(option)
    if formats:
        made.setFormats(list(formats))
    tall = _lines(made, width, most)
    last = made.lineAt(made.lineCount() - 1) if most and made.lineCount() else None
    if last is not None and last.textStart() + last.textLength() < len(text):
        whole = _dotted(text, last.textStart(), font, width)
        return layout(whole, font, width, formats=formats, most=most, ltr=ltr)
    return made, tall


def underline(start: int, length: int) -> QTextLayout.FormatRange:
    """So many letters from there on are underlined."""
    out = QTextLayout.FormatRange()
    out.start, out.length = start, length
    out.format.setFontUnderline(True)
    return out


def _dotted(text: str, start: int, font: QFont, width: float) -> str:
    """The text with its line from `start` on ended in dots."""
    rest = text[start : start + ENOUGH].replace(LINE_BREAK, " ")
    return text[:start] + QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, max(1.0, width - 1))


@remembered(8192)
def _height(text: str, family: str, pixels: int, weight: int, width: int, most: int) -> int:
    return round(layout(text, font_of(family, pixels, weight), width, most=most)[1])


def font_of(family: str, pixels: int, weight: int) -> QFont:
    """The font that such parts stand for."""
    font = QFont(family)
    font.setFamilies([family, "DejaVu Sans"])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


def height(text: str, font: QFont, width: float, most: int = 0) -> int:
    """How high a text stands at a width, in px; 0 for none. No more than `most` lines where that is more than 0."""
    if not text:
        return 0
    return _height(text, font.family(), font.pixelSize(), int(font.weight()), int(width), most)
