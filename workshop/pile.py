"""Many cards at once, without author: lines that become records together, in an order that nobody knows (3.6, W8)."""

from __future__ import annotations

import dataclasses
import json
import random
import re
from collections.abc import Callable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from workshop import commands as c
from workshop.capture.intent import NewId, command_of
from workshop.capture.parse import parse
from workshop.capture.reading import Context, Reading
from workshop.capture.spec import SPECS, Spec
from workshop.field import described
from workshop.kinds import Setting
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, one_line, parts

ADDS: Final = frozenset({"dataset", "ask", "offer", "value", "risk", "not_sharing", "decision", "action"})
DIFFERENT: Final = 2  # words by which two cards may differ and still be alike
SHARED: Final = 2  # words that they then have in common at least
TIMES: Final = "said_times"
EXPECTED: Final = "pile.of."  # settings of the day, by session and table: how many cards were written there
NONE_EXPECTED: Final[Mapping[int, int]] = MappingProxyType({})
_VOICE: Final = re.compile(r"(?:^|\s)=(\d{1,3})$")
Shuffle = Callable[[MutableSequence[Any]], None]


@dataclass(frozen=True, slots=True)
class Card:
    """One line of a pile, and where it goes."""

    text: str
    side: str = ""  # the column, on a screen that has columns
    table: int = 0  # which table wrote it; 0: nobody asked

    @property
    def voice(self) -> int:
        """The number of the card that says the same; 0: it is a card of its own."""
        m = _VOICE.search(self.text)
        return int(m[1]) if m else 0


def kept(cards: Sequence[Card]) -> str:
    """A pile as the words of its draft; empty for none."""
    return json.dumps([[x.side, x.table, x.text] for x in cards], ensure_ascii=False) if cards else ""


def read(text: str) -> tuple[Card, ...]:
    """A pile from its draft; what is none gives no cards."""
    try:
        rows = json.loads(text) if text else []
        return tuple(Card(str(words), str(side), int(table)) for side, table, words in rows)
    except (ValueError, TypeError):
        return ()


def lines(text: str) -> list[str]:
    """The cards in a text that was pasted: one on each line, without the marks of a list."""
    bare = (re.sub(r"^(?:[-*•–]\s+|\d{1,3}[.)]\s+)", "", one_line(x)) for x in text.splitlines())
    return [x for x in bare if x]


def said_by(cards: Sequence[Card], n: int) -> bool:
    """Whether the card of this number, from 1, is a second voice for one that is a card of its own."""
    to = cards[n - 1].voice
    return 1 <= to <= len(cards) and to != n and not cards[to - 1].voice


def times(cards: Sequence[Card], n: int) -> int:
    """How many times the card of this number was said, itself counted."""
    return 1 + sum(x.voice == n and said_by(cards, m) for m, x in enumerate(cards, 1))


def like(cards: Sequence[Card], text: str, side: str) -> int:
    """The number of the first card that says nearly the same in the same column; 0: none does."""
    words = set(parts(text))
    for n, x in enumerate(cards, 1):
        other = set(parts(x.text))
        near = len(words ^ other) <= DIFFERENT and len(words & other) >= SHARED
        if near and x.side == side and not x.voice:
            return n
    return 0


def counts(cards: Sequence[Card]) -> tuple[tuple[int, int], ...]:
    """How many cards each table has handed in, by its number."""
    tables = sorted({x.table for x in cards})
    return tuple((t, sum(x.table == t for x in cards)) for t in tables)


def in_words(found: Sequence[tuple[int, int]], expected: Mapping[int, int] = NONE_EXPECTED) -> str:
    """`17 cards in`, `9 of 12 cards in`; from tables `Cards in: table 1: 9 of 12 · table 2: 8`; empty for none."""
    total = sum(n for _, n in found)
    if not total:
        return ""
    if [t for t, _ in found] == [0]:
        return tr("{of_expected} in").format(of_expected=of_expected(total, sum(expected.values())))
    told = (
        (t, tr("{n} of {expected}").format(n=n, expected=expected[t]) if expected.get(t) else f"{n}") for t, n in found
    )
    return tr("Cards in: {told}").format(
        told=" · ".join(
            (tr("table {what}: {n}").format(what=t, n=n) if t else tr("others: {n}").format(n=n) for t, n in told)
        )
    )


def of_expected(n: int, expected: int) -> str:
    """`9 of 12 cards`; `9 cards` where nobody said how many there are."""
    return tr("{n} of {cards}").format(n=n, cards=counted(expected, "card")) if expected else counted(n, "card")


def expected_in(s: Snapshot, session_id: str) -> dict[int, int]:
    """How many cards each table wrote, as far as somebody said so."""
    found = ((x.id.removeprefix(f"{EXPECTED}{session_id}."), x.value or "") for x in s.all(Setting))
    return {int(t): int(n) for t, n in found if t.isdigit() and n.isdigit() and int(n)}


def added(
    cards: Sequence[Card],
    place: Callable[[str], Context],
    s: Snapshot,
    new_id: NewId,
    shuffle: Shuffle | None = None,
) -> c.Together:
    """All cards as one step: shuffled, without author, held off the room screen until they are shown.

    `place` is what a column's lines hang on. Numbers are given out after the shuffle, so they tell nothing either.
    """
    found = [(x, times(cards, n)) for n, x in enumerate(cards, 1) if not said_by(cards, n)]
    (shuffle or random.SystemRandom().shuffle)(found)
    made = [_one(x, n, place(x.side), s, new_id) for x, n in found]
    return c.Together("pile", tuple(made), anonymous=True)


def _one(card: Card, said: int, context: Context, s: Snapshot, new_id: NewId) -> c.Command:
    reading = reading_of(card.text, context)
    command = command_of(reading, s, new_id)
    more: dict[str, Any] = {"held": True}
    if said > 1 and reading.spec is not None and TIMES in described(reading.spec.cls):
        more[TIMES] = said
    return _with(command, more) if command is not None else c.Together("pile", ())


def reading_of(text: str, context: Context) -> Reading:
    """A card, read: always a new one of its column’s kind, with no card selected; what is no sign stays words."""
    context = dataclasses.replace(context, selected=None, clause=None, case=None)
    spec = SPECS[context.adds]
    reading = parse(text, context)
    if reading.act == "add" and reading.spec is not None and reading.spec.cls is spec.cls:
        return reading
    given = context.given.get(spec.name, ())
    return Reading("add", spec, one_line(text), given=given, label=spec.act)


def _with(command: c.Command, more: dict[str, Any]) -> c.Command:
    """The command with further values for what it adds first."""
    if isinstance(command, c.Together):
        return dataclasses.replace(command, parts=(_with(command.parts[0], more), *command.parts[1:]))
    if isinstance(command, c.Add):
        return dataclasses.replace(command, values={**command.values, **more})
    return command


def counts_voices(spec: Spec) -> bool:
    """Whether cards of a kind keep how many times they were said."""
    return TIMES in described(spec.cls)
