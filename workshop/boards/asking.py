"""What to ask the room next: the prompts of the session, and what its record leaves open, as it is said aloud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from workshop.gaps import Firing, reached, speaking
from workshop.gaps.records import is_open, record_of
from workshop.playbook.findings import Target
from workshop.playbook.schema import SessionPlan
from workshop.running_order import left, running, session_of
from workshop.snapshot import Snapshot

WRITTEN: Final = frozenset({"document", "close"})  # phases in which what is open is the work at hand
_HELD: Final = "G25"  # the one rule that may ask about a record that is held off the room screen


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, and the place that it is about, where there is one."""

    text: str
    target: Target | None = None


def questions(s: Snapshot, plan: SessionPlan, now: datetime) -> list[Asked]:
    """What can be asked in a session, the next one first.

    What this session has to settle comes before its prompts once half of its minutes are gone, from the start where
    writing down is the work, and where somebody only looks; what earlier sessions left open comes last.
    """
    prompts = [Asked(p) for p in plan.prompts]
    found = [f for f in speaking(s, plan.number) if _unasked(s, f)] if plan.number <= reached(s) else []
    own = [_of(f) for f in found if f.since == plan.number]
    older = [_of(f) for f in found if f.since < plan.number]
    return [*own, *prompts, *older] if _leads(s, plan, now) else [*prompts, *own, *older]


def _of(f: Firing) -> Asked:
    return Asked(f.found.ask, Target(table=f.found.table, id=f.found.id, field=f.found.field))


def _leads(s: Snapshot, plan: SessionPlan, now: datetime) -> bool:
    part, minutes = running(s), left(s, now)
    session = session_of(s, part) if part is not None else None
    if plan.phase in WRITTEN or part is None or session is None or session.id != plan.id:
        return True
    return minutes is not None and minutes * 2 <= (part.planned_minutes or 0)


def _unasked(s: Snapshot, f: Firing) -> bool:
    """Whether nobody has answered it yet, by a name and a date, a reason, or words; and it may be said aloud."""
    about, kept = s.find(f.found.id), record_of(s, f)
    if about is not None and about.held and f.rule.id != _HELD:
        return False
    return kept is None or (is_open(kept) and not (kept.owner_person_id and kept.due_date))
