"""What can wait until the hands were served: done at the next turn of the events, however often asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Soon(QTimer):
    """One thing to do; its owner is its parent, so that it ends with it."""

    def __init__(self, owner: QObject, do: Callable[[], object], after_ms: int = 0) -> None:
        super().__init__(owner)
        self.setSingleShot(True)
        self.setInterval(after_ms)
        self.timeout.connect(do)
