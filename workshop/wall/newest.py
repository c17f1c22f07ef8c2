"""Which record came last in the session that runs: the wall always has it (M24)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from workshop.field import Record
from workshop.kinds import Action, Dataset, Decision, Offer, Question, Risk, UseCase, Value
from workshop.running_order import begun, running
from workshop.snapshot import Snapshot
from workshop.wall.seen import may_show

NEWS: Final[tuple[type[Record], ...]] = (Dataset, UseCase, Offer, Value, Risk, Decision, Action, Question)
FRESH: Final = timedelta(minutes=1)  # how long a record is news


def newest(s: Snapshot) -> str:
    """The id of the last record that was said in what runs, since it began; empty before there is one.

    People are no news, and neither is what was said here before, where a session runs once more.
    """
    part = running(s)
    since = begun(s, part) if part is not None else None
    if part is None or since is None:
        return ""
    found = [(r.created_at, r.order or 0.0, r.id) for cls in NEWS for r in s.all(cls) if r.created_at and may_show(r)
             and r.created_in == part.id and r.created_at >= since]  # fmt: skip
    return max(found)[2] if found else ""


def is_news(r: Record, now: datetime) -> bool:
    """Whether a record was said within the last minute; a clock that was put back makes nothing new."""
    return r.created_at is not None and timedelta(0) <= now - r.created_at < FRESH
