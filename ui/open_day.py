"""The open day as Qt sees it: the store, with what its writer reports brought to the interface's thread by signals."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workshop.clock import Clock
from workshop.commands import Command
from workshop.edits import Changes
from workshop.snapshot import Snapshot
from workshop.store.store import Reports, Store


class OpenDay(QObject):
    """A day that is open in this program; it owns the file."""

    changed = Signal(object)  # Changes
    saved = Signal(int, object)  # an entry's number and moment: it and all before it are in the file
    failed = Signal(object)  # the error; nothing is lost: all of it waits until `retry()`

    def __init__(self, path: Path, clock: Clock, parent: QObject | None = None) -> None:
        """Open a day.

        Raises:
            NotOurs, FileTooNew, Damaged, EngineError, OSError: it can't be opened.
        """
        super().__init__(parent)
        self.path, self.clock = path, clock
        self.store = Store(path, clock, Reports(saved=self.saved.emit, failed=self.failed.emit))
        self.store.subscribe(self.changed.emit)
        last = self.store.entries[-1] if self.store.entries else None
        self.saved_at: datetime | None = last.at if last else None
        self.error: Exception | None = None
        self.saved.connect(self._note_saved)
        self.failed.connect(self._note_failed)

    @property
    def state(self) -> Snapshot:
        """All records, as they are on screen; the file follows."""
        return self.store.state

    def now(self) -> datetime:
        """What time it is for this day."""
        return self.clock.now()

    def execute(self, command: Command, origin: object = None, draft: str | None = None) -> Changes:
        """Do what somebody wants.

        Raises:
            Refused: a rule says no; nothing changed.
        """
        return self.store.execute(command, origin, draft)

    def retry(self) -> None:
        """Try to save again."""
        self.error = None
        self.store.retry()

    def close(self) -> int:
        """Save what waits and let the file go; how many changes did not reach it."""
        return self.store.close()

    def _note_saved(self, seq: int, at: datetime) -> None:  # noqa: ARG002 - a slot
        self.saved_at, self.error = at, None

    def _note_failed(self, error: Exception) -> None:
        self.error = error
