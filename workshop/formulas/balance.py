"""Who gains and who carries: shares of the pilot, and the bearer balance of the day (domain.md 3.13, W22)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from workshop.formulas import risks, values
from workshop.formulas.rounding import percentages
from workshop.kinds import Organisation, Risk, UseCase
from workshop.snapshot import Snapshot

LOPSIDED_SHARE, LOPSIDED_LEAD = Fraction(2, 5), Fraction(1, 5)  # W22: at least 40 %, and 20 points above the value
Carriers = Callable[[Risk], tuple[str, ...]]


def bearers_now(risk: Risk) -> tuple[str, ...]:
    """Who carries it today."""
    return risk.bearer_org_ids


def bearers_agreed(risk: Risk) -> tuple[str, ...]:
    """Who carries it as agreed: who should, where that is agreed; else who does today."""
    if risk.sharing_status in risks.AGREED and risk.bearer_should_org_ids:
        return risk.bearer_should_org_ids
    return risk.bearer_org_ids


def bearers_should(risk: Risk) -> tuple[str, ...]:
    """Who should carry it, whatever was agreed."""
    return risk.bearer_should_org_ids


def carried(found: Iterable[Risk], who: Carriers) -> dict[str, Fraction]:
    """Score divided equally among the bearers, summed for each; inherent scores, so that agreeing never lessens it."""
    out: dict[str, Fraction] = {}
    for risk in found:
        bearers, points = who(risk), risks.score(risk)
        if points is None:
            continue
        for org in bearers:
            out[org] = out.get(org, Fraction(0)) + Fraction(points, len(bearers))
    return out


@dataclass(frozen=True, slots=True)
class Shares:
    """What each party of a use case gains and carries: points, and shares of the whole in per cent."""

    use_case_id: str
    value: dict[str, Fraction]
    now: dict[str, Fraction]
    agreed: dict[str, Fraction]

    @property
    def value_percent(self) -> dict[str, int]:
        """Shares of the value."""
        return percentages(self.value)

    @property
    def now_percent(self) -> dict[str, int]:
        """Shares of the risk of sharing as carried today."""
        return percentages(self.now)

    @property
    def agreed_percent(self) -> dict[str, int]:
        """Shares of the risk of sharing as agreed."""
        return percentages(self.agreed)

    def lopsided(self, carried_by: dict[str, Fraction]) -> list[str]:
        """The parties that carry at least 40 % of the risk and 20 points more of it than of the value."""
        total, worth = sum(carried_by.values()), sum(self.value.values())
        if not total:
            return []
        out = []
        for org in (o for o in self.value if o in carried_by):
            share = carried_by[org] / total
            gain = self.value[org] / worth if worth else Fraction(0)
            if share >= LOPSIDED_SHARE and share - gain >= LOPSIDED_LEAD:
                out.append(org)
        return out


def shares(snapshot: Snapshot, use_case: UseCase) -> Shares:
    """Shares of value, and of the risk of sharing now and as agreed."""
    found = risks.of_use_case(snapshot, use_case.id, risks.SHARING)
    return Shares(
        use_case.id,
        {org: Fraction(points) for org, points in values.gains(snapshot, use_case).items()},
        carried(found, bearers_now),
        carried(found, bearers_agreed),
    )


@dataclass(frozen=True, slots=True)
class Borne:
    """What one organisation carries of all risks of the day, both directions."""

    now: Fraction
    agreed: Fraction
    should: Fraction


def of_the_day(snapshot: Snapshot) -> dict[str, Borne]:
    """The bearer balance: for each organisation, of all risks of the day."""
    found = snapshot.all(Risk)
    now, agreed, should = (carried(found, who) for who in (bearers_now, bearers_agreed, bearers_should))
    nothing = Fraction(0)
    return {
        o.id: Borne(now.get(o.id, nothing), agreed.get(o.id, nothing), should.get(o.id, nothing))
        for o in snapshot.all(Organisation)
    }
