"""Start to first painted window, against an empty window of PySide6: whole processes, one of each in turn."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import line, middle

RUNS = 9
OURS, EMPTY = "ours", "empty"


def report() -> Iterator[str]:
    """What came of it."""
    with tempfile.TemporaryDirectory() as folder:
        once(OURS, Path(folder)), once(EMPTY, Path(folder))  # from here on the disk has it all in memory
        runs = [(once(OURS, Path(folder)), once(EMPTY, Path(folder))) for _ in range(RUNS)]
    ours, empty = zip(*runs, strict=True)
    yield f"Start to the first painted window, {RUNS} runs"
    yield line("median", middle(ours), middle(empty), "empty window of PySide6")
    yield line("slowest", max(ours), max(empty), "its slowest")


def once(which: str, folder: Path) -> float:
    """One start, in milliseconds from the moment the process is asked for."""
    place = {**os.environ, "PILOT_WORKSHOP_SETTINGS": str(folder / "settings")}
    command = [sys.executable, "-m", __name__, which, str(time.monotonic_ns())]
    return float(subprocess.run(command, env=place, check=True, capture_output=True, text=True).stdout)


def _start(which: str, since: int) -> None:
    """In a process of its own: start, say how long it took until a window was painted, end."""
    from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: PLC0415 - a start is measured with its imports
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415

    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
                QTimer.singleShot(0, self.say)  # when all that is in it is painted too
            return False

        def say(self):
            print(f"{(time.monotonic_ns() - since) / 1e6:.2f}", flush=True)  # noqa: T201 - to the parent
            os._exit(0)

    painted = Painted()
    if which == EMPTY:
        app = QApplication([])
        app.installEventFilter(painted)
        window = QWidget()
        window.resize(1280, 680)
        window.show()
        app.exec()
    else:
        from ui.__main__ import main  # noqa: PLC0415
        from ui.app import application  # noqa: PLC0415

        application().installEventFilter(painted)
        main([])


if __name__ == "__main__":
    _start(sys.argv[1], int(sys.argv[2]))
