"""The count pad: figures that are typed one after the other, and move on by themselves. Pure; nothing of it is kept.

A round lives in memory only. What leaves it are counts, made once it is closed: so a round that is interrupted has
left nothing behind, and nothing in the file can be joined to a person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from workshop.decide.refused import Refused
from workshop.tongue import tr

SKIP: Final = "-"  # no answer
NEXT: Final = " "  # ends a number that could be longer
BACK: Final = "\b"
MOST_SLIPS: Final = 99


@dataclass(frozen=True, slots=True)
class Line:
    """What a row of figures is about: a use case, an organisation."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Form:
    """What is counted, and which figures are typed for it."""

    kind: str  # slips, scores, dots, hands, fists
    name: str  # as a heading: `Trust slips, at the start`
    one: str  # what a row is called: `slip`
    many: str
    lines: tuple[Line, ...]  # the rows; none where as many come as there are
    cells: tuple[str, ...]  # the names of the figures of a row
    low: int
    high: int
    when: str = ""  # of slips: start, end or later
    about: str = ""  # the id of what a round of fists is about

    @property
    def wide(self) -> bool:
        """Whether a figure may have more than one digit, so that it does not move on by itself."""
        return self.high > 9

    @property
    def free(self) -> bool:
        """Whether as many rows come as there are slips: what somebody wrote is counted, and then covered."""
        return not self.lines

    @property
    def keys(self) -> frozenset[str]:
        """The keys that are its own."""
        digits = range(10) if self.wide else range(self.low, self.high + 1)
        return frozenset({*map(str, digits), SKIP, BACK, *([NEXT] if self.wide else [])})


@dataclass(frozen=True, slots=True)
class Tally:
    """A round as far as it was typed."""

    form: Form
    typed: tuple[int | None, ...] = ()  # figure by figure; None: no answer
    half: str = ""  # the digits of a number that may go on

    @property
    def at(self) -> tuple[int, int]:
        """The row and the figure in it that come next."""
        return divmod(len(self.typed), len(self.form.cells))

    @property
    def full(self) -> bool:
        """Whether every figure is there."""
        rows = len(self.form.lines) or MOST_SLIPS
        return len(self.typed) >= rows * len(self.form.cells)

    @property
    def rows(self) -> list[tuple[int | None, ...]]:
        """The rows that are whole."""
        n = len(self.form.cells)
        return [self.typed[i : i + n] for i in range(0, len(self.typed) // n * n, n)]

    @property
    def begun(self) -> bool:
        """Whether anything was typed."""
        return bool(self.typed or self.half)

    def press(self, key: str) -> Tally:
        """The round after a key.

        Raises:
            Refused: the key means nothing here; the sentence says why.
        """
        if key == BACK:
            return self._back()
        if key == NEXT:
            return self.go_on()
        if self.full:
            raise Refused(tr("All {kind} are in. Enter ends, Backspace goes back.").format(kind=self.form.many))
        if key == SKIP:
            return self._skip()
        if self.form.wide:
            return self._digit(key)
        figure = int(key)
        if not self.form.low <= figure <= self.form.high:
            raise Refused(tr("{low} to {high}, or - for none.").format(low=self.form.low, high=self.form.high))
        return replace(self, typed=(*self.typed, figure))

    def go_on(self) -> Tally:
        """The number that stands there is whole."""
        if not self.half:
            return self
        return replace(self, typed=(*self.typed, int(self.half)), half="")

    def _digit(self, key: str) -> Tally:
        longer = self.half + key
        if int(longer) > self.form.high:
            raise Refused(tr("{high} is the most here.").format(high=self.form.high))
        return replace(self, half=longer)

    def _skip(self) -> Tally:
        if self.half:
            raise Refused(tr("Space goes on to the next, Backspace goes back."))
        if self.form.kind != "scores":
            return replace(self, typed=(*self.typed, None))
        if self.at[1]:
            raise Refused(tr("All five, or none of them: Backspace goes back."))
        return replace(self, typed=(*self.typed, *[None] * len(self.form.cells)))

    def _back(self) -> Tally:
        if self.half:
            return replace(self, half=self.half[:-1])
        if self.form.kind == "scores" and not self.at[1] and self.typed and self.typed[-1] is None:
            return replace(self, typed=self.typed[: -len(self.form.cells)])
        return replace(self, typed=self.typed[:-1])

    def ended(self) -> Tally:
        """The round as it is closed: a row that was begun is whole.

        Raises:
            Refused: it is not.
        """
        done = self.go_on()
        row, cell = done.at
        if cell:
            left = tr("{cell} of {cells}").format(cell=cell, cells=len(self.form.cells))
            raise Refused(
                tr("{title} has {left}. Type on, or Backspace goes back.").format(
                    title=_title(self.form, row), left=left
                )
            )
        return done


def _title(form: Form, row: int) -> str:
    return f"“{form.lines[row].title}”" if form.lines else f"{form.one.capitalize()} {row + 1}"


def row_counts(tally: Tally, low: int = 1, high: int = 5) -> list[tuple[int, ...]]:
    """For each figure of a row how many answered low, …, high: all that is kept of slips."""
    columns = zip(*tally.rows, strict=True) if tally.rows else [()] * len(tally.form.cells)
    return [tuple(sum(x == n for x in column) for n in range(low, high + 1)) for column in columns]
