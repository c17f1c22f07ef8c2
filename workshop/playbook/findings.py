"""What a rule finds: met or not, in a sentence, with the place to go to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workshop.field import Record
from workshop.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the day: a session, a record, one of its fields, an organisation's turn."""

    session_id: str | None = None
    table: str | None = None
    id: str | None = None
    field: str | None = None

    @staticmethod
    def of(record: Record, field: str | None = None) -> Target:
        """The place of a record."""
        return Target(table=record.KIND.table, id=record.id, field=field)

    @staticmethod
    def of_one(snapshot: Snapshot, cls: type[Record], field: str) -> Target:
        """A field of the only record of a kind, also where it is not there yet."""
        found = snapshot.one(cls)
        return Target(table=cls.KIND.table, id=found.id if found else None, field=field)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of what is done or still missing."""

    met: bool
    text: str
    target: Target | None = None
    link: str = "show"  # the word that leads there: show, ask, turn, start


Predicate = Callable[[Snapshot], Sequence[Finding]]
