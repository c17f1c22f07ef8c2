"""What happened to a day, in memory: its entries, what undo and redo would take, and the numbers that ids have used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workshop.edits import Edit
from workshop.field import Record
from workshop.kinds import KINDS
from workshop.store.journal import Entry

WALLS: Final = frozenset({"sign_off"})  # kinds whose changes undo does not pass


class Ledger:
    """The entries of a day, in order."""

    def __init__(self, records: Iterable[Record] = (), entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self.done: list[int] = []  # entries that undo would take back, the last one first
        self.undone: list[int] = []
        self._numbers: dict[str, int] = {}
        for record in records:
            self._count(record.id)
        for entry in entries:
            self.remember(entry)

    @property
    def chain(self) -> str:
        """The chain of the newest entry."""
        return self.entries[-1].chain if self.entries else ""

    def to_undo(self) -> Entry | None:
        """The change that undo would take back."""
        return self.entries[self.done[-1] - 1] if self.done else None

    def to_redo(self) -> Entry | None:
        """The change that redo would do again."""
        return self.entries[self.undone[-1] - 1] if self.undone else None

    def taken_back(self, entry: Entry) -> tuple[Edit, ...]:
        """What undo did when it took an entry back: to do the entry again is to take that back."""
        undone = (e for e in reversed(self.entries) if e.kind == "undo" and e.target == entry.seq)
        return next(undone).edits

    def new_id(self, cls: type[Record]) -> str:
        """An id that no record of this day has or had."""
        prefix = cls.KIND.prefix
        n = self._numbers.get(prefix, 0) + 1
        self._numbers[prefix] = n
        return f"{prefix}-{n:02d}"

    def remember(self, entry: Entry) -> None:
        """One more entry."""
        self.entries.append(entry)
        for e in entry.edits:
            self._count(e.id)
        if entry.kind in ("checkpoint", "lost") or any(e.table in WALLS for e in entry.edits):
            self.done, self.undone = [], []
        elif entry.kind == "do":
            if all(e.table in KINDS and KINDS[e.table].KIND.undoable for e in entry.edits):
                self.done.append(entry.seq)
                self.undone.clear()
        elif entry.target is not None:
            out, into = (self.done, self.undone) if entry.kind == "undo" else (self.undone, self.done)
            if entry.target in out:
                out.remove(entry.target)
                into.append(entry.target)

    def _count(self, id: str) -> None:  # noqa: A002 - the field's name
        prefix, _, number = id.rpartition("-")
        if number.isdigit():
            self._numbers[prefix] = max(self._numbers.get(prefix, 0), int(number))
