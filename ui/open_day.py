"""The open day as Qt sees it: the store, with what its threads report brought to the interface's thread by signals."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from ui.post import post
from workshop.clock import Clock
from workshop.commands import Command
from workshop.edits import Changes
from workshop.learning import with_learned
from workshop.snapshot import Snapshot
from workshop.store.engine import EngineError, reason
from workshop.store.keeper import Kept
from workshop.store.lock import QUIET_SECONDS, Holder, InUse, TakenOver, holder_of
from workshop.store.looking import Looking
from workshop.store.opening import FileTooNew
from workshop.store.store import Reports, Store

Why = Literal["in use", "newer", "place"]
LOOK_MS: Final = 1000  # how often a day that is only looked at is looked at again
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class OnlyLooked:
    """Why a day is only open for reading here."""

    why: Why
    holder: Holder | None = None


class OpenDay(QObject):
    """A day that is open in this program; it owns the file, or looks at one that it can't write to."""

    changed = Signal(object)  # Changes
    saved = Signal(int, object)  # an entry's number and moment: it and all before it are in the file
    failed = Signal(object)  # the error; nothing is lost: all of it waits until it works again
    kept = Signal(object)  # Kept: how snapshots and the second place stand
    moved = Signal()  # the day goes on in another place
    watched = Signal()  # of a day that is only looked at: a second has passed

    def __init__(self, path: Path, clock: Clock, parent: QObject | None = None, over: Holder | None = None) -> None:
        """Open a day, in place of `over` where somebody asked for that.

        Raises:
            NotOurs, Damaged, EngineError, OSError: it can't be opened, not even for reading.
        """
        super().__init__(parent)
        self.path, self.clock = path, clock
        self._door = post().door(self._heard)
        self.only: OnlyLooked | None
        self.store: Store | Looking
        self.store, self.only = self._opened(over)
        self.store.subscribe(self.changed.emit)
        last = self.store.entries[-1] if self.store.entries else None
        self.saved_at: datetime | None = last.at if last else None
        self.error: Exception | None = None
        self.copies = Kept()
        self._beat: tuple[Holder | None, float] = (self.only.holder if self.only else None, monotonic())
        self.saved.connect(self._note_saved)
        self.failed.connect(self._note_failed)
        self.kept.connect(self._note_kept)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look_again)
        if self.only is not None:
            self._watch.start()

    def _opened(self, over: Holder | None) -> tuple[Store | Looking, OnlyLooked | None]:
        saved, failed, kept = (partial(post().send, self._door, what) for what in ("saved", "failed", "kept"))
        reports = Reports(saved, failed, kept)
        try:
            return Store(self.path, self.clock, reports, over=over, copies=True), None
        except (InUse, FileTooNew, EngineError, OSError) as e:
            only = _only_looked(e)
            if only is None or not self.path.exists():
                raise
        return Looking(self.path), only

    # -- the day --
    @property
    def state(self) -> Snapshot:
        """All records, as they are on screen; the file follows."""
        return self.store.state

    def now(self) -> datetime:
        """What time it is for this day."""
        return self.clock.now()

    def execute(self, command: Command, origin: object = None, draft: str | None = None) -> Changes:
        """Do what somebody wants; a name that it teaches is learned with it, as one step.

        Raises:
            Refused: a rule says no; nothing changed.
        """
        return self.store.execute(with_learned(self.state, command), origin, draft)

    # -- the file --
    def retry(self) -> None:
        """Try to save again."""
        self.error = None
        self.store.retry()

    def continue_in(self, path: Path) -> None:
        """Go on in another place, with all that is in memory; what lay here stays as it is.

        Raises:
            FileExistsError: something is there already.
        """
        if isinstance(self.store, Store):
            self.error = None
            self.store.continue_in(path)
            self.path = path
            self.moved.emit()

    def use_place(self, folder: Path | None) -> None:
        """Keep a second copy in step in this folder; None for no longer."""
        if isinstance(self.store, Store) and self.store.keeper is not None:
            self.store.keeper.use_place(folder)
            self._note_kept(self.store.keeper.kept)

    def snapshot_now(self) -> None:
        """Make a snapshot, if anything changed since the last one."""
        if isinstance(self.store, Store) and self.store.keeper is not None:
            self.store.keeper.snapshot_now()

    def close(self) -> int:
        """Save what waits and let the file go; how many changes did not reach it."""
        self._watch.stop()
        left = self.store.close()
        post().close_door(self._door)
        return left

    # -- a day that somebody else has --
    @property
    def holder(self) -> Holder | None:
        """Who has it, as last seen."""
        return self._beat[0]

    @property
    def quiet_for(self) -> float:
        """For how many seconds the other has given no sign of life, while we looked."""
        return monotonic() - self._beat[1]

    @property
    def may_take_over(self) -> bool:
        """Whether the day can be taken over: it was let go, or its holder is silent."""
        if self.only is None or self.only.why != "in use":
            return False
        return self.holder is None or self.quiet_for >= QUIET_SECONDS

    def _look_again(self) -> None:
        if isinstance(self.store, Looking):
            self.store.look_again()
            found = holder_of(self.path)
            if found != self._beat[0]:
                self._beat = (found, monotonic())
            last = self.store.entries[-1] if self.store.entries else None
            self.saved_at = last.at if last else None
        self.watched.emit()

    # -- what the threads report --
    def _heard(self, what: str, *about: Any) -> None:
        {"saved": self.saved, "failed": self.failed, "kept": self.kept}[what].emit(*about)

    def _note_saved(self, seq: int, at: datetime) -> None:  # noqa: ARG002 - a slot
        self.saved_at, self.error = at, None

    def _note_failed(self, error: Exception) -> None:
        self.error = error

    def _note_kept(self, kept: Kept) -> None:
        self.copies = kept

    @property
    def taken_over(self) -> TakenOver | None:
        """Somebody else has the day now; nothing more is written to it."""
        return self.error if isinstance(self.error, TakenOver) else None


def _only_looked(error: Exception) -> OnlyLooked | None:
    """Why a day can be looked at only; None where it can't even be looked at."""
    if isinstance(error, InUse):
        return OnlyLooked("in use", error.holder)
    if isinstance(error, FileTooNew):
        return OnlyLooked("newer")
    if isinstance(error, OSError) and error.errno in _FORBIDDEN:
        return OnlyLooked("place")
    return OnlyLooked("place") if isinstance(error, EngineError) and reason(error) == "rights" else None
