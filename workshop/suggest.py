"""What a field could hold, worked out from what was said: offered with its reason, and nothing before it is accepted.

One small function a field, by its table and name. Each looks at a record and the day, and gives a value with why, or
nothing. Nothing here is stored and nothing is printed: a suggestion is a question with an answer beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from workshop.formulas import authority, risks, screening
from workshop.formulas.description import metadata_status
from workshop.kinds import (
    RESIDENTS,
    Action,
    Dataset,
    Notice,
    Organisation,
    Person,
    PilotTerms,
    Risk,
    Screening,
    UseCase,
    Value,
)
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import fold


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value, and why it may be the one."""

    value: Any
    why: str  # after `because`: `the words say “outside the purpose”`


Suggests = Callable[[Snapshot, Any], Suggestion | None]
SUGGESTIONS: dict[tuple[str, str], Suggests] = {}


def suggests(table: str, field: str) -> Callable[[Suggests], Suggests]:
    """Register a function for a field."""

    def keep(rule: Suggests) -> Suggests:
        SUGGESTIONS[table, field] = rule
        return rule

    return keep


def suggestion(s: Snapshot, record: Any, field: str) -> Suggestion | None:
    """What is suggested for a field of a record that is empty; None where there is nothing to go by."""
    if getattr(record, field) not in (None, ()):
        return None
    rule = SUGGESTIONS.get((record.KIND.table, field))
    return rule(s, record) if rule is not None else None


def _said(words: dict[str, str], *texts: str | None) -> tuple[str, str] | None:
    """The code whose words stand in these texts, and the words as they stand there."""
    whole = " ".join(t for t in texts if t)
    for code, pattern in words.items():
        found = re.search(rf"\b(?:{pattern})\w*", fold(whole))
        if found is not None:
            return code, whole[found.start() : found.end()] if len(fold(whole)) == len(whole) else found[0]
    return None


def _by_words(words: dict[str, str], *texts: str | None) -> Suggestion | None:
    found = _said(words, *texts)
    return Suggestion(found[0], tr("the words say “{found}”").format(found=found[1])) if found is not None else None


# -- organisations and people --
_TYPES: Final = {
    "public_panel": "panel|residents",
    "nhs_icb": "integrated care|care board",
    "nhs_provider": "nhs trust|hospital",
    "fire_rescue": "fire",
    "police": "police|constabulary",
    "housing_association": "homes|housing",
    "local_authority_upper": "county council",
    "local_authority_lower": "district council|borough council",
    "local_authority_unitary": "council",
    "central_department": "department|ministry",
    "executive_agency": "agency",
    "regulator": "regulator|inspectorate|commission",
    "research_body": "university|statistics|institute",
    "voluntary_sector": "charity|foundation|citizens",
}


@suggests("organisation", "type")
def organisation_type(s: Snapshot, o: Organisation) -> Suggestion | None:  # noqa: ARG001 - one shape for all
    """From the words of its name."""
    return _by_words(_TYPES, o.name)


@suggests("person", "workshop_role")
def workshop_role(s: Snapshot, p: Person) -> Suggestion | None:
    """Facilitator, sponsor or scribe where the day names them; else a participant, where they were here."""
    for role, id_ in (
        ("facilitator", s.workshop.facilitator_id),
        ("sponsor", s.workshop.sponsor_id),
        ("scribe", s.workshop.scribe_id),
    ):
        if id_ == p.id:
            return Suggestion(role, tr("the day names them so"))
    return Suggestion("participant", tr("they were in the room")) if p.here else None


# -- datasets --
_HEALTH: Final = {"health": "health|oxygen|respirator|hospital|patient|admission|disab|clinic|nhs|medic"}
_SERVICE: Final = {"data_service": "service|lookup|api|interface"}


@suggests("dataset", "kind")
def dataset_kind(s: Snapshot, d: Dataset) -> Suggestion | None:  # noqa: ARG001
    """A service where its name says so; else a dataset."""
    return _by_words(_SERVICE, d.title) or Suggestion(
        "dataset", tr("nothing in its name says that it is anything else")
    )


@suggests("dataset", "security_classification")
def classification(s: Snapshot, d: Dataset) -> Suggestion | None:  # noqa: ARG001
    """The marking of the day."""
    marking = (s.workshop.handling_marking or "").upper()
    code = next((x for x in ("OFFICIAL-SENSITIVE", "TOP SECRET", "SECRET", "OFFICIAL") if marking.startswith(x)), None)
    return Suggestion(code, tr("the day is marked {marking}").format(marking=marking)) if code is not None else None


@suggests("dataset", "special_categories")
def special_categories(s: Snapshot, d: Dataset) -> Suggestion | None:  # noqa: ARG001
    """Health, where it is of a special category and its words speak of health."""
    if d.personal_data_level != "special_category":
        return None
    found = _said(_HEALTH, d.title, d.description, d.who_is_in_it)
    return Suggestion((found[0],), tr("the words say “{found}”").format(found=found[1])) if found is not None else None


_NAMES: Final = frozenset({"name_dob_address"})
_NUMBERS: Final = frozenset(
    {"nino", "nhs_number", "uprn", "upn", "uln", "utr", "vrm", "account_reference", "company_number"}
)


@suggests("dataset", "identification_risk")
def identification_risk(s: Snapshot, d: Dataset) -> Suggestion | None:  # noqa: ARG001
    """From what it can be joined on; anonymous where the room said that it holds no personal data."""
    on = set(d.linking_identifiers)
    if d.personal_data_level == "none":
        return Suggestion("6", tr("the room said that it holds no personal data"))
    if on & _NAMES:
        return Suggestion("1", tr("it can be joined on name, date of birth and address"))
    if on & _NUMBERS:
        return Suggestion("2", tr("it can be joined on a number that people carry"))
    if "pseudonym" in on or d.personal_data_level == "pseudonymised":
        return Suggestion("3", tr("it holds pseudonyms"))
    if d.personal_data_level == "anonymous_statistics":
        return Suggestion("5", tr("the room said that it holds statistics"))
    return None


@suggests("dataset", "share_readiness")
def share_readiness(s: Snapshot, d: Dataset) -> Suggestion | None:  # noqa: ARG001
    """1 without an owner, 2 not described, 3 partly, 4 described; only its owner says 5."""
    if d.data_owner_id is None:
        return Suggestion(1, tr("nobody is named who could say yes"))
    step = {"none": 2, "partial": 3, "complete": 4}[metadata_status(d)]
    why = {2: tr("it has an owner, and is not described"), 3: tr("it is described in part"), 4: tr("it is described")}[
        step
    ]
    return Suggestion(step, why)


# -- use cases --
_PURPOSES: Final = {
    "determine_eligibility": "eligib|low income|qualif|yes or no",
    "deliver_payment": "rebate|payment|grant paid",
    "safeguard_wellbeing": "safe|visit|oxygen|risk of harm",
    "service_planning": "map|plan|small area|where to send",
    "detect_fraud": "fraud",
    "research_evaluation": "research|evaluat",
    "test_and_learn": "synthetic|test",
}
_OFTEN: Final = {
    "on_demand": "at application|at the counter|on request|when asked|one answer at a time",
    "daily": "daily|each day|every day",
    "weekly": "weekly|each week|every week",
    "monthly": "monthly|each month|every month",
    "quarterly": "quarter",
    "annual": "yearly|annual|each year",
    "one_off": "once|one-off",
}


@suggests("use_case", "purpose_type")
def purpose_type(s: Snapshot, u: UseCase) -> Suggestion | None:  # noqa: ARG001
    """From what is asked and which decision changes."""
    return _by_words(_PURPOSES, u.title, u.decision_that_changes)


@suggests("use_case", "frequency")
def how_often(s: Snapshot, u: UseCase) -> Suggestion | None:  # noqa: ARG001
    """From what is asked and what comes back."""
    return _by_words(_OFTEN, u.title, u.decision_that_changes, u.access_mode_reason)


@suggests("use_case", "dpia_needed")
def dpia_needed(s: Snapshot, u: UseCase) -> Suggestion | None:
    """Yes for the pilot where the screening requires it."""
    found = s.one(Screening)
    if s.pilot is None or u.id != s.pilot.id or found is None or screening.outcome_of(found) != screening.REQUIRED:
        return None
    return Suggestion("yes", tr("the screening says that one is required"))


# -- value and risk --
_VALUES: Final = {
    "time_saved": "time|days|hours|faster|sooner|chasing",
    "cost_avoided": "cost|calls|letters|postage|pound",
    "better_targeting": "target|right street|right people|where to",
    "health_outcome": "health|hospital|admission",
    "safety": "fire|injur|death|safe",
    "financial_gain": "money|rebate|grant reaches|award",
    "data_quality": "quality|correct",
    "service_outcome": "do not have to|without|easier|fewer give up|decision",
}
_CATEGORIES: Final = {
    "legal": "gateway|law|legal|statut|power to",
    "confidentiality": "confiden",
    "purpose_creep": "creep|later use|list building",
    "misuse": "outside the purpose|misuse|browse",
    "minimisation": "whole caseload|more than needed|when it is not needed|too much|copied",
    "disclosure": "re-identif|small number|disclos",
    "security": "breach|stolen|leak|attack|lost",
    "data_quality": "wrong|stale|mismatch|out of date|missing",
    "equality": "one group|language|worse for",
    "safety": "fatal|death|fire|injur|die",
    "citizen_harm": "do not get|never receive|go without|cold homes",
    "public_trust": "public hears|surprise|trust|angry|press",
    "system_cost": "workaround",
    "effectiveness": "wasted|waste",
    "operational": "staff|process|workload",
    "dependency": "stops|depend|relies",
    "reputation": "blame|reputation",
    "commercial": "contract|supplier leaves|vendor",
}


@suggests("value", "value_type")
def value_type(s: Snapshot, v: Value) -> Suggestion | None:  # noqa: ARG001
    """From what changes and how it is measured."""
    return _by_words(_VALUES, v.statement, v.measure)


@suggests("risk", "category")
def risk_category(s: Snapshot, r: Risk) -> Suggestion | None:  # noqa: ARG001
    """From its words."""
    return _by_words(_CATEGORIES, r.title)


@suggests("risk", "who_is_harmed")
def who_is_harmed(s: Snapshot, r: Risk) -> Suggestion | None:  # noqa: ARG001
    """Residents, where nothing is shared or they were said to feel it."""
    if r.direction == risks.NOT_SHARING:
        return Suggestion(("residents",), tr("it is a risk of not sharing"))
    return Suggestion(("residents",), tr("they feel it")) if RESIDENTS in r.felt_by else None


@suggests("risk", "use_case_id")
def risk_use_case(s: Snapshot, r: Risk) -> Suggestion | None:  # noqa: ARG001
    """The pilot: its risks were talked about after it was chosen."""
    return Suggestion(s.pilot.id, tr("it was said when the pilot had been chosen")) if s.pilot is not None else None


@suggests("risk", "response")
def risk_response(s: Snapshot, r: Risk) -> Suggestion | None:
    """From the terms on which it is shared, from who accepted it, from what reduces it."""
    if r.sharing_status == "shared":
        return Suggestion("share", tr("the room agreed to share it"))
    if authority.beyond(s, r):
        return Suggestion("escalate", tr("who accepted it could not decide"))
    if r.mitigation:
        return Suggestion("reduce", tr("something reduces it"))
    if r.accepted_by_person_id:
        return Suggestion("accept", tr("somebody accepted it"))
    return None


@suggests("risk", "status")
def risk_status(s: Snapshot, r: Risk) -> Suggestion | None:  # noqa: ARG001
    """From owner and date."""
    if r.owner_person_id and r.due_date:
        return Suggestion("mitigating", tr("somebody watches it, by a date"))
    return Suggestion("open", tr("nobody watches it by a date"))


# -- what is left --
@suggests("action", "status")
def action_status(s: Snapshot, a: Action) -> Suggestion | None:  # noqa: ARG001
    """Not begun, on the evening of the day."""
    return Suggestion("open", tr("it was promised today"))


@suggests("pilot_terms", "status")
def terms_status(s: Snapshot, t: PilotTerms) -> Suggestion | None:  # noqa: ARG001
    """Read through in the room, once clauses have a state; else being written."""
    if t.term_states:
        return Suggestion("draft_for_legal_review", tr("the room read its clauses"))
    return Suggestion("draft", tr("no clause was read yet"))


@suggests("transparency_notice", "status")
def notice_status(s: Snapshot, n: Notice) -> Suggestion | None:  # noqa: ARG001
    """Written, once it says something to a resident."""
    return Suggestion("draft", tr("a resident’s sentence stands in it")) if n.said_to_resident else None


@suggests("dpia_screening", "assessment_state")
def assessment_state(s: Snapshot, x: Screening) -> Suggestion | None:  # noqa: ARG001
    """Not begun where one is required, not needed where none is."""
    found = screening.outcome_of(x)
    if found == screening.REQUIRED:
        return Suggestion("not_begun", tr("the screening says that one is required"))
    return Suggestion("not_needed", tr("the screening says that none is")) if found == screening.NOT_REQUIRED else None
