"""Which record came last in the session that runs: the wall always has it (M24)."""

from __future__ import annotations

from typing import Final

from workshop.field import Record
from workshop.kinds import Action, Dataset, Decision, Offer, Question, Risk, UseCase, Value
from workshop.running_order import running
from workshop.snapshot import Snapshot
from workshop.wall.seen import may_show

NEWS: Final[tuple[type[Record], ...]] = (Dataset, UseCase, Offer, Value, Risk, Decision, Action, Question)


def newest(s: Snapshot) -> str:
    """The id of the last record that was said in what runs; empty before there is one. People are no news."""
    part = running(s)
    if part is None:
        return ""
    found = [(r.created_at, r.order or 0.0, r.id) for cls in NEWS for r in s.all(cls) if r.created_at and may_show(r)
             and r.created_in == part.id]  # fmt: skip
    return max(found)[2] if found else ""
