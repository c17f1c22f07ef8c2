"""The heads of terms: nine clauses on two pages, for a lawyer who writes the agreement (domain.md 5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workshop.charts.letters import showable
from workshop.report.blocks import Block, Panel, Rule
from workshop.report.look import ASIDE, DENSE, QUIET, SECTION, SMALL, TITLE, WIDTH, Style
from workshop.report.notes import marked
from workshop.report.pages import Page, lay_out
from workshop.report.paragraph import Paragraph
from workshop.report.sheet import titled
from workshop.report.table import Row, Table
from workshop.report.text import Run, worded
from workshop.snapshot import Snapshot
from workshop.terms.pieces import lower
from workshop.tongue import tr
from workshop.views.cases import Line
from workshop.views.day import Day
from workshop.views.heads import HeadShown, Terms, terms
from workshop.views.settle import NOBODY, OpenItem
from workshop.words import sentence, shortened

SUBJECT: Final = tr("Heads of terms, a draft for whoever writes the agreement")
DRAFT: Final = tr(
    "Draft produced from a workshop record. Not a legal agreement; does not itself create a power to share. "
    "Nothing stands here that nobody said, wrote or accepted."
)
NO_PILOT: Final = tr("No pilot was chosen, so there is nothing to write terms for.")
_REF: Final = Style(size=8, leading=10.4, ink="muted")
PAGES: Final = 2  # where smaller letters make it fit


@dataclass(frozen=True, slots=True)
class Look:
    """How close together it is set."""

    said: Style
    open: Style
    line: Style
    apart: float  # before a heading, in points


_STEPS: Final = (
    Look(Style(size=10, leading=13.6, before=1), Style(size=9.5, leading=12.6, before=1), SMALL, 6),
    Look(Style(size=9.3, leading=12, before=1), Style(size=9, leading=11.4, before=1), Style(size=8, leading=10), 4),
    Look(Style(size=9, leading=11.2, before=0), Style(size=8.6, leading=10.6), Style(size=8, leading=9.5), 3),
)


def pages(s: Snapshot, day: Day) -> list[Page]:
    """Two pages for a day of the usual size, in smaller letters where that helps; else as many as it needs."""
    found, laid = terms(s), list[Page]()
    for look in _STEPS:
        body = _body(found, look) if found else [Paragraph(NO_PILOT, QUIET.but(before=8))]
        laid = lay_out([*_head(day, found), *body])
        if len(laid) <= PAGES:
            break
    return laid


def _head(day: Day, found: Terms | None) -> Iterator[Block]:
    title = (
        tr("Heads of terms: {showable}").format(showable=shortened(showable(found.title), 110))
        if found
        else tr("Heads of terms")
    )
    yield Paragraph(f"{showable(day.title)} · {day.record_of}", ASIDE.but(size=9))
    yield Paragraph(worded(title, tr("Heads of terms")), TITLE.but(size=17, leading=21), tag="H1", anchor="heads")
    said = [Run(DRAFT, bold=True)]
    if found is not None and found.status:
        said.append(Run(tr(" State: {lower}.").format(lower=lower(found.status))))
    if day.signed.amended:
        said.append(Run(f" {day.signed.changed}"))
    yield Panel([Paragraph(said, SMALL)], "gap_soft", padding=7, before=5, after=2)


def _body(found: Terms, look: Look) -> Iterator[Block]:
    yield from _needs(found.needs)
    for head in found.heads:
        yield from _clause(head, look)
    if found.hangs:
        yield from _heading(tr("What decisions and a yes hang on"), "hangs", look)
        yield _table([Line(f"{x.label} [{n}]", x.text) for x, n in found.hangs], look)
    if found.open:
        yield from _heading(tr("Still to settle before first use, beside the clauses"), "to-settle", look)
        yield Table((54, 27, 19), [_open(i, look) for i in found.open], line=None, after=0)
    if found.also:
        yield from _heading(tr("Also said, of other sections of an agreement"), "also", look)
        yield _table(found.also, look)
    yield from _references(found, look)


def _needs(lines: Sequence[Line]) -> Iterator[Block]:
    """Before the first clause: what one side needs and what worries the other, each in the other’s words."""
    for line in lines:
        yield Paragraph((Run(f"{line.label}: ", bold=True), Run(line.text)), DENSE.but(before=2))


def _heading(title: str, anchor: str, look: Look, tail: str = "") -> list[Block]:
    words = Paragraph(title, SECTION.but(size=11, leading=13.5, before=0, after=1), tag="H2", anchor=anchor)
    more = [Paragraph(tail, ASIDE.but(align="right"))] if tail else []
    return [Rule(1.4, "text", before=look.apart, after=2), titled(words, more, WIDTH)]


def _clause(head: HeadShown, look: Look) -> Iterator[Block]:
    where = tr("section {section} of an agreement").format(section=head.section)
    numbers = "".join(f" [{n}]" for n in head.refs)
    yield from _heading(f"{head.number}  {head.title}", f"clause-{head.number}", look, f"{where}{numbers}")
    stays = bool(head.lines)  # with what belongs to it
    if head.said:
        state = [Run(f" {head.state}.", italic=True)] if head.state else []
        yield Paragraph((Run(sentence(head.said)), *state), look.said.but(keeps_next=stays or bool(head.settle)))
    if head.settle:
        yield Paragraph([*marked(head.settle)], look.open.but(keeps_next=stays))
    if head.lines:
        yield _table(head.lines, look)


def _table(lines: Sequence[Line], look: Look) -> Table:
    rows = [
        Row(
            [
                [Paragraph(line.label, look.line.but(ink="muted"))],
                [Paragraph([*marked(sentence(line.text))], look.line)],
            ],
            0.9,
        )
        for line in lines
    ]
    return Table((26, 74), rows, line=None, before=2, after=0)


def _open(item: OpenItem, look: Look) -> Row:
    words = (item.text, item.who or NOBODY, item.when)
    return Row([[Paragraph(w, look.line.but(ink="text" if n == 0 else "muted"))] for n, w in enumerate(words)], 0.9)


def _references(found: Terms, look: Look) -> Iterator[Block]:
    if not found.refs:
        return
    yield from _heading(tr("Where it was said"), "sources", look)
    each = ((Run(f"{' ' if n > 1 else ''}[{n}] ", bold=True), Run(f"{x}.")) for n, x in enumerate(found.refs, 1))
    yield Paragraph([run for pair in each for run in pair], _REF)
