"""What a gap rule is: where it looks, when it begins to speak, how much it matters, what it says (domain.md 5.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from workshop.field import Record
from workshop.kinds import Dataset, UseCase
from workshop.snapshot import Snapshot

PILOT: Final = "pilot"  # judged on the pilot, its datasets, risks, terms, screening and notice only
DAY: Final = "day"  # judged on all records
BLOCKING: Final = "blocking"  # to be settled before first use
SOFT: Final = "soft"  # should be settled; does not stop first use
WARNING: Final = "warning"  # shown at its place; makes no record
AFTER: Final = 12  # as a session: once the day is over

Scope = Literal["pilot", "day"]
Weight = str | Callable[[Snapshot, str], str]
Since = int | Callable[[Snapshot, str], int]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a rule fires on."""

    on: str  # the id of a record, or the name of a field, a term or an item of the screening
    message: str  # what is open, as a document prints it
    ask: str  # the question, as it is said aloud
    table: str
    id: str | None  # the record that it leads to; None before there is one
    field: str | None = None
    owner: str | None = None  # the person who could answer it: only suggested
    before: tuple[str, ...] = ()  # other messages of the rule for the same: one that a record still has is out of date

    @staticmethod
    def of(
        record: Record, message: str, ask: str, field: str | None = None, owner: str | None = None, on: str = ""
    ) -> Found:
        """What is found at a record; it fires on that record, unless it says on what else."""
        return Found(on or record.id, message, ask, record.KIND.table, record.id, field, owner)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as data: the function only finds."""

    id: str
    says: str  # the rule in words
    scope: Scope
    since: Since  # the session, 1 to 11, from which it speaks; AFTER: once the day is over
    weight: Weight
    document: str  # what waits for it, a code of `gap_document`
    find: Callable[[Snapshot], Iterator[Found]]

    def weighs(self, s: Snapshot, on: str) -> str:
        """`blocking`, `soft` or `warning`, for what it fires on."""
        return self.weight if isinstance(self.weight, str) else self.weight(s, on)

    def speaks_from(self, s: Snapshot, on: str) -> int:
        """The session from which it speaks."""
        return self.since if isinstance(self.since, int) else self.since(s, on)


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that fires on something."""

    rule: Rule
    found: Found
    weight: str
    since: int

    @property
    def key(self) -> tuple[str, str]:
        """What tells one firing from another."""
        return self.rule.id, self.found.on


class Same:
    """A snapshot as itself: it never changes, so what was found in it once holds for as long as it is there."""

    __slots__ = ("s",)

    def __init__(self, s: Snapshot) -> None:
        self.s = s

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.s is other.s

    def __hash__(self) -> int:
        return id(self.s)


def if_of_pilot(s: Snapshot, on: str) -> str:
    """Blocking where it is about the pilot itself, else soft."""
    return BLOCKING if s.pilot is not None and on == s.pilot.id else SOFT


def pilot_datasets(s: Snapshot) -> list[Dataset]:
    """The datasets of the pilot that stand."""
    ids = s.pilot.dataset_ids if s.pilot is not None else ()
    return [d for i in ids if (d := s.get(Dataset, i)) is not None and d.withdrawn_at is None]


def use_cases(s: Snapshot) -> list[UseCase]:
    """The use cases of which something may become."""
    return [u for u in s.all(UseCase) if u.status not in {"withdrawn", "rejected"}]
