"""What a word after `#` means for a kind of record: a code of one of its vocabularies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workshop import shape as sh
from workshop.field import Record, own_fields
from workshop.kinds import KINDS, UseCase
from workshop.vocabulary import vocabulary
from workshop.words import fold

# The rung and its reach stand twice on a use case: before this session a word means what is asked for, from it on what
# is agreed.
AGREED_FROM: Final = 8
_TWICE: Final = {
    "access_mode_requested": "access_mode_recommended",
    "access_scale_requested": "access_scale_recommended",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A code that may be typed."""

    word: str
    field: str
    code: str
    label: str
    many: bool  # the field holds several


@lru_cache(maxsize=128)
def _labels(table: str, agreed: bool) -> tuple[Label, ...]:
    cls = KINDS[table]
    out: list[Label] = []
    left_out = set(_TWICE) if agreed else set(_TWICE.values())
    for f in own_fields(cls):
        if not isinstance(f.shape, sh.Code | sh.Codes) or (cls is UseCase and f.name in left_out):
            continue
        for term in vocabulary(f.shape.vocabulary).values():
            out += [Label(w, f.name, term.code, term.label, isinstance(f.shape, sh.Codes)) for w in term.typed]
    return tuple(out)


def labels(cls: type[Record], session: int = 1) -> tuple[Label, ...]:
    """All words that may be typed for a kind, in the order of its fields."""
    return _labels(cls.KIND.table, session >= AGREED_FROM)


def meant(cls: type[Record], typed: str, session: int = 1) -> list[Label]:
    """What a word could mean: an exact word comes before a beginning; words for one code are one meaning."""
    word = fold(typed)
    known = labels(cls, session)
    return _once(x for x in known if x.word == word) or _once(x for x in known if x.word.startswith(word))


def _once(found: Iterable[Label]) -> list[Label]:
    out: dict[tuple[str, str], Label] = {}
    for x in found:
        out.setdefault((x.field, x.code), x)
    return list(out.values())
