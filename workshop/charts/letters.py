"""Text in letters that the bundled fonts have: what they lack is said in words, never left out without a trace."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import Final

from workshop.charts.metrics import face_for
from workshop.remembered import remembered
from workshop.words import clean

_LONG: Final = 500  # longer texts are not kept in memory
_SEVERAL: Final = 8  # of a run of characters that no font shows, so many are named
_SKIN: Final = range(0x1F3FB, 0x1F400)  # say of the sign before them in which shade it is drawn
_VARIANTS: Final = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))


def showable(text: str) -> str:
    """Text as it can be drawn: what has no shape is dropped, what no font shows is named in square brackets.

    Line breaks stay. An emoji reads `[thumbs up sign]`; of a long run of unknown characters the first are named and
    the others counted.
    """
    if text.isascii() and text.isprintable():
        return text
    return _known(text) if len(text) < _LONG else _shown(text)


def _shown(text: str) -> str:
    kept = clean(text)
    if all(map(_as_it_is, set(kept))):
        return kept
    kept = unicodedata.normalize("NFC", "".join(map(_plain, kept)))
    runs = ((shown, "".join(run)) for shown, run in groupby(kept, key=lambda c: c == "\n" or face_for(c) is not None))
    return "".join(run if shown else _named(run) for shown, run in runs)


_known = remembered(4096)(_shown)  # a text is laid out more than once


@lru_cache(maxsize=8192)
def _as_it_is(char: str) -> bool:
    return _plain(char) == char and (char == "\n" or face_for(char) is not None)


def _plain(char: str) -> str:
    """A character, a space in place of another white one, or nothing in place of one without a shape."""
    if char in "\n\N{NO-BREAK SPACE}":
        return char
    if char == "\N{NARROW NO-BREAK SPACE}":
        return "\N{NO-BREAK SPACE}"
    if char.isspace():
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs"} or ord(char) in _SKIN or ord(char) in _VARIANTS:
        return ""
    return char


def _named(run: str) -> str:
    names = [unicodedata.name(c, "").lower() or f"U+{ord(c):04X}" for c in run[:_SEVERAL]]
    more = len(run) - len(names)
    return f"[{', '.join(names)}{f' and {more:,} more characters' if more else ''}]"


def is_right_to_left(text: str) -> bool:
    """Whether any of it is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in {"R", "AL", "AN"} for c in text)
