"""Power, basis, conditions and roles. It describes what was said and advises nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.formulas import movement
from workshop.formulas.parties import parties_of
from workshop.gaps import people
from workshop.gaps.rule import BLOCKING, DAY, PILOT, WARNING, Found, Rule, pilot_datasets, use_cases
from workshop.kinds import Organisation, PilotTerms
from workshop.snapshot import Snapshot
from workshop.tongue import tr

_ENOUGH: Final = frozenset({"confirmed", "not_required"})
_SENSITIVE: Final = frozenset({"special_category", "criminal_offence"})
_NOT_PUBLIC: Final = frozenset({"housing_association", "voluntary_sector", "private_supplier", "public_panel", "other"})
_SUBSTANTIAL: Final = "substantial_public_interest"


def _gateway(s: Snapshot) -> Iterator[Found]:
    pilot, terms = s.pilot, s.one(PilotTerms)
    if pilot is None or not movement.sensitivity(pilot_datasets(s)):
        return
    if ((terms and terms.legal_gateway_status) or pilot.legal_gateway_status) in _ENOUGH:
        return
    gateway = (terms and terms.legal_gateway) or pilot.legal_gateway
    ask = tr("Which law lets {suppliers_of} answer this? Who confirms it in writing, by when?").format(
        suppliers_of=people.suppliers_of(s, pilot)
    )
    message = (
        tr("Power to share asserted in the room, not confirmed in writing.")
        if gateway
        else tr("No power to share named.")
    )
    yield Found.of(pilot, message, ask, "legal_gateway_status", people.lawyer(s))


def _condition(s: Snapshot) -> Iterator[Found]:
    pilot = s.pilot
    if pilot is None:
        return
    held = [d for d in pilot_datasets(s) if d.special_categories or d.personal_data_level in _SENSITIVE]
    if not held:
        return
    what = people.named(held[0].title)
    if not pilot.special_category_condition:
        ask = tr("{what} is special category or criminal offence data. On which condition is it used?").format(
            what=what
        )
        message = tr("{what}: no condition for special category or criminal offence data.").format(what=what)
        yield Found.of(pilot, message, ask, "special_category_condition", people.protector(s))
    elif _SUBSTANTIAL in pilot.special_category_condition and not pilot.schedule_1_condition:
        ask = tr("Substantial public interest: under which condition of Schedule 1?")
        message = tr("Substantial public interest without a condition of Schedule 1.")
        yield Found.of(pilot, message, ask, "schedule_1_condition", people.protector(s))


def _basis(s: Snapshot) -> Iterator[Found]:
    for u in use_cases(s):
        asks = s.get(Organisation, u.acquirer_org_id)
        public = asks is not None and asks.type is not None and asks.type not in _NOT_PUBLIC
        if public and "legitimate_interests" in u.lawful_basis:
            name = people.organisation(s, u.acquirer_org_id)
            ask = tr("“{named}”: {name} is a public authority. Is legitimate interests the basis meant?").format(
                named=people.named(u.title), name=name
            )
            message = tr("{named}: legitimate interests, and {name} is a public authority.").format(
                named=people.named(u.title), name=name
            )
            yield Found.of(u, message, ask, "lawful_basis", people.protector(s))


def _confidence(s: Snapshot) -> Iterator[Found]:
    pilot = s.pilot
    if pilot is None or pilot.confidence_route:
        return
    bound = next((d for d in pilot_datasets(s) if "duty_of_confidence" in d.legal_constraints), None)
    if bound is not None:
        what = people.named(bound.title)
        ask = tr("{what} was given in confidence. How is that met, or whose view is awaited, by when?").format(
            what=what
        )
        message = tr("{what}: how the duty of confidence is met is not said.").format(what=what)
        yield Found.of(pilot, message, ask, "confidence_route", people.with_role(s, "caldicott_guardian"))


def _controllers(s: Snapshot) -> Iterator[Found]:
    terms = s.one(PilotTerms)
    for party in parties_of(s) if s.pilot is not None else ():
        if party.org_id and party.controller_role in (None, "unknown"):
            name = people.organisation(s, party.org_id)
            ask = tr("Who decides what {name} does with it? Is {name} a controller, alone or with others?").format(
                name=name
            )
            message = tr("{name}: its role as controller is not known.").format(name=name)
            owner = people.protector(s)
            table, id_ = PilotTerms.KIND.table, terms.id if terms else None
            yield Found(party.org_id, message, ask, table, id_, "parties", owner)


RULES = (
    Rule(
        "G03",
        tr("The pilot uses personal data, and its gateway is neither confirmed nor not required."),
        PILOT,
        9,
        BLOCKING,
        "agreement",
        _gateway,
    ),
    Rule(
        "G04",
        tr(
            "A dataset holds special category or criminal offence data, and there "
            "is no condition, or substantial public"
            " interest without a condition of Schedule 1."
        ),
        PILOT,
        9,
        BLOCKING,
        "agreement",
        _condition,
    ),
    Rule(
        "G05",
        tr("The lawful basis is legitimate interests, and the acquirer is a public authority."),
        DAY,
        9,
        WARNING,
        "agreement",
        _basis,
    ),
    Rule(
        "G06",
        tr("A dataset was given in confidence, and it is not said how the duty is met."),
        PILOT,
        9,
        BLOCKING,
        "agreement",
        _confidence,
    ),
    Rule("G17", tr("The role of a party as controller is not known."), PILOT, 9, BLOCKING, "agreement", _controllers),
)
