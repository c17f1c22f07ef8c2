"""Work in the background: a snapshot in, a result back on the interface's thread; owned, cancellable, always ending."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any, Final

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal


class Cancelled(Exception):
    """Somebody changed their mind."""


class Job(QObject):
    """One run of `work(progress)`; `finished` comes whatever happens.

    It belongs to no widget: a window that is closed meanwhile hears no more of it, and the work is done all the same.
    """

    succeeded = Signal(object)
    failed = Signal(object)  # the exception
    progressed = Signal(float)  # 0 to 1
    finished = Signal()

    def __init__(self, work: Callable[[Callable[[float], None]], Any]) -> None:
        super().__init__()
        self._work, self._stop = work, Event()
        self.finished.connect(self._let_go)

    def start(self) -> None:
        """Begin, on a thread of the pool."""
        _RUNNING.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Stop at the next step; `failed` says Cancelled."""
        self._stop.set()

    def _progress(self, done: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit(done)

    def _let_go(self) -> None:
        QTimer.singleShot(0, partial(_RUNNING.discard, self))  # once everybody who listens has heard

    def _run(self) -> None:
        try:
            result = self._work(self._progress)
            self._progress(1.0)
            self.succeeded.emit(result)
        except BaseException as e:  # noqa: BLE001 - the boundary of a thread: handed over, never swallowed
            self.failed.emit(e)
        finally:
            self.finished.emit()


_RUNNING: Final[set[Job]] = set()  # kept here, so that no thread speaks for an object that is gone


def running() -> int:
    """How many jobs have not finished."""
    return len(_RUNNING)


def wait() -> None:
    """Until all that was begun is done: the program ends after its work."""
    QThreadPool.globalInstance().waitForDone()
