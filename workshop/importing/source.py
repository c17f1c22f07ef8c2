"""Where an import comes from: a file or the clipboard, read as sheets of text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workshop.importing.column_names import meanings
from workshop.importing.delimited import rows_of_file, rows_of_paste
from workshop.importing.encoding import decoded
from workshop.importing.foreign import refuse_foreign
from workshop.importing.refusal import BadSource, quoted
from workshop.importing.sheet import Sheet, sheet_of
from workshop.importing.table import table_of
from workshop.tongue import tr

MOST_BYTES: Final = 50 * 1024 * 1024  # of a file, or of what is pasted
PASTED: Final = tr("pasted cells")
_PACKED: Final = (b"PK\x03\x04", b"PK\x05\x06")  # a zip, and so perhaps a workbook


@dataclass(frozen=True, slots=True)
class Source:
    """What was chosen or pasted: its name without the folder, and its sheets, the empty ones too."""

    name: str
    sheets: tuple[Sheet, ...]


def read_file(path: Path) -> Source:
    """A CSV or XLSX file; what it is shows in its content, whatever its ending says.

    Raises:
        BadSource: it is not there, can't be read, is something else, is damaged, or is too large.

    """
    name = path.name or str(path)
    raw = _bytes(path, name)
    if raw.startswith(_PACKED):
        from workshop.importing.workbook import read_workbook  # noqa: PLC0415 - openpyxl takes 0.2 s to load

        return Source(name, read_workbook(name, raw))
    refuse_foreign(name, raw)
    return Source(name, (sheet_of(name, "", rows_of_file(name, decoded(raw))),))


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise BadSource(tr("{name} is a folder").format(name=quoted(name)), tr("choose a file inside it"))
        size = path.stat().st_size
        if not path.is_file():
            raise BadSource(tr("{name} is no ordinary file").format(name=quoted(name)), tr("choose a CSV or XLSX file"))
        if size > MOST_BYTES:
            raise _too_large(quoted(name))
        return path.read_bytes()
    except FileNotFoundError as e:
        raise BadSource(
            tr("{name} is not there any more").format(name=quoted(name)), tr("choose the file again")
        ) from e
    except (OSError, ValueError) as e:  # a path that no system has raises ValueError
        raise BadSource(
            tr("{name} could not be read").format(name=quoted(name)),
            tr("close other programs that use it and try again"),
        ) from e


def _too_large(called: str) -> BadSource:
    return BadSource(
        tr("{called} is larger than {most_bytes} MB").format(called=called, most_bytes=MOST_BYTES // 1024 // 1024),
        tr("keep the rows that the day needs and try again"),
    )


def read_pasted(text: str) -> Source:
    """Cells from the clipboard: tabs between them as spreadsheets put them there, else as in a CSV file.

    Raises:
        BadSource: there is nothing in it, or too much.

    """
    if not text.strip("\0 \t\r\n"):
        raise BadSource(tr("There are no cells on the clipboard"), tr("copy them in the spreadsheet and paste again"))
    if len(text) > MOST_BYTES:
        raise _too_large(tr("What was pasted"))
    return Source(PASTED, (sheet_of(PASTED, "", rows_of_paste(text.replace("\0", ""))),))


def is_empty(sheet: Sheet) -> bool:
    """Whether there is nothing below its headings."""
    return not table_of(sheet).rows


def likely_sheet(source: Source) -> Sheet | None:
    """The sheet that an import begins with: the one with the most columns that mean something.

    None where all are empty, or where several sheets are there and none has such a column: a person chooses.
    """
    filled = [s for s in source.sheets if not is_empty(s)]
    if len(source.sheets) == 1:
        return next(iter(filled), None)
    return max((s for s in filled if _meaning(s)), key=_meaning, default=None)


def _meaning(sheet: Sheet) -> int:
    table = table_of(sheet)
    targets = [target for column in table.columns for target in meanings(column.name)]
    return len(set(targets)) if "title" in targets else 0
