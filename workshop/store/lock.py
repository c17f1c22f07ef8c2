"""One writer: the lock file beside a day says who has it, where and since when, and is held by a lock of the system.

The system's lock clears by itself when a program dies. It does not reach across every shared or synced folder; there
the words in the file count, and its heartbeat.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from errno import ENOSPC, ENOTDIR
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

from workshop.laptop import Laptop, this

_posix: Any = None
_windows: Any = None
try:
    import fcntl

    _posix = fcntl
except ImportError:
    try:
        import msvcrt

        _windows = msvcrt
    except ImportError:  # neither: what the file says has to do
        _windows = None

BEAT_SECONDS: Final = 5.0
QUIET_SECONDS: Final = 60.0  # without a heartbeat for so long, a day may be taken over
_FAR: Final = 1 << 30  # the byte that is locked on Windows, where a locked byte can't be read
_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a day open."""

    who: str
    laptop: str
    laptop_id: str
    since: str  # ISO, by the holder's clock
    token: str
    beat: int = 0  # goes up by one with each heartbeat

    @property
    def since_when(self) -> datetime | None:
        """Since when, if that can be read."""
        try:
            return datetime.fromisoformat(self.since)
        except ValueError:
            return None


class InUse(Exception):
    """Somebody has the day open; `holder` says who, where that can be read."""

    def __init__(self, name: str, holder: Holder | None = None) -> None:
        super().__init__(name)
        self.holder = holder


class TakenOver(Exception):
    """Somebody else has taken the day over while this program was away; nothing more is written to it."""

    def __init__(self, holder: Holder | None = None) -> None:
        super().__init__("taken over")
        self.holder = holder


def lock_path(path: Path) -> Path:
    """Where the lock file of a day lies."""
    return path.with_name(f"{path.name}.lock")


def holder_of(path: Path) -> Holder | None:
    """Who says to have a day open; None where nobody does, or it can't be read."""
    try:
        return _parsed(lock_path(path).read_bytes()[:_LONGEST])
    except OSError:
        return None


def _parsed(raw: bytes) -> Holder | None:
    try:
        return Holder(**json.loads(raw.rstrip(b" \0")))
    except (ValueError, TypeError):
        return None


class DayLock:
    """The lock of one day."""

    def __init__(self, path: Path, laptop: Laptop | None = None, now: Callable[[], datetime] | None = None) -> None:
        self.path = lock_path(path)
        self._laptop = laptop or this()
        self._now = now or (lambda: datetime.now().astimezone())
        self._file: int | None = None
        self._me: Holder | None = None
        self._stop = Event()
        self._pulse: Thread | None = None

    def take(self, over: Holder | None = None) -> None:
        """Take it. `over` is the holder of another laptop who gave no sign of life and whom somebody asked to replace.

        Raises:
            InUse: somebody else has it.
            OSError: the folder can't be written to, or is not there: none is made.
        """
        if not self.path.parent.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(self.path.parent))
        file = self._locked()
        try:
            found = _parsed(_read(file))
            mine = found is None or found.laptop_id == self._laptop.id  # its program died: the system let its lock go
            if not mine and (over is None or found is None or found.token != over.token):
                raise InUse(self.path.name, found)
            since = self._now().replace(microsecond=0).isoformat()
            me = Holder(self._laptop.who, self._laptop.name, self._laptop.id, since, secrets.token_hex(8))
            try:
                _write(file, me)
            except OSError:
                _unlink_if_free(self.path)  # half a name would stand in everybody's way
                raise
        except BaseException:
            os.close(file)
            raise
        self._file, self._me = file, me
        self._pulse = Thread(target=self._beat, name="heartbeat", daemon=True)
        self._pulse.start()

    def check(self) -> None:
        """Make sure that it is still ours: asked before each save.

        Raises:
            TakenOver: it is not.
        """
        if self._me is None:
            return
        found = holder_of(self.path.with_name(self.path.name.removesuffix(".lock")))
        if found is not None and found.token != self._me.token:
            raise TakenOver(found)

    def let_go(self) -> None:
        """Let it go; when a day is closed, one file is left, unless the place is gone or does not let us."""
        self._stop.set()
        if self._pulse is not None:
            self._pulse.join()
        if self._file is None:
            return
        ours = self._is_ours()
        if ours and _windows is None:
            _unlink_if_free(self.path)  # while it is locked: nobody can have taken it meanwhile
        os.close(self._file)
        self._file = self._me = None
        if ours and _windows is not None:
            _unlink_if_free(self.path)  # Windows keeps a file that is open

    def _is_ours(self) -> bool:
        try:
            self.check()
        except TakenOver:
            return False
        return True

    def _locked(self) -> int:
        """The lock file, open and locked; a file that was taken away while we waited for it is tried again."""
        while True:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            try:
                _lock(file)
            except OSError as e:
                found = _parsed(_read(file))
                os.close(file)
                raise InUse(self.path.name, found) from e
            try:
                if os.path.samestat(os.fstat(file), self.path.stat()):
                    return file
            except FileNotFoundError:
                pass
            os.close(file)

    def _beat(self) -> None:
        while not self._stop.wait(BEAT_SECONDS):
            try:
                self.beat()
            except (OSError, TakenOver):
                continue  # the next save says so

    def beat(self) -> None:
        """Give a sign of life.

        Raises:
            TakenOver: somebody else has the day.
            OSError: the place is gone.
        """
        if self._file is None or self._me is None:
            return
        self.check()
        self._me = Holder(**{**asdict(self._me), "beat": self._me.beat + 1})
        _write(self._file, self._me)


def _lock(file: int) -> None:
    if _posix is not None:
        _posix.flock(file, _posix.LOCK_EX | _posix.LOCK_NB)
    elif _windows is not None:
        os.lseek(file, _FAR, os.SEEK_SET)
        _windows.locking(file, _windows.LK_NBLCK, 1)


def _read(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    return os.read(file, _LONGEST)


def _write(file: int, holder: Holder) -> None:
    """In one piece, as long as before or longer: a reader never sees half of it."""
    text = json.dumps(asdict(holder), ensure_ascii=False).encode("utf-8", "replace")
    whole = text.ljust(512)
    os.lseek(file, 0, os.SEEK_SET)
    if os.write(file, whole) < len(whole):
        raise OSError(ENOSPC, os.strerror(ENOSPC))


def _unlink_if_free(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
