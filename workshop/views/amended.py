"""What was changed after the record was accepted: old words, new words, who asked, why, who accepts it anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from workshop import dates
from workshop.field import described
from workshop.kinds import Amendment, Decision
from workshop.snapshot import Snapshot
from workshop.tongue import tr
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
    again: bool = False  # the same words had been changed before: what was there is not what was accepted
    gone: bool = False  # they were changed again: what they became does not stand any more


def amendments(snapshot: Snapshot) -> tuple[Amended, ...]:
    """All amendments, in their order."""
    found = snapshot.all(Amendment)
    return tuple(_shown(snapshot, a, found[:n], found[n + 1 :]) for n, a in enumerate(found))


def places(snapshot: Snapshot) -> tuple[Amended, ...]:
    """Each place that was changed, once: the words that were accepted, those that stand now, and the last reason."""
    found = snapshot.all(Amendment)
    last = {(a.about, a.field): a for a in found}
    first = {(a.about, a.field): a for a in reversed(found)}
    return tuple(_shown(snapshot, dataclasses.replace(a, old_words=first[key].old_words)) for key, a in last.items())


def _shown(
    snapshot: Snapshot, a: Amendment, earlier: Sequence[Amendment] = (), later: Sequence[Amendment] = ()
) -> Amended:
    record = snapshot.find(a.about)
    kind, title = (record.KIND.one, one_line(record.headline)) if record is not None else ("record", a.about or "")
    fields = described(type(record)) if record is not None else {}
    name = a.field or ""
    field = fields[name].label.lower() if name in fields else name
    on = f", {dates.say(a.created_at.date())}" if a.created_at else ""
    people = joined(names.person_of(snapshot, p) for p in a.accepted_by_person_ids)
    return Amended(
        f"{kind.capitalize()} “{title}”: {field}",
        tidy(a.old_words or "") or tr("nothing"),
        tidy(a.new_words or "") or tr("nothing"),
        tidy(a.why or ""),
        f"{names.person_of(snapshot, a.asked_by_person_id)}{on}",
        people,
        any((b.about, b.field) == (a.about, a.field) for b in earlier),
        any((b.about, b.field) == (a.about, a.field) for b in later),
    )


def as_accepted(snapshot: Snapshot, about: str, field: str) -> str | None:
    """The words that were accepted, where others stand in their place now; None where they stand."""
    found = (a.old_words for a in snapshot.all(Amendment) if (a.about, a.field) == (about, field))
    return next((tidy(w or "") or tr("nothing") for w in found), None)


def fists_were_for(snapshot: Snapshot, d: Decision) -> str:
    """The words that the fists of a decision were shown for, where others stand in their place now; else empty."""
    was = ""
    for a in snapshot.all(Amendment):
        if a.about == d.id and a.field == "decision":
            was = was or tidy(a.old_words or "")
        elif a.about == d.id and a.field == "fists":
            was = ""  # they were shown anew, for the words of then
    return was
