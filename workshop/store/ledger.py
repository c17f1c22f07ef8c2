"""What happened to a day, in memory: its entries, what undo and redo would take, and the numbers that ids have used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workshop.edits import Edit
from workshop.field import Record
from workshop.kinds import KINDS
from workshop.store.journal import Entry
from workshop.struck import is_strike
from workshop.tongue import tr

WALLS: Final = frozenset({"sign_off"})  # kinds whose changes undo does not pass
STOPS: Final = frozenset({"amendment"})  # kinds whose changes stay: undo says so before it takes back what was earlier
ASIDE: Final = frozenset({"hold"})  # what is no change of what was said


def stops(entry: Entry) -> bool:
    """Whether undo stops at an entry, and says so, before it goes on to what was earlier."""
    return entry.kind == "do" and (is_strike(entry.name) or any(e.table in STOPS for e in entry.edits))


def stays(entry: Entry) -> str:
    """Why undo stops at an entry, and that it goes on."""
    if is_strike(entry.name):
        return tr("Words were struck at {at:%H:%M}. That stays. Ctrl+Z once more goes on before it.").format(
            at=entry.at
        )
    return tr("What was accepted was amended at {at:%H:%M}. That stays. Ctrl+Z once more goes on before it.").format(
        at=entry.at
    )


def nothing_to_undo(wall: Entry | None) -> str:
    """Why there is nothing to undo: a day that just began, or a wall."""
    if wall is None:
        return tr("Nothing to undo.")
    if any(e.table in WALLS for e in wall.edits):
        return tr("The record was accepted at {at:%H:%M}. Undo goes no further back. /amend changes it.").format(
            at=wall.at
        )
    return tr("Here a newer program took this file over, or it was repaired. Undo goes no further back.")


class Ledger:
    """The entries of a day, in order."""

    def __init__(self, records: Iterable[Record] = (), entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self.done: list[int] = []  # entries that undo would take back, the last one first
        self.undone: list[int] = []
        self.wall: Entry | None = None  # behind which undo never goes
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
            self.done, self.undone, self.wall = [], [], entry
        elif stops(entry):
            self.done.append(entry.seq)
            self.undone.clear()
        elif entry.kind == "do" and entry.name not in ASIDE:
            if all(e.table in KINDS and KINDS[e.table].KIND.undoable for e in entry.edits):
                self.done.append(entry.seq)
                self.undone.clear()
        elif entry.kind != "do" and entry.target is not None:
            out, into = (self.done, self.undone) if entry.kind == "undo" else (self.undone, self.done)
            if entry.target in out:
                out.remove(entry.target)
                into.append(entry.target)

    def pass_by(self, entry: Entry) -> None:
        """Undo has said that this stays: from now on it takes back what was before it."""
        self.done.remove(entry.seq)

    def put_struck(self, entries: Iterable[Entry]) -> None:
        """The same entries without words that were struck from them."""
        for entry in entries:
            self.entries[entry.seq - 1] = entry
            if self.wall is not None and self.wall.seq == entry.seq:
                self.wall = entry

    def _count(self, id: str) -> None:  # noqa: A002 - the field's name
        prefix, _, number = id.rpartition("-")
        if number.isdigit():
            self._numbers[prefix] = max(self._numbers.get(prefix, 0), int(number))
