"""What time it is: a clock is handed to whoever needs one, so that a day can be played at its own time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, with its offset from UTC."""

    def now(self) -> datetime:
        """The present moment, to the second."""
        ...


class SystemClock:
    """The laptop's clock."""

    def now(self) -> datetime:
        """The present moment, to the second."""
        return datetime.now().astimezone().replace(microsecond=0)


class SetClock:
    """A clock that stands still until it is set: the sample day, the demo and the tests run by it."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Go to a moment, forwards or backwards."""
        self._at = at

    def to(self, hour: int, minute: int = 0, second: int = 0) -> None:
        """Go to a time of the same day."""
        self._at = self._at.replace(hour=hour, minute=minute, second=second)

    def forward(self, **by: float) -> None:
        """Go forward, by `minutes=5` and the like."""
        self._at += timedelta(**by)
