"""The columns of the sessions that have no board of their own, and the sentence under them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workshop.boards.cards import Card, card
from workshop.boards.less import dropped, movement_said
from workshop.field import Record, described
from workshop.formulas import choosing, movement
from workshop.kinds import (
    AbsentRole,
    Action,
    Decision,
    Notice,
    Organisation,
    Parked,
    Person,
    PilotDesign,
    Question,
    Risk,
    SignOff,
    TheAsk,
    Trust,
    UseCase,
)
from workshop.playbook.schema import SessionPlan
from workshop.revealed import waits
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import counted

NEW: Final = "new:"  # the id of a card that stands for a record which is not there yet, and the table it would be in


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column."""

    heading: str
    cards: tuple[Card, ...]
    empty: str
    stretch: int = 1


def columns_of(s: Snapshot, plan: SessionPlan) -> list[ListColumn]:
    """The columns of a session."""
    make = {1: _opening, 2: _why_now, 5: _choosing, 8: _little, 10: _read_back, 11: _close}.get(plan.number)
    return make(s, plan) if make else [ListColumn(plan.short, (), plan.empty)]


def _cards(s: Snapshot, found: Iterable[Record]) -> tuple[Card, ...]:
    return tuple(card(s, r) for r in found)


def single(s: Snapshot, cls: type[Record], missing: str) -> Card:
    """The one record of a kind, or a card that asks for it."""
    found = s.one(cls)
    if found is None:
        return Card(f"{NEW}{cls.KIND.table}", cls.KIND.table, cls.KIND.one.capitalize(), (), (missing,))
    made = card(s, found)
    return (
        made
        if made.title != tr("this {kind}").format(kind=cls.KIND.one)
        else Card(made.id, made.table, cls.KIND.one.capitalize(), made.facts, made.exceptions, lines=made.lines)
    )


def _opening(s: Snapshot, plan: SessionPlan) -> list[ListColumn]:
    roles = tuple(
        Card(
            r.id, "absent_role", label("governance_role", r.role) or tr("A role"), (called(s, r.org_id), *_cover(s, r))
        )
        for r in s.all(AbsentRole)
    )
    question = card(s, s.workshop)
    asked = Card(
        question.id, "workshop", s.workshop.question or tr("What is the question?"), (tr("the question of the day"),)
    )
    return [
        ListColumn(tr("In the room"), _cards(s, s.all(Person)), plan.empty, 3),
        ListColumn(tr("Said at the start"), (asked, *_cards(s, s.all(Trust)), *roles), "", 2),
    ]


def _cover(s: Snapshot, role: AbsentRole) -> tuple[str, ...]:
    who = called(s, role.covered_by_person_id)
    return (tr("not here"), tr("covered by {who}").format(who=who)) if who else (tr("not here"),)


def _why_now(s: Snapshot, plan: SessionPlan) -> list[ListColumn]:
    harms = [r for r in s.all(Risk) if r.direction == "not_sharing"]
    return [ListColumn(tr("If we change nothing"), _cards(s, harms), plan.empty)]


def _choosing(s: Snapshot, plan: SessionPlan) -> list[ListColumn]:
    order = choosing.asks(s) if hidden(s) else choosing.by_points(s)
    decisions = s.all(Decision)
    return [
        ListColumn(tr("Use cases"), tuple(_scored(s, u) for u in order), plan.empty, 3),
        ListColumn(
            tr("Decided"), (*_design(s), *_cards(s, decisions)), tr("No decision yet. Type it and press Enter."), 2
        ),
    ]


def _scored(s: Snapshot, u: UseCase) -> Card:
    made, waiting = card(s, u), hidden(s)
    total = None if waiting else choosing.total(u)
    scores = (
        tr("scores {what}").format(what=" ".join(map(str, u.selection_scores)))
        if u.selection_scores
        else tr("not scored yet")
    )
    counts = tr("dots counted") if waiting else counted(u.dot_votes or 0, "dot")
    dots = (counts,) if u.dot_votes is not None else ()
    state = (label("use_case_status", u.status),) if u.status not in (None, "idea", "candidate") else ()
    exceptions = made.exceptions if u.status in (None, "idea", "candidate") else ()
    reason = (u.choice_reason,) if u.choice_reason else ()
    return Card(u.id, "use_case", made.title, (*state, scores, *dots), exceptions, total, lines=reason)


def _design(s: Snapshot) -> tuple[Card, ...]:
    if s.pilot is None:
        return ()
    design = s.one(PilotDesign)
    if design is None:
        return (Card(f"{NEW}pilot_design", "pilot_design", tr("The pilot’s size"), (), (tr("How small can it be?"),)),)
    facts = []
    if design.duration:
        facts.append(f"{design.duration} {label('period_unit', design.duration_unit).lower()}")
    facts += [f for f in (design.people, design.place) if f]
    missing = () if design.stop_review_on else (tr("When do we decide whether to stop?"),)
    return (Card(design.id, "pilot_design", tr("The pilot’s size"), tuple(facts), missing),)


def _little(s: Snapshot, plan: SessionPlan) -> list[ListColumn]:
    found = [_moving(u) for u in sorted(choosing.asks(s), key=lambda u: u.status != "pilot")]
    said = [d for d in s.all(Decision) if d.made_at is None or d.created_in == plan.id]
    decided = ListColumn(tr("Decided here"), _cards(s, said), tr("No decision here yet."), 2)
    return [ListColumn(tr("What would move"), tuple(found), plan.empty, 3), decided]


def _moving(u: UseCase) -> Card:
    asked = label("access_mode", u.access_mode_requested).lower()
    agreed = label("access_mode", u.access_mode_recommended)
    facts = [tr("asked for {asked}").format(asked=asked) if asked else tr("nothing asked for yet")]
    facts += [tr("agreed {agreed}").format(agreed=agreed.lower())] if agreed else []
    pilot = (tr("The pilot"),) if u.status == "pilot" else ()
    lines = [f"{label('access_mode', r.mode)}: {r.why_it_fails}" for r in u.rung_reasons if r.mode and r.why_it_fails]
    if u.access_mode_recommended and movement.stays(u.access_mode_recommended):
        lines.append(tr("Records stay with their owner."))
    missing = () if u.access_mode_recommended else (tr("Which rung?"),)
    return Card(u.id, "use_case", u.headline, (*pilot, *facts), missing, lines=tuple(lines))


def _read_back(s: Snapshot, plan: SessionPlan) -> list[ListColumn]:
    waiting = sorted(s.all(Parked), key=lambda p: p.disposition != "open")
    return [
        ListColumn(tr("Decisions"), _cards(s, s.all(Decision)), tr("No decisions yet. d: adds one, from anywhere.")),
        ListColumn(tr("Actions"), _cards(s, s.all(Action)), plan.empty),
        ListColumn(tr("Parked and open"), (*_cards(s, waiting), *_cards(s, s.all(Question))), tr("Nothing is parked.")),
    ]


def _close(s: Snapshot, plan: SessionPlan) -> list[ListColumn]:
    signed = {x.org_id: x for x in s.all(SignOff)}
    rows = tuple(_signing(o, signed.get(o.id)) for o in s.all(Organisation))
    first = (
        single(s, Notice, tr("What would you tell a resident?")),
        single(s, TheAsk, tr("What should be decided, by whom, by when?")),
    )
    return [ListColumn(tr("Said at the close"), (*first, *rows, *_cards(s, s.all(Trust))), plan.empty)]


def _signing(o: Organisation, signed: SignOff | None) -> Card:
    if signed is None or not (signed.accepted or signed.refused_reason):
        words = (f"“{signed.reservation}”",) if signed and signed.reservation else ()
        return Card(o.id, "organisation", o.name or "", (), (tr("Not said yet"),), lines=words)
    said = (
        tr("accurate record")
        if signed.accepted
        else tr("does not sign: {refused_reason}").format(refused_reason=signed.refused_reason)
    )
    words = (f"“{signed.reservation}”",) if signed.reservation else ()
    return Card(signed.id, "sign_off", o.name or "", (said,), lines=words)


def foot_of(s: Snapshot, plan: SessionPlan) -> str:
    """The sentence under the board: ties, what was counted."""
    if plan.number == 5:
        return _before_reveal(s) if hidden(s) else choosing.level(s)
    if plan.number == 8 and s.pilot is not None:
        said = " ".join(p for p in (dropped(s.pilot), movement_said(s, s.pilot)) if p)
        return said or tr("Would less do? Type /walk and press Enter.")
    if plan.number == 1:
        here = sum(p.here is True for p in s.all(Person))
        hint = tr("Roll call: type /walk and press Enter.")
        return (
            tr("{people} here. {hint}").format(people=counted(here, "person", "people"), hint=hint)
            if s.all(Person)
            else ""
        )
    return ""


def hidden(s: Snapshot) -> bool:
    """Whether totals and dots wait: then no order gives them away either."""
    return waits(s, UseCase, described(UseCase)["selection_scores"])


def _before_reveal(s: Snapshot) -> str:
    """Where the room stands before totals are shown."""
    found = choosing.asks(s)
    scored = sum(choosing.total(u) is not None for u in found)
    return (
        tr("{scored} of {use_cases} scored. Totals wait: /reveal shows them.").format(
            scored=scored, use_cases=counted(len(found), "use case")
        )
        if scored
        else ""
    )
