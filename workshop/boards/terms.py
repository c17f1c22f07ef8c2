"""The sheet of sentences: its clauses, where one comes from, in which other words it could be (interaction.md 2.8)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.formulas.screening import lowered, outcome_of
from workshop.kinds import Screening, Session
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.terms import HEADS, Clause, choices, clauses, sources
from workshop.terms.differs import differences
from workshop.terms.offers import offers
from workshop.tongue import tr
from workshop.views.said import said_in
from workshop.views.worded import how
from workshop.vocabulary import label
from workshop.wording.bank import Wording
from workshop.words import counted, joined, sentence, spelled, tidy

SUGGESTED = "suggested"
FULL = 2  # of a bar
QUESTION_AGREED = 2  # the session from which the bars are shown


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One clause as a row."""

    id: str
    clause: Clause

    @property
    def state(self) -> str:
        """What was said of it, in a word."""
        return SUGGESTED if self.clause.suggested else self.clause.said

    @property
    def spoken(self) -> str:
        """The clause as it is read out."""
        return (
            tr("Clause {number}. {clause} {state}")
            .format(number=self.clause.number, clause=self.clause.text, state=self.state or tr("not read yet"))
            .strip()
        )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a clause comes from."""

    id: str
    table: str
    text: str
    where: str

    @property
    def spoken(self) -> str:
        """As it is read out."""
        return f"{self.text}. {self.where}".rstrip(". ")


def sheet(s: Snapshot) -> list[SheetRow]:
    """The nine clauses, with words that are only suggested: this sheet is for the facilitator’s eyes."""
    return [SheetRow(c.head.key, c) for c in clauses(s, suggested=True)]


def its_words(s: Snapshot, clause: Clause) -> str:
    """Whose words a clause is in, where the record did not make them."""
    if clause.suggested:
        return tr("Suggested. Nobody has accepted it: Enter does, the same number takes it out.")
    recorded = tr("The record says: {recorded}").format(recorded=clause.recorded) if clause.recorded else ""
    whose = f"{sentence(how(s, clause.origin))} {recorded}" if clause.origin is not None else ""
    keys = " · ".join(f"{o.key}: {o.text}" for o in offers(s, clause))
    asked = tr("Which is it? {keys}.").format(keys=keys) if keys else ""
    differ = [d.question for d in differences(s) if d.head == clause.head.key]
    return tidy(" ".join(x.strip() for x in (whose, asked, *differ[:1]) if x))  # one question at a time


@dataclass(frozen=True, slots=True)
class OtherWords:
    """One of the wordings that a clause may take, by its key."""

    key: str
    wording: Wording
    taken: bool  # it stands in the sheet

    @property
    def spoken(self) -> str:
        """As it is read out."""
        return f"{self.key}. {self.wording.text}{tr(' Suggested in the sheet.') if self.taken else ''}"


def other_words(s: Snapshot, clause: Clause) -> list[OtherWords]:
    """The wordings of a clause, filled from the record."""
    found = enumerate(choices(s, clause.head), 1)
    return [OtherWords(str(n), w, w.id == clause.suggested) for n, w in found]


def origins(s: Snapshot, clause: Clause) -> list[Origin]:
    """The records behind a clause, with when and where they were said."""
    return [Origin(x.record.id, x.record.KIND.table, x.text, said_in(s, x.record)) for x in sources(s, clause)]


def summary(s: Snapshot) -> str:
    """`Nine heads: 6 settled, 2 open with a name and a date, 1 not read yet. Screening: full assessment needed.`"""
    found = clauses(s)
    if not found:
        return ""
    settled = sum(c.settled for c in found)
    dated = sum(not c.settled and c.gap is not None and bool(c.gap.owner_person_id and c.gap.due_date) for c in found)
    unread = sum(c.state is None for c in found)
    rest = len(found) - settled - dated - sum(c.state is None and c.gap is None for c in found)
    parts = [tr("{settled} settled").format(settled=settled)] if settled else []
    parts += [tr("{dated} open with a name and a date").format(dated=dated)] if dated else []
    parts += [tr("{rest} open without").format(rest=rest)] if rest > 0 else []
    parts += [tr("{unread} not read yet").format(unread=unread)] if unread else []
    heads = tr("{found} heads: {parts}.").format(found=spelled(len(found)).capitalize(), parts=", ".join(parts))
    return f"{heads} {_screening(s)}"


@dataclass(frozen=True, slots=True)
class Bar:
    """How far one head is settled."""

    title: str
    fill: int  # 0 nothing said, 1 the record speaks of it, 2 read and true
    open: bool  # somebody still has to answer something


@dataclass(frozen=True, slots=True)
class Bars:
    """All nine, and what they say in words."""

    bars: tuple[Bar, ...]
    said: str


def bars(s: Snapshot) -> Bars | None:
    """How the nine heads stand, from the session on in which the question is agreed; before that None."""
    begun = any((x.number or 0) >= QUESTION_AGREED and x.state in {"now", "done"} for x in s.all(Session))
    if not begun:
        return None
    found = clauses(s)
    if not found:
        return Bars(tuple(Bar(h.title, 0, open=False) for h in HEADS), tr("Heads of terms. No pilot is chosen yet."))
    made = tuple(_bar(x) for x in found)
    settled = [b.title for b in made if b.fill == FULL]
    open_ = [b.title for b in made if b.open]
    said = tr("Heads of terms. {settled} of {made} settled.").format(settled=len(settled), made=len(made))
    return Bars(made, tr("{said} Open: {open}.").format(said=said, open=joined(open_)) if open_ else said)


def _bar(clause: Clause) -> Bar:
    spoken = any(p.kind in {"record", "typed"} for p in clause.pieces)
    return Bar(
        clause.head.title, FULL if clause.settled else 1 if spoken else 0, clause.open and clause.state is not None
    )


def _screening(s: Snapshot) -> str:
    found = s.one(Screening)
    if found is None:
        return tr("Screening: not started.")
    answers = [a.answer for a in found.criteria] + [a.answer for a in found.wp248]
    answered = sum(a is not None for a in answers)
    said = outcome_of(found)
    if said == "undecided":
        return tr("Screening: {answers} of 19.").format(answers=counted(answered, "answer"))
    who = tr(", said by {called}").format(called=called(s, found.decided_by_person_id)) if lowered(found) else ""
    return tr("Screening: {label}{who}.").format(label=label("dpia_outcome", said).lower(), who=who)
