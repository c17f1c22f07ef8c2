"""Actions, questions and the parking lot as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop import dates
from workshop.kinds import Action, Parked, Question
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.settle import NO_DATE, NOBODY, to_settle
from workshop.vocabulary import label
from workshop.words import one_line, shortened, tidy


@dataclass(frozen=True, slots=True)
class ToDo:
    """One action or question."""

    text: str
    who: str
    cover: str
    when: str
    state: str
    about: str
    note: str  # what shows that it is done, or the answer


@dataclass(frozen=True, slots=True)
class ParkedShown:
    """One parked item, and what became of it."""

    text: str
    became: str


def actions(snapshot: Snapshot) -> tuple[ToDo, ...]:
    """The actions in the order of their dates."""
    found = sorted(snapshot.all(Action), key=lambda a: a.due_date or date.max)
    return tuple(
        ToDo(
            tidy(a.action or "") or tr("An action without words."),
            names.person_of(snapshot, a.owner_person_id) or NOBODY,
            names.person_of(snapshot, a.cover_person_id),
            dates.say(a.due_date) if a.due_date else NO_DATE,
            label("action_status", a.status) or label("action_status", "open"),
            _about(snapshot, a.relates_to),
            tidy(a.evidence_of_done or ""),
        )
        for a in found
    )


def questions(snapshot: Snapshot) -> tuple[ToDo, ...]:
    """The questions that stand, with their answers."""
    return tuple(
        ToDo(
            tidy(q.text or "") or tr("A question without words."),
            names.person_of(snapshot, q.to_person_id) or NOBODY,
            "",
            dates.say(q.due_date) if q.due_date else NO_DATE,
            label("question_status", q.status) or label("question_status", "open"),
            _about(snapshot, q.relates_to),
            tidy(q.answer or ""),
        )
        for q in snapshot.all(Question)
        if q.status != "withdrawn"
    )


def parked(snapshot: Snapshot) -> tuple[ParkedShown, ...]:
    """The parking lot; who raised something is not printed."""
    return tuple(
        ParkedShown(tidy(p.text or "") or tr("An item without words."), _became(snapshot, p))
        for p in snapshot.all(Parked)
    )


def _became(snapshot: Snapshot, p: Parked) -> str:
    """`Became an action: Check the licence, Tamsin Larkwhistle, Council, 9 October 2026.`"""
    if p.disposition in {None, "open"}:
        return to_settle(tr("what becomes of it"))
    found, state = snapshot.find(p.disposition_ref), label("parking_disposition", p.disposition)
    if found is None:
        return f"{state}."
    text = f"{state}: {shortened(found.headline, 160).rstrip('.')}"
    if isinstance(found, Action):
        who, when = names.person_of(snapshot, found.owner_person_id), found.due_date
        text += "".join(f", {part}" for part in (who, dates.say(when) if when else "") if part)
    return f"{text}."


def _about(snapshot: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    found = snapshot.find(id)
    return shortened(one_line(found.headline), 120) if found is not None else ""
