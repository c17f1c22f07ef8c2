"""What the desk added after the record was accepted: it describes what was said, and changes none of it (W1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completed:
    """One field of the desk that was filled or changed after somebody had accepted the record."""

    record: str  # `Dataset “Council Tax Reduction caseload”`
    field: str
    was: str  # empty where nothing stood there
    now: str
