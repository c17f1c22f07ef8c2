"""Files as older programs wrote them: made with the migrations up to their format, from a file of today."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from workshop.field import to_row
from workshop.store import draft as drafting
from workshop.store import journal
from workshop.store.engine import connect, transaction
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
                journal.append(db, entry)
            known = set(db.table("draft").columns_dict)
            for kept in loaded.drafts.values():
                db.table("draft").insert({n: v for n, v in drafting.row_of(kept).items() if n in known})
    finally:
        db.close()
