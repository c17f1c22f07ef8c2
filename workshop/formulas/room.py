"""Who is in the room at a time, and who of them is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Final

from workshop.kinds import Organisation, Person
from workshop.snapshot import Snapshot

OUTSIDERS: Final = frozenset({"facilitator", "scribe"})  # they don't answer the trust statements


def _here(s: Snapshot, at: time | None) -> Iterator[Person]:
    called = (p for p in s.all(Person) if p.here is True)
    return (p for p in called if at is None or p.present_to is None or at <= p.present_to)


def sits(s: Snapshot, at: time | None = None) -> int:
    """How many are here, as the roll call says; without a time, at any time of the day."""
    return sum(1 for _ in _here(s, at))


def may_answer(s: Snapshot, at: time | None = None) -> int:
    """How many of them are asked: who leads the room and who types are not."""
    day = s.workshop
    lead = {day.facilitator_id, day.scribe_id}
    return sum(p.workshop_role not in OUTSIDERS and p.id not in lead for p in _here(s, at))


def in_the_room(s: Snapshot) -> list[Organisation]:
    """The organisations with somebody in the room, in the order of the strip; observers show no fist."""
    here = {p.org_id for p in s.all(Person) if p.here is not False}
    return [o for o in s.all(Organisation) if o.id in here and o.part_in_room != "observer"]
