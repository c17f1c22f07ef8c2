"""A file that a newer program made: looked at, copied and told, never called damaged, never written to."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.store.making import made_newer, sql, written
from workshop.clock import SystemClock
from workshop.past import steps
from workshop.store.opening import FileTooNew, read
from workshop.store.salvage import salvage
from workshop.store.store import Store
from workshop.store.verify import verify
from workshop.store.whole import copy_whole


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "day.pilot"
    written(found, "Awards", "Meters")
    made_newer(found)
    return found


def test_it_is_not_called_damaged_and_says_what_was_not_checked(path):
    found = verify(path)
    assert found.whole
    assert found.newer
    assert "As far as this program knows it" in found.sentence


def test_damage_in_what_this_program_knows_of_it_is_noticed(path):
    sql(path, """UPDATE journal_edit SET after='"Other"' WHERE after='"Awards"'""")
    found = verify(path)
    assert not found.whole
    assert found.sentence.startswith("This file is damaged; 1 of ")


def test_a_number_of_the_format_that_was_hit_makes_no_newer_file(tmp_path):
    path = tmp_path / "day.pilot"
    written(path, "Awards")
    raw = bytearray(path.read_bytes())
    raw[63] |= 4  # 1.2 becomes 1.6
    path.write_bytes(raw)
    assert "its format is none that was ever written" in [f.what for f in verify(path).findings]


def test_its_records_and_its_history_are_told_past_what_is_not_known(path):
    loaded = read(path)
    assert [d.title for d in loaded.state.every(type(loaded.state.find("ds-01")))] == ["Awards", "Meters", None]
    assert [s.what for s in steps(loaded.entries, loaded.state)][-1] == "add “this dataset”"


def test_a_copy_of_it_holds_all_that_only_the_newer_program_knows(path, tmp_path):
    copy = tmp_path / "copy.pilot"
    copy_whole(path, copy)
    assert verify(copy).newer
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT text FROM widget").fetchall() == [("A new thing",)]


def test_it_is_neither_opened_for_writing_nor_salvaged(path, tmp_path):
    before = path.read_bytes()
    with pytest.raises(FileTooNew):
        Store(path, SystemClock())
    with pytest.raises(FileTooNew):
        salvage(path, tmp_path / "new.pilot", SystemClock().now())
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["day.pilot"]
