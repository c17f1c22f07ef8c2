"""The pages of the guide: in their order, with their sections, and which of them helps in which place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from workshop import assets
from workshop.manual.markup import Block, blocks

INDEX: Final = "index"
FOLDER: Final = "guide"
_ENDING: Final = ".md"

# The place of the program, and the page and section that tell of it. Sessions have pages of their own names.
_OF_PLACE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "start": "before-the-day",
        "new": "before-the-day#start-the-day-in-three-answers",
        "setup": "before-the-day#set-up-the-rest",
        "import": "import",
        "documents": "the-report",
        "settings": "before-the-day#settings",
        "copies": "the-file",
        "history": "history",
        "bin": "history#what-was-taken-off",
        "amend": "history#amend-what-was-accepted",
        "keys": "keys",
        "preflight": "before-the-day#pre-flight",
        "details": "tables-and-details",
        "table": "tables-and-details",
        "pile": "the-pile",
        "count": "counting",
        "wrong": "if-something-goes-wrong",
        "line": "the-line",
        "room": "the-room-screen",
    }
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a page, and the words below it."""

    anchor: str  # empty for the head of the page
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page of the guide."""

    name: str
    title: str
    blocks: tuple[Block, ...]

    def sections(self) -> Iterator[Section]:
        """Its sections; the first one is its head."""
        at, title, said = "", self.title, list[str]()
        for block in self.blocks[1:]:
            if block.sort == "head":
                yield Section(at, title, " ".join(said))
                at, title, said = block.anchor, block.text, []
            else:
                said.append(block.text)
        yield Section(at, title, " ".join(said))

    def row_of(self, anchor: str) -> int:
        """Where a section begins among its blocks; 0 for the head of the page, and for one that is not there."""
        return next((n for n, b in enumerate(self.blocks) if anchor and b.anchor == anchor), 0)


@cache
def page(name: str) -> ManualPage:
    """A page by its name.

    Raises:
        FileNotFoundError: there is none.

    """
    found = blocks(assets.text(f"{FOLDER}/{name}{_ENDING}"))
    return ManualPage(name, found[0].text, found)


@cache
def pages() -> tuple[ManualPage, ...]:
    """All pages, in the order of the list of pages, which comes first."""
    first = page(INDEX)
    linked = [span.to.removesuffix(_ENDING) for block in first.blocks for span in block.links]
    there = assets.names(FOLDER, _ENDING)
    rest = [n for n in there if n not in linked and n != INDEX]
    return (first, *(page(n) for n in dict.fromkeys(linked) if n in there), *(page(n) for n in rest))


def place_of(to: str, here: str = INDEX) -> tuple[str, str]:
    """The name of the page and the section that a link leads to, from a page; the list of pages where it is none."""
    name, _, anchor = to.partition("#")
    name = name.removesuffix(_ENDING) or here
    return (name, anchor) if name in assets.names(FOLDER, _ENDING) else (INDEX, "")


def helps(place: str) -> tuple[str, str]:
    """The page and the section that help in a place: a session by its id, a page of the window by its name."""
    return place_of(_OF_PLACE.get(place, place))
