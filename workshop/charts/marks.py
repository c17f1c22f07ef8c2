"""A chart is a frozen list of marks in points, origin top left, with the sentence that is spoken in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Ink = Literal[
    "text", "muted", "line", "edge", "surface", "canvas", "block", "turn", "bar", "on_bar", "accent", "accent_soft",
    "on_accent", "supplier", "acquirer", "public", "sharing", "sharing_soft", "not_sharing", "not_sharing_soft",
    "gap", "gap_soft", "done", "stop", "stays",
]  # fmt: skip  # names of the inks of workshop.theme
Anchor = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, filled, outlined, or both; `x` and `y` are its upper left corner."""

    x: float
    y: float
    w: float
    h: float
    fill: Ink | None
    outline: Ink | None = None
    line: float = 0.75  # width of the outline
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    width: float = 0.75


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc, or a ring where it has an outline and no fill; `x` and `y` are its centre."""

    x: float
    y: float
    r: float
    fill: Ink | None
    outline: Ink | None = None
    line: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `x` is its left end, middle or right end as `anchor` says, `y` its base line."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink = "text"
    anchor: Anchor = "left"
    bold: bool = False


Mark = Rect | Line | Dot | Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, ready to be drawn."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    description: str  # read out by a screen reader, and the alternative text on paper


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark elsewhere."""
    if isinstance(mark, Line):
        return replace(mark, x1=mark.x1 + dx, y1=mark.y1 + dy, x2=mark.x2 + dx, y2=mark.y2 + dy)
    return replace(mark, x=mark.x + dx, y=mark.y + dy)
