"""All keys and signs on one sheet: five interactions, twelve keys, eight signs with an example each (W25, 3.5).

The examples use the names of the day; keys are those of the window that asks for the sheet, and of the guide's page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from workshop import dates
from workshop.capture.names import Names
from workshop.kinds import Organisation, Person
from workshop.manual.markup import words_of
from workshop.manual.pages import page
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.working_days import is_working_day

AHEAD: Final = 14  # days after the day: when the example is due
Key = tuple[str, str]  # as it is pressed, and what it does


@dataclass(frozen=True, slots=True)
class Interaction:
    """One of the five that carry the day."""

    name: str
    what: str
    used: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the line, with an example that can be typed as it stands."""

    sign: str
    means: str
    example: str


@dataclass(frozen=True, slots=True)
class KeysSheet:
    """What stands on the sheet."""

    interactions: tuple[Interaction, ...]
    first: tuple[Key, ...]  # the twelve
    signs: tuple[Sign, ...]
    line: tuple[Key, ...]  # keys in the line
    others: tuple[Key, ...]


INTERACTIONS: Final = (
    Interaction(
        tr("Line"),
        tr("Words and Enter add a card. Signs alone change the selected card. /word does something."),
        "everything",
    ),
    Interaction(
        tr("Walk"),
        tr("One current row. Enter is the answer that the line names; a digit speaks for somebody."),
        tr("roll call, clauses, read-back, sign-off"),
    ),
    Interaction(
        tr("Count pad"),
        tr("Digits only; it goes on by itself. Hidden until /reveal."),
        tr("slips, scores, dots, fists, hands"),
    ),
    Interaction(
        tr("Pile"),
        tr("/pile: many cards at once, no names, shuffled. Ctrl+Enter adds them."),
        tr("written cards, paste"),
    ),
    Interaction(
        tr("Details"), tr("Tab opens all fields of the selected card. Esc closes."), tr("what can wait ten seconds")
    ),
)


def keys_sheet(s: Snapshot, keys: tuple[Sequence[Key], Sequence[Key]]) -> KeysSheet:
    """The sheet of a day; `keys` are the twelve, and all others."""
    first, others = keys
    return KeysSheet(INTERACTIONS, tuple(first), signs(s), _in_the_line(), tuple(others))


def signs(s: Snapshot) -> tuple[Sign, ...]:
    """The eight signs, with the names of the day."""
    person, one, other = _people(s)
    due = dates.short(_due(s)).split(" ", 1)[1].lower()
    return (
        Sign("@name", tr("an organisation or a person"), tr("Visit records @{person}").format(person=person)),
        Sign(
            "#word",
            tr("a label from the lists of the card"),
            tr("Visit records @{person} #personal").format(person=person),
        ),
        Sign(
            "!a>b",
            tr("carried by a, should be by b"),
            tr("Letters come too late !{one}>{other}").format(one=one, other=other),
        ),
        Sign("3x4", tr("likelihood and impact, each 1 to 5"), tr("Letters come too late 3x4")),
        Sign("*4", tr("what it is worth, 0 to 5"), tr("Fewer calls *4")),
        Sign(
            tr("by …"),
            tr("when, at the end"),
            tr("a: Write the note @{person} by {due}").format(person=person, due=due),
        ),
        Sign("… ?", tr("asked, and nobody knows"), tr("owner ? finds out @{person}").format(person=person)),
        Sign(" -- ", tr("the second thing to say"), tr("Visit records -- rented homes are missing")),
    )


def _people(s: Snapshot) -> tuple[str, str, str]:
    """A person and two organisations as they are typed; words for them, where the day has none yet."""
    names = Names(s)
    people, there = s.all(Person), s.all(Organisation)
    shorts = [names.typed_of(o.id) for o in there[:2]]
    one, other = (*shorts, *("one", "other")[len(shorts) :])
    return (names.typed_of(people[0].id) if people else "name", one, other)


def _due(s: Snapshot) -> date:
    """A working day two weeks after the day."""
    due = (s.workshop.date or date(2026, 1, 1)) + timedelta(days=AHEAD)
    while not is_working_day(due, s.workshop.nation or "england"):
        due += timedelta(days=1)
    return due


def _in_the_line() -> tuple[Key, ...]:
    """Keys in the line, as the page of keys has them."""
    blocks = page("keys").blocks
    at = page("keys").row_of("in-the-line")
    rows = []
    for block in blocks[at + 1 :]:
        if block.sort == "head":
            break
        if block.sort == "row":
            rows.append((words_of(block.cells[0]), words_of(block.cells[1])))
    return tuple(rows)
