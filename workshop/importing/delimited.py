"""Text with delimiters read as rows of cells: CSV as files have it, tabs as spreadsheets put them on the clipboard."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from workshop.importing.column_names import is_known
from workshop.importing.refusal import BadSource, quoted
from workshop.importing.sheet import column_letter
from workshop.tongue import tr

DELIMITERS: Final = (",", ";", "\t", "|")
TAB: Final = "\t"
_SAMPLE: Final = 60  # rows that tell the delimiter
_SAID: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)  # a first line that spreadsheet programs read as an order


def rows_of_file(name: str, text: str) -> Iterator[list[str]]:
    """The rows of a CSV file, the blank ones too.

    Raises:
        BadSource: a quotation mark opens a cell and nothing closes it, so that the rest can't be trusted.

    """
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    delimiter = said[1] if said else delimiter_of(text)
    return _rows(text, delimiter, name)


def rows_of_paste(text: str) -> Iterator[list[str]]:
    """The rows of pasted cells. A quotation mark that nothing closes is a quotation mark."""
    return _rows(text, TAB if TAB in text else delimiter_of(text), None)


def delimiter_of(text: str) -> str:
    """What stands between the cells: the one that shows names of columns, else the one with the most regular rows."""
    return max(DELIMITERS, key=lambda d: _fitness(text, d))


def _fitness(text: str, delimiter: str) -> tuple[int, float, int]:
    rows = [r for r in islice(_rows(text, delimiter, None), _SAMPLE) if any(cell.strip() for cell in r)]
    known = max((sum(is_known(cell) for cell in r) for r in rows), default=0)
    widths = Counter(len(r) for r in rows if len(r) > 1)
    width, often = max(widths.items(), key=lambda w: (w[1], w[0]), default=(1, 0))
    return (known if known > 1 else 0), often / max(len(rows), 1), width


def _pattern(delimiter: str, *, strict: bool) -> re.Pattern[str]:
    """One cell and what ends it.

    In a file, words after a closing mark belong to the cell, as spreadsheet programs read it. In a paste, a mark that
    is not closed at the end of its cell is one that somebody typed.
    """
    mark = re.escape(delimiter)
    rest = "( *)" if strict else f"([^{mark}\r\n]*)"
    return re.compile(rf' *"((?:[^"]++|"")*+)"{rest}({mark}|\r\n|\n|\r|\Z)|([^{mark}\r\n]*)({mark}|\r\n|\n|\r|\Z)')


def _rows(text: str, delimiter: str, file: str | None) -> Iterator[list[str]]:
    row: list[str] = []
    number = 1
    for m in _pattern(delimiter, strict=file is None).finditer(text):
        inner, rest, ended, plain, plainly_ended = m.groups()
        if inner is not None:
            row.append(inner.replace('""', '"') + rest.rstrip())
        elif file is not None and plain.lstrip(" ").startswith('"'):
            place = tr("row {number:,}, column {column_letter} of {file}").format(
                number=number, column_letter=column_letter(len(row)), file=quoted(file)
            )
            raise BadSource(
                tr("A quotation mark opens {place}, and nothing closes it").format(place=place),
                tr("the end of the file may be missing; save the table again and choose that file"),
            )
        else:
            row.append(plain)
        if (ended or plainly_ended) != delimiter:
            yield row
            row = []
            number += 1
            if m.end() == len(text):
                return
