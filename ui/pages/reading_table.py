"""A table that is only read: history, bin, snapshots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look.tokens import Look
from ui.models.text_rows import TextRows

ROW = 30  # px


def table_of(rows: TextRows, look: Look, name: str, widths: Sequence[int]) -> QTableView:
    """A table that shows them; columns without a width share the space that is left."""
    made = QTableView()
    made.setModel(rows)
    made.setAccessibleName(name)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setWordWrap(False)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(look.px(ROW))
    head = made.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    for column, width in enumerate(widths):
        head.resizeSection(column, look.px(width))
    for column in range(len(widths), len(rows.columns)):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return made
