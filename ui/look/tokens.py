"""The tokens of the theme at a text size: colours, fonts and lengths for everything that is drawn."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase

from workshop import assets
from workshop.theme import NAMES, Theme, theme

FAMILY = "Noto Sans"
FACES = ("NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic", "DejaVuSans")
SMALLEST, LARGEST, STEP = 80, 200, 10  # text size, in per cent


@cache
def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once.

    Raises:
        RuntimeError: one of them can't be read.
    """
    for face in FACES:
        if QFontDatabase.addApplicationFont(str(assets.path(f"fonts/{face}.ttf"))) < 0:
            raise RuntimeError(f"the font {face} can't be read")


class Look(QObject):
    """Theme and text size; everything that draws asks here."""

    changed = Signal()

    def __init__(self, percent: int = 100, name: str = "light") -> None:
        super().__init__()
        self.theme: Theme = theme(name if name in NAMES else "light")
        self._percent = percent

    @property
    def percent(self) -> int:
        """The text size."""
        return self._percent

    def resize(self, percent: int) -> None:
        """Take another text size, within its limits."""
        wanted = max(SMALLEST, min(LARGEST, percent))
        if wanted != self._percent:
            self._percent = wanted
            self.changed.emit()

    def wear(self, name: str) -> None:
        """Take another theme, by its name."""
        if name in NAMES and name != self.theme.name:
            self.theme = theme(name)
            self.changed.emit()

    def px(self, length: float) -> int:
        """A length at this text size."""
        return max(1, round(length * self._percent / 100))

    def ink(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(self.theme.ink[role])

    def font(self, role: str = "body", *, bold: bool = False) -> QFont:
        """The font of a size role: tiny, small, body, lead, title, large."""
        font = QFont(FAMILY)
        font.setFamilies([FAMILY, "DejaVu Sans"])
        font.setPixelSize(self.px(self.theme.size[role]))
        font.setBold(bold)
        return font
