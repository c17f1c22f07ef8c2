"""What stands on the wall, as frozen values: words and where they stand, nothing of how they are painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.charts.marks import Figure


@dataclass(frozen=True, slots=True)
class Item:
    """One thing: a record, a rung, a clause in short."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    figure: str = ""  # a score or a number, before the title
    newest: bool = False  # always painted, whatever has no room (M24)
    current: bool = False  # what is talked about

    def texts(self) -> Iterator[str]:
        """All words of it."""
        yield from (self.figure, self.title, *self.lines)


@dataclass(frozen=True, slots=True)
class Block:
    """Things under a heading."""

    heading: str
    items: tuple[Item, ...]
    tone: str = ""  # the ink of a party or of a kind of risk; else plain
    count: str = ""
    empty: str = ""  # what stands there instead of things
    quiet: bool = False  # a list in short: titles in small type

    def texts(self) -> Iterator[str]:
        """All words of it."""
        yield from (self.heading, self.count)
        for item in self.items:
            yield from item.texts()
        if not self.items:
            yield self.empty


@dataclass(frozen=True, slots=True)
class Alone:
    """One thing, large, and nothing else."""

    words: str
    lines: tuple[str, ...] = ()
    over: str = ""  # what it is, above it: `Clause 3 · Never`
    figure: str = ""
    tone: str = ""
    instead: bool = False  # it stands in place of the session's question
    underlined: tuple[tuple[int, int], ...] = ()  # where in the words, and how long: what a resident would not say

    def texts(self) -> Iterator[str]:
        """All words of it."""
        yield from (self.over, self.figure, self.words, *self.lines)


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side."""

    blocks: tuple[Block, ...]
    foot: str = ""  # a sentence under them

    def texts(self) -> Iterator[str]:
        """All words of them."""
        for block in self.blocks:
            yield from block.texts()
        yield self.foot


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, large; the others in short."""

    block: Block
    others: tuple[Block, ...]

    def texts(self) -> Iterator[str]:
        """All words of them."""
        for block in (self.block, *self.others):
            yield from block.texts()


@dataclass(frozen=True, slots=True)
class Blank:
    """Nothing."""

    def texts(self) -> Iterator[str]:
        """No words."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, as large as there is room, and what it says in sentences."""

    figure: Figure
    said: tuple[str, ...] = ()
    caption: str = ""

    def texts(self) -> Iterator[str]:
        """All words of it: the chart as it is read out."""
        yield from (*self.said, self.figure.description, self.caption)


Body = Alone | Columns | Turn | Picture | Blank


@dataclass(frozen=True, slots=True)
class Wall:
    """All that the room sees."""

    marking: str
    title: str  # of the day
    headline: str
    body: Body
    left: str = ""  # `18 min`; in the last five minutes `4:32`
    until: str = ""  # `until 15:00`
    news: str = ""  # `New: Duty of confidence not satisfied`
    fiction: str = ""
    timers: tuple[Item, ...] = ()  # beside the session’s own minutes: of the room, or of each table

    def texts(self) -> tuple[str, ...]:
        """All words on it, in the order in which they are read."""
        head = (self.fiction, self.marking, self.headline, self.left, self.until)
        timers = (t for timer in self.timers for t in timer.texts())
        return tuple(t for t in (*head, *self.body.texts(), *timers, self.title, self.news) if t)

    @property
    def spoken(self) -> str:
        """The wall as it is read out."""
        return ". ".join(t.rstrip(".") for t in self.texts())


@dataclass(frozen=True, slots=True)
class Place:
    """What the room is looking at, beside the session that runs."""

    turn: str = ""  # the tab of the running session: an organisation, a use case
    only: str = ""  # the id of the record that stands alone
    walk: str = ""  # the id of the row of a walk that is read out
    progress: str = ""  # `Read-back 3 of 22`
    order: tuple[str, ...] = ()  # of the risks, since they were sorted; those that came later stand on top
    newest: str = ""  # the id of the record that came last
    cards: str = ""  # how many cards are in that the room may not see yet: `17 cards in`
