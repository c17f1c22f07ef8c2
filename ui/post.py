"""Letters from other threads, opened on the interface's thread.

A thread never holds an object of Qt: whoever let go of it last would destroy it, on whichever thread that is. It
holds a number, and sends letters to that number; who has gone gets none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

Receive = Callable[..., object]


class Post(QObject):
    """One for the program; it lives as long as the process."""

    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._letters: SimpleQueue[tuple[int, tuple[Any, ...]]] = SimpleQueue()
        self._doors: dict[int, Receive] = {}
        self._numbers = count(1)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def door(self, receive: Receive) -> int:
        """A number to which letters can be sent; on the interface's thread."""
        number = next(self._numbers)
        self._doors[number] = receive
        return number

    def close_door(self, number: int) -> None:
        """No more letters for this number; on the interface's thread."""
        self._doors.pop(number, None)

    def send(self, number: int, *letter: Any) -> None:
        """Send a letter; from any thread."""
        self._letters.put((number, letter))
        self._arrived.emit()

    def _deliver(self) -> None:
        while True:
            try:
                number, letter = self._letters.get_nowait()
            except Empty:
                return
            receive = self._doors.get(number)
            if receive is not None:
                receive(*letter)


@cache
def post() -> Post:
    """The post of this program; asked for first on the interface's thread."""
    return Post()
