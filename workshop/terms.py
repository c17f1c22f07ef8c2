"""The heads of terms as sentences, each made from the record, with what is still open in it (domain.md 5.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from workshop import dates
from workshop.field import Record
from workshop.formulas import movement, risks
from workshop.formulas.parties import parties_of
from workshop.kinds import Gap, Organisation, PilotTerms, Risk, UseCase
from workshop.snapshot import Snapshot
from workshop.vocabulary import label
from workshop.words import joined, tidy


@dataclass(frozen=True, slots=True)
class Head:
    """One of the nine clauses that the room walks."""

    key: str
    title: str
    term: str  # the term whose state is the clause's
    terms: tuple[str, ...]  # all fields of the terms that it covers
    question: str  # what is asked where nothing is known


HEADS: Final = (
    Head("parties", "Parties", "parties", ("parties",), "Who supplies, who asks, who controls?"),
    Head("purpose", "Purpose", "purpose", ("purpose", "permitted_uses"), "What may it be used for?"),
    Head("never", "Never", "prohibited_uses", ("prohibited_uses",), "What will never be used?"),
    Head("data", "Data", "data_items", ("data_items",), "Which fields, and nothing else?"),
    Head(
        "legal",
        "Legal",
        "legal_gateway",
        ("legal_gateway", "legal_gateway_status", "lawful_basis"),
        "Which law allows it? Who confirms it in writing?",
    ),
    Head("method", "Method", "access_mode", ("access_mode", "frequency", "format"), "Which rung, how often?"),
    Head(
        "retention",
        "Kept and deleted",
        "retention",
        ("retention", "retention_words", "deletion"),
        "How long is it kept, and who deletes it?",
    ),
    Head("risk", "If it goes wrong", "liability_note", ("liability_note",), "Who bears the cost if it goes wrong?"),
    Head(
        "term",
        "Review and end",
        "end_date",
        ("end_date", "review_date", "exit"),
        "What ends this, and who presses the button?",
    ),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of a clause."""

    text: str
    kind: str = "plain"  # plain; record: from a record; gap: still to settle; typed: typed in the room


@dataclass(frozen=True, slots=True)
class Source:
    """A record behind a clause."""

    text: str
    record: Record


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of the terms."""

    number: int
    head: Head
    pieces: tuple[Piece, ...]
    state: str | None  # `term_state`; None before it was read
    gap: Gap | None

    @property
    def text(self) -> str:
        """The sentence as it is read aloud."""
        return tidy("".join(p.text for p in self.pieces))

    @property
    def settled(self) -> bool:
        """Whether nothing in it is open."""
        return self.state in {"settled", "not_needed"} and not any(p.kind == "gap" for p in self.pieces)


def head_of(key: str) -> Head:
    """The head of that key.

    Raises:
        KeyError: there is none.

    """
    return next(h for h in HEADS if h.key == key)


def terms_of(snapshot: Snapshot) -> PilotTerms:
    """The heads of terms; before there are any, what they begin with."""
    pilot = snapshot.pilot
    begun = PilotTerms(id="", use_case_id=pilot.id if pilot else None, title="Heads of terms")
    return snapshot.one(PilotTerms) or begun


def head_state(snapshot: Snapshot, head: Head) -> str | None:
    """What the room said of a clause: settled, assumed, to settle, not needed; None before it was read."""
    terms = snapshot.one(PilotTerms)
    if terms is None:
        return None
    return next((t.state for t in terms.term_states if t.term == head.term), None)


def gap_of(snapshot: Snapshot, head: Head) -> Gap | None:
    """The open gap that belongs to a clause."""
    for g in snapshot.all(Gap):
        if g.status == "open" and (g.field in head.terms or g.fires_on in head.terms):
            return g
    return None


def clauses(snapshot: Snapshot) -> list[Clause]:
    """The nine clauses as the record makes them; none before there is a pilot."""
    pilot = snapshot.pilot
    if pilot is None:
        return []
    terms = snapshot.one(PilotTerms) or PilotTerms(id="")
    return [_clause(snapshot, pilot, terms, n, head) for n, head in enumerate(HEADS, 1)]


def _clause(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms, n: int, head: Head) -> Clause:
    gap = gap_of(snapshot, head)
    typed = next((w.words for w in terms.clause_words if w.head == head.key and w.words), None)
    pieces = (Piece(typed, "typed"),) if typed else tuple(_MADE[head.key](snapshot, pilot, terms))
    state = head_state(snapshot, head)
    if not any(p.text for p in pieces) or gap is not None:
        lead = (Piece(" "),) if pieces else ()
        pieces = (*pieces, *lead, Piece(_asked(snapshot, head, gap), "gap"))
    return Clause(n, head, pieces, state, gap)


def _asked(snapshot: Snapshot, head: Head, gap: Gap | None) -> str:
    """`[Who bears the cost? Farid, Fri 16 Oct]`."""
    if gap is None:
        return f"[{head.question}]"
    who = who_and_when(snapshot, gap)
    said = (gap.message or head.question).rstrip(".")
    joint = " " if said.endswith("?") else ": "
    return f"[{said}{joint + who if who else ''}]"


def who_and_when(snapshot: Snapshot, gap: Gap) -> str:
    """`Farid, Fri 16 Oct`, as far as it is known."""
    owner = snapshot.find(gap.owner_person_id)
    name = owner.headline.split()[0] if owner else ""
    return ", ".join(p for p in (name, dates.short(gap.due_date) if gap.due_date else "") if p)


def _org(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    found = snapshot.get(Organisation, id)
    return (found.name or "") if found else ""


def _listed(items: Sequence[str], last: str = "and") -> list[Piece]:
    out: list[Piece] = []
    for i, item in enumerate(items):
        if i:
            out.append(Piece(f" {last} " if i == len(items) - 1 else ", "))
        out.append(Piece(item, "record"))
    return out


def _lower(text: str) -> str:
    return text[0].lower() + text[1:] if text and not text[:2].isupper() else text


def _parties(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    found = parties_of(snapshot)
    suppliers = [_org(snapshot, p.org_id) for p in found if p.role_in_share == "supplier"]
    acquirers = [_org(snapshot, p.org_id) for p in found if p.role_in_share == "acquirer"]
    if not suppliers or not acquirers:
        return []
    verb = "who supplies" if len(suppliers) == 1 else "who supply"
    asks = "who asks" if len(acquirers) == 1 else "who ask"
    return [
        Piece("Between the " if suppliers[0].startswith("Department") else "Between "),
        *_listed(suppliers),
        Piece(f", {verb}, and "),
        *_listed(acquirers),
        Piece(f", {asks}."),
    ]


def _purpose(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:
    purpose = (terms.purpose or pilot.purpose or pilot.decision_that_changes or "").rstrip(".")
    asks = snapshot.get(Organisation, pilot.acquirer_org_id)
    if not purpose:
        return []
    who = f"So that {asks.name} can " if asks else "The purpose: "
    return [Piece(who), Piece(_lower(purpose) if asks else purpose, "record"), Piece(".")]


def _never(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    uses, data = [_lower(u) for u in terms.prohibited_uses], pilot.data_explicitly_excluded
    out = [Piece("Never for "), *_listed(uses, "or"), Piece(".")] if uses else []
    if data:
        out += [Piece(" Never used: " if uses else "Never used: "), *_listed(data), Piece(".")]
    return out


def _data(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    items = terms.data_items or pilot.minimum_data
    return [Piece("The data: "), *_listed(items), Piece(". Nothing else.")] if items else []


def _legal(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    gateway = (terms.legal_gateway or pilot.legal_gateway or "").rstrip(".")
    status = terms.legal_gateway_status or pilot.legal_gateway_status
    if not gateway:
        return []
    said = "confirmed in writing" if status == "confirmed" else "said in the room, not confirmed"
    if status == "not_required":
        return [Piece("No power is needed: "), Piece(_lower(gateway), "record"), Piece(".")]
    return [Piece("The power to share is "), Piece(gateway, "record"), Piece(f", {said}.")]


def _method(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    mode = terms.access_mode or pilot.access_mode_recommended
    if not mode:
        return []
    often = terms.frequency or pilot.frequency
    out = [Piece("By "), Piece(_rung(mode), "record")]
    if often:
        out += [Piece(", "), Piece(_lower(label("share_frequency", often)), "record")]
    return [*out, Piece(". No records are copied." if movement.stays(mode) else ".")]


def _rung(mode: str) -> str:
    if mode == "attribute_check":
        return "a yes or no about one case"
    return _lower(label("access_mode", mode))


def _retention(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    out: list[Piece] = []
    if terms.retention_words:
        out = [Piece(terms.retention_words.rstrip("."), "record"), Piece(".")]
    if terms.deletion:
        out += [
            Piece(" Deletion: " if out else "Deletion: "),
            Piece(_lower(terms.deletion.rstrip(".")), "record"),
            Piece("."),
        ]
    return out


def _risk(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    if terms.liability_note:
        return [Piece("If it goes wrong: "), Piece(_lower(terms.liability_note.rstrip(".")), "record"), Piece(".")]
    return [Piece("If it goes wrong:")] if gap_of(snapshot, head_of("risk")) else []


def _term(snapshot: Snapshot, pilot: UseCase, terms: PilotTerms) -> list[Piece]:  # noqa: ARG001
    out: list[Piece] = []
    for words, at in (("Ends ", terms.end_date), ("Reviewed ", terms.review_date)):
        if at:
            out += [Piece(" " if out else ""), Piece(words), Piece(dates.say(at), "record"), Piece(".")]
    if terms.exit:
        out += [Piece(" " if out else ""), Piece(terms.exit.rstrip("."), "record"), Piece(".")]
    return out


_MADE: Final[dict[str, Callable[[Snapshot, UseCase, PilotTerms], list[Piece]]]] = {
    "parties": _parties,
    "purpose": _purpose,
    "never": _never,
    "data": _data,
    "legal": _legal,
    "method": _method,
    "retention": _retention,
    "risk": _risk,
    "term": _term,
}
_FIELDS: Final = {
    "parties": "acquirer_org_id",
    "purpose": "purpose",
    "never": "data_explicitly_excluded",
    "data": "minimum_data",
    "legal": "legal_gateway",
    "method": "access_mode_recommended",
}
_CATEGORIES: Final = {
    "never": ("purpose_creep", "misuse"),
    "legal": ("legal",),
    "data": ("minimisation",),
    "risk": ("data_quality", "operational", "commercial"),
}


def sources(snapshot: Snapshot, clause: Clause) -> list[Source]:
    """The records behind a clause: the terms, the pilot, and its risks of that sort."""
    out: list[Source] = []
    terms, pilot = snapshot.one(PilotTerms), snapshot.pilot
    if terms is not None and any(getattr(terms, t, None) for t in clause.head.terms):
        out.append(Source("Said of the terms", terms))
    field = _FIELDS.get(clause.head.key)
    if pilot is not None and field and getattr(pilot, field):
        out.append(Source(pilot.headline, pilot))
    wanted = _CATEGORIES.get(clause.head.key, ())
    found = risks.by_score(risks.of_use_case(snapshot, pilot.id if pilot else ""))
    return out + [Source(_risk_line(snapshot, r), r) for r in found if r.category in wanted]


def _risk_line(snapshot: Snapshot, risk: Risk) -> str:
    who = joined(o.short or "" for i in risk.bearer_org_ids if (o := snapshot.get(Organisation, i)))
    points = risks.score(risk)
    return f"{risk.headline}{f', {points}' if points else ''}{f', carried by {who}' if who else ''}"
