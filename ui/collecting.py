"""Garbage is collected on the interface's thread only.

Python collects cycles on whichever thread happens to allocate. An object of Qt that it finds on another thread would be
destroyed there, and take the program with it.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 500


class Collecting(QObject):
    """Collects in small steps, as often as Python itself would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    def step(self) -> None:
        """The generations that are due."""
        due = [
            n for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if due:
            gc.collect(max(due))


def settle() -> None:
    """After much was loaded that stays: it need not be looked through again and again."""
    gc.collect()
    gc.freeze()


def unsettle() -> None:
    """Some of it goes."""
    gc.unfreeze()
