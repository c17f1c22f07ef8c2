"""The part of annex B on whether an impact assessment is needed: every answer, the outcome, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.report.annexes.parts import head, labelled, nothing, part
from workshop.report.blocks import Block
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes, marked
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.screening import Answered, screened, unanswered

TITLE: Final = tr("Screening")
_SAID: Final = tr(
    "As answered in the room or at the desk. The outcome is computed from the answers; it describes the regulator’s "
    "lists and is no legal advice."
)


def blocks(snapshot: Snapshot) -> list[Block]:
    """The part, after the pilot's heads of terms."""
    out: list[Block] = [part(TITLE, "screening")]
    found = screened(snapshot)
    if found is None:
        return [*out, Paragraph([*marked(unanswered(snapshot))], NOTE.but(after=6))]
    out += [Paragraph(_SAID, NOTE.but(after=4, keeps_next=True)), *labelled(found.lines, Notes())]
    out += _table(tr("Of the ten"), found.ten)
    return out + (
        _table(tr("Of the nine"), found.nine) if found.nine else nothing(tr("None of the nine was answered."))
    )


def _table(title: str, answers: Sequence[Answered]) -> list[Block]:
    notes = Notes()
    rows = [Row([notes.cell(a.item, STRONG), notes.cell(a.answer, TIGHT), notes.cell(a.note, TIGHT)]) for a in answers]
    return [Table((28, 32, 40), rows, head(title, tr("Answer"), tr("Note")), before=6), *notes.below()]
