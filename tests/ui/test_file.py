"""The file as a facilitator meets it: saved or not, whose it is, sound or not, copies, history, what was signed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.store.making import made_newer
from workshop import commands as c
from workshop.kinds import Amendment, Dataset
from workshop.store.lock import lock_path
from workshop.store.opening import read
from workshop.store.second import second_copy
from workshop.store.snapshots import snapshots
from workshop.store.verify import verify


def rename(window, title="Council tax cases"):
    window.day.execute(c.Change("dataset", "ds-01", {"title": title}))


def banner(window):
    return window.frame.banner.text.text() if window.frame.banner.isVisible() else ""


def press(widget, text):
    """Press the button with this text in a widget."""
    found = [b for b in widget.findChildren(QPushButton) if b.text() == text and not b.isHidden()]
    assert found, [b.text() for b in widget.findChildren(QPushButton)]
    found[-1].click()


@pytest.fixture
def elsewhere(sample_copy):
    """The lock of somebody on another laptop, whose system's lock does not reach this folder."""
    holder = {"who": "tamsin", "laptop": "DESK-7", "laptop_id": "other", "since": "2026-09-15T14:02:00+01:00"}
    lock_path(sample_copy).write_text(json.dumps({**holder, "token": "t", "beat": 1}), encoding="utf-8")
    return sample_copy


def test_a_file_that_is_gone_is_said_and_the_day_goes_on_in_another_place(window, hands, qtbot, tmp_path):
    (tmp_path / "away").mkdir()
    window.day.path.rename(tmp_path / "away" / "gone.pilot")
    rename(window)
    qtbot.waitUntil(lambda: "Not saved" in banner(window))
    assert "Everything is still here" in banner(window)
    assert "Not saved" in window.frame.status.saved.text()
    window.guarding.go_on_in(tmp_path / "new place.pilot")
    qtbot.waitUntil(lambda: not window.day.store.waiting() and window.day.error is None)
    hands.settle()
    assert banner(window) == ""
    assert read(tmp_path / "new place.pilot").state.get(Dataset, "ds-01").title == "Council tax cases"
    assert window.frame.status.saved.text().startswith("✓ Saved")


def test_a_file_that_comes_back_is_saved_by_itself(window, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("workshop.store.writer.RETRY_SECONDS", 0.05)
    away = tmp_path / "gone"
    path = window.day.path
    path.rename(away)
    rename(window)
    qtbot.waitUntil(lambda: window.day.error is not None)
    away.rename(path)
    qtbot.waitUntil(lambda: not window.day.store.waiting(), timeout=10_000)
    qtbot.waitUntil(lambda: banner(window) == "")
    assert read(path).state.get(Dataset, "ds-01").title == "Council tax cases"


def test_a_day_that_somebody_else_has_comes_for_reading_with_who_where_and_since_when(program, hands, elsewhere, qtbot):
    before = elsewhere.read_bytes()
    window = program.open_day(elsewhere)
    hands.settle()
    qtbot.waitUntil(lambda: "tamsin on DESK-7 has this day open since 14:02" in banner(window))
    assert window.line.edit.isReadOnly()
    assert window.frame.status.saved.text().startswith("As it was saved")
    window.doing.do("start")
    assert "only open for reading" in window.frame.notice.text()
    window.close()
    assert elsewhere.read_bytes() == before


def test_it_is_taken_over_after_a_minute_without_a_sign_of_life_and_only_when_asked(program, hands, elsewhere, qtbot):
    window = program.open_day(elsewhere)
    hands.settle()
    assert not window.day.may_take_over
    holder, seen = window.day._beat
    window.day._beat = (holder, seen - 61)
    qtbot.waitUntil(lambda: "no longer gives a sign of life" in banner(window))
    hands.settle()
    press(window.frame.banner, "Take over")
    hands.settle()
    opened = program.windows[elsewhere]
    assert opened.day.only is None
    rename(opened)
    qtbot.waitUntil(lambda: not opened.day.store.waiting())


def test_who_was_replaced_goes_on_in_a_copy_and_is_told(window, qtbot):
    path = window.day.path
    qtbot.waitUntil(lambda: not window.day.store.waiting())
    holder = json.loads(lock_path(path).read_bytes())
    lock_path(path).write_text(json.dumps({**holder, "token": "x", "who": "farid", "laptop": "DESK-9"}))
    before = path.read_bytes()
    rename(window)
    qtbot.waitUntil(lambda: window.day.path != path and not window.day.store.waiting())
    qtbot.waitUntil(lambda: "farid on DESK-9 has taken this day over" in banner(window))
    assert path.read_bytes() == before
    assert read(window.day.path).state.get(Dataset, "ds-01").title == "Council tax cases"


def test_a_second_program_on_this_laptop_brings_the_first_window_to_the_front(window, program, qtbot):
    asked = []
    program.front.asked.connect(asked.append)
    script = "import sys; from pathlib import Path; from ui import front; print(front.ask(Path(sys.argv[1])))"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(window.day.path)], stdout=subprocess.PIPE, text=True
    ) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
        assert other.stdout.read().strip() == "True"
    qtbot.waitUntil(lambda: asked == [str(window.day.path)])
    assert window.isVisible()


def test_a_damaged_day_says_how_much_is_sound_and_opens_a_repaired_copy(program, hands, sample_copy, sample, qtbot):
    raw = sqlite3.connect(sample_copy)
    raw.execute("UPDATE dataset SET title='Other' WHERE id='ds-01'")
    raw.commit()
    raw.close()
    damaged, many = sample_copy.read_bytes(), len(list(sample.records()))
    window = program.open_day(sample_copy)
    qtbot.waitUntil(lambda: f"This file is damaged. {many - 1} of {many} records are sound" in banner(window))
    hands.settle()
    press(window.frame.banner, "Make a repaired copy")
    qtbot.waitUntil(lambda: len(program.windows) == 2, timeout=10_000)
    hands.settle()
    repaired = next(p for p in program.windows if p != sample_copy)
    assert repaired.name == "Warm and Well (repaired).pilot"
    assert verify(repaired).whole
    assert sample_copy.read_bytes() == damaged


def test_a_day_that_can_not_be_read_any_more_offers_a_repaired_copy_in_the_start_window(
    program, hands, sample_copy, qtbot
):
    raw = bytearray(sample_copy.read_bytes())
    raw[100:140] = b"x" * 40
    sample_copy.write_bytes(raw)
    assert program.open_day(sample_copy) is None
    assert "is damaged" in program.start.said.text()
    press(program.start, "Make a repaired copy")
    qtbot.waitUntil(lambda: len(program.windows) == 1, timeout=10_000)
    hands.settle()
    assert "were sound" in next(iter(program.windows.values())).frame.notice.text()


def test_little_room_on_the_disk_is_said_before_it_is_full(window, hands, monkeypatch, qtbot):
    monkeypatch.setattr("ui.day.guarding._free", lambda _: 150_000_000)
    qtbot.waitUntil(lambda: not window.guarding.busy())
    window.guarding.look()
    qtbot.waitUntil(lambda: "Only 150 MB free" in banner(window))
    hands.settle()
    press(window.frame.banner, "Put away")
    assert banner(window) == ""


def test_another_copy_of_the_day_with_changes_of_its_own_is_named(program, hands, sample_copy, qtbot):
    other = sample_copy.with_name("Warm and Well (conflicted copy).pilot")
    shutil.copyfile(sample_copy, other)
    opened = program.open_day(other)
    rename(opened)
    qtbot.waitUntil(lambda: not opened.day.store.waiting())
    opened.close()
    window = program.open_day(sample_copy)
    qtbot.waitUntil(lambda: "another copy of this day, with 1 change that is not here" in banner(window))


def test_a_second_place_is_kept_in_step_and_remembered(window, hands, qtbot, tmp_path, program):
    stick = tmp_path / "stick"
    stick.mkdir()
    window.doing.do("copies")
    hands.settle()
    page = window.stage.page_of("copies")
    page.use_place(stick)
    rename(window)
    copy = second_copy(window.day.path, stick)
    qtbot.waitUntil(
        lambda: copy.exists() and read(copy).state.get(Dataset, "ds-01").title == "Council tax cases", timeout=10_000
    )
    qtbot.waitUntil(lambda: "In step" in page.second.text())
    assert program.settings.second_place(window.day.path) == stick
    page.use_place(None)
    assert program.settings.second_place(window.day.path) is None


def test_a_second_place_that_is_away_is_said_and_catches_up(window, hands, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("workshop.store.keeper.LOOK_SECONDS", 0.05)
    stick = tmp_path / "stick"
    stick.mkdir()
    window.day.use_place(stick)
    qtbot.waitUntil(lambda: window.day.copies.second == "in step")
    assert banner(window) == ""
    for title in ("Council tax cases", "Live cases"):
        stick.rename(tmp_path / "pocket")
        rename(window, title)
        qtbot.waitUntil(lambda: f"The second copy in {stick} is not there. All is saved here" in banner(window))
        press(window.frame.banner, "Put away")
        assert banner(window) == ""
        (tmp_path / "pocket").rename(stick)
        qtbot.waitUntil(lambda: window.day.copies.second == "in step", timeout=10_000)
        assert read(second_copy(window.day.path, stick)).state.get(Dataset, "ds-01").title == title


def test_the_room_goes_on_with_the_stick_in_another_laptop(window, program, hands, qtbot, tmp_path, monkeypatch):
    stick, home = tmp_path / "stick", tmp_path / "home"
    stick.mkdir()
    home.mkdir()
    monkeypatch.setattr("pathlib.Path.home", lambda: home)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _, __, proposed, *___: (proposed, ""))
    first = window.day.path
    window.day.use_place(stick)
    rename(window, "Said at two o’clock")
    window.close()
    other = program.open_day(second_copy(first, stick))
    assert other.day.state.get(Dataset, "ds-01").title == "Said at two o’clock"
    qtbot.waitUntil(lambda: "If you go on here, this file counts" in banner(other))
    other.guarding.another_place()
    qtbot.waitUntil(lambda: not other.day.store.waiting())
    hands.settle()
    assert other.day.path == home / first.name
    assert banner(other) == ""
    other.day.use_place(stick)
    rename(other, "Said at three")
    copy = second_copy(first, stick)
    qtbot.waitUntil(lambda: read(copy).state.get(Dataset, "ds-01").title == "Said at three", timeout=10_000)
    again = program.open_day(first)
    again.day.use_place(stick)
    qtbot.waitUntil(lambda: "Somebody went on with the second copy elsewhere" in banner(again), timeout=10_000)
    assert read(copy).state.get(Dataset, "ds-01").title == "Said at three"


def test_a_snapshot_is_compared_brought_back_and_changes_places_with_the_day(window, hands, qtbot, program):
    path, before = window.day.path, window.day.state.get(Dataset, "ds-01").title
    window.doing.do("copies")
    page = window.stage.page_of("copies")
    window.day.execute(c.Change("dataset", "ds-02", {"title": "Grants"}))
    window.day.snapshot_now()
    qtbot.waitUntil(lambda: len(snapshots(path)) == 1, timeout=10_000)
    rename(window)
    page.show_day(window.day.state)
    page.compare()
    qtbot.waitUntil(lambda: "1 dataset different" in page.said.text())
    page.bring_back()
    qtbot.waitUntil(lambda: page.brought is not None and not page.busy(), timeout=10_000)
    assert window.day.state.get(Dataset, "ds-01").title == "Council tax cases"
    qtbot.waitUntil(lambda: not window.day.store.waiting())
    page.swap.click()
    assert "Press once more" in page.said.text()
    page.swap.click()
    hands.settle()
    opened = program.windows[path]
    assert opened.day.state.get(Dataset, "ds-01").title == before
    assert "is kept as" in opened.frame.notice.text()
    kept = next(p for p in path.parent.iterdir() if "(before" in p.name)
    assert read(kept).state.get(Dataset, "ds-01").title == "Council tax cases"


def test_the_history_tells_old_words_and_new_by_session_and_the_bin_gives_back(window, hands):
    rename(window)
    window.doing.do("history")
    hands.settle()
    page = window.stage.page_of("history")
    assert page.rows.rows[0][3:] == ("Household Support Awards Register", "Council tax cases")
    page.which.setCurrentIndex(page.which.findText("7. Risk both ways"))
    page.which.activated.emit(page.which.currentIndex())
    assert {row[1] for row in page.rows.rows if row[0]} == {"Risk both ways"}
    window.day.execute(c.Withdraw("dataset", "ds-09", "said twice"))
    window.doing.do("bin")
    hands.settle()
    bin_ = window.stage.page_of("bin")
    assert bin_.rows.rows[0][3] == "said twice"
    bin_.back.click()
    assert window.day.state.get(Dataset, "ds-09").withdrawn_at is None


def test_what_was_accepted_is_amended_with_who_asked_and_why(window, hands):
    window.doing.do("look", "3")
    window.desk.select("ds-01")
    window.doing.do("amend")
    hands.settle()
    page = window.stage.page_of("amend")
    page.new.setPlainText("Council tax reduction, live cases")
    page.make.click()
    assert "who asked" in page.said.text()
    page.who.setCurrentIndex(page.who.findText("Idris Emberline"))
    page.why.setText("The name was wrong")
    page.accepted.setText("Idris Emberline; Farid Brackenfold")
    page.make.click()
    made = window.day.state.all(Amendment)[-1]
    assert made.new_words == "Council tax reduction, live cases"
    assert made.accepted_by_person_ids == ("ppl-04", "ppl-06")
    assert "Both versions are printed" in page.about.text()


def test_a_copy_that_is_asked_for_while_the_file_is_checked_is_made_after_that(window, hands, qtbot, tmp_path):
    window.guarding.check()
    assert window.guarding.busy()
    window.guarding.copy_to(tmp_path / "copy.pilot")
    qtbot.waitUntil(lambda: not window.guarding.busy())
    hands.settle()
    assert read(tmp_path / "copy.pilot").state == window.day.state
    assert "Copied to" in window.frame.notice.text()


def test_a_copy_that_can_not_be_written_says_which_place_it_is(window, hands, qtbot, tmp_path):
    qtbot.waitUntil(lambda: not window.guarding.busy())
    window.guarding.copy_to(tmp_path / "gone" / "copy.pilot")
    qtbot.waitUntil(lambda: not window.guarding.busy())
    hands.settle()
    assert "The folder of “copy.pilot” is not there. Nothing was written." in window.frame.notice.text()


def test_a_day_of_a_newer_program_comes_for_reading_and_can_be_copied(program, hands, sample_copy, qtbot, tmp_path):
    made_newer(sample_copy)
    before = sample_copy.read_bytes()
    window = program.open_day(sample_copy)
    qtbot.waitUntil(lambda: window.guarding.looked.verdict is not None)
    hands.settle()
    assert "made by a newer program" in banner(window)
    assert [s.key for s in window.guarding.standing()] == ["only"]
    for page in ("history", "bin", "copies"):
        window.doing.do(page)
        hands.settle()
    window.guarding.copy_to(tmp_path / "copy.pilot")
    qtbot.waitUntil(lambda: (tmp_path / "copy.pilot") in program.windows)
    assert sample_copy.read_bytes() == before


def test_an_amendment_begins_where_its_words_are_typed(window, hands):
    hands.say("/look 10")
    hands.press("Down")
    hands.say("/amend")
    assert hands.focus() is window.stage.page_of("amend").new
