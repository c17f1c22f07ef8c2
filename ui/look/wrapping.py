"""How a text is wrapped into lines: at words, at hyphens, and where a word is too long, anywhere (2.17)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

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


def _dotted(text: str, start: int, font: QFont, width: float) -> str:
    """The text with its line from `start` on ended in dots."""
    rest = text[start : start + ENOUGH].replace(LINE_BREAK, " ")
    return text[:start] + QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, max(1.0, width - 1))
