"""Annex B: what was asked and offered, the pilot with its terms, and each other use case."""

from __future__ import annotations

from workshop.report.annexes import screening
from workshop.report.annexes.parts import annex, head, labelled, nothing, part, text
from workshop.report.blocks import Block
from workshop.report.look import BODY, NOTE, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.report.text import Run
from workshop.snapshot import Snapshot
from workshop.terms import terms_of
from workshop.tongue import tr
from workshop.views import pilot
from workshop.views.cases import CaseShown, cases, level, offers
from workshop.views.heads import stage
from workshop.views.quotes import Said
from workshop.words import counted

TITLE = tr("Use cases")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = cases(snapshot)
    if not found and not offers(snapshot):
        return "none"
    asked = f"{counted(len(found), 'ask')}, {counted(len(offers(snapshot)), 'offer')}"
    return tr("{asked}; the pilot and its terms").format(asked=asked) if any(c.pilot for c in found) else asked


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    found = cases(snapshot)
    out = annex("B", TITLE)
    out += _overview(found) if found else nothing(tr("Nothing was asked for."))
    out += text(level(snapshot))
    out += _offers(snapshot)
    for n, case in enumerate(found, 1):
        notes = Notes()
        title = tr("The pilot: {case}").format(case=case.title) if case.pilot else case.title
        out += [part(title, f"case-{n}"), *labelled(case.lines, notes), *_quoted(case.quotes)]
        out += _pilot(snapshot) if case.pilot else []
    return out


def _overview(found: tuple[CaseShown, ...]) -> list[Block]:
    notes = Notes()
    rows = [
        Row(
            [
                notes.cell(c.title, STRONG),
                [Paragraph((Run(c.asked_by), Run(tr(" asks"))), TIGHT), Paragraph(c.asked_of, TIGHT)],
                [Paragraph(c.status, TIGHT)],
                [Paragraph(w, s) for w, s in ((c.total, TIGHT), (c.dots, NOTE)) if w],
            ]
        )
        for c in found
    ]
    return [
        Table(
            (40, 32, 13, 15), rows, head(tr("What is asked"), tr("By whom, of whom"), tr("State"), tr("Points, dots"))
        ),
        *notes.below(),
    ]


def _offers(snapshot: Snapshot) -> list[Block]:
    found = offers(snapshot)
    if not found:
        return []
    notes = Notes()
    rows = [Row([notes.cell(o.text, TIGHT), [Paragraph(o.by, TIGHT)], notes.cell(o.meets, NOTE)]) for o in found]
    return [
        part(tr("What was offered"), "offers"),
        Table((40, 25, 35), rows, head(tr("Offer"), tr("By"), tr("Meets"))),
        *notes.below(),
    ]


def _stage(snapshot: Snapshot) -> str:
    """How far the heads of terms are, in the words of their own paper."""
    status = terms_of(snapshot).status
    return tr("Said in the room; not yet seen by lawyers") if status in {None, "draft"} else stage(status)


def _pilot(snapshot: Snapshot) -> list[Block]:
    """What the pilot is, the heads of terms as far as they are settled, and the screening."""
    out: list[Block] = []
    design = pilot.design(snapshot)
    if design:
        out += [part(tr("The pilot in figures"), "pilot-design"), *labelled(design, Notes())]
    out += [
        part(tr("Heads of terms, as the room read them"), "heads-of-terms"),
        Paragraph(
            tr("{stage}; what is open is marked.").format(stage=_stage(snapshot)),
            NOTE.but(after=4, keeps_next=True),
        ),
        *labelled(pilot.heads(snapshot), Notes()),
        *screening.blocks(snapshot),
    ]
    return out


def _quoted(found: tuple[Said, ...]) -> list[Block]:
    """Exact words, as the people who said them allow."""
    return [
        Paragraph(
            (
                Run(tr("Said in the room: "), bold=True),
                Run(f"“{q.words}”"),
                Run(f" {q.by}" if q.by else "", ink="muted"),
            ),
            BODY.but(before=2),
        )
        for q in found
    ]
