"""What time it is: a clock is handed to whoever needs one, so that a day can be played at its own time."""

from __future__ import annotations

import sys
import time
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, with its offset from UTC."""

    def now(self) -> datetime:
        """The present moment, to the second."""
        ...

    def elapsed(self) -> float:
        """Seconds since some moment, sleep counted; nobody can put them forward or back."""
        ...


class SystemClock:
    """The laptop's clock."""

    def now(self) -> datetime:
        """The present moment, to the second."""
        return datetime.now().astimezone().replace(microsecond=0)

    def elapsed(self) -> float:
        """Seconds since some moment, sleep counted: each system has another clock that runs on while it sleeps."""
        if sys.platform == "win32":
            return time.monotonic()
        return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class SetClock:
    """A clock that stands still until it is set: the sample day, the demo and the tests run by it."""

    def __init__(self, at: datetime) -> None:
        self._at, self._elapsed = at, 0.0

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Go to a moment, forwards or backwards: the time between has passed."""
        self._elapsed += max(0.0, (at - self._at).total_seconds())
        self._at = at

    def to(self, hour: int, minute: int = 0, second: int = 0) -> None:
        """Go to a time of the same day."""
        self.set(self._at.replace(hour=hour, minute=minute, second=second))

    def forward(self, **by: float) -> None:
        """Go forward, by `minutes=5` and the like."""
        self.set(self._at + timedelta(**by))

    def elapsed(self) -> float:
        """Seconds that have passed."""
        return self._elapsed

    def jump(self, at: datetime) -> None:
        """Somebody sets the laptop’s clock: it tells another moment, and no time has passed."""
        self._at = at
