"""The parts of a pilot: how each is asked for, and how an answer is said."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workshop import dates
from workshop.field import described
from workshop.formulas.halving import said
from workshop.kinds import PilotDesign
from workshop.tongue import tr

QUESTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "people": tr("Who is in it? The fewest people that would teach us something"),
        "fields": tr("Which fields? Only those without which it does not work"),
        "place": tr("Where? One place"),
        "duration": tr("How long?"),
        "stop_rule": tr("What stops it at once?"),
        "stop_review_on": tr("On which day do we decide whether to stop?"),
        "success_test": tr("What will have happened if it worked?"),
        "decision_date": tr("On which day is it decided what comes after?"),
    }
)
DAYS: Final = frozenset({"stop_review_on", "decision_date"})
PILOT: Final = "pilot "  # how the id of a row begins
LABELS: Final = MappingProxyType({part: described(PilotDesign)[part].label for part in QUESTIONS})


def part_of(row: str) -> str:
    """The part of the pilot that a row asks for; empty where it is no row of this walk."""
    part = row.removeprefix(PILOT)
    return part if row.startswith(PILOT) and part in QUESTIONS else ""


def shown(d: PilotDesign, part: str) -> str:
    """An answer as it is said."""
    value = getattr(d, part)
    return (dates.say(value) if value else "") if part in DAYS else said(d, part)
