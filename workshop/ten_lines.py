"""Ten lines to try in a rehearsal: with them somebody who has never typed here sees a record fill (3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop.capture.names import Names
from workshop.kinds import Action, Dataset, Organisation, Parked, Person, Risk, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, joined

_COUNTED: Final = (Dataset, UseCase, Risk, Action, Parked)
ENDS: Final = tr("That was the record of a morning. Ctrl+Z takes a line back, with its words. Go on as you like.")


@dataclass(frozen=True, slots=True)
class TryLine:
    """One line, and what it shows."""

    session: int  # the number of the session that is looked at
    turn: str  # whose turn it is, as it is typed; empty where there are no turns
    line: str
    shows: str


def ten_lines(s: Snapshot) -> tuple[TryLine, ...]:
    """The ten, with the names of this day; none where there are not two organisations and a person yet."""
    names, there = Names(s), s.all(Organisation)
    if len(there) < 2 or not s.all(Person):
        return ()
    one, two = there[0], there[1]
    person = next((p for p in s.all(Person) if p.org_id == one.id), s.all(Person)[0])
    who, first, second = (names.typed_of(x.id) for x in (person, one, two))
    return (
        TryLine(3, first, tr("List of home visits"), tr("Words add a card, for whoever’s turn it is.")),
        TryLine(3, first, tr("#personal #daily"), tr("Signs alone change the selected card. No form was opened.")),
        TryLine(3, first, tr("owner @{who}").format(who=who), tr("A word before a name says what they are to it.")),
        TryLine(
            3,
            first,
            tr("Boiler service dates owner ? finds out @{who} by +2w").format(who=who),
            tr("Nobody knows: that is an answer, too."),
        ),
        TryLine(
            4,
            first,
            tr("Confirm an address, yes or no @{second}").format(second=second),
            tr("An ask: whose turn it is asks that name."),
        ),
        TryLine(
            4, first, tr("never: names, bank details"), tr("A word with a colon writes one field of the selected card.")
        ),
        TryLine(
            7,
            "",
            tr("Letters come too late !{first} 4x3").format(first=first),
            tr("A risk, who carries it, how likely and how bad."),
        ),
        TryLine(
            7,
            "",
            tr("!>{second} owner @{who} by +2w").format(second=second, who=who),
            tr("Who should carry it, who sees to it, by when."),
        ),
        TryLine(
            7,
            "",
            tr("p: Who pays after the pilot? @{who}").format(who=who),
            tr("Parked from anywhere: it comes back in session 10."),
        ),
        TryLine(
            7,
            "",
            tr("a: Write to all who wait @{who} by +2w").format(who=who),
            tr("An action, caught when it is said."),
        ),
    )


def so_far(s: Snapshot) -> str:
    """`2 datasets, 1 use case and 1 risk`: what the record holds by now."""
    counts = ((cls, len(s.all(cls))) for cls in _COUNTED)
    return joined(counted(n, cls.KIND.one, cls.KIND.many) for cls, n in counts if n) or tr("Nothing yet")
