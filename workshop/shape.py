"""The shapes a field's value can have, and how each is kept in one column of the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, assert_never

YEARS = 9999  # of moments: at the ends of what can be told, another offset would be no moment
Scalar = str | int | float | None  # what a column holds, and what the journal keeps


@dataclass(frozen=True, slots=True)
class Text:
    """Words; `long` ones may hold line breaks."""

    long: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number within a range, both ends included."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a hand-made order."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no; without a value nobody has said."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time on the clock of the day, to the minute."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a time and its offset from UTC: when something happened."""


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a vocabulary."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class Codes:
    """Several codes of a vocabulary, each once."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Another record, of one of these kinds; none named: of any kind."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refs:
    """Several other records, each once. `others` are words that may stand beside them, such as `residents`."""

    kinds: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Several short texts, in their order."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each, in the order of `of`."""

    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """Several small records inside this one; `of` is their described class."""

    of: type[Any]


Shape = Text | Number | Rank | Flag | Day | Time | Moment | Code | Codes | Ref | Refs | Words | Counts | Groups
MANY = (Codes, Refs, Words, Counts, Groups)


def column_type(shape: Shape) -> type[str] | type[int] | type[float]:
    """The type of the column that keeps it."""
    match shape:
        case Number() | Flag():
            return int
        case Rank():
            return float
        case _:
            return str


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encode(shape: Shape, value: Any, parts: Callable[[Any], dict[str, Scalar]]) -> Scalar:
    """A value as its column keeps it; nothing, an empty text and an empty list are all NULL.

    `parts` encodes one small record of a `Groups`.
    """
    if value is None or value in ("", ()):
        return None
    match shape:
        case Text() | Code() | Ref() | Number() | Rank():
            return value  # type: ignore[no-any-return]
        case Flag():
            return int(value)
        case Day() | Moment():
            return str(value.isoformat())
        case Time():
            return str(value.strftime("%H:%M"))
        case Codes() | Refs() | Words() | Counts():
            return _json(list(value))
        case Groups():
            return _json([{k: v for k, v in parts(g).items() if v is not None} for g in value])
        case _:
            assert_never(shape)


def decode(shape: Shape, kept: Scalar, whole: Callable[[type[Any], dict[str, Scalar]], Any]) -> Any:
    """The value that a column keeps; `whole` makes one small record of a `Groups`.

    Raises:
        ValueError, TypeError: the column holds what this shape never writes.

    """
    if kept is None:
        return () if isinstance(shape, MANY) else None
    match shape:
        case Text() | Code() | Ref():
            return _a(str, kept)
        case Number():
            return _a(int, kept)
        case Rank():
            return float(_a((int, float), kept))
        case Flag():
            return bool(_a(int, kept))
        case Day():
            return date.fromisoformat(_a(str, kept))
        case Time():
            return time.fromisoformat(_a(str, kept))
        case Moment():
            return moment(_a(str, kept))
        case Codes() | Refs() | Words():
            return tuple(_a(str, v) for v in _list(kept))
        case Counts():
            return tuple(_a(int, v) for v in _list(kept))
        case Groups():
            return tuple(whole(shape.of, v) for v in _list(kept))
        case _:
            assert_never(shape)


def moment(text: str) -> datetime:
    """A moment as it is kept, with its offset: one without could not be put in order with the others.

    Raises:
        ValueError: it is none.

    """
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or not 1 < found.year < YEARS:
        raise ValueError("a moment with its offset from UTC was expected")
    return found


def _list(kept: Scalar) -> list[Any]:
    found = json.loads(_a(str, kept))
    if not isinstance(found, list):
        raise TypeError("a list was expected")
    return found


def _a(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{type(value).__name__} where {kind} was expected")
    return value
