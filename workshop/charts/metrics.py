"""How wide text is in the bundled fonts, and which of them shows a character: one measure for screen and paper.

The fonts are read by `truetype`, at the first question and in a few milliseconds, so that a screen that draws a chart
never loads the library that writes documents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache

from workshop import assets
from workshop.charts.truetype import advances
from workshop.remembered import remembered

ELLIPSIS = "…"
_SHORT = 40  # letters of a word that is kept in memory
_NARROWEST = 0.2  # no letter is narrower than so much of its size
_LAST = 0xFFEF  # then come signs for "no character", and planes of which a document would note the wrong character


class Face(StrEnum):
    """A bundled font, by the name of its file."""

    REGULAR = "NotoSans-Regular"
    BOLD = "NotoSans-Bold"
    ITALIC = "NotoSans-Italic"
    BOLD_ITALIC = "NotoSans-BoldItalic"
    SYMBOLS = "DejaVuSans"  # stands in for what the others lack


def face(*, bold: bool = False, italic: bool = False) -> Face:
    """The text face of that weight and slope."""
    if bold:
        return Face.BOLD_ITALIC if italic else Face.BOLD
    return Face.ITALIC if italic else Face.REGULAR


@cache
def _advances(of: Face) -> Mapping[int, float]:
    return advances(assets.path(f"fonts/{of}.ttf"))


def warm() -> None:
    """Read all fonts now, so that no key has to wait for the disk; from any thread."""
    for of in Face:
        _advances(of)


@lru_cache(maxsize=8192)
def face_for(char: str, wanted: Face = Face.REGULAR) -> Face | None:
    """The face that shows a character: the wanted one, else the one for symbols; None where neither does.

    A character for private use, or beyond the basic plane, counts as not shown: no reader would know what it means.
    """
    code = ord(char)
    if code > _LAST or unicodedata.category(char) in {"Co", "Cn", "Cs"}:
        return None
    return next((f for f in (wanted, Face.SYMBOLS) if code in _advances(f)), None)


def advance(word: str, of: Face) -> float:
    """The width of a word in one face, in thousandths of the type size; what the face lacks has none."""
    return _known(word, of) if len(word) <= _SHORT else _measured(word, of)


def _measured(word: str, of: Face) -> float:
    table = _advances(of)
    return sum(table.get(ord(c), 0.0) for c in word)


_known = remembered(65536)(_measured)  # words come again


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of one line of text in points (or pixels: the unit of `size`), without kerning."""
    wanted = face(bold=bold, italic=italic)
    return sum(advance(c, face_for(c, wanted) or wanted) for c in text) * size / 1000


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of one line as the room takes, with an ellipsis where something is left out."""
    if width(text, size, bold=bold) <= room:
        return text
    room -= width(ELLIPSIS, size, bold=bold)
    used, kept = 0.0, 0
    for c in text:
        used += width(c, size, bold=bold)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def _parts(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A word, in parts where it is wider than a line."""
    out, used = [""], 0.0
    for c in word:
        wide = width(c, size, bold=bold)
        if out[-1] and used + wide > room:
            out.append("")
            used = 0.0
        out[-1] += c
        used += wide
    return out


def wrapped(text: str, room: float, size: float, *, bold: bool = False, most: int = 2) -> list[str]:
    """Text in lines that the room takes, at most so many; the last one ends in an ellipsis where something is left."""
    head = text[: int(most * room / (_NARROWEST * size)) + 1]  # what lies beyond it could never be shown
    words, lines = [part for word in head.split() for part in _parts(word, room, size, bold=bold)], list[str]()
    while words and len(lines) < most - 1:
        n = len(words)
        while n > 1 and width(" ".join(words[:n]), size, bold=bold) > room:
            n -= 1
        lines.append(fitted(" ".join(words[:n]), room, size, bold=bold))
        words = words[n:]
    return [*lines, fitted(" ".join(words), room, size, bold=bold)] if words else lines or [""]
