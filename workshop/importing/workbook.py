"""XLSX workbooks read as sheets of text: values only, visible sheets only, and never more than an import can take."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final

from openpyxl import load_workbook

from workshop.importing.refusal import BadSource, quoted
from workshop.importing.sheet import LAST_ROW, MOST_COLUMNS, MOST_ROWS, Sheet, sheet_of, too_many_rows
from workshop.tongue import tr

MOST_UNPACKED: Final = 50 * 1024 * 1024  # bytes of all parts of a workbook together
MOST_HELD: Final = 5 * MOST_ROWS  # rows with any value or formula, before those that come to nothing are left out
VISIBLE: Final = "visible"
_CARRIAGE_RETURN: Final = re.compile("_x000d_", re.IGNORECASE)  # how workbooks spell it inside a cell
_SAVE_AGAIN: Final = tr("save it again as XLSX in a spreadsheet program and choose that file")
_ROUND: Final = 1e15  # whole numbers up to here are exact in a spreadsheet

Cells = dict[int, tuple[Any, ...]]  # row number to values, for the rows that hold any


def read_workbook(name: str, raw: bytes) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook in their order, the empty ones too.

    A formula gives the value that was kept with it, else its own text.

    Raises:
        BadSource: it is another kind of file, is damaged, or is too large.

    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out: fonts, checks, comments
            _check_parts(name, raw)
            sheets = tuple(_sheets(name, raw))
    except BadSource:
        raise
    except Exception as e:  # a damaged workbook makes its reader raise anything at all
        raise BadSource(tr("{name} is damaged, or is no XLSX workbook").format(name=quoted(name)), _SAVE_AGAIN) from e
    if not sheets:
        raise BadSource(tr("{name} has no sheet that can be read").format(name=quoted(name)), _SAVE_AGAIN)
    return sheets


def _check_parts(name: str, raw: bytes) -> None:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = archive.infolist()
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise BadSource(
            tr("{name} is a binary workbook; only CSV and XLSX are read").format(name=quoted(name)), _SAVE_AGAIN
        )
    if "mimetype" in names:
        raise BadSource(
            tr("{name} is an OpenDocument file; only CSV and XLSX are read").format(name=quoted(name)), _SAVE_AGAIN
        )
    if not any(n.startswith("xl/") for n in names):
        raise BadSource(tr("{name} is no workbook").format(name=quoted(name)), tr("choose a CSV or XLSX file"))
    # A part can't give more than it declares: reading stops there.
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadSource(
            tr("{name} would unpack to more than {most_unpacked} MB").format(
                name=quoted(name), most_unpacked=MOST_UNPACKED // 1024 // 1024
            ),
            tr("save the sheet that the day needs as CSV and choose that file"),
        )


def _sheets(name: str, raw: bytes) -> Iterator[Sheet]:
    sheets = _visible(name, raw, calculated=False)
    if any(_is_formula(v) for cells in sheets.values() for values in cells.values() for v in values):
        sheets = _with_values(sheets, _visible(name, raw, calculated=True), calculated=_has_formula_of_text(raw))
    for title, cells in sheets.items():
        yield sheet_of(name, title, _texts(cells))


def _visible(name: str, raw: bytes, *, calculated: bool) -> dict[str, Cells]:
    book = load_workbook(BytesIO(raw), read_only=True, data_only=calculated, keep_links=False)
    try:
        sheets: list[Any] = [s for s in book.worksheets if s.sheet_state == VISIBLE]
        return {s.title: _cells(name, s) for s in sheets}
    finally:
        book.close()


def _cells(name: str, sheet: Any) -> Cells:
    """The rows that hold a value. What the file says about its size is not believed."""
    sheet.reset_dimensions()
    found: Cells = {}
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), 1):
        if number > LAST_ROW:
            raise ValueError("a row beyond the last one that a spreadsheet has")
        if values.count(None) < len(values):
            found[number] = values[: max(i for i, v in enumerate(values, 1) if v is not None)]
        if len(found) > MOST_HELD:
            raise too_many_rows(Sheet(name, sheet.title, ()))
    return found


def _is_formula(value: Any) -> bool:
    return hasattr(value, "ref") or (isinstance(value, str) and value.startswith("="))


def _with_values(typed: dict[str, Cells], kept: dict[str, Cells], *, calculated: bool) -> dict[str, Cells]:
    """The cells with the values that were kept in the place of their formulas.

    A formula without a value was never worked out, or gave an empty text: the latter where the workbook's formulas
    were worked out, as another value or a formula of text (`calculated`) shows.
    """
    formulas = {
        (title, row, i): _at(kept[title], row, i)
        for title, cells in typed.items()
        for row, values in cells.items()
        for i, v in enumerate(values)
        if _is_formula(v) and _at(kept[title], row, i) != v  # the same: a text that begins like a formula
    }
    calculated = calculated or any(v is not None for v in formulas.values())

    def settled(place: tuple[str, int, int], value: Any) -> Any:
        found = formulas.get(place)
        return value if place not in formulas or (found is None and not calculated) else found

    return {
        title: {row: tuple(settled((title, row, i), v) for i, v in enumerate(values)) for row, values in cells.items()}
        for title, cells in typed.items()
    }


def _at(cells: Cells, row: int, index: int) -> Any:
    values = cells.get(row, ())
    return values[index] if index < len(values) else None


def _has_formula_of_text(raw: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        sheets = (n for n in archive.namelist() if n.startswith("xl/worksheets/"))
        return any(b't="str"' in archive.read(n) for n in sheets)


def _texts(cells: Cells) -> Iterable[list[str]]:
    """The rows as text, with an empty one for each row that holds nothing."""
    following = 1
    for number, values in cells.items():
        for _ in range(following, number):
            yield []
        following = number + 1
        yield [_text(v) for v in values]


def _text(value: Any) -> str:
    """A value as a spreadsheet shows it, dates as ISO dates."""
    match value:
        case None:
            return ""
        case str():
            return _CARRIAGE_RETURN.sub("\r", value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if abs(value) < _ROUND:
            return f"{value:.15g}"
        case datetime():
            at = value.replace(tzinfo=None)
            return at.date().isoformat() if at.time() == time() else at.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case _:
            return str(getattr(value, "text", value))
