"""Who can decide, and when: authority holds only while somebody is present (domain.md 3.13, interaction.md W20)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from typing import Final

from workshop.kinds import Person, Risk
from workshop.snapshot import Snapshot

ORDER: Final = ("decide", "recommend", "advise", "none")
NOBODY: Final = "none"


def present(person: Person, at: time) -> bool:
    """Whether somebody was in the room at a time, both ends included; who was never called is not."""
    if person.present_from is None or person.here is False:
        return False
    return person.present_from <= at and (person.present_to is None or at <= person.present_to)


def of_person(person: Person, at: time) -> str:
    """What a person may do at a time: `authority_today` while present, `none` before and after."""
    return person.authority_today or NOBODY if present(person, at) else NOBODY


def of_organisation(snapshot: Snapshot, org_id: str, at: time) -> str:
    """The strongest authority among an organisation's people then present."""
    return strongest(of_person(p, at) for p in snapshot.all(Person) if p.org_id == org_id)


def strongest(found: Iterable[str]) -> str:
    """Decide before recommend before advise before none."""
    return min(found, key=ORDER.index, default=NOBODY)


def could_decide(snapshot: Snapshot, person_id: str | None, at: time | None) -> bool:
    """Whether that person could commit their organisation at that time; without a time, at any time of the day."""
    person = snapshot.get(Person, person_id)
    if person is None:
        return False
    if at is None:
        return person.authority_today == "decide" and person.here is not False
    return of_person(person, at) == "decide"


def had_a_decider(snapshot: Snapshot, org_id: str) -> bool:
    """Whether somebody who could commit an organisation was in the room, at any time of the day."""
    people = (p for p in snapshot.all(Person) if p.org_id == org_id)
    return any(could_decide(snapshot, p.id, None) for p in people)


def beyond(snapshot: Snapshot, risk: Risk) -> bool:
    """Whether a risk was accepted by somebody who could not decide at that time: it counts as provisional (G15)."""
    return risk.accepted_by_person_id is not None and not could_decide(
        snapshot, risk.accepted_by_person_id, risk.accepted_at
    )
