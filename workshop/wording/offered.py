"""Which entries of the bank fit what is typed, and which one words came from. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from workshop.wording.bank import Wording, bank
from workshop.words import fold

LETTERS: Final = 4  # so many are typed before anything is offered
MOST: Final = 3  # offered at a time
ALIKE: Final = 0.75  # of the words: a little changed it is still that wording, and more changed it is the room’s own
_WORD = re.compile(r"\w+")


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def fitting(typed: str, among: Iterable[Wording]) -> list[Wording]:
    """The entries that have the typed words, each at least begun, in their order; those that begin so first."""
    wanted = _words(typed)
    if sum(map(len, wanted)) < LETTERS:
        return []
    found = [(at, w) for w in among if (at := _at(wanted, _words(w.text))) is not None]
    return [w for _, w in sorted(found, key=lambda x: x[0])][:MOST]


def _at(wanted: Sequence[str], words: Sequence[str]) -> int | None:
    """Where the first of these words stands, as far as all of them follow one another there; else None."""
    first, n = None, 0
    for at, word in enumerate(words):
        if n < len(wanted) and word.startswith(wanted[n]):
            first = at if first is None else first
            n += 1
    return first if n == len(wanted) else None


def came_from(text: str, among: Iterable[Wording]) -> Wording | None:
    """The entry that these words are, at most a little changed; None where they are somebody’s own."""
    said = _words(text)
    if len(said) < LETTERS:
        return None
    best = max(((_like(said, _words(w.text)), w) for w in among), key=lambda x: x[0], default=None)
    return best[1] if best is not None and best[0] >= ALIKE else None


def _like(said: Sequence[str], words: Sequence[str]) -> float:
    shared = len(set(said) & set(words))
    if shared < ALIKE * min(len(said), len(words)):
        return 0.0
    return SequenceMatcher(None, said, words, autojunk=False).ratio()


def still(text: str, ref: str | None) -> bool:
    """Whether words are still those of an entry; of an entry that is not known any more nobody can say that."""
    known = bank().get(ref or "")
    return known is not None and came_from(text, (known,)) is not None
