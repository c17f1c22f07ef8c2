"""How figures are taken together and said: a figure of the program, its yardstick in the same run, and the ratio."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def line(what: str, ours: float, yardstick: float, against: str) -> str:
    """One measure, in milliseconds."""
    return f"  {what:<38}{ours:9.1f} ms   {against}: {yardstick:.1f} ms   ratio {ours / yardstick:.2f}"


def middle(values: Sequence[float]) -> float:
    """The median."""
    return median(values)
