"""Annex C: what each party gains from each use case, and the shares of the pilot."""

from __future__ import annotations

from workshop.formulas.choosing import asks
from workshop.report.annexes.parts import annex, head, nothing, part, several, text
from workshop.report.blocks import Block
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.report.text import Run
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.balance import CAPTION, Balance, of_pilot
from workshop.views.worth import ValueShown, of_use_case
from workshop.words import counted, one_line, shortened

TITLE = tr("Value")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = [v for u in asks(snapshot) for v in of_use_case(snapshot, u)]
    return (
        tr("{values}, {agreed} agreed").format(values=counted(len(found), "value"), agreed=sum(v.agreed for v in found))
        if found
        else tr("none")
    )


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    out = annex("C", TITLE)
    shares = of_pilot(snapshot)
    if shares is not None:
        out += _shares(shares)
    named = [(u, found) for u in asks(snapshot) if (found := of_use_case(snapshot, u))]
    for n, (u, found) in enumerate(named, 1):
        notes = Notes()
        rows = [_row(v, notes) for v in found]
        titles = head(tr("Party"), tr("What changes"), tr("Score"), tr("How anybody would know"), tr("Agreed"))
        out += [part(shortened(one_line(u.title or ""), 150) or tr("A use case without a name"), f"value-{n}")]
        out += [Table((19, 28, 8, 27, 18), rows, titles), *notes.below()]
    return out if named or shares is not None else [*out, *nothing(tr("No value was named."))]


def _shares(shares: Balance) -> list[Block]:
    """The figures behind the picture on the first page."""
    rows = [
        Row(
            [
                [Paragraph(p.name, STRONG)],
                *([Paragraph(_percent(v), TIGHT)] for v in (p.value, p.now, p.agreed)),
            ]
        )
        for p in shares.parties
    ]
    titles = head(
        tr("Party of the pilot"), tr("Share of the value"), tr("Share of the risk of sharing now"), tr("As agreed")
    )
    said = " ".join((*shares.lopsided, shares.worst_with_worst, CAPTION))
    return [part(tr("Shares of the pilot"), "shares"), Table((40, 18, 24, 18), rows, titles), *text(said.strip())]


def _percent(share: int | None) -> str:
    return tr("none") if share is None else f"{share} %"


def _row(v: ValueShown, notes: Notes) -> Row:
    score = tr("not scored") if v.score is None else str(v.score)
    return Row(
        [
            [Paragraph(v.party_label, STRONG), Paragraph(v.organisation, NOTE)],
            several(notes.cell(v.statement, TIGHT), notes.cell(v.kind, NOTE)),
            [Paragraph((Run(score, bold=True), Run(tr(" of 5") if v.score is not None else "", ink="muted")), TIGHT)],
            notes.cell(v.measure, TIGHT, otherwise=tr("not said")),
            notes.cell(v.state, TIGHT),
        ]
    )
