"""The chip row: what was understood of the line, as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from ui.look.tokens import Look
from ui.painting import words
from workshop.capture.reading import Chip
from workshop.tongue import tr

HEIGHT: Final = 26
_GROUND: Final = {"act": "text", "context": "canvas", "sign": "surface", "doubt": "gap_soft"}
_INK: Final = {"act": "on_bar", "context": "muted", "sign": "text", "doubt": "gap"}


class ChipRow(QLabel):
    """Chips on one line; its text is the same as a sentence, for a screen reader."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chips: tuple[Chip, ...] = ()
        self._after, self._covered = "", False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(look.px(HEIGHT))

    def show_chips(self, chips: Sequence[Chip], after: str = "") -> None:
        """Show these, and a quiet sentence after them."""
        if (tuple(chips), after) != (self._chips, self._after):
            self._chips, self._after = tuple(chips), after
            self.setText(self.sentence())
            self.setAccessibleName(self.sentence() or tr("Nothing typed"))
            self.update()

    def cover(self, covered: bool) -> None:
        """Whether a sentence stands in their place: then they are not painted."""
        if covered != self._covered:
            self._covered = covered
            self.update()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips that are shown."""
        return self._chips

    def sentence(self) -> str:
        """All chips as they are read out."""
        return ". ".join([c.text.rstrip(".") for c in self._chips] + ([self._after.rstrip(".")] if self._after else []))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The chips from the left; those that do not fit are counted."""
        if self._covered:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, look = 0.0, self._look
        for n, chip in enumerate(self._chips):
            font = look.font("small", bold=chip.tone in {"act", "doubt"})
            wide = words.width(chip.text, font) + look.px(14)
            more = f"+{len(self._chips) - n}"
            if x + wide > self.width() and n:
                rest = self._box(x, look.px(40))
                words.line(painter, rest, more, font, look.ink("muted"), Qt.AlignmentFlag.AlignVCenter)
                return
            self._chip(painter, self._box(x, min(wide, self.width())), chip)
            x += wide + look.px(6)
        if self._after:
            font = look.font("small")
            text = self._after if words.width(self._after, font) <= self.width() - x else ""
            box = self._box(x + look.px(2), self.width() - x)
            words.line(painter, box, text, font, look.ink("muted"), Qt.AlignmentFlag.AlignVCenter)

    def _box(self, x: float, wide: float) -> QRectF:
        return QRectF(x, self._look.px(2), wide, self.height() - self._look.px(4))

    def _chip(self, painter: QPainter, box: QRectF, chip: Chip) -> None:
        look = self._look
        edge = {"context": "edge", "sign": "edge"}.get(chip.tone)
        painter.setPen(QPen(look.ink(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(look.ink(_GROUND[chip.tone]))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
        font = look.font("small", bold=chip.tone in {"act", "doubt"})
        words.line(painter, box, chip.text, font, look.ink(_INK[chip.tone]), Qt.AlignmentFlag.AlignCenter)
