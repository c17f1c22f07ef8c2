"""The ideas that are not the pilot, by what became of them, with the reason that was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop.formulas import choosing
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import one_line, spelled, tidy

_ORDER: Final = ("quick_win", "shortlisted", "deferred", "parked", "rejected", "candidate", "idea")


@dataclass(frozen=True, slots=True)
class Idea:
    """One of them."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class State:
    """The ideas of one state."""

    label: str
    ideas: tuple[Idea, ...]
    no: bool  # whether it is a no, of which the reason says what would turn it


@dataclass(frozen=True, slots=True)
class Ideas:
    """All ideas but the pilot."""

    heading: str
    states: tuple[State, ...]


def others(snapshot: Snapshot) -> Ideas | None:
    """The other ideas by state; None where there are none."""
    pilot = snapshot.pilot
    found = [u for u in choosing.asks(snapshot) if pilot is None or u.id != pilot.id]
    if not found:
        return None
    states = []
    for code in (*_ORDER, None):
        of_state = [u for u in found if u.status == code]
        if of_state:
            ideas = tuple(
                Idea(one_line(u.title or "") or tr("An idea without words"), tidy(u.choice_reason or ""))
                for u in of_state
            )
            states.append(
                State(label("use_case_status", code) or tr("Not said"), ideas, code in {"parked", "rejected"})
            )
    n = len(found)
    heading = tr("The {n} ideas").format(n=spelled(n)) if n > 1 else tr("The one idea")
    if pilot is not None:
        heading = tr("And the other {n} ideas").format(n=spelled(n)) if n > 1 else tr("And the other idea")
    return Ideas(heading, tuple(states))
