"""What a strike will take out of a day, looked for in steps: whoever works on is never held up by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter
from typing import Final

from workshop.field import Record, to_row
from workshop.shape import Scalar
from workshop.snapshot import Snapshot
from workshop.store.journal import Entry
from workshop.store.striking import struck_entry
from workshop.struck import Words, reworded, struck

AT_ONCE: Final = 16  # records or entries between two looks at the clock


class Search:
    """Words looked for in the records and the history of a day."""

    def __init__(self, entries: Sequence[Entry], s: Snapshot, words: Words) -> None:
        self.words = words
        self.done = False
        self.values = 0  # of the history that hold the words
        self.written: dict[str, None] = {}  # how the words are written there
        self._entries: dict[int, tuple[Entry, Entry | None]] = {}  # as it was, and without the words, by its number
        self._records: dict[tuple[str, str], tuple[Record, Record]] = {}
        self._steps = self._look(entries, s)

    def go_on(self, seconds: float) -> bool:
        """Look for about so long; whether all was looked at."""
        until = perf_counter() + seconds
        for n, _ in enumerate(self._steps):
            if n % AT_ONCE == 0 and perf_counter() >= until:
                return False
        self.done = True
        return True

    def records(self, s: Snapshot) -> dict[tuple[str, str], Record]:
        """The records that hold the words, without them; what has changed since it was looked at is looked at now."""
        for record in s.records():
            self._record(record)
        now = {(r.KIND.table, r.id) for r in s.records()}
        return {k: new for k, (old, new) in self._records.items() if new is not old and k in now}

    def entries(self, entries: Sequence[Entry]) -> list[Entry]:
        """The same for the history."""
        for entry in entries:
            self._entry(entry)
        return [new for _, new in self._entries.values() if new is not None]

    def _look(self, entries: Sequence[Entry], s: Snapshot) -> Iterator[None]:
        for record in s.records():
            self._record(record)
            yield
        for entry in entries:
            self._entry(entry)
            yield

    def _record(self, record: Record) -> None:
        key = (record.KIND.table, record.id)
        known = self._records.get(key)
        if known is None or known[0] is not record:
            new = struck(record, self.words)
            self._records[key] = record, new
            if new is not record:
                self._note(record.KIND.table, record.id, to_row(record))

    def _entry(self, entry: Entry) -> None:
        known = self._entries.get(entry.seq)
        if known is None or known[0] is not entry:
            new = struck_entry(entry, self.words)
            self._entries[entry.seq] = entry, new
            if new is not None:
                for edit, left in zip(entry.edits, new.edits, strict=True):
                    for was, now in ((edit.before, left.before), (edit.after, left.after)):
                        self.values += sum(was[column] != now[column] for column in was)
                        self._note(edit.table, edit.id, was)

    def _note(self, table: str, id_: str, values: Mapping[str, Scalar]) -> None:
        """How the words are written in these values."""

        def noted(text: str) -> str:
            self.written.update(dict.fromkeys(self.words.shown(text)))
            return self.words.without(text)

        for column, kept in values.items():
            if column != "id":
                reworded((table, id_, column), kept, noted)
