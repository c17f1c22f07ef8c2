"""The slips: one for each person, with what they were asked, in words and by a date."""

from __future__ import annotations

from typing import Final

from workshop.charts.letters import showable
from workshop.report.annexes.parts import head
from workshop.report.blocks import Block, NewPage, Rule, height_of
from workshop.report.look import NOTE, SECTION, SMALL, STRONG, TIGHT, TITLE, WIDTH
from workshop.report.notes import Notes
from workshop.report.pages import ROOM, Page, lay_out
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.report.text import Run, worded
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.day import Day
from workshop.views.slips import Asked, Slip, slips
from workshop.words import one_line, shortened

SUBJECT: Final = tr("What is open, one slip for each person")
_LONGEST: Final = 160  # letters of the question of the day
_FOOT: Final = tr("Answers go to whoever led the day, in words that can be kept with the record.")


def pages(s: Snapshot, day: Day) -> list[Page]:
    """Slip after slip; one that no longer fits on its page begins the next."""
    found = slips(s)
    out: list[Block] = [
        Paragraph(
            worded(tr("Slips: {showable}").format(showable=showable(day.title)), tr("Slips")),
            TITLE.but(size=19, leading=23),
            tag="H1",
            anchor="slips",
        )
    ]
    if day.question.strip():
        out.append(Paragraph(shortened(one_line(day.question), _LONGEST), NOTE))
    if not found:
        return lay_out([*out, Paragraph(tr("Nothing is open."), TIGHT.but(before=8))])
    for slip in found:
        made = _slip(slip, day)
        high = height_of(made, WIDTH)
        out += [NewPage(unless=min(high + 20, ROOM / 2)), *made]
    return lay_out(out)


def _slip(slip: Slip, day: Day) -> list[Block]:
    name = worded(showable(slip.name), tr("Somebody"))
    aside = f"  {showable(slip.organisation)}" if slip.organisation else ""
    notes = Notes()
    rows = [_row(a, notes) for a in slip.asked]
    return [
        Rule(1.2, "text", before=14),
        Paragraph((Run(name), Run(aside, ink="muted")), SECTION, tag="H2", anchor=f"slip-{slip.id or 'nobody'}"),
        Paragraph(f"{slip.told}. {showable(day.title)}, {day.held_on}.", NOTE.but(after=4)),
        Table((60, 20, 20), rows, head(tr("What is open"), tr("By"), tr("For"))),
        *notes.below(),
        *([Paragraph(_FOOT, SMALL.but(before=4))] if slip.id else []),
    ]


def _row(a: Asked, notes: Notes) -> Row:
    said = notes.cell(showable(a.text), STRONG)
    asked = notes.cell(showable(a.ask), TIGHT) if a.ask else []
    first = [Paragraph(tr("Before first use"), NOTE)] if a.first else []
    return Row([[*said, *asked], [Paragraph(a.when, TIGHT)], [Paragraph(a.waits, NOTE), *first]])
