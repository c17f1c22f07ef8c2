"""Words that are struck: found wherever they stand in the values of records, and what is left in their place (W17)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Literal

from workshop import shape as sh
from workshop.field import Record, described, from_row, to_row
from workshop.kinds import KINDS
from workshop.shape import Scalar
from workshop.words import clean, joined, one_line

Reason = Literal["personal", "confidence", "other"]
REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {"personal": "personal detail", "confidence": "words said in confidence", "other": "words"}
)
FEWEST: Final = 3  # letters of what may be struck: fewer stand everywhere
STAGE: Final = 4  # letters of struck words, from which words that were still being typed give them away
NAME: Final = "strike"  # of its entry in the history
_CODE: Final = re.compile(r"[\w.:,-]*").fullmatch  # what settings that nobody typed hold
_NAMES: Final = frozenset({"not_known"})  # holds names of fields
_MARK: Final = re.compile(r"\[(?:personal detail|words said in confidence|words) removed \d\d:\d\d\]")
PLAYBOOK: Final = "playbook"  # nobody of the room wrote it


@dataclass(frozen=True)
class Words:
    """What is to be struck, as it was said or typed: letter case, white space and kind of apostrophe are no matter."""

    phrases: tuple[str, ...]
    mark: str  # stands in their place

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.phrases, key=len, reverse=True)
        return re.compile("|".join(_pattern_of(p) for p in longest_first), re.IGNORECASE)

    def __repr__(self) -> str:
        return "Words(…)"  # they are in no note of a crash

    def count(self, text: str) -> int:
        """How often they stand in a text."""
        return sum(1 for _ in self._pattern.finditer(text))

    def within(self, text: str) -> bool:
        """Whether they stand in a text."""
        return self._pattern.search(text) is not None

    def without(self, text: str) -> str:
        """The text with the mark in their place."""
        return self._pattern.sub(lambda _: self.mark, text)

    def begun(self, text: str) -> bool:
        """Whether they stand in words on their way, or were just being typed."""
        return self.within(text) or any(_ends_with_beginning(text, p) for p in self.phrases)

    def without_begun(self, text: str) -> str:
        """Words on their way with the mark in their place, and without a beginning of them at the end."""
        left = self.without(text)
        most = max((_ends_with_beginning(left, p) for p in self.phrases), default=0)
        return left[: len(left) - most].rstrip() if most else left


def _pattern_of(phrase: str) -> str:
    parts = (re.escape(p).replace("’", "'").replace("'", "[’']") for p in phrase.split())
    inner = r"\s+".join(parts)
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return f"{before}{inner}{after}"


def _ends_with_beginning(text: str, phrase: str) -> int:
    """With how many letters of a phrase a text ends that was being typed; 0 where they are too few to tell."""
    low, whole = text.lower(), phrase.lower()
    return next((n for n in range(len(whole) - 1, STAGE - 1, -1) if low.endswith(whole[:n])), 0)


def words(phrases: Iterable[str], reason: Reason, at: datetime) -> Words:
    """What is to be struck, with the mark for it: `[personal detail removed 14:52]`.

    Raises:
        ValueError: there is nothing, or too little, to strike.

    """
    found = tuple(dict.fromkeys(p for text in phrases if (p := one_line(clean(text)))))
    if not found or any(len(p) < FEWEST for p in found):
        raise ValueError("three letters or more are needed")
    return Words(found, f"[{REASONS[reason]} removed {at:%H:%M}]")


def entry_name(reason: Reason) -> str:
    """What the history calls it; never what was struck."""
    return NAME if reason == "personal" else f"{NAME} {reason}"


def is_strike(name: str) -> bool:
    """Whether an entry of this name struck words."""
    return name.partition(" ")[0] == NAME


def told(name: str) -> str:
    """What an entry of this name struck, for people: never the words."""
    reason = name.partition(" ")[2] or "personal"
    return REASONS.get(reason, REASONS["other"])  # type: ignore[call-overload, no-any-return]


def marks(text: str) -> int:
    """How many marks of struck words stand in a text."""
    return len(_MARK.findall(text))


# -- values as they are kept --
def reworded(table: str, column: str, kept: Scalar, change: Callable[[str], str]) -> Scalar:
    """One kept value with its texts changed; numbers, dates, codes and ids stay, and so does the playbook."""
    if not isinstance(kept, str) or table == PLAYBOOK or column in _NAMES or (table == "setting" and _CODE(kept)):
        return kept
    shape = _shape(table, column)
    if isinstance(shape, sh.Text):
        return change(kept)
    if not isinstance(shape, sh.Words | sh.Groups):
        return kept
    try:
        found = json.loads(kept)
    except ValueError:
        return change(kept)
    return json.dumps(_within(found, change), ensure_ascii=False, separators=(",", ":"))


def _shape(table: str, column: str) -> sh.Shape | None:
    field = described(KINDS[table]).get(column) if table in KINDS else None
    return field.shape if field is not None else None


def _within(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_within(v, change) for v in value]
    return {n: _within(v, change) for n, v in value.items()} if isinstance(value, dict) else value


def holds(table: str, column: str, kept: Scalar, found: Words) -> bool:
    """Whether a kept value holds the words."""
    return isinstance(kept, str) and reworded(table, column, kept, found.without) != kept


def struck(record: Record, found: Words) -> Record:
    """The record without the words; itself where they are not in it."""
    table, row = record.KIND.table, to_row(record)
    new = {n: v if n == "id" else reworded(table, n, v, found.without) for n, v in row.items()}
    return record if new == row else from_row(type(record), new)


def places(record: Record, found: Words) -> tuple[str, ...]:
    """The fields of a record that hold the words, as people call them."""
    table, row = record.KIND.table, to_row(record)
    fields = described(type(record))
    return tuple(fields[n].label for n, v in row.items() if n in fields and holds(table, n, v, found))


def summary(named: Iterable[str]) -> str:
    """`Title and Known problem`."""
    return joined(dict.fromkeys(named))
