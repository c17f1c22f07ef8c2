"""The nine clauses: made by the record, said in other words by the room, or suggested and not accepted yet."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from workshop import dates
from workshop.gaps.records import message_of
from workshop.kinds import ClauseWords, Gap, PilotTerms, UseCase, WordingOrigin
from workshop.snapshot import Snapshot
from workshop.terms import made
from workshop.terms.choices import marked
from workshop.terms.heads import HEADS, Head, gap_of, head_state
from workshop.terms.pieces import GAP, Piece
from workshop.tongue import tr
from workshop.wording.bank import BANK, bank
from workshop.words import tidy

STATES: Final = MappingProxyType(
    {"settled": tr("true"), "assumed": tr("assumed"), "to_settle": tr("open"), "not_needed": tr("does not apply")}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of the terms."""

    number: int
    head: Head
    pieces: tuple[Piece, ...]
    state: str | None  # `term_state`; None before it was read
    gap: Gap | None
    origin: WordingOrigin | None = None  # who took or typed its words, where the record did not make them
    suggested: str = ""  # the entry of the bank that its words are, which nobody has accepted yet
    recorded: str = ""  # what the record says of it, where it stands in other words

    @property
    def text(self) -> str:
        """The sentence as it is read aloud."""
        return tidy("".join(p.text for p in self.pieces))

    @property
    def open(self) -> bool:
        """Whether something in it is still a question."""
        return any(p.kind == GAP for p in self.pieces)

    @property
    def said(self) -> str:
        """How it stands, in words: `true`, with a question still in it `true; 1 open`; empty before it was read."""
        n, state = sum(p.kind == GAP for p in self.pieces), STATES.get(self.state or "", "")
        return tr("{state}; {n} open").format(state=state, n=n) if n and self.state in {"settled", "assumed"} else state

    @property
    def settled(self) -> bool:
        """Whether nothing in it is open, and nothing only suggested."""
        return self.state in {"settled", "not_needed"} and not self.open and not self.suggested


def words_of(terms: PilotTerms, head: Head, *, suggested: bool = False) -> ClauseWords | None:
    """The words that stand in place of what the record makes; or those that are only suggested."""
    return next(
        (w for w in terms.clause_words if w.head == head.key and w.words and bool(w.suggested) is suggested), None
    )


def clauses(snapshot: Snapshot, *, suggested: bool = False) -> list[Clause]:
    """The nine clauses; none before there is a pilot.

    Words that are only suggested are nowhere in them unless `suggested` asks for them: that is for the facilitator's
    eyes, and for no wall and no paper (rule 7).
    """
    pilot = snapshot.pilot
    if pilot is None:
        return []
    terms = snapshot.one(PilotTerms) or PilotTerms(id="")
    return [_clause(snapshot, pilot, terms, n, head, suggested) for n, head in enumerate(HEADS, 1)]


def _clause(s: Snapshot, pilot: UseCase, terms: PilotTerms, n: int, head: Head, suggested: bool) -> Clause:
    gap, origin = gap_of(s, head), None
    kept = words_of(terms, head, suggested=True) if suggested else None
    ref, recorded = (kept.ref or "") if kept else "", ""
    if kept is None:
        kept = words_of(terms, head)
        origin = next((o for o in terms.wording_origin if o.field == head.term), None) if kept else None
    if kept is not None:
        taken = ref or (origin.ref if origin is not None and origin.origin == BANK else "")
        pieces = marked(s, kept.words or "", bank().get(taken or ""))
        recorded = tidy("".join(p.text for p in made.pieces(s, pilot, terms, head)))
    else:
        pieces = made.pieces(s, pilot, terms, head)
    if not any(p.text for p in pieces) or gap is not None:
        lead = (Piece(" "),) if pieces else ()
        pieces = (*pieces, *lead, Piece(asked(s, head, gap), GAP, gap))
    return Clause(n, head, pieces, head_state(s, head), gap, origin, ref, "" if recorded.endswith(":") else recorded)


def asked(s: Snapshot, head: Head, gap: Gap | None) -> str:
    """`[Who bears the cost? Farid, Fri 16 Oct]`."""
    if gap is None:
        return f"[{head.question}]"
    who = who_and_when(s, gap)
    said = (message_of(s, gap) or head.question).rstrip(".")
    joint = " " if said.endswith("?") else ": "
    return f"[{said}{joint + who if who else ''}]"


def who_and_when(s: Snapshot, gap: Gap) -> str:
    """`Farid, Fri 16 Oct`, as far as it is known."""
    owner = s.find(gap.owner_person_id)
    name = owner.headline.split()[0] if owner else ""
    return ", ".join(p for p in (name, dates.short(gap.due_date) if gap.due_date else "") if p)
