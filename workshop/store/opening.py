"""What a file is before anything is written to it, what it holds, and how one of an older format becomes today's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from errno import EACCES, EISDIR
from pathlib import Path

from workshop.edits import added
from workshop.field import from_row
from workshop.kinds import KINDS
from workshop.lasting import copy_bytes
from workshop.snapshot import Snapshot
from workshop.store import draft, journal
from workshop.store.contents import contents
from workshop.store.draft import Draft
from workshop.store.engine import UNREADABLE, Database, EngineError, connect, header, reason, transaction
from workshop.store.journal import Damaged, Entry
from workshop.store.migrations import APPLICATION_ID, FORMAT, migrations
from workshop.store.unfinished import never_saved, settled, tidy
from workshop.store.verify import check as verified
from workshop.tongue import tr


class NotOurs(Exception):
    """Another program's file, or no database at all."""


class FileTooNew(Exception):
    """Written by a newer program; it may only be read."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that a file holds."""

    state: Snapshot
    entries: list[Entry]
    drafts: dict[str, Draft]


def check(path: Path) -> int | None:
    """The format of a file, None where there is none yet; nothing is written.

    Raises:
        NotOurs: it is no workshop file. An empty one is not either: somebody made it for something else.
        OSError: it can't be read, or is a folder.

    """
    if not path.exists():
        return None
    if path.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))
    try:
        found = header(path)
    except EngineError as e:
        if never_saved(path):
            return None
        raise NotOurs(path.name) from e
    if found.application_id != APPLICATION_ID:
        if never_saved(path):
            return None
        raise NotOurs(path.name)
    return found.user_version


def check_writable(path: Path) -> int | None:
    """The same, for a file that is to be written to.

    Raises:
        NotOurs, FileTooNew: it may not be.
        OSError: it can't be read, or its own rights forbid it: SQLite would say so only at the first save.

    """
    version = check(path)
    if version is not None and version > FORMAT:
        raise FileTooNew(path.name)
    if version is not None and not os.access(path, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    return version


def prepare(path: Path, at: datetime) -> Database:
    """A connection that writes, to a file of today's format: a new one is made, an older one is copied and migrated.

    Raises:
        NotOurs, FileTooNew, Damaged, EngineError, OSError: it can't be; nothing was changed.

    """
    before = version = check_writable(path)
    db = connect(path, "write")
    try:
        if version is not None:
            tidy(db, path)
            version = _version(db)  # the head may be that of a half save, which has been taken back by now
        if version is not None and version < FORMAT:
            copy_aside(path, version)
            _only_if_sound(path)
            _migrate(db, at)
        elif version is None:
            _make(db)
    except BaseException:
        db.close()
        if before is None:
            _remove_if_empty(path)  # nothing was ever saved in it, and it would stand in the way of the next try
        raise
    return db


def _remove_if_empty(path: Path) -> None:
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def _version(db: Database) -> int | None:
    """The format of an open file; None where nothing was ever saved in it."""
    empty = db.execute("PRAGMA page_count").fetchone()[0] == 0
    return None if empty else int(db.execute("PRAGMA user_version").fetchone()[0])


def copy_aside(path: Path, version: int) -> Path:
    """Keep a file as it is before it is migrated, once: in one step, whatever happens meanwhile."""
    kept = copy_of(path, version)
    if not kept.exists():
        copy_bytes(path, kept)
    return kept


def copy_of(path: Path, version: int) -> Path:
    """Where a file goes as it was, before it is migrated."""
    return path.with_name(f"{path.stem} (format {version >> 16}.{version & 0xFFFF}){path.suffix}")


def _only_if_sound(path: Path) -> None:
    """A checkpoint would make damage look as if it were meant."""
    db = connect(path, "read")
    try:
        if not verified(contents(db)).whole:
            raise Damaged(tr("an older file that is damaged is not migrated"))
    finally:
        db.close()


def _make(db: Database) -> None:
    with transaction(db):
        migrations.apply(db)
        _mark(db)


def _mark(db: Database) -> None:
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute(f"PRAGMA user_version={FORMAT}")


def _migrate(db: Database, at: datetime) -> None:
    """All or nothing, with a checkpoint: all records as they are now, from which verification begins."""
    with transaction(db):
        migrations.apply(db)
        _mark(db)
        seq, chain = journal.tail(db)
        journal.append(db, checkpoint(records(db), seq + 1, chain, at, "migrate"))


def checkpoint(state: Snapshot, seq: int, previous: str, at: datetime, name: str) -> Entry:
    """An entry that holds all records as they are: a wall for undo."""
    edits = tuple(added(r) for r in state.records())
    return journal.seal(Entry(seq, at, None, "checkpoint", name, None, edits), previous, os.urandom)


def load(db: Database) -> Loaded:
    """All that the file holds.

    Raises:
        Damaged: a record or an entry can't be read.
        EngineError: the disk fails.

    """
    try:
        if db.execute("SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchone()[0]:
            raise Damaged(tr("the file holds what this program never makes"))  # a trigger would run at the next save
        entries = journal.load(db)
        newer = db.execute("PRAGMA user_version").fetchone()[0] > FORMAT
        if not newer and any(e.table not in KINDS for entry in entries for e in entry.edits):
            raise Damaged(tr("an entry of the journal speaks of no known kind"))
        return Loaded(records(db), entries, draft.load(db))
    except (*UNREADABLE, ValueError) as e:
        if reason(e) == "disk":
            raise
        raise Damaged(tr("something in the file can't be read")) from e


def records(db: Database) -> Snapshot:
    """The records of the tables; a table that this file does not have yet is empty.

    Raises:
        Damaged: one can't be read.

    """
    found, there = [], set(db.table_names())
    for table, cls in KINDS.items():
        try:
            found += [from_row(cls, row) for row in (db.table(table).rows if table in there else ())]
        except (ValueError, TypeError, KeyError) as e:
            raise Damaged(tr("a {kind} can't be read").format(kind=cls.KIND.one)) from e
    return Snapshot.of(found)


def read(path: Path) -> Loaded:
    """What was last saved, over a connection that can't write and is closed at once.

    Raises:
        NotOurs, Damaged, FileNotFoundError, OSError: it can't be.

    """
    with reading(path) as db, db.atomic():
        return load(db)


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """A connection that can't write. A day that was not closed is read from a copy, where its last save is finished.

    Raises:
        NotOurs, EngineError, FileNotFoundError, OSError: it can't be.

    """
    if check(path) is None:
        raise FileNotFoundError(path.name)
    with settled(path) as db:
        yield db
