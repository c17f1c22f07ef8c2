"""What each party gains, how anybody would know, and who agreed it (domain.md 3.5)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop import dates
from workshop.formulas import values
from workshop.kinds import UseCase, Value
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.settle import to_settle
from workshop.vocabulary import label
from workshop.words import one_line, tidy


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One value."""

    party: str  # the code of the party: supplier, acquirer, public
    party_label: str
    organisation: str
    statement: str
    score: int | None  # 0 to 5
    measure: str  # `Verification calls a month: 140 today, 40 by 31 December 2026`
    state: str  # who agreed it, or that it is proposed
    agreed: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Gain:
    """What one party gains from the pilot: its highest score and the value behind it."""

    party: str
    heading: str  # `Supplier`
    organisation: str
    score: int | None  # 0 to 5; None where nothing was named
    value: ValueShown | None


def gains(snapshot: Snapshot) -> tuple[Gain, ...]:
    """Of the pilot: each supplier, the acquirer, the public; what none of them named is said so."""
    pilot = snapshot.pilot
    if pilot is None:
        return ()
    out = [_gain(snapshot, pilot, "supplier", o) for o in pilot.supplier_org_ids]
    if pilot.acquirer_org_id:
        out.append(_gain(snapshot, pilot, "acquirer", pilot.acquirer_org_id))
    return (*out, _gain(snapshot, pilot, "public", None))


def of_use_case(snapshot: Snapshot, use_case: UseCase) -> tuple[ValueShown, ...]:
    """The values of a use case by party, the withdrawn ones left out."""
    found = [v for v in values.claimed(snapshot) if v.use_case_id == use_case.id]
    order = {party: i for i, party in enumerate(values.PARTIES)}
    ranked = sorted(found, key=lambda v: (order.get(v.party or "", 9), -(v.score or 0)))
    pilot = snapshot.pilot
    return tuple(_shown(snapshot, v, of_pilot=pilot is not None and use_case.id == pilot.id) for v in ranked)


def _gain(snapshot: Snapshot, pilot: UseCase, party: str, org_id: str | None) -> Gain:
    found = [
        v
        for v in values.claimed(snapshot)
        if v.use_case_id == pilot.id and v.party == party and (org_id is None or v.org_id == org_id)
    ]
    best = max(found, key=lambda v: v.score if v.score is not None else -1, default=None)
    organisation = names.organisation(snapshot, org_id) if org_id else tr("residents")
    shown = _shown(snapshot, best, of_pilot=True) if best is not None else None
    return Gain(party, label("value_party", party), organisation, best.score if best else None, shown)


def _shown(snapshot: Snapshot, v: Value, *, of_pilot: bool) -> ValueShown:
    return ValueShown(
        v.party or "",
        label("value_party", v.party) or tr("Not said"),
        tr("residents") if v.party == values.PUBLIC else names.organisation(snapshot, v.org_id),
        tidy(v.statement or "") or tr("A value without words."),
        v.score,
        _measure(v, of_pilot=of_pilot),
        _state(snapshot, v),
        values.is_agreed(snapshot, v),
        label("value_type", v.value_type),
    )


def _measure(v: Value, *, of_pilot: bool) -> str:
    """How anybody would know; in the pilot what is missing is said."""
    if not v.measure:
        return to_settle(tr("how it is measured")) if of_pilot else ""
    today = tr("{baseline} today").format(baseline=one_line(v.baseline)) if v.baseline else ""
    by = tr(" by {say}").format(say=dates.say(v.measured_by)) if v.measured_by else ""
    aim = f"{one_line(v.target)}{by}" if v.target else by.strip()
    figures = ", ".join(p for p in (today, aim) if p)
    return f"{one_line(v.measure)}{': ' if figures else ''}{figures}"


def _state(snapshot: Snapshot, v: Value) -> str:
    """Agreed only where people of two organisations and a date say so; what misses one of these is proposed (G09)."""
    people = names.people(snapshot, v.agreed_by_person_ids)
    if values.is_agreed(snapshot, v):
        return tr("{label} by {people}").format(label=label("value_status", v.status), people=people)
    if v.status in {"agreed", "measured"}:
        return tr("Proposed: two organisations and a date are not all named")
    state = label("value_status", v.status) or tr("Proposed")
    return tr("{state}, named by {people}").format(state=state, people=people) if people else state
