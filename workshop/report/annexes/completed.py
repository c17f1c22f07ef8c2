"""Annex L: what was completed after the day, at the desk; nothing that was accepted is changed by it (W1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from workshop.content_code import grouped
from workshop.report.annexes.parts import annex, head, text
from workshop.report.blocks import Block
from workshop.report.look import STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.tongue import tr
from workshop.views.completed import Completed
from workshop.views.day import Day
from workshop.words import counted, shortened

LETTER, TITLE = "L", tr("Completed after the day")
LONGEST: Final = 120  # letters of the name of a record


def told(found: Sequence[Completed]) -> str:
    """What the contents list says of it."""
    return counted(len(found), "field")


def blocks(day: Day, found: Sequence[Completed]) -> list[Block]:
    """The annex; nothing where nothing was completed."""
    if not found:
        return []
    notes = Notes()
    rows = []
    for record, fields in groupby(sorted(found, key=lambda c: c.record), key=lambda c: c.record):
        for n, c in enumerate(fields):
            name = [Paragraph(shortened(record, LONGEST), STRONG)] if n == 0 else []
            was = tr(" It read: {was}.").format(was=c.was) if c.was else ""
            now = notes.cell(f"{c.now}.{was}" if was else c.now, TIGHT, otherwise=tr("Taken out.{was}").format(was=was))
            rows.append(Row([name, [Paragraph(c.field, TIGHT)], now]))
    words = tr(
        "These fields describe what was said. They were filled at the desk after the record was accepted. The "
        "sign-off code over what was said is {grouped}, as before."
    ).format(grouped=grouped(day.room_code))
    return [
        *annex(LETTER, TITLE),
        *text(words),
        Table((34, 22, 44), rows, head(tr("Record"), tr("Field"), tr("Now"))),
        *notes.below(),
    ]
