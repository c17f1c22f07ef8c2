"""What a file is before anything is written to it, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from errno import EISDIR
from os import strerror
from pathlib import Path
from shutil import copyfile

from workshop.field import from_row
from workshop.kinds import KINDS
from workshop.snapshot import Snapshot
from workshop.store import journal
from workshop.store.engine import Database, EngineError, connect, header, transaction
from workshop.store.journal import Damaged, Entry
from workshop.store.migrations import APPLICATION_ID, FORMAT, FORMAT_MAJOR, migrations


class NotOurs(Exception):
    """Another program's file, or no database at all."""


class FileTooNew(Exception):
    """Written by a newer program; not touched."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that somebody was typing."""

    editor: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that a file holds."""

    state: Snapshot
    entries: list[Entry]
    drafts: dict[str, Draft]


def check(path: Path) -> int | None:
    """The format of a file, None where there is none yet; nothing is written.

    Raises:
        NotOurs, FileTooNew: it may not be opened. An empty file is not ours: somebody made it for something else.
        OSError: it can't be read, or is a folder.

    """
    if not path.exists():
        return None
    if path.is_dir():
        raise IsADirectoryError(EISDIR, strerror(EISDIR), str(path))
    try:
        found = header(path)
    except EngineError as e:
        raise NotOurs(path.name) from e
    if found.application_id != APPLICATION_ID:
        raise NotOurs(path.name)
    if found.user_version >> 16 > FORMAT_MAJOR:
        raise FileTooNew(path.name)
    return found.user_version


def prepare(path: Path) -> Database:
    """A connection that writes, to a file of today's format: a new one is made, an older one is copied and migrated.

    Raises:
        NotOurs, FileTooNew, EngineError, OSError: it can't be; nothing was changed.

    """
    version = check(path)
    db = connect(path, "write")
    try:
        if version is not None and version < FORMAT:
            db.table_names()  # a half-done change of a killed writer is rolled back first
            copyfile(path, copy_of(path, version))
        if version is None or version < FORMAT:
            _migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def copy_of(path: Path, version: int) -> Path:
    """Where a file goes as it was, before it is migrated."""
    return path.with_name(f"{path.stem} (format {version >> 16}.{version & 0xFFFF}){path.suffix}")


def _migrate(db: Database) -> None:
    """All or nothing."""
    with transaction(db):
        migrations.apply(db)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={FORMAT}")


def load(db: Database) -> Loaded:
    """All that the file holds.

    Raises:
        Damaged: a record or an entry can't be read.

    """
    entries = journal.load(db)
    if any(e.table not in KINDS for entry in entries for e in entry.edits):
        raise Damaged("an entry of the journal speaks of no known kind")
    return Loaded(records(db), entries, _drafts(db))


def _drafts(db: Database) -> dict[str, Draft]:
    try:
        found = [Draft(r["editor"], r["text"], datetime.fromisoformat(r["at"])) for r in db.table("draft").rows]
    except (ValueError, TypeError) as e:
        raise Damaged("a draft can't be read") from e
    return {d.editor: d for d in found}


def records(db: Database) -> Snapshot:
    """The records of the tables.

    Raises:
        Damaged: one can't be read.

    """
    found = []
    for table, cls in KINDS.items():
        try:
            found += [from_row(cls, row) for row in db.table(table).rows]
        except (ValueError, TypeError, KeyError) as e:
            raise Damaged(f"a {cls.KIND.one} can't be read") from e
    return Snapshot.of(found)


def read(path: Path) -> Loaded:
    """What was last saved, over a connection that can't write and is closed at once.

    Raises:
        NotOurs, FileTooNew, Damaged, FileNotFoundError, OSError: it can't be.

    """
    if check(path) is None:
        raise FileNotFoundError(path.name)
    db = connect(path, "read")
    try:
        with db.atomic():
            return load(db)
    finally:
        db.close()
