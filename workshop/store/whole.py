"""A whole day into a file of its own: a copy as of one moment, or what only memory still holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from errno import EIO, ENOTDIR
from pathlib import Path

from workshop.field import Record, to_row
from workshop.lasting import sync_folder
from workshop.store import draft, journal
from workshop.store.contents import contents
from workshop.store.draft import Draft
from workshop.store.engine import Database, backup, connect, transaction
from workshop.store.journal import Damaged, Entry
from workshop.store.migrations import APPLICATION_ID, FORMAT, migrations
from workshop.store.opening import reading
from workshop.store.verify import check, verify
from workshop.tongue import tr


def write_whole(path: Path, records: Iterable[Record], entries: Iterable[Entry], drafts: Iterable[Draft]) -> None:
    """A new file that holds exactly these; it is there completely or not at all.

    Raises:
        FileExistsError: something is there already.
        EngineError, OSError: it can't be written.

    """

    def fill(part: Path) -> None:
        db = connect(part, "write")
        try:
            with transaction(db):
                migrations.apply(db)
                db.execute(f"PRAGMA application_id={APPLICATION_ID}")
                db.execute(f"PRAGMA user_version={FORMAT}")
                for record in records:
                    row = {name: value for name, value in to_row(record).items() if value is not None}
                    db.table(record.KIND.table).insert(row)
                for entry in entries:
                    journal.append(db, entry)
                for kept in drafts:
                    draft.write(kept, db)
        finally:
            db.close()

    _in_one_step(path, fill)


def copy_whole(path: Path, to: Path) -> None:
    """A copy of a day as it was last saved, checked before it counts.

    Raises:
        FileExistsError: something is there already.
        NotOurs, Damaged, EngineError, OSError: the day can't be read, or the copy not be written.

    """
    with reading(path) as db:
        save_image(db, to)


def save_image(source: Database, to: Path) -> None:
    """All pages of an open database into a new file, checked before it counts.

    Raises:
        FileExistsError: something is there already.
        Damaged: what is to be copied is not sound; nothing was made.
        EngineError, OSError: it can't be written, or not be read back; nothing is left of it.

    """

    def fill(part: Path) -> None:
        target = connect(part, "write")
        try:
            backup(source, target)
        finally:
            target.close()
        if not verify(part).whole:
            if not check(contents(source)).whole:
                raise Damaged(tr("what is to be copied is not sound"))
            raise OSError(EIO, os.strerror(EIO), str(to))

    _in_one_step(to, fill)


def _in_one_step(path: Path, fill: Callable[[Path], None]) -> None:
    if path.exists():
        raise FileExistsError(path.name)
    if not path.parent.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(path.parent))
    part = path.with_name(f"{path.name}.part")
    for left in (part, _rolling(part)):
        left.unlink(missing_ok=True)
    try:
        fill(part)
        os.replace(part, path)  # noqa: PTH105 - one step on every system
        sync_folder(path.parent)
    except BaseException:
        _tidy(part)
        raise


def _rolling(part: Path) -> Path:
    return part.with_name(f"{part.name}-journal")


def _tidy(part: Path) -> None:
    for left in (part, _rolling(part)):
        try:
            left.unlink(missing_ok=True)
        except OSError:
            continue
