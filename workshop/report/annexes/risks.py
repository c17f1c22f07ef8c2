"""Annex D: every risk of sharing and of not sharing, on one grid and in two tables, and who carries them."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.charts import both_ways
from workshop.formulas.balance import of_the_day
from workshop.formulas.rounding import half_up
from workshop.kinds import Organisation, Risk
from workshop.report.annexes.parts import annex, head, nothing, part, several
from workshop.report.blocks import Block, Column, Columns
from workshop.report.look import BODY, NOTE, STRONG, TIGHT, WIDTH
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.picture import Picture
from workshop.report.table import Row, Table
from workshop.report.text import Run
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.risks import RiskShown, shown
from workshop.words import counted, sentence

TITLE = tr("Risks both ways")
_MAP = (300.0, 250.0)  # the grid


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = shown(snapshot, snapshot.all(Risk))
    if not found:
        return "none"
    sharing = sum(r.sharing for r in found)
    return tr("{risks} of sharing, {found} of not sharing").format(
        risks=counted(sharing, "risk"), found=len(found) - sharing
    )


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    found = shown(snapshot, snapshot.all(Risk))
    out = annex("D", TITLE)
    if not found:
        return [*out, *nothing(tr("No risk was named."))]
    if any(r.score is not None for r in found):  # no picture of nothing
        out.append(_map(found))
    for title, anchor, sharing in (
        (tr("If we share"), "sharing", True),
        (tr("If we don’t share"), "not-sharing", False),
    ):
        of_way = [r for r in found if r.sharing is sharing]
        notes = Notes()
        rows = [_row(r, notes) for r in of_way]
        titles = head(tr("Risk, highest first"), tr("Score"), tr("Who carries it"), tr("Watched by, accepted by"))
        out.append(part(title, f"risks-{anchor}"))
        out += [Table((44, 9, 23, 24), rows, titles), *notes.below()] if rows else nothing(tr("None was named."))
    return [*out, *_borne(snapshot)]


def _map(found: Sequence[RiskShown]) -> Block:
    """The grid with its key beside it."""
    side = WIDTH - _MAP[0] - 24
    words: list[Block] = []
    for name, of_way in (
        (tr("If we share"), [r for r in found if r.sharing]),
        (tr("If we don’t"), [r for r in found if not r.sharing]),
    ):
        worst = max((r.score for r in of_way if r.score is not None), default=None)
        top = tr(", the worst scores {worst} of 25").format(worst=worst) if worst is not None else ""
        words.append(Paragraph((Run(f"{name}: ", bold=True), Run(f"{counted(len(of_way), 'risk')}{top}.")), BODY))
    words.append(
        Paragraph(
            tr(
                "Likelihood by impact, each from 1 to 5, as things stand without the measures. The darker a cell, the "
                "higher the score in its corner: 1 to 4 low, 5 to 9 medium, 10 to 14 "
                "high, 15 to 25 very high. The names "
                "of the risks are those of the tables below."
            ),
            NOTE,
        )
    )
    picture = Picture(both_ways.figure(found, *_MAP))
    return Columns([Column(_MAP[0], [picture]), Column(side, words)], 24, after=4)


def _row(r: RiskShown, notes: Notes) -> Row:
    score = tr("not scored") if r.score is None else str(r.score)
    by = f"{r.likelihood} × {r.impact}" if r.score is not None else ""
    after = tr("then {residual}").format(residual=r.residual) if r.residual is not None else ""
    name = (Run(f"{r.mark}  ", ink="muted"), Run(r.title))
    quiet = NOTE.but(before=1)
    return Row(
        [
            several(
                [Paragraph(name, STRONG)] if len(r.title) < 400 else notes.cell(r.title, STRONG, r.mark),
                notes.cell(r.use_case, quiet, tr("In:")),
                notes.cell(r.story, quiet),
                notes.cell(r.measure, quiet, tr("Measure:")),
                notes.cell(r.extent, quiet, tr("How many:")),
                notes.cell(r.evidence, quiet, tr("Evidence:")),
            ),
            [Paragraph(w, s) for w, s in ((score, STRONG), (by, NOTE), (r.rating, NOTE), (after, NOTE)) if w],
            several(
                [Paragraph(r.carried or tr("Nobody yet"), TIGHT)],
                notes.cell(r.agreed.partition(": ")[2], quiet, f"{r.agreed.partition(': ')[0]}:"),
                notes.cell(r.shared, quiet),
                notes.cell(r.felt, quiet, tr("Felt by:")),
            ),
            several(notes.cell(r.owner, TIGHT), notes.cell(sentence(r.accepted), quiet)),
        ]
    )


def _borne(snapshot: Snapshot) -> list[Block]:
    """The bearer balance of the day, both directions."""
    found = of_the_day(snapshot)
    rows = [
        Row(
            [
                [Paragraph(names.organisation(snapshot, o.id), STRONG)],
                *([Paragraph(f"{half_up(v, 1):f}".removesuffix(".0"), TIGHT)] for v in (b.now, b.agreed, b.should)),
            ]
        )
        for o in snapshot.all(Organisation)
        if (b := found.get(o.id)) and any((b.now, b.agreed, b.should))
    ]
    if not rows:
        return []
    words = tr("Scores of all risks of the day, both ways, each divided by the number of those who carry it.")
    titles = head(tr("Organisation"), tr("Now"), tr("As agreed"), tr("Should be"))
    return [
        part(tr("Who carries the risks of the day"), "borne"),
        Paragraph(words, NOTE.but(after=3, keeps_next=True)),
        Table((52, 16, 16, 16), rows, titles),
    ]
