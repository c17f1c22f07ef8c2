"""The second place: a folder, mostly on a stick, where a copy is kept in step. It can be pulled at any moment."""

from __future__ import annotations

import os
from glob import escape
from pathlib import Path
from secrets import token_hex
from typing import Final

from workshop.lasting import sync_folder
from workshop.store import journal
from workshop.store.engine import UNREADABLE, Database
from workshop.store.opening import NotOurs, check, reading
from workshop.store.whole import save_image

Mark = tuple[int, int, int, int] | None
NEW: Final = ".new"
MARK: Final = " (second copy)"


class Diverged(Exception):
    """The second copy holds changes that this day does not have: somebody went on there."""


def second_copy(path: Path, folder: Path) -> Path:
    """Where the second copy of a day lies."""
    return folder / f"{path.stem}{MARK}{path.suffix}"


def is_second_copy(path: Path) -> bool:
    """Whether a file is a second copy, by its name."""
    return path.stem.endswith(MARK)


def name_of_day(path: Path) -> str:
    """What the file of a day is called where it is no second copy: one that is gone on with becomes the day."""
    return f"{path.stem.removesuffix(MARK)}{path.suffix}"


def mark_of(path: Path) -> Mark:
    """What tells a file from another one in its place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def keep_in_step(image: Database, path: Path, folder: Path) -> Mark:
    """Bring the second copy up to date: the old one or the new one is there at every moment, never half of one.

    Returns the mark of what was written. A stick that is put in meanwhile covers it, and has another one.

    Raises:
        Diverged: somebody went on with the copy; it was left as it is.
        Damaged, EngineError, OSError: it can't be written; the old one is still there.

    """
    to = second_copy(path, folder)
    if to.exists() and _went_on(to, image):
        raise Diverged(to.name)
    for left in folder.glob(f"{escape(to.name)}.*{NEW}*"):  # of a stick that was pulled
        left.unlink(missing_ok=True)
    # A name that nothing else has: what a stick holds that is put in at this moment is not taken for it.
    fresh = to.with_name(f"{to.name}.{token_hex(4)}{NEW}")
    save_image(image, fresh)
    mark = mark_of(fresh)
    os.replace(fresh, to)  # noqa: PTH105 - one step on every system
    sync_folder(folder)
    return mark


def _went_on(copy: Path, image: Database) -> bool:
    """Whether a copy ends with a change that is not in the image; one that can't be read is no reason to keep it."""
    try:
        if check(copy) is None:
            return False
        with reading(copy) as db:
            seq, chain = journal.tail(db)
    except NotOurs:
        return True  # somebody else's file with this name
    except UNREADABLE:
        return False
    if seq == 0:
        return False
    found = image.execute('SELECT "chain" FROM "journal" WHERE "seq" = ?', [seq]).fetchone()
    return found is None or found[0] != chain
