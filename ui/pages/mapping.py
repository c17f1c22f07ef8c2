"""What becomes of each column of a table that is imported: its name, what stands in it, a field to choose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.look.chooser import Chooser
from ui.look.parts import label
from ui.look.tokens import Look
from workshop.importing import ColumnMap, Table, target_labels
from workshop.tongue import tr
from workshop.words import one_line, shortened

EXAMPLE, NAME = 60, 60  # characters


class Target(Chooser):
    """The field that a column becomes."""


class Mapping(QScrollArea):
    """One entry for each column."""

    changed = Signal(object)  # ColumnMap

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heads: tuple[tuple[str, str], ...] = ()  # of the columns that are shown
        self.map: ColumnMap | None = None
        self.targets: list[Target] = []
        self._choices = QStandardItemModel(self)
        for target, text in target_labels():
            item = QStandardItem(text if target else tr("Not used"))
            item.setData(target, Qt.ItemDataRole.UserRole)
            self._choices.appendRow(item)
        self.setProperty("role", "quiet_area")
        self.setAccessibleName(tr("Columns of the file"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_columns(self, table: Table | None, columns: ColumnMap | None) -> None:
        """Show the columns of a table with what becomes of each."""
        if table is not None and columns is not None and _heads(table) == self._heads:
            self.map = columns
            for box, target in zip(self.targets, columns.targets, strict=True):
                box.setCurrentIndex(box.findData(target))
            return
        self._heads, self.map, self.targets = _heads(table), columns, []
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, self._look.px(8), 0)
        layout.setSpacing(self._look.px(2))
        if table is not None and columns is not None:
            heads = zip(self._heads, columns.targets, strict=True)
            for at, ((name, example), target) in enumerate(heads):
                layout.addWidget(label(shortened(name, NAME), "box_heading", wrap=True))
                said = shortened(one_line(example), EXAMPLE) or tr("Nothing stands in it")
                layout.addWidget(label(said, "muted", wrap=True))
                layout.addWidget(self._target(at, name, target))
                layout.addSpacing(self._look.px(6))
        layout.addStretch(1)
        self.setWidget(inside)

    def _target(self, at: int, name: str, target: str) -> Target:
        box = Target()
        box.setModel(self._choices)
        box.setCurrentIndex(box.findData(target))
        box.setAccessibleName(tr("Column {name} becomes").format(name=name))
        box.setProperty("column", at)
        box.activated.connect(self._chosen)
        self.targets.append(box)
        return box

    def _chosen(self) -> None:
        box = self.sender()
        if isinstance(box, Target) and self.map is not None:
            self.changed.emit(self.map.with_target(box.property("column"), box.currentData()))


def _heads(table: Table | None) -> tuple[tuple[str, str], ...]:
    """The columns of a table: the name of each, and an example of what stands in it."""
    return tuple((c.name, next(table.cells(at), "")) for at, c in enumerate(table.columns)) if table else ()
