"""From Enter in the line until the commit has returned, against a bare insert of SQLite with the same pragmas."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from tests.bench.figures import line, middle, quantile
from tests.bench.room import a_day, words_for

LINES = 200
PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON", "locking_mode=NORMAL", "foreign_keys=ON")


def report() -> Iterator[str]:
    """What came of it."""
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = measured(Path(folder))
    yield f"Enter to the return of the commit, {LINES} lines typed, each beside a bare insert on the same disk"
    yield line("median", middle(ours), middle(bare), "bare insert of sqlite3, same pragmas")
    yield line("99 of 100 are faster than", quantile(ours, 0.99), quantile(bare, 0.99), "the same of the insert")


def measured(folder: Path) -> tuple[list[float], list[float]]:
    """The milliseconds of each line and of each insert."""
    ours: list[float] = []
    bare: list[float] = []
    returned: list[int] = []
    with a_day(folder) as hands, _bare(folder / "bare.sqlite") as insert:
        # on the writer's thread, as soon as the commit has returned
        hands.day.day.saved.connect(
            lambda *_: returned.append(time.perf_counter_ns()), Qt.ConnectionType.DirectConnection
        )
        for n in range(LINES):
            hands.write(words_for(n))
            hands.settle()
            returned.clear()
            since = time.perf_counter_ns()
            hands.press("Return")
            ours.append((returned[0] - since) / 1e6)
            since = time.perf_counter_ns()
            insert(words_for(n))
            bare.append((time.perf_counter_ns() - since) / 1e6)
    return ours, bare


class _bare:
    """A table with one column, written as barely as it can be."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT) STRICT")

    def __enter__(self):
        return lambda text: self._db.execute("INSERT INTO line (text) VALUES (?)", (text,))

    def __exit__(self, *_):
        self._db.close()
