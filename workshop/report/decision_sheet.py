"""The decision sheet: one side of A4 for somebody who was not there, says yes or no, and has four questions (1.4).

What do you want from me, by when? Who agreed, and could they? What happens if I say no? What is still open?
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop import dates
from workshop.charts.letters import showable
from workshop.charts.marks import Ink
from workshop.content_code import grouped
from workshop.report.blocks import Block, Column, Columns, Panel, Rule
from workshop.report.look import (
    ASIDE,
    DENSE,
    DENSE_STRONG,
    FINE,
    LEAD,
    QUIET,
    SECTION,
    SMALL,
    STRONG,
    TITLE,
    WIDTH,
    Style,
)
from workshop.report.pages import Page
from workshop.report.paragraph import Paragraph
from workshop.report.sheet import References, Section, Tight, fitted, titled
from workshop.report.table import Row, Table
from workshop.report.text import Run, quoted, worded
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import screening
from workshop.views.about import NOW
from workshop.views.agreed import Yes, agreed, of_nobody
from workshop.views.day import Day
from workshop.views.risks import NOT_TIED, RiskShown
from workshop.views.settle import NOBODY, OpenItem
from workshop.views.titles import UNTITLED
from workshop.words import sentence, shortened

SUBJECT: Final = tr("Decision sheet, for whoever is asked to decide")
NOBODY_SAID: Final = tr("What do you want your permanent secretary to decide, and by when?")
_IN_FULL: Final = tr("in full in the report")
_LIGHT: Final = Style(size=8.5, leading=11, ink="line")  # on the dark panel
_ASKED: Final = Style(size=13, leading=17, ink="on_bar", bold=True)
_GUTTER: Final = 20.0
_HALF: Final = (WIDTH - _GUTTER) / 2
_PADDING: Final = 14.0
_ROW: Final = 1.6
_WAITS: Final = SMALL.but(leading=10.8, before=1)
_WHO: Final = SMALL.but(ink="muted")


def pages(s: Snapshot, day: Day) -> list[Page]:
    """One page, always: what has no room is counted, and stands in the report."""
    page = Page()
    for block in fitted(sections(s, day)):
        page.add(block)
    return [page]


def sections(s: Snapshot, day: Day) -> list[Section]:
    """The sections, in the order in which they are asked for."""
    out = [Section(lambda t: _head(day, t)), Section(lambda t: _ask(day, t))]
    said = agreed(s)
    if said or of_nobody(s) or day.signed.accepted:
        n = len(said)
        out.append(Section(lambda t: _agreed(s, day, said, t), most=n, enough=min(n, 3), least=min(n, 2)))
    if any(day.both_ways):
        out.append(Section(lambda t: _if_no(day, t)))
    if day.gains:
        out.append(Section(lambda t: _worth(day, t)))
    if day.ladder is not None:
        out.append(Section(lambda t: _little(day, t)))
    if said_otherwise := screening.changed(s):
        out.append(Section(lambda t: _screened(said_otherwise, t)))
    if day.settle.open:
        n = min(len(day.settle.open), 14)
        out.append(Section(lambda t: _open(day, t), most=n, enough=min(n, 6), least=min(n, 2)))
    return [*out, Section(lambda _: _code(day))]


class _InTheReport(References):
    """What was cut stands in the report."""

    def more(
        self,
        n: int,
        anchor: str,  # noqa: ARG002 - one shape for all
        *,
        tail: str = "",  # noqa: ARG002
        later: int = 0,
    ) -> list[Block]:
        """`and 3 more, 7 later in the report`."""
        found = [
            words
            for k, words in ((n, tr("and {n} more").format(n=n)), (later, tr("{later} later").format(later=later)))
            if k > 0
        ]
        return (
            [
                Paragraph(
                    tr("{found} in the report").format(found=", ".join(found)), ASIDE.but(ink="accent", align="right")
                )
            ]
            if found
            else []
        )


_REPORT: Final = _InTheReport({})


def _heading(title: str, anchor: str, more: Sequence[Block] = ()) -> list[Block]:
    """As in the report, closer together: seven of them stand on one side."""
    words = Paragraph(title, SECTION.but(before=1, after=1), tag="H2", anchor=anchor)
    return [Rule(2.2, "text", before=6), titled(words, more, WIDTH)]


def _head(day: Day, tight: Tight) -> list[Block]:
    title = shortened(showable(worded(day.title, UNTITLED)), min(max(tight.letters, 45), 120))
    out: list[Block] = [
        Paragraph(tight.cut(day.kicker, 115), ASIDE.but(size=9)),
        Paragraph(title, TITLE.but(size=19, leading=23), tag="H1", anchor="title"),
    ]
    if day.question:
        out.append(Paragraph(tight.cut(day.question, 150, _IN_FULL), LEAD.but(size=11, leading=14, before=1)))
    if day.signed.amended:
        out.append(Paragraph(day.signed.changed, STRONG.but(ink="gap", before=4)))
    if not day.has_pilot:
        out.append(Paragraph(tight.cut(day.without_pilot, 160), QUIET.but(before=4)))
    return out


def _ask(day: Day, tight: Tight) -> list[Block]:
    """What is wanted of the reader, with the choice there is; nobody said it: then that question."""
    if day.ask is None:
        words = (Run(tr("Still to settle: "), bold=True), Run(NOBODY_SAID))
        return [Panel([Paragraph(words, STRONG.but(ink="gap"))], "gap_soft", padding=12, before=8)]
    ask = day.ask
    left: list[Block] = [Paragraph(tight.cut(ask.text, 200, _IN_FULL), _ASKED)]
    if ask.to:
        left.append(Paragraph(tr("Asked of: {cut}").format(cut=tight.cut(ask.to, 90)), _LIGHT.but(before=4)))
    for n, option in enumerate(ask.options[:5], 1):
        words = (Run(f"{n}  ", bold=True), Run(sentence(tight.cut(option, 90))))
        left.append(Paragraph(words, _LIGHT.but(size=9.5, leading=12.5, ink="on_bar", before=4 if n == 1 else 1)))
    if not ask.options:
        left.append(Paragraph(tr("Still to settle: which answers are possible."), _LIGHT.but(before=4)))
    right: list[Block] = []
    for name, on, otherwise in ((tr("Decide by"), ask.by, tr("still to settle")), (tr("First use"), day.first_use, "")):
        value = dates.say(on) if on else otherwise
        if value:
            big = Style(size=12.5, leading=16, ink="on_bar", bold=True)
            right += [Paragraph(name, _LIGHT.but(before=6)), Paragraph(value, big)]
    if right and any(day.both_ways):
        where = tr("The risks as recorded: annex D of the report.")
        right.append(Paragraph(where, _LIGHT.but(size=8, leading=10, before=4)))
    inner = WIDTH - 2 * _PADDING - 26
    columns = [Column(inner * 0.72, left), Column(inner * 0.28, right)]
    return [Panel([Columns(columns, 26, "muted")], "bar", padding=_PADDING, before=8)]


def _agreed(s: Snapshot, day: Day, said: Sequence[Yes], tight: Tight) -> list[Block]:
    """Each organisation with what it said, what its people could do, and what of it waits."""
    shown = said[: max(tight.items, 1)]
    rows = [_yes(y, tight) for y in shown]
    loose = [Paragraph(tight.cut(w, 120, _IN_FULL), DENSE_STRONG) for w in of_nobody(s)]
    if day.signed.of:
        rows.append(Row([[Paragraph(tr("The record"), DENSE_STRONG)], _record(day, tight)], _ROW))
    title = _heading(tr("Who agreed, and could they"), "who-agreed", _REPORT.more(len(said) - len(shown), ""))
    return [*title, Table((30, 70), rows, line=None, after=0), *loose]


def _record(day: Day, tight: Tight) -> list[Block]:
    """Who accepted the record, and every reservation that was made when it was accepted."""
    said = [Run(day.signed.who)]
    found = day.signed.reservations
    for r in found[:3]:
        said += [Run(f" {tight.name(r.organisation)}{'' if r.accepted else tr(' did not accept it')}: ", bold=True)]
        said += quoted(tight.cut(r.words, 90, _IN_FULL)) if r.words else [Run(tr("no reason given."))]
    return [Paragraph(said, SMALL), *_REPORT.more(len(found) - 3, "")]


def _yes(y: Yes, tight: Tight) -> Row:
    words: list[Run] = [Run(f"{y.stance}. " if y.stance else tr("Has not said where it stands. "), bold=bool(y.stance))]
    if y.could:
        words.append(Run(f"{y.could}. "))
    if y.words:
        words += quoted(tight.cut(y.words, 90, _IN_FULL))
    out: list[Block] = [Paragraph(words, DENSE)]
    shown = y.waits[:2]
    out += [Paragraph(_waiting(w, tight), _WAITS) for w in shown]
    out += _REPORT.more(len(y.waits) - len(shown), "")
    return Row([[Paragraph(tight.name(y.organisation), DENSE_STRONG)], out], _ROW)


def _waiting(words: str, tight: Tight) -> list[Run]:
    """What waits: who answers in bold, for what in plain letters."""
    who, found, what = tight.cut(words, 130, _IN_FULL).partition(": ")
    return [Run(f"{who}{found}", bold=True), Run(what)]


def _if_no(day: Day, tight: Tight) -> list[Block]:
    """The worst of each, side by side and of one size; highest against highest, never sums.

    Where none of the pilot was named, the worst of the whole day stands there.
    """
    sides: tuple[tuple[str, Ink, Sequence[RiskShown]], ...] = (
        (tr("If no: the worst of not sharing"), "not_sharing", day.both_ways[1]),
        (tr("If yes: the worst of sharing"), "sharing", day.both_ways[0]),
    )
    columns = [Column(_HALF, _worst(title, ink, found, tight)) for title, ink, found in sides]
    return [*_heading(tr("What happens if you say no"), "if-no"), Columns(columns, _GUTTER)]


def _worst(title: str, ink: Ink, found: Sequence[RiskShown], tight: Tight) -> list[Block]:
    rule = Rule(3.4, ink, double=ink == "not_sharing", after=2)
    head = Paragraph(title, DENSE_STRONG.but(ink=ink), tag="H3", anchor=f"worst-{ink}")
    if not found:
        return [rule, head, Paragraph(tr("None was named."), ASIDE.but(before=2))]
    r = found[0]
    figure = Paragraph((Run(str(r.score), bold=True, size=19), Run(tr(" of 25"), ink="muted")), DENSE.but(leading=22))
    words = [Run(sentence(tight.cut(r.title, 80)), bold=True)]
    words += [Run(f" {sentence(tight.cut(r.extent, 60))}")] if r.extent else []
    told = f"{sentence(tight.cut(r.in_short, 90))} {sentence(tight.cut(r.accepted, 90))}"
    told = told if r.tied else f"{NOT_TIED} {told}"
    side: list[Block] = [Paragraph(words, DENSE), Paragraph(told, ASIDE.but(before=1))]
    return [rule, head, Columns([Column(58, [figure]), Column(_HALF - 58, side)], 0)]


def _worth(day: Day, tight: Tight) -> list[Block]:
    """Who gains, a line for each; then in a sentence who carries the risk for it."""
    out: list[Block] = []
    best = sorted(day.gains, key=lambda g: -(g.score or 0))[:4]
    for g in best:
        if g.value is None or g.score is None:
            out.append(
                Paragraph(tr("{name}: still to settle what it gains.").format(name=tight.name(g.organisation)), SMALL)
            )
            continue
        how = "" if g.value.agreed else tr(" Claimed, not agreed.")
        name = tight.name(g.organisation)
        words = (
            Run(
                tr("{name}{name2}, {score} of 5: ").format(name=name[:1].upper(), name2=name[1:], score=g.score),
                bold=True,
            ),
            Run(f"{sentence(tight.cut(g.value.statement, 90))}{how}"),
        )
        out.append(Paragraph(words, SMALL))
    said = " ".join(tight.cut(x, 150) for x in day.balance.lopsided) if day.balance else ""
    out += [Paragraph(said, SMALL.but(bold=True, before=1))] if said else []
    return [*_heading(tr("What it is worth, and who carries it"), "worth"), *out]


def _little(day: Day, tight: Tight) -> list[Block]:
    if day.ladder is None:
        return []
    words = (Run(" ".join(day.ladder.sentences), bold=True), Run(f" {tight.cut(day.ladder.never, 110)}"))
    return [*_heading(tr("How little data moves"), "how-little"), Paragraph(words, DENSE)]


def _screened(said: str, tight: Tight) -> list[Block]:
    """Where people said another outcome of the screening than its answers give: who, when and why."""
    words = (Run(tr("Impact assessment. "), bold=True), Run(tight.cut(said, 160, _IN_FULL)))
    return [Paragraph(words, DENSE.but(before=4))]


def _open(day: Day, tight: Tight) -> list[Block]:
    """By person and date; what must be settled before first use stands first."""
    found = day.settle.open
    shown, first = found[: tight.items], set(day.settle.before_first_use)
    by_whom: dict[tuple[str, str], list[OpenItem]] = {}
    for i in shown:
        by_whom.setdefault((i.who, i.when), []).append(i)
    rows = [_open_row(who, when, items, first, tight) for (who, when), items in by_whom.items()]
    if first.issuperset(shown):  # the heading names no others: what comes later is counted apart
        title, more = tr("Still open before first use"), len(day.settle.before_first_use) - len(shown)
    else:
        title, more = tr("Still open: in bold before first use"), len(found) - len(shown)
    rest = _REPORT.more(more, "", later=len(found) - len(shown) - more)
    return [*_heading(title, "still-open", rest), Table((28, 17, 55), rows, closed=False, after=0)]


def _open_row(who: str, when: str, items: Sequence[OpenItem], first: set[OpenItem], tight: Tight) -> Row:
    both = first.issuperset(items) and not first.isdisjoint(items)
    words = [Run(f"{sentence(tight.cut(i.text))} ", bold=i in first and not both) for i in items]
    cells = [Paragraph(tight.cut(who or NOBODY), SMALL.but(bold=both)), Paragraph(when, _WHO), Paragraph(words, SMALL)]
    return Row([[x] for x in cells], 1.4)


def _code(day: Day) -> list[Block]:
    name = NOW if day.signed.before else tr("Sign-off code")
    over = "" if day.signed.before else tr(", over what was said in the room")
    words = tr("{name} {grouped}{over}. The report carries the same.").format(
        name=name, grouped=grouped(day.room_code), over=over
    )
    return [Paragraph(words, FINE.but(before=6))]
