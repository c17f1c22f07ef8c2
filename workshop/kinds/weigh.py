"""Value and risk: who gains, what could happen, who carries it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record
from workshop.kinds.worded import WordingOrigin
from workshop.tongue import tr

VALUE, RISK = 6, 7
FIGURES = ("1", "2", "3", "4", "5")  # of likelihood and impact
RESIDENTS = "residents"


@dataclass(frozen=True, kw_only=True, slots=True)
class Value(Record):
    """What a party gains from a use case (domain.md 3.5)."""

    KIND: ClassVar[Kind] = Kind("value", "val", tr("value"), tr("values"), "statement")

    statement: str | None = f.words(tr("What changes"), grade=R, layer=ROOM, ask=LIVE, session=VALUE)
    score: int | None = f.number(
        tr("Score"),
        0,
        5,
        grade=R,
        layer=ROOM,
        ask=LIVE,
        session=VALUE,
        help=tr("0 none, 3 clear and countable, 5 changes what we do."),
    )
    party: str | None = f.code(tr("Party"), "value_party", grade=R, layer=ROOM, ask=LIVE, session=VALUE)
    org_id: str | None = f.ref(tr("Organisation"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=VALUE)
    measure: str | None = f.words(tr("Measure"), grade=G, layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    baseline: str | None = f.words(tr("Today"), grade=G, layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    target: str | None = f.words(tr("Target"), grade=G, layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    measured_by: dt.date | None = f.day(tr("Measured by"), grade=G, layer=ROOM, ask=LIVE, session=VALUE, pilot=True)
    agreed_by_person_ids: tuple[str, ...] = f.refs(
        tr("Agreed by"), "person", grade=G, layer=ROOM, ask=LIVE, session=VALUE, pilot=True
    )
    agreed_on: dt.date | None = f.day(tr("Agreed on"), grade=G, layer=ROOM, ask=DERIVED, session=VALUE, pilot=True)
    status: str | None = f.code(tr("State"), "value_status", grade=R, layer=ROOM, ask=DERIVED)
    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R, layer=ROOM, ask=DERIVED)
    value_type: str | None = f.code(tr("Kind of value"), "value_type", grade=R)
    cost_to_realise: str | None = f.words(tr("Cost to get it"))
    measured_value: str | None = f.words(tr("Measured"), help=tr("What it came to, as the measure counts it."))
    measured_on: dt.date | None = f.day(tr("Measured on"))
    wording_origin: tuple[WordingOrigin, ...] = f.groups(tr("Where words came from"), WordingOrigin, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Risk(Record):
    """What could happen if we share, or if we don't (domain.md 3.6)."""

    KIND: ClassVar[Kind] = Kind("risk", "rsk", tr("risk"), tr("risks"), "title")

    title: str | None = f.words(tr("What could happen"), grade=R, layer=ROOM, ask=LIVE, session=RISK)
    direction: str | None = f.code(tr("Which way"), "risk_direction", grade=R, layer=ROOM, ask=LIVE, session=RISK)
    bearer_org_ids: tuple[str, ...] = f.refs(
        tr("Carried by"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=RISK
    )
    likelihood: int | None = f.number(
        tr("Likelihood"),
        1,
        5,
        grade=R,
        layer=ROOM,
        ask=LIVE,
        session=RISK,
        help=tr("1 rare, 3 up to half, 5 almost certain."),
    )
    impact: int | None = f.number(
        tr("Impact"),
        1,
        5,
        grade=R,
        layer=ROOM,
        ask=LIVE,
        session=RISK,
        help=tr("1 nuisance, 3 distress or loss, 5 life or liberty."),
    )
    bearer_should_org_ids: tuple[str, ...] = f.refs(
        tr("Should carry it"), "organisation", grade=G, layer=ROOM, ask=LIVE, session=RISK
    )
    sharing_status: str | None = f.code(tr("Shared"), "sharing_status", grade=G, layer=ROOM, ask=LIVE, session=RISK)
    sharing_terms: str | None = f.words(tr("On which terms"), long=True, grade=G, layer=ROOM, ask=LIVE, session=RISK)
    owner_person_id: str | None = f.ref(tr("Owner"), "person", grade=G, layer=ROOM, ask=LIVE, session=RISK)
    due_date: dt.date | None = f.day(tr("By"), grade=G, layer=ROOM, ask=LIVE, session=RISK)
    accepted_by_person_id: str | None = f.ref(tr("Accepted by"), "person", grade=G, layer=ROOM, ask=LIVE, session=RISK)
    accepted_on: dt.date | None = f.day(tr("Accepted on"), layer=ROOM, ask=DERIVED, session=RISK)
    accepted_at: dt.time | None = f.clock_time(tr("Accepted at"), layer=ROOM, ask=DERIVED, session=RISK)
    felt_by: tuple[str, ...] = f.refs(
        tr("Felt by"), "organisation", others=(RESIDENTS,), grade=G, layer=ROOM, ask=LIVE, session=RISK
    )
    how_many: str | None = f.words(tr("How many"), layer=ROOM, ask=LIVE, session=2)
    by_when: dt.date | None = f.day(tr("By when"), layer=ROOM, ask=LIVE, session=2)
    use_case_id: str | None = f.ref(tr("Use case"), "use_case", grade=R)
    category: str | None = f.code(tr("Category"), "risk_category", grade=R)
    cause: str | None = f.words(tr("Cause"), long=True)
    event: str | None = f.words(tr("Event"), long=True)
    consequence: str | None = f.words(tr("Consequence"), long=True)
    who_is_harmed: tuple[str, ...] = f.texts(tr("Who is harmed"))
    mitigation: str | None = f.words(tr("What reduces it"), long=True, grade=G)
    measure_cost: str | None = f.words(tr("What that costs"))
    measure_paid_by_org_ids: tuple[str, ...] = f.refs(tr("Paid by"), "organisation")
    response: str | None = f.code(tr("Response"), "risk_response")
    status: str | None = f.code(tr("Status"), "risk_status")
    residual_likelihood: int | None = f.number(tr("Likelihood after"), 1, 5)
    residual_impact: int | None = f.number(tr("Impact after"), 1, 5)
    evidence: str | None = f.words(tr("Evidence"), long=True)
    likelihood_guesses: tuple[int, ...] = f.counts(
        tr("Guesses of the likelihood"), *FIGURES, ask=DERIVED, session=RISK, on_show=True
    )
    impact_guesses: tuple[int, ...] = f.counts(
        tr("Guesses of the impact"), *FIGURES, ask=DERIVED, session=RISK, on_show=True
    )
    said_times: int | None = f.number(tr("Said so many times"), 1, 999)
    wording_origin: tuple[WordingOrigin, ...] = f.groups(tr("Where words came from"), WordingOrigin, ask=DERIVED)
