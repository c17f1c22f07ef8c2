"""Names of files that survive a power cut: what has one is whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from shutil import copyfile


def sync_folder(folder: Path) -> None:
    """Make sure that a new name lasts, as far as the system can: Windows does so by itself, some sticks can't."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):  # the file is in its place already
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


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
