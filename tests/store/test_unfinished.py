"""Days whose writer died: whatever was half done is taken back before anything of the file is believed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.older import write_older
from tests.store.making import NOON, PAGE, a_day, add, half_saved, titles, until, written
from workshop.clock import SetClock
from workshop.store import lock, opening, restoring
from workshop.store.engine import EngineError, reason
from workshop.store.lock import DayLock, lock_path
from workshop.store.migrations import FORMAT
from workshop.store.opening import NotOurs, check, copy_of, read
from workshop.store.restoring import change_places
from workshop.store.store import Store
from workshop.store.verify import verify


@pytest.fixture
def path(tmp_path):
    return tmp_path / "day.pilot"


def test_a_save_that_was_half_done_is_taken_back(path):
    state = written(path, "Awards")
    before = path.read_bytes()
    written(path, "Visits")
    half_saved(path, before, path.read_bytes())
    assert read(path).state == state
    store = a_day(path)
    assert store.state == state
    store.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("reached", [0, PAGE, 3 * PAGE])
def test_a_first_save_that_was_half_done_is_no_damage_and_the_day_begins_anew(path, reached):
    written(path, "Awards")
    half_saved(path, b"", path.read_bytes()[:reached])
    assert verify(path).whole
    assert verify(path).records == 0
    store = a_day(path)
    store.close()
    assert verify(path).whole


def test_a_migration_that_was_half_done_is_done_again(path, tmp_path):
    """The head of the file says already that it is of today."""
    state = written(tmp_path / "today.pilot", "Awards")
    write_older(path, read(tmp_path / "today.pilot"))
    old, before = check(path), path.read_bytes()
    Store(path, SetClock(NOON)).close()
    copy_of(path, old).unlink()
    half_saved(path, before, path.read_bytes())
    assert check(path) == FORMAT
    store = a_day(path)
    assert store.state == state
    store.draft("line", "Half a thought")
    add(store, "Visits")
    assert store.close() == 0
    assert verify(path).whole
    assert titles(read(path).state) == ["Awards", "Visits"]
    assert copy_of(path, old).read_bytes() == before


def test_a_day_whose_first_save_was_half_done_can_be_begun(path):
    written(path, "Never confirmed")
    half_saved(path, b"", path.read_bytes())
    assert written(path, "Awards")
    assert titles(read(path).state) == ["Awards"]


@pytest.mark.parametrize("kept", [set(), {0}, {3}, {1, 5}])
def test_a_day_whose_first_save_reached_the_disk_in_parts_can_be_begun(path, kept):
    """Its head was missing, so it was taken for a file of somebody else."""
    written(path, "Never confirmed")
    whole = path.read_bytes()
    parts = (whole[at : at + PAGE] if at // PAGE in kept else bytes(PAGE) for at in range(0, len(whole), PAGE))
    half_saved(path, b"", b"".join(parts))
    assert written(path, "Awards")
    assert titles(read(path).state) == ["Awards"]


def test_a_letter_with_a_journal_beside_it_stays_a_letter(path):
    half_saved(path, b"", b"Dear Sir, I regret")
    with pytest.raises(NotOurs):
        a_day(path)
    assert path.read_bytes() == b"Dear Sir, I regret"


@pytest.mark.parametrize("hopeless", [False, True])
def test_a_half_save_of_the_day_before_is_not_played_into_the_snapshot_that_takes_its_place(
    path, tmp_path, monkeypatch, hopeless
):
    written(path, "Awards")
    before = path.read_bytes()
    written(path, "Visits")
    half_saved(path, before, path.read_bytes())
    restored = tmp_path / "restored.pilot"
    state = written(restored, "Awards", "From the snapshot", "And more")
    if hopeless:

        def fails(_path, _how):
            raise EngineError("disk I/O error")

        monkeypatch.setattr(restoring, "connect", fails)
    kept = change_places(path, restored, NOON)
    left = {path.name, kept.name} | ({f"{kept.name}-journal"} if hopeless else set())
    assert {p.name for p in tmp_path.iterdir()} == left
    assert read(path).state == state
    assert verify(path).whole
    assert titles(read(kept).state) == ["Awards"]


def test_a_copy_of_an_older_file_is_there_whole_or_not_at_all(path, tmp_path, monkeypatch):
    written(tmp_path / "today.pilot", "Awards")
    write_older(path, read(tmp_path / "today.pilot"))
    (tmp_path / "today.pilot").unlink()
    before = path.read_bytes()

    def full(_number):
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            a_day(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_day_that_could_not_be_begun_leaves_no_empty_file(path, monkeypatch):
    def full(_db):
        raise EngineError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(opening, "_make", lambda db: (db.execute("PRAGMA user_version"), path.touch(), full(db)))
        with pytest.raises(EngineError):
            a_day(path)
    assert list(path.parent.iterdir()) == []
    assert written(path, "Awards")


def test_half_a_name_is_left_in_no_lock_file(path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(lock, "_write", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(OSError, match="full"):
            DayLock(path).take()
    assert list(path.parent.iterdir()) == []


def test_a_lock_file_that_can_not_be_removed_keeps_nobody_from_closing_or_opening(path, monkeypatch):
    written(path, "Awards")
    store = a_day(path)
    until(lambda: not store.waiting())
    unlink = Path.unlink

    def fails(self, *, missing_ok=False):
        if self == lock_path(path):
            raise OSError(5, os.strerror(5))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", fails)
    assert store.close() == 0
    assert lock_path(path).exists()
    mine = DayLock(path)
    mine.take()
    monkeypatch.undo()
    mine.let_go()
    assert not lock_path(path).exists()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("database or disk is full", "full"),
        ("disk I/O error", "disk"),
        ("unable to open database file", "rights"),
        ("attempt to write a readonly database", "rights"),
        ("database is locked", "busy"),
        ("database disk image is malformed", "damaged"),
        ("file is not a database", "damaged"),
    ],
)
def test_an_error_without_a_name_is_told_by_its_words(words, why):
    """The backup gives its errors none: a full stick was called a damaged day."""
    assert reason(EngineError(words)) == why
