"""What every walk has: rows, an answer for the empty Enter, answers by key, and what typed words do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.field import Record
from workshop.kinds import Person
from workshop.snapshot import Snapshot
from workshop.tongue import tr

NewId = Callable[[type[Record]], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what is read aloud, what was answered, and what can be."""

    id: str
    table: str
    title: str
    facts: tuple[str, ...] = ()
    answer: str = ""  # empty: not said yet
    exceptions: tuple[str, ...] = ()
    about: str = ""  # the record that the row is about, where the row is not that record itself
    note: str = ""  # said quietly at its end, where nothing else is said of it
    group: str = ""  # what this and its neighbours have in common, said once over the first of them

    @property
    def record(self) -> str:
        """The id of the record that is selected while the row is current."""
        return self.about or self.id

    @property
    def said(self) -> bool:
        """Whether somebody has answered."""
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key does to the current row. Without a command it only goes on."""

    label: str
    command: c.Command | None = None
    goes_on: bool = True


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a row."""

    enter: Answer
    keys: Mapping[str, Answer] = field(default_factory=dict)
    typing: tuple[str, ...] = ()  # what may be typed, beside words: `!> who should`


class Walk(Protocol):
    """A round."""

    name: str  # as a heading: `Read-back`
    one: str  # what a row is called: `item`
    words: str  # what typed words do, in two or three words, for the first chip; empty: what they do anyway
    reads: str  # the kind as which typed words are read; empty: the session’s own
    placeholder: str  # what may be typed, in the empty line; empty: as in the session

    def rows(self, s: Snapshot) -> list[Row]:
        """The rows as they stand, in the order of the round."""
        ...

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:
        """What can be answered to a row."""
        ...

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:
        """What words without a kind do to the current row; None where they are no answer here."""
        ...


def whole(s: Snapshot, reading: Reading) -> str:
    """Typed words with the date and the name at their end: of a text they are a part, not signs of something else."""
    ends = []
    for sign in sorted(reading.signs, key=lambda x: x.at):
        person = s.get(Person, sign.value) if isinstance(sign.value, str) else None
        ends.append(person.headline if person is not None else sign.source)
    return " ".join(p for p in (reading.text, *ends) if p)


def heading(walk: Walk, at: int, total: int) -> str:
    """`Read-back 3 of 22`."""
    return tr("{walk} {at} of {total}").format(walk=walk.name, at=at + 1, total=total) if total else walk.name


def first_open(rows: Sequence[Row]) -> int:
    """The first row without an answer; the first of all where each has one."""
    return next((i for i, r in enumerate(rows) if not r.said), 0)
