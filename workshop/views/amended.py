"""What was changed after the record was accepted: old words, new words, who asked, why, who accepts it anew."""

from __future__ import annotations

from dataclasses import dataclass

from workshop import dates
from workshop.field import described
from workshop.kinds import Amendment
from workshop.snapshot import Snapshot
from workshop.views import names
from workshop.words import joined, one_line, tidy


@dataclass(frozen=True, slots=True)
class Amended:
    """One amendment as it is printed."""

    what: str  # `Decision “Pilot runs for twelve weeks”: words`
    old: str
    new: str
    why: str
    asked: str  # who asked, for whom, when
    accepted: str


def amendments(snapshot: Snapshot) -> tuple[Amended, ...]:
    """All amendments, in their order."""
    return tuple(_shown(snapshot, a) for a in snapshot.all(Amendment))


def _shown(snapshot: Snapshot, a: Amendment) -> Amended:
    record = snapshot.find(a.about)
    kind, title = (record.KIND.one, one_line(record.headline)) if record is not None else ("record", a.about or "")
    fields = described(type(record)) if record is not None else {}
    name = a.field or ""
    field = fields[name].label.lower() if name in fields else name
    on = f", {dates.say(a.created_at.date())}" if a.created_at else ""
    people = joined(names.person_of(snapshot, p) for p in a.accepted_by_person_ids)
    return Amended(
        f"{kind.capitalize()} “{title}”: {field}",
        tidy(a.old_words or "") or "nothing",
        tidy(a.new_words or "") or "nothing",
        tidy(a.why or ""),
        f"{names.person_of(snapshot, a.asked_by_person_id)}{on}",
        people,
    )
