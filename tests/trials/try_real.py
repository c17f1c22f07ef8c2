"""Imports each file of a folder into an empty new day and says what came of it: `python -m tests.trials.try_real`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from workshop.commands import NewDay, Stamp
from workshop.decide import decide
from workshop.field import Record
from workshop.importing import BadSource, Preview, Sheet, likely_sheet, preview_of, read_file, table_of, to_command
from workshop.kinds import Dataset
from workshop.playbook.load import bundled
from workshop.snapshot import Snapshot

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "real"
NOW = Stamp(datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
HEADS = ("file", "sheet", "kind", "read", "new", "merged", "in doubt", "warnings", "unread", "added")
WIDTHS = (36, 20, 9, 5, 5, 7, 9, 9, 7, 6)


def new_day() -> Snapshot:
    """A day with a question and nothing else."""
    values = {"title": "Trial", "question": "What can be read?", "handling_marking": "OFFICIAL"}
    return Snapshot.of().after(decide(Snapshot.of(), NewDay(bundled("one-day"), values), NOW))


def added(day: Snapshot, preview: Preview) -> int:
    """How many datasets the day has after the import."""
    numbers: Counter[str] = Counter()

    def new_id(cls: type[Record]) -> str:
        numbers[cls.KIND.prefix] += 1
        return f"{cls.KIND.prefix}-{numbers[cls.KIND.prefix]:02d}"

    return len(day.after(decide(day, to_command(preview, new_id), NOW)).all(Dataset))


def _line(cells: tuple[object, ...]) -> str:
    return "  ".join(str(cell)[:width].ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


def _of_sheet(day: Snapshot, file: str, sheet: Sheet, chosen: bool) -> Iterator[str]:
    preview = preview_of(day, table_of(sheet))
    found = (len(preview.in_state("new")), len(preview.in_state("merged")), len(preview.in_state("in doubt")))
    name = (sheet.name or "–") + (" *" if chosen else "")
    said = (len(preview.warnings), len(preview.unread), added(day, preview))
    yield _line((file, name, preview.as_kind, preview.rows_read, *found, *said))
    yield f"    {preview.sentence}"


def report(folder: Path) -> Iterator[str]:
    """One line for each sheet that can be chosen, a star beside the one that would be; or why a file is refused."""
    day = new_day()
    yield _line(HEADS)
    for path in sorted(p for p in folder.iterdir() if p.suffix != ".md"):  # notes about the files
        try:
            source = read_file(path)
        except BadSource as e:
            yield f"{path.name[:36]:36}  refused: {e}"
            continue
        for sheet in source.sheets:
            yield from _of_sheet(day, source.name, sheet, sheet is likely_sheet(source))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    sys.stdout.write("\n".join(report(folder)) + "\n")
