"""Fits the sections of a decision page into the height of one page: what is cut says how much, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workshop.charts.letters import showable
from workshop.report.blocks import Block, Column, Columns, Rule, Space, height_of
from workshop.report.look import ASIDE, SECTION, WIDTH
from workshop.report.pages import ROOM
from workshop.report.paragraph import Paragraph
from workshop.tongue import tr
from workshop.words import counted, shortened, tidy

_STEPS: Final = (  # how far the lists may be cut, and at most so many letters of each text: from loose to tight
    *(("enough", n) for n in (700, 420, 260)),
    *(("least", n) for n in (260, 170, 110, 70, 45, 30, 20)),
)
_SHORT: Final = 60  # when so few letters are left of a text, none is spared
UNKNOWN: Final = 88  # stands for a page number while pages are being laid out


@dataclass(frozen=True, slots=True)
class Tight:
    """How much of a section may be shown."""

    items: int
    letters: int

    def cut(self, text: str, at_least: int = 0, whole: str = "") -> str:
        """A text in letters that can be shown, shortened to whole words where it is too long.

        `at_least` so many letters are left while lists can still be cut; `whole` says where the text stands in full.
        """
        most = self.letters if self.letters < _SHORT else max(self.letters, at_least)
        text = tidy(showable(text))
        if len(text) <= most:
            return text
        return f"{shortened(text, most)}{f' ({whole})' if whole else ''}"

    def name(self, text: str) -> str:
        """A name, short enough to stand in a line."""
        return shortened(showable(text), min(self.letters, 60))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a decision page that can be shown with more or fewer items."""

    make: Callable[[Tight], list[Block]]
    most: int = 1
    enough: int = 1  # not fewer, as long as shorter texts would do
    least: int = 1


@dataclass(frozen=True, slots=True)
class References:
    """On which page of the document each anchor stands, as far as that is known."""

    pages: Mapping[str, int]

    def page(self, anchor: str) -> int:
        """The number of the page."""
        return self.pages.get(anchor, UNKNOWN)

    def more(self, n: int, anchor: str, *, tail: str = "", later: int = 0) -> list[Block]:
        """`and 5 more, all with a name and a date; 7 later: page 14`; nothing where nothing was cut.

        `later` counts what the heading does not name.
        """
        if n < 1 and later < 1:
            return []
        named = tr("and {more}{tail}").format(more=counted(n, "more", "more"), tail=tail) if n > 0 else ""
        words = tr("{what}: page {page}").format(
            what="; ".join(p for p in (named, _later(later)) if p), page=self.page(anchor)
        )
        style = ASIDE.but(ink="accent", align="right")
        return [Paragraph(words, style, link=(anchor, tr("The rest, on page {page}").format(page=self.page(anchor))))]

    def in_full(self, anchor: str) -> str:
        """`in full on page 14`."""
        return tr("in full on page {page}").format(page=self.page(anchor))


def _later(n: int) -> str:
    return tr("{n} later").format(n=n) if n > 0 else ""


def fit(sections: Sequence[Section]) -> bool:
    """Whether these sections fit on one page with all that they have."""
    _, letters = _STEPS[0]
    return _height([s.make(Tight(s.most, letters)) for s in sections]) <= ROOM


def fitted(sections: Sequence[Section]) -> list[Block]:
    """The blocks of these sections, cut until they fit on one page.

    First the lists are shortened to what is enough, then the texts, then the lists to the least, then the texts again.
    """
    made: list[list[Block]] = []
    for floor, letters in _STEPS:
        items = [s.most for s in sections]
        made = [s.make(Tight(n, letters)) for s, n in zip(sections, items, strict=True)]
        while _height(made) > ROOM:
            spare = [n - (s.enough if floor == "enough" else s.least) for s, n in zip(sections, items, strict=True)]
            if max(spare, default=0) <= 0:
                break
            cut = max(range(len(sections)), key=lambda i: (spare[i], i))
            items[cut] -= 1
            made[cut] = sections[cut].make(Tight(items[cut], letters))
        else:
            break
    return [b for blocks in made for b in blocks]


def _height(made: Sequence[Sequence[Block]]) -> float:
    return height_of([b for blocks in made for b in blocks], WIDTH)


def heading(title: str, anchor: str, more: Sequence[Block] = ()) -> list[Block]:
    """The line and the title with which a section begins; at its end what was cut, and where that stands."""
    return [Rule(2.2, "text", before=8), titled(Paragraph(title, SECTION, tag="H2", anchor=anchor), more, WIDTH)]


def titled(title: Paragraph, more: Sequence[Block], width: float) -> Block:
    """A title with what was cut at the end of its line."""
    if not more:
        return title
    wide = min(title.lines(width)[0].width + 4, width * 0.68)
    lower = Space(max(0.0, title.style.leading - ASIDE.leading - 1.5))  # so that both stand on one line
    return Columns(
        [Column(wide, [title]), Column(width - wide, [lower, *more])],
        0,
        before=title.before,
        after=title.after,
        keeps_next=title.keeps_next,
    )
