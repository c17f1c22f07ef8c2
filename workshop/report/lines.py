"""Breaks words into lines of a given width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from workshop.charts.letters import is_right_to_left
from workshop.charts.metrics import advance
from workshop.report.bidi import joined_letters
from workshop.report.text import Piece

_SPACES: Final = re.compile(r"(\n| +)")
_PARTS: Final = re.compile(r"(?<=\w\w[-–—/])(?=\w\w)")  # a long word may be broken after a hyphen, dash or slash

Bit = tuple[Piece, str]  # some letters of a piece


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its pieces in the order in which they are said, and how wide they are."""

    pieces: tuple[Piece, ...]
    width: float
    at_space: bool  # broken where a space stood, which is still read


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is never broken, unless it is wider than a line: a word or a part of one."""

    bits: tuple[Bit, ...]
    width: float
    lead: Piece | None  # the piece of the space before it
    space: float  # the width of that space
    breaks: bool  # whether a line may end before it
    starts: bool  # whether a new line begins with it


def broken(pieces: Sequence[Piece], room: float) -> list[Line]:
    """These pieces in lines no wider than `room` points; at least one line. A word wider than that is cut."""
    lines: list[Line] = []
    current: list[Bit] = []
    used = 0.0
    for atom in _fitting(_atoms(pieces), room):
        if atom.starts or (atom.breaks and current and used + atom.space + atom.width > room):
            lines.append(_line(current, used, at_space=atom.lead is not None or atom.starts))
            current, used = [], 0.0
        if current and atom.lead is not None:
            current.append((atom.lead, " "))
            used += atom.space
        current += atom.bits
        used += atom.width
    return [*lines, _line(current, used, at_space=False)]


def _line(bits: Sequence[Bit], width: float, *, at_space: bool) -> Line:
    """A line of these letters, those of one look joined."""
    joined = []
    for _, run in groupby(bits, key=lambda bit: (bit[0].run, bit[0].face)):
        found = list(run)
        joined.append(replace(found[0][0], text="".join(text for _, text in found)))
    return Line(tuple(joined), width, at_space)


def _wide(bit: Bit) -> float:
    """The width of some letters in points."""
    piece, text = bit
    shown = joined_letters(text) if is_right_to_left(text) else text
    return advance(shown, piece.face) * piece.size / 1000


def _atoms(pieces: Iterable[Piece]) -> Iterator[_Atom]:
    """The atoms of a text; a word may run over several pieces."""
    word: list[Bit] = []
    lead: Piece | None = None
    starts, breaks = False, True
    for piece in pieces:
        for text in _SPACES.split(piece.text):
            if not text:
                continue
            if text[0] in " \n":
                if word or starts:
                    yield _atom(word, lead, breaks=breaks, starts=starts)
                    word, starts = [], False
                starts = text == "\n"
                lead, breaks = (None if starts else piece), True
                continue
            for n, part in enumerate(_PARTS.split(text) if "-" in text or not text.isalpha() else (text,)):
                if n:
                    yield _atom(word, lead, breaks=breaks, starts=starts)
                    word, lead, starts, breaks = [], None, False, True
                word.append((piece, part))
    if word or starts:
        yield _atom(word, lead, breaks=breaks, starts=starts)


def _atom(word: list[Bit], lead: Piece | None, *, breaks: bool, starts: bool) -> _Atom:
    glued = lead is not None and bool(word) and word[0][1][0] == "%"  # a figure keeps its sign
    space = _wide((lead, " ")) if lead is not None else 0.0
    return _Atom(tuple(word), sum(map(_wide, word)), lead, space, breaks and not glued, starts)


def _fitting(atoms: Iterable[_Atom], room: float) -> Iterator[_Atom]:
    """The same atoms, those cut that are wider than a line."""
    for atom in atoms:
        if atom.width <= room:
            yield atom
            continue
        for n, part in enumerate(_cut(atom.bits, room)):
            lead, space = (None, 0.0) if n else (atom.lead, atom.space)
            yield _Atom(part, sum(map(_wide, part)), lead, space, breaks=True, starts=atom.starts and not n)


def _cut(word: Sequence[Bit], room: float) -> Iterator[tuple[Bit, ...]]:
    """A word in parts that fit, at least one letter each; a letter keeps the marks that are set on it."""
    part: list[Bit] = []
    used = 0.0
    for piece, text in word:
        start = 0
        for i, c in enumerate(text):
            wide = advance(c, piece.face) * piece.size / 1000
            if used and used + wide > room and not unicodedata.combining(c):
                if i > start:
                    part.append((piece, text[start:i]))
                yield tuple(part)
                part, used, start = [], 0.0, i
            used += wide
        if start < len(text):
            part.append((piece, text[start:]))
    if part:
        yield tuple(part)
