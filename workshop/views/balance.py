"""Who gains and who carries the risk of the pilot, as shares and as sentences (domain.md 3.13, interaction.md W22)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from workshop.formulas import balance, risks
from workshop.kinds import RESIDENTS, Risk, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.fractions import in_words
from workshop.words import sentence

Naming = Callable[[Snapshot, str | None], str]  # what an organisation is called: `names.organisation` or `names.short`
CAPTION = tr("A talking aid, not a measurement.")


@dataclass(frozen=True, slots=True)
class PartyShare:
    """One party's shares in per cent; None where there is nothing to share, or it has no part in it."""

    name: str
    value: int | None
    now: int | None  # of the risk of sharing, as carried today
    agreed: int | None  # of the same, as agreed
    public: bool = False  # the residents, who feel risks and never carry one


@dataclass(frozen=True, slots=True)
class Worst:
    """The highest risk of one direction."""

    title: str
    score: int  # 1 to 25


@dataclass(frozen=True, slots=True)
class Balance:
    """The picture of shares, what it says, and the worst risk each way."""

    parties: tuple[PartyShare, ...]
    lopsided: tuple[str, ...]  # sentences; none where nothing is lopsided
    sharing: Worst | None
    not_sharing: Worst | None

    @property
    def worst_with_worst(self) -> str:
        """Highest against highest, never sums; empty where one side is missing."""
        if self.sharing is None or self.not_sharing is None:
            return ""
        return tr("Worst if we share: {score}. Worst if we don’t: {score2}.").format(
            score=self.sharing.score, score2=self.not_sharing.score
        )


def of_pilot(snapshot: Snapshot, naming: Naming = names.organisation) -> Balance | None:
    """The balance of the pilot; None where there is no pilot, or neither a value nor a risk with a score."""
    pilot = snapshot.pilot
    if pilot is None:
        return None
    shares = balance.shares(snapshot, pilot)
    worst = [_worst(snapshot, pilot, way) for way in (risks.SHARING, risks.NOT_SHARING)]
    valued, weighed = any(shares.value.values()), any(shares.now.values())
    if not valued and not weighed:
        return None
    others = [org for org in (*shares.now, *shares.agreed) if org not in shares.value]
    order = [*(o for o in shares.value if o != RESIDENTS), *dict.fromkeys(others), RESIDENTS]
    value, now, agreed = shares.value_percent, shares.now_percent, shares.agreed_percent
    parties = tuple(
        PartyShare(
            tr("Residents") if org == RESIDENTS else name,
            value.get(org) if valued else None,
            now.get(org, 0) if weighed and org != RESIDENTS else None,
            agreed.get(org, 0) if weighed and org != RESIDENTS else None,
            org == RESIDENTS,
        )
        for org in order
        if (name := naming(snapshot, org))
    )
    return Balance(parties, tuple(_lopsided(snapshot, shares, naming)) if valued and weighed else (), *worst)


def _worst(snapshot: Snapshot, pilot: UseCase, direction: str) -> Worst | None:
    ranked: list[Risk] = risks.top(risks.of_use_case(snapshot, pilot.id, direction), 1)
    points = risks.score(ranked[0]) if ranked else None
    return Worst(ranked[0].headline, points) if points is not None else None


def _lopsided(snapshot: Snapshot, shares: balance.Shares, naming: Naming) -> list[str]:
    """A sentence for each party that carries far more than it gains, today or as agreed."""
    today, agreed = shares.lopsided(shares.now), shares.lopsided(shares.agreed)
    out = []
    for org in today:
        who = names.spoken(naming(snapshot, org))
        carries, gets = _share(shares.now, org), _share(shares.value, org)
        out.append(
            sentence(
                tr("{who} would carry {in_words} of the risk and get {in_words2} of the value").format(
                    who=who, in_words=in_words(carries), in_words2=in_words(gets)
                )
            )
        )
        if not agreed:
            out.append(
                tr("As agreed, it carries {percent} of the risk.").format(percent=_percent(shares.agreed_percent, org))
            )
    for org in agreed:
        who = tr("it still") if [org] == today else names.spoken(naming(snapshot, org))
        risk, value = _percent(shares.agreed_percent, org), _percent(shares.value_percent, org)
        out.append(
            tr("As agreed, {who} carries {risk} of the risk for {value} of the value.").format(
                who=who, risk=risk, value=value
            )
        )
    return out


def _share(points: dict[str, Fraction], org: str) -> Fraction:
    total = sum(points.values(), Fraction(0))
    return points.get(org, Fraction(0)) / total if total else Fraction(0)


def _percent(shares: dict[str, int], org: str) -> str:
    return f"{shares.get(org, 0)} %"
