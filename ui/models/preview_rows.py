"""The rows of an import's preview as a table: what becomes of each, before anything is written."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workshop.importing import Preview, PreviewRow
from workshop.tongue import tr
from workshop.words import counted, one_line

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS: Final = (tr("Row"), tr("What becomes of it"), tr("Name"), tr("Held by"), tr("Remarks"))
_BECOMES: Final = {"new": tr("New"), "merged": tr("Fills one you have"), "in doubt": tr("Left out")}
LONGEST = 200  # characters of a cell


def becomes(row: PreviewRow) -> str:
    """What becomes of a row, in words."""
    if row.state == "merged" and not row.values:
        return tr("Nothing new in it")
    return _BECOMES[row.state]


def remarks(row: PreviewRow) -> str:
    """All that is to be said of a row."""
    return " ".join([row.doubt] * bool(row.doubt) + [str(r) for r in row.remarks])


class PreviewTable(QAbstractTableModel):
    """One row for each dataset of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PreviewRow, ...] = ()

    def show(self, preview: Preview | None) -> None:
        """Become the rows of this preview."""
        self.beginResetModel()
        self.rows = preview.rows if preview is not None else ()
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many datasets."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands over a column."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return COLUMNS[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        text = self._cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()]}: {text or tr('empty')}"
        return text

    def _cell(self, row: PreviewRow, column: int) -> str:
        if column == 0:
            more = (
                tr(" and {more}").format(more=counted(len(row.rows) - 1, "more", "more")) if len(row.rows) > 1 else ""
            )
            return f"{row.rows[0]:,}{more}"
        said = (becomes(row), row.title or tr("No name"), row.holder or row.stranger or "–", remarks(row))[column - 1]
        return one_line(said)[:LONGEST]
