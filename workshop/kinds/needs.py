"""Asks and offers, the use cases made of them, how one is chosen, and what the pilot is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record
from workshop.kinds.worded import WordingOrigin
from workshop.tongue import tr

ASKS, CHOOSE, VALUE, LITTLE, TERMS = 4, 5, 6, 8, 9
FIGURES = ("0", "1", "2", "3", "4", "5")  # of a value
CRITERIA = (
    tr("public value"),
    tr("feasible in twelve weeks"),
    tr("legal clarity"),
    tr("low movement"),
    tr("shared incentive"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer(Record):
    """What somebody would bring."""

    KIND: ClassVar[Kind] = Kind("offer", "off", tr("offer"), tr("offers"), "text")

    text: str | None = f.words(tr("What is offered"), grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    org_id: str | None = f.ref(tr("Offered by"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    for_org_id: str | None = f.ref(tr("For"), "organisation", layer=ROOM, ask=LIVE, session=ASKS)
    dataset_ids: tuple[str, ...] = f.refs(tr("Datasets"), "dataset", layer=ROOM, ask=LIVE, session=ASKS)
    use_case_ids: tuple[str, ...] = f.refs(tr("Meets"), "use_case", layer=ROOM, ask=LIVE, session=ASKS)
    status: str | None = f.code(tr("Status"), "offer_status", layer=ROOM, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class RungReason:
    """Why a rung that moves less would not do."""

    mode: str | None = f.code(tr("Rung"), "access_mode")
    why_it_fails: str | None = f.words(tr("Why it would not do"))


@dataclass(frozen=True, kw_only=True, slots=True)
class UseCase(Record):
    """Who asks whom for what, why, and what comes back (domain.md 3.4)."""

    KIND: ClassVar[Kind] = Kind("use_case", "uc", tr("use case"), tr("use cases"), "title")

    title: str | None = f.words(tr("What is asked"), grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    short: str | None = f.words(tr("Short name"), layer=ROOM, session=ASKS)  # on the strip of the value screen
    acquirer_org_id: str | None = f.ref(tr("Asked by"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    supplier_org_ids: tuple[str, ...] = f.refs(
        tr("Asked of"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=ASKS
    )
    decision_that_changes: str | None = f.words(
        tr("Decision that changes"), long=True, grade=R, layer=ROOM, ask=LIVE, session=ASKS
    )
    reciprocity: str | None = f.words(tr("What comes back"), long=True, grade=G, layer=ROOM, ask=LIVE, session=ASKS)
    data_explicitly_excluded: tuple[str, ...] = f.texts(tr("Never used"), grade=G, layer=ROOM, ask=LIVE, session=ASKS)
    minimum_data: tuple[str, ...] = f.texts(
        tr("Fewest fields"), grade=R, layer=ROOM, ask=LIVE, session=ASKS, pilot=True
    )
    worse_off: str | None = f.words(
        tr("Who might be worse off"), grade=G, layer=ROOM, ask=LIVE, session=ASKS, pilot=True
    )
    selection_scores: tuple[int, ...] = f.counts(
        tr("Scores"), *CRITERIA, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE, on_show=True
    )
    dot_votes: int | None = f.number(tr("Dots"), 0, 999, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE, on_show=True)
    status: str | None = f.code(tr("State"), "use_case_status", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    choice_reason: str | None = f.words(tr("Reason for the state"), long=True, layer=ROOM, ask=LIVE, session=CHOOSE)
    access_mode_requested: str | None = f.code(
        tr("Rung asked for"), "access_mode", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_mode_recommended: str | None = f.code(
        tr("Rung agreed"), "access_mode", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_mode_reason: str | None = f.words(
        tr("Why this rung"), long=True, grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    rung_reasons: tuple[RungReason, ...] = f.groups(
        tr("Rungs that would not do"), RungReason, grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_scale_requested: str | None = f.code(
        tr("Reach asked for"), "access_scale", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_scale_recommended: str | None = f.code(
        tr("Reach agreed"), "access_scale", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    legal_gateway: str | None = f.words(tr("Legal gateway"), grade=G, layer=ROOM, ask=LIVE, session=TERMS, pilot=True)
    legal_gateway_status: str | None = f.code(
        tr("State of the gateway"), "legal_gateway_status", grade=G, layer=ROOM, ask=LIVE, session=TERMS, pilot=True
    )
    dataset_ids: tuple[str, ...] = f.refs(tr("Datasets"), "dataset", grade=R)
    one_line: str | None = f.words(tr("In one line"), grade=R)
    purpose: str | None = f.words(tr("Purpose"), long=True, grade=R)
    purpose_type: str | None = f.code(tr("Kind of purpose"), "purpose_type", grade=R)
    public_benefit: str | None = f.words(tr("Public benefit"), long=True, grade=R)
    beneficiaries: tuple[str, ...] = f.texts(tr("Who benefits"), grade=R)
    frequency: str | None = f.code(tr("How often"), "share_frequency", grade=R)
    volume_estimate: str | None = f.words(tr("How many"), grade=R)
    needed_by: dt.date | None = f.day(tr("Needed by"), grade=R)
    lawful_basis: tuple[str, ...] = f.codes(tr("Lawful basis"), "lawful_basis", grade=G)
    special_category_condition: tuple[str, ...] = f.codes(
        tr("Special condition"), "special_category_condition", grade=G
    )
    schedule_1_condition: str | None = f.words(tr("Schedule 1 condition"), grade=G)
    confidence_route: str | None = f.words(tr("Route for confidence"), long=True, grade=G)
    compatibility_answer: str | None = f.code(tr("Compatible"), "compatibility", grade=G)
    compatibility_reason: str | None = f.words(tr("Why compatible"), long=True, grade=G)
    dpia_needed: str | None = f.code(tr("Assessment needed"), "dpia_needed", grade=R)
    success_measure_ids: tuple[str, ...] = f.refs(tr("Success measured by"), "value")
    supplier_value_guesses: tuple[int, ...] = f.counts(
        tr("Guesses of the supplier’s value"), *FIGURES, ask=DERIVED, session=VALUE, on_show=True
    )
    acquirer_value_guesses: tuple[int, ...] = f.counts(
        tr("Guesses of the acquirer’s value"), *FIGURES, ask=DERIVED, session=VALUE, on_show=True
    )
    public_value_guesses: tuple[int, ...] = f.counts(
        tr("Guesses of the public’s value"), *FIGURES, ask=DERIVED, session=VALUE, on_show=True
    )
    wording_origin: tuple[WordingOrigin, ...] = f.groups(tr("Where words came from"), WordingOrigin, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class SayBack(Record):
    """Each side says what the other needs and fears."""

    KIND: ClassVar[Kind] = Kind("say_back", "sb", tr("say-back"), tr("say-backs"), "need_words")

    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, layer=ROOM, ask=DERIVED)
    need_said_back: bool | None = f.flag(tr("Need said back"), layer=ROOM, ask=LIVE, session=ASKS)
    need_words: str | None = f.words(tr("What they need"), long=True, layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    need_said_by_person_id: str | None = f.ref(tr("Said by"), "person", layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    worry_said_back: bool | None = f.flag(tr("Worry said back"), layer=ROOM, ask=LIVE, session=ASKS)
    worry_words: str | None = f.words(
        tr("What worries them"), long=True, layer=ROOM, ask=LIVE, session=VALUE, pilot=True
    )
    worry_said_by_person_id: str | None = f.ref(
        tr("Said by"), "person", layer=ROOM, ask=LIVE, session=VALUE, pilot=True
    )
    at: dt.time | None = f.clock_time(tr("At"), layer=ROOM, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many for one thing."""

    of: str | None = f.ref(tr("Of"))
    n: int | None = f.number(tr("Count"), 0, 9999)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ballot(Record):
    """A round of dots, fists or hands: counts only, never voters."""

    KIND: ClassVar[Kind] = Kind("ballot", "bal", tr("ballot"), tr("ballots"), "kind")

    kind: str | None = f.code(tr("Kind"), "ballot_kind", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    round: int | None = f.number(tr("Round"), 1, 99, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    session_id: str | None = f.ref(tr("Session"), "session", layer=ROOM, ask=DERIVED, wall=False)
    voters: int | None = f.number(tr("Voters"), 0, 999, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    votes_each: int | None = f.number(tr("Votes each"), 0, 99, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    most_on_one: int | None = f.number(tr("Most on one"), 0, 99, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    counts: tuple[Count, ...] = f.groups(tr("Counts"), Count, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Halving:
    """A part of the pilot made smaller, and what can no longer be learned."""

    field: str | None = f.words(tr("What was halved"))
    was: str | None = f.words(tr("From"))
    now: str | None = f.words(tr("To"))
    no_longer_learned: str | None = f.words(tr("No longer learned"))


@dataclass(frozen=True, kw_only=True, slots=True)
class PilotDesign(Record):
    """The smallest pilot that is worth having."""

    KIND: ClassVar[Kind] = Kind("pilot_design", "pd", tr("pilot design"), tr("pilot designs"), "people", single=True)

    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, layer=ROOM, ask=DERIVED)
    people: str | None = f.words(tr("People"), long=True, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    fields: tuple[str, ...] = f.texts(tr("Fields"), grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    place: str | None = f.words(tr("Place"), grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    duration: int | None = f.number(tr("How long"), 1, 999, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    duration_unit: str | None = f.code(tr("Unit"), "period_unit", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    stop_rule: str | None = f.words(tr("Stop rule"), long=True, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    stop_review_on: dt.date | None = f.day(tr("Stop review"), grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    success_test: str | None = f.words(tr("Success test"), long=True, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    decision_date: dt.date | None = f.day(tr("Decision on"), grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    halvings: tuple[Halving, ...] = f.groups(tr("Made smaller"), Halving, layer=ROOM, ask=LIVE, session=CHOOSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess(Record):
    """What one side thinks the other gains; hidden until it is shown."""

    KIND: ClassVar[Kind] = Kind("guess", "gue", tr("guess"), tr("guesses"), "statement")

    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, layer=ROOM, ask=DERIVED, on_show=True)
    by_org_id: str | None = f.ref(
        tr("Guessed by"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=VALUE, on_show=True
    )
    party: str | None = f.code(tr("Party"), "value_party", grade=R, layer=ROOM, ask=LIVE, session=VALUE, on_show=True)
    statement: str | None = f.words(tr("Guess"), grade=R, layer=ROOM, ask=LIVE, session=VALUE, on_show=True)
    score: int | None = f.number(tr("Score"), 0, 5, layer=ROOM, ask=LIVE, session=VALUE, on_show=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Position(Record):
    """Where a party of the pilot stands, in its own words."""

    KIND: ClassVar[Kind] = Kind("position", "pos", tr("position"), tr("positions"), "words")

    org_id: str | None = f.ref(tr("Party"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=VALUE)
    stance: str | None = f.code(tr("Stands"), "position_stance", grade=R, layer=ROOM, ask=LIVE, session=VALUE)
    words: str | None = f.words(tr("In their words"), long=True, layer=ROOM, ask=LIVE, session=VALUE)
    said_by_person_id: str | None = f.ref(tr("Said by"), "person", layer=ROOM, ask=LIVE, session=VALUE, wall=False)
    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, layer=ROOM, ask=DERIVED)
