"""Annex M: since the day, as far as anything has happened."""

from __future__ import annotations

from typing import Final

from workshop.report.annexes.parts import annex, head, part, several, text
from workshop.report.blocks import Block
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.since import Since, since

LETTER, TITLE = "M", tr("Since the day")
NOT_YET: Final = tr("not measured yet")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it; empty where nothing has happened: then there is no such annex."""
    found = since(snapshot)
    return (found.kept or tr("what happened")) if found.begun else ""


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex; nothing before anything has happened."""
    found = since(snapshot)
    if not found.begun:
        return []
    settled = (
        tr("{settled} of {gaps} open questions settled.").format(settled=found.settled, gaps=found.gaps)
        if found.gaps
        else ""
    )
    said = " ".join(p for p in (found.kept, settled, found.signed) if p)
    return [*annex(LETTER, TITLE), *text(said), *_promises(found), *_measured(found), *_trust(found)]


def _promises(found: Since) -> list[Block]:
    if not found.promises:
        return []
    notes = Notes()
    rows = [
        Row(
            [
                several(notes.cell(p.text, STRONG.but(bold=False)), notes.cell(p.evidence, NOTE, tr("Shown by:"))),
                [Paragraph(p.who or tr("nobody named yet"), TIGHT)],
                [Paragraph(p.by or tr("no date yet"), TIGHT)],
                [Paragraph(p.state, TIGHT.but(bold=p.kept))],
            ]
        )
        for p in found.promises
    ]
    return [
        part(tr("What was promised"), "promised"),
        Table((47, 24, 16, 13), rows, head(tr("Promise"), tr("Who"), tr("By"), tr("State"))),
        *notes.below(),
    ]


def _measured(found: Since) -> list[Block]:
    if not found.measured:
        return []
    notes = Notes()
    rows = [
        Row(
            [
                notes.cell(m.measure, STRONG.but(bold=False)),
                notes.cell(m.today, TIGHT, otherwise=tr("not said")),
                notes.cell(m.target, TIGHT, otherwise=tr("not said")),
                several(notes.cell(m.measured, STRONG, otherwise=NOT_YET), notes.cell(m.on, NOTE)),
            ]
        )
        for m in found.measured
    ]
    table = Table((40, 16, 24, 20), rows, head(tr("Measure"), tr("Before"), tr("Target"), tr("Measured")))
    return [part(tr("What was measured"), "measured"), table, *notes.below()]


def _trust(found: Since) -> list[Block]:
    if not found.trust:
        return []
    rows = [
        Row([[Paragraph(t.text, TIGHT)], [Paragraph(t.end, TIGHT)], [Paragraph(t.later, STRONG)]]) for t in found.trust
    ]
    return [
        part(tr("Trust, asked again"), "trust-again"),
        Table((68, 16, 16), rows, head(tr("Statement"), tr("End of the day"), tr("Since"))),
    ]
