"""Words that a resident would not use, each with a plainer one: they are underlined while the notice is read aloud."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from workshop import assets


@dataclass(frozen=True, slots=True)
class Found:
    """One such word in a text."""

    start: int
    length: int
    word: str  # as it stands there
    plain: str  # what could be said instead


@cache
def _known() -> tuple[dict[str, str], re.Pattern[str]]:
    words: dict[str, str] = json.loads(assets.text("vocabulary/jargon.json"))
    by_word = {w.lower(): plain for w, plain in words.items()}
    longest = sorted(by_word, key=len, reverse=True)
    return by_word, re.compile(rf"\b({'|'.join(map(re.escape, longest))})(e?s)?\b", re.IGNORECASE)


def jargon(text: str) -> tuple[Found, ...]:
    """The words of the list in a text, in their order; a longer one counts before one inside it."""
    by_word, pattern = _known()
    return tuple(Found(m.start(), len(m[0]), m[0], by_word[m[1].lower()]) for m in pattern.finditer(text))
