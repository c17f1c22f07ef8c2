"""Annex I: how the day ran, as planned when it began and as it took."""

from __future__ import annotations

from workshop.report.annexes.parts import annex, head, nothing, text
from workshop.report.blocks import Block
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.ran import RowRan, ran

TITLE = tr("How the day ran")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    return tr("planned and actual times") if ran(snapshot) is not None else tr("not begun")


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    out, found, notes = annex("I", TITLE), ran(snapshot), Notes()
    if found is None:
        return out + nothing(tr("The day had not begun when this was written."))
    rows = [_row(r, notes) for r in found.rows]
    table = Table((32, 20, 28, 20), rows, head(tr("What"), tr("Planned"), tr("Ran"), tr("Difference")))
    return [*out, *text(found.sentence), table, *notes.below()]


def _row(r: RowRan, notes: Notes) -> Row:
    name: list[Block] = notes.cell(r.name, STRONG)
    ran_: list[Block] = [Paragraph(r.ran, TIGHT)] if r.ran else [Paragraph("–", NOTE)]
    why: list[Block] = [Paragraph(r.difference, TIGHT), *notes.cell(r.note, NOTE)]
    return Row([name, [Paragraph(r.planned, TIGHT)], ran_, why])
