"""Annex F: actions, questions, and everything that is still to settle."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.report.annexes.parts import annex, head, nothing, part, several
from workshop.report.blocks import Block
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.settle import NOBODY, OpenItem, still_to_settle
from workshop.views.todo import ToDo, actions, questions
from workshop.words import counted

TITLE = tr("Actions, and what is still to settle")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found, open_ = actions(snapshot), still_to_settle(snapshot).open
    return (
        tr("{actions}, {open} still to settle").format(actions=counted(len(found), "action"), open=len(open_))
        if found or open_
        else tr("none")
    )


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    notes, found = Notes(), actions(snapshot)
    out = annex("F", TITLE)
    if found:
        out += [_list(found, notes, tr("Action"), tr("Shown by:")), *notes.below()]
    else:
        out += nothing(tr("No action was agreed."))
    asked = questions(snapshot)
    if asked:
        out += [part(tr("Questions"), "questions"), _list(asked, notes, tr("Question"), tr("Answer:")), *notes.below()]
    return [*out, *_settle(snapshot)]


def _list(found: Sequence[ToDo], notes: Notes, what: str, note: str) -> Table:
    rows = [
        Row(
            [
                several(
                    notes.cell(t.text, STRONG.but(bold=False)),
                    notes.cell(t.about, NOTE, tr("About:")),
                    notes.cell(t.note, NOTE, note),
                ),
                several([Paragraph(t.who, TIGHT)], notes.cell(t.cover, NOTE, tr("Cover:"))),
                [Paragraph(t.when, TIGHT)],
                [Paragraph(t.state, TIGHT)],
            ]
        )
        for t in found
    ]
    return Table((45, 24, 19, 12), rows, head(what, tr("Who"), tr("By"), tr("State")))


def _settle(snapshot: Snapshot) -> list[Block]:
    found = still_to_settle(snapshot)
    if not found.open and not found.left_open:
        return []
    notes = Notes()
    out: list[Block] = [part(tr("Still to settle"), "to-settle")]
    for title, items in ((tr("Before first use"), found.before_first_use), (tr("Later"), found.later)):
        if items:
            rows = [_open_row(i, notes) for i in items]
            out += [Table((44, 24, 19, 13), rows, head(title, tr("Who"), tr("By"), tr("For"))), *notes.below()]
    if found.left_open:
        rows = [
            Row([notes.cell(w.text, TIGHT), [Paragraph(w.who or NOBODY, TIGHT)], notes.cell(w.reason, TIGHT)])
            for w in found.left_open
        ]
        out += [Table((40, 22, 38), rows, head(tr("Knowingly left open"), tr("By"), tr("Because"))), *notes.below()]
    return out


def _open_row(i: OpenItem, notes: Notes) -> Row:
    return Row(
        [
            notes.cell(i.text, TIGHT),
            [Paragraph(i.who or NOBODY, TIGHT)],
            [Paragraph(i.when, TIGHT)],
            [Paragraph(i.where or tr("Record of the day"), NOTE)],
        ]
    )
