"""The first page for decision makers: what is asked, who gains, who carries the risk, who agrees, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from workshop import dates
from workshop.charts import shares
from workshop.charts.letters import showable
from workshop.charts.marks import Ink
from workshop.content_code import grouped
from workshop.report.blocks import Block, Column, Columns, Panel, Rule
from workshop.report.look import ASIDE, DENSE, DENSE_STRONG, LEAD, QUIET, SMALL, STRONG, TITLE, WIDTH, Style
from workshop.report.paragraph import Paragraph
from workshop.report.picture import Picture
from workshop.report.sheet import References, Section, Tight, heading
from workshop.report.table import Row, Table
from workshop.report.text import Run, quoted, worded
from workshop.tongue import tr
from workshop.views.balance import CAPTION
from workshop.views.day import Day
from workshop.views.settle import NOBODY, OpenItem
from workshop.views.stands import Stand
from workshop.views.titles import UNTITLED
from workshop.views.worth import Gain
from workshop.words import sentence, shortened

_ROW: Final = 1.6  # above and below the words of a row without a line
_WHO: Final = DENSE.but(ink="muted")
_PARTY: Final[dict[str, Ink]] = {"supplier": "supplier", "acquirer": "acquirer", "public": "public"}
_LIGHT: Final = Style(size=8.5, leading=11, ink="line")  # on the dark panel
_GUTTER: Final = 14.0
_SCORE: Final = 42.0  # room for `2 of 5`
_PADDING: Final = 13.0  # of the panel
_PICTURE: Final = 318.0  # width of the picture of shares
_THIRD: Final = (WIDTH - 2 * _GUTTER) / 3


def sections(day: Day, refs: References) -> list[Section]:
    """The sections of the page, as far as the day has anything to say in them."""
    out = [Section(lambda t: _masthead(day, t, refs)), Section(lambda t: _ask(day, t, refs))]
    if day.amended:
        n = min(len(day.amended), 4)
        out.append(Section(lambda t: _amended(day, t, refs), most=n, enough=min(n, 2)))
    if day.gains:
        suppliers = sum(g.party == "supplier" for g in day.gains)
        out.append(Section(lambda t: _gains(day, t, refs), most=min(suppliers, 4)))
    if day.balance is not None and any(p.now is not None for p in day.balance.parties):
        parties = len(day.balance.parties)
        out.append(
            Section(
                lambda t: _carries(day, t, refs), most=min(parties, 5), enough=min(parties, 3), least=min(parties, 3)
            )
        )
    if day.stands or day.signed.accepted or day.nobody_could_decide:
        out.append(Section(lambda t: _stands(day, t, refs), most=8, enough=4, least=2))
    if day.settle.open:
        n = min(len(day.settle.before_first_use or day.settle.open), 7)
        out.append(Section(lambda t: _settle(day, t, refs), most=n, enough=min(n, 3), least=min(n, 2)))
    return out


def _masthead(day: Day, tight: Tight, refs: References) -> list[Block]:
    title = shortened(showable(worded(day.title, UNTITLED)), min(max(tight.letters, 45), 140))
    size = TITLE if len(title) < 60 else TITLE.but(size=18, leading=23)
    out: list[Block] = [
        Paragraph(tight.cut(day.kicker, 115), ASIDE.but(size=9)),
        Paragraph(title, size, tag="H1", anchor="title"),
    ]
    if day.question:
        out.append(Paragraph(tight.cut(day.question, 190, refs.in_full("about")), LEAD.but(before=3)))
    if not day.has_pilot:
        out.append(Paragraph(tight.cut(day.without_pilot, 160), QUIET.but(before=6)))
    return out


def _amended(day: Day, tight: Tight, refs: References) -> list[Block]:
    """What was accepted and then changed: named, with both versions and the reason, before anything else is told."""
    out: list[Block] = []
    whole = refs.in_full("annex-e")
    for n, a in enumerate(day.amended[: tight.items]):
        said = [Run(tr("Changed after it was accepted. "), bold=True, ink="gap")] if n == 0 else []
        said += [Run(f"{tight.cut(a.what, 90)}. ", bold=True), Run(tr("As accepted: "))]
        said += [*quoted(tight.cut(a.old, 90, whole)), Run(tr(" Now: ")), *quoted(tight.cut(a.new, 90, whole))]
        said += [
            Run(
                tr(" Why: {cut} Asked by {name}.").format(
                    cut=sentence(tight.cut(a.why, 90, whole)), name=tight.name(a.asked)
                )
            )
        ]
        anew = (
            tr("Accepted anew by {name}.").format(name=tight.name(a.accepted))
            if a.accepted
            else tr("Not accepted anew yet.")
        )
        out.append(Paragraph([*said, Run(f" {anew}")], SMALL.but(leading=10.8, before=2)))
    more = refs.more(len(day.amended) - tight.items, "amended")
    return [Panel([*out, *more], "gap_soft", padding=5, before=6)]


def _ask(day: Day, tight: Tight, refs: References) -> list[Block]:
    """The dark panel; where nobody has said what is asked, that is what it says."""
    if day.ask is None:
        words = tr("Still to settle: what you are asked to decide, of whom, and by when.")
        left: list[Block] = [Paragraph(words, STRONG.but(ink="gap"))]
        if day.pilot_line:
            left.append(Paragraph(tight.cut(day.pilot_line), SMALL.but(before=4)))
        return [Panel(left, "gap_soft", padding=12, before=9)]
    left = [
        Paragraph(
            tight.cut(day.ask.text, 170, refs.in_full("about")), Style(size=11.5, leading=15, ink="on_bar", bold=True)
        )
    ]
    if day.ask.to:
        left.append(Paragraph(tr("Asked of: {cut}").format(cut=tight.cut(day.ask.to, 90)), _LIGHT.but(before=4)))
    if day.pilot_line:
        left.append(Paragraph(tight.cut(day.pilot_line, 120), _LIGHT.but(before=4)))
    options = [tight.cut(o, 60).rstrip(".;") for o in day.ask.options[:5]]
    if options:
        left.append(Paragraph((Run(tr("Options: "), bold=True), Run(f"{'; '.join(options)}.")), _LIGHT.but(before=4)))
    right = _dates(day, tight)
    inner = WIDTH - 2 * _PADDING - 26
    wide = inner * 0.66 if right else inner
    columns = [Column(wide, left), *([Column(inner - wide, right)] if right else [])]
    return [Panel([Columns(columns, 26, "muted")], "bar", padding=_PADDING, before=9)]


def _dates(day: Day, tight: Tight) -> list[Block]:
    """What stands at the right of the panel: by when, from when, and what happens otherwise."""
    out: list[Block] = []
    found = ((tr("Decide by"), day.ask.by if day.ask else None), (tr("First use"), day.first_use))
    for name, on in found:
        if on is not None:
            value = Style(size=10.5, leading=13.5, ink="on_bar", bold=True)
            out += [Paragraph(name, _LIGHT.but(before=4)), Paragraph(dates.say(on), value)]
    worst = day.worst_not_sharing
    if worst is not None:
        extent = f", {tight.cut(worst.extent, 60)}" if worst.extent else ""
        words = (
            Run(tight.cut(worst.title, 70)),
            Run(tr(": {score} of 25{extent}").format(score=worst.score, extent=extent)),
        )
        out += [Paragraph(tr("If no"), _LIGHT.but(before=4)), Paragraph(words, _LIGHT.but(ink="on_bar"))]
    return out


def _gains(day: Day, tight: Tight, refs: References) -> list[Block]:
    groups = [list(found) for _, found in groupby(day.gains, key=lambda g: g.party)]
    width = _THIRD if len(groups) == 3 else (WIDTH - _GUTTER * (len(groups) - 1)) / max(len(groups), 1)
    columns = [Column(width, _gain(found, width, tight, refs)) for found in groups]
    return [*heading(tr("Who gains"), "who-gains"), Columns(columns, _GUTTER)]


def _gain(found: Sequence[Gain], width: float, tight: Tight, refs: References) -> list[Block]:
    """One column: the first of a party in full, the others in a line each."""
    first, ink = max(found, key=lambda g: g.score or 0), _PARTY.get(found[0].party, "text")
    name = tight.name(first.organisation)
    words = (Run(first.heading), Run(f"\n{name[:1].upper()}{name[1:]}"))
    title = Paragraph(words, DENSE_STRONG.but(ink=ink), tag="H3", anchor=f"gains-{first.party}")
    rule = Rule(3.4, ink, after=2)
    if first.value is None or first.score is None:
        return [rule, title, Paragraph(tr("Still to settle: what it would gain."), ASIDE.but(before=3))]
    score = Paragraph(
        (Run(str(first.score), bold=True, size=19), Run(tr(" of 5"), ink="muted")), DENSE.but(leading=22, align="right")
    )
    out: list[Block] = [rule, Columns([Column(width - _SCORE, [title]), Column(_SCORE, [score])], 0, after=2)]
    how = (
        tight.cut(first.value.measure),
        tr("Agreed by both sides") if first.value.agreed else tr("Claimed, not agreed"),
    )
    out += [
        Paragraph(tight.cut(first.value.statement), DENSE),
        Paragraph(" ".join(sentence(p) for p in how if p), ASIDE.but(before=2)),
    ]
    others = [g for g in found if g is not first]
    for g in others[: tight.items - 1]:
        worth = tr("{score} of 5").format(score=g.score) if g.score is not None else tr("nothing named yet")
        out.append(Paragraph(f"{tight.name(g.organisation)}: {worth}", SMALL.but(before=2)))
    return [*out, *refs.more(len(others) - (tight.items - 1), "annex-c")]


def _carries(day: Day, tight: Tight, refs: References) -> list[Block]:
    balance = day.balance
    if balance is None:
        return []
    shown = day.foremost_parties(tight.items)
    said = " ".join(tight.cut(s, 150) for s in (*balance.lopsided, balance.worst_with_worst) if s)
    side: list[Block] = [Paragraph(said, DENSE.but(after=2))] if said else []
    side.append(Paragraph(CAPTION, ASIDE))
    picture = Picture(shares.figure(shown, _PICTURE))
    return [
        *heading(
            tr("Who carries the risk of sharing"),
            "who-carries",
            refs.more(len(balance.parties) - len(shown.parties), "annex-c"),
        ),
        Columns([Column(_PICTURE, [picture]), Column(WIDTH - _PICTURE - _GUTTER, side)], _GUTTER),
    ]


def _stands(day: Day, tight: Tight, refs: References) -> list[Block]:
    rows: list[Row] = []
    left = tight.items
    for stance, found in groupby(day.stands, key=lambda s: (s.sign, s.stance)):
        group = list(found)[: max(left, 1)]
        left -= len(group)
        rows.append(_stand_row(" ".join(stance), group, tight, refs.in_full("annex-e")))
    hidden = len(day.stands) - sum(len(r.cells[1]) for r in rows)
    words = _record(day, tight, refs)
    if words:
        rows.append(Row([[Paragraph(tr("The record"), DENSE_STRONG)], words], _ROW))
    table = Table((28, 72), rows, line=None, after=0)
    title = tr("Where the parties stand") if day.stands else tr("Who accepted the record")
    return [*heading(title, "where-the-parties-stand", refs.more(hidden, "annex-e")), table]


def _record(day: Day, tight: Tight, refs: References) -> list[Block]:
    """Who accepted the record, with what was said when it was accepted or was not."""
    if not day.signed.of:
        return []
    said = [Run(f"{tight.cut(day.nobody_could_decide, 90)} ", bold=True)] if day.nobody_could_decide else []
    said.append(Run(tr("Changed after it was accepted. "), bold=True) if day.reopened else Run(""))
    said.append(Run(day.signed.who))
    if day.signed.accepted and not day.signed.before:  # what was accepted has the code, and nothing else
        code = grouped(day.room_code).replace(" ", "\N{NO-BREAK SPACE}")
        said.append(Run(tr(" Sign-off code {code}.").format(code=code)))
    found, whole = day.signed.reservations[: max(tight.items // 2, 1)], refs.in_full("annex-e")
    for r in found:
        said += [
            Run(" "),
            Run(tight.name(r.organisation), bold=True),
            Run("" if r.accepted else tr(" did not accept it")),
        ]
        said += [Run(": "), *quoted(tight.cut(r.words, 0, whole))] if r.words else [Run(".")]
    return [Paragraph(said, DENSE), *refs.more(len(day.signed.reservations) - len(found), "annex-e")]


def _stand_row(label: str, group: Sequence[Stand], tight: Tight, whole: str) -> Row:
    words: list[Block] = []
    for s in group:
        said = (Run(": "), *quoted(tight.cut(s.words, 0, whole))) if s.words else ()
        words.append(Paragraph((Run(tight.name(s.organisation), bold=bool(s.words)), *said), DENSE))
    return Row([[Paragraph(label, DENSE_STRONG)], words], _ROW)


def _settle(day: Day, tight: Tight, refs: References) -> list[Block]:
    first = day.settle.before_first_use or day.settle.open
    title = tr("Still to settle before first use") if day.settle.before_first_use else tr("Still to settle")
    shown = first[: tight.items]
    rest = refs.more(
        len(first) - len(shown),
        "to-settle",
        tail=tr(", all with a name and a date") if all(i.placed for i in first) else "",
        later=len(day.settle.open) - len(first),
    )
    return [
        *heading(title, "still-to-settle", rest),
        Table((54, 27, 19), [_open_row(i, tight) for i in shown], closed=False, after=0),
    ]


def _open_row(item: OpenItem, tight: Tight) -> Row:
    return Row(
        [
            [Paragraph(tight.cut(sentence(item.text)), DENSE_STRONG)],
            [Paragraph(tight.cut(item.who or NOBODY), _WHO)],
            [Paragraph(item.when, _WHO)],
        ],
        2.4,
    )
