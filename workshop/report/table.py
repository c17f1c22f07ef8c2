"""Tables that run over pages: their head is repeated, a row stays whole unless it is longer than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workshop.charts.marks import Ink
from workshop.report.blocks import Block, draw_all, height_of
from workshop.report.canvas import TaggedCanvas, colour
from workshop.report.structure import Element
from workshop.tongue import tr

GUTTER: Final = 12.0  # between columns
BREAKABLE: Final = 300.0  # a row higher than this may be broken over pages
TOGETHER: Final = 190.0  # a table lower than this is not


@dataclass(slots=True, eq=False)
class Row:
    """One row; its cells hold blocks. A row that a page breaks is two of these with one key."""

    cells: Sequence[Sequence[Block]]
    padding: float = 3.0  # above and below its words
    key: object = field(default_factory=object)
    _height: float | None = None

    def height(self, widths: Sequence[float]) -> float:
        """That of its highest cell, with the space around."""
        if self._height is None:
            inner = (height_of(cell, w) for cell, w in zip(self.cells, widths, strict=True))
            self._height = max(inner, default=0.0) + 2 * self.padding
        return self._height

    def split(self, widths: Sequence[float], room: float) -> tuple[Row, Row] | None:
        """The part of each cell that fits into so much height, and the rest; None where nothing fits."""
        parts = [_cell_split(cell, w, room - 2 * self.padding) for cell, w in zip(self.cells, widths, strict=True)]
        if not any(upper for upper, _ in parts):
            return None
        return Row([u for u, _ in parts], self.padding, self.key), Row(
            [low for _, low in parts], self.padding, self.key
        )


def _cell_split(cell: Sequence[Block], width: float, room: float) -> tuple[list[Block], list[Block]]:
    """What of a cell fits into so much height, and the rest."""
    upper, y, gap = list[Block](), 0.0, 0.0
    for n, block in enumerate(cell):
        y += max(gap, block.before) if n else 0.0
        high = block.height(width)
        if y + high > room + 0.01:
            halves = block.split(width, room - y)
            if halves is None:
                return upper, list(cell[n:])
            return [*upper, halves[0]], [halves[1], *cell[n + 1 :]]
        upper.append(block)
        y, gap = y + high, block.after
    return upper, []


@dataclass(slots=True, eq=False)
class Table(Block):
    """Rows and columns. The first column names the row; the head, where there is one, names the columns."""

    widths: Sequence[float]  # of the columns, as parts of the whole; they are scaled to the width of the page
    rows: Sequence[Row]
    head: Row | None = None
    line: Ink | None = "line"  # under each row
    closed: bool = True  # whether one stands under the last row too
    before: float = 0.0
    after: float = 8.0
    keeps_next: bool = False
    key: object = field(default_factory=object)
    goes_on: bool = False  # whether it began on an earlier page: its head is then no content again

    def __post_init__(self) -> None:
        """A row in which nothing is shown is no row."""
        self.rows = [r for r in self.rows if any(not block.blank for cell in r.cells for block in cell)]

    def _columns(self, width: float) -> list[float]:
        """The widths for words, without the gutters."""
        room = width - GUTTER * (len(self.widths) - 1)
        return [room * w / sum(self.widths) for w in self.widths]

    def _head_height(self, widths: Sequence[float]) -> float:
        return self.head.height(widths) if self.head else 0.0

    def height(self, width: float) -> float:
        """That of its head and rows; none without rows."""
        if not self.rows:
            return 0.0
        widths = self._columns(width)
        return self._head_height(widths) + sum(r.height(widths) for r in self.rows)

    def least(self, width: float) -> float:
        """The head and the first row, or the beginning of a long one; all of a small table."""
        widths, whole = self._columns(width), self.height(width)
        if whole <= TOGETHER and not self.goes_on:
            return whole
        first = self.rows[0].height(widths) if self.rows else 0.0
        return self._head_height(widths) + (first if first <= BREAKABLE else BREAKABLE / 4)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Break it between two rows, or inside one that is very high."""
        widths = self._columns(width)
        y, n = self._head_height(widths), 0
        while n < len(self.rows) and y + self.rows[n].height(widths) <= room + 0.01:
            y += self.rows[n].height(widths)
            n += 1
        if n == len(self.rows) - 1 and n > 2:
            n -= 1  # a last row never stands alone on a new page
        upper, lower = list(self.rows[:n]), list(self.rows[n:])
        y = self._head_height(widths) + sum(r.height(widths) for r in upper)
        if lower and lower[0].height(widths) > BREAKABLE and (halves := lower[0].split(widths, room - y)):
            upper, lower = [*upper, halves[0]], [halves[1], *lower[1:]]
        if not upper or not lower:
            return None
        return self._part(upper, goes_on=self.goes_on, after=0.0), self._part(lower, goes_on=True, after=self.after)

    def _part(self, rows: Sequence[Row], *, goes_on: bool, after: float) -> Table:
        return Table(self.widths, rows, self.head, self.line, self.closed, 0.0, after, key=self.key, goes_on=goes_on)

    def anchors(self) -> Iterator[str]:
        """Those of everything in it."""
        for row in self.rows:
            for cell in row.cells:
                for block in cell:
                    yield from block.anchors()

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it row by row."""
        if not self.rows:
            return
        widths = self._columns(width)
        with canvas.within(canvas.element(self.key, "Table")) as table:
            if self.head is not None:
                if self.goes_on:
                    with canvas.artifact():
                        self._draw_row(canvas, self.head, x, top, widths, None)
                else:
                    group = canvas.element((self.key, "head"), "THead", table)
                    self._draw_row(canvas, self.head, x, top, widths, group)
                top -= self.head.height(widths)
                self._rule(canvas, x, top, width, "muted", 0.8)
            for n, row in enumerate(self.rows, 1):
                self._draw_row(canvas, row, x, top, widths, canvas.element((self.key, "body"), "TBody", table))
                top -= row.height(widths)
                if self.line and (self.closed or n < len(self.rows)):
                    self._rule(canvas, x, top, width, self.line, 0.6)

    def _draw_row(
        self, canvas: TaggedCanvas, row: Row, x: float, top: float, widths: Sequence[float], group: Element | None
    ) -> None:
        """Draw one row under its group of rows; without one it is no content."""
        line = canvas.element(row.key, "TR", group) if group else canvas.at_hand
        for n, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            scope = tr("Column") if row is self.head else tr("Row") if n == 0 else ""
            if group is None:
                draw_all(canvas, cell, x, top - row.padding, width)
            else:
                attributes = {"O": "/Table", "Scope": f"/{scope}"} if scope else {}
                with canvas.within(canvas.element((row.key, n), "TH" if scope else "TD", line, attributes=attributes)):
                    draw_all(canvas, cell, x, top - row.padding, width)
            x += width + GUTTER

    @staticmethod
    def _rule(canvas: TaggedCanvas, x: float, y: float, width: float, ink: Ink, thickness: float) -> None:
        canvas.setStrokeColor(colour(ink))
        canvas.setLineWidth(thickness)
        canvas.line(x, y, x + width, y)
