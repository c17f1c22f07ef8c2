"""A table that is only read: history, bin, snapshots."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTableView

from ui.look.only_read import only_read
from ui.look.tokens import Look
from ui.models.text_rows import TextRows

ROW = 30  # px


def table_of(rows: TextRows, look: Look, name: str, widths: Sequence[int]) -> QTableView:
    """A table that shows them; columns without a width share the space that is left."""
    made = QTableView()
    only_read(made, rows, name)
    made.setWordWrap(False)
    made.verticalHeader().setDefaultSectionSize(look.px(ROW))
    head = made.horizontalHeader()
    for column, width in enumerate(widths):
        head.resizeSection(column, look.px(width))
    for column in range(len(widths), len(rows.columns)):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return made
