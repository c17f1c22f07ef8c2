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
from workshop.tongue import tr
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
            raise Refused(tr("{kind} has no field called {name}.").format(kind=cls.KIND.one.capitalize(), name=name))
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
            return _kind(field, value, date, tr("a date"))
        case sh.Time():
            return _kind(field, value, time, tr("a time")).replace(second=0, microsecond=0)
        case sh.Moment():
            return _kind(field, value, datetime, tr("a moment")).replace(microsecond=0)
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
        raise Refused(tr("{field} is a whole number.").format(field=field.label), field.name)
    low, high = shape.low, shape.high
    if (low is not None and value < low) or (high is not None and value > high):
        limits = (
            tr("runs from {low} to {high:,}").format(low=low, high=high)
            if high is not None
            else tr("is {low} or more").format(low=low)
        )
        raise Refused(f"{field.label} {limits}.", field.name)
    return value


def _kind(field: Field, value: Any, kind: type[Any], called: str) -> Any:
    if not isinstance(value, kind) or (kind is date and isinstance(value, datetime)):
        raise Refused(tr("{field} is {called}.").format(field=field.label, called=called), field.name)
    return value


def _code(field: Field, name: str, value: Any) -> str:
    if value not in vocabulary(name):
        raise Refused(
            tr("“{value}” is not one of the choices for {field}.").format(value=value, field=field.label.lower()),
            field.name,
        )
    return str(value)


def _known(snapshot: Snapshot, field: Field, kinds: tuple[str, ...], value: Any, new: Sequence[str]) -> str:
    found = snapshot.find(value)
    if value in new or (found is not None and (not kinds or found.KIND.table in kinds)):
        return str(value)
    raise Refused(tr("{field}: “{value}” is not in this day.").format(field=field.label, value=value), field.name)


def _counts(field: Field, shape: sh.Counts, value: Sequence[Any]) -> tuple[int, ...]:
    if len(value) != len(shape.of):
        raise Refused(
            tr("{field} takes {figures}, one for each answer.").format(
                field=field.label, figures=counted(len(shape.of), "figure")
            ),
            field.name,
        )
    if not all(isinstance(n, int) and n >= 0 for n in value):
        raise Refused(tr("{field} are whole numbers.").format(field=field.label), field.name)
    return tuple(value)


def _group(snapshot: Snapshot, group: Any, new: Sequence[str]) -> Any:
    fields = described(type(group))
    return dataclasses.replace(
        group, **{name: _fit(snapshot, f, getattr(group, name), new) for name, f in fields.items()}
    )


def _once(values: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
