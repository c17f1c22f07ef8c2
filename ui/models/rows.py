"""A list of frozen rows as a Qt model; it moves to the next list by the smallest signals, so selection stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.look.parts import tip_text


class HasId(Protocol):
    """A row that can be told from others."""

    @property
    def id(self) -> str:
        """What tells it."""
        ...


R = TypeVar("R", bound=HasId)
AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole  # the row itself
NOWHERE = QModelIndex()


class RowsModel(QAbstractListModel, Generic[R]):
    """Rows in one column; `spoken` says how each is read out, and with `tips` is shown beside the mouse."""

    def __init__(self, spoken: Callable[[R], str], *, tips: bool = False) -> None:
        super().__init__()
        self._spoken, self._tips = spoken, tips
        self._rows: list[R] = []

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and self._tips:
            return tip_text(self._spoken(row))
        return None

    @property
    def rows(self) -> Sequence[R]:
        """The rows as they are."""
        return tuple(self._rows)

    def index_of(self, id: str | None) -> QModelIndex:  # noqa: A002 - the field's name
        """Where a row is; an index that is not valid where it isn't."""
        at = next((i for i, r in enumerate(self._rows) if r.id == id), None)
        return QModelIndex() if at is None else self.index(at, 0)

    def sync(self, rows: Sequence[R]) -> None:
        """Become these rows: removals, then moves and insertions in place, then changes of value."""
        if list(rows) == self._rows:
            return
        want = {r.id for r in rows}
        for i in range(len(self._rows) - 1, -1, -1):
            if self._rows[i].id not in want:
                self.beginRemoveRows(NOWHERE, i, i)
                del self._rows[i]
                self.endRemoveRows()
        for i, row in enumerate(rows):
            self._place(i, row)

    def _place(self, i: int, row: R) -> None:
        at = next((k for k in range(i, len(self._rows)) if self._rows[k].id == row.id), None)
        if at is None:
            self.beginInsertRows(NOWHERE, i, i)
            self._rows.insert(i, row)
            self.endInsertRows()
            return
        if at != i:
            self.beginMoveRows(NOWHERE, at, at, NOWHERE, i)
            self._rows.insert(i, self._rows.pop(at))
            self.endMoveRows()
        if self._rows[i] != row:
            self._rows[i] = row
            self.dataChanged.emit(self.index(i, 0), self.index(i, 0))
