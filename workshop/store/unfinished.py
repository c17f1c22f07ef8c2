"""A day that was not closed: its writer died in the middle of a save, and who only reads can't take that back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from struct import Struct
from tempfile import TemporaryDirectory
from typing import Final

from workshop.store.engine import Database, EngineError, connect

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")  # of a journal
_ROLLING: Final = Struct(">8s8xI")  # the head of a journal: how many pages the file had
_FIRST: Final = b"SQLite format 3\0"


@contextmanager
def settled(path: Path) -> Iterator[Database]:
    """A connection to read over; to a copy, in which a half save is taken back, where there is one.

    Raises:
        EngineError, OSError: it can't be opened.

    """
    db, aside = connect(path, "read"), None
    try:
        if _unfinished(db, path):
            db.close()
            aside = TemporaryDirectory(prefix="pilot-", ignore_cleanup_errors=True)
            db = connect(_finished(path, Path(aside.name)), "write")
        yield db
    finally:
        db.close()
        if aside is not None:
            aside.cleanup()


def never_saved(path: Path) -> bool:
    """Whether the first save of a new file was cut off: its journal says that there was nothing before.

    The pages that reached the disk may be any of them; the first one is as SQLite makes it, or is not there.

    Raises:
        OSError: it can't be read.

    """
    rolling = path.with_name(f"{path.name}-journal")
    if not rolling.exists():
        return False
    with rolling.open("rb") as f:
        head = f.read(_ROLLING.size)
    with path.open("rb") as f:
        first = f.read(len(_FIRST))
    if len(head) < _ROLLING.size or first.strip(b"\0") not in (b"", _FIRST.strip(b"\0")):
        return False
    magic, before = _ROLLING.unpack(head)
    return bool(magic == _MAGIC and before == 0)


def _unfinished(db: Database, path: Path) -> bool:
    """Whether a writer died in the middle of a save, where nobody can tidy up."""
    rolling = path.with_name(f"{path.name}-journal")
    if not rolling.exists() or rolling.stat().st_size == 0:
        return False
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except EngineError:
        return True
    return False


def _finished(path: Path, folder: Path) -> Path:
    """A copy of a day with what SQLite needs to take its half save back."""
    for name in (path.name, f"{path.name}-journal"):
        copyfile(path.with_name(name), folder / name)
    return folder / path.name


def tidy(db: Database, path: Path) -> None:
    """Take back a half save, and remove what a dead writer left of a save that had not even begun to reach the file.

    SQLite passes over such a journal; it would lie beside the day, with words in it, until the next save.

    Raises:
        EngineError, OSError: it can't be done; nothing was changed.

    """
    rolling = path.with_name(f"{path.name}-journal")
    if not rolling.exists():
        return
    db.execute("BEGIN EXCLUSIVE")  # nobody else writes, and what was half done is taken back before this returns
    try:
        rolling.unlink(missing_ok=True)
    finally:
        db.conn.rollback()
