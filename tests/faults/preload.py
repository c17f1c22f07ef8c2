"""The preloaded layer: built, as the environment of a program, and its functions inside one. Linux only."""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

SOURCE = Path(__file__).with_name("layer.c")
KINDS: Final = {"write": 1, "sync": 2, "truncate": 4, "open": 8, "rename": 16, "unlink": 32, "read": 64}


def built(folder: Path) -> Path:
    """The layer as a library in this folder.

    Raises:
        OSError: there is no C compiler (in Debian's gcc).
        subprocess.CalledProcessError: it can't be built.
    """
    library = folder / "layer.so"
    if not library.exists():
        with tempfile.TemporaryDirectory(dir=folder) as aside:
            made = Path(aside) / library.name
            command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", made, SOURCE, "-ldl"]
            subprocess.run(command, check=True)
            made.replace(library)
    return library


def environment(library: Path, sync_ms: int = 0) -> dict[str, str]:
    """The environment of a program whose syncs take so much longer."""
    return {**os.environ, "LD_PRELOAD": str(library), "PILOT_SYNC_MS": str(sync_ms)}


class Layer:
    """The layer under this process, which was started on it."""

    def __init__(self) -> None:
        """Find it.

        Raises:
            AttributeError: this process does not run on it.
        """
        self._c = ctypes.CDLL(None)
        for name in ("layer_folder", "layer_record", "layer_mark"):
            getattr(self._c, name).argtypes = [ctypes.c_char_p]
        self._c.layer_fail.argtypes = [ctypes.c_int, ctypes.c_long, ctypes.c_long, ctypes.c_int]
        self._c.layer_delay.argtypes = [ctypes.c_long]
        for name in ("layer_seen", "layer_failed"):
            getattr(self._c, name).restype = ctypes.c_long

    def watch(self, folder: Path | None) -> None:
        """Look at the files of this folder, and of no other."""
        self._c.layer_folder(os.fsencode(folder.resolve()) if folder else b"")

    def record(self, to: Path | None) -> None:
        """Write down into this file what is done; None for no more."""
        self._c.layer_record(os.fsencode(to) if to else b"")

    def mark(self, text: str) -> None:
        """A line in the record."""
        self._c.layer_mark(text.encode())

    def fail(self, kind: str, nth: int, many: int, error: int) -> None:
        """From the nth call of a kind on let so many fail, -1 for all; counting begins now."""
        self._c.layer_fail(KINDS[kind], nth, many, error)

    def heal(self) -> None:
        """Let nothing fail; what was counted is forgotten."""
        self._c.layer_fail(0, 0, 0, 0)

    @property
    def failed(self) -> int:
        """How many calls have failed."""
        return int(self._c.layer_failed())

    @property
    def seen(self) -> int:
        """How many calls of the kind there were."""
        return int(self._c.layer_seen())

    def delay(self, ms: int) -> None:
        """Each sync takes so much longer."""
        self._c.layer_delay(ms)

    def system_locks(self, *, on: bool) -> None:
        """Whether a lock of the system holds anybody off in this folder; on a shared one it may not."""
        self._c.layer_locks(int(on))
