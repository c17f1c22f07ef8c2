"""One slip for each person: what they were asked and have not answered, in words, with its date (domain.md 3.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop import dates
from workshop.finishing import slips as of_the_evening
from workshop.gaps import BLOCKING, severity
from workshop.gaps.records import firing_of, message_of, open_gaps
from workshop.kinds import Gap, Person, Question
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.settle import NO_DATE
from workshop.vocabulary import label
from workshop.words import counted, one_line


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on a slip."""

    text: str
    ask: str  # the question as it was said aloud; empty where the words are the question
    by: date | None
    waits: str  # what waits for it
    first: bool  # to be settled before first use

    @property
    def when(self) -> str:
        """The date as documents write it."""
        return dates.say(self.by) if self.by else NO_DATE


@dataclass(frozen=True, slots=True)
class Slip:
    """What one person takes home."""

    id: str  # the person's; empty for what nobody has
    name: str
    organisation: str
    asked: tuple[Asked, ...]

    @property
    def told(self) -> str:
        """`4 questions, 3 of them before first use`."""
        first = sum(a.first for a in self.asked)
        said = counted(len(self.asked), "question")
        if not first:
            return said
        return tr("{said}, {first} of them before first use").format(
            said=said, first="all" if first == len(self.asked) else first
        )


def slips(s: Snapshot) -> tuple[Slip, ...]:
    """A slip for each person who was asked something, in the order of the list; last what nobody has taken yet."""
    mine: dict[str | None, list[Asked]] = {}
    for g in open_gaps(s):
        mine.setdefault(_known(s, g.owner_person_id), []).append(_of_gap(s, g))
    for q in s.all(Question):
        if (q.status or "open") == "open":
            mine.setdefault(_known(s, q.to_person_id), []).append(_of_question(q))
    for who, found in of_the_evening(s).items():
        mine.setdefault(_known(s, who), []).extend(
            Asked(one_line(c.text or ""), "", None, label("gap_document", "record"), first=False) for c in found
        )
    people = [p.id for p in s.all(Person) if p.id in mine]
    return tuple(_slip(s, who, mine[who]) for who in (*people, *([None] if None in mine else [])))


def _known(s: Snapshot, who: str | None) -> str | None:
    person = s.get(Person, who)
    return who if person is not None and person.withdrawn_at is None else None


def _slip(s: Snapshot, who: str | None, asked: list[Asked]) -> Slip:
    person = s.get(Person, who)
    ordered = tuple(sorted(asked, key=lambda a: (a.by is None, a.by or date.max, not a.first)))
    if person is None:
        return Slip("", tr("Nobody yet"), tr("Who answers these, by when?"), ordered)
    return Slip(person.id, one_line(person.name or ""), names.organisation(s, person.org_id), ordered)


def _of_gap(s: Snapshot, g: Gap) -> Asked:
    fired = firing_of(s, g)
    text = one_line(message_of(s, g)) or tr("Something that nobody put into words yet.")
    ask = fired.found.ask if fired is not None else ""
    waits = label("gap_document", g.document) or label("gap_document", "record")
    return Asked(text, ask, g.due_date, waits, first=severity(s, g) == BLOCKING)


def _of_question(q: Question) -> Asked:
    return Asked(one_line(q.text or ""), "", q.due_date, label("gap_document", "record"), first=False)
