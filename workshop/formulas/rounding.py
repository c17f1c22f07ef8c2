"""Rounding as it is shown: half up, and shares of one whole by largest remainder."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeVar

K = TypeVar("K")


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """A fraction rounded to so many places, halves away from zero (domain.md 3.13)."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def percentages(points: Mapping[K, Fraction]) -> dict[K, int]:
    """Shares of the sum in whole per cent, by largest remainder, so that they add up to 100; all 0 where nothing is.

    Of equal remainders the larger share is rounded up first, then the earlier one.
    """
    total = sum(points.values(), Fraction(0))
    if not total:
        return dict.fromkeys(points, 0)
    exact = {k: v * 100 / total for k, v in points.items()}
    whole = {k: int(v) for k, v in exact.items()}
    by_remainder = sorted(exact, key=lambda k: (whole[k] - exact[k], -exact[k]))
    for k in by_remainder[: 100 - sum(whole.values())]:
        whole[k] += 1
    return whole
