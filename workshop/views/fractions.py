"""Shares as people say them: half, less than a fifth, more than two thirds."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from workshop.tongue import tr

_NAMED: Final = (
    (Fraction(1, 10), tr("a tenth")),
    (Fraction(1, 5), tr("a fifth")),
    (Fraction(1, 4), tr("a quarter")),
    (Fraction(1, 3), tr("a third")),
    (Fraction(2, 5), tr("two fifths")),
    (Fraction(1, 2), tr("half")),
    (Fraction(3, 5), tr("three fifths")),
    (Fraction(2, 3), tr("two thirds")),
    (Fraction(3, 4), tr("three quarters")),
    (Fraction(4, 5), tr("four fifths")),
    (Fraction(9, 10), tr("nine tenths")),
)
_AS_GOOD_AS: Final = Fraction(3, 200)  # one and a half points: 51 % is said as half, 18 % as less than a fifth


def in_words(share: Fraction) -> str:
    """A share, 0 to 1, by the nearest common fraction; the figure itself stands beside it wherever this is printed."""
    if share <= 0 or share >= 1:
        return tr("none") if share <= 0 else tr("all")
    near, words = min(_NAMED, key=lambda named: (abs(share - named[0]), named[0]))
    if abs(share - near) <= _AS_GOOD_AS:
        return words
    return tr("{less} than {words}").format(less=tr("less") if share < near else tr("more"), words=words)
