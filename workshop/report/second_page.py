"""The second page for decision makers: what was agreed, risk both ways, how little moves, trust, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workshop import dates
from workshop.charts import ladder, trust
from workshop.charts.letters import showable
from workshop.charts.marks import Ink
from workshop.report.blocks import Block, Column, Columns, Rule
from workshop.report.bullets import bullets
from workshop.report.look import ASIDE, DENSE, DENSE_STRONG, HEAD, SMALL, WIDTH
from workshop.report.paragraph import Paragraph
from workshop.report.picture import Picture
from workshop.report.sheet import References, Section, Tight, heading, titled
from workshop.report.table import Row, Table
from workshop.report.text import Run, quoted
from workshop.tongue import tr
from workshop.views.day import Day
from workshop.views.decisions import DecisionShown
from workshop.views.ideas import State
from workshop.views.next_days import Stretch, foremost
from workshop.views.risks import NOT_TIED, RiskShown
from workshop.views.trust import Statement
from workshop.words import sentence, shortened

_GUTTER: Final = 20.0
_HALF: Final = (WIDTH - _GUTTER) / 2
_NARROW: Final = (WIDTH - 2 * 14.0) / 3
_LINE: Final = 90.0  # width of the line of a trust statement


def sections(day: Day, refs: References) -> list[Section]:
    """The sections of the page, as far as the day has anything to say in them."""
    out = []
    if day.decisions:
        n = min(len(_foremost(day)), 6)
        out.append(Section(lambda t: _agreed(day, t, refs), most=n, enough=min(n, 4), least=min(n, 2)))
    if any(day.both_ways):
        n = min(max(len(found) for found in day.both_ways), 5)
        out.append(Section(lambda t: _both_ways(day, t, refs), most=n, enough=min(n, 3), least=min(n, 2)))
    if day.ladder is not None:
        out.append(Section(lambda t: _ladder(day, t)))
    if day.thermometer is not None:
        n = len(day.thermometer.statements)
        out.append(Section(lambda t: _trust(day, t), most=n, enough=n, least=n))
    if day.ahead is not None:
        out.append(Section(lambda t: _ahead(day, t, refs), most=4, enough=2))
    if day.ideas is not None:
        n = max(len(s.ideas) for s in day.ideas.states)
        out.append(Section(lambda t: _ideas(day, t, refs), most=min(n, 4), enough=min(n, 2), least=min(n, 2)))
    return out


def _foremost(day: Day) -> list[DecisionShown]:
    """The decisions on the pilot, or all where there is no pilot, as far as they stand."""
    standing = [d for d in day.decisions if d.stands]
    return [d for d in standing if d.of_pilot] or standing or list(day.decisions)


def _agreed(day: Day, tight: Tight, refs: References) -> list[Block]:
    shown = _foremost(day)[: tight.items]
    said = [
        (
            Run(sentence(tight.cut(d.text, 0, refs.in_full("annex-e"))), bold=True),
            Run(f" {tight.cut(_how(d), 120)}", ink="muted"),
        )
        for d in shown
    ]
    return [
        *heading(tr("What was agreed"), "what-was-agreed", refs.more(len(day.decisions) - len(shown), "annex-e")),
        *bullets(said, DENSE, after=1.5),
        *_lowest(day, tight),
    ]


def _lowest(day: Day, tight: Tight) -> list[Block]:
    """The lowest fist of the day, whatever was decided: it is never averaged away."""
    if not day.lowest:
        return []
    voice = day.lowest[0]
    words = [
        Run(tr("Lowest fist of the day: {fist} of 5, ").format(fist=voice.fist.fist)),
        Run(tight.name(voice.fist.organisation)),
    ]
    words += [Run(": "), *quoted(tight.cut(voice.fist.note))] if voice.fist.note else [Run(tr(", without a reason"))]
    words += [Run(tr(", on ")), *quoted(shortened(showable(voice.decision), 54).rstrip(".")), Run(".")]
    return [Paragraph(words, ASIDE.but(before=3))]


def _how(d: DecisionShown) -> str:
    """How it was decided and how far all agree, or whose yes it waits for."""
    spread = tr("fists {spread}").format(spread=d.spread).replace(" ", "\N{NO-BREAK SPACE}") if d.spread else ""
    spread += tr(" for the words as they were") if spread and d.voted else ""
    words = [f"{d.status}{tr(' by {method}').format(method=d.method.lower()) if d.method else ''}", spread]
    return f"{', '.join(w for w in words if w)}. {d.confirm}".strip()


def _both_ways(day: Day, tight: Tight, refs: References) -> list[Block]:
    title = (
        tr("Risk in the pilot, if we share and if we don’t")
        if day.has_pilot
        else tr("Risk, if we share and if we don’t")
    )
    sides: list[tuple[str, Ink, Sequence[RiskShown]]] = [
        (tr("If we share"), "sharing", day.both_ways[0]),
        (tr("If we don’t share"), "not_sharing", day.both_ways[1]),
    ]
    columns = []
    for name, ink, found in sides:
        double = ink == "not_sharing"
        shown = found[: tight.items]
        worst = tr(" · worst {score} of 25").format(score=found[0].score) if found else ""
        blocks: list[Block] = [
            Rule(3.4, ink, double=double, after=2),
            titled(
                Paragraph(f"{name}{worst}", DENSE_STRONG.but(ink=ink), tag="H3", anchor=f"pilot-{ink}"),
                refs.more(len(found) - len(shown), "annex-d"),
                _HALF,
            ),
        ]
        if shown and not shown[0].tied:
            blocks.append(Paragraph(NOT_TIED, ASIDE.but(before=2)))
        if shown:
            blocks.append(Table((9, 91), [_risk_row(r, tight) for r in shown], closed=False, after=0))
        else:
            blocks.append(Paragraph(tr("None was named."), ASIDE.but(before=3)))
        columns.append(Column(_HALF, blocks))
    return [*heading(title, "risk-both-ways"), Columns(columns, _GUTTER)]


def _risk_row(r: RiskShown, tight: Tight) -> Row:
    after = tr(" After the measures {residual}.").format(residual=r.residual) if r.residual is not None else ""
    words = (
        Run(f"{sentence(tight.cut(r.in_short, 90))}{after} "),
        Run(f"{tight.cut(r.accepted, 90)}.", bold=r.provisional),
    )
    return Row(
        [
            [Paragraph(str(r.score), DENSE_STRONG.but(size=12.5))],
            [Paragraph(tight.cut(r.title), DENSE_STRONG), Paragraph(words, ASIDE)],
        ],
        2.4,
    )


def _ladder(day: Day, tight: Tight) -> list[Block]:
    if day.ladder is None:
        return []
    words = (Run(" ".join(day.ladder.sentences), bold=True), Run(f" {tight.cut(day.ladder.never)}"))
    return [
        *heading(tr("How little data moves"), "how-little"),
        Picture(ladder.figure(day.ladder, WIDTH), after=3),
        Paragraph(words, DENSE),
    ]


def _trust(day: Day, tight: Tight) -> list[Block]:
    if day.thermometer is None:
        return []
    head = Row(
        [[Paragraph(t, HEAD)] for t in (tr("Statement"), tr("Start ○, end ●"), tr("Start"), "End", tr("Change"))], 1.6
    )
    rows = [_trust_row(s, tight) for s in day.thermometer.statements[: tight.items]]
    out = [
        *heading(tr("Trust in the room, start to end"), "trust"),
        Table((61, 20, 6, 6, 8), rows, head, line=None, after=2),
    ]
    return [*out, Paragraph(day.thermometer.note, ASIDE)]


def _trust_row(s: Statement, tight: Tight) -> Row:
    start, end = s.means
    figures = [[Paragraph(v, SMALL.but(leading=12.2))] for v in (start, end)]
    return Row(
        [
            [Paragraph(tight.cut(s.text), SMALL.but(leading=12.2))],
            [Picture(trust.figure(s, _LINE, 12.2))],
            *figures,
            [Paragraph(s.moved, DENSE_STRONG)],
        ],
        1.4,
    )


def _ahead(day: Day, tight: Tight, refs: References) -> list[Block]:
    if day.ahead is None:
        return []
    columns = [Column(_NARROW, _stretch(s, tight)) for s in day.ahead.stretches]
    hidden = sum(max(0, len(s.due) - tight.items) for s in day.ahead.stretches)
    later = max(0, len(day.ahead.beyond) - 1)
    out = [*heading(tr("What happens next"), "next", refs.more(hidden + later, "annex-f")), Columns(columns, 14)]
    if day.ahead.beyond:
        first = day.ahead.beyond[0]
        after = f"{tight.cut(first.text, 60)}, {dates.say(first.on)}"
        out.append(Paragraph((Run(tr("After that: "), bold=True), Run(f"{after}.")), SMALL.but(before=3, leading=10.8)))
    return out


def _stretch(s: Stretch, tight: Tight) -> list[Block]:
    shown = foremost(s.due, tight.items)
    out: list[Block] = [Paragraph(s.heading, DENSE_STRONG.but(after=1), tag="H3", anchor=f"next-{s.days}")]
    if not shown:
        return [*out, Paragraph(tr("Nothing is due."), ASIDE)]
    letters = replace(tight, letters=min(tight.letters, 90))
    for d in shown:
        words = [Run(dates.without_year(d.on), bold=True), Run(" "), Run(letters.cut(d.text))]
        words += [Run(" ("), Run(letters.cut(d.who)), Run(")")] if d.who else []
        out.append(Paragraph(words, SMALL.but(after=1.5, leading=10.6)))
    return out


def _ideas(day: Day, tight: Tight, refs: References) -> list[Block]:
    if day.ideas is None:
        return []
    rows = [_state_row(s, tight) for s in day.ideas.states]
    hidden = sum(max(0, len(s.ideas) - tight.items) for s in day.ideas.states)
    table = Table((16, 84), rows, line=None, after=0)
    return [*heading(day.ideas.heading, "other-ideas", refs.more(hidden, "annex-b")), table]


def _state_row(s: State, tight: Tight) -> Row:
    words: list[Run] = []
    for n, idea in enumerate(s.ideas[: tight.items]):
        words += [Run(" · ")] if n else []
        words.append(Run(tight.cut(idea.title).rstrip(".")))
        if idea.reason and s.no:
            words += [Run(": "), Run(tight.cut(idea.reason).rstrip("."), ink="muted")]
    return Row([[Paragraph(s.label, DENSE_STRONG)], [Paragraph(words, DENSE)]], 1.2)
