"""Where somebody may not write or read: one line, nothing lost. An administrator gives up what overrules rights."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.conftest import Done
from tests.guards.source import ROOT
from workshop.clock import SystemClock
from workshop.store.engine import connect
from workshop.store.snapshots import take

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="rights are those of Linux here")

BOUNDING_DROP, OVERRIDE, READ_SEARCH = 24, 1, 2  # of prctl; and the two capabilities that overrule the rights of files
NO_RIGHT = "can’t be opened here: you have no right to it or to its folder. Nothing was changed."


def as_anybody():
    """In the child, before the program starts: the administrator becomes like anybody else."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (OVERRIDE, READ_SEARCH):
            libc.prctl(BOUNDING_DROP, capability, 0, 0, 0)


@pytest.fixture
def run_as_anybody():
    def ran(*arguments):
        done = subprocess.run([sys.executable, "-m", "ui", *map(str, arguments)], cwd=ROOT, preexec_fn=as_anybody,
                              capture_output=True, text=True, check=False)  # fmt: skip
        return Done(done.returncode, done.stdout, done.stderr)

    return ran


def half_saved(path, to):
    """A day as it lies when its writer dies in the middle of a save."""
    db = connect(path, "write")
    db.execute("PRAGMA cache_size=1")
    db.execute("BEGIN")
    for n in range(50):
        db.execute("INSERT INTO draft VALUES (?, ?, '', '')", [str(n), "long " * 1000])
    db.execute("UPDATE dataset SET title='Half a word'")
    for half in path.parent.glob(f"{path.name}*"):
        shutil.copyfile(half, to.with_name(half.name.replace(path.name, to.name)))
    db.conn.rollback()
    db.close()


@pytest.fixture
def locked(tmp_path):
    """A folder in which nobody may write; it is opened again at the end."""
    folder = tmp_path / "locked"
    folder.mkdir()
    yield folder
    folder.chmod(0o700)


def test_a_folder_that_allows_no_writing(run_as_anybody, sample_copy, locked, table, tmp_path):
    day = sample_copy.rename(locked / "day.pilot")
    before = day.read_bytes()
    locked.chmod(0o500)
    new = ["new", locked / "a.pilot", "--title", "T", "--date", "2026-12-01"]
    assert run_as_anybody(*new).refused(f"“a.pilot” {NO_RIGHT}")
    assert run_as_anybody("sample", locked / "a.pilot").refused(f"“a.pilot” {NO_RIGHT}")
    assert run_as_anybody("import", day, table(["Title"], ["Loans"])).refused(f"“day.pilot” {NO_RIGHT}")
    assert run_as_anybody("report", day, locked / "a.pdf").refused("“a.pdf” was not written: permission denied.")
    assert run_as_anybody("demo", locked / "demo").refused("permission denied")
    assert run_as_anybody("show", day).status == 0
    assert run_as_anybody("report", day, tmp_path / "a.pdf").status == 0
    assert day.read_bytes() == before
    assert [p.name for p in locked.iterdir()] == ["day.pilot"]


def test_a_day_that_may_be_read_and_not_written(run_as_anybody, sample_copy, table):
    before = sample_copy.read_bytes()
    sample_copy.chmod(0o400)
    assert run_as_anybody("show", sample_copy).status == 0
    assert run_as_anybody("import", sample_copy, table(["Title"], ["Loans"])).refused(f"“{sample_copy.name}” ")
    assert sample_copy.read_bytes() == before
    assert {p.name for p in sample_copy.parent.iterdir()} == {sample_copy.name, "table.csv"}


def test_a_day_that_may_not_be_read(run_as_anybody, sample_copy, table, tmp_path):
    sample_copy.chmod(0)
    rows = table(["Title"], ["Loans"])
    for act in (["show", sample_copy], ["report", sample_copy, tmp_path / "a.pdf"], ["import", sample_copy, rows]):
        assert run_as_anybody(*act).refused(f"“{sample_copy.name}” {NO_RIGHT}")


def test_a_folder_that_may_not_be_looked_into(run_as_anybody, sample_copy, locked):
    day = sample_copy.rename(locked / "day.pilot")
    locked.chmod(0)
    new = ["new", locked / "a.pilot", "--title", "T", "--date", "2026-12-01"]
    assert run_as_anybody("show", day).refused(f"“day.pilot” {NO_RIGHT}")
    assert run_as_anybody(*new).refused(f"“a.pilot” {NO_RIGHT}")


def test_a_table_that_may_not_be_read(run_as_anybody, sample_copy, table):
    before = sample_copy.read_bytes()
    rows = table(["Title"], ["Loans"])
    rows.chmod(0)
    assert run_as_anybody("import", sample_copy, rows).refused("“table.csv” ", "Nothing was added")
    assert sample_copy.read_bytes() == before


def test_a_day_is_checked_told_and_copied_where_nothing_can_be_written(run_as_anybody, sample_copy, locked, tmp_path):
    day, home = sample_copy.rename(locked / "day.pilot"), tmp_path
    before = day.read_bytes()
    locked.chmod(0o500)
    for command in ("verify", "history", "snapshot list"):
        assert run_as_anybody(*command.split(), day).status == 0
    assert run_as_anybody("copy", day, home / "copy.pilot").status == 0
    assert run_as_anybody("salvage", day, home / "saved.pilot").status == 0
    assert run_as_anybody("snapshot", "restore", day).refused("There are no snapshots of “day.pilot”.")
    assert day.read_bytes() == before
    assert [p.name for p in locked.iterdir()] == ["day.pilot"]


def test_a_copy_that_may_not_be_written_names_its_own_place(run_as_anybody, sample_copy, locked):
    before = sample_copy.read_bytes()
    locked.chmod(0o500)
    for command in ("copy", "salvage"):
        assert run_as_anybody(command, sample_copy, locked / "new.pilot").refused(f"“new.pilot” {NO_RIGHT}")
    assert sample_copy.read_bytes() == before
    assert list(locked.iterdir()) == []


def test_a_day_that_may_not_be_read_is_neither_checked_nor_copied(run_as_anybody, sample_copy, tmp_path):
    sample_copy.chmod(0)
    acts = (["verify"], ["history"], ["salvage", tmp_path / "new.pilot"], ["copy", tmp_path / "new.pilot"])
    for command, *more in acts:
        assert run_as_anybody(command, sample_copy, *more).refused(f"“{sample_copy.name}” {NO_RIGHT}")
    assert [p.name for p in tmp_path.iterdir()] == [sample_copy.name]


def test_a_snapshot_is_not_brought_back_where_nothing_can_be_written(run_as_anybody, sample_copy, locked):
    day = sample_copy.rename(locked / "day.pilot")
    with closing(connect(day, "read")) as db:
        assert take(db, day, SystemClock().now()) is not None
    before = sorted(p.name for p in locked.iterdir())
    locked.chmod(0o500)
    for more in ([], ["--replace"]):
        assert run_as_anybody("snapshot", "restore", day, *more).refused(f"“day.pilot” {NO_RIGHT}")
    assert sorted(p.name for p in locked.iterdir()) == before


def test_a_day_that_was_not_closed_is_told_where_nobody_can_tidy_up(run_as_anybody, sample_copy, locked, tmp_path):
    """Its writer died in the middle of a save: the half of it is left out."""
    day = locked / "day.pilot"
    half_saved(sample_copy, day)
    before = sorted((p.name, p.read_bytes()) for p in locked.iterdir())
    assert [name for name, _ in before] == ["day.pilot", "day.pilot-journal"]
    locked.chmod(0o500)
    assert run_as_anybody("verify", day).status == 0
    assert "Half a word" not in run_as_anybody("show", day, "datasets").out
    new = tmp_path / "copy.pilot"
    assert run_as_anybody("copy", day, new).status == 0
    assert run_as_anybody("verify", new).status == 0
    assert sorted((p.name, p.read_bytes()) for p in locked.iterdir()) == before


def test_a_file_that_is_itself_locked_is_refused_when_it_is_opened(run_as_anybody, sample_copy, table):
    before = sample_copy.read_bytes()
    sample_copy.chmod(0o400)
    done = run_as_anybody("import", sample_copy, table(("title",), ("Awards",)))
    assert done.status == 2
    assert NO_RIGHT in done.err
    assert sample_copy.read_bytes() == before
    assert run_as_anybody("show", sample_copy).status == 0
    assert [p.name for p in sample_copy.parent.iterdir() if p.suffix in {".lock", ".part"}] == []
