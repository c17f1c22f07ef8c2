"""Import of datasets and data services: a file or pasted cells, looked at first, then brought in by one command.

source = read_file(path)                      # or read_pasted(text); BadSource says why not
table = table_of(likely_sheet(source))        # headings found; a person may say which row
columns = guessed_columns(table)              # a person may say otherwise: with_target
preview = preview_of(snapshot, table, columns, Options(as_kind="datasets"))
store.execute(to_command(preview, store.new_id))
"""

from __future__ import annotations

from workshop.importing.column_map import ColumnMap, guessed_columns, target_labels
from workshop.importing.command import to_command
from workshop.importing.options import AsKind, Options
from workshop.importing.preview import Preview, PreviewRow
from workshop.importing.previewing import preview_of
from workshop.importing.refusal import BadSource
from workshop.importing.remark import Remark
from workshop.importing.row_kind import guessed_kind
from workshop.importing.sheet import Sheet
from workshop.importing.source import Source, is_empty, likely_sheet, read_file, read_pasted
from workshop.importing.table import NO_HEADINGS, Column, Row, Table, table_of

__all__ = [
    "NO_HEADINGS",
    "AsKind",
    "BadSource",
    "Column",
    "ColumnMap",
    "Options",
    "Preview",
    "PreviewRow",
    "Remark",
    "Row",
    "Sheet",
    "Source",
    "Table",
    "guessed_columns",
    "guessed_kind",
    "is_empty",
    "likely_sheet",
    "preview_of",
    "read_file",
    "read_pasted",
    "table_of",
    "target_labels",
    "to_command",
]
