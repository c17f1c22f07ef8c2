"""Struck words are in no byte of any file in the day's folder; nothing else is lost, and nothing brings them back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.making import NOON, add, sql, titles, until
from tests.store.named_days import a_day, close_all, said, with_snapshot
from tests.store.naming import MARK, NAME, PHRASES, SAID, found_in
from workshop import commands as c
from workshop import kinds as k
from workshop.decide import Refused
from workshop.store import striking
from workshop.store.engine import EngineError
from workshop.store.note import PAPER, PENDING, SECOND
from workshop.store.opening import copy_of, read
from workshop.store.restoring import change_places, into_new_file
from workshop.store.salvage import salvage
from workshop.store.snapshots import snapshots
from workshop.store.store import Reports, Store
from workshop.store.verify import verify
from workshop.struck import Words, words


@pytest.fixture(autouse=True)
def closed():
    yield
    close_all()


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "day"
    folder.mkdir()
    return folder / "day.pilot"


def test_the_words_are_in_no_byte_and_the_rest_stands(path):
    store = said(path)
    before = store.state
    until(lambda: not store.waiting())
    assert found_in(path.parent)
    store.strike(PHRASES)
    assert NAME not in str([*store.state.records()]) + str(store.entries) + str(store.drafts)
    store.close()
    assert found_in(path.parent) == []
    assert verify(path).whole, verify(path).findings
    loaded = read(path)
    assert loaded.state == store.state
    assert titles(loaded.state) == ["Awards", f"Visits, so says {MARK}, weekly", "Loans"]
    assert loaded.state.workshop.ground_rules == ("Phones off", f"{MARK} speaks first")
    assert loaded.state.get(k.Dataset, "ds-03").known_issue == f"ring {MARK}"
    assert len(loaded.entries) == len(store.entries)
    assert loaded.entries[-1].name == "strike"
    assert {d.editor: d.text for d in loaded.drafts.values()} == {"dataset:ds-01:title": "Awards to"}
    assert {d.id for d in before.all(k.Dataset)} == {d.id for d in loaded.state.all(k.Dataset)}
    assert before.all(k.Organisation) == loaded.state.all(k.Organisation)


def test_the_published_reader_says_that_it_is_sound(path):
    store = said(path)
    store.strike(PHRASES)
    store.close()
    reader = Path(__file__).parents[2] / "docs" / "read_pilot.py"
    done = subprocess.run([sys.executable, str(reader), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "sound"


def test_undo_says_so_once_and_goes_on_before_it_and_nothing_brings_the_words_back(path):
    store = said(path)
    store.strike(PHRASES)
    add(store, "After")
    store.undo()
    with pytest.raises(Refused, match=r"Words were struck at 12:00\. That stays\. Ctrl\+Z once more"):
        store.undo()
    steps = 0
    while store.to_undo() is not None:
        store.undo()
        steps += 1
        assert NAME not in str([*store.state.records()])
    assert titles(store.state) == []
    assert steps == 7
    while store.to_redo() is not None:
        store.redo()
        assert NAME not in str([*store.state.records()])
    assert titles(store.state) == ["Awards", f"Visits, so says {MARK}, weekly", "Loans", "After"]
    store.close()
    assert found_in(path.parent) == []
    assert verify(path).whole
    again = a_day(path)
    again.undo()
    again.close()
    assert found_in(path.parent) == []


def test_a_strike_can_not_be_done_again_or_taken_back_by_redo(path):
    store = said(path)
    store.undo()
    assert store.to_redo() is not None
    store.strike(PHRASES)
    assert store.to_redo() is None
    store.close()
    assert found_in(path.parent) == []


def test_snapshots_copies_and_what_was_cut_off_are_cleaned(path, tmp_path):
    store = said(path, copies=True)
    with_snapshot(store)
    store.close()
    into_new_file(snapshots(path)[0], path)
    shutil.copyfile(path, path.with_name("day (conflicted copy).pilot"))
    shutil.copyfile(path, copy_of(path, 1 << 16 | 1))
    shutil.copyfile(path, path.with_name("Quite another name.pilot"))
    (path.parent / "day snapshots" / "000009 2026-12-01 12-00-00.snapshot.part").write_bytes(path.read_bytes())
    other = tmp_path / "day" / "other.pilot"
    apart = a_day(other, f"{SAID} of another day")
    apart.close()
    store = a_day(path, copies=True)
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    store.close()
    assert {x.partition(":")[0] for x in found_in(path.parent)} == {"other.pilot"}  # it is not ours
    for p in [*path.parent.glob("*.pilot"), *(s.path for s in snapshots(path))]:
        assert verify(p).whole, (p.name, verify(p).findings)
    assert PENDING not in read(path).drafts
    assert titles(read(path.with_name("Quite another name.pilot")).state)[1] == f"Visits, so says {MARK}, weekly"


def test_another_day_and_foreign_files_are_left_alone_whatever_they_are_called(path, tmp_path):
    second = path.with_name("day 2.pilot")
    a_day(second, f"{SAID} of another day").close()
    outside = tmp_path / "elsewhere.pilot"
    store = said(path, copies=True)
    until(lambda: not store.waiting())
    shutil.copyfile(path, outside)
    path.with_name("day linked.pilot").symlink_to(outside)
    foreign = [path.with_name(n) for n in ("day trip photos.zip.part", "day trip.new", "day 2.pilot.part")]
    for p in foreign:
        p.write_bytes(b"somebody's own")
    path.with_name("day (odd).pilot").write_bytes(b"SQLite format 3\0" + b"\x07" * 4000)
    before = second.read_bytes()
    store.strike(PHRASES)
    until(lambda: not store.waiting() and store.unreached)
    store.close()
    assert second.read_bytes() == before
    assert all(p.read_bytes() == b"somebody's own" for p in foreign)
    assert path.with_name("day linked.pilot").is_symlink()
    assert {u.where for u in store.unreached} == {"day linked.pilot", "day (odd).pilot"}, "what nobody cleans is named"


def test_a_copy_that_comes_into_the_folder_later_is_cleaned_when_the_day_is_opened(path):
    store = said(path, copies=True)
    until(lambda: not store.waiting())
    late = path.parent.parent / "late.pilot"
    shutil.copyfile(path, late)
    store.strike(PHRASES)
    store.close()
    shutil.copyfile(late, path.with_name("late.pilot"))
    assert found_in(path.parent)
    store = a_day(path, copies=True)
    until(lambda: not found_in(path.parent))
    store.close()
    assert store.unreached == ()
    assert verify(path.with_name("late.pilot")).whole


def test_a_snapshot_brought_back_and_a_salvage_bring_no_words(path, tmp_path):
    store = said(path, copies=True)
    with_snapshot(store)
    store.strike(PHRASES)
    store.close()
    first = snapshots(path)[0]
    sql(path, "UPDATE dataset SET title='hit' WHERE id='ds-02'", "DELETE FROM dataset WHERE id='ds-03'")
    salvage(path, path.with_name("saved.pilot"), NOON)
    assert f"Visits, so says {MARK}, weekly" in titles(read(path.with_name("saved.pilot")).state)
    brought = into_new_file(first, path)
    change_places(path, brought, NOON)
    again = a_day(path, "Later")
    again.close()
    assert found_in(path.parent) == []
    assert verify(path).whole


def test_a_stick_that_is_away_is_cleaned_when_it_is_back(path, tmp_path):
    stick, pocket = tmp_path / "stick", tmp_path / "pocket"
    stick.mkdir()
    store = said(path, copies=True)
    store.keeper.use_place(stick)
    until(lambda: found_in(stick))
    stick.rename(pocket)
    store.strike(PHRASES)
    until(lambda: store.unreached)
    assert [(u.what, u.where) for u in store.unreached] == [(SECOND, str(stick))]
    store.close()
    assert found_in(path.parent) == []
    store = a_day(path, copies=True)
    assert [u.what for u in store.unreached] == [SECOND]  # known after a restart too
    store.keeper.use_place(stick)
    pocket.rename(stick)
    until(lambda: not store.unreached)
    store.close()
    assert found_in(stick) == []
    assert PENDING not in read(path).drafts


def test_papers_are_named_and_only_those_of_the_day_that_may_hold_the_words(path):
    store = said(path, copies=True)
    folder = path.parent
    (folder / "Trial report.pdf").write_bytes(b"%PDF " + zlib.compress(SAID.encode()))
    (folder / "day table.csv").write_text("nothing of it", encoding="utf-8")
    (folder / "day list.csv").write_text(SAID, encoding="utf-8")
    (folder / "Holiday.pdf").write_bytes(b"%PDF another's")
    old = folder / "Trial old.pdf"
    old.write_bytes(b"%PDF")
    os.utime(old, (0, 0))
    for p in (folder / "Trial report.pdf", folder / "day list.csv", folder / "day table.csv"):
        os.utime(p, (NOON.timestamp(), NOON.timestamp()))
    store.strike(PHRASES)
    until(lambda: store.unreached)
    assert [(u.what, u.where) for u in store.unreached] == [(PAPER, "Trial report.pdf"), (PAPER, "day list.csv")]
    (folder / "Trial report.pdf").unlink()
    (folder / "day list.csv").unlink()
    store.strike_again()
    until(lambda: not store.unreached)
    store.close()


def test_a_strike_that_was_cut_off_before_its_copies_is_finished_at_the_next_opening(path, monkeypatch):
    store = said(path, copies=True)
    with_snapshot(store)
    monkeypatch.setattr(type(store.keeper), "strike", lambda *_: None)  # as if it had been killed there
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    shutil.copytree(path.parent, path.parent.parent / "died")
    store.close()
    died = path.parent.parent / "died"
    assert found_in(died)
    monkeypatch.undo()
    again = a_day(died / "day.pilot")
    assert found_in(died) == []
    again.close()
    assert found_in(died) == []
    assert verify(died / "day.pilot").whole


def test_undo_says_so_at_an_amendment_and_at_the_sign_off(path):
    store = a_day(path, "Awards")
    person = store.new_id(k.Person)
    store.execute(c.Add("person", person, {"name": "Tamsin Ashdown", "org_id": "org-01"}))
    store.execute(c.Add("sign_off", store.new_id(k.SignOff), {"org_id": "org-01", "accepted": True}))
    with pytest.raises(Refused, match="The record was accepted at 12:00"):
        store.undo()
    store.execute(c.Change("dataset", "ds-01", {"description": "About awards"}))
    numbers = tuple(store.new_id(k.Amendment) for _ in range(3))
    store.execute(c.Amend("dataset", "ds-01", {"title": "Grants"}, "misheard", person, (), numbers))
    with pytest.raises(Refused, match=r"was amended at 12:00\. That stays"):
        store.undo()
    store.undo()
    assert store.state.get(k.Dataset, "ds-01").description is None
    assert titles(store.state) == ["Grants"]
    with pytest.raises(Refused, match="The record was accepted"):
        store.undo()


def test_what_is_struck_needs_three_letters(path):
    store = a_day(path)
    with pytest.raises(ValueError, match="three letters"):
        store.strike(["", "ab"])
    store.close()


@given(st.text(alphabet="abcXYZ ,.’'\n", max_size=60), st.sampled_from(["abc", "a b", "x’y", "ab, c"]))
def test_nothing_but_the_words_goes(text, phrase):
    found = words([phrase], "personal", NOON)
    left = found.without(text)
    assert not found.within(left)
    assert left.count(found.mark) == found.count(text)
    assert found.count(text) or left == text


def test_words_that_were_still_being_typed_are_told_by_their_beginning():
    found = Words((SAID,), MARK)
    assert found.begun("they visit Mrs Bracken")
    assert not found.begun("they visit Mr")
    assert repr(found) == "Words(…)"


def test_a_file_that_can_not_be_wiped_is_named_and_the_note_stays(path, monkeypatch):
    store = said(path)
    monkeypatch.setattr(striking, "wipe", failing)
    store.strike(PHRASES)
    until(lambda: not store.waiting() and store.unreached)
    assert [u.where for u in store.unreached] == [path.name]
    store.close()
    monkeypatch.undo()
    assert PENDING in read(path).drafts
    store = a_day(path)
    until(lambda: not store.waiting())
    store.close()
    assert found_in(path.parent) == []
    assert PENDING not in read(path).drafts


def failing(_db):
    raise EngineError("disk I/O error")


def test_two_strikes_in_a_row_are_both_finished(path):
    store = said(path, copies=True)
    with_snapshot(store)
    store.strike(["Awards to"])
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    store.close()
    assert found_in(path.parent) == []
    assert PENDING not in read(path).drafts


def test_a_snapshot_that_holds_only_a_draft_of_the_words_is_cleaned_after_a_kill(path, monkeypatch):
    store = a_day(path, "Awards", copies=True)
    store.draft("line", f"{SAID} says")
    with_snapshot(store)
    monkeypatch.setattr(Store, "_wipe", lambda *_: None)  # as if it were killed before the copies
    store.strike(PHRASES)
    until(lambda: not store.waiting())
    store.close()
    monkeypatch.undo()
    store = a_day(path, copies=True)
    until(lambda: not store.waiting())
    store.close()
    assert found_in(path.parent) == []


def test_a_card_that_is_held_by_hand_stays_held_when_a_detail_in_it_is_struck(path):
    store = a_day(path, f"Visits, so says {SAID}", f"Loans, so says {SAID}", f"Awards, so says {SAID}")
    held = [store.state.get(k.Dataset, f"ds-0{n}").held for n in (1, 2, 3)]
    assert held == [True, True, True], "by their words"
    store.execute(c.Hold("dataset", "ds-01"))
    store.execute(c.Hold("dataset", "ds-02", while_asked=True))
    store.execute(c.Hold("dataset", "ds-03"))
    store.execute(c.Keep("dataset", "ds-03"))
    store.close()
    store = a_day(path)
    store.strike(PHRASES)
    assert [store.state.get(k.Dataset, f"ds-0{n}").held for n in (1, 2, 3)] == [True, None, False]
    store.execute(c.Keep("dataset", "ds-01"))
    assert store.state.get(k.Dataset, "ds-01").held is False
    store.close()
    assert verify(path).whole


def test_a_fault_after_a_save_is_said_and_the_next_save_is_made(path):
    failed = []
    store = a_day(path, "Awards", reports=Reports(failed=failed.append))
    until(lambda: not store.waiting())
    store._writer._hooks = replace(store._writer._hooks, after=unlucky)
    add(store, "Visits")
    until(lambda: failed)
    assert "bad luck" in str(failed[0])
    add(store, "Loans")
    until(lambda: not store.waiting())
    assert titles(read(path).state) == ["Awards", "Visits", "Loans"]


def test_whatever_goes_wrong_while_the_file_is_wiped_the_copies_are_cleaned_and_it_is_named(path, monkeypatch):
    store = said(path, copies=True)
    with_snapshot(store)
    wipe, times = striking.wipe, []
    monkeypatch.setattr(striking, "wipe", lambda db: wipe(db) if times else unlucky(times.append(1)))
    store.strike(PHRASES)
    until(lambda: not store.waiting() and store.unreached)
    until(lambda: not any(found_in(s.path.parent) for s in snapshots(path)))
    assert [u.where for u in store.unreached] == [path.name]
    add(store, "After")
    until(lambda: not store.waiting())
    assert "After" in titles(read(path).state)


def unlucky(_db):
    raise ZeroDivisionError("bad luck")
