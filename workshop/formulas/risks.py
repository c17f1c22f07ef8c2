"""Scores of risks, the highest, and the worst in each direction (domain.md 3.6, 3.13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop.kinds import Risk
from workshop.snapshot import Snapshot
from workshop.tongue import tr

SHARING, NOT_SHARING = "sharing", "not_sharing"
AGREED = frozenset({"shared", "shared_provisional", "single_owner"})  # states in which who should carry it is agreed
UNPLACED = frozenset({"unallocated", "disputed"})
HIGH = 12


def score(risk: Risk) -> int | None:
    """The inherent score, likelihood by impact, 1 to 25; None before both are said."""
    if risk.likelihood is None or risk.impact is None:
        return None
    return risk.likelihood * risk.impact


def residual(risk: Risk) -> int | None:
    """The score after the measures; it enters no balance."""
    if risk.residual_likelihood is None or risk.residual_impact is None:
        return None
    return risk.residual_likelihood * risk.residual_impact


def rating(points: int) -> str:
    """1 to 4 low, 5 to 9 medium, 10 to 14 high, 15 to 25 very high."""
    return tr("low") if points < 5 else tr("medium") if points < 10 else tr("high") if points < 15 else tr("very high")


def by_score(risks: Iterable[Risk]) -> list[Risk]:
    """Highest first; of equal scores the order of the cards stands; without a score last."""
    return sorted(risks, key=lambda r: -(score(r) or 0))


def top(risks: Sequence[Risk], n: int = 5) -> list[Risk]:
    """The n highest, and all that tie with the nth."""
    ranked = [r for r in by_score(risks) if score(r) is not None]
    if len(ranked) <= n:
        return ranked
    last = score(ranked[n - 1])
    return [r for r in ranked if (score(r) or 0) >= (last or 0)]


def of_use_case(snapshot: Snapshot, use_case_id: str, direction: str | None = None) -> list[Risk]:
    """The risks of a use case, of one direction or both."""
    return [
        r
        for r in snapshot.all(Risk)
        if r.use_case_id == use_case_id and (direction is None or r.direction == direction)
    ]


def worst(risks: Iterable[Risk]) -> int | None:
    """The highest score: worst is compared with worst, never sums."""
    return max((s for r in risks if (s := score(r)) is not None), default=None)
