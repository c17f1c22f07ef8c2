"""Whether values fit their fields: checked and made regular in one place, whoever gives them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, assert_never

from workshop import shape as sh
from workshop.decide.refused import Refused
from workshop.field import Field, Record, described
from workshop.snapshot import Snapshot
from workshop.vocabulary import vocabulary
from workshop.words import counted, one_line, tidy


def fitted(snapshot: Snapshot, cls: type[Record], values: Mapping[str, Any], new: Sequence[str] = ()) -> dict[str, Any]:
    """The values of a record, regular: clean texts, tuples, each code and reference known.

    `new` are ids that the same step makes. Raises:
        Refused: a value does not fit; the sentence says which and why.
    """
    fields = described(cls)
    for name in values:
        if name not in fields:
            raise Refused(f"{cls.KIND.one.capitalize()} has no field called {name}.")
    return {name: _fit(snapshot, fields[name], value, new) for name, value in values.items()}


def _fit(snapshot: Snapshot, field: Field, value: Any, new: Sequence[str]) -> Any:
    shape = field.shape
    if value is None or value in ("", (), []):
        return () if field.many else None
    match shape:
        case sh.Text():
            text = tidy(value) if shape.long else one_line(value)
            return text or None
        case sh.Number():
            return _number(field, shape, value)
        case sh.Rank():
            return float(value)
        case sh.Flag():
            return bool(value)
        case sh.Day():
            return _kind(field, value, date, "a date")
        case sh.Time():
            return _kind(field, value, time, "a time").replace(second=0, microsecond=0)
        case sh.Moment():
            return _kind(field, value, datetime, "a moment").replace(microsecond=0)
        case sh.Code():
            return _code(field, shape.vocabulary, value)
        case sh.Codes():
            return _once(_code(field, shape.vocabulary, v) for v in value)
        case sh.Ref():
            return _known(snapshot, field, shape.kinds, value, new)
        case sh.Refs():
            return _once(v if v in shape.others else _known(snapshot, field, shape.kinds, v, new) for v in value)
        case sh.Words():
            return tuple(t for v in value if (t := one_line(v)))
        case sh.Counts():
            return _counts(field, shape, value)
        case sh.Groups():
            return tuple(_group(snapshot, g, new) for g in value)
        case _:
            assert_never(shape)


def _number(field: Field, shape: sh.Number, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"{field.label} is a whole number.", field.name)
    low, high = shape.low, shape.high
    if (low is not None and value < low) or (high is not None and value > high):
        limits = f"runs from {low} to {high:,}" if high is not None else f"is {low} or more"
        raise Refused(f"{field.label} {limits}.", field.name)
    return value


def _kind(field: Field, value: Any, kind: type[Any], called: str) -> Any:
    if not isinstance(value, kind) or (kind is date and isinstance(value, datetime)):
        raise Refused(f"{field.label} is {called}.", field.name)
    return value


def _code(field: Field, name: str, value: Any) -> str:
    if value not in vocabulary(name):
        raise Refused(f"“{value}” is not one of the choices for {field.label.lower()}.", field.name)
    return str(value)


def _known(snapshot: Snapshot, field: Field, kinds: tuple[str, ...], value: Any, new: Sequence[str]) -> str:
    found = snapshot.find(value)
    if value in new or (found is not None and (not kinds or found.KIND.table in kinds)):
        return str(value)
    raise Refused(f"{field.label}: “{value}” is not in this day.", field.name)


def _counts(field: Field, shape: sh.Counts, value: Sequence[Any]) -> tuple[int, ...]:
    if len(value) != len(shape.of):
        raise Refused(f"{field.label} takes {counted(len(shape.of), 'figure')}, one for each answer.", field.name)
    if not all(isinstance(n, int) and n >= 0 for n in value):
        raise Refused(f"{field.label} are whole numbers.", field.name)
    return tuple(value)


def _group(snapshot: Snapshot, group: Any, new: Sequence[str]) -> Any:
    fields = described(type(group))
    return dataclasses.replace(
        group, **{name: _fit(snapshot, f, getattr(group, name), new) for name, f in fields.items()}
    )


def _once(values: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
