"""Lays blocks out on pages: what must stay together does, what is too long is broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from workshop.report.blocks import Block, NewPage
from workshop.report.look import BOTTOM, PAGE, TOP, WIDTH

ROOM: Final = PAGE[1] - TOP - BOTTOM  # the height of a page's content


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far below the head of the content it stands."""

    block: Block
    y: float


@dataclass(slots=True)
class Page:
    """What stands on one page."""

    placed: list[Placed] = field(default_factory=list)
    used: float = 0.0
    gap: float = 0.0  # that the last block asks for below it

    def room_for(self, block: Block) -> float:
        """The height that is left for it."""
        return ROOM - self._start(block)

    def _start(self, block: Block) -> float:
        return self.used + (max(self.gap, block.before) if self.placed else 0.0)

    def add(self, block: Block, width: float = WIDTH) -> None:
        """Put it below the others."""
        y = self._start(block)
        self.placed.append(Placed(block, y))
        self.used, self.gap = y + block.height(width), block.after


def lay_out(blocks: Sequence[Block], each: Callable[[], None] = lambda: None) -> list[Page]:
    """These blocks on as many pages as they need, at least one; `each` is called at every page and may raise."""
    pages = [Page()]
    todo = list(reversed(blocks))
    while todo:
        page, block = pages[-1], todo.pop()
        if isinstance(block, NewPage):
            rest: list[Block] = []
            full = bool(page.placed) and ROOM - page.used < block.unless
        else:
            rest = _put(page, block, todo)
            full = bool(rest)
        todo += rest
        if full:
            pages.append(Page())
            each()
    return pages


def _put(page: Page, block: Block, following: Sequence[Block]) -> list[Block]:
    """Put a block on a page as far as it fits; what is left for the next one."""
    if page.placed and not _fits(page, block, following):
        return [block]
    if block.height(WIDTH) > page.room_for(block) + 0.01:
        halves = block.split(WIDTH, page.room_for(block))
        if halves is not None:
            page.add(halves[0])
            return [halves[1]]
        if page.placed:
            return [block]
    page.add(block)
    return []


def _fits(page: Page, block: Block, following: Sequence[Block]) -> bool:
    """Whether a block can begin on this page, together with what it must not be parted from."""
    needed, gap = 0.0, 0.0
    chain = [block]
    for after in reversed(following):
        if not chain[-1].keeps_next or isinstance(after, NewPage):
            break
        chain.append(after)
    for n, one in enumerate(chain):
        needed += max(gap, one.before) if n else 0.0
        needed += one.least(WIDTH) if n == len(chain) - 1 else one.height(WIDTH)
        gap = one.after
    return needed <= page.room_for(block) + 0.01


def anchors(pages: Sequence[Page], first: int) -> dict[str, int]:
    """On which page each anchor stands, when the first of these pages has that number."""
    return {
        name: number
        for number, page in enumerate(pages, first)
        for placed in page.placed
        for name in placed.block.anchors()
    }
