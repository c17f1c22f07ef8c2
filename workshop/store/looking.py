"""A day that is only looked at: somebody else writes to it, or nobody can. It shows what was last saved."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from workshop.commands import Command
from workshop.decide import Refused
from workshop.edits import Changes
from workshop.store.engine import UNREADABLE
from workshop.store.in_memory import InMemory
from workshop.store.opening import NotOurs, read
from workshop.tongue import tr

CANT = tr("This day is only open for reading here. Save a copy to go on in it.")


class Looking(InMemory):
    """A day in memory, and again whenever its file has changed."""

    def __init__(self, path: Path) -> None:
        """Read a day.

        Raises:
            NotOurs, Damaged, EngineError, OSError: it can't be read.

        """
        self._mark = _mark_of(path)
        super().__init__(path, read(path))

    def look_again(self) -> bool:
        """Read what was saved meanwhile; whether there was anything. A file that can't be read now stays as it was."""
        mark = _mark_of(self.path)
        if mark is None or mark == self._mark:
            return False
        try:
            loaded = read(self.path)
        except (*UNREADABLE, NotOurs, OSError):
            return False
        self._mark = mark
        old = self.state
        self._take(loaded)
        if old == self.state:
            return False
        self._announce(Changes({}, None))
        return True

    def execute(self, command: Command, origin: object = None, draft: str | None = None) -> NoReturn:  # noqa: ARG002
        """Nothing can be changed here.

        Raises:
            Refused: always.

        """
        raise Refused(CANT)

    def undo(self, origin: object = None) -> NoReturn:  # noqa: ARG002 - the shape of a day that is written to
        """Nothing can be changed here.

        Raises:
            Refused: always.

        """
        raise Refused(CANT)

    redo = undo

    def draft(self, editor: str, text: str) -> None:
        """Words are kept on screen only."""

    def drop_draft(self, editor: str) -> None:
        """Nothing was kept."""

    def waiting(self) -> int:
        """Nothing waits."""
        return 0

    def retry(self) -> None:
        """There is nothing to save."""

    def close(self) -> int:
        """Nothing is left to write."""
        return 0


def _mark_of(path: Path) -> tuple[int, int] | None:
    """What changes whenever a file is saved."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
