"""Long texts stand below their table, in paragraphs; the cell says where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workshop.report.blocks import Block
from workshop.report.look import BODY, NOTE, STRONG, Style
from workshop.report.paragraph import Paragraph
from workshop.report.text import Run
from workshop.tongue import tr
from workshop.views.settle import OPEN
from workshop.words import shortened, tidy

LONGEST_IN_A_CELL: Final = 700  # characters
LONGEST_PARAGRAPH: Final = 2500
_SHOWN: Final = 160  # of a long text, what stands in the cell before its note
STILL: Final = f"{OPEN}:"
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")


class Notes:
    """The long texts of one annex, numbered as they come."""

    def __init__(self) -> None:
        """None yet."""
        self._texts: list[str] = []

    def cell(self, text: str, style: Style, lead: str = "", otherwise: str = "") -> list[Block]:
        """A text as it stands in a cell, after a label in bold; without a text what is said `otherwise`, or nothing."""
        text = tidy(text)
        if not text:
            return [Paragraph(otherwise, NOTE)] if otherwise else []
        head = (Run(f"{lead} ", bold=True),) if lead else ()
        if len(text) <= LONGEST_IN_A_CELL:
            return [Paragraph((*head, *marked(text)), style)]
        self._texts.append(text)
        note = Run(tr(" (note {texts} below)").format(texts=len(self._texts)), italic=True)
        return [Paragraph((*head, Run(shortened(text, _SHOWN)), note), style)]

    def below(self) -> list[Block]:
        """The long texts in full, for the place after the table; then there are none any more."""
        out: list[Block] = []
        for n, text in enumerate(self._texts, 1):
            out.append(Paragraph(tr("Note {n}").format(n=n), STRONG.but(before=8, after=2, keeps_next=True)))
            out += [Paragraph(part, BODY) for part in paragraphs(text)]
        self._texts = []
        return out


def marked(text: str) -> Iterator[Run]:
    """A text in which what is still to settle stands out."""
    for n, part in enumerate(text.split(STILL)):
        if n:
            yield Run(STILL, bold=True, ink="gap")
        if part:
            yield Run(part)


def paragraphs(text: str) -> Iterator[str]:
    """A long text cut at its line breaks, and where it has none after a sentence."""
    for line in tidy(text).split("\n"):
        part = ""
        for sentence in _SENTENCE.split(line):
            if part and len(part) + len(sentence) > LONGEST_PARAGRAPH:
                yield part
                part = ""
            part = f"{part} {sentence}".strip()
        if part:
            yield part
