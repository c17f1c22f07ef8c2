"""A sheet read as a table: which row has the headings, what the columns are called, which rows hold anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workshop.importing.column_names import is_known
from workshop.importing.sheet import Line, Sheet, column_letter
from workshop.tongue import tr
from workshop.words import fold, one_line

NO_HEADINGS: Final = 0  # in place of a row number: the sheet has none
_LOOKED_AT: Final = 40  # rows from the top among which the headings are
_HEADING_LENGTH: Final = 80  # characters; longer ones are prose
_SURE: Final = 2  # known names that make a row of headings: one may stand among other words
_OBLIGATIONS: Final = ("mandatory", "recommended", "optional", "required", "conditional")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place in the source (0 is the first) and a name that no other column has."""

    index: int
    name: str

    @property
    def place(self) -> str:
        """As a message names it: `column O (updateFrequency)`."""
        letter = tr("column {column_letter}").format(column_letter=column_letter(self.index))
        return letter if fold(letter) == fold(self.name) else f"{letter} ({self.name})"


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number in the source and one cell for each column of the table."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of one sheet; `header_row` is the number of the row with the headings, or NO_HEADINGS."""

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def cells(self, column: int) -> Iterator[str]:
        """What stands in one column of the table, without the empty cells."""
        return (row.cells[column] for row in self.rows if row.cells[column].strip())


def table_of(sheet: Sheet, header_row: int | None = None) -> Table:
    """The table in a sheet.

    `header_row` is the number of the row with the headings where a person says it, NO_HEADINGS where the sheet has
    none; without it the row is found: the one with the most names that catalogues use, else the first wide one.
    """
    if header_row is None:
        header_row = _found_header(sheet.lines)
    headings = next((line.cells for line in sheet.lines if line.number == header_row), ())
    below = [line for line in sheet.lines if line.number > header_row]
    if headings and below and _is_obligations(below[0].cells):
        below = below[1:]
    columns = _columns(headings, below)
    rows = (Row(line.number, tuple(_cell(line.cells, c.index) for c in columns)) for line in below)
    return Table(sheet, header_row, columns, tuple(r for r in rows if any(cell.strip() for cell in r.cells)))


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _filled(cells: Sequence[str]) -> list[str]:
    return [one_line(cell) for cell in cells if cell.strip()]


def _is_obligations(cells: Sequence[str]) -> bool:
    """Whether a row says no more than what has to be filled, as official templates do above their headings."""
    found = _filled(cells)
    return bool(found) and all(fold(cell).startswith(_OBLIGATIONS) for cell in found)


def _found_header(lines: Sequence[Line]) -> int:
    near = [line for line in lines[:_LOOKED_AT] if not _is_obligations(line.cells)]
    if not near:
        return NO_HEADINGS
    known = {line.number: sum(is_known(cell) for cell in _filled(line.cells)) for line in near}
    width = {line.number: len(_filled(line.cells)) for line in near}
    best = max(near, key=lambda line: (known[line.number], width[line.number]))
    widest = max(width.values())
    if known[best.number] >= min(_SURE, widest):
        return best.number
    wide = min(widest, max(_SURE, (widest + 1) // 2))
    return next((line for line in near if width[line.number] >= wide and _is_short(line.cells)), near[0]).number


def _is_short(cells: Sequence[str]) -> bool:
    return all(len(cell) <= _HEADING_LENGTH for cell in _filled(cells))


def _columns(headings: Sequence[str], below: Sequence[Line]) -> tuple[Column, ...]:
    """The columns that have a heading or hold something; a name that comes again gets a number."""
    width = max((len(headings), *(len(line.cells) for line in below)))
    holds = {i for line in below for i, cell in enumerate(line.cells) if cell.strip()}
    out: list[Column] = []
    taken: set[str] = set()
    for index in range(width):
        name = one_line(_cell(headings, index))
        if not name and index not in holds:
            continue
        name = _told_apart(name or tr("Column {column_letter}").format(column_letter=column_letter(index)), taken)
        taken.add(fold(name))
        out.append(Column(index, name))
    return tuple(out)


def _told_apart(name: str, taken: set[str]) -> str:
    unique, n = name, 1
    while fold(unique) in taken:
        n += 1
        unique = f"{name} ({n})"
    return unique
