"""Copies of a day: snapshots on a ladder, the second place, other files of the same day, and going on elsewhere."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta

import pytest

from tests.store.making import a_day, add, sql, titles, until, written
from workshop import commands as c
from workshop.store import engine, keeper, whole
from workshop.store.compare import differences, summary
from workshop.store.engine import EngineError, connect
from workshop.store.journal import Damaged
from workshop.store.opening import read
from workshop.store.second import Diverged, keep_in_step, second_copy
from workshop.store.siblings import siblings
from workshop.store.snapshots import Snapshot, folder_of, snapshots, take, to_drop
from workshop.store.store import Reports
from workshop.store.trouble import sentence_of_copy
from workshop.store.verify import Finding, Verdict, verify
from workshop.store.whole import copy_whole

from .making import NOON


@pytest.fixture
def path(tmp_path):
    return tmp_path / "day.pilot"


def image_of(path):
    image = engine.memory()
    db = connect(path, "read")
    engine.backup(db, image)
    db.close()
    return image


def test_each_change_of_session_makes_a_snapshot_that_was_checked(path):
    store = a_day(path, "Awards", copies=True)
    store.execute(c.StartDay())
    until(lambda: snapshots(path))
    store.execute(c.Finish())
    store.close()
    kept = snapshots(path)
    assert len(kept) >= 2
    assert all(verify(s.path).whole for s in kept)
    assert kept[-1].seq == len(store.entries)


def test_ten_minutes_of_change_make_one(path, monkeypatch):
    monkeypatch.setattr(keeper, "EVERY_SECONDS", 0.0)
    store = a_day(path, copies=True)
    until(lambda: snapshots(path))
    store.close()


def test_a_day_that_is_only_looked_at_leaves_no_snapshot(path):
    written(path, "Awards")
    a_day(path, copies=True).close()
    assert not folder_of(path).exists()


def test_what_is_left_of_an_unfinished_snapshot_goes_with_the_next_one(path):
    store = a_day(path, copies=True)
    add(store, "Awards")
    until(lambda: not store.waiting())
    folder_of(path).mkdir(exist_ok=True)
    for ending in (".part", ".part-journal"):
        (folder_of(path) / f"000001 2026-12-01 12-00-00.snapshot{ending}").write_bytes(b"half")
    store.keeper.snapshot_now()
    until(lambda: snapshots(path))
    store.close()
    assert {p.suffix for p in folder_of(path).iterdir()} == {".snapshot"}


def test_a_damaged_file_pushes_out_no_snapshot(path, monkeypatch):
    written(path, "Awards")
    take(image_of(path), path, NOON)
    good = snapshots(path)
    monkeypatch.setattr("workshop.store.snapshots.MOST_BYTES", 0)
    written(path, "Visits")
    sql(path, "UPDATE dataset SET title='Other' WHERE id='ds-01'")
    with pytest.raises(Damaged):
        take(image_of(path), path, NOON + timedelta(minutes=10))
    assert snapshots(path) == good
    assert [p.suffix for p in folder_of(path).iterdir()] == [".snapshot"]


def made(*times, size=1000):
    return [Snapshot(n, datetime.fromisoformat(t), path, size) for n, (t, path) in enumerate((t, t) for t in times)]


def test_the_ladder_keeps_two_days_whole_then_hours_then_days():
    today = [f"2026-09-15T{h:02}:{m:02}" for h in (9, 10) for m in (0, 10, 50)]
    before = [f"2026-09-{d:02}T{h:02}:{m:02}" for d in range(1, 15) for h in (9, 10) for m in (0, 10, 50)]
    there = made(*before, *today)
    dropped = {s.at for s in to_drop(there)}
    kept = [s.at for s in there if s.at not in dropped]
    by_day = {d: [t for t in kept if t.day == d] for d in range(1, 16)}
    assert [len(by_day[d]) for d in (15, 14)] == [6, 6]
    assert {len(by_day[d]) for d in range(7, 14)} == {2}
    assert {len(by_day[d]) for d in range(1, 7)} == {1}
    assert all(t.minute == 50 for d in range(1, 14) for t in by_day[d])


def test_a_clock_that_jumps_a_day_thins_nothing_of_today():
    there = made("2026-09-15T10:00", "2026-09-15T10:10", "2026-09-16T10:20", "2026-09-15T10:30")
    assert to_drop(there) == []


def test_the_size_is_capped_and_the_newest_stays():
    there = made("2026-09-15T10:00", "2026-09-15T10:10", "2026-09-15T10:20", size=600)
    assert [s.seq for s in to_drop(there, 1000)] == [0, 1]
    assert [s.seq for s in to_drop(there, 10)] == [0, 1]


def test_the_second_place_is_kept_in_step_and_catches_up_when_it_is_back(path, tmp_path, monkeypatch):
    monkeypatch.setattr(keeper, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(keeper, "PAUSE_SECONDS", 0.0)
    stick = tmp_path / "stick"
    stick.mkdir()
    store = a_day(path, "Awards", copies=True, reports=Reports())
    store.keeper.use_place(stick)
    copy = second_copy(path, stick)
    until(lambda: copy.exists() and titles(read(copy).state) == ["Awards"])
    stick.rename(tmp_path / "pulled")
    add(store, "Visits")
    until(lambda: store.keeper.kept.second == "away")
    (tmp_path / "pulled").rename(stick)
    until(lambda: titles(read(copy).state) == ["Awards", "Visits"])
    add(store, "Cases")
    store.close()
    assert titles(read(copy).state) == ["Awards", "Visits", "Cases"]
    assert [p.name for p in stick.iterdir()] == [copy.name]


def test_a_stick_that_is_put_in_over_a_copy_is_not_taken_for_in_step(path, tmp_path, monkeypatch):
    """The copy went into the empty folder on which the stick was put a moment later; the stick held an old one."""
    monkeypatch.setattr(keeper, "LOOK_SECONDS", 0.01)
    stick, old, kept = tmp_path / "stick", tmp_path / "old", []
    for place in (stick, old):
        place.mkdir()
    written(path, "Awards")
    keep_in_step(image_of(path), path, old)
    store = a_day(path, "Visits", copies=True, reports=Reports(kept=kept.append))
    store.keeper.use_place(stick)
    until(lambda: store.keeper.kept.second == "in step")
    stick.rename(tmp_path / "covered")
    until(lambda: store.keeper.kept.second == "away")
    old.rename(stick)
    until(lambda: store.keeper.kept.second == "in step")
    assert store.close() == 0
    assert titles(read(second_copy(path, stick)).state) == ["Awards", "Visits"]


def test_a_second_copy_that_somebody_went_on_with_is_never_written_over(path, tmp_path):
    written(path, "Awards")
    stick = tmp_path / "stick"
    stick.mkdir()
    keep_in_step(image_of(path), path, stick)
    copy = second_copy(path, stick)
    written(copy, "On the other laptop")
    written(path, "Here")
    with pytest.raises(Diverged):
        keep_in_step(image_of(path), path, stick)
    assert titles(read(copy).state) == ["Awards", "On the other laptop"]


def test_the_other_laptop_goes_on_with_the_second_copy(path, tmp_path):
    written(path, "Awards")
    stick = tmp_path / "stick"
    stick.mkdir()
    keep_in_step(image_of(path), path, stick)
    copy = second_copy(path, stick)
    store = a_day(copy, "In the afternoon")
    store.undo()
    store.undo()
    assert titles(store.state) == []
    store.close()


def test_conflicted_copies_are_noticed_and_named(path, tmp_path):
    written(path, "Awards")
    conflicted = tmp_path / "day (conflicted copy 2026-12-01).pilot"
    shutil.copyfile(path, conflicted)
    written(conflicted, "Only there")
    written(tmp_path / "another day.pilot", "Awards")
    (tmp_path / "letter.pilot").write_text("Dear Sir", encoding="utf-8")
    store = a_day(path)
    found = siblings(path, store.entries)
    store.close()
    assert [(s.path, s.more, s.missing) for s in found] == [(conflicted, 1, 0)]
    assert found[0].sentence.endswith("with 1 change that is not here.")


def test_a_day_that_can_not_be_read_for_a_snapshot_is_saved_all_the_same(path, monkeypatch):
    """A stick that was pulled between a save and its snapshot ended the writer, and nobody was told."""
    kept = []
    store = a_day(path, "Awards", copies=True, reports=Reports(kept=kept.append))
    until(lambda: not store.waiting())

    def fails(_source, _target):
        raise EngineError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setattr(engine, "backup", fails)
        store.execute(c.StartDay())
        until(lambda: any(k.snapshot_error for k in kept))  # the snapshot before it may be done after it
    add(store, "Visits")
    until(lambda: not store.waiting())
    store.keeper.snapshot_now()
    until(lambda: kept[-1].snapshot_at and not kept[-1].snapshot_error)
    assert store.close() == 0
    assert titles(read(path).state) == ["Awards", "Visits"]
    assert snapshots(path)[-1].seq == len(store.entries)


def test_a_copy_that_can_not_be_read_back_is_not_called_a_damaged_day(path, tmp_path, monkeypatch):
    written(path, "Awards")
    monkeypatch.setattr(whole, "verify", lambda _: Verdict((Finding("file", "unreadable"),), 0, 0, 0))
    with pytest.raises(OSError, match=r"copy\.pilot") as refused:
        copy_whole(path, tmp_path / "copy.pilot")
    assert "damaged" not in sentence_of_copy(refused.value, path, tmp_path / "copy.pilot")
    assert [p.name for p in tmp_path.iterdir()] == ["day.pilot"]


def test_a_copy_holds_what_was_last_saved(path, tmp_path):
    state = written(path, "Awards")
    copy_whole(path, tmp_path / "copy.pilot")
    assert read(tmp_path / "copy.pilot").state == state
    with pytest.raises(FileExistsError):
        copy_whole(path, tmp_path / "copy.pilot")


def test_the_day_goes_on_in_another_place_when_its_own_is_gone(tmp_path):
    stick, desk = tmp_path / "stick", tmp_path / "desk"
    stick.mkdir()
    desk.mkdir()
    failed, saved = [], []
    store = a_day(
        stick / "day.pilot", "Awards", reports=Reports(failed=failed.append, saved=lambda seq, _: saved.append(seq))
    )
    until(lambda: not store.waiting())
    shutil.rmtree(stick)
    add(store, "While the stick was away")
    store.draft("line", "and this w")
    until(lambda: failed)
    store.continue_in(desk / "day.pilot")
    add(store, "In the new place")
    until(lambda: not store.waiting())
    assert saved[-1] == len(store.entries)
    assert store.close() == 0
    loaded = read(desk / "day.pilot")
    assert titles(loaded.state) == ["Awards", "While the stick was away", "In the new place"]
    assert loaded.drafts["line"].text == "and this w"
    assert verify(desk / "day.pilot").whole
    assert [p.name for p in desk.iterdir()] == ["day.pilot"]


def test_another_place_that_fails_too_loses_nothing(tmp_path):
    failed = []
    store = a_day(tmp_path / "day.pilot", "Awards", reports=Reports(failed=failed.append))
    store.continue_in(tmp_path / "not there" / "day.pilot")
    add(store, "Visits")
    until(lambda: failed)
    store.continue_in(tmp_path / "there.pilot")
    assert store.close() == 0
    assert titles(read(tmp_path / "there.pilot").state) == ["Awards", "Visits"]


def test_what_two_states_differ_in(path):
    before = written(path, "Awards", "Visits")
    store = a_day(path, "Cases")
    store.execute(c.Change("dataset", "ds-01", {"title": "Awards register"}))
    store.close()
    found = differences(before, store.state)
    assert [(d.id, d.way, d.fields) for d in found] == [
        ("ds-01", "different", ("Name",)),
        ("ds-03", "only there", ()),
    ]
    assert summary(found) == "1 dataset only there; 1 dataset different."
