"""Everything in a day by its words: sessions, organisations, people, cards, documents (interaction.md 2.12).

Found in memory, from a snapshot: nothing is written down of what somebody looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from workshop.field import Record
from workshop.kinds import (
    ALL,
    AbsentRole,
    Action,
    Break,
    Dataset,
    Decision,
    Gap,
    Gate,
    Notice,
    Offer,
    Organisation,
    Parked,
    Person,
    PilotDesign,
    PilotTerms,
    Playbook,
    Position,
    Question,
    Risk,
    Screening,
    Session,
    Setting,
    SignOff,
    TheAsk,
    Trust,
    UseCase,
    Value,
    Workshop,
)
from workshop.manual.pages import pages
from workshop.playbook.progress import playbook_of
from workshop.running_order import room_session
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import fold, one_line

Sort = Literal["room", "session", "record", "page", "help"]
MOST: Final = 50  # entries that are shown at once: nobody reads more, another word finds what is further down
_NEVER: Final[tuple[type[Record], ...]] = (Playbook, Setting, Workshop, Session, Break, Gate)
_FIRST: Final[tuple[type[Record], ...]] = (
    Organisation,
    Person,
    Dataset,
    UseCase,
    Value,
    Risk,
    Decision,
    Action,
    Parked,
    Gap,
)
# The session on whose board the cards of a kind stand; a kind that is missing here has its form only.
_ON_BOARD: Final[Mapping[int, tuple[type[Record], ...]]] = MappingProxyType(
    {
        1: (Person, Trust, AbsentRole),
        3: (Organisation, Dataset),
        4: (UseCase, Offer),
        5: (PilotDesign,),
        6: (Value, Position),
        7: (Risk,),
        9: (Gap, Question, PilotTerms, Screening),
        10: (Decision, Action, Parked),
        11: (SignOff, Notice, TheAsk),
    }
)
SESSION_OF: Final[Mapping[str, int]] = MappingProxyType(
    {cls.KIND.table: number for number, kinds in _ON_BOARD.items() for cls in kinds}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to."""

    id: str  # of a session or a record; the name of a page
    sort: Sort
    text: str
    tail: str  # what it is, and whose
    folded: str = ""  # its words as they are compared

    @property
    def spoken(self) -> str:
        """As it is read out."""
        return f"{self.text}. {self.tail}" if self.tail else self.text


def entry(id: str, sort: Sort, text: str, tail: str) -> Entry:  # noqa: A002 - the field's name
    """An entry with its words ready to be compared."""
    flat = one_line(text)
    return Entry(id, sort, flat, tail, fold(f"{flat} {tail}"))


def entries(s: Snapshot, places: Iterable[Entry] = ()) -> tuple[Entry, ...]:
    """All of a day, as it is offered: the way back to the room first, sessions, pages, records, the guide."""
    there = tuple(places)
    own, guide = ([e for e in there if (e.sort == "help") is yes] for yes in (False, True))
    return (*_back(s), *_sessions(s), *own, *_records(s), *guide)


@cache
def of_the_guide() -> tuple[Entry, ...]:
    """The sections of the guide; each is found by all its words, too."""
    out = []
    for page in pages():
        for section in page.sections():
            title, tail = section.title, tr("help · {page}").format(page=page.title) if section.anchor else "help"
            body = fold(f"{title} {tail} {section.words}")
            out.append(Entry(f"{page.name}#{section.anchor}", "help", title, tail, body))
    return tuple(out)


def found(there: Sequence[Entry], typed: str, most: int = MOST) -> list[Entry]:
    """Those that have every typed word in them: first what begins with it, then where a word does, then the rest."""
    wanted = fold(typed).split()
    if not wanted:
        return list(there[:most])
    whole = " ".join(wanted)
    begins: list[Entry] = []
    inside: list[Entry] = []
    rest: list[Entry] = []
    for e in there:
        if all(w in e.folded for w in wanted):
            at_word = f" {wanted[0]}" in e.folded
            (begins if e.folded.startswith(whole) else inside if at_word else rest).append(e)
    return [*begins, *inside, *rest][:most]


def _back(s: Snapshot) -> Iterator[Entry]:
    now = room_session(s)
    if now is not None:
        yield entry(now.id, "room", tr("Back to the room"), now.short or now.title or "")


def _sessions(s: Snapshot) -> Iterator[Entry]:
    for plan in playbook_of(s).sessions:
        yield entry(plan.id, "session", f"{plan.number} {plan.short}", "session")


def _records(s: Snapshot) -> Iterator[Entry]:
    for cls in (*_FIRST, *(c for c in ALL if c not in _FIRST and c not in _NEVER)):
        for record in s.all(cls):
            yield entry(record.id, "record", record.headline, _tail(s, record))


def _tail(s: Snapshot, record: Record) -> str:
    """`dataset · Fire`: what it is, and whose."""
    what = record.KIND.one
    match record:
        case Organisation(short=short):
            whose = short or ""
        case Person():
            whose = called(s, record.org_id)
        case Dataset():
            whose = called(s, record.owner_org_id)
        case UseCase():
            whose = called(s, record.acquirer_org_id)
        case Risk():
            whose = label("risk_direction", record.direction).lower()
        case Action():
            whose = called(s, record.owner_person_id)
        case _:
            whose = ""
    return f"{what} · {whose}" if whose else what
