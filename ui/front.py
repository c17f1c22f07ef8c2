"""A second start with a day that is open brings its window to the front: asked through a file, never a connection."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from workshop.laptop import folder

PATIENCE_SECONDS: Final = 1.2  # the second opener has a view of its own within two seconds
STEP_SECONDS: Final = 0.03


def _note(path: Path) -> Path:
    return folder() / "front" / sha256(str(path.resolve()).encode()).hexdigest()[:32]


def ask(path: Path) -> bool:
    """Ask whoever has this day open to come to the front; whether somebody does."""
    note = _note(path)
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text("front", encoding="utf-8")
        for _ in range(round(PATIENCE_SECONDS / STEP_SECONDS)):
            if not note.exists():
                return True
            sleep(STEP_SECONDS)
        note.unlink(missing_ok=True)
    except OSError:
        return False
    return False


class Front(QObject):
    """Listens for a day to be asked for."""

    asked = Signal(str)  # the path, as it was opened here

    def __init__(self) -> None:
        super().__init__()
        self._paths: dict[Path, str] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._changed)

    def listen(self, path: Path) -> None:
        """From now on for this day too."""
        note = _note(path)
        try:
            note.parent.mkdir(parents=True, exist_ok=True)
            note.unlink(missing_ok=True)
        except OSError:
            return
        self._paths[note] = str(path)
        self._watcher.addPath(str(note.parent))

    def forget(self, path: Path) -> None:
        """No more for this day."""
        self._paths.pop(_note(path), None)

    def _changed(self) -> None:
        for note, path in list(self._paths.items()):
            if note.exists():
                note.unlink(missing_ok=True)
                self.asked.emit(path)
