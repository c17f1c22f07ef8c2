"""Every command: what it does, what it answers, and its exit status."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.guards.source import ROOT
from tests.report.reading import Read
from workshop import __version__
from workshop.kinds import ALL, Dataset
from workshop.store.opening import read

COMMANDS = ("new", "sample", "import", "show", "report", "demo")


def test_the_version_is_said(run):
    done = run("--version")
    assert (done.status, done.out, done.err) == (0, f"Pilot Workshop {__version__}\n", "")


def test_the_help_names_every_command_and_how_a_day_is_opened(run):
    done = run("--help")
    assert done.status == 0
    assert {*COMMANDS} <= {*re.findall(r"^  (\w+)", done.out, re.MULTILINE)}
    assert "pilot-workshop FILE.pilot" in done.out


@pytest.mark.parametrize("command", [*COMMANDS, "open"])
def test_the_help_of_a_command_has_an_example_that_is_a_command(run, command):
    done = run(command, "--help")
    assert done.status == 0
    example = re.search(r"Example: pilot-workshop (.+?)(?:\n\n|\Z)", done.out, re.DOTALL)
    first = example[1].split()[0]
    assert first == command or first.endswith(".pilot")


def test_new_begins_a_day(run, tmp_path):
    path = tmp_path / "monday.pilot"
    done = run("new", path, "--playbook", "one-day", "--title", "Warm “homes” & more", "--date", "2026-12-01")
    assert (done.status, done.out, done.err) == (0, f"Begun: {path}\n", "")
    begun = read(path).state.workshop
    assert (begun.title, begun.date.isoformat()) == ("Warm “homes” & more", "2026-12-01")
    assert [p.name for p in tmp_path.iterdir()] == ["monday.pilot"]


def test_sample_writes_the_sample_day(run, tmp_path, sample):
    path = tmp_path / "sample.pilot"
    assert run("sample", path).status == 0
    assert read(path).state == sample


def test_import_adds_what_a_table_holds_and_lists_what_is_left_out(run, day, table):
    rows = table(["Title", "Description"], ["Loans", "Who has what"], ["", "Nobody’s"], ["Visits", ""])
    done = run("import", day, rows)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("2 records added, 0 records filled, 1 row left out.\n")
    assert "  left out: Row 3" in done.out
    assert [d.title for d in read(day).state.all(Dataset)] == ["Loans", "Visits"]


def test_a_dry_run_says_the_same_and_adds_nothing(run, day, table):
    before = day.read_bytes()
    done = run("import", day, table(["Title"], ["Loans"]), "--dry-run")
    assert done.status == 0
    assert done.out.startswith("1 dataset new. Nothing is added yet.\n")
    assert day.read_bytes() == before


def test_services_are_imported_where_they_are_asked_for(run, day, table):
    rows = table(["Name", "Description"], ["Levels", "Water levels"])
    assert run("import", day, rows, "--as", "services").status == 0
    assert run("import", day, rows, "--as", "people").refused("--as")


def test_an_import_that_brings_nothing_answers_no(run, day, table):
    rows = table(["Title"], ["Loans"])
    assert run("import", day, rows).status == 0
    before = read(day).entries
    done = run("import", day, rows)
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("0 records added")
    assert read(day).entries == before


def test_show_says_how_much_there_is_and_what_is_missing(run, sample_copy, sample):
    done = run("show", sample_copy)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(sample.workshop.title)
    assert re.search(rf"^  datasets +{len(sample.all(Dataset))}$", done.out, re.MULTILINE)
    assert "\nStill missing\n  3  " in done.out


def test_show_leaves_the_bytes_as_they_are(run, sample_copy):
    before = sample_copy.read_bytes()
    for arguments in ((), ("risks",), ("--json",)):
        run("show", sample_copy, *arguments)
    assert sample_copy.read_bytes() == before


@pytest.mark.parametrize("cls", ALL, ids=lambda c: c.KIND.table)
def test_show_knows_each_kind_by_its_table_and_by_how_one_and_many_are_called(run, sample_copy, sample, cls):
    records = sample.all(cls)
    answers = {run("show", sample_copy, name) for name in (cls.KIND.table, cls.KIND.one, cls.KIND.many.upper())}
    assert len(answers) == 1
    done = answers.pop()
    assert (done.status, done.err) == (0, "")
    heads = re.findall(r"^(\S.*?)  ", done.out, re.MULTILINE)
    assert heads == [r.id for r in records] or done.out == f"No {cls.KIND.many}.\n"


def test_show_for_programs_holds_every_record(run, sample_copy, sample):
    done = run("show", sample_copy, "--json")
    assert done.status == 0
    found = done.json
    assert found["title"] == sample.workshop.title
    ids = {table: [r["id"] for r in records] for table, records in found["records"].items()}
    assert ids == {c.KIND.table: [r.id for r in sample.all(c)] for c in ALL if sample.all(c)}
    assert found["counts"] == {c.KIND.table: len(sample.all(c)) for c in ALL}
    assert {"session", "what"} == {*found["missing"][0]}
    risks = run("show", sample_copy, "risks", "--json").json
    assert risks["records"] == {"risk": found["records"]["risk"]}


def test_report_writes_the_report_and_takes_the_place_of_an_earlier_one(run, sample_copy, tmp_path):
    out = tmp_path / "a report #1.pdf"
    for _ in range(2):
        done = run("report", sample_copy, out)
        assert (done.status, done.out, done.err) == (0, f"Written: {out}\n", "")
    assert len(Read(out.read_bytes()).pages) > 5


def test_the_program_can_be_run_as_a_module(tmp_path):
    """As `make` calls it; all else here runs in this process."""
    done = subprocess.run([sys.executable, "-m", "ui", "show", "gone.pilot"], cwd=ROOT, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_who_has_read_enough_may_go(sample_copy):
    command = [sys.executable, "-m", "ui", "show", str(sample_copy), "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1
