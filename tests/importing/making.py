"""Days, tables and workbooks that the tests of the import begin with."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from openpyxl import Workbook

from workshop import kinds as k
from workshop.commands import Stamp
from workshop.decide import decide
from workshop.importing import Options, preview_of, read_pasted, table_of, to_command
from workshop.snapshot import Snapshot

FILES = Path(__file__).parent / "files"
NOW = Stamp(datetime(2026, 12, 1, 12, 0, tzinfo=UTC))
COUNCIL = k.Organisation(id="org-01", name="Harrowmere Council", short="Council", initials="HMC")
FIRE = k.Organisation(id="org-02", name="Eastmarch Fire and Rescue Service", short="Fire", initials="EFRS")
NKECHI = k.Person(id="ppl-01", name="Nkechi Obi", org_id="org-01")


def day(*records):
    """A day with two organisations, one person and these records."""
    workshop = k.Workshop(id="ws-1", title="Trial", date=date(2026, 12, 1))
    return Snapshot.of([workshop, COUNCIL, FIRE, NKECHI, *records])


def table(*rows):
    """The table that these rows of cells are, the first one the headings."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return table_of(read_pasted(out.getvalue()).sheets[0])


def look(rows, *records, columns=None, **options):
    """The preview of these rows, on a day with these records."""
    return preview_of(day(*records), table(*rows), columns, Options(**options))


def ids(snapshot=None):
    """Ids that no record has, another one at each call."""
    numbers = Counter(r.KIND.prefix for r in snapshot.records()) if snapshot else Counter()

    def new_id(cls):
        numbers[cls.KIND.prefix] += 1
        return f"{cls.KIND.prefix}-n{numbers[cls.KIND.prefix]:02d}"

    return new_id


def imported(snapshot, preview):
    """The day after the import."""
    return snapshot.after(decide(snapshot, to_command(preview, ids(snapshot)), NOW))


def workbook(**sheets):
    """The bytes of a workbook with these sheets of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book):
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
