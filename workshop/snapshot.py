"""All records of the day, in memory and frozen. A change makes the next snapshot and leaves this one as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from workshop.edits import Edit
from workshop.field import Record, decoded, encoded, from_row, to_row
from workshop.kinds import ALL, KINDS, UseCase, Workshop

T = TypeVar("T", bound=Record)
Tables = Mapping[str, Mapping[str, Record]]


class Conflict(Exception):
    """A record is not what an edit expects; nothing changed."""


class Snapshot:
    """Records by kind and id, with what is asked of them often kept at hand."""

    __slots__ = ("_live", "_sorted", "_tables")

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._sorted: dict[str, tuple[Record, ...]] = {}
        self._live: dict[str, tuple[Record, ...]] = {}

    @staticmethod
    def of(records: Iterable[Record] = ()) -> Snapshot:
        """A snapshot of these records."""
        tables: dict[str, dict[str, Record]] = {cls.KIND.table: {} for cls in ALL}
        for r in records:
            tables[r.KIND.table][r.id] = r
        return Snapshot(tables)

    # -- reading --
    def get(self, cls: type[T], id: str | None) -> T | None:  # noqa: A002 - the field's name
        """The record of that kind and id, withdrawn or not."""
        found = self._tables[cls.KIND.table].get(id) if id else None
        return found if isinstance(found, cls) else None

    def every(self, cls: type[T]) -> tuple[T, ...]:
        """All records of a kind in their order, the withdrawn ones too."""
        table = cls.KIND.table
        if table not in self._sorted:
            self._sorted[table] = tuple(
                sorted(self._tables[table].values(), key=lambda r: (r.order is None, r.order or 0.0, r.id))
            )
        return self._sorted[table]  # type: ignore[return-value]

    def all(self, cls: type[T]) -> tuple[T, ...]:
        """The records of a kind that stand, in their order."""
        table = cls.KIND.table
        if table not in self._live:
            self._live[table] = tuple(r for r in self.every(cls) if r.withdrawn_at is None)
        return self._live[table]  # type: ignore[return-value]

    def one(self, cls: type[T]) -> T | None:
        """The first record of a kind of which there is one, or none yet."""
        return next(iter(self.all(cls)), None)

    def find(self, id: str | None) -> Record | None:  # noqa: A002 - the field's name
        """The record of that id, whatever its kind."""
        if not id:
            return None
        return next((t[id] for t in self._tables.values() if id in t), None)

    def records(self) -> Iterable[Record]:
        """All records of all kinds, in the order of the kinds."""
        for cls in ALL:
            yield from self.every(cls)

    @property
    def workshop(self) -> Workshop:
        """What the day is about; an empty one before there is any."""
        return self.one(Workshop) or Workshop(id="ws-1")

    @property
    def pilot(self) -> UseCase | None:
        """The use case that was chosen."""
        return next((u for u in self.all(UseCase) if u.status == "pilot"), None)

    # -- changing --
    def after(self, edits: Sequence[Edit]) -> Snapshot:
        """The snapshot that these edits lead to; only the tables that they touch are copied.

        Raises:
            Conflict: a record is not what an edit expects.

        """
        tables: dict[str, Mapping[str, Record]] = dict(self._tables)
        fresh: dict[str, dict[str, Record]] = {}
        for e in edits:
            if e.table not in fresh:
                fresh[e.table] = dict(tables[e.table])
                tables[e.table] = fresh[e.table]
            _apply(fresh[e.table], e)
        made = Snapshot(tables)
        made._sorted = {t: rows for t, rows in self._sorted.items() if t not in fresh}
        made._live = {t: rows for t, rows in self._live.items() if t not in fresh}
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Snapshot) and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]


def _apply(rows: dict[str, Record], e: Edit) -> None:
    cls, old = KINDS[e.table], rows.get(e.id)
    if (old is None) != (e.op == "add"):
        raise Conflict(f"{e.table} {e.id} is {'missing' if old is None else 'there already'}")
    if e.op == "add":
        rows[e.id] = from_row(cls, {"id": e.id, **e.after})
        return
    assert old is not None  # noqa: S101 - follows from the test above
    for column, value in e.before.items():
        if encoded(cls, column, getattr(old, column)) != value:
            raise Conflict(f"{e.table} {e.id}: {column} has changed since")
    if e.op == "remove":
        if {c for c, v in to_row(old).items() if v is not None} - {"id", *e.before}:
            raise Conflict(f"{e.table} {e.id} has grown since")
        del rows[e.id]
    else:
        rows[e.id] = old.with_values(**{c: decoded(cls, c, v) for c, v in e.after.items()})
