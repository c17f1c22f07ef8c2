"""What a page is made of: blocks that know their height, may be broken over two pages, and draw themselves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop.charts.marks import Ink
from workshop.report.canvas import TaggedCanvas, colour


class Block(ABC):
    """Something that stands on a page. All lengths are in points."""

    __slots__ = ()

    before: float  # space above it, and
    after: float  # below it: between two blocks the larger one counts, at the head of a page none
    keeps_next: bool  # whether it stays on the page of what follows

    @abstractmethod
    def height(self, width: float) -> float:
        """How high it is when it is so wide."""

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it; `x` and `top` are its upper left corner, from the lower left corner of the page."""

    def least(self, width: float) -> float:
        """How much of its height must stand together."""
        return self.height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - for those that can
        """A part that fits into so much height, and the rest; None where it cannot be broken there."""
        return None

    @property
    def blank(self) -> bool:
        """Whether it shows nothing at all."""
        return False

    def anchors(self) -> Iterator[str]:
        """The names by which pages refer to it and to what it holds."""
        return iter(())


def placed(blocks: Sequence[Block], width: float) -> Iterator[tuple[Block, float]]:
    """These blocks one below the other, each with the distance of its head from the top."""
    y = gap = 0.0
    for i, block in enumerate(blocks):
        y += max(gap, block.before) if i else 0.0
        yield block, y
        y += block.height(width)
        gap = block.after


def height_of(blocks: Sequence[Block], width: float) -> float:
    """How high they are together."""
    return max((y + block.height(width) for block, y in placed(blocks, width)), default=0.0)


def draw_all(canvas: TaggedCanvas, blocks: Sequence[Block], x: float, top: float, width: float) -> None:
    """Draw them one below the other."""
    for block, y in placed(blocks, width):
        block.draw(canvas, x, top - y, width)


@dataclass(frozen=True, slots=True)
class Rule(Block):
    """A line across; two thin ones where it is double."""

    thickness: float
    ink: Ink
    double: bool = False
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = True

    def height(self, width: float) -> float:  # noqa: ARG002 - the same at every width
        """Its thickness."""
        return self.thickness

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw it as decoration."""
        canvas.setFillColor(colour(self.ink))
        thin = self.thickness / 4 if self.double else self.thickness
        for y in (top - thin, top - self.thickness) if self.double else (top - thin,):
            canvas.rect(x, y, width, thin, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class Space(Block):
    """Nothing, so high."""

    points: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002
        """That much."""
        return self.points

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class NewPage(Block):
    """What follows begins on a new page, unless so many points are left on this one."""

    unless: float = 10_000.0
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002
        """None."""
        return 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one of several columns, and how wide that is."""

    width: float
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Columns(Block):
    """Blocks side by side, read column by column; never broken over pages."""

    columns: Sequence[Column]
    gap: float
    line: Ink | None = None  # of lines between the columns
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - the columns have widths of their own
        """That of the highest column."""
        return max((height_of(c.blocks, c.width) for c in self.columns), default=0.0)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw column by column."""
        high = self.height(width)
        for n, column in enumerate(self.columns):
            if n and self.line:
                canvas.setStrokeColor(colour(self.line))
                canvas.setLineWidth(0.6)
                canvas.line(x - self.gap / 2, top, x - self.gap / 2, top - high)
            draw_all(canvas, column.blocks, x, top, column.width)
            x += column.width + self.gap

    def anchors(self) -> Iterator[str]:
        """Those of everything in it."""
        for column in self.columns:
            for block in column.blocks:
                yield from block.anchors()


@dataclass(frozen=True, slots=True)
class Panel(Block):
    """Blocks on a coloured ground."""

    blocks: Sequence[Block]
    fill: Ink
    padding: float = 15.0
    radius: float = 4.5
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    def height(self, width: float) -> float:
        """That of its blocks with the space around them."""
        return height_of(self.blocks, width - 2 * self.padding) + 2 * self.padding

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the ground, then what stands on it."""
        high = self.height(width)
        canvas.setFillColor(colour(self.fill))
        canvas.roundRect(x, top - high, width, high, self.radius, stroke=0, fill=1)
        draw_all(canvas, self.blocks, x + self.padding, top - self.padding, width - 2 * self.padding)
