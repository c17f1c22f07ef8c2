"""What annexes are made of: their headings, the heads of their tables, and rows of a label and a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workshop.report.blocks import Block, NewPage, Rule
from workshop.report.look import ANNEX, BODY, HEAD, NOTE, PART, STRONG, TIGHT
from workshop.report.notes import Notes
from workshop.report.paragraph import Paragraph
from workshop.report.table import Row, Table
from workshop.report.text import worded
from workshop.tongue import tr
from workshop.views.cases import Line
from workshop.words import shortened

LONGEST_HEADING = 160


def annex(letter: str, title: str) -> list[Block]:
    """The heading of an annex; it begins a page where less than a third of one is left."""
    words = tr("Annex {letter}: {title}").format(letter=letter, title=title) if letter else title
    anchor = f"annex-{letter.lower()}" if letter else "method"
    return [NewPage(unless=260), Rule(2.2, "text", before=22), Paragraph(words, ANNEX, tag="H2", anchor=anchor)]


def part(title: str, anchor: str) -> Paragraph:
    """The heading of a part of an annex."""
    words = worded(shortened(title, LONGEST_HEADING), tr("Without a name"))
    return Paragraph(words, PART, tag="H3", anchor=anchor)


def text(words: str) -> list[Block]:
    """A paragraph of running text; nothing where there are no words."""
    return [Paragraph(words, BODY)] if words else []


def nothing(words: str) -> list[Block]:
    """What stands where there is nothing to list."""
    return [Paragraph(words, NOTE.but(after=6))]


def head(*titles: str) -> Row:
    """The head of a table."""
    return Row([[Paragraph(t, HEAD)] for t in titles])


def several(*found: Sequence[Block]) -> list[Block]:
    """The blocks of one cell, the empty ones left out."""
    return [block for blocks in found for block in blocks]


def labelled(lines: Iterable[Line], notes: Notes) -> list[Block]:
    """A table of labels and what is said under each."""
    rows = [Row([[Paragraph(line.label, STRONG)], notes.cell(line.text, TIGHT)]) for line in lines if line.text]
    return [Table((24, 76), rows), *notes.below()] if rows else []
