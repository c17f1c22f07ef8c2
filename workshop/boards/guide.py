"""The guide: minutes left, one thing to say next, what is missing, what is parked (2.2, M5 to M7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop import dates
from workshop.boards.asking import questions
from workshop.kinds import Action, Decision, Parked, Session
from workshop.playbook.findings import Finding, Target
from workshop.playbook.progress import findings, playbook_of
from workshop.replanning import NOISE
from workshop.running_order import (
    at_minute,
    behind,
    following,
    next_gate,
    paused,
    planned_end,
    running,
    session_of,
    time_left,
)
from workshop.snapshot import Snapshot
from workshop.timers import readings, to_type
from workshop.tongue import tr
from workshop.words import counted, shortened


@dataclass(frozen=True, slots=True)
class Guide:
    """What stands in the guide for the session that is looked at."""

    left: str  # `18 min`; empty when nothing runs
    until: str  # `left · until 11:15`, `over · until 11:15`
    pace: tuple[str, ...]  # `On plan`, `12 min in hand for “pilot chosen”`
    say: str  # the one question to ask the room
    about: Target | None  # the place that it is about; None: a prompt of the session
    place: str  # `2 of 5`
    missing: tuple[Finding, ...]
    parked: str  # `Parked · 2`
    parked_first: str
    counts: str  # what was caught so far: decisions, actions
    timers: tuple[str, ...]  # `In pairs 1:20, then in fours`; of each table
    type_now: str  # `Type now: the room is busy for 4 min.`
    next: str  # what the button does: `Finish: go to Asks and offers`
    here: str  # what begins the session that is looked at, once the day is over


def guide(s: Snapshot, session_id: str, now: datetime, question: int = 0) -> Guide:
    """The guide at a moment; `question` is how many times the next one was asked for."""
    plan = playbook_of(s).session(session_id)
    asked = questions(s, plan, now) if plan else []
    at = question % len(asked) if asked else 0
    time_left, until = _left(s, now)
    return Guide(
        time_left,
        until,
        _pace(s, now),
        asked[at].text if asked else "",
        asked[at].target if asked else None,
        tr("{at} of {asked}").format(at=at + 1, asked=len(asked)) if asked else "",
        tuple(findings(s, plan)) if plan else (),
        *_parked(s),
        _caught(s),
        tuple(x.said for x in readings(s, now)),
        to_type(s, now),
        next_act(s),
        _here(s, session_id),
    )


def _here(s: Snapshot, session_id: str) -> str:
    over = running(s) is None and s.workshop.started_at is not None
    return tr("Start here") if over and s.get(Session, session_id) is not None else ""


def _left(s: Snapshot, now: datetime) -> tuple[str, str]:
    part, rest, since = running(s), time_left(s, now), paused(s)
    if part is None:
        return "", tr("No session runs.") if s.workshop.started_at is not None else ""
    if since is not None:
        return tr("The clock stands"), tr("since {clock} · Ctrl T, 5 goes on").format(clock=dates.clock(since.time()))
    if rest is None:
        return "", tr("{part} · planned until {clock}").format(
            part=part.headline, clock=dates.clock(at_minute(planned_end(part)))
        )
    return rest.amount, f"{rest.word} · {rest.until}"


def _pace(s: Snapshot, now: datetime) -> tuple[str, ...]:
    late, gate = behind(s, now), next_gate(s, now)
    if late is None:
        return ()
    said = tr("{late} min behind").format(late=late) if late > 0 else tr("{late} min ahead").format(late=-late)
    said = said if abs(late) >= NOISE else tr("On plan")
    if gate is None:
        return (said,)
    name = (gate.gate.text or "").lower()
    hand = (
        tr("{minutes} min in hand for").format(minutes=gate.minutes)
        if gate.minutes >= 0
        else tr("{minutes} min too late for").format(minutes=-gate.minutes)
    )
    return (said, f"{hand} “{name}”")


def _parked(s: Snapshot) -> tuple[str, str]:
    waiting = [p for p in s.all(Parked) if p.disposition == "open"]
    if not waiting:
        return "", ""
    first = waiting[0]
    return tr("Parked · {waiting}").format(waiting=len(waiting)), tr("{first} · back in session {back_in}").format(
        first=shortened(first.headline, 60), back_in=first.back_in or 10
    )


def _caught(s: Snapshot) -> str:
    decisions, actions = len(s.all(Decision)), len(s.all(Action))
    parts = [counted(decisions, "decision")] if decisions else []
    parts += [counted(actions, "action")] if actions else []
    return tr("So far {parts}").format(parts=tr(" and ").join(parts)) if parts else ""


def next_act(s: Snapshot) -> str:
    """What finishing the running row leads to."""
    part = running(s)
    if part is None:
        done = s.workshop.started_at is not None
        return "" if done else tr("Start the day")
    after = following(s, part.id)
    if after is None:
        return tr("Finish the day")
    if session_of(s, after) is None:
        return tr("Finish: {after}").format(after=after.headline.lower())
    return tr("{back}: go to {after}").format(
        back=tr("Back") if session_of(s, part) is None else tr("Finish"), after=after.headline
    )
