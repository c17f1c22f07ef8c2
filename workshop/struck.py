"""Words that are struck: found wherever they stand in the values of records, and what is left in their place (W17)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Literal

from workshop import shape as sh
from workshop.field import Record, described, from_row, to_row
from workshop.kinds import KINDS
from workshop.shape import Scalar
from workshop.spelling import Folded, beginning, folded, pattern, plain
from workshop.words import clean, joined, one_line

Place = tuple[str, str, str]  # table, id of the record, column
Reason = Literal["personal", "confidence", "other"]
REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {"personal": "personal detail", "confidence": "words said in confidence", "other": "words"}
)
FEWEST: Final = 3  # letters of what may be struck: fewer stand everywhere
STAGE: Final = 4  # letters of struck words, from which words that were still being typed give them away
NAME: Final = "strike"  # of its entry in the history
_OF_PROGRAM: Final = re.compile(  # settings whose value nobody typed
    r"fixed|stints .*|clock stands since|plan at the start|room\..*|papers\.names|struck\.unreached|pile\.of\..*|names"
    r"|rehearsal|follow\.signed|held by hand"
).fullmatch
_AT: Final = r"\d{4}-\d\d-\d\dT[\d:.+-]+"
_CODE: Final = re.compile(
    rf"(?:(?:[a-z]{{1,8}}-\d{{1,6}}|{_AT}|\d\d:\d\d|\d{{1,4}}|end|yes|no|on|off|names|roles|sample|day)(?:[ ,/\n]+|$))*"
).fullmatch
_MOMENT: Final = re.compile(_AT).fullmatch
_PAPERS: Final = "papers.made"
_MADE: Final = re.compile(r"([0-9a-f]* \d\d:\d\d \d+ )(.*)", re.DOTALL).fullmatch
_NAMES: Final = frozenset({"not_known"})  # holds names of fields
_GROUPED: Final = frozenset({"field", "part", "choices", "term", "head", "ref"})  # of records in records: the same
_NOT_TYPED: Final = frozenset({("gap", "rule_id"), ("gap", "fires_on"), ("gap", "field"), ("amendment", "field")})
_MARK: Final = re.compile(r"\[(?:personal detail|words said in confidence|words) removed \d\d:\d\d\]")
PLAYBOOK: Final = "playbook"  # nobody of the room wrote it


@dataclass(frozen=True)
class Words:
    """What is to be struck, as it was said or typed; other spellings of it are the same (see `workshop.spelling`)."""

    phrases: tuple[str, ...]
    mark: str  # stands in their place

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(pattern(p) for p in self.phrases)

    def __repr__(self) -> str:
        return "Words(…)"  # they are in no note of a crash

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where they stand, in order, none over another. A mark is no text: nothing in it is found, nothing over it."""
        spans: list[tuple[int, int]] = []
        for begin, part in _between_marks(text):
            whole = folded(part)
            for looked in self._patterns:
                spans += ((begin + a, begin + b) for a, b in _found(looked, whole, part))
        spans.sort()
        out: list[tuple[int, int]] = []
        for a, b in spans:
            if out and a <= out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], b))
            else:
                out.append((a, b))
        return out

    def count(self, text: str) -> int:
        """How often they stand in a text."""
        return len(self._spans(text))

    def within(self, text: str) -> bool:
        """Whether they stand in a text."""
        return bool(self._spans(text))

    def without(self, text: str) -> str:
        """The text with the mark in their place."""
        for a, b in reversed(self._spans(text)):
            text = f"{text[:a]}{self.mark}{text[b:]}"
        return text

    def shown(self, text: str) -> list[str]:
        """As they are written in a text."""
        return [text[a:b] for a, b in self._spans(text)]

    def begun(self, text: str) -> bool:
        """Whether they stand in words on their way, or were just being typed."""
        return self.within(text) or any(beginning(text, p, STAGE) is not None for p in self.phrases)

    def without_begun(self, text: str) -> str:
        """Words on their way with the mark in their place, and without a beginning of them at the end."""
        left = self.without(text)
        begun = [n for p in self.phrases if (n := beginning(left, p, STAGE)) is not None]
        return left[: min(begun)].rstrip() if begun else left


def _between_marks(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for mark in _MARK.finditer(text) if " removed " in text else ():
        yield begin, text[begin : mark.start()]
        begin = mark.end()
    yield begin, text[begin:]


def _found(looked: re.Pattern[str], whole: Folded, text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text: not as a part of longer words."""
    found = looked.search(whole.text)
    while found is not None:
        a, b = found.span()
        sure = a < b and whole.apart(a, text) and whole.apart(b, text)
        if sure:
            yield whole.began(a), whole.ends(b, text)
        found = looked.search(whole.text, b if sure else a + 1)


def words(phrases: Iterable[str], reason: Reason, at: datetime) -> Words:
    """What is to be struck, with the mark for it: `[personal detail removed 14:52]`.

    Raises:
        ValueError: there is nothing, or too little, to strike.

    """
    found = tuple(dict.fromkeys(p for text in phrases if (p := one_line(clean(text)))))
    if not found or any(len(plain(p)) < FEWEST for p in found):
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


def parts_of(text: str) -> list[str]:
    """What stands before, between and after the marks in a text."""
    return _MARK.split(text)


# -- values as they are kept --
def reworded(place: Place, kept: Scalar, change: Callable[[str], str]) -> Scalar:
    """One kept value with its texts changed; numbers, dates, codes, ids and names of parts stay, and the playbook."""
    table, record, column = place
    if not isinstance(kept, str) or table == PLAYBOOK or column in _NAMES or (table, column) in _NOT_TYPED:
        return kept
    if table == "setting":
        return _setting(record, kept, change)
    shape = _shape(table, column)
    if isinstance(shape, sh.Text):
        return change(kept)
    if not isinstance(shape, sh.Words | sh.Groups):
        return kept
    return _json(kept, lambda found: _within(found, change, _GROUPED if isinstance(shape, sh.Groups) else _NAMES))


def _setting(name: str, kept: str, change: Callable[[str], str]) -> str:
    """Most settings hold what the program wrote; in the others everything may have been typed."""
    if _OF_PROGRAM(name) and _CODE(kept):
        return kept
    if name == _PAPERS and (made := _MADE(kept)):  # then a folder, which may be called anything
        return made[1] + change(made[2])
    return _json(kept, lambda found: _within(found, change, _NAMES)) if kept[:1] in ("[", "{") else change(kept)


def _json(kept: str, change: Callable[[Any], Any]) -> str:
    """JSON with its values changed; the same text where none was, and as plain words where it can't be read."""
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        return str(change(kept))
    new = change(found)
    return kept if new == found else json.dumps(new, ensure_ascii=False, separators=(",", ":"))


def _shape(table: str, column: str) -> sh.Shape | None:
    field = described(KINDS[table]).get(column) if table in KINDS else None
    return field.shape if field is not None else None


def _within(value: Any, change: Callable[[str], str], names: frozenset[str]) -> Any:
    """The texts of a value; never the names of its parts, nor what only says which part is meant, nor a moment."""
    if isinstance(value, str):
        return value if _MOMENT(value) else change(value)
    if isinstance(value, list):
        return [_within(v, change, names) for v in value]
    if not isinstance(value, dict):
        return value
    return {n: v if n in names else _within(v, change, names) for n, v in value.items()}


def holds(place: Place, kept: Scalar, found: Words) -> bool:
    """Whether a kept value holds the words."""
    return isinstance(kept, str) and reworded(place, kept, found.without) != kept


def struck(record: Record, found: Words) -> Record:
    """The record without the words; itself where they are not in it."""
    table, row = record.KIND.table, to_row(record)
    new = {n: v if n == "id" else reworded((table, record.id, n), v, found.without) for n, v in row.items()}
    return record if new == row else from_row(type(record), new)


def places(record: Record, found: Words) -> tuple[str, ...]:
    """The fields of a record that hold the words, as people call them."""
    table, row = record.KIND.table, to_row(record)
    fields = described(type(record))
    return tuple(fields[n].label for n, v in row.items() if n in fields and holds((table, record.id, n), v, found))


def summary(named: Iterable[str]) -> str:
    """`Title and Known problem`."""
    return joined(dict.fromkeys(named))
