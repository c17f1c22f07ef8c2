"""Annex A: what the organisations hold."""

from __future__ import annotations

from workshop.report.annexes.parts import annex, head, nothing, several, text
from workshop.report.blocks import Block
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.holdings import DatasetShown, datasets, holding_nothing
from workshop.views.settle import is_to_settle
from workshop.words import counted

TITLE = tr("Datasets")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = datasets(snapshot)
    without = sum(is_to_settle(d.owner) for d in found)
    open_ = tr(", {without} without an owner").format(without=without) if without else ""
    return f"{counted(len(found), 'dataset')}{open_}" if found else tr("none")


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    notes = Notes()
    rows = [_row(d, notes) for d in datasets(snapshot)]
    titles = head(tr("Dataset, and what is in it"), tr("Held by, and its owner"), tr("Personal data, limits, quality"))
    table: list[Block] = [Table((41, 23, 36), rows, titles)] if rows else nothing(tr("No dataset was named."))
    return [*annex("A", TITLE), *table, *notes.below(), *text(holding_nothing(snapshot))]


def _row(d: DatasetShown, notes: Notes) -> Row:
    return Row(
        [
            several(
                notes.cell(d.title, STRONG),
                notes.cell(d.description, TIGHT),
                notes.cell(" · ".join(d.facts), NOTE.but(before=1)),
            ),
            several(
                [Paragraph(d.holder, STRONG.but(bold=False))],
                notes.cell(d.owner, TIGHT, "" if is_to_settle(d.owner) else tr("Owner:")),
                notes.cell(d.custodian, NOTE, tr("Kept by:")),
            ),
            several(
                [Paragraph(d.personal, TIGHT)],
                notes.cell(d.limits, NOTE.but(before=1), tr("Limits:")),
                notes.cell(d.known_issue, NOTE.but(before=1), tr("Known problem:")),
                notes.cell(d.quality, NOTE.but(before=1), tr("Quality, 0 to 5:")),
                notes.cell(d.described, NOTE.but(before=1)),
            ),
        ]
    )
