"""Looks at a table before it is imported: what is new, what the day has already, what is in doubt and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from workshop.decide.fitting import fitted
from workshop.formulas.frequency_words import disagreement
from workshop.importing.cell_values import CellReader
from workshop.importing.column_map import ColumnMap, guessed_columns
from workshop.importing.gathering import Gathered, gathered
from workshop.importing.holders import Holders
from workshop.importing.likeness import additions, alike, differences
from workshop.importing.options import Options
from workshop.importing.preview import Preview, PreviewRow
from workshop.importing.remark import Remark, brief
from workshop.importing.room import Room
from workshop.importing.row_kind import guessed_kind
from workshop.importing.row_values import EMPTY, HOLDER, NOTES, RowReader
from workshop.importing.table import Table
from workshop.kinds import Dataset
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label

_KINDS: Final = {"datasets": "dataset", "services": "data_service"}
_SPEAKING: Final = ("description", "temporal_coverage", "known_issue", NOTES)  # the words that rule G26 reads
_CODE: Final = "update_frequency"
AS_IT_COMES: Final = Options()


def preview_of(
    snapshot: Snapshot, table: Table, columns: ColumnMap | None = None, options: Options = AS_IT_COMES
) -> Preview:
    """What importing a table into a day would do; nothing is written.

    `columns` say what becomes of each column; without them it is guessed.

    Raises:
        ValueError: the columns are those of another table, or the options name an organisation that the day lacks.

    """
    columns = columns or guessed_columns(table)
    if len(columns.targets) != len(table.columns):
        raise ValueError(f"{len(columns.targets)} targets for {len(table.columns)} columns")
    as_kind = options.as_kind or guessed_kind(table)
    room = Room(snapshot)
    reader = RowReader(table, columns, options, CellReader(snapshot, room), Holders(snapshot, room, options))
    groups = gathered((reader.read(row) for row in table.rows), snapshot)
    rows = (
        _row(snapshot, group, like, _KINDS[as_kind])
        for group, like in zip(groups, alike(snapshot, groups), strict=True)
    )
    return Preview(table, columns, as_kind, tuple(rows))


def _row(snapshot: Snapshot, group: Gathered, like: tuple[Dataset, ...], kind: str) -> PreviewRow:
    if not group.title:
        return _left_out(group, tr("There is no name."))
    if len(like) > 1:
        return _left_out(
            group, tr("{brief} is like {like} datasets that you have.").format(brief=brief(group.title), like=len(like))
        )
    return _merged(snapshot, group, like[0], kind) if like else _new(snapshot, group, kind)


def _left_out(group: Gathered, why: str) -> PreviewRow:
    return PreviewRow(
        rows=tuple(group.rows), state="in doubt", title=group.title, doubt=str(Remark(group.rows[0], why))
    )


def _new(snapshot: Snapshot, group: Gathered, kind: str) -> PreviewRow:
    values = {"kind": kind, **_values(snapshot, group)}
    made = group.holder.made
    return PreviewRow(
        rows=tuple(group.rows),
        state="new",
        title=group.title,
        holder=made.short if made else called(snapshot, group.holder.org_id),
        values=MappingProxyType(values),
        made=made,
        stranger="" if group.holder.is_known else group.holder.name,
        remarks=(*group.remarks, *_unheld(group), *_frequency(values, group.rows[0])),
    )


def _merged(snapshot: Snapshot, group: Gathered, dataset: Dataset, kind: str) -> PreviewRow:
    said = _values(snapshot, group)
    values = additions(dataset, {"kind": kind, **said})
    holder, unheld = group.holder, dataset.owner_org_id is None
    made = holder.made if unheld else None
    whole = {name: getattr(dataset, name) for name in (*_SPEAKING, _CODE)} | values
    return PreviewRow(
        rows=tuple(group.rows),
        state="merged",
        title=group.title,
        holder=made.short if made else called(snapshot, values.get(HOLDER) or dataset.owner_org_id),
        values=MappingProxyType(values),
        made=made,
        stranger=holder.name if unheld and not holder.is_known else "",
        into=dataset.id,
        remarks=(
            *group.remarks,
            *(_unheld(group) if unheld and holder.name else ()),
            *differences(snapshot, dataset, said, group.rows[0], holder),
            *_frequency(whole, group.rows[0]),
        ),
    )


def _values(snapshot: Snapshot, group: Gathered) -> dict[str, Any]:
    """What a dataset of the file says, as a record keeps it."""
    values = {**group.values, HOLDER: group.holder.org_id, NOTES: group.notes}
    return {n: v for n, v in fitted(snapshot, Dataset, values).items() if v not in EMPTY}


def _unheld(group: Gathered) -> Iterator[Remark]:
    """That nobody holds it, and why."""
    if not group.holder.is_known:
        name = group.holder.name
        why = tr("{brief} is not in this day").format(brief=brief(name)) if name else tr("No holder is named")
        yield Remark(group.rows[0], tr("{why}, so it comes without a holder.").format(why=why), group.holder_column)


def _frequency(values: Mapping[str, Any], row: int) -> Iterable[Remark]:
    """Rule G26: the words and the code of a frequency disagree."""
    code = values.get(_CODE)
    found = disagreement("\n".join(values[name] for name in _SPEAKING if values.get(name)), code)
    return (
        [
            Remark(
                row,
                tr("The words say “{found}”, the frequency says “{label}”.").format(
                    found=found, label=label(_CODE, code)
                ),
            )
        ]
        if found
        else []
    )
