"""The nine heads of terms, and how each stands (domain.md 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

from workshop.kinds import Gap, PilotTerms
from workshop.snapshot import Snapshot
from workshop.tongue import tr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """One of the nine clauses that the room walks."""

    key: str
    title: str
    term: str  # the term whose state is the clause's
    terms: tuple[str, ...]  # all fields of the terms that it covers
    question: str  # what is asked where nothing is known


HEADS: Final = (
    Head("parties", tr("Parties"), "parties", ("parties",), tr("Who supplies, who asks, who controls?")),
    Head("purpose", tr("Purpose"), "purpose", ("purpose", "permitted_uses"), tr("What may it be used for?")),
    Head("never", tr("Never"), "prohibited_uses", ("prohibited_uses",), tr("What will never be used?")),
    Head("data", tr("Data"), "data_items", ("data_items",), tr("Which fields, and nothing else?")),
    Head(
        "legal",
        tr("Legal"),
        "legal_gateway",
        ("legal_gateway", "legal_gateway_status", "lawful_basis"),
        tr("Which law allows it? Who confirms it in writing?"),
    ),
    Head("method", tr("Method"), "access_mode", ("access_mode", "frequency", "format"), tr("Which rung, how often?")),
    Head(
        "retention",
        tr("Kept and deleted"),
        "retention",
        ("retention", "retention_words", "deletion"),
        tr("How long is it kept, and who deletes it?"),
    ),
    Head(
        "risk",
        tr("If it goes wrong"),
        "liability_note",
        ("liability_note",),
        tr("Who bears the cost if it goes wrong?"),
    ),
    Head(
        "term",
        tr("Review and end"),
        "end_date",
        ("end_date", "review_date", "exit"),
        tr("What ends this, and who presses the button?"),
    ),
)


def by_head(*each: T) -> dict[str, T]:
    """What there is one of for each head, given in their order, by the keys of the heads."""
    return dict(zip((h.key for h in HEADS), each, strict=True))


def head_of(key: str) -> Head:
    """The head of that key.

    Raises:
        KeyError: there is none.

    """
    return next(h for h in HEADS if h.key == key)


def terms_of(snapshot: Snapshot) -> PilotTerms:
    """The heads of terms; before there are any, what they begin with."""
    pilot = snapshot.pilot
    begun = PilotTerms(id="", use_case_id=pilot.id if pilot else None, title=tr("Heads of terms"))
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
