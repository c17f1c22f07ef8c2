"""What happens in the next 30, 60 and 90 days: actions, promises and the dates of the terms (domain.md 5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from workshop import dates
from workshop.kinds import (
    AbsentRole,
    Action,
    Decision,
    Notice,
    PilotDesign,
    PilotTerms,
    Question,
    Risk,
    TheAsk,
    UseCase,
    Value,
)
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.decisions import role_of
from workshop.words import one_line

STRETCHES: Final = (30, 60, 90)  # days after the day
_OVER: Final = frozenset({"done", "cancelled"})


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to happen by a date."""

    on: date
    text: str
    who: str
    milestone: bool  # a date of the pilot itself, shown before single actions
    of_pilot: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is due within so many days after the day, and after the stretch before."""

    days: int
    until: date
    due: tuple[Due, ...]

    @property
    def heading(self) -> str:
        """`30 days · to 15 October 2026`."""
        return tr("{days} days · to {say}").format(days=self.days, say=dates.say(self.until))


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is ahead, by stretch, and what lies beyond the last."""

    stretches: tuple[Stretch, ...]
    beyond: tuple[Due, ...]


def ahead(snapshot: Snapshot) -> Ahead | None:
    """What is ahead; None where the day has no date, or nothing is due."""
    day = snapshot.workshop.date
    found = sorted(_all(snapshot), key=lambda d: (d.on, not d.milestone, not d.of_pilot, d.text))
    if day is None or not found:
        return None
    ends = [day + timedelta(days=n) for n in STRETCHES]
    starts = [date.min, *(e + timedelta(days=1) for e in ends[:-1])]
    stretches = tuple(
        Stretch(n, end, tuple(d for d in found if start <= d.on <= end))
        for n, start, end in zip(STRETCHES, starts, ends, strict=True)
    )
    return Ahead(stretches, tuple(d for d in found if d.on > ends[-1]))


def foremost(due: tuple[Due, ...], most: int) -> tuple[Due, ...]:
    """So many of them, the pilot's own dates and then its actions first, in the order of their dates."""
    ranked = sorted(due, key=lambda d: (not d.milestone, not d.of_pilot, d.on))[:most]
    return tuple(d for d in due if d in ranked)


def _all(snapshot: Snapshot) -> Iterator[Due]:
    for a in snapshot.all(Action):
        if a.due_date and a.status not in _OVER:
            mine = _of_pilot(snapshot, a.relates_to)
            yield Due(
                a.due_date, _text(a.action, tr("An action")), names.person(snapshot, a.owner_person_id), False, mine
            )
    for q in snapshot.all(Question):
        if q.due_date and q.status == "open":
            who, mine = names.person(snapshot, q.to_person_id), _of_pilot(snapshot, q.relates_to)
            yield Due(q.due_date, tr("Answer: {text}").format(text=_text(q.text, tr("a question"))), who, False, mine)
    for d in snapshot.all(Decision):
        if d.confirm_by and d.status == "provisional":
            absent = snapshot.get(AbsentRole, d.confirm_absent_role_id)
            who = role_of(snapshot, absent) if absent else names.person(snapshot, d.owner_person_id)
            yield Due(
                d.confirm_by,
                tr("Confirm or refuse: {text}").format(text=_text(d.decision, tr("a decision"))),
                who,
                False,
                True,
            )
    asked = snapshot.one(TheAsk)
    if asked and asked.by and asked.text:
        yield Due(asked.by, tr("The decision that is asked for"), one_line(asked.to or ""), True, True)
    if asked and asked.next_on:
        yield Due(asked.next_on, tr("We meet again"), "", True, False)
    if snapshot.pilot is not None:
        yield from _of_terms(snapshot, snapshot.pilot)


def _of_terms(snapshot: Snapshot, pilot: UseCase) -> Iterator[Due]:
    """The dates of the pilot itself."""
    terms = snapshot.one(PilotTerms) or PilotTerms(id="")
    design = snapshot.one(PilotDesign) or PilotDesign(id="")
    notice = snapshot.one(Notice) or Notice(id="")
    dated = [
        (terms.planned_first_use, tr("First use")),
        (design.stop_review_on or terms.review_date, tr("Stop review: go on, change or stop")),
        (terms.end_date, tr("The pilot ends")),
        (design.decision_date, tr("Decision on what comes after")),
        (notice.publish_by if notice.status != "published" else None, tr("The public notice is out")),
    ]
    yield from (Due(on, text, "", True, True) for on, text in dated if on)
    for v in snapshot.all(Value):
        if v.use_case_id == pilot.id and v.measured_by and v.measure and v.status not in {"withdrawn", "measured"}:
            yield Due(v.measured_by, tr("Measured: {measure}").format(measure=one_line(v.measure)), "", True, True)


def _of_pilot(snapshot: Snapshot, id: str | None) -> bool:  # noqa: A002 - the field's name
    """Whether a record is the pilot or one of its own."""
    pilot, found = snapshot.pilot, snapshot.find(id)
    if pilot is None or found is None:
        return False
    if isinstance(found, Decision):
        return pilot.id in found.use_case_ids
    return found.id == pilot.id or (isinstance(found, Risk | Value) and found.use_case_id == pilot.id)


def _text(text: str | None, otherwise: str) -> str:
    return one_line(text or "").rstrip(".") or otherwise
