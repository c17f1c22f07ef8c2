"""Names of files that survive a power cut: what has one is whole."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from shutil import copyfile
from typing import Final

GONE: Final = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT})  # the stick was pulled


def sync_folder(folder: Path, *, or_fail: bool = False) -> None:
    """Make sure that a new name lasts, as far as the system can: Windows does so by itself, some sticks can't.

    Raises:
        OSError: with `or_fail`, the disk is not there any more: nobody knows which of two names it has.

    """
    if os.name == "nt":
        return
    try:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
    except OSError as e:  # the file is in its place already
        if or_fail and e.errno in GONE:
            raise


def copy_bytes(path: Path, to: Path) -> None:
    """A file under another name too, byte for byte; it has that name only when all of it lasts.

    Raises:
        OSError: it can't be read or written; nothing is left of it.

    """
    part = to.with_name(f"{to.name}.part")
    try:
        copyfile(path, part)
        with part.open("rb+") as f:
            os.fsync(f.fileno())
        os.replace(part, to)  # noqa: PTH105 - one step on every system
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(to.parent)
