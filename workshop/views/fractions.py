"""Shares as people say them: half, less than a fifth, more than two thirds."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

_NAMED: Final = (
    (Fraction(1, 10), "a tenth"),
    (Fraction(1, 5), "a fifth"),
    (Fraction(1, 4), "a quarter"),
    (Fraction(1, 3), "a third"),
    (Fraction(2, 5), "two fifths"),
    (Fraction(1, 2), "half"),
    (Fraction(3, 5), "three fifths"),
    (Fraction(2, 3), "two thirds"),
    (Fraction(3, 4), "three quarters"),
    (Fraction(4, 5), "four fifths"),
    (Fraction(9, 10), "nine tenths"),
)
_AS_GOOD_AS: Final = Fraction(3, 200)  # one and a half points: 51 % is said as half, 18 % as less than a fifth


def in_words(share: Fraction) -> str:
    """A share, 0 to 1, by the nearest common fraction; the figure itself stands beside it wherever this is printed."""
    if share <= 0 or share >= 1:
        return "none" if share <= 0 else "all"
    near, words = min(_NAMED, key=lambda named: (abs(share - named[0]), named[0]))
    if abs(share - near) <= _AS_GOOD_AS:
        return words
    return f"{'less' if share < near else 'more'} than {words}"
