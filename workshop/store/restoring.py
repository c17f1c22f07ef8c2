"""A snapshot takes the place of a day: what was there is kept, and at every moment one of the two is there."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from workshop.lasting import copy_bytes, sync_folder
from workshop.places import free_name
from workshop.store.engine import UNREADABLE, connect
from workshop.store.lock import DayLock
from workshop.store.snapshots import Snapshot, snapshots
from workshop.store.unfinished import tidy
from workshop.store.whole import copy_whole


def chosen(path: Path, name: str) -> Snapshot | None:
    """The snapshot of a day that somebody means: by its name, a part of it, or `last`."""
    there = snapshots(path)
    if name == "last":
        return there[-1] if there else None
    exact = [s for s in there if name in (s.path.stem, s.path.name)]
    part = [s for s in there if name in s.path.stem]
    found = exact or part
    return found[0] if len(found) == 1 else None


def into_new_file(snapshot: Snapshot, path: Path) -> Path:
    """A snapshot as a file of its own beside the day, to look at and to go on in. What it is called.

    Raises:
        Damaged, EngineError, OSError: it can't be read, or the file not be written.

    """
    to = free_name(path.parent, f"{path.stem} (as of {snapshot.at:%Y-%m-%d %H-%M})", path.suffix)
    copy_whole(snapshot.path, to)
    return to


def change_places(path: Path, restored: Path, at: datetime) -> Path:
    """The restored file becomes the day; what was the day is kept beside it. Where it is kept.

    Raises:
        InUse: the day is open.
        OSError: the files can't be renamed; the day is where it was.

    """
    lock = DayLock(path)
    lock.take()
    try:
        kept = free_name(path.parent, f"{path.stem} (before {at:%Y-%m-%d %H-%M})", path.suffix)
        _keep(path, kept)
        os.replace(restored, path)  # noqa: PTH105 - one step on every system
        sync_folder(path.parent)
    finally:
        lock.let_go()
    return kept


def _keep(path: Path, kept: Path) -> None:
    """The day under another name too, byte for byte even where it is damaged, whole before it has that name."""
    rolling = path.with_name(f"{path.name}-journal")
    if rolling.exists():
        with suppress(*UNREADABLE):  # too damaged for that: then the journal goes with it
            _taken_back(path)
    copy_bytes(path, kept)
    if rolling.exists():
        os.replace(rolling, kept.with_name(f"{kept.name}-journal"))  # noqa: PTH105 - never beside another day


def _taken_back(path: Path) -> None:
    """A half save of a dead program is taken back; its journal would be played into the file that comes here."""
    db = connect(path, "write")
    try:
        tidy(db, path)
    finally:
        db.close()
