"""Cells as they came: lines of text with the numbers that a spreadsheet shows beside them, and how many may come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workshop.importing.refusal import BadSource, quoted
from workshop.tongue import tr
from workshop.words import clean

MOST_ROWS: Final = 20_000  # rows with something in them, of one sheet
MOST_COLUMNS: Final = 500
LAST_ROW: Final = 1_048_576  # of any spreadsheet program

LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class Line:
    """One row that has something in it; `number` is 1 for the first row of the sheet."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a source, without the rows that hold nothing; a CSV and a paste are one sheet without a name."""

    source: str  # the name of the file, or what was pasted
    name: str
    lines: tuple[Line, ...]

    @property
    def called(self) -> str:
        """How a sentence names it."""
        return (
            tr("sheet {name} of {source}").format(name=quoted(self.name), source=quoted(self.source))
            if self.name
            else quoted(self.source)
        )


def sheet_of(source: str, name: str, rows: Iterable[Iterable[str]]) -> Sheet:
    """A sheet of these rows, the empty ones among them too: their numbers count.

    Raises:
        BadSource: there are more rows or columns than an import takes.

    """
    empty = Sheet(source, name, ())
    lines: list[Line] = []
    for number, row in enumerate(rows, 1):
        cells = _without_tail([clean(cell) for cell in row])
        if not cells:
            continue
        if len(lines) == MOST_ROWS or number > LAST_ROW:
            raise too_many_rows(empty)
        if len(cells) > MOST_COLUMNS:
            raise BadSource(
                tr("Row {number:,} in {called} has more than {most_columns} columns").format(
                    number=number, called=empty.called, most_columns=MOST_COLUMNS
                ),
                tr("keep the columns that the day needs and choose the file again"),
            )
        lines.append(Line(number, cells))
    return Sheet(source, name, tuple(lines))


def too_many_rows(sheet: Sheet) -> BadSource:
    """That a sheet has more rows than an import takes."""
    return BadSource(
        tr("The table in {called} has more than {most_rows:,} rows").format(called=sheet.called, most_rows=MOST_ROWS),
        tr("keep the rows that the day needs and choose the file again"),
    )


def _without_tail(cells: list[str]) -> tuple[str, ...]:
    length = len(cells)
    while length and not cells[length - 1].strip():
        length -= 1
    return tuple(cells[:length])


def column_letter(index: int) -> str:
    """How a spreadsheet calls a column, the first one having index 0: A, Z, AA."""
    out = ""
    n = index + 1
    while n:
        n, rest = divmod(n - 1, LETTERS)
        out = chr(ord("A") + rest) + out
    return out
