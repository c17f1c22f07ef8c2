"""Annex G: the parking lot, and quotes that belong to no use case."""

from __future__ import annotations

from workshop.report.annexes.parts import annex, head, nothing, part
from workshop.report.blocks import Block
from workshop.report.look import BODY, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.report.text import Run
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.quotes import quotes
from workshop.views.todo import parked
from workshop.words import counted

TITLE = tr("Parking lot")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = parked(snapshot)
    return counted(len(found), "item") if found else "none"


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    notes, found = Notes(), parked(snapshot)
    out = annex("G", TITLE)
    if found:
        rows = [Row([notes.cell(p.text, TIGHT), notes.cell(p.became, TIGHT)]) for p in found]
        out += [Table((45, 55), rows, head(tr("Parked"), tr("What became of it"))), *notes.below()]
    else:
        out += nothing(tr("Nothing was parked."))
    said = quotes(snapshot)
    if said:
        out.append(part(tr("Said in the room"), "quotes"))
        out += [Paragraph((Run(f"“{q.words}”"), Run(f" {q.by}" if q.by else "", ink="muted")), BODY) for q in said]
    return out
