"""One writer: the lock file beside a day, held with a lock of the operating system for as long as it is open."""

from __future__ import annotations

from errno import ENOTDIR
from os import strerror
from pathlib import Path

from filelock import FileLock, Timeout


class InUse(Exception):
    """The day is open already, in this program or in another."""


class DayLock:
    """The lock of one day."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(f"{path.name}.lock")
        self._lock = FileLock(str(self._path), thread_local=False)  # taken on one thread, let go on another

    def take(self) -> None:
        """Take it.

        Raises:
            InUse: somebody else has it.
            OSError: the folder can't be written to, or is not there: none is made.
        """
        if not self._path.parent.is_dir():
            raise NotADirectoryError(ENOTDIR, strerror(ENOTDIR), str(self._path.parent))
        try:
            self._lock.acquire(timeout=0)
        except Timeout as e:
            raise InUse(self._path.name) from e

    def let_go(self) -> None:
        """Let it go; when a day is closed, one file is left."""
        if self._lock.is_locked:
            self._path.unlink(missing_ok=True)
            self._lock.release(force=True)
            self._path.unlink(missing_ok=True)
