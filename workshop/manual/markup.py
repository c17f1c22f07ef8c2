"""Reads a page of the guide into blocks: the few marks that the guide uses, and nothing else.

What is no mark stays as it is: no block ever holds mark-up, and pictures are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Look = Literal["plain", "strong", "quiet", "typed", "link"]
Sort = Literal["title", "head", "text", "item", "table_head", "row"]

_MARK: Final = re.compile(
    r"`(?P<typed>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<quiet>[^*\s][^*]*)\*"
    r"|!\[[^\]]*\]\([^)\s]+\)|\[(?P<link>[^\]]+)\]\((?P<to>[^)\s]+)\)"
)
_ITEM: Final = re.compile(r"(?P<mark>-|\d+\.) (?P<text>.*)")
_RULE: Final = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_LOOKS: Final[tuple[Look, ...]] = ("typed", "strong", "quiet")
_WIDEST: Final = 44  # letters: a longer cell gives its column no more room
_LEAST: Final = 7


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of one look; a link says where it leads."""

    text: str
    look: Look = "plain"
    to: str = ""


Cell = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, or a row of a table with its cells."""

    sort: Sort
    cells: tuple[Cell, ...]
    mark: str = ""  # before an item: a dot or its number
    anchor: str = ""  # of a heading
    shares: tuple[int, ...] = ()  # of a row: how the width is shared out among its cells

    @property
    def text(self) -> str:
        """Its words alone."""
        said = (words_of(cell) for cell in self.cells)
        return f"{self.mark} ".lstrip() * self.mark[:1].isdigit() + ". ".join(s for s in said if s)

    @property
    def links(self) -> tuple[Span, ...]:
        """The links in it, in their order."""
        return tuple(span for cell in self.cells for span in cell if span.to)


def words_of(cell: Sequence[Span]) -> str:
    """The words of some spans."""
    return "".join(span.text for span in cell)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a page."""
    return tuple(_blocks(text.splitlines()))


def anchor_of(heading: str) -> str:
    """What a link says to lead to a heading: its words in small letters, joined by hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if line.startswith("|"):
            table = _while(lines, at, lambda x: x.strip().startswith("|"))
            at += len(table)
            yield from _table([x.strip() for x in table])
            continue
        at += 1
        if line.startswith("#"):
            words = line.lstrip("#").strip()
            yield Block("title" if line.startswith("# ") else "head", (spans(words),), anchor=anchor_of(words))
        elif item := _ITEM.fullmatch(line):
            more = _while(lines, at, lambda x: x.startswith("  ") and not _ITEM.fullmatch(x.strip()))
            at += len(more)
            words = " ".join([item["text"], *(x.strip() for x in more)])
            yield Block("item", (spans(words),), "•" if item["mark"] == "-" else item["mark"])
        elif line:
            more = _while(lines, at, lambda x: bool(x.strip()) and not _begins(x.strip()))
            at += len(more)
            said = spans(" ".join([line, *(x.strip() for x in more)]))
            if words_of(said).strip():
                yield Block("text", (said,))


def _begins(line: str) -> bool:
    return line.startswith(("#", "|")) or _ITEM.fullmatch(line) is not None


def _while(lines: Sequence[str], at: int, goes_on: Callable[[str], bool]) -> list[str]:
    out: list[str] = []
    while at + len(out) < len(lines) and goes_on(lines[at + len(out)]):
        out.append(lines[at + len(out)])
    return out


def _table(lines: Sequence[str]) -> Iterator[Block]:
    rows = [tuple(spans(c) for c in _cells(line)) for line in lines if not _RULE.fullmatch(line)]
    many = max(len(r) for r in rows)
    long = [max(len(words_of(r[n])) if n < len(r) else 0 for r in rows) for n in range(many)]
    shares = tuple(max(_LEAST, min(n, _WIDEST)) for n in long)
    for n, row in enumerate(rows):
        whole = (*row, *((),) * (many - len(row)))
        if n or any(words_of(c) for c in whole):
            yield Block("row" if n else "table_head", whole, shares=shares)


def _cells(line: str) -> list[str]:
    """The cells of a row; a bar in what is typed parts none."""
    inside = line.strip().removeprefix("|").removesuffix("|")
    return [c.strip() for c in re.split(r"\|(?=(?:[^`]*`[^`]*`)*[^`]*$)", inside)]


def spans(text: str) -> Cell:
    """The words of a line, each with its look; a link that leads out of the guide is text."""
    out: list[Span] = []
    at = 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            out.append(Span(text[at : found.start()]))
        at = found.end()
        if found["to"]:
            out.append(_link(found["link"], found["to"]))
        out += [Span(found[look], look) for look in _LOOKS if found[look]]
    if at < len(text):
        out.append(Span(text[at:]))
    return tuple(s for s in out if s.text)


def _link(text: str, to: str) -> Span:
    inside = re.fullmatch(r"(?:[\w-]+\.md)?(?:#[\w-]+)?", to) is not None
    return Span(text, "link", to) if inside else Span(text)
