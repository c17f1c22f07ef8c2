"""Draws a chart's marks on paper, as one figure that says its description to those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from reportlab.pdfbase.pdfdoc import PDFArray

from workshop.charts.letters import is_right_to_left
from workshop.charts.marks import Dot, Figure, Line, Mark, Rect, Text
from workshop.charts.metrics import advance
from workshop.report.blocks import Block
from workshop.report.canvas import Laid, TaggedCanvas, colour
from workshop.report.paragraph import seen
from workshop.report.text import Run, pieces


@dataclass(slots=True, eq=False)
class Picture(Block):
    """One figure, at its own size."""

    figure: Figure
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - a figure has a size of its own
        """That of the figure."""
        return self.figure.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:  # noqa: ARG002
        """Draw all its marks as one piece of content."""
        box = [round(v, 2) for v in (x, top - self.figure.height, x + self.figure.width, top)]
        attributes = {"O": "/Layout", "Placement": "/Block", "BBox": PDFArray(box)}
        element = canvas.element(self, "Figure", texts={"Alt": self.figure.description}, attributes=attributes)
        with canvas.within(element), canvas.block(element):
            for mark in self.figure.marks:
                draw_mark(canvas, mark, x, top)


def draw_mark(canvas: TaggedCanvas, mark: Mark, x: float, top: float) -> None:
    """Draw one mark of a figure whose upper left corner is there."""
    match mark:
        case Rect():
            _outline(canvas, mark)
            corner = x + mark.x, top - mark.y - mark.h, mark.w, mark.h
            painted = {"stroke": int(mark.outline is not None), "fill": int(mark.fill is not None)}
            if mark.radius:
                canvas.roundRect(*corner, min(mark.radius, mark.w / 2, mark.h / 2), **painted)
            else:
                canvas.rect(*corner, **painted)
        case Dot():
            _outline(canvas, mark)
            canvas.circle(
                x + mark.x, top - mark.y, mark.r, stroke=int(mark.outline is not None), fill=int(mark.fill is not None)
            )
        case Line():
            canvas.setStrokeColor(colour(mark.ink))
            canvas.setLineWidth(mark.width)
            canvas.line(x + mark.x1, top - mark.y1, x + mark.x2, top - mark.y2)
        case Text():
            _write(canvas, mark, x, top)
        case _:
            assert_never(mark)


def _outline(canvas: TaggedCanvas, mark: Rect | Dot) -> None:
    if mark.fill is not None:
        canvas.setFillColor(colour(mark.fill))
    if mark.outline is not None:
        canvas.setStrokeColor(colour(mark.outline))
        canvas.setLineWidth(mark.line)


def _write(canvas: TaggedCanvas, mark: Text, x: float, top: float) -> None:
    found = pieces(Run(mark.text, bold=mark.bold), mark.size, mark.ink)
    if is_right_to_left(mark.text):
        found = seen(found)
    wide = sum(advance(p.text, p.face) * p.size / 1000 for p in found)
    shift = {"left": 0.0, "centre": -wide / 2, "right": -wide}[mark.anchor]
    canvas.write([Laid(round(x + mark.x + shift, 2), round(top - mark.y, 2), found)])
