"""Short names proposed for organisations: one word, as it is said aloud, that nobody else in the room has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Final

from workshop.decide.consequences import SHORT_LENGTH
from workshop.kinds import RESIDENTS
from workshop.words import clean, fold

# Words that a room uses for a sort of organisation, whatever its name (interaction.md 2.9).
_OF_TYPE: Final[Mapping[str, str]] = {
    "local_authority_unitary": "Council",
    "local_authority_upper": "Council",
    "local_authority_lower": "Council",
    "fire_rescue": "Fire",
    "police": "Police",
    "housing_association": "Homes",
    "nhs_icb": "NHS",
    "nhs_provider": "NHS",
    "gp_practice": "NHS",
    "public_panel": "Panel",
}
_SAID_OF: Final = frozenset(fold(word) for word in _OF_TYPE.values())
_TELLS_NOTHING: Final = """
    a agency agencies and at authority board body borough britain by city commission committee community company county
    department directorate district england for foundation government great group her his hm in integrated kingdom
    limited ltd majesty metropolitan ministry national northern of office on organisation plc public royal scotland
    scottish service services society the to trust uk unit united wales welsh with
"""
_COMMON: Final = frozenset(_TELLS_NOTHING.split())  # words that tell no organisation from another
_JOINING: Final = frozenset({"and", "for", "of", "the"})
_RESERVED: Final = frozenset({RESIDENTS, "public", "all"})  # they mean others in the room
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FALLBACK: Final = "Body"
CLEAR: Final = 5  # letters from which a word of a name is taken for no other
SHORT_WHOLE: Final = 10  # letters of a name of two words that is its own short name


def propose(name: str, org_type: str | None, taken: Iterable[str]) -> str:
    """A short name for an organisation: 3 to 14 characters, one word, none of `taken` and none that is reserved.

    First the word that a room uses for its type (`org_type`, a code of the vocabulary, or a word of the name), then
    the shortest word of the name that tells it from others, then its initials, then its other words; where all of
    these are taken, one with a number. A word so short that it could be another one is joined by its neighbour:
    “JobCentre”, not “Job”.
    """
    used = {_compared(t) for t in taken} | _RESERVED
    words = _words(name)
    for candidate in _candidates(words, org_type):
        if _fits(candidate) and _compared(candidate) not in used:
            return candidate
    stem = next((cut for w in words if _fits(cut := _cut(w, ""))), _FALLBACK)
    numbered = (_cut(stem, str(n) if n > 1 else "") for n in count(1))
    return next(short for short in numbered if _compared(short) not in used)


def _candidates(words: list[str], org_type: str | None) -> Iterator[str]:
    if org_type is not None and org_type in _OF_TYPE:
        yield _OF_TYPE[org_type]
    yield from (w for w in words if fold(w) in _SAID_OF)
    telling = [w for w in words if fold(w) not in _COMMON]
    yield from (_with_neighbour(w, words) for w in sorted(telling, key=len))
    yield from sorted(telling, key=len)
    yield "".join(w[0] for w in words if fold(w) not in _JOINING).upper()
    yield from (w for w in words if fold(w) in _COMMON - _JOINING)
    yield from (_cut(w, "") for w in telling)


def _with_neighbour(word: str, words: list[str]) -> str:
    """A word of few letters with the telling one after it, else before it; one that is long enough, or initials, alone.

    A name of two words that is short as a whole stays whole.
    """
    if not _fits(word) or len(word) >= CLEAR or word.isupper():
        return word
    whole = "".join(words)
    if len(words) == 2 and len(whole) <= SHORT_WHOLE and fold(words[0]) not in _JOINING:
        return whole
    at = words.index(word)
    beside = (words[at : at + 2], words[max(at - 1, 0) : at + 1])
    pairs = (p for p in beside if len(p) == 2 and all(fold(w) not in _COMMON | _SAID_OF for w in p))
    return next((joint for p in pairs if _fits(joint := "".join(p))), word)


def _words(name: str) -> list[str]:
    """The words of a name as they are said: a capital at the head, the possessive ending gone."""
    found = (re.sub(r"['’]s?$", "", word) for word in _WORD.findall(clean(name)))
    return [word if not word.islower() else word.capitalize() for word in found if word]


def _fits(word: str) -> bool:
    low, high = SHORT_LENGTH
    return low <= len(word) <= high and any(c.isalpha() for c in word)


def _cut(word: str, ending: str) -> str:
    return word[: SHORT_LENGTH[1] - len(ending)] + ending


def _compared(short: str) -> str:
    return re.sub(r"[\W_]+", "", fold(short))
