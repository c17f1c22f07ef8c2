"""The record as the room may see it. Nothing else is ever shown to the room, so nothing else can reach it.

A field is there when its description says that the wall may show it; a record when it stands, is not held off the
screen and holds nothing in doubt. What points to a record that is not there points nowhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from workshop import personal
from workshop import shape as sh
from workshop.field import Field, Record, described
from workshop.kinds import ALL, Workshop
from workshop.snapshot import Snapshot
from workshop.struck import marks
from workshop.tongue import tr

STRUCK = tr("[personal detail removed")  # how the mark mostly begins that stands where words were struck
_KEPT = frozenset({"order"})  # the place among its kind, which is no content


def may_show(record: Record) -> bool:
    """Whether a record as such may be on the wall: it stands, nobody holds it back, nothing in it is in doubt."""
    return record.withdrawn_at is None and not record.held and not record.doubts


def _without_details(s: Snapshot, day: Workshop) -> Workshop:
    """The day itself is never held back whole, for its marking is on every screen: only its words are, that are."""
    return day.with_values(**_details(s, day))


def _details(s: Snapshot, day: Workshop) -> dict[str, Any]:
    """Nothing, for the fields of the day that hold somebody's details."""
    fields = described(Workshop)
    return {n: () if fields[n].many else None for n in personal.fields_with(day, personal.people(s))}


def has_words(cls: type[Record]) -> bool:
    """Whether the wall may show anything of a kind."""
    return any(f.wall or f.on_show for f in described(cls).values() if f.name != "not_known")


class Eyes:
    """What the room may see, kept from one snapshot to the next: a record that did not change is not looked at anew."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool], tuple[Record, Record]] = {}
        self._emptied: dict[tuple[type[Record], bool], dict[str, Any]] = {}
        self._pointers: dict[type[Any], tuple[Field, ...]] = {}

    def seen(self, s: Snapshot, *, shown: bool = False) -> Snapshot:
        """The snapshot with what the wall may show; `shown` lets those fields pass that wait for somebody's word."""
        there = [r for cls in ALL if has_words(cls) for r in s.every(cls) if may_show(r)]
        there += [_without_details(s, w) for w in s.all(Workshop) if not may_show(w)]
        ids = {r.id for r in there}
        return Snapshot.of(self._pointing(self._bare(r, shown), ids) for r in there)

    def _bare(self, record: Record, shown: bool) -> Record:
        """A record with those of its fields only that the wall may show."""
        known = self._known.get((record.id, shown))
        if known is None or known[0] is not record:
            known = record, record.with_values(**self._empty(type(record), shown))
            self._known[record.id, shown] = known
        return known[1]

    def _empty(self, cls: type[Record], shown: bool) -> dict[str, Any]:
        if (cls, shown) not in self._emptied:
            never = [f for f in described(cls).values() if not _passes(f, shown)]
            self._emptied[cls, shown] = {f.name: () if f.many else None for f in never}
        return self._emptied[cls, shown]

    def _pointing(self, record: Any, there: set[str]) -> Any:
        """A record, or a small one inside another, without what points to something that is not there."""
        cls = type(record)
        if cls not in self._pointers:
            fields = described(cls).values()
            self._pointers[cls] = tuple(f for f in fields if isinstance(f.shape, sh.Ref | sh.Refs | sh.Groups))
        values = {}
        for f in self._pointers[cls]:
            was = getattr(record, f.name)
            now = self._left(f, was, there) if was else was
            if now != was:
                values[f.name] = now
        return dataclasses.replace(record, **values) if values else record

    def _left(self, field: Field, was: Any, there: set[str]) -> Any:
        match field.shape:
            case sh.Ref():
                return was if was in there else None
            case sh.Refs(others=others):
                return tuple(v for v in was if v in there or v in others)
            case _:
                return tuple(self._pointing(g, there) for g in was)


def seen(s: Snapshot, *, shown: bool = False) -> Snapshot:
    """The snapshot with what the wall may show."""
    return Eyes().seen(s, shown=shown)


def _passes(field: Field, shown: bool) -> bool:
    return field.name in _KEPT or field.wall or (shown and field.on_show)


def still(held: Snapshot, now: Snapshot) -> Snapshot:
    """A held picture, without what may no longer be shown: to strike, to withdraw and to hold back beat hold."""
    return Snapshot.of(_kept(held.records(), now))


def _kept(records: Iterable[Record], now: Snapshot) -> Iterable[Record]:
    for was in records:
        current = now.get(type(was), was.id)
        if current is None or (not may_show(current) and not isinstance(current, Workshop)):
            continue
        if isinstance(was, Workshop) and isinstance(current, Workshop) and not may_show(current):
            yield was.with_values(**_details(now, current))
            continue
        yield current if _struck(current) > _struck(was) else was


def _struck(record: Record) -> int:
    """How often something was struck in a record."""
    return sum(marks(str(getattr(record, name))) for name in described(type(record)))
