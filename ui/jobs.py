"""Work in the background: a snapshot in, a result back on the interface's thread; owned, cancellable, always ending."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any, Final

from PySide6.QtCore import QObject, QThreadPool, Signal

from ui.post import post

Work = Callable[[Callable[[float], None]], Any]


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

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work, self._stop = work, Event()

    def start(self) -> None:
        """Begin, on a thread of the pool."""
        door = post().door(self._heard)
        _RUNNING[door] = self
        QThreadPool.globalInstance().start(partial(_run, self._work, self._stop, partial(post().send, door, door)))

    def cancel(self) -> None:
        """Stop at the next step; `failed` says Cancelled."""
        self._stop.set()

    def _heard(self, door: int, what: str, value: Any = None) -> None:
        if what == "progressed":
            self.progressed.emit(value)
            return
        post().close_door(door)
        del _RUNNING[door]
        (self.succeeded if what == "succeeded" else self.failed).emit(value)
        self.finished.emit()


_RUNNING: Final[dict[int, Job]] = {}  # jobs whose work is not done; nobody else has to keep them


def _run(work: Work, stop: Event, send: Callable[..., None]) -> None:
    """On a thread of the pool."""

    def progress(done: float) -> None:
        if stop.is_set():
            raise Cancelled
        send("progressed", done)

    try:
        result = work(progress)
        progress(1.0)
    except BaseException as e:  # noqa: BLE001 - the boundary of a thread: handed over, never swallowed
        send("failed", e)
    else:
        send("succeeded", result)


def running() -> int:
    """How many jobs have not finished."""
    return len(_RUNNING)


def wait() -> None:
    """Until all that was begun is done: the program ends after its work."""
    QThreadPool.globalInstance().waitForDone()
