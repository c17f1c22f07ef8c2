"""Large letters for eight metres: wrapped tightly, measured before they are painted (interaction.md W15)."""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout

from ui.look.tokens import FAMILY
from ui.look.wrapping import layout, underline
from workshop.remembered import remembered

PITCH: Final = 1.22  # of the letters' height, from line to line
HIGH: Final = 1080.0  # px of the wall for which all sizes are given
HUGE, RECORD, SECOND, SMALL = 58, 40, 30, 24  # px at that height
STEPS: Final = (100, 115, 130, 150)  # sizes in per cent, after the back-row test


@dataclass(frozen=True, slots=True)
class Letters:
    """A text at a size and a width, ready to be painted."""

    made: QTextLayout
    lines: int
    pitch: float

    @property
    def high(self) -> float:
        """How high it stands."""
        return self.lines * self.pitch

    @property
    def wide(self) -> float:
        """The width of its longest line."""
        return max((self.made.lineAt(n).naturalTextWidth() for n in range(self.lines)), default=0.0)

    def paint(self, painter: QPainter, x: float, y: float, ink: QColor) -> None:
        """Paint it, its first line's top at y."""
        painter.setPen(ink)
        for n in range(self.lines):
            line = self.made.lineAt(n)
            line.draw(painter, QPointF(x, y + n * self.pitch - line.y() - (line.height() - self.pitch) / 2))


class Sizes:
    """Lengths on a wall of a height, at a size step."""

    def __init__(self, high: float, percent: int = 100) -> None:
        self.scale, self.percent = high / HIGH, percent

    def px(self, length: float) -> float:
        """A length of the wall's furniture."""
        return length * self.scale

    def letters(
        self,
        text: str,
        size: float,
        width: float,
        *,
        bold: bool = False,
        most: int = 0,
        underlined: Sequence[tuple[int, int]] = (),
    ) -> Letters:
        """A text, at most so many lines; records grow with the size step, and so does all that is read.

        `underlined` says where words begin that are underlined, and how long they are.
        """
        pixels = max(6, round(size * self.scale * self.percent / 100))
        return _laid_out(text, pixels, width, bold, most, tuple(underlined))


@remembered(1024)  # a wall says nearly the same after each line; laying it out takes longer than painting it
def _laid_out(
    text: str, pixels: int, width: float, bold: bool, most: int, underlined: tuple[tuple[int, int], ...]
) -> Letters:
    font = QFont(FAMILY)
    font.setFamilies([FAMILY, "DejaVu Sans"])
    font.setPixelSize(pixels)
    font.setBold(bold)
    made, _ = layout(text, font, width, most=most, formats=[underline(*place) for place in underlined])
    return Letters(made, made.lineCount() if text else 0, pixels * PITCH)


atexit.register(_laid_out.cache_clear)  # before Qt's fonts go
