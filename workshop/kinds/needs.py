"""Asks and offers, the use cases made of them, how one is chosen, and what the pilot is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record
from workshop.kinds.worded import WordingOrigin

ASKS, CHOOSE, VALUE, LITTLE, TERMS = 4, 5, 6, 8, 9
FIGURES = ("0", "1", "2", "3", "4", "5")  # of a value
CRITERIA = ("public value", "feasible in twelve weeks", "legal clarity", "low movement", "shared incentive")


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer(Record):
    """What somebody would bring."""

    KIND: ClassVar[Kind] = Kind("offer", "off", "offer", "offers", "text")

    text: str | None = f.words("What is offered", grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    org_id: str | None = f.ref("Offered by", "organisation", grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    for_org_id: str | None = f.ref("For", "organisation", layer=ROOM, ask=LIVE, session=ASKS)
    dataset_ids: tuple[str, ...] = f.refs("Datasets", "dataset", layer=ROOM, ask=LIVE, session=ASKS)
    use_case_ids: tuple[str, ...] = f.refs("Meets", "use_case", layer=ROOM, ask=LIVE, session=ASKS)
    status: str | None = f.code("Status", "offer_status", layer=ROOM, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class RungReason:
    """Why a rung that moves less would not do."""

    mode: str | None = f.code("Rung", "access_mode")
    why_it_fails: str | None = f.words("Why it would not do")


@dataclass(frozen=True, kw_only=True, slots=True)
class UseCase(Record):
    """Who asks whom for what, why, and what comes back (domain.md 3.4)."""

    KIND: ClassVar[Kind] = Kind("use_case", "uc", "use case", "use cases", "title")

    title: str | None = f.words("What is asked", grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    short: str | None = f.words("Short name", layer=ROOM, session=ASKS)  # on the strip of the value screen
    acquirer_org_id: str | None = f.ref("Asked by", "organisation", grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    supplier_org_ids: tuple[str, ...] = f.refs("Asked of", "organisation", grade=R, layer=ROOM, ask=LIVE, session=ASKS)
    decision_that_changes: str | None = f.words(
        "Decision that changes", long=True, grade=R, layer=ROOM, ask=LIVE, session=ASKS
    )
    reciprocity: str | None = f.words("What comes back", long=True, grade=G, layer=ROOM, ask=LIVE, session=ASKS)
    data_explicitly_excluded: tuple[str, ...] = f.texts("Never used", grade=G, layer=ROOM, ask=LIVE, session=ASKS)
    minimum_data: tuple[str, ...] = f.texts("Fewest fields", grade=R, layer=ROOM, ask=LIVE, session=ASKS, pilot=True)
    worse_off: str | None = f.words("Who might be worse off", grade=G, layer=ROOM, ask=LIVE, session=ASKS, pilot=True)
    selection_scores: tuple[int, ...] = f.counts(
        "Scores", *CRITERIA, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE, on_show=True
    )
    dot_votes: int | None = f.number("Dots", 0, 999, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE, on_show=True)
    status: str | None = f.code("State", "use_case_status", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    choice_reason: str | None = f.words("Reason for the state", long=True, layer=ROOM, ask=LIVE, session=CHOOSE)
    access_mode_requested: str | None = f.code(
        "Rung asked for", "access_mode", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_mode_recommended: str | None = f.code(
        "Rung agreed", "access_mode", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_mode_reason: str | None = f.words(
        "Why this rung", long=True, grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    rung_reasons: tuple[RungReason, ...] = f.groups(
        "Rungs that would not do", RungReason, grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_scale_requested: str | None = f.code(
        "Reach asked for", "access_scale", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    access_scale_recommended: str | None = f.code(
        "Reach agreed", "access_scale", grade=R, layer=ROOM, ask=LIVE, session=LITTLE, pilot=True
    )
    legal_gateway: str | None = f.words("Legal gateway", grade=G, layer=ROOM, ask=LIVE, session=TERMS, pilot=True)
    legal_gateway_status: str | None = f.code(
        "State of the gateway", "legal_gateway_status", grade=G, layer=ROOM, ask=LIVE, session=TERMS, pilot=True
    )
    dataset_ids: tuple[str, ...] = f.refs("Datasets", "dataset", grade=R)
    one_line: str | None = f.words("In one line", grade=R)
    purpose: str | None = f.words("Purpose", long=True, grade=R)
    purpose_type: str | None = f.code("Kind of purpose", "purpose_type", grade=R)
    public_benefit: str | None = f.words("Public benefit", long=True, grade=R)
    beneficiaries: tuple[str, ...] = f.texts("Who benefits", grade=R)
    frequency: str | None = f.code("How often", "share_frequency", grade=R)
    volume_estimate: str | None = f.words("How many", grade=R)
    needed_by: dt.date | None = f.day("Needed by", grade=R)
    lawful_basis: tuple[str, ...] = f.codes("Lawful basis", "lawful_basis", grade=G)
    special_category_condition: tuple[str, ...] = f.codes("Special condition", "special_category_condition", grade=G)
    schedule_1_condition: str | None = f.words("Schedule 1 condition", grade=G)
    confidence_route: str | None = f.words("Route for confidence", long=True, grade=G)
    compatibility_answer: str | None = f.code("Compatible", "compatibility", grade=G)
    compatibility_reason: str | None = f.words("Why compatible", long=True, grade=G)
    dpia_needed: str | None = f.code("Assessment needed", "dpia_needed", grade=R)
    success_measure_ids: tuple[str, ...] = f.refs("Success measured by", "value")
    supplier_value_guesses: tuple[int, ...] = f.counts(
        "Guesses of the supplier’s value", *FIGURES, ask=DERIVED, session=VALUE, on_show=True
    )
    acquirer_value_guesses: tuple[int, ...] = f.counts(
        "Guesses of the acquirer’s value", *FIGURES, ask=DERIVED, session=VALUE, on_show=True
    )
    public_value_guesses: tuple[int, ...] = f.counts(
        "Guesses of the public’s value", *FIGURES, ask=DERIVED, session=VALUE, on_show=True
    )
    wording_origin: tuple[WordingOrigin, ...] = f.groups("Where words came from", WordingOrigin, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class SayBack(Record):
    """Each side says what the other needs and fears."""

    KIND: ClassVar[Kind] = Kind("say_back", "sb", "say-back", "say-backs", "need_words")

    use_case_id: str | None = f.ref("Use case", "use_case", grade=R, layer=ROOM, ask=DERIVED)
    need_said_back: bool | None = f.flag("Need said back", layer=ROOM, ask=LIVE, session=ASKS)
    need_words: str | None = f.words("What they need", long=True, layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    need_said_by_person_id: str | None = f.ref("Said by", "person", layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    worry_said_back: bool | None = f.flag("Worry said back", layer=ROOM, ask=LIVE, session=ASKS)
    worry_words: str | None = f.words("What worries them", long=True, layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    worry_said_by_person_id: str | None = f.ref("Said by", "person", layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    at: dt.time | None = f.clock_time("At", layer=ROOM, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many for one thing."""

    of: str | None = f.ref("Of")
    n: int | None = f.number("Count", 0, 9999)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ballot(Record):
    """A round of dots, fists or hands: counts only, never voters."""

    KIND: ClassVar[Kind] = Kind("ballot", "bal", "ballot", "ballots", "kind")

    kind: str | None = f.code("Kind", "ballot_kind", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    round: int | None = f.number("Round", 1, 99, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    session_id: str | None = f.ref("Session", "session", layer=ROOM, ask=DERIVED, wall=False)
    voters: int | None = f.number("Voters", 0, 999, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    votes_each: int | None = f.number("Votes each", 0, 99, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    most_on_one: int | None = f.number("Most on one", 0, 99, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)
    counts: tuple[Count, ...] = f.groups("Counts", Count, layer=ROOM, ask=LIVE, session=CHOOSE, wall=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Halving:
    """A part of the pilot made smaller, and what can no longer be learned."""

    field: str | None = f.words("What was halved")
    was: str | None = f.words("From")
    now: str | None = f.words("To")
    no_longer_learned: str | None = f.words("No longer learned")


@dataclass(frozen=True, kw_only=True, slots=True)
class PilotDesign(Record):
    """The smallest pilot that is worth having."""

    KIND: ClassVar[Kind] = Kind("pilot_design", "pd", "pilot design", "pilot designs", "people", single=True)

    use_case_id: str | None = f.ref("Use case", "use_case", grade=R, layer=ROOM, ask=DERIVED)
    people: str | None = f.words("People", long=True, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    fields: tuple[str, ...] = f.texts("Fields", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    place: str | None = f.words("Place", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    duration: int | None = f.number("How long", 1, 999, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    duration_unit: str | None = f.code("Unit", "period_unit", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    stop_rule: str | None = f.words("Stop rule", long=True, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    stop_review_on: dt.date | None = f.day("Stop review", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    success_test: str | None = f.words("Success test", long=True, grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    decision_date: dt.date | None = f.day("Decision on", grade=R, layer=ROOM, ask=LIVE, session=CHOOSE)
    halvings: tuple[Halving, ...] = f.groups("Made smaller", Halving, layer=ROOM, ask=LIVE, session=CHOOSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess(Record):
    """What one side thinks the other gains; hidden until it is shown."""

    KIND: ClassVar[Kind] = Kind("guess", "gue", "guess", "guesses", "statement")

    use_case_id: str | None = f.ref("Use case", "use_case", grade=R, layer=ROOM, ask=DERIVED, on_show=True)
    by_org_id: str | None = f.ref(
        "Guessed by", "organisation", grade=R, layer=ROOM, ask=LIVE, session=VALUE, on_show=True
    )
    party: str | None = f.code("Party", "value_party", grade=R, layer=ROOM, ask=LIVE, session=VALUE, on_show=True)
    statement: str | None = f.words("Guess", grade=R, layer=ROOM, ask=LIVE, session=VALUE, on_show=True)
    score: int | None = f.number("Score", 0, 5, layer=ROOM, ask=LIVE, session=VALUE, on_show=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Position(Record):
    """Where a party of the pilot stands, in its own words."""

    KIND: ClassVar[Kind] = Kind("position", "pos", "position", "positions", "words")

    org_id: str | None = f.ref("Party", "organisation", grade=R, layer=ROOM, ask=LIVE, session=VALUE)
    stance: str | None = f.code("Stands", "position_stance", grade=R, layer=ROOM, ask=LIVE, session=VALUE)
    words: str | None = f.words("In their words", long=True, layer=ROOM, ask=LIVE, session=VALUE)
    said_by_person_id: str | None = f.ref("Said by", "person", layer=ROOM, ask=LIVE, session=VALUE, wall=False)
    use_case_id: str | None = f.ref("Use case", "use_case", grade=R, layer=ROOM, ask=DERIVED)
