"""Annex E: every decision with how far each agrees and what anybody objected, the positions, and the sign-off."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.report.annexes.parts import annex, head, nothing, part, several, text
from workshop.report.blocks import Block
from workshop.report.look import DENSE, NOTE, STRONG, TIGHT
from workshop.report.notes import LONGEST_IN_A_CELL, Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.report.text import Run
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views.amended import amendments
from workshop.views.decisions import LOW, DecisionShown, FistShown, ObjectionShown, decisions
from workshop.views.spoke import signatures
from workshop.views.stands import SignedOff, not_yet, positions, sign_off
from workshop.words import counted

TITLE = tr("Decisions, with dissent")


def told(snapshot: Snapshot) -> str:
    """What the contents list says of it."""
    found = decisions(snapshot)
    waiting = sum(bool(d.confirm) for d in found)
    return (
        f"{counted(len(found), 'decision')}{tr(', {waiting} provisional').format(waiting=waiting) if waiting else ''}"
        if found
        else tr("none")
    )


def blocks(snapshot: Snapshot) -> list[Block]:
    """The annex."""
    notes, found = Notes(), decisions(snapshot)
    out = annex("E", TITLE)
    if found:
        rows = [_row(d, notes) for d in found]
        out += [
            Table((55, 45), rows, head(tr("Decision"), tr("Fists, 0 to 5, and what was said with them"))),
            *notes.below(),
        ]
    else:
        out += nothing(tr("No decision was taken."))
    return [*out, *_positions(snapshot), *_signed(snapshot, sign_off(snapshot)), *_amended(snapshot)]


def _amended(snapshot: Snapshot) -> list[Block]:
    found = amendments(snapshot)
    if not found:
        return []
    notes = Notes()
    rows = []
    for a in found:
        what = several(
            [Paragraph(a.what, STRONG)],
            notes.cell(a.why, NOTE, tr("Why:")),
            notes.cell(a.asked, NOTE, tr("Asked by:")),
            notes.cell(a.accepted, NOTE, tr("Accepted anew by:"), otherwise=tr("Not accepted anew yet.")),
        )
        old = several([Paragraph(tr("Changed again; before that:"), NOTE)] if a.again else [], notes.cell(a.old, TIGHT))
        rows.append(
            Row(
                [what, old, notes.cell(f"“{a.new}”" if a.gone else a.new, TIGHT, tr("Not any more:") if a.gone else "")]
            )
        )
    table = Table((38, 31, 31), rows, head(tr("Changed after it was accepted"), tr("As accepted"), tr("Now")))
    return [part(tr("Changed after it was accepted"), "amended"), table, *notes.below()]


def _row(d: DecisionShown, notes: Notes) -> Row:
    quiet = NOTE.but(before=1)
    name = (Run(f"{d.number}  ", ink="muted"), Run(d.text))
    how = ". ".join(p for p in (d.status, d.how) if p)
    left = several(
        [Paragraph(name, STRONG)] if len(d.text) < 600 else notes.cell(d.text, STRONG, str(d.number)),
        [Paragraph(f"{how}.", quiet)],
        notes.cell(d.confirm, TIGHT.but(before=1)),
        notes.cell(d.why, quiet, tr("Why:")),
        notes.cell("; ".join(d.conditions), quiet, tr("Condition:")),
        notes.cell("; ".join(d.not_chosen), quiet, tr("Not chosen:")),
        notes.cell(d.owner, quiet, tr("Owner:")),
    )
    right = several(
        notes.cell(f"“{d.voted}”" if d.voted and d.fists else "", TIGHT, tr("Shown for the words as they were:")),
        _fists(d.fists, notes),
        *(_objection(o, notes) for o in d.objections),
        notes.cell(f"“{d.dissent}”" if d.dissent else "", TIGHT.but(before=3), tr("Dissent:")),
    )
    return Row([left, right or [Paragraph(tr("No fists are recorded."), NOTE)]])


def _fists(fists: Sequence[FistShown], notes: Notes) -> list[Block]:
    """All fists in one paragraph, the low ones bold; one with a long note in a paragraph of its own."""
    words: list[Run] = []
    out: list[Block] = []
    for f in fists:
        lead, low = f"{f.organisation} {f.fist}", f.fist < LOW
        if len(f.note) > LONGEST_IN_A_CELL:
            out += notes.cell(f"“{f.note}”", DENSE, f"{lead}:")
            continue
        words += [Run(" · ")] if words else []
        words.append(Run(f"{lead} “{f.note}”" if f.note else lead, bold=low))
    return [*([Paragraph(words, DENSE)] if words else []), *out]


def _objection(o: ObjectionShown, notes: Notes) -> list[Block]:
    state = {True: tr("It remains."), False: tr("It does not remain."), None: ""}[o.remains]
    change = tr(" What was changed: {change}.").format(change=o.change.rstrip(".")) if o.change else ""
    change = (
        tr(" It read: “{before}”. It was changed to: “{change}”.").format(before=o.before, change=o.change)
        if o.before and o.change
        else change
    )
    return notes.cell(f"{o.organisation}, “{o.words}”{change} {state}", TIGHT.but(before=3), tr("Objection:"))


def _positions(snapshot: Snapshot) -> list[Block]:
    found = positions(snapshot)
    if not found:
        return []
    notes = Notes()
    rows = [
        Row(
            [
                [Paragraph(s.organisation, STRONG)],
                [Paragraph(f"{s.sign} {s.stance}", TIGHT)],
                notes.cell(f"“{s.words}”" if s.words else "", TIGHT, otherwise=tr("no words recorded")),
            ]
        )
        for s in found
    ]
    table = Table((32, 22, 46), rows, head(tr("Party"), tr("Stands"), tr("In its own words")))
    return [part(tr("Where the parties of the pilot stand"), "positions"), table, *notes.below()]


def _signed(snapshot: Snapshot, signed: SignedOff) -> list[Block]:
    if not signed.of:
        return []
    notes = Notes()
    rows = []
    for x in signatures(snapshot):
        state = tr("Accurate record") if x.accepted else tr("Not accepted")
        rows.append(
            Row(
                [
                    [Paragraph(x.organisation, STRONG)],
                    several(
                        [Paragraph(state, TIGHT)],
                        notes.cell(x.when, NOTE),
                        notes.cell(tr("before it was changed") if x.before else "", NOTE),
                    ),
                    notes.cell(x.who, TIGHT, otherwise=tr("who said so is not recorded")),
                    notes.cell(f"“{x.words}”" if x.words else "", TIGHT, otherwise=tr("none")),
                ]
            )
        )
    out: list[Block] = [part(tr("Who accepted the record as accurate"), "sign-off"), *text(signed.summary)]
    if rows:
        titles = head(
            tr("Organisation"), tr("Said"), tr("By whom, and what they could then"), tr("Reservation, in its own words")
        )
        out += [Table((26, 18, 26, 30), rows, titles), *notes.below()]
    return [*out, *text(not_yet(signed))]
