"""Two counts of the same paper, and late slips: what they differ in, and what they must not give away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workshop.counting.pad import Tally, row_counts
from workshop.formulas.trust import FEWEST
from workshop.tongue import tr
from workshop.words import joined

TOLD: Final = 3  # differences that are said one by one


def differences(first: Tally, second: Tally) -> list[str]:
    """What the second count has otherwise; nothing where both agree."""
    if first.form.free:
        return _of_slips(first, second)
    out = []
    for line, a, b in zip(first.form.lines, _padded(first), _padded(second), strict=True):
        if a != b:
            out.append(tr("“{line}”: {said} or {said2}").format(line=line.title, said=_said(a), said2=_said(b)))
    return out


def _padded(tally: Tally) -> list[tuple[int | None, ...]]:
    missing = len(tally.form.lines) - len(tally.rows)
    return [*tally.rows, *[(None,) * len(tally.form.cells)] * missing]


def _said(row: tuple[int | None, ...]) -> str:
    return " ".join("–" if n is None else str(n) for n in row)


def _of_slips(first: Tally, second: Tally) -> list[str]:
    out = []
    if len(first.rows) != len(second.rows):
        out.append(tr("{rows} or {rows2} slips").format(rows=len(first.rows), rows2=len(second.rows)))
    what = tr("statement") if first.form.kind == "slips" else tr("figure")
    low, high = first.form.low, first.form.high
    both = zip(row_counts(first, low, high), row_counts(second, low, high), strict=True)
    for n, (a, b) in enumerate(both, 1):
        answers = [str(i) for i, (x, y) in enumerate(zip(a, b, strict=True), low) if x != y]
        if answers:
            out.append(tr("{what} {n}, answers {answers}").format(what=what, n=n, answers=joined(answers)))
    return out


def said(found: list[str]) -> str:
    """The differences in one sentence."""
    more = [tr("{found} more").format(found=len(found) - TOLD)] if len(found) > TOLD else []
    return tr("The two counts differ: {what}.").format(what=joined([*found[:TOLD], *more]))


def told_apart(before: Iterable[int], now: int) -> bool:
    """Whether so few slips came or went since an earlier count that their answers could be told from the others.

    `before` are the numbers of answers of all earlier counts: the history keeps what they were.
    """
    return any(0 < abs(now - n) < FEWEST for n in before)
