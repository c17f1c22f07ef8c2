"""Work in the background: a snapshot in, a result back on the interface's thread; owned, cancellable, always ending."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class Cancelled(Exception):
    """Somebody changed their mind."""


class Job(QObject):
    """One run of `work(progress)`. Its owner keeps it until `finished`, which comes whatever happens."""

    succeeded = Signal(object)
    failed = Signal(object)  # the exception
    progressed = Signal(float)  # 0 to 1
    finished = Signal()

    def __init__(self, work: Callable[[Callable[[float], None]], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._stop = work, Event()

    def start(self) -> None:
        """Begin, on a thread of the pool."""
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Stop at the next step; `failed` says Cancelled."""
        self._stop.set()

    def _progress(self, done: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done)

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
            self._progress(1.0)
            self.succeeded.emit(result)
        except BaseException as e:  # noqa: BLE001 - the boundary of a thread: handed over, never swallowed
            self.failed.emit(e)
        finally:
            self.finished.emit()
