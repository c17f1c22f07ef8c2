"""Trust in the room, start to end: shown only where five or more answered (domain.md 3.2, rule G24)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from workshop.formulas import trust
from workshop.formulas.rounding import half_up
from workshop.kinds import Trust
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import one_line

SCALE = tr("1 strongly disagree to 5 strongly agree")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its two means."""

    text: str
    start: float  # 1 to 5, for the picture
    end: float
    start_counts: tuple[int, ...]  # how many answered 1, 2, 3, 4, 5
    end_counts: tuple[int, ...]
    change: Fraction

    @property
    def means(self) -> tuple[str, str]:
        """Both means with two places."""
        return f"{half_up(Fraction(self.start))}", f"{half_up(Fraction(self.end))}"

    @property
    def moved(self) -> str:
        """`+0.83`, `−0.25`, `0.00`."""
        rounded = half_up(self.change)
        return f"{'+' if rounded > 0 else '−' if rounded < 0 else ''}{abs(rounded)}"


@dataclass(frozen=True, slots=True)
class Thermometer:
    """The statements that may be shown, and the sentence that says what they are worth."""

    statements: tuple[Statement, ...]
    note: str
    fell: tuple[str, ...]  # statements that ended lower: a finding, not an error


def thermometer(snapshot: Snapshot) -> Thermometer | None:
    """The statements answered by five or more at both ends; None where there are none."""
    found = []
    for t in snapshot.all(Trust):
        start, end, change = trust.mean(t.start), trust.mean(t.end), trust.change(t)
        if start is not None and end is not None and change is not None and t.text:
            found.append(Statement(one_line(t.text), float(start), float(end), t.start, t.end, change))
    if not found:
        return None
    answers = sorted({trust.answers(c) for s in found for c in (s.start_counts, s.end_counts)})
    many = (
        f"{answers[0]}"
        if len(answers) == 1
        else tr("{answers} to {answers2}").format(answers=answers[0], answers2=answers[-1])
    )
    note = tr("{many} anonymous answers each time, {scale}. A thermometer of one room, not a survey.").format(
        many=many, scale=SCALE
    )
    return Thermometer(tuple(found), note, tuple(s.text for s in found if s.change < 0))
