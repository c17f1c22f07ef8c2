"""What was said elsewhere and binds a clause: promises to residents, conditions of decisions, a review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from workshop import dates
from workshop.field import Record
from workshop.kinds import Action, Decision, Notice, PilotDesign, PilotTerms, Position, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.notice import words_of
from workshop.views.settle import NOBODY, gap_on, to_settle
from workshop.vocabulary import label
from workshop.words import one_line, sentence, tidy

PROMISED: Final = MappingProxyType(  # parts of the notice, by the head that they speak of
    {"what": "method", "what_not": "never", "how_long": "retention"}
)
CHOICE: Final = "choice"  # it speaks of no head: it stands with people’s rights
_STANDS: Final = frozenset({"made", "provisional"})


@dataclass(frozen=True, slots=True)
class Binding:
    """One thing that binds a clause, with the record that says so."""

    label: str
    text: str
    record: Record


def promises(s: Snapshot, head: str) -> Iterator[Binding]:
    """What residents are told, in words that somebody let stand in the notice, of what a head is about."""
    notice = s.one(Notice)
    for part, of in PROMISED.items():
        if notice is not None and of == head and (words := words_of(s, notice, part)):
            yield Binding(tr("Residents are told"), sentence(one_line(words)), notice)


def conditions(s: Snapshot, pilot: UseCase) -> Iterator[Binding]:
    """What a decision on the pilot, or a yes to it, hangs on; who has a reservation, in its own words."""
    for n, d in enumerate(s.all(Decision), 1):
        if d.status in _STANDS and pilot.id in d.use_case_ids:
            for condition in d.conditions:
                yield Binding(tr("Decision {n}, on condition").format(n=n), sentence(one_line(condition)), d)
    for p in s.all(Position):
        words = tidy(p.words or "").strip("“”")
        if p.use_case_id in {pilot.id, None} and p.stance in {"reservation", "against"} and words:
            stands = label("position_stance", p.stance)
            yield Binding(names.organisation(s, p.org_id), f"{stands}: “{words}”", p)


def at_the_review(s: Snapshot, terms: PilotTerms) -> str:
    """Who does what on the day of the review, as an action says it; else that nobody said who decides."""
    design = s.one(PilotDesign)
    days = {terms.review_date, design.stop_review_on if design is not None else None} - {None}
    if not days:
        return ""
    found = [a for a in s.all(Action) if a.due_date in days and a.status != "cancelled"]
    people = [(one_line(a.action or "").rstrip("."), names.person_of(s, a.owner_person_id) or NOBODY) for a in found]
    told = [f"{what} ({who})." for what, who in people if what]
    return " ".join(told) or to_settle(tr("who decides at the review"), gap_on(s, "review_date"))


def decided_by_then(s: Snapshot) -> str:
    """When it is decided what comes after."""
    design = s.one(PilotDesign)
    return dates.say(design.decision_date) if design is not None and design.decision_date else ""
