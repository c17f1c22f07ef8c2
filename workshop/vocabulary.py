"""Controlled vocabularies: for each code its label, its meaning, and the words that may be typed for it after `#`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from workshop import assets
from workshop.words import fold


@dataclass(frozen=True, slots=True)
class Term:
    """One code of a vocabulary."""

    code: str
    label: str
    definition: str
    typed: tuple[str, ...]
    live: bool  # chosen while the room talks


Vocabulary = Mapping[str, Term]


@cache
def vocabularies() -> Mapping[str, Vocabulary]:
    """All vocabularies by name, each in its order."""
    raw = json.loads(assets.text("vocabulary/codes.json"))
    return MappingProxyType(
        {
            name: MappingProxyType({t["code"]: Term(**{**t, "typed": tuple(t["typed"])}) for t in terms})
            for name, terms in raw.items()
        }
    )


def vocabulary(name: str) -> Vocabulary:
    """One vocabulary in its order.

    Raises:
        KeyError: there is none of that name.

    """
    return vocabularies()[name]


def label(name: str, code: str | None) -> str:
    """What a person reads for a code; a code that is unknown here reads as itself, nothing as an empty text."""
    if code is None:
        return ""
    term = vocabulary(name).get(code)
    return term.label if term else code


def code_of(name: str, text: str) -> str | None:
    """The code that somebody means: by code, label or typed word, exactly; None where it is none of these."""
    return _meant(name).get(_key(text))


def _key(text: str) -> str:
    return fold(text).replace(" ", "")


@cache
def _meant(name: str) -> Mapping[str, str]:
    """The code for each form of it; where two share one, the first has it."""
    out: dict[str, str] = {}
    for term in vocabulary(name).values():
        for known in (term.code, term.code.rpartition(":")[2], term.label, *term.typed):
            out.setdefault(_key(known), term.code)
    return MappingProxyType(out)
