"""What every page repeats: the marking above, and below which record it is, of when, and what it is not."""

from __future__ import annotations

from workshop.charts.letters import showable
from workshop.charts.marks import Ink
from workshop.charts.metrics import fitted, width
from workshop.report.blocks import Rule
from workshop.report.canvas import TaggedCanvas
from workshop.report.look import FINE, MARGIN, PAGE, WIDTH, Style
from workshop.report.paragraph import Paragraph
from workshop.report.text import Run
from workshop.tongue import tr
from workshop.views.day import Day

NOT_AN_AGREEMENT = tr("Draft from a workshop record. Not a legal agreement; does not itself create a power to share.")
_MARKING = Style(size=8.5, leading=11, bold=True, align="centre")
_ACROSS = Style(size=112, leading=130, bold=True, align="centre", ink="line")
_SLANT = 52.0  # degrees
_HEAD = PAGE[1] - 26.0  # the upper edge of the header
_FOOT = 42.0  # the upper edge of the footer


def header(canvas: TaggedCanvas, day: Day, number: int) -> None:
    """The marking, as content on the first page and as its repetition on the others; whether all is invented."""
    marking = fitted(showable(day.marking or tr("Marking still to settle")), WIDTH * 0.6, _MARKING.size, bold=True)
    paragraph = Paragraph(marking, _MARKING)
    if number == 1:
        paragraph.draw(canvas, MARGIN, _HEAD, WIDTH)
    with canvas.artifact("Header"):
        if number > 1:
            paragraph.draw(canvas, MARGIN, _HEAD, WIDTH)
        if day.marked:
            ink: Ink = "gap"
            Paragraph(day.marked, FINE.but(align="right", ink=ink, bold=True)).draw(canvas, MARGIN, _HEAD, WIDTH)


def watermark(canvas: TaggedCanvas, day: Day) -> None:
    """Across a page of a rehearsal, under its words, what it is."""
    if not day.rehearsal:
        return
    with canvas.artifact():
        canvas.saveState()
        canvas.translate(PAGE[0] / 2, PAGE[1] / 2)
        canvas.rotate(_SLANT)
        Paragraph(day.marked.upper(), _ACROSS).draw(canvas, -PAGE[1] / 2, _ACROSS.size / 2, PAGE[1])
        canvas.restoreState()


def footer(canvas: TaggedCanvas, day: Day, number: int, of: int) -> None:
    """Which record this is: title, date, version, code; what it is not; page x of y."""
    page = tr("Page {number} of {of}").format(number=number, of=of)
    room = WIDTH - width(page, FINE.size) - 20
    facts = tr(" · {record_of} · version {version} · code {code_short}").format(
        record_of=day.record_of, version=day.version, code_short=day.code_short
    )
    title = fitted(showable(day.title), room - width(facts, FINE.size), FINE.size)
    with canvas.artifact("Footer"):
        Rule(0.6, "line").draw(canvas, MARGIN, _FOOT, WIDTH)
        Paragraph((Run(title), Run(facts)), FINE).draw(canvas, MARGIN, _FOOT - 4, room)
        Paragraph(page, FINE.but(align="right")).draw(canvas, MARGIN, _FOOT - 4, WIDTH)
        Paragraph(NOT_AN_AGREEMENT, FINE).draw(canvas, MARGIN, _FOOT - 14, WIDTH)
