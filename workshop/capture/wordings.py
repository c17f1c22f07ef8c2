"""Which wordings of the bank a line may take: only of the kind that it would add, or of the field that it writes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from workshop.capture.reading import Context, Reading
from workshop.capture.spec import SPECS, Spec, field_line, kind_of_word
from workshop.wording import bank
from workshop.wording.bank import Wording
from workshop.wording.offered import came_from, fitting

_HEAD = re.compile(r"([A-Za-z]+):\s*")
_SIGNS = re.compile(r"(?:^|\s)[@#!*/\\\"“]|\s--(?:\s|$)|->")
_SECTION_OF: Final = {name: section for section, name in bank.SECTIONS.items()}  # by the field of the terms


def wordings(line: str, cursor: int, context: Context) -> tuple[int, list[Wording]]:
    """Where the words of a line begin, and what they could become; nothing where signs or more words follow."""
    head = _HEAD.match(line)
    field = field_line(head[1], context.selected) if head else None
    spec = kind_of_word(head[1]) if head and field is None else None
    start = head.end() if head and (field or spec) else len(line) - len(line.lstrip())
    typed = line[start:cursor]
    if line[cursor:].strip() or _SIGNS.search(typed):
        return start, []
    return start, fitting(typed, candidates(context, spec, field))


def candidates(context: Context, spec: Spec | None = None, field: str | None = None) -> tuple[Wording, ...]:
    """The entries that a line may take: of a field line, of a kind that was named, else of the words of the place."""
    if field is not None:
        return of_field(context, field)
    if spec is None and context.wordings is not None:
        return context.wordings.get("", ())
    if spec is None and context.answers:
        return ()
    wanted = spec or SPECS[context.adds]
    kind = _OF_SPEC.get(wanted.name)
    if kind is None:
        return ()
    party = next((g.value for g in context.given.get("value", ()) if g.field == "party"), None)
    return tuple(w for w in bank.of_kind(kind) if kind != bank.VALUE or party in (None, w.place))


_OF_SPEC: Final[Mapping[str, str]] = MappingProxyType(
    {"value": bank.VALUE, "risk": bank.RISK, "not_sharing": bank.HARM}
)


def _safeguards(risk: Any) -> tuple[Wording, ...]:
    """Those for risks of this sort first."""
    return tuple(sorted(bank.of_kind(bank.SAFEGUARD), key=lambda w: w.place != risk.category))


def _rung(case: Any) -> tuple[Wording, ...]:
    agreed = [w for w in bank.of_kind(bank.ACCESS) if w.use == bank.HOLDS]
    return tuple(w for w in agreed if w.place == case.access_mode_recommended)


_OF_FIELD: Final[Mapping[tuple[str, str], Callable[[Any], tuple[Wording, ...]]]] = MappingProxyType(
    {
        ("risk", "mitigation"): _safeguards,
        ("use_case", "reciprocity"): lambda _: bank.of_kind(bank.RECIPROCITY),
        ("use_case", "access_mode_reason"): _rung,
    }
)


def of_field(context: Context, field: str) -> tuple[Wording, ...]:
    """The entries that a field of the selected record may take."""
    record = context.selected
    if record is None:
        return ()
    make = _OF_FIELD.get((record.KIND.table, field))
    if make is not None:
        return make(record)
    section = _SECTION_OF.get(field) if record.KIND.table == "pilot_terms" else None
    return (context.wordings or {}).get(section or "", ()) if section else ()


def wording_of(reading: Reading, context: Context) -> Wording | None:
    """The entry that the words of a line are; None where they are somebody’s own."""
    if reading.act == "field" and reading.field_line:
        return came_from(reading.text, candidates(context, field=reading.field_line))
    if reading.act != "add" or not reading.text:
        return None
    named = reading.kind_word or not context.answers
    return came_from(reading.text, candidates(context, reading.spec if named else None))
