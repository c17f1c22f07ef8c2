"""The trust measure: means of counts, shown only where five or more answered (domain.md 3.2, 3.13, G24)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from workshop.kinds import Trust

FEWEST = 5  # with fewer answers a mean gives a person's answer away


def answers(counts: Sequence[int]) -> int:
    """How many answered."""
    return sum(counts)


def mean(counts: Sequence[int]) -> Fraction | None:
    """The mean answer, 1 to 5; None under five answers."""
    n = answers(counts)
    return Fraction(sum(i * c for i, c in enumerate(counts, 1)), n) if n >= FEWEST else None


def change(statement: Trust) -> Fraction | None:
    """How far the mean moved between start and end; None where either is not shown."""
    before, after = mean(statement.start), mean(statement.end)
    return None if before is None or after is None else after - before


def moved_most(statements: Sequence[Trust]) -> Trust | None:
    """The statement whose mean moved furthest, up or down."""
    known = [(abs(moved), -i) for i, s in enumerate(statements) if (moved := change(s)) is not None]
    return statements[-max(known)[1]] if known else None


def cells(counts: Sequence[int]) -> list[str]:
    """The counts of a statement as papers print them: fewer than five of the same answer as `1–4`.

    Where only one is so few, the others and the sum would give it away: then the smallest of them is `5+`.
    """
    few = [0 < c < FEWEST for c in counts]
    told = ["1–4" if low else str(c) for c, low in zip(counts, few, strict=True)]
    many = [i for i, c in enumerate(counts) if c >= FEWEST]
    if few.count(True) == 1 and many:
        told[min(many, key=lambda i: counts[i])] = "5+"
    return told
