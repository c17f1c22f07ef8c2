"""Who carries each risk as a table model, and the weight under it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.models.rows import ROW
from workshop.boards.carry import Carried
from workshop.tongue import tr

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
BEFORE = 2  # columns before those of the organisations: score, risk


class CarryRows(QAbstractTableModel):
    """Score, risk, one column for each organisation, and who feels it."""

    def __init__(self) -> None:
        super().__init__()
        self.board = Carried((), (), (), ())

    def show(self, board: Carried) -> None:
        """Become this; the same rows in the same order keep what is selected."""
        if board == self.board:
            return
        same = [r.id for r in board.rows] == [r.id for r in self.board.rows] and board.names == self.board.names
        if not same:
            self.beginResetModel()
        self.board = board
        if not same:
            self.endResetModel()
        elif board.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(board.rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many risks."""
        return 0 if parent.isValid() else len(self.board.rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.board.names) + BEFORE + 1

    def organisation(self, column: int) -> str | None:
        """The organisation of a column."""
        at = column - BEFORE
        return self.board.organisations[at] if 0 <= at < len(self.board.organisations) else None

    def heading(self, column: int) -> str:
        """What stands over a column."""
        return (tr("Score"), tr("Risk"), *self.board.names, tr("Felt by"))[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands over a column."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.heading(section) if orientation == Qt.Orientation.Horizontal else str(section + 1)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if not index.isValid() or index.row() >= len(self.board.rows):
            return None
        row, column = self.board.rows[index.row()], index.column()
        if role == ROW:
            return row
        at = column - BEFORE
        cell = row.cells[at] if 0 <= at < len(row.cells) else None
        if role == Qt.ItemDataRole.DisplayRole:
            score = "" if row.score is None else str(row.score)
            return cell.mark if cell else (score, row.title)[column] if column < BEFORE else row.felt
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = cell.spoken if cell else str(self.data(index)) or tr("not said")
            return (
                f"{row.title}. {self.heading(column)}: {said}"
                if column != 1
                else ". ".join((row.title, *row.exceptions))
            )
        return None


class WeightRows(QAbstractTableModel):
    """What each organisation carries, under the columns of the table above."""

    def __init__(self) -> None:
        super().__init__()
        self.board = Carried((), (), (), ())

    def show(self, board: Carried) -> None:
        """Become this."""
        if board.weights != self.board.weights or board.names != self.board.names:
            self.beginResetModel()
            self.board = board
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many sums."""
        return 0 if parent.isValid() else len(self.board.weights)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """As above."""
        return 0 if parent.isValid() else len(self.board.names) + BEFORE + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        if not index.isValid():
            return None
        weight, at = self.board.weights[index.row()], index.column() - BEFORE
        inside = 0 <= at < len(weight.cells)
        if role == Qt.ItemDataRole.DisplayRole:
            return weight.cells[at] if inside else weight.title if at == -BEFORE else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{weight.title}. {self.board.names[at]}: {weight.spoken[at]}" if inside else weight.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter if inside else Qt.AlignmentFlag.AlignVCenter)
        return None
