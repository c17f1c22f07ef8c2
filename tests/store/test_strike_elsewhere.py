"""A strike reaches the places where the day lay before; after a kill no name of a file brings the words into a note."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace

import pytest

from tests.store.making import NOON, until
from tests.store.named_days import a_day, close_all, said, with_snapshot
from tests.store.naming import MARK, NAME, PHRASES, STREET, found_in
from workshop.store.note import LEFT, PAPER, PENDING, PLACES, SECOND
from workshop.store.note import NAME as OWN
from workshop.store.opening import read
from workshop.store.store import Reports, Store
from workshop.store.verify import verify


@pytest.fixture(autouse=True)
def closed():
    yield
    close_all()


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "day"
    folder.mkdir()
    return folder / "day.pilot"


# -- the day goes on in another place --
def unlucky(_db):
    raise ZeroDivisionError("bad luck")


def moved(path, desk, **about):
    """The same day, gone on in another folder; what it lay in before, with a snapshot and a copy."""
    store = said(path, copies=True)
    with_snapshot(store)
    shutil.copyfile(path, path.with_name("day (conflicted copy).pilot"))
    desk.mkdir()
    return store


def test_what_the_day_left_behind_is_cleaned_when_words_are_struck_where_it_goes_on(path, tmp_path):
    desk = tmp_path / "desk"
    store = moved(path, desk)
    store.continue_in(desk / "day.pilot")
    until(lambda: not store.waiting())
    assert found_in(path.parent)
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    store.close()
    assert found_in(path.parent) == []
    assert found_in(desk) == []
    assert store.unreached == ()
    assert verify(path).whole
    assert verify(desk / "day.pilot").whole


def test_also_after_a_restart_and_without_copies_of_its_own(path, tmp_path):
    desk = tmp_path / "desk"
    store = moved(path, desk)
    store.continue_in(desk / "day.pilot")
    store.close()
    store = a_day(desk / "day.pilot")
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    store.close()
    assert found_in(path.parent) == []
    assert PLACES in read(desk / "day.pilot").drafts, "a later strike goes there too"
    assert store.unreached == ()


def test_words_that_were_struck_before_the_day_went_on_leave_the_place_that_failed(path, tmp_path, monkeypatch):
    desk, failed = tmp_path / "desk", []
    store = moved(path, desk)
    store._reports = Reports(failed=failed.append)
    store._writer._hooks = replace(store._writer._hooks, guard=unlucky, failed=failed.append)
    store.strike(PHRASES)
    until(lambda: failed)
    assert found_in(path.parent)
    store.continue_in(desk / "day.pilot")
    until(lambda: not store.waiting())
    store.close()
    assert found_in(path.parent) == []
    assert found_in(desk) == []
    assert store.unreached == ()
    assert PENDING not in read(desk / "day.pilot").drafts


def test_a_place_that_is_away_is_named_and_cleaned_when_it_is_back(path, tmp_path, monkeypatch):
    monkeypatch.setattr("workshop.store.keeper.LOOK_SECONDS", 0.02)
    desk, pocket = tmp_path / "desk", tmp_path / "pocket"
    store = moved(path, desk)
    store.continue_in(desk / "day.pilot")
    until(lambda: not store.waiting())
    path.parent.rename(pocket)
    store.strike(PHRASES)
    until(lambda: store.unreached)
    assert [(u.what, u.where) for u in store.unreached] == [(LEFT, str(path))]
    store.close()
    store = a_day(desk / "day.pilot", copies=True)
    assert [u.what for u in store.unreached] == [LEFT]
    pocket.rename(path.parent)
    until(lambda: not store.unreached)
    store.close()
    assert found_in(path.parent) == []
    assert PENDING not in read(desk / "day.pilot").drafts
    store = a_day(desk / "day.pilot", copies=True)
    path.parent.rename(pocket)
    store.strike_again()
    store.close()
    assert store.unreached == (), "it is clean, wherever it is"


def test_a_note_of_a_stick_that_is_away_is_carried_along_and_a_kill_loses_nothing_of_it(path, tmp_path):
    stick, pocket, desk = tmp_path / "stick", tmp_path / "pocket", tmp_path / "desk"
    stick.mkdir()
    store = moved(path, desk)
    store.keeper.use_place(stick)
    until(lambda: found_in(stick))
    stick.rename(pocket)
    store.strike(PHRASES)
    until(lambda: store.unreached)
    store.continue_in(desk / "day.pilot")
    until(lambda: not store.waiting())
    shutil.copytree(desk, tmp_path / "died")
    assert [u.what for u in store.unreached] == [SECOND]
    store.close()
    store = a_day(tmp_path / "died" / "day.pilot", copies=True)
    assert SECOND in {u.what for u in store.unreached}
    store.keeper.use_place(stick)
    pocket.rename(stick)
    until(lambda: not store.unreached)
    store.close()
    assert found_in(stick) == []


def test_a_place_in_which_the_day_never_lay_is_not_waited_for(path, tmp_path):
    failed = []
    store = said(path, reports=Reports(failed=failed.append))
    store.continue_in(tmp_path / "not there" / "day.pilot")
    until(lambda: failed)
    store.continue_in(tmp_path / "there.pilot")
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    store.close()
    assert store.unreached == ()
    assert found_in(path.parent) == []


# -- names that hold the words --
def killed_at(store, path, monkeypatch):
    """The day as a kill leaves it after the file was struck, before its copies."""
    monkeypatch.setattr(Store, "_wipe", lambda *_: None)
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    store.close()
    monkeypatch.undo()


def until_saved(store):
    until(lambda: not store.waiting())


def notes_of(path):
    return "".join(d.text for d in read(path).drafts.values())


def test_after_a_kill_neither_a_name_of_a_file_nor_the_day_s_own_comes_into_the_note(path, monkeypatch):
    path = path.with_name(f"{NAME} day.pilot")
    store = said(path, copies=True)
    paper = path.with_name(f"Trial for {STREET}.pdf")
    broken = path.with_name(f"{NAME} day (odd).pilot")
    paper.write_bytes(b"%PDF")
    broken.write_bytes(b"SQLite format 3\0" + b"\x07" * 4000)
    os.utime(paper, (NOON.timestamp(), NOON.timestamp()))
    killed_at(store, path, monkeypatch)
    assert NAME not in notes_of(path)
    assert STREET not in notes_of(path)
    expected = {
        (OWN, f"{MARK} day.pilot"), (PAPER, f"Trial for {MARK}.pdf"), ("copy", f"{MARK} day (odd).pilot"),
    }  # fmt: skip
    for _ in range(3):
        store = a_day(path, copies=True)
        until_saved(store)
        assert NAME not in str(store.unreached) + notes_of(path)
        store.close()
        assert {(u.what, u.where) for u in store.unreached} == expected
        assert NAME not in notes_of(path)
    paper.unlink()
    broken.unlink()
    path = path.rename(path.with_name("day.pilot"))
    store = a_day(path, copies=True)
    store.close()
    assert store.unreached == ()
    assert PENDING not in read(path).drafts


def test_the_name_of_a_stick_comes_into_no_note(path, tmp_path):
    stick, pocket = tmp_path / f"stick of {NAME}", tmp_path / "pocket"
    stick.mkdir()
    store = said(path, copies=True)
    store.keeper.use_place(stick)
    until(lambda: found_in(stick))
    stick.rename(pocket)
    store.strike(PHRASES)
    until(lambda: store.unreached)
    store.close()
    assert NAME not in notes_of(path)
    pocket.rename(stick)
    store = a_day(path, copies=True)
    assert [u.what for u in store.unreached] == [SECOND]
    store.keeper.use_place(stick)
    until(lambda: not store.unreached)
    store.close()
    assert not [x for x in found_in(stick) if not x.startswith("stick of")]


def test_an_earlier_note_is_kept_over_a_kill_in_the_next_strike(path, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    store = said(path, copies=True)
    store.keeper.use_place(stick)
    until(lambda: found_in(stick))
    stick.rename(tmp_path / "pocket")
    store.strike([NAME])
    until(lambda: store.unreached)
    killed_at(store, path, monkeypatch)
    store = a_day(path)
    assert [u.what for u in store.unreached] == [SECOND]
    store.close()
