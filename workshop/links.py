"""Which records point to a record: where it is used."""

from __future__ import annotations

from typing import Any

from workshop import shape as sh
from workshop.field import COMMON, Record, described
from workshop.snapshot import Snapshot


def used_by(s: Snapshot, id: str) -> list[Record]:  # noqa: A002 - the field's name
    """The records that stand and point to this one, in the order of their kinds; times and places of writing aside."""
    return [r for r in s.records() if r.withdrawn_at is None and r.id != id and _points(r, id)]


def _points(record: Any, id: str) -> bool:  # noqa: A002 - the field's name
    for name, f in described(type(record)).items():
        if name in COMMON:
            continue
        value = getattr(record, name)
        if isinstance(f.shape, sh.Ref) and value == id:
            return True
        if isinstance(f.shape, sh.Refs) and id in value:
            return True
        if isinstance(f.shape, sh.Groups) and any(_points(g, id) for g in value):
            return True
    return False
