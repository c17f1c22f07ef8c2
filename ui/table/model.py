"""A kind as a table: a row for each record, a column for each field, from the description alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal

from ui.drafts import key_of
from ui.open_day import OpenDay
from workshop import commands as c
from workshop import shape as sh
from workshop.decide import Refused
from workshop.field import DERIVED, LIVE, Field, Record, own_fields
from workshop.revealed import waits, withheld
from workshop.shown import shown, to_edit
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.typed import Reader, Unreadable
from workshop.words import fold

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ID = Qt.ItemDataRole.UserRole
SORTED_BY = Qt.ItemDataRole.UserRole + 1
FIELD = Qt.ItemDataRole.UserRole + 2  # the name of a cell's field
TAKEN = "✓"  # before the first cell of a row that is taken along
COUNTED = "counted"  # a cell that waits to be revealed
MOST_TEXT = 160  # characters of a cell; the whole text is in the details


class KindTable(QAbstractTableModel):
    """The records of a kind that stand."""

    refused = Signal(str)  # why a cell kept its value

    def __init__(self, day: OpenDay, cls: type[Record]) -> None:
        super().__init__()
        self._day, self.cls = day, cls
        self._records: list[Record] = []
        self._waiting: tuple[str, ...] = ()  # fields whose cells are hidden until they are revealed
        self._marked: tuple[str, ...] = ()  # records that are taken along
        self._words: dict[str, str] = {}  # of rows that were looked through: folded, by record
        self._words_of: Snapshot | None = None
        asked = [f for f in own_fields(cls) if f.ask is not DERIVED]
        self.fields: list[Field] = [f for f in asked if f.ask is LIVE] + [f for f in asked if f.ask is not LIVE]

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many records."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many fields."""
        return 0 if parent.isValid() else len(self.fields)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Field labels; row numbers."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self.fields[section].label if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell: as it is read, as it is edited, as it is sorted."""
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record, field = self._records[index.row()], self.fields[index.column()]
        if role == ID:
            return record.id
        if role == FIELD:
            return field.name
        if role == SORTED_BY:
            told = self._told(record, field)
            return _sortable(None if told == COUNTED else getattr(record, field.name), told)
        if role == Qt.ItemDataRole.EditRole:
            hidden = self._told(record, field) == COUNTED
            return "" if hidden else to_edit(self._day.state, record, field.name)
        taken = index.column() == 0 and record.id in self._marked
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._told(record, field).replace("\n", " · ")[:MOST_TEXT]
            return f"{TAKEN} {text}" if taken else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            along = tr(". Taken along") if taken else ""
            return f"{field.label}: {self._told(record, field) or tr('empty')}{along}"
        return None

    def _told(self, record: Record, field: Field) -> str:
        """A cell as it is read; what waits to be revealed only says that it is there."""
        text = shown(self._day.state, record, field.name)
        return COUNTED if text and field.on_show and withheld(self._day.state, record, field) else text

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Cells can be edited, but for what waits, lists of small records and texts of several lines."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        record, field = self._records[index.row()], self.fields[index.column()]
        several = isinstance(field.shape, sh.Text) and "\n" in (getattr(record, field.name) or "")
        in_details = several or isinstance(field.shape, sh.Groups | sh.Words) or self._told(record, field) == COUNTED
        return base if in_details else base | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A cell that was left becomes a change; one that can't be read keeps its value and says why."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        record, field = self._records[index.row()], self.fields[index.column()]
        if str(value) == to_edit(self._day.state, record, field.name):
            return True
        try:
            read = Reader.of(self._day.state).read(field, str(value))
            key = key_of(record.KIND.table, record.id, field.name)
            self._day.execute(self._change(record, {field.name: read}), self, draft=key)
        except (Unreadable, Refused) as e:
            self.refused.emit(tr("“{value}” was not kept. {what}").format(value=value, what=e))
            return False
        self.refused.emit("")
        return True

    def _change(self, record: Record, values: dict[str, Any]) -> c.Command:
        """A cell of a row that is taken along is the cell of all these rows, in one step."""
        table, taken = record.KIND.table, tuple(r.id for r in self._records if r.id in self._marked)
        if record.id in taken and len(taken) > 1:
            return c.ChangeMany(table, taken, values)
        return c.Change(table, record.id, values)

    def mark(self, marked: tuple[str, ...]) -> None:
        """Show these as taken along."""
        changed = {*marked} ^ {*self._marked}
        self._marked = marked
        for i, record in enumerate(self._records):
            if record.id in changed:
                self.dataChanged.emit(self.index(i, 0), self.index(i, 0))

    def show(self, records: Sequence[Record]) -> None:
        """Become these records; the same ones only change their cells."""
        waiting = tuple(f.name for f in self.fields if waits(self._day.state, self.cls, f))
        if waiting != self._waiting:
            self._waiting = waiting
            self.beginResetModel()
            self.endResetModel()
        if [r.id for r in records] == [r.id for r in self._records]:
            changed = [i for i, (a, b) in enumerate(zip(self._records, records, strict=True)) if a is not b]
            self._records = list(records)
            for i in changed:
                self.dataChanged.emit(self.index(i, 0), self.index(i, len(self.fields) - 1))
            return
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def words_of(self, row: int) -> str:
        """All that stands in a row, folded for looking through it."""
        s, record = self._day.state, self._records[row]
        if s is not self._words_of:
            self._words, self._words_of = {}, s
        if record.id not in self._words:
            self._words[record.id] = fold("\n".join(shown(s, record, f.name)[:MOST_TEXT] for f in self.fields))
        return self._words[record.id]

    def row_of(self, id: str | None) -> int | None:  # noqa: A002 - the field's name
        """The row of a record."""
        return next((i for i, r in enumerate(self._records) if r.id == id), None)


def _sortable(value: Any, text: str) -> str:
    """What sorts a cell: figures and dates by their value, all else by its words; empty ones last."""
    if value is None or value == ():
        return "\U0010ffff"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:015d}"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return fold(text)


class Filtered(QSortFilterProxyModel):
    """The rows in which any cell holds the words that are looked for."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""
        self.setSortRole(SORTED_BY)
        self.setDynamicSortFilter(False)  # an edited row stays under the reader's eyes until it is sorted again (M23)

    def look_for(self, text: str) -> None:
        """Show only rows with these words."""
        self.beginFilterChange()
        self._wanted = fold(text.strip())
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:  # noqa: ARG002 - Qt calls it
        """Whether a row holds them."""
        if not self._wanted:
            return True
        model = self.sourceModel()
        return not isinstance(model, KindTable) or self._wanted in model.words_of(row)

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        """By the sorting text of the cells."""
        return str(left.data(SORTED_BY)) < str(right.data(SORTED_BY))
