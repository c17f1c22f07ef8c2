"""Paragraphs and headings: words in lines, each with its place in the structure, broken over pages where they must."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from workshop.charts.letters import is_right_to_left
from workshop.charts.metrics import advance
from workshop.report.bidi import as_seen, joined_letters, runs_right_to_left
from workshop.report.blocks import Block
from workshop.report.canvas import Laid, TaggedCanvas
from workshop.report.lines import Line, broken
from workshop.report.look import Style
from workshop.report.text import Piece, Words, by_face, pieces, plain, runs

Tag = Literal["P", "H1", "H2", "H3", "Caption"]
_LONGEST_TITLE = 200  # of an entry in the outline
_TOGETHER = 2  # lines of a paragraph that are never left alone


class Paragraph(Block):
    """Words set in one style.

    Words that are one run stand at the right where they run from right to left; several runs make a sentence of ours,
    which begins at the left whatever stands in it.
    """

    __slots__ = (
        "_breaks", "_key", "_mirrored", "_right_to_left", "_whole", "after", "anchor", "before", "keeps_next", "link",
        "style", "tag", "words",
    )  # fmt: skip

    def __init__(
        self, words: Words, style: Style, *, tag: Tag = "P", anchor: str = "", link: tuple[str, str] | None = None
    ) -> None:
        """`anchor` names a heading for page references; `link` is such a name with the words that say where it leads.

        Raises:
            ValueError: a heading has no words, of which its bookmark is made.

        """
        self.words, self.style, self.tag, self.anchor, self.link = runs(words), style, tag, anchor, link
        self.before, self.after, self.keeps_next = style.before, style.after, style.keeps_next
        self._whole = plain(self.words)
        self._right_to_left = is_right_to_left(self._whole)
        self._mirrored = self._right_to_left and len(self.words) == 1 and runs_right_to_left(self._whole)
        self._key: object = object()
        self._breaks: tuple[float, list[Line]] | None = None
        if tag[0] == "H" and not self._whole.strip():
            raise ValueError("a heading needs words: its bookmark is made of them")

    @property
    def level(self) -> int | None:
        """The level of a heading, 0 for the first; None for other text."""
        return int(self.tag[1]) - 1 if self.tag[0] == "H" else None

    @property
    def blank(self) -> bool:
        """Whether there are no words in it that can be shown."""
        return not self._whole.strip()

    def lines(self, width: float) -> list[Line]:
        """Its lines at that width; none where there are no words."""
        if self._breaks is None or self._breaks[0] != width:
            s = self.style
            found = [
                p
                for n, r in enumerate(self.words)
                for p in pieces(replace(r, bold=True) if s.bold else r, s.size, s.ink, n)
            ]
            self._breaks = width, broken(found, width) if not self.blank else []
        return self._breaks[1]

    def height(self, width: float) -> float:
        """So many lines."""
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        """The lines that are never left alone."""
        n = len(self.lines(width))
        return self.style.leading * (n if n < 2 * _TOGETHER else _TOGETHER)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Break it between two lines; no single line stays behind or goes ahead."""
        lines = self.lines(width)
        n = min(int((room + 0.01) / self.style.leading), len(lines) - _TOGETHER)
        if n < _TOGETHER:
            return None
        upper, lower = self._part(width, lines[:n]), self._part(width, lines[n:])
        lower.anchor = ""
        return upper, lower

    def _part(self, width: float, lines: list[Line]) -> Paragraph:
        part = Paragraph("", self.style.but(before=0), tag="P", link=self.link)
        part.tag, part.anchor, part._whole, part._right_to_left = (
            self.tag,
            self.anchor,
            self._whole,
            self._right_to_left,
        )
        part._key, part._breaks = self._key, (width, lines)
        return part

    def anchors(self) -> Iterator[str]:
        """Its own."""
        if self.anchor:
            yield self.anchor

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw its lines as content of its element."""
        lines = self.lines(width)
        if not lines:
            return
        if canvas.is_artifact:
            canvas.write(self._laid(lines, x, top, width))
            return
        texts = {"ActualText": self._whole} if self._right_to_left else {}
        element = canvas.element(self._key, self.tag, texts=texts)
        if self.anchor and self.level is not None:
            canvas.heading(self._whole.replace("\n", " ")[:_LONGEST_TITLE], self.anchor, self.level, top)
        with canvas.within(element):
            if self.link is None:
                canvas.write(self._laid(lines, x, top, width))
                return
            with canvas.within(canvas.element((self._key, "link"), "Link")):
                canvas.write(self._laid(lines, x, top, width))
                long = max(line.width for line in lines)
                canvas.link((x, top - self.height(width), x + long, top), *self.link)

    def _laid(self, lines: Sequence[Line], x: float, top: float, width: float) -> list[Laid]:
        s, out = self.style, []
        align = "right" if self._mirrored and s.align == "left" else s.align
        for n, line in enumerate(lines):
            found = seen(line.pieces) if self._right_to_left else list(line.pieces)
            room = width - (line.width if not self._right_to_left else sum(map(_wide, found)))
            shift = {"left": 0.0, "right": room, "centre": room / 2}[align]
            if line.at_space and found and not self._right_to_left:  # the space is not seen, but read
                found[-1] = replace(found[-1], text=found[-1].text + " ")
            y = top - n * s.leading - s.leading / 2 - 0.357 * s.size  # capitals stand in the middle of a line
            out.append(Laid(round(x + shift, 2), round(y, 2), found))
        return out


def seen(line: Sequence[Piece]) -> list[Piece]:
    """The pieces of a line in the order in which they are drawn: each run in its own direction, from left to right."""
    out: list[Piece] = []
    for _, run in groupby(line, key=lambda p: p.run):
        found = list(run)
        text = "".join(p.text for p in found)
        if is_right_to_left(text) or found[0].right_to_left:
            text = as_seen(joined_letters(text), right_to_left=found[0].right_to_left)
        out += by_face(text, found[0])
    return out


def _wide(piece: Piece) -> float:
    return advance(piece.text, piece.face) * piece.size / 1000
