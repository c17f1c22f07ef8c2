"""The public notice as paragraphs: what somebody wrote, else what the record says (domain.md 5.3).

As a clause of the heads of terms, a paragraph is made from words that were said aloud until somebody writes another
one or says that it stands. Nothing is invented: what no record says is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workshop.formulas import values
from workshop.kinds import Notice, Organisation, Person, PilotTerms, UseCase
from workshop.shown import called, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import joined, one_line, parts, sentence

USED: Final = tr("Used:")  # what is used stands after it
_LAY: Final = frozenset({"panel", "residents", "resident's", "residents'", "tenants", "patients", "lay"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the notice: its field, what it is called, and what is asked where nothing answers it."""

    field: str
    heading: str
    question: str
    make: Callable[[Snapshot], str]  # from what was said aloud


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part as it stands."""

    part: Part
    words: str  # empty: nobody said it, no record says it
    written: bool  # whether it stands in the notice itself


def _nothing(_: Snapshot) -> str:
    return ""


def _pilot(make: Callable[[Snapshot, UseCase], str]) -> Callable[[Snapshot], str]:
    return lambda s: make(s, s.pilot) if s.pilot is not None else ""


def _what(s: Snapshot, pilot: UseCase) -> str:
    who, whom = called(s, pilot.acquirer_org_id), several(s, pilot.supplier_org_ids)
    asks = tr("{who} asks {whom}").format(who=who, whom=whom) if who and whom else who or whom
    title = one_line(pilot.title or "")
    used = joined(one_line(x) for x in pilot.minimum_data)
    told = sentence(f"{asks}: {title}" if asks and title else title or asks)
    return " ".join(p for p in (told, f"{USED} {used}." if used else "") if p)


def _why(s: Snapshot, pilot: UseCase) -> str:
    worth = [v for v in values.claimed(s) if v.use_case_id == pilot.id and v.party == values.PUBLIC and v.statement]
    best = max(worth, key=lambda v: v.score or 0, default=None)
    return sentence(one_line(best.statement or "")) if best is not None else ""


def _who(s: Snapshot, pilot: UseCase) -> str:
    return sentence(joined(called(s, o) for o in dict.fromkeys((pilot.acquirer_org_id, *pilot.supplier_org_ids)) if o))


def _never(s: Snapshot, pilot: UseCase) -> str:  # noqa: ARG001 - one shape for all
    return sentence(joined(one_line(x) for x in pilot.data_explicitly_excluded))


def _how_long(s: Snapshot) -> str:
    terms = s.one(PilotTerms)
    return sentence(one_line(terms.retention_words or "")) if terms is not None else ""


PARTS: Final[tuple[Part, ...]] = (
    Part("said_to_resident", tr("In one sentence"), tr("What would you tell a resident?"), _nothing),
    Part("what", tr("What happens"), tr("What will happen, in one or two sentences?"), _pilot(_what)),
    Part("why", tr("Why"), tr("What does a resident gain from it?"), _pilot(_why)),
    Part("who", tr("Who"), tr("Who takes part?"), _pilot(_who)),
    Part(
        "what_not", tr("Never used"), tr("What will never be used? Say it as you would to a resident."), _pilot(_never)
    ),
    Part("how_long", tr("How long"), tr("How long is anything kept?"), _how_long),
    Part("choice", tr("Your choice"), tr("How can a resident say no?"), _nothing),
    Part("complaints", tr("If something goes wrong"), tr("Where does a resident complain?"), _nothing),
)


def paragraphs(s: Snapshot) -> tuple[Paragraph, ...]:
    """All parts as they stand, in the order in which they are read."""
    notice = s.one(Notice)
    out = []
    for part in PARTS:
        written = (getattr(notice, part.field) or "").strip() if notice is not None else ""
        out.append(Paragraph(part, written or part.make(s), bool(written)))
    return tuple(out)


def said_to_resident(s: Snapshot) -> str:
    """The sentence for a resident as it stands, else what the notice says happens; empty before either is written."""
    notice = s.one(Notice)
    return (notice.said_to_resident or notice.what or "").strip() if notice is not None else ""


def reader(s: Snapshot) -> Person | None:
    """Who would read it aloud: somebody of a residents’ panel, by its type or its name, if one is here."""
    panels = {o.id for o in s.all(Organisation) if o.type == "public_panel" or _LAY & set(parts(o.name or ""))}
    return next((p for p in s.all(Person) if p.org_id in panels and p.here is not False), None)


def title_of(s: Snapshot) -> str:
    """What the notice is called."""
    notice = s.one(Notice)
    return one_line((notice.plain_title if notice else None) or "") or tr("What a resident would read")
