"""Lists: each item with its sign, and what belongs to it beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.report.blocks import Block
from workshop.report.canvas import Laid, TaggedCanvas
from workshop.report.look import Style
from workshop.report.paragraph import Paragraph
from workshop.report.text import Run, Words, pieces

SIGN = "•"
_INDENT = 11.0


@dataclass(slots=True, eq=False)
class Item(Block):
    """One item of a list; what a page breaks stays one item."""

    words: Block
    style: Style
    list_key: object
    key: object
    begins: bool = True  # whether the sign stands before it
    before: float = 0.0
    after: float = 3.0
    keeps_next: bool = False

    def height(self, width: float) -> float:
        """That of its words."""
        return self.words.height(width - _INDENT)

    def least(self, width: float) -> float:
        """As of its words."""
        return self.words.least(width - _INDENT)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Break it as its words break."""
        halves = self.words.split(width - _INDENT, room)
        if halves is None:
            return None
        upper, lower = halves
        return (
            Item(upper, self.style, self.list_key, self.key, self.begins, after=0.0),
            Item(lower, self.style, self.list_key, self.key, begins=False, after=self.after),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the sign, then the words."""
        numbering = {"O": "/List", "ListNumbering": "/Disc"}
        item = canvas.element(self.key, "LI", canvas.element(self.list_key, "L", attributes=numbering))
        if self.begins:
            sign = pieces(Run(SIGN), self.style.size, self.style.ink)
            y = top - self.style.leading / 2 - 0.357 * self.style.size
            with canvas.within(canvas.element((self.key, "sign"), "Lbl", item)):
                canvas.write([Laid(round(x, 2), round(y, 2), sign)])
        with canvas.within(canvas.element((self.key, "words"), "LBody", item)):
            self.words.draw(canvas, x + _INDENT, top, width - _INDENT)


def bullets(items: Iterable[Words], style: Style, after: float = 3.0) -> list[Block]:
    """A list of these items, with so many points below each."""
    key = object()
    return [Item(Paragraph(words, style.but(before=0, after=0)), style, key, object(), after=after) for words in items]
