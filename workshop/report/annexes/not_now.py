"""Annex J: a page of its own for every no, with what would turn it: a refusal is kept as a yes is."""

from __future__ import annotations

from workshop.report.annexes.parts import annex, head, nothing, several, text
from workshop.report.blocks import Block, NewPage
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.not_now import No, noes
from workshop.words import counted

TITLE = tr("Not now, and why")
KEPT = tr("A no is kept as a yes is: what was refused or put off, why, and what would turn it.")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = noes(snapshot)
    return counted(len(found), "no", "noes") if found else tr("nobody said no")


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex, on a page of its own."""
    found, notes = noes(snapshot), Notes()
    if not found:
        return annex("J", TITLE) + nothing(tr("Nothing was refused or put off."))
    table = Table((34, 38, 28), [_row(n, notes) for n in found], head(tr("What"), tr("Why"), tr("What would turn it")))
    return [NewPage(), *annex("J", TITLE)[1:], *text(KEPT), table, *notes.below(), NewPage()]


def _row(n: No, notes: Notes) -> Row:
    what = several(notes.cell(n.what, STRONG), [Paragraph(n.state, NOTE)])
    why = notes.cell(n.why, TIGHT, otherwise=tr("Still to settle: nobody said why."))
    turn = several(
        notes.cell(n.turn, TIGHT, otherwise=tr("Nobody said what would turn it.")),
        notes.cell(n.again, NOTE, tr("Asked again:")),
    )
    return Row([what, why, turn])
