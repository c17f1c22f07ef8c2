"""Where somebody may not write or read: one line, nothing lost. An administrator gives up what overrules rights."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from tests.cli.conftest import Done
from tests.guards.source import ROOT

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
