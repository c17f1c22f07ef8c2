"""What a playbook is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A part of a session’s technique that has a time of its own: alone, in pairs, in fours."""

    label: str
    minutes: int
    busy: bool  # the room is busy with itself meanwhile: there is time to type


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """One session as a playbook plans it."""

    id: str
    number: int
    phase: str
    heading: str  # of the group that it stands under in the rail
    title: str
    short: str
    minutes: int
    screen: str  # the name of its screen
    adds: str  # the kind that words without a kind make in the line
    question: str  # the title of its screen
    purpose: str
    placeholder: str
    empty: str
    prompts: tuple[str, ...]
    done: tuple[str, ...]  # names of predicates
    needs: tuple[str, ...] = ()
    steps: tuple[StepPlan, ...] = ()
    tables: int = 0  # that work side by side in it; 0: the room is one
    counts: tuple[str, ...] = ()  # what the room counts in it: slips, scores, dots, hands, fists


@dataclass(frozen=True, slots=True)
class BreakPlan:
    """A break, after a session."""

    id: str
    after: str
    label: str
    minutes: int


@dataclass(frozen=True, slots=True)
class GatePlan:
    """A time by which a session must have started or ended."""

    id: str
    text: str
    by: time
    session: str
    edge: str


@dataclass(frozen=True, slots=True)
class PlaybookPlan:
    """A whole playbook."""

    id: str
    revision: int
    name: str
    start: time
    trust: tuple[str, ...]
    ground_rules: tuple[str, ...]
    sessions: tuple[SessionPlan, ...]
    breaks: tuple[BreakPlan, ...]
    gates: tuple[GatePlan, ...]
    text: str  # the TOML that it was read from

    def session(self, id: str | None) -> SessionPlan | None:  # noqa: A002 - the field's name
        """The session of that id."""
        return next((s for s in self.sessions if s.id == id), None)
