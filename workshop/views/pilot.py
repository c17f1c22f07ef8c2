"""The pilot as decision makers read it: the ask, its dates, how little data moves, its design and its terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop import dates
from workshop.formulas import movement, screening
from workshop.kinds import PilotDesign, PilotTerms, Screening, TheAsk
from workshop.snapshot import Snapshot
from workshop.terms import Clause, clauses
from workshop.tongue import tr
from workshop.views import names
from workshop.views.cases import Line
from workshop.views.heads import sentence_of, settle_of, state_of
from workshop.views.settle import to_settle
from workshop.vocabulary import label, vocabulary
from workshop.words import counted, joined, one_line, sentence, tidy


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody is asked to decide."""

    text: str
    to: str
    by: date | None
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rung that was asked for and the one that was agreed, 1 (moves least) to 14."""

    asked: int | None
    agreed: int | None
    stays: tuple[int, ...]  # rungs on which records stay with their owner
    sentences: tuple[str, ...]
    never: str


def the_ask(snapshot: Snapshot) -> Ask | None:
    """What the room asks of somebody; None while nobody has said it."""
    found = snapshot.one(TheAsk)
    if found is None or not tidy(found.text or ""):
        return None
    options = tuple(one_line(o) for o in found.options if one_line(o))
    return Ask(sentence(tidy(found.text or "")), one_line(found.to or ""), found.by, options)


def first_use(snapshot: Snapshot) -> date | None:
    """When the pilot is to be used first."""
    terms = snapshot.one(PilotTerms)
    return terms.planned_first_use if terms and snapshot.pilot else None


def ladder(snapshot: Snapshot) -> Ladder | None:
    """How little data moves in the pilot; None without a pilot, or before any rung was named."""
    pilot = snapshot.pilot
    if pilot is None:
        return None
    asked, agreed = pilot.access_mode_requested, pilot.access_mode_recommended
    if movement.rung(asked) is None and movement.rung(agreed) is None:
        return None
    modes = list(vocabulary("access_mode"))
    never = joined(one_line(x) for x in pilot.data_explicitly_excluded)
    said = [tr("Asked for: {rung}.").format(rung=_rung(asked))] if asked else []
    said.append(tr("Agreed: {rung}.").format(rung=_rung(agreed)) if agreed else to_settle(tr("how little would do")))
    if movement.stays(agreed):
        said.append(tr("Records stay with their owner."))
    return Ladder(
        movement.rung(asked),
        movement.rung(agreed),
        tuple(n for n, mode in enumerate(modes, 1) if movement.stays(mode)),
        tuple(said),
        tr("Never used: {never}.").format(never=never) if never else to_settle(tr("what is never used")),
    )


def design(snapshot: Snapshot) -> tuple[Line, ...]:
    """What the pilot is: people, place, how long, when it stops, what would be success, and the screening."""
    found = snapshot.one(PilotDesign)
    if snapshot.pilot is None:
        return ()
    lines = _design(found) if found else []
    answered = snapshot.one(Screening)
    if answered is not None and (answered.criteria or answered.wp248):
        outcome = label("dpia_outcome", screening.outcome_of(answered))
        if screening.lowered(answered):
            who = names.person_of(snapshot, answered.decided_by_person_id)
            outcome += tr(", said by {who}: {reason}").format(
                who=who, reason=one_line(answered.reason or "").rstrip(".")
            )
        state = label("dpia_state", answered.assessment_state)
        lines.append(
            Line(tr("Screening"), ". ".join(p for p in (outcome, state, one_line(answered.dpo_advice or "")) if p))
        )
    return tuple(line for line in lines if line.text)


def heads(snapshot: Snapshot) -> tuple[Line, ...]:
    """The nine clauses with what is still open in them; none without a pilot."""
    return tuple(Line(c.head.title, _clause(snapshot, c)) for c in clauses(snapshot))


def _design(found: PilotDesign) -> list[Line]:
    unit = label("period_unit", found.duration_unit).lower()
    smaller = [
        tr("{was} to {now}{no_longer}").format(
            was=one_line(h.was or ""),
            now=one_line(h.now or ""),
            no_longer=tr("; no longer learned: {no_longer_learned}").format(
                no_longer_learned=one_line(h.no_longer_learned)
            )
            if h.no_longer_learned
            else "",
        )
        for h in found.halvings
    ]
    return [
        Line(tr("People"), tidy(found.people or "")),
        Line(tr("Place"), one_line(found.place or "")),
        Line(tr("How long"), counted(found.duration, unit.rstrip("s"), unit) if found.duration and unit else ""),
        Line(tr("Stop rule"), tidy(found.stop_rule or "")),
        Line(tr("Stop review"), dates.say(found.stop_review_on) if found.stop_review_on else ""),
        Line(tr("Success test"), tidy(found.success_test or "")),
        Line(tr("Decision on what comes after"), dates.say(found.decision_date) if found.decision_date else ""),
        Line(tr("Made smaller"), "\n".join(smaller)),
    ]


def _clause(snapshot: Snapshot, clause: Clause) -> str:
    """The sentence with its gap said as documents say it, and the state that the room gave it."""
    state = state_of(clause)
    parts = (sentence_of(clause), settle_of(snapshot, clause), f"{state}." if state else "")
    return " ".join(p for p in parts if p)


def _rung(mode: str | None) -> str:
    return tr("{label} (rung {rung} of 14)").format(label=label("access_mode", mode).lower(), rung=movement.rung(mode))
