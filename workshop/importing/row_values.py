"""One row read as values of a dataset: what each mapped column says, what can't be read, and what goes to the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from workshop import shape as sh
from workshop.field import described
from workshop.importing.cell_values import CellReader
from workshop.importing.column_map import UNSAID, ColumnMap
from workshop.importing.column_names import AS_NOTES
from workshop.importing.holders import Holder, Holders
from workshop.importing.options import Options
from workshop.importing.remark import Remark
from workshop.importing.table import Column, Row, Table
from workshop.kinds import Dataset
from workshop.words import one_line, tidy

HOLDER: Final = "owner_org_id"
NOTES: Final = "notes"
EMPTY: Final = (None, "", ())  # nobody has said; 0 is an answer


@dataclass(frozen=True, slots=True)
class RowValues:
    """What one row says. The values have neither holder nor notes: these stand beside them."""

    number: int
    values: Mapping[str, Any]
    holder: Holder
    holder_column: Column | None  # the one that names the holder
    notes: tuple[str, ...]
    remarks: tuple[Remark, ...]


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, columns: ColumnMap, options: Options, cells: CellReader, holders: Holders) -> None:
        self._columns = table.columns
        self._cells, self._holders = cells, holders
        noted = {AS_NOTES, UNSAID} if options.rest_as_notes else {AS_NOTES}
        self._noted = [i for i, target in enumerate(columns.targets) if target in noted]
        self._of_field = {
            name: found for name in described(Dataset) if name != HOLDER and (found := columns.columns_for(name))
        }
        self._of_holder = columns.columns_for(HOLDER)

    def read(self, row: Row) -> RowValues:
        """What it says; a cell that can't be read leaves the others as they are and is kept in the notes."""
        holder = self._holders.holder([row.cells[i] for i in self._of_holder])
        values: dict[str, Any] = {}
        remarks: list[Remark] = []
        notes = list(self._notes(row, holder))
        for name, indexes in self._of_field.items():
            for i in indexes:
                text = row.cells[i]
                if not text.strip():
                    continue
                found = self._cells.read(name, text)
                if found.unread:
                    remarks.append(Remark(row.number, found.unread, self._columns[i], in_doubt=True))
                    notes.append(_noted(self._columns[i], text))
                values[name] = both(name, values.get(name), found.value)
        own = values.pop(NOTES, None)
        lines = dict.fromkeys([own, *notes] if own else notes)
        said = {name: value for name, value in values.items() if value not in EMPTY}
        return RowValues(row.number, said, holder, self._holder_column(row, holder), tuple(lines), tuple(remarks))

    def _holder_column(self, row: Row, holder: Holder) -> Column | None:
        named = (i for i in self._of_holder if holder.name and one_line(row.cells[i]) == holder.name)
        return next((self._columns[i] for i in named), None)

    def _notes(self, row: Row, holder: Holder) -> Iterator[str]:
        """Cells that are kept as notes, and the name of a holder that the day doesn't have."""
        unheld = [] if holder.is_known or not holder.name else self._of_holder
        for i in (*unheld, *self._noted):
            if row.cells[i].strip():
                yield _noted(self._columns[i], row.cells[i])


def _noted(column: Column, text: str) -> str:
    return f"{column.name}: {tidy(text)}"


def both(name: str, first: Any, other: Any) -> Any:
    """What two columns say together: texts are joined, lists united; of single values the first stands."""
    if first in EMPTY or other in EMPTY:
        return other if first in EMPTY else first
    match described(Dataset)[name].shape:
        case sh.Text(long):
            return first if other == first else f"{first}\n{other}" if long else f"{first}, {other}"
        case sh.Codes() | sh.Refs() | sh.Words():
            return tuple(dict.fromkeys((*first, *other)))
        case _:
            return first
