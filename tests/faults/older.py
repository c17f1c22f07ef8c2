"""Files as older programs wrote them: made with the migrations up to their format, from a file of today."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from workshop.field import to_row
from workshop.store import draft as drafting
from workshop.store import journal
from workshop.store.engine import Database, connect, transaction
from workshop.store.migrations import APPLICATION_ID, FIRST_OF, FORMAT_MAJOR, migrations
from workshop.store.opening import Loaded

OLDEST: Final = 1  # minor format


def write_older(path: Path, loaded: Loaded, minor: int = OLDEST) -> None:
    """A file of the format 1.`minor` that holds all of a day; what that format has no table for must not be there."""
    db = connect(path, "write")
    try:
        with transaction(db):
            migrations.apply(db, stop_before=FIRST_OF.get(minor + 1))
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            db.execute(f"PRAGMA user_version={FORMAT_MAJOR << 16 | minor}")
            for record in loaded.state.records():
                db.table(record.KIND.table).insert({n: v for n, v in to_row(record).items() if v is not None})
            for entry in loaded.entries:
                _insert(db, "journal", {**journal.head_of(entry), "chain": entry.chain})
                for row in journal.rows_of(entry):
                    _insert(db, "journal_edit", row)
            for kept in loaded.drafts.values():
                _insert(db, "draft", drafting.row_of(kept))
    finally:
        db.close()


def _insert(db: Database, table: str, row: Mapping[str, Any]) -> None:
    """A row, as far as that format has columns for it."""
    known = db.table(table).columns_dict
    db.table(table).insert({n: v for n, v in row.items() if n in known})
