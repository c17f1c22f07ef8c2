"""New names of files that survive a power cut."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


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
