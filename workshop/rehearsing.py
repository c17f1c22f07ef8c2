"""Makes a rehearsal: of the invented day, or of one’s own as it stands. The day itself is only read."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from secrets import token_hex

from workshop import commands as c
from workshop import rehearsal
from workshop.clock import Clock
from workshop.lasting import sync_folder
from workshop.places import ENDING
from workshop.sample import write_sample
from workshop.store.store import Store
from workshop.store.whole import copy_whole


def rehearse_sample(path: Path, clock: Clock) -> None:
    """Write a rehearsal of the invented day to a new file: it is today, and nobody has said anything yet.

    Raises:
        FileExistsError: there is a file of that name.
        OSError, EngineError: it can't be written.

    """
    write_sample(path, rehearsed=clock.now())


def rehearse_day(day: Path, path: Path, clock: Clock) -> None:
    """Write a rehearsal of a day, as it was last saved, to a new file; no file is there before it is one.

    Raises:
        FileExistsError: there is a file of that name.
        NotOurs, Damaged, EngineError, OSError: the day can't be read, or the rehearsal not be written.

    """
    if path.exists():
        raise FileExistsError(path.name)
    part = path.with_name(f"~{path.stem}.{token_hex(4)}{ENDING}")  # a name that nothing else has
    try:
        copy_whole(day, part)
        store = Store(part, clock)
        try:
            if not rehearsal.is_rehearsal(store.state):
                store.execute(c.Set(rehearsal.SETTING, rehearsal.OWN_DAY))
        finally:
            behind = store.close()
        if behind:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        part.rename(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
