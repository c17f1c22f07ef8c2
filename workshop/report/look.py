"""The look of paper: page, margins, and the styles of text (experience.md, Look; mock-ups 7 and 8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from workshop.charts.marks import Ink

PAGE: Final = (595.28, 841.89)  # A4 in points
MARGIN: Final = 42.0
WIDTH: Final = PAGE[0] - 2 * MARGIN
TOP: Final = 50.0  # from the upper edge of the page to its content
BOTTOM: Final = 49.0  # from the lower edge


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set, in points."""

    size: float = 9.5
    leading: float = 13.0
    ink: Ink = "text"
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    align: Literal["left", "right", "centre"] = "left"
    keeps_next: bool = False  # stays on the page of what follows

    def but(self, **changes: object) -> Style:
        """The same style with something different."""
        return replace(self, **changes)  # type: ignore[arg-type] # checked by the dataclass


BODY: Final = Style(after=5)
TIGHT: Final = Style()
STRONG: Final = Style(bold=True)
QUIET: Final = Style(ink="muted")
SMALL: Final = Style(size=8.5, leading=11.2)
NOTE: Final = Style(size=8.5, leading=11.2, ink="muted")
DENSE: Final = Style(leading=12.2)  # on the pages for decision makers
DENSE_STRONG: Final = Style(leading=12.2, bold=True)
ASIDE: Final = Style(size=8.5, leading=10.6, ink="muted")
FINE: Final = Style(size=8, leading=10, ink="muted")
TITLE: Final = Style(size=25.5, leading=29, bold=True)
LEAD: Final = Style(size=12.5, leading=16.4)
SECTION: Final = Style(size=11.5, leading=14, bold=True, before=2, after=1.5, keeps_next=True)
ANNEX: Final = Style(size=17, leading=22, bold=True, before=6, after=6, keeps_next=True)
PART: Final = Style(size=11.5, leading=15, bold=True, before=14, after=5, keeps_next=True)
HEAD: Final = Style(size=8.5, leading=11, bold=True, ink="muted")
