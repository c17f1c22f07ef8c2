"""Which emergency card fits now, with the names of this day in its lines (interaction.md W18, 1.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from workshop.boards.leaving import leaving
from workshop.capture.names import Names
from workshop.field import Record
from workshop.formulas.authority import ORDER, present
from workshop.kinds import Gate, Person, Session, SignOff
from workshop.playbook.emergencies import EmergencyPlan, emergencies
from workshop.playbook.progress import playbook_of
from workshop.replanning import NOISE
from workshop.running_order import at_minute, behind, minutes, paused, running
from workshop.snapshot import Snapshot
from workshop.tongue import tr

SOON: Final = 10  # minutes before its gate, from which the card of the pilot comes first
CHOSEN: Final = "one_pilot"  # the rule of the session in which it is chosen
ADVISERS: Final = ("legal", "dpo", "caldicott_guardian", "caldicott_support")  # who is asked what the law requires


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known when somebody asks for help."""

    session_id: str  # that is looked at
    now: datetime
    selected: Record | None = None
    turn: str | None = None  # the organisation that speaks
    not_saved: bool = False
    screen_lost: bool = False


@dataclass(frozen=True, slots=True)
class Emergency:
    """A card, ready to be read out and typed."""

    id: str
    title: str
    say: tuple[str, ...]
    lines: tuple[str, ...]
    room: str
    kept: str
    first: str = ""  # what is to be done before its lines can be used
    fits: bool = False  # the situation calls for it


def going_wrong(s: Snapshot, at: Situation) -> list[Emergency]:
    """All cards: those that fit the situation, then those of the session; last those whose fact does not hold."""

    def rank(plan: EmergencyPlan) -> tuple[bool, bool, bool]:
        return not _holds(s, at, plan), at.session_id not in plan.sessions, bool(plan.when)

    ranked = sorted(emergencies(), key=rank)
    return [_filled(s, at, plan) for plan in ranked]


def adds_a_record(line: str) -> bool:
    """Whether a line of a card adds something; others change what is selected, or do an act."""
    return re.match(r"[a-z]+:", line) is not None


def _holds(s: Snapshot, at: Situation, plan: EmergencyPlan) -> bool:
    return any(FACTS[name](s, at) for name in plan.when)


# -- facts of the situation --


def _not_saved(s: Snapshot, at: Situation) -> bool:  # noqa: ARG001 - one shape for all
    return at.not_saved


def _screen_lost(s: Snapshot, at: Situation) -> bool:  # noqa: ARG001
    return at.screen_lost


def _clock_stands(s: Snapshot, at: Situation) -> bool:  # noqa: ARG001
    return paused(s) is not None


def _behind_early(s: Snapshot, at: Situation) -> bool:
    """Behind while the first session runs, or not begun when it should have."""
    part, start = running(s), s.workshop.start
    if part is None:
        late = start is not None and s.workshop.date == at.now.date() and minutes(at.now) - minutes(start) >= NOISE
        return s.workshop.started_at is None and late
    return isinstance(part, Session) and part.number == 1 and (behind(s, at.now) or 0) >= NOISE


def _no_pilot_by_the_gate(s: Snapshot, at: Situation) -> bool:
    """The session runs in which the pilot is chosen, none is, and its gate is near or past."""
    part = running(s)
    plan = playbook_of(s).session(part.id) if isinstance(part, Session) else None
    if plan is None or CHOSEN not in plan.done or s.pilot is not None:
        return False
    times = [g.by for g in s.all(Gate) if g.session_id == plan.id and g.by is not None]
    return any(minutes(by) - minutes(at.now) <= SOON for by in times)


def _decider_leaves(s: Snapshot, at: Situation) -> bool:
    return bool(leaving(s, at.now))


def _signed(s: Snapshot, at: Situation) -> bool:  # noqa: ARG001
    return s.workshop.status == "closed" and any(x.accepted for x in s.all(SignOff))


FACTS: Final[Mapping[str, Callable[[Snapshot, Situation], bool]]] = MappingProxyType(
    {
        "not_saved": _not_saved,
        "screen_lost": _screen_lost,
        "clock_stands": _clock_stands,
        "behind_early": _behind_early,
        "no_pilot_by_the_gate": _no_pilot_by_the_gate,
        "decider_leaves": _decider_leaves,
        "signed": _signed,
    }
)


# -- names in lines --


def _filled(s: Snapshot, at: Situation, plan: EmergencyPlan) -> Emergency:
    names = Names(s)
    people = {"adviser": _adviser, "finder": _finder, "decider": _decider, "cover": _cover}
    lines = tuple(_line(text, {n: names.typed_of(who(s, at)) for n, who in people.items()}) for text in plan.lines)
    table = at.selected.KIND.table if at.selected is not None else ""
    first = "" if plan.about in ("", table) else tr("Choose the {kinds} with ↑ first.").format(kinds=_KINDS[plan.about])
    return Emergency(plan.id, plan.title, plan.say, lines, plan.room, plan.kept, first, _holds(s, at, plan))


_KINDS: Final = MappingProxyType({"dataset": tr("dataset"), "use_case": tr("use case"), "risk": tr("risk")})


def _line(text: str, names: Mapping[str, str]) -> str:
    """A line with names in it; a name that nobody has goes, with its sign and the words that need it."""
    for name, typed in names.items():
        gap = "" if typed else f" finds out @{{{name}}}"
        text = text.replace(gap, "") if gap else text
        text = text.replace(f"@{{{name}}}", f"@{typed}" if typed else "").replace(f"{{{name}}}", typed)
    inside = re.sub(r"(?<=\S) {2,}", " ", text)
    return inside if text.endswith(": ") else inside.rstrip()


def _here(s: Snapshot, at: Situation) -> list[Person]:
    """Who is in the room now; before the roll call everybody who is on the list."""
    time = at_minute(minutes(at.now))
    there = [p for p in s.all(Person) if present(p, time)]
    return there or [p for p in s.all(Person) if p.here is not False]


def _adviser(s: Snapshot, at: Situation) -> str | None:
    """Who is asked what the law requires: a lawyer before a data protection officer, then who advises."""
    here = _here(s, at)
    for role in ADVISERS:
        found = next((p.id for p in here if role in p.governance_roles), None)
        if found:
            return found
    return next((p.id for p in here if p.authority_today == "advise"), None)


def _finder(s: Snapshot, at: Situation) -> str | None:
    """Who finds something out: somebody of the organisation whose turn it is, the strongest first."""
    ours = [p for p in _here(s, at) if p.org_id == at.turn and at.turn]
    return min(ours, key=lambda p: ORDER.index(p.authority_today or "none")).id if ours else None


def _decider(s: Snapshot, at: Situation) -> str | None:
    """Who leaves next and could decide."""
    going = [
        p for p in s.all(Person) if p.present_to is not None and p.authority_today == "decide" and p.here is not False
    ]
    later = [p for p in going if p.present_to and p.present_to >= at_minute(minutes(at.now))]
    return min(later, key=lambda p: p.present_to or at.now.time()).id if later else None


def _cover(s: Snapshot, at: Situation) -> str | None:
    """Who stays of the organisation of the one who leaves."""
    gone = s.get(Person, _decider(s, at))
    ours = [p for p in _here(s, at) if gone is not None and p.org_id == gone.org_id and p.id != gone.id]
    return ours[0].id if ours else None
