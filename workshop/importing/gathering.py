"""Rows that are about one dataset made one: by identifier, else by title and holder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workshop import shape as sh
from workshop.field import described
from workshop.importing.holders import Holder
from workshop.importing.remark import Remark, brief
from workshop.importing.room import title_key
from workshop.importing.row_values import RowValues, both
from workshop.importing.table import Column
from workshop.kinds import Dataset
from workshop.shown import as_text
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import fold

_ADDRESS: Final = ("://", "www.")


def identifying(identifier: str | None) -> str:
    """An identifier for comparing; empty for a blank one and for an address, since several datasets share these."""
    bare = (identifier or "").strip().casefold()
    return "" if any(mark in bare for mark in _ADDRESS) else bare


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one or more rows say about one dataset; the first row's words stand.

    `rows`: their numbers. `values` have neither holder nor notes: these stand beside them.
    """

    rows: tuple[int, ...]
    values: Mapping[str, Any]
    holder: Holder
    holder_column: Column | None
    notes: str
    remarks: tuple[Remark, ...]

    @property
    def title(self) -> str:
        """Its name; empty where no row has one."""
        return str(self.values.get("title") or "")

    @property
    def identifier(self) -> str:
        """Its identifier for comparing, empty where it has none."""
        return identifying(self.values.get("identifier"))


def gathered(rows: Iterable[RowValues], snapshot: Snapshot) -> list[Gathered]:
    """The datasets that the rows are about, in the order of their first rows.

    A row with neither a name nor an identifier is by itself. A row without an identifier belongs to the first dataset
    of its title and holder; two identifiers are two datasets, even with one title.
    """
    return [_united(group, snapshot) for group in _parted(rows)]


def _parted(rows: Iterable[RowValues]) -> list[list[RowValues]]:
    groups: list[list[RowValues]] = []
    identifiers: list[str] = []  # of each group, empty as long as none of its rows has one
    by_identifier: dict[str, int] = {}
    by_title: dict[tuple[str, str], int] = {}
    for row in rows:
        identifier = identifying(row.values.get("identifier"))
        titled = (title_key(row.values.get("title") or ""), row.holder.key)
        n = by_identifier.get(identifier, by_title.get(titled))
        if n is None or (identifier and identifiers[n] not in ("", identifier)):
            n = len(groups)
            groups.append([])
            identifiers.append("")
        groups[n].append(row)
        identifiers[n] = identifiers[n] or identifier
        if identifiers[n]:
            by_identifier.setdefault(identifiers[n], n)
        if titled[0]:
            by_title.setdefault(titled, n)
    return groups


def _united(rows: Sequence[RowValues], snapshot: Snapshot) -> Gathered:
    values: dict[str, Any] = {}
    told_by: dict[str, int] = {}  # for each field the row that it came from
    remarks: list[Remark] = []
    holder = next((row for row in rows if row.holder.key), rows[0])
    for row in rows:
        remarks += [*row.remarks, *_differences(values, told_by, row, snapshot)]
        if row.holder.key not in ("", holder.holder.key):
            remarks.append(Remark(row.number, tr("Another holder is named for one dataset: the first one stands.")))
        for name, value in row.values.items():
            told_by.setdefault(name, row.number)
            values[name] = both(name, values.get(name), value) if _is_list(name) else values.get(name, value)
    once: dict[tuple[str, Column | None], Remark] = {}
    for remark in remarks:
        once.setdefault((remark.sentence, remark.column), remark)
    return Gathered(
        rows=tuple(row.number for row in rows),
        values=values,
        holder=holder.holder,
        holder_column=holder.holder_column,
        notes="\n".join(dict.fromkeys(line for row in rows for line in row.notes)),
        remarks=tuple(once.values()),
    )


def adds_nothing(kept: Any, value: Any) -> bool:
    """Whether a value says the same as one that is kept, in other letters, or a part of it."""
    if isinstance(kept, tuple):
        return set(value) <= set(kept)
    if isinstance(kept, str):
        return set(fold(str(value)).split("\n")) <= set(fold(kept).split("\n"))
    return bool(kept == value)


def _is_list(name: str) -> bool:
    return isinstance(described(Dataset)[name].shape, sh.MANY)


def _differences(
    values: Mapping[str, Any], told_by: Mapping[str, int], row: RowValues, snapshot: Snapshot
) -> Iterator[Remark]:
    """What a later row of one dataset says otherwise; lists are united and differ from nothing."""
    for name, value in row.values.items():
        first = values.get(name, value)
        if _is_list(name) or adds_nothing(first, value):
            continue
        f = described(Dataset)[name]
        stands, other = (brief(as_text(snapshot, f, v)) for v in (first, value))
        said = tr("{label} differs for one dataset: {stands} of row {told_by:,} stands, not {other}.").format(
            label=f.label, stands=stands, told_by=told_by[name], other=other
        )
        yield Remark(row.number, said)
