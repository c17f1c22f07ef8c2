"""The database engine, and the only module that names one. It has to be imported before sqlite-utils is.

SQLCipher writes plain SQLite files, and encrypted ones once a day can have a passphrase. sqlite-utils looks for an
engine under the name `pysqlite3`: registered there, it catches the errors of this one.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from struct import unpack_from
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

import sqlcipher3
from sqlcipher3 import dbapi2

if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3") is not sqlcipher3:
    raise ImportError("workshop.store.engine has to be imported before sqlite_utils")
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database, Migrations  # noqa: E402 - after the engine is registered

if TYPE_CHECKING:
    from collections.abc import Iterator

EngineError: type[Exception] = dbapi2.DatabaseError
UNREADABLE: Final = (EngineError, UnicodeError, OverflowError, MemoryError)  # what damage makes the engine raise
Mode = Literal["write", "read"]
_MODES: Final[dict[Mode, str]] = {"write": "mode=rwc", "read": "mode=ro"}
_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100  # bytes
BUSY_SECONDS: Final = 5.0


Reason = Literal["damaged", "rights", "busy", "full", "disk"]
_REASONS: Final[dict[str, Reason]] = {
    "SQLITE_PERM": "rights",
    "SQLITE_AUTH": "rights",
    "SQLITE_READONLY": "rights",
    "SQLITE_CANTOPEN": "rights",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_FULL": "full",
    "SQLITE_IOERR": "disk",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a file says of it."""

    application_id: int
    user_version: int


def uri(path: Path, mode: Mode) -> str:
    """The address of a file, every character quoted: `what?.pilot` and `Q#1.pilot` are names."""
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if name.startswith('/') else '/'}{name}?{_MODES[mode]}"


def connect(path: Path, mode: Mode) -> Database:
    """An open file: to write (made where there is none) with the promises of architecture.md, or only to read.

    Raises:
        EngineError: it can't be opened, or a pragma was not taken.

    """
    raw = dbapi2.connect(uri(path, mode), uri=True, timeout=BUSY_SECONDS)
    db = Database(raw, execute_plugins=False)
    try:
        if mode == "write":
            for pragma, want in (("locking_mode=NORMAL", "normal"), ("journal_mode=DELETE", "delete")):
                if db.execute(f"PRAGMA {pragma}").fetchone()[0] != want:
                    raise EngineError(f"{pragma} was not taken")
            db.execute("PRAGMA synchronous=EXTRA")
            db.execute("PRAGMA secure_delete=ON")
        db.execute("PRAGMA foreign_keys=ON")
        db.execute("PRAGMA trusted_schema=OFF")  # nothing that somebody put into a file is run
    except BaseException:
        db.close()
        raise
    return db


def lenient(db: Database) -> None:
    """Hand out text of which bytes were hit as it is, so that one row does not hide the others."""
    db.conn.text_factory = _as_it_is


def _as_it_is(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def memory() -> Database:
    """An empty database in memory."""
    return Database(dbapi2.connect(":memory:", check_same_thread=False), execute_plugins=False)


def backup(source: Database, target: Database) -> None:
    """All pages of one database into another, as of one moment.

    Raises:
        EngineError: it can't be read, or written.

    """
    source.conn.backup(target.conn)


_WORDS: Final[dict[str, Reason]] = {
    "readonly": "rights",
    "unable to open": "rights",
    "locked": "busy",
    "disk is full": "full",
    "disk I/O": "disk",
}


def reason(error: Exception) -> Reason:
    """What stood in the way, by the name that the engine gives an error; what has no cause of its own is damage.

    The backup gives its errors no name, only words.
    """
    name = str(getattr(error, "sqlite_errorname", ""))
    if not name:
        return next((why for words, why in _WORDS.items() if words in str(error)), "damaged")
    return next((why for start, why in _REASONS.items() if name.startswith(start)), "damaged")


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing; records that point to each other may come in any order."""
    with db.atomic():
        db.execute("PRAGMA defer_foreign_keys=ON")
        yield


def header(path: Path) -> Header:
    """The head of a file, read as bytes: no lock, nothing written beside it.

    Raises:
        EngineError: it is no database.
        OSError: it can't be read.

    """
    with path.open("rb") as f:
        head = f.read(_HEADER)
    if not head.startswith(_MAGIC) or len(head) < _HEADER:
        raise EngineError("file is not a database")
    return Header(*unpack_from(">I", head, 68), *unpack_from(">I", head, 60))


__all__ = [
    "UNREADABLE",
    "Database",
    "EngineError",
    "Header",
    "Migrations",
    "Mode",
    "Reason",
    "backup",
    "connect",
    "header",
    "lenient",
    "memory",
    "reason",
    "transaction",
    "uri",
]
