"""Where a new day is put, unless somebody says otherwise."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QStandardPaths, QStorageInfo

from workshop.places import NETWORK, REMOVABLE, Drive, drive_of

_WINDOWS: Final[dict[int, Drive]] = {2: REMOVABLE, 4: NETWORK}  # what GetDriveType says


def documents() -> Path:
    """The folder for documents, or the home where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    place = Path(found) if found else Path.home()
    return place if place.is_dir() else Path.home()


def drive(folder: Path) -> Drive:
    """What a folder lies on, as far as the system says."""
    if sys.platform == "win32":
        system: Any = ctypes.windll.kernel32
        return _WINDOWS.get(system.GetDriveTypeW(folder.anchor or None), "")
    storage = QStorageInfo(str(folder))
    kind = bytes(storage.fileSystemType().data()).decode("ascii", "ignore") if storage.isValid() else ""
    return drive_of(kind)


def is_there(path: Path) -> bool:
    """Whether a file is there; a place that does not answer, or a name that can be none, is as if it were not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
