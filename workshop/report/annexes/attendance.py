"""Annex H: who was there and what they could decide, which roles were missing, and trust answer by answer."""

from __future__ import annotations

from workshop.formulas.trust import cells
from workshop.report.annexes.parts import annex, head, nothing, part, several, text
from workshop.report.blocks import Block
from workshop.report.look import NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.attendance import Delegation, counts, delegations, missing, nobody_could_decide
from workshop.views.trust import Thermometer, thermometer
from workshop.words import counted, shortened

TITLE = tr("Attendance and authority")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    people, organisations = counts(snapshot)
    if not people and not organisations:
        return "none"
    return tr("{people} from {organisations}").format(
        people=counted(people, "person", "people"), organisations=counted(organisations, "organisation")
    )


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    out = annex("H", TITLE)
    found = delegations(snapshot)
    notes = Notes()
    rows = [row for d in found for row in _rows(d, notes)]
    titles = head(tr("Organisation"), tr("Who"), tr("Could today"), tr("Present"))
    out += [Table((30, 38, 17, 15), rows, titles), *notes.below()] if rows else nothing(tr("Nobody was on the list."))
    out += text(nobody_could_decide(snapshot))
    absent = missing(snapshot)
    if absent:
        lines = [
            Row(
                [
                    [Paragraph(a.role, STRONG)],
                    notes.cell(a.why, TIGHT, otherwise=tr("not said")),
                    several(
                        notes.cell(a.covered_by, TIGHT, otherwise=tr("nobody named yet")), notes.cell(a.follow_up, NOTE)
                    ),
                ]
            )
            for a in absent
        ]
        table = Table(
            (30, 36, 34),
            lines,
            head(tr("Role that was not there"), tr("Needed for"), tr("Covered by, and what follows")),
        )
        out += [part(tr("Roles that were missing"), "missing"), table, *notes.below()]
    trust = thermometer(snapshot)
    return [*out, *_answers(trust)] if trust is not None else out


def _rows(d: Delegation, notes: Notes) -> list[Row]:
    """A row for each person; an organisation without anybody has one that says so."""
    name = notes.cell(d.name, STRONG)
    short = tr("In the room: {short}").format(short=d.short) if d.short and d.short != d.name else ""
    name += [block for w in (short, d.kind) for block in notes.cell(w, NOTE)]
    out = []
    for n, p in enumerate(d.people):
        who = [p.name, ", ".join(w for w in (p.job_title, p.role) if w)]
        first = name if n == 0 else [Paragraph(shortened(d.short or d.name, 60), NOTE)]
        out.append(
            Row(
                [
                    first,
                    [block for w, s in zip(who, (TIGHT, NOTE), strict=True) for block in notes.cell(w, s)],
                    [Paragraph(p.authority, TIGHT)],
                    [Paragraph(p.present, TIGHT)],
                ]
            )
        )
    empty: list[Block] = [Paragraph(tr("Nobody on the list"), NOTE)]
    return out or [Row([name, empty, [Paragraph(tr("None"), NOTE)], [Paragraph(tr("Not there"), NOTE)]])]


def _answers(found: Thermometer) -> list[Block]:
    """How many answered what, at the start and at the end."""
    rows = [
        Row(
            [
                [Paragraph(s.text, TIGHT)],
                *(
                    [Paragraph(f"{a} → {b}", TIGHT)]
                    for a, b in zip(cells(s.start_counts), cells(s.end_counts), strict=True)
                ),
            ]
        )
        for s in found.statements
    ]
    titles = head(tr("Statement: how many at the start → at the end"), "1", "2", "3", "4", "5")
    note = tr("Fewer than five of the same answer stand as 1–4: no answer points to a person.")
    fell = [Paragraph(tr("Lower at the end: {what}").format(what=t), TIGHT.but(before=3)) for t in found.fell]
    return [
        part(tr("Trust, answer by answer"), "trust-answers"),
        Table((50, 10, 10, 10, 10, 10), rows, titles),
        *text(note),
        *fell,
    ]
