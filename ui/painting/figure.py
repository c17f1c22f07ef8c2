"""Draws a chart's marks; the same marks are drawn on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel

from ui.look.tokens import FAMILY, Look
from workshop.charts.marks import Dot, Figure, Line, Mark, Rect, Text
from workshop.tongue import tr

SCREEN = 1.3  # px for each unit of a figure, at 100 %
NARROWEST = 300  # units of width that the words of a chart need
SCALES = (1.6, 1.45, SCREEN, 1.25, 1.2)  # from the largest to the smallest that can still be read


def chart_font(size: float, *, bold: bool) -> QFont:
    """Widths as on paper: no kerning, no joined letters, no rounding to pixels."""
    font = QFont(FAMILY)
    font.setFamilies([FAMILY, "DejaVu Sans"])
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("liga", "clig", "calt"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def paint_figure(painter: QPainter, figure: Figure, look: Look) -> None:
    """Draw all marks of a figure, in its own unit."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in figure.marks:
        _paint(painter, mark, look)


def _paint(painter: QPainter, mark: Mark, look: Look) -> None:
    match mark:
        case Rect():
            _pen(painter, look, mark.fill, mark.outline, mark.line)
            painter.drawRoundedRect(QRectF(mark.x, mark.y, mark.w, mark.h), mark.radius, mark.radius)
        case Line():
            painter.setPen(QPen(look.ink(mark.ink), mark.width))
            painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
        case Dot():
            _pen(painter, look, mark.fill, mark.outline, mark.line)
            painter.drawEllipse(QPointF(mark.x, mark.y), mark.r, mark.r)
        case Text():
            font = chart_font(mark.size, bold=mark.bold)
            wide = QFontMetricsF(font).horizontalAdvance(mark.text)
            left = mark.x - {"left": 0.0, "centre": wide / 2, "right": wide}[mark.anchor]
            painter.setFont(font)
            painter.setPen(look.ink(mark.ink))
            painter.drawText(QPointF(left, mark.y), mark.text)
        case _:
            assert_never(mark)


def _pen(painter: QPainter, look: Look, fill: str | None, outline: str | None, line: float) -> None:
    painter.setPen(QPen(look.ink(outline), line) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(look.ink(fill) if fill else Qt.BrushStyle.NoBrush)


class FigureView(QLabel):
    """A chart made for the width that it has; its description is what a screen reader says."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._make: Callable[[float], Figure] | None = None
        self._figure: Figure | None = None
        self._times = SCREEN
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_figure(self, make: Callable[[float], Figure] | None) -> None:
        """Show the chart that `make` gives for a width; None shows none."""
        self._make = make
        self._remake()

    def tall_at(self, times: float, width: int) -> int | None:
        """How high the chart stands at a scale and a width, in px; None where its words have no room."""
        scale = times * self._look.percent / 100
        if self._make is None or width / scale < NARROWEST:
            return None
        return round(self._make(width / scale).height * scale) + 2

    def show_at(self, times: float) -> None:
        """Another scale."""
        if times != self._times:
            self._times = times
            self._remake()

    def _scale(self) -> float:
        """A figure is made in points, for paper; on a screen it is read from further away."""
        return self._times * self._look.percent / 100

    def _remake(self) -> None:
        scale = self._scale()
        self._figure = self._make(max(self.width() / scale, NARROWEST)) if self._make else None
        self.setAccessibleName(self._figure.description if self._figure else tr("No chart"))
        self.setFixedHeight(round(self._figure.height * scale) + 2 if self._figure else 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another chart."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._remake()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The marks."""
        if self._figure is not None:
            painter = QPainter(self)
            scale = self._scale()
            painter.scale(scale, scale)
            paint_figure(painter, self._figure, self._look)
