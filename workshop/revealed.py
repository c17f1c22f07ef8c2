"""What waits to be revealed: counts and guesses that the room gave, and that nobody sees before all are in (W9)."""

from __future__ import annotations

from typing import Any, Final

from workshop import personal
from workshop.field import Field, Record, described
from workshop.formulas.trust import FEWEST
from workshop.kinds import Guess, Risk, Session, Setting, Trust, UseCase
from workshop.named import as_chosen
from workshop.snapshot import Snapshot

SHOWN: Final = "room.shown."  # settings of the day: what was shown on somebody's word, by session
OVER: Final = frozenset({"done", "skipped"})


def is_shown(s: Snapshot, session_id: str | None) -> bool:
    """Whether somebody let what waits be seen in a session."""
    found = s.get(Setting, f"{SHOWN}{session_id}") if session_id is not None else None
    return found is not None and bool(found.value)


def waits(s: Snapshot, cls: type[Record], field: Field) -> bool:
    """Whether a field waits: its session is still to come or runs, and nobody has revealed it there.

    Trust waits for the session in which it is asked again: a figure seen in the morning is an anchor. A day that has
    not begun hides nothing from whoever prepares it.
    """
    if not field.on_show or s.workshop.started_at is None:
        return False
    number = described(Trust)["end"].session if cls is Trust else field.session
    session = next((x for x in s.all(Session) if x.number == number), None)
    if session is None or session.ended_at is not None or session.state in OVER:
        return False
    return not is_shown(s, session.id)


def in_papers(s: Snapshot) -> Snapshot:
    """The day as papers may tell it: without what waits, and without details that nobody said to keep.

    People are called as somebody chose (`named`). Trust is in them once it was counted twice, shown or not.
    """
    s = as_chosen(_without_details(s))
    waiting: dict[type[Record], dict[str, Any]] = {cls: _waiting(s, cls) for cls in (UseCase, Risk, Guess)}
    if not any(waiting.values()):
        return s
    return Snapshot.of(r.with_values(**left) if (left := waiting.get(type(r))) else r for r in s.records())


def _without_details(s: Snapshot) -> Snapshot:
    found = {u.record.id for u in personal.undecided(s)}
    if not found:
        return s
    known = personal.people(s)
    return Snapshot.of(personal.masked(r, known) if r.id in found else r for r in s.records())


def _waiting(s: Snapshot, cls: type[Record]) -> dict[str, Any]:
    """The fields of a kind that wait, empty."""
    return {f.name: () if f.many else None for f in described(cls).values() if waits(s, cls, f)}


def withheld(s: Snapshot, record: Record, field: Field) -> bool:
    """Whether a value leaves the program in no way: it waits, or so few answered that it gives an answer away (G24)."""
    return gives_away(type(record), field, getattr(record, field.name)) or waits(s, type(record), field)


def gives_away(cls: type[Record], field: Field, value: object) -> bool:
    """Whether counts are of so few answers that one of them could be told."""
    return cls is Trust and field.on_show and isinstance(value, tuple) and 0 < sum(value) < FEWEST
