"""What is wrong with a file, a name, a date or a place is said in one line; nothing is lost, nothing is changed."""

from __future__ import annotations

import hashlib
import sqlite3
import struct

import pytest

from workshop.kinds import Dataset
from workshop.store.migrations import APPLICATION_ID
from workshop.store.opening import read


def letter(path, _):
    path.write_text("Dear all,\nthis is no day.\n" * 50, encoding="utf-8")


def empty(path, _):
    path.touch()


def others(path, _):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE dataset(title)")
    db.execute("INSERT INTO dataset VALUES ('theirs')")
    db.execute("PRAGMA user_version=65537")
    db.commit()
    db.close()


def newer(path, day):
    raw = bytearray(day.read_bytes())
    assert struct.unpack_from(">I", raw, 68)[0] == APPLICATION_ID
    raw[60:64] = struct.pack(">I", 2 << 16)
    path.write_bytes(raw)


def halved(path, day):
    raw = day.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])


FILES = {
    letter: "is not a workshop file. Nothing in it was changed.",
    empty: "is not a workshop file. Nothing in it was changed.",
    others: "is not a workshop file. Nothing in it was changed.",
    halved: "is damaged. It was left as it is.",
}
ON_A_DAY = {
    "show": ["FILE"],
    "show a kind": ["FILE", "datasets"],
    "import": ["FILE", "TABLE"],
    "import, dry": ["FILE", "TABLE", "--dry-run"],
    "report": ["FILE", "OUT"],
}


@pytest.mark.parametrize("act", ON_A_DAY)
@pytest.mark.parametrize("make", FILES, ids=lambda f: f.__name__)
def test_a_file_that_is_no_day_of_ours_is_refused_and_its_bytes_stay(run, day, table, tmp_path, make, act):
    path, rows = tmp_path / "other.pilot", table(["Title"], ["Loans"])
    make(path, day)
    before, there = hashlib.sha256(path.read_bytes()).digest(), sorted(p.name for p in tmp_path.iterdir())
    places = {"FILE": path, "TABLE": rows, "OUT": tmp_path / "out.pdf"}
    done = run(act.split(",")[0].split()[0], *(places.get(a, a) for a in ON_A_DAY[act]))
    assert done.refused(f"“other.pilot” {FILES[make]}")
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == there


def test_a_newer_file_can_be_read_and_is_not_written_to(run, day, table, tmp_path):
    path, rows, out = tmp_path / "newer.pilot", table(["Title"], ["Loans"]), tmp_path / "out.pdf"
    assert run("import", day, rows).status == 0
    newer(path, day)
    before = path.read_bytes()
    assert run("show", path, "datasets").out.startswith("ds-01  Loans\n")
    assert run("report", path, out).status == 0
    assert run("import", path, rows).refused("“newer.pilot” was made by a newer program. Nothing in it was changed.")
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["day.pilot", "newer.pilot", "out.pdf", "table.csv"]


@pytest.mark.parametrize("make", [*FILES, newer], ids=lambda f: f.__name__)
@pytest.mark.parametrize("command", ["new", "sample"])
def test_nothing_that_is_there_is_written_over(run, day, tmp_path, make, command):
    path = tmp_path / "other.pilot"
    make(path, day)
    before = path.read_bytes()
    more = ["--title", "T", "--date", "2026-12-01"] if command == "new" else []
    assert run(command, path, *more).refused("“other.pilot” is there already. It was left as it is.")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "Q#1.pilot",
        "what?.pilot",
        "100%.pilot",
        "%41%2e.pilot",
        "a b  c.pilot",
        "day 👍🏽 دفتر.pilot",
        'it\'s “quoted” "twice".pilot',
        "a&b=c;d$HOME`x`.pilot",
        "file:x?mode=memory.pilot",
        "<b>bold</b>",
    ],
)
def test_every_character_of_a_name_is_a_character(run, table, tmp_path, name):
    """A name with a slash in it would be a folder: that is the one sign that a name can't have."""
    folder = tmp_path / "days"
    folder.mkdir()
    path, out = folder / name.replace("/", "⁄"), folder / f"{name.replace('/', '⁄')}.pdf"
    assert run("new", path, "--title", "T", "--date", "2026-12-01").status == 0
    assert run("import", path, table(["Title"], ["Loans"])).status == 0
    assert run("show", path, "datasets").out.startswith("ds-01  Loans\n")
    assert run("report", path, out).status == 0
    assert sorted(p.name for p in folder.iterdir()) == sorted([path.name, out.name])


def test_a_name_that_moves_the_cursor_is_shown_without_doing_so(run, tmp_path):
    path = tmp_path / "\x1b[2J\x1b]0;owned\x07day.pilot"
    done = run("new", path, "--title", "T", "--date", "2026-12-01")
    assert done.status == 0
    assert not {"\x1b", "\x07"} & {*done.out}
    done = run("new", path, "--title", "T", "--date", "2026-12-01")
    assert done.refused("is there already")
    assert not {"\x1b", "\x07"} & {*done.err}


def test_a_name_that_is_no_text_is_refused_like_any_other(run, tmp_path):
    assert run("show", f"{tmp_path}/\udcff\udcfe.pilot").refused("is not there")


@pytest.mark.parametrize("act", ON_A_DAY)
def test_a_day_that_is_not_there_is_said_not_to_be(run, table, tmp_path, act):
    rows = table(["Title"], ["Loans"])
    places = {"FILE": tmp_path / "gone.pilot", "TABLE": rows, "OUT": tmp_path / "out.pdf"}
    done = run(act.split(",")[0].split()[0], *(places.get(a, a) for a in ON_A_DAY[act]))
    assert done.refused("“gone.pilot” is not there. Nothing was changed.")
    assert [p.name for p in tmp_path.iterdir()] == ["table.csv"]


@pytest.mark.parametrize("act", ON_A_DAY)
def test_a_folder_is_said_to_be_a_folder(run, table, tmp_path, act):
    folder = tmp_path / "folder.pilot"
    folder.mkdir()
    places = {"FILE": folder, "TABLE": table(["Title"], ["Loans"]), "OUT": tmp_path / "out.pdf"}
    done = run(act.split(",")[0].split()[0], *(places.get(a, a) for a in ON_A_DAY[act]))
    assert done.refused("“folder.pilot” is a folder. Nothing in it was changed.")
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(run, day, tmp_path):
    gone = tmp_path / "gone"
    assert run("new", gone / "a.pilot", "--title", "T", "--date", "2026-12-01").refused(
        "The folder of “a.pilot” is not"
    )
    assert run("sample", gone / "a.pilot").refused("The folder of “a.pilot” is not there. Nothing was written.")
    assert run("report", day, gone / "a.pdf").refused("“a.pdf” was not written: no such file", "The day is safe.")
    assert not gone.exists()


@pytest.mark.parametrize(
    "date", ["2026-13-01", "2026-02-30", "1 December 2026", "01/12/2026", "tomorrow", "", "2026-12-01T09:00"]
)
def test_a_wrong_date_is_refused_with_a_right_one_and_no_file_is_made(run, tmp_path, date):
    done = run("new", tmp_path / "a.pilot", "--title", "T", "--date", date)
    assert done.refused(f"“{date}” is no date. Write it like 2026-12-01.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("title", ["", "   ", "\t\n"])
def test_a_day_without_a_title_is_refused_and_no_file_is_made(run, tmp_path, title):
    assert run("new", tmp_path / "a.pilot", "--title", title, "--date", "2026-12-01").refused("title")
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_said_is_asked_for_by_its_name(run, tmp_path, day):
    path = tmp_path / "a.pilot"
    assert run("new", path, "--title", "T").refused("--date")
    assert run("new", path, "--date", "2026-12-01").refused("--title")
    assert run("new", path, "--title", "T", "--date", "2026-12-01", "--playbook", "none").refused("“none”", "one-day")
    assert run("new").refused("FILE")
    assert run("import", day).refused("SOURCE")
    assert run("report", day).refused("OUT")
    assert run("demo").refused("FOLDER")
    assert run("show", day, "dragons").refused("There is no kind “dragons”. There are", "risk")
    assert run("show", day, "--jsonn").refused("--jsonn")
    assert not path.exists()


def test_a_command_that_is_mistyped_opens_no_window(run):
    assert run("shwo", "day.pilot").refused("“shwo” is neither a command nor a file.", "--help")


@pytest.mark.parametrize("what", ["the day itself", "another day", "a letter", "a table"])
def test_a_report_takes_the_place_of_no_other_file(run, day, tmp_path, what):
    out = day if what == "the day itself" else tmp_path / "kept"
    if what == "another day":
        run("sample", out)
    elif out != day:
        out.write_text("Dear all, or: a table", encoding="utf-8")
    before = out.read_bytes()
    assert run("report", day, out).refused("is there already and is no PDF. It was left as it is.")
    assert out.read_bytes() == before


def test_a_report_for_a_folder_asks_for_a_name(run, day, tmp_path):
    assert run("report", day, tmp_path).refused("is a folder. Nothing was written.")
    assert run("report", day, ".").refused("“.” is a folder.")


def test_a_demo_into_a_file_is_refused(run, day):
    before = day.read_bytes()
    assert run("demo", day).refused("is a file")
    assert day.read_bytes() == before


def test_a_day_that_is_open_elsewhere_can_be_shown_and_not_written_to(run, day, table, open_elsewhere):
    rows = table(["Title"], ["Loans"])
    with open_elsewhere(day):
        assert run("import", day, rows).refused("“day.pilot” is open already. Nothing was changed.")
        assert run("show", day).status == 0
        assert run("import", day, rows, "--dry-run").status == 0
    assert run("import", day, rows).status == 0


TABLES = {
    "empty.csv": (b"", "is empty"),
    "spaces.csv": (b"\xef\xbb\xbf \r\n\r\n", "is empty"),
    "noise.csv": (bytes(range(1, 32)) * 40, "is neither CSV nor XLSX"),
    "half.xlsx": (b"PK\x03\x04 and no more", "is damaged"),
    "data.json": (b'[{"title": "A"}]', "is JSON"),
    "paper.csv": (b"%PDF-1.7 ...", "is a PDF"),
    "day.csv": (b"SQLite format 3\0" + bytes(200), "is a database"),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("dry", [[], ["--dry-run"]], ids=["for good", "dry"])
def test_a_table_that_can_not_be_read_is_refused_and_the_day_stays(run, day, tmp_path, name, dry):
    raw, what = TABLES[name]
    (tmp_path / name).write_bytes(raw)
    before = day.read_bytes()
    assert run("import", day, tmp_path / name, *dry).refused(f"“{name}” {what}", "Nothing was added")
    assert day.read_bytes() == before


def test_a_table_that_is_not_there_and_a_folder_are_refused(run, day, tmp_path):
    assert run("import", day, tmp_path / "gone.csv").refused("“gone.csv” is not there")
    assert run("import", day, tmp_path).refused("is a folder. Nothing was added")
    assert run("import", day, day).refused("is a database")


def test_a_table_that_breaks_off_in_a_quoted_cell_is_no_reason_to_lose_its_rows(run, day, tmp_path):
    path = tmp_path / "cut.csv"
    path.write_bytes(b'Title,Description\r\nLoans,Who has what\r\nVisits,"begun and never en')
    assert run("import", day, path).status in {0, 2}
    titles = [d.title for d in read(day).state.all(Dataset)]
    assert titles in (["Loans", "Visits"], [])


def test_what_no_field_takes_or_understands_is_said(run, day, table):
    rows = table(["Title", "Last updated", "Empty", "Update frequency"], ["Loans", "the 45th of May", "", "whenever"])
    done = run("import", day, rows)
    assert done.status == 0
    assert "\n  no field here takes column B (Last updated)\n" in done.out
    assert "column D (Update frequency): How fresh: “whenever” is not a choice." in done.out
    found = run("show", day, "datasets", "--json").json["records"]["dataset"]
    assert [(d["title"], d["notes"]) for d in found] == [("Loans", "Update frequency: whenever")]
