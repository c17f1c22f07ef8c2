"""Cycles of objects are collected on the interface's thread only: Qt's objects may be destroyed nowhere else.

Left to itself, Python collects on whichever thread happens to make the next object: the writer's, or that of a job.
A timer or a watcher of a window that was closed would then be destroyed there, and the program would fall.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 1000
YOUNG: Final = (1, 0)  # generations; a look through the oldest takes longer than hands should wait


class Garbage(QObject):
    """Collects from when it is made until it is stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.young)
        self._timer.start()

    def young(self) -> None:
        """What has become of the last moments, as often as Python would by itself."""
        for generation in YOUNG:
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def all(self) -> None:
        """Everything, once hands have time: a window was closed, and its parts hold each other."""
        QTimer.singleShot(0, gc.collect)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
