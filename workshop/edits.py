"""Edits: the only shape in which records ever change, and the only shape that undo needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from workshop.field import Record, to_row
from workshop.shape import Scalar

Row = Mapping[str, Scalar]
Op = Literal["add", "change", "remove"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One record before and after, column by column; only the columns that differ are named."""

    table: str
    id: str
    op: Op
    before: Row
    after: Row

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        back: dict[Op, Op] = {"add": "remove", "change": "change", "remove": "add"}
        return Edit(self.table, self.id, back[self.op], self.after, self.before)

    @property
    def columns(self) -> list[str]:
        """The columns that it touches, in a fixed order."""
        return sorted({*self.before, *self.after})


def _filled(record: Record) -> Row:
    return MappingProxyType({c: v for c, v in to_row(record).items() if c != "id" and v is not None})


def added(record: Record) -> Edit:
    """A record comes into being."""
    return Edit(record.KIND.table, record.id, "add", {}, _filled(record))


def removed(record: Record) -> Edit:
    """A record that never was; only undo makes these."""
    return Edit(record.KIND.table, record.id, "remove", _filled(record), {})


def changed(before: Record, after: Record) -> Edit | None:
    """What differs between two states of one record; None where nothing does."""
    was, now = to_row(before), to_row(after)
    columns = [c for c, v in now.items() if v != was[c]]
    if not columns:
        return None
    return Edit(before.KIND.table, before.id, "change", {c: was[c] for c in columns}, {c: now[c] for c in columns})


def inverse(edits: Sequence[Edit]) -> list[Edit]:
    """The edits that take these back, last one first."""
    return [e.inverse() for e in reversed(edits)]


def folded(edits: Iterable[Edit]) -> list[Edit]:
    """The same edits, with changes of one record that follow each other made into one: the journal groups them so."""
    out: list[Edit] = []
    for e in edits:
        last = out[-1] if out else None
        if last and (last.table, last.id, last.op, e.op) == (e.table, e.id, "change", "change"):
            before, after = {**e.before, **last.before}, {**last.after, **e.after}
            moved = [c for c in before if before[c] != after[c]]
            out[-1] = Edit(e.table, e.id, "change", {c: before[c] for c in moved}, {c: after[c] for c in moved})
        else:
            out.append(e)
    return [e for e in out if e.before or e.after]


@dataclass(frozen=True, slots=True)
class Changes:
    """What moved, announced once: screens decide what to refresh."""

    touched: Mapping[str, frozenset[str]]
    origin: object = None  # who asked for it: it may ignore its own echo

    @staticmethod
    def of(edits: Iterable[Edit], origin: object = None) -> Changes:
        """What these edits touch."""
        out: dict[str, set[str]] = {}
        for e in edits:
            out.setdefault(e.table, set()).add(e.id)
        return Changes({t: frozenset(ids) for t, ids in out.items()}, origin)

    def __bool__(self) -> bool:
        return bool(self.touched)
