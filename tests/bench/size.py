"""A day of 5,000 records: read, verified, in memory, each against bare Python that reads the same rows."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tests.bench.figures import line, middle
from tests.bench.large import write_large

RUNS = 3
READ, VERIFY, BARE = "read", "verify", "bare"


def report() -> Iterator[str]:
    """What came of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.pilot"
        records, entries = write_large(path)
        found = {which: [_run(which, path) for _ in range(RUNS)] for which in (READ, VERIFY, BARE)}
    took = {which: middle([ms for ms, _ in runs]) for which, runs in found.items()}
    most = {which: max(mb for _, mb in runs) for which, runs in found.items()}
    yield f"A day of {records:,} records and {entries:,} changes, {RUNS} runs each"
    yield line("read, as at opening", took[READ], took[BARE], "all rows read by bare sqlite3, and its quick check")
    yield line("verified, beside the work", took[VERIFY], took[BARE], "the same")
    yield f"  memory: {most[READ]:.0f} MB read, {most[VERIFY]:.0f} MB verified, {most[BARE]:.0f} MB with bare sqlite3"


def _run(which: str, path: Path) -> tuple[float, float]:
    """The milliseconds, and the memory of the process in megabytes."""
    command = [sys.executable, "-m", __name__, which, str(path)]
    took, memory = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return took, memory


# -- in a process of its own --
def _bare(path: Path) -> object:
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        rows = [db.execute(f'SELECT * FROM "{t}"').fetchall() for t in tables]  # noqa: S608 - names of our own tables
        return rows, db.execute("PRAGMA quick_check").fetchall()


def _act(which: str) -> Callable[[Path], object]:
    if which == BARE:
        return _bare
    if which == READ:
        from workshop.store.opening import read  # noqa: PLC0415 - each is measured without the others

        return read
    from workshop.store.verify import verify  # noqa: PLC0415

    return verify


if __name__ == "__main__":
    act = _act(sys.argv[1])
    since = time.perf_counter()
    kept = act(Path(sys.argv[2]))
    took = (time.perf_counter() - since) * 1000
    print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))  # noqa: T201 - to the parent
