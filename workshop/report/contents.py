"""The contents list, and what this record is: the page after those for decision makers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.charts.metrics import width as width_of
from workshop.report.annexes.parts import labelled
from workshop.report.blocks import Block, Rule
from workshop.report.canvas import Laid, TaggedCanvas, colour
from workshop.report.look import ANNEX, BODY, Style
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.sheet import References
from workshop.report.text import Run, pieces, plain
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.about import about
from workshop.views.day import Day

_REHEARSED = tr(
    "This record is of a rehearsal: nothing in it was agreed, decided or accepted by anybody. It says so on each page, "
    "and its file can never become that of a real day."
)
_INVENTED = tr(
    "Everything in this record is invented for demonstration: organisations, people, places, figures and legal "
    "positions."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: a heading of the document and what is in it."""

    title: str
    anchor: str
    told: str


@dataclass(slots=True, eq=False)
class ContentsLine(Block):
    """An entry with the number of its page at the right; all of it is one link."""

    entry: Entry
    page: int
    list_key: object
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    _STYLE = Style(leading=19)

    def height(self, width: float) -> float:  # noqa: ARG002 - one line
        """One line."""
        return self._STYLE.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the words and the number, with a thin line below them."""
        style, number = self._STYLE, str(self.page)
        words = [*pieces(Run(self.entry.title, bold=True), style.size, "text")]
        words += pieces(Run(f"   {self.entry.told} " if self.entry.told else " "), 8.5, "muted")
        y = top - style.leading / 2 - 0.357 * style.size
        reference = canvas.element(
            None, "Reference", canvas.element(None, "TOCI", canvas.element(self.list_key, "TOC"))
        )
        with canvas.within(canvas.element(None, "Link", reference)):
            right = x + width - width_of(number, style.size)
            canvas.write([Laid(x, y, words), Laid(right, y, pieces(Run(number), style.size, "text"))])
            said = tr("{entry}, page {number}").format(entry=plain(self.entry.title), number=number)
            canvas.link((x, top - style.leading, x + width, top), self.entry.anchor, said)
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.6)
        canvas.line(x, top - style.leading, x + width, top - style.leading)


def blocks(snapshot: Snapshot, day: Day, entries: Sequence[Entry], refs: References) -> list[Block]:
    """Contents and what this record is."""
    key = object()
    lines = [ContentsLine(e, refs.page(e.anchor), key) for e in entries]
    return [
        Paragraph(tr("Contents"), ANNEX, tag="H2", anchor="contents"),
        *lines,
        Rule(2.2, "text", before=26),
        Paragraph(tr("About this record"), ANNEX, tag="H2", anchor="about"),
        *_about(snapshot, day),
    ]


def _about(snapshot: Snapshot, day: Day) -> list[Block]:
    out = labelled(about(snapshot, day), Notes())
    if day.marked:
        out.append(Paragraph(_REHEARSED if day.rehearsal else _INVENTED, BODY.but(ink="gap")))
    return out
