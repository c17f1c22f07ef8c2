"""A day as the program has it in memory: its records, what happened, and the words that are on their way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from workshop.edits import Changes
from workshop.field import Record
from workshop.snapshot import Snapshot
from workshop.store.draft import Draft
from workshop.store.journal import Entry
from workshop.store.ledger import Ledger
from workshop.store.opening import Loaded

Listener = Callable[[Changes], None]


class InMemory:
    """What a day that is written to and one that is only looked at have in common."""

    typed_by: str | None = None  # kept with each change, where the day keeps names

    def __init__(self, path: Path, loaded: Loaded) -> None:
        self.path = path
        self._listeners: list[Listener] = []
        self._take(loaded)

    def _take(self, loaded: Loaded) -> None:
        self.state: Snapshot = loaded.state
        self.drafts: Mapping[str, Draft] = loaded.drafts
        self.ledger = Ledger(loaded.state.records(), loaded.entries)

    @property
    def entries(self) -> Sequence[Entry]:
        """What happened, in order."""
        return tuple(self.ledger.entries)

    def to_undo(self) -> Entry | None:
        """The change that undo would take back."""
        return self.ledger.to_undo()

    def to_redo(self) -> Entry | None:
        """The change that redo would do again."""
        return self.ledger.to_redo()

    def new_id(self, cls: type[Record]) -> str:
        """An id that no record of this day has or had."""
        return self.ledger.new_id(cls)

    def subscribe(self, listener: Listener) -> None:
        """Be told of each change, once."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    def _announce(self, changes: Changes) -> None:
        for listener in list(self._listeners):
            listener(changes)
