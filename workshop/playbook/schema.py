"""What a playbook is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Final

from workshop.tongue import tr

ALL_OF_US: Final = tr("all of us")  # in a read-back by organisation, the row of what everybody decided


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
    counts: tuple[str, ...] = ()  # what the room counts in it: slips, scores, dots, hands, fists, guesses, screening


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
    people: str = ""  # for whom it is: `8 to 16 people`
    by_organisation: bool = False  # read-back: an organisation stands with all that is its own
    one_screen: bool = False  # one laptop on the table: it is the room screen too
    options: tuple[str, ...] = ()  # that may be answered to the ask at the close
    next_in_days: int = 30  # after the day, in which the room meets again
    text: str = ""  # the TOML that it was read from

    @property
    def finish(self) -> time:
        """When a day of this plan is over that begins when it says."""
        lasts = sum(x.minutes for x in self.sessions) + sum(x.minutes for x in self.breaks)
        at = min(self.start.hour * 60 + self.start.minute + lasts, 24 * 60 - 1)
        return time(at // 60, at % 60)

    def session(self, id: str | None) -> SessionPlan | None:  # noqa: A002 - the field's name
        """The session of that id."""
        return next((s for s in self.sessions if s.id == id), None)
