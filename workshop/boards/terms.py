"""The sheet of sentences: its clauses, where one comes from, how many are settled (interaction.md 2.8)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.field import Record
from workshop.formulas.screening import outcome
from workshop.kinds import Screening, Session
from workshop.snapshot import Snapshot
from workshop.terms import Clause, clauses, sources
from workshop.vocabulary import label
from workshop.words import counted, spelled

STATES = {"settled": "true", "assumed": "assumed", "to_settle": "open", "not_needed": "does not apply"}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One clause as a row."""

    id: str
    clause: Clause

    @property
    def state(self) -> str:
        """What was said of it, in a word."""
        return STATES.get(self.clause.state or "", "")

    @property
    def spoken(self) -> str:
        """The clause as it is read out."""
        return f"Clause {self.clause.number}. {self.clause.text} {self.state or 'not read yet'}".strip()


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
    """The nine clauses."""
    return [SheetRow(c.head.key, c) for c in clauses(s)]


def origins(s: Snapshot, clause: Clause) -> list[Origin]:
    """The records behind a clause, with when and where they were said."""
    return [Origin(x.record.id, x.record.KIND.table, x.text, _said(s, x.record)) for x in sources(s, clause)]


def _said(s: Snapshot, record: Record) -> str:
    session = s.get(Session, record.changed_in or record.created_in)
    at = record.changed_at or record.created_at
    where = f"said in {session.short}" if session and session.short else "written beforehand"
    return f"{where}, {at:%H:%M}" if at and session else where


def summary(s: Snapshot) -> str:
    """`Nine heads: 6 settled, 2 open with a name and a date, 1 not read yet. Screening: full assessment needed.`"""
    found = clauses(s)
    if not found:
        return ""
    settled = sum(c.settled for c in found)
    dated = sum(not c.settled and c.gap is not None and bool(c.gap.owner_person_id and c.gap.due_date) for c in found)
    unread = sum(c.state is None for c in found)
    rest = len(found) - settled - dated - sum(c.state is None and c.gap is None for c in found)
    parts = [f"{settled} settled"] if settled else []
    parts += [f"{dated} open with a name and a date"] if dated else []
    parts += [f"{rest} open without"] if rest > 0 else []
    parts += [f"{unread} not read yet"] if unread else []
    heads = f"{spelled(len(found)).capitalize()} heads: {', '.join(parts)}."
    return f"{heads} {_screening(s)}"


def _screening(s: Snapshot) -> str:
    found = s.one(Screening)
    if found is None:
        return "Screening: not started."
    answers = [a.answer for a in found.criteria] + [a.answer for a in found.wp248]
    answered = sum(a is not None for a in answers)
    said = outcome(found)
    if said == "undecided":
        return f"Screening: {counted(answered, 'answer')} of 19."
    return f"Screening: {label('dpia_outcome', said).lower()}."
