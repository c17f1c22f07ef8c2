"""The program as a whole: a window a day, a second start, faults that end nothing, the clock, undo across days."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QtMsgType

from ui.crash import SENTENCE
from workshop import commands as c
from workshop import kinds as k
from workshop import report
from workshop.store.opening import read

WORDS = "Mrs Larkwhistle of Elm Road"  # nobody's words may reach the log


# -- one window for each day --


def test_each_day_has_one_window(program, room, room_file, tmp_path, hands):
    path = room.window.day.path
    first = room.window
    other = tmp_path / "Other.pilot"
    other.write_bytes(room_file.read_bytes())
    second = program.open_day(other)
    assert second is not first
    assert len(program.windows) == 2
    assert program.open_day(path.parent / "." / path.name) is first
    hands.wait_for(first.isActiveWindow)
    assert len(program.windows) == 2
    first.showMinimized()
    program.open_day(path)
    assert not first.isMinimized()


def test_closing_a_day_leaves_one_file_and_leads_back_to_the_start(program, room, hands):
    path = room.window.day.path
    hands.say("a: Write it", "/close")
    hands.wait_for(lambda: not program.windows)
    assert program.start.isVisible()
    assert [p.name for p in path.parent.iterdir() if p.is_file() and p.name.startswith(path.stem)] == [path.name]
    assert read(path).state.all(k.Action)[0].action == "Write it"


def test_the_start_window_comes_and_the_day_stays_open(program, room, hands):
    hands.write("half a thought")
    hands.press("Ctrl+N")
    assert program.start.isVisible()
    assert len(program.windows) == 1
    hands.wait_for(program.start.isActiveWindow)
    hands.press("Return")  # carry on: the day that is open
    assert len(program.windows) == 1
    hands.wait_for(room.window.isActiveWindow)
    assert room.line == "half a thought"


# -- a second start --


@pytest.fixture
def settings_of_both(tmp_path):
    return os.environ | {"PILOT_WORKSHOP_SETTINGS": str(tmp_path / "settings")}


def test_a_second_start_brings_the_first_window_to_the_front_and_ends(program, room, hands, settings_of_both, qtbot):
    room.window.showMinimized()
    entries = len(room.window.day.store.entries)
    second = subprocess.Popen(
        [sys.executable, "-m", "ui", str(room.window.day.path)], env=settings_of_both, stderr=subprocess.PIPE
    )
    qtbot.waitUntil(lambda: not room.window.isMinimized(), timeout=20_000)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0
    second.stderr.close()
    hands.say("a: Write it")
    assert len(room.window.day.store.entries) == entries + 1, "the first one still has the day"


def test_a_second_program_leaves_the_day_to_the_first(program, hands, tmp_path, room_file, settings_of_both):
    path = tmp_path / "Twice.pilot"
    path.write_bytes(room_file.read_bytes())
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.another", str(path), "minimise"],
        stdout=subprocess.PIPE,
        text=True,
        env=settings_of_both,
    )
    try:
        assert child.stdout.readline() == "ready\n"
        assert program.open_day(path) is None
        assert child.stdout.readline() == "in front\n"
        assert program.start is None or program.start.said.text().startswith("“Twice.pilot” is open already.")
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


# -- a fault --


@pytest.fixture
def caught(program, monkeypatch):
    """Faults go where they go in the program."""
    monkeypatch.setattr(sys, "excepthook", program.crashes.caught)
    return program.crashes


def log(tmp_path):
    path = tmp_path / "settings" / "log.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_fault_does_not_end_the_day_and_is_said_plainly(caught, room, hands, tmp_path, monkeypatch):
    window = room.window
    monkeypatch.setattr(window.doing, "none", lambda _: {}[WORDS])
    room.look("hold")
    hands.say("/none")
    assert room.notice == SENTENCE
    assert window.isVisible()
    hands.say(f"{WORDS} and her data")
    assert room.last(k.Dataset).title == f"{WORDS} and her data", "the day goes on"
    assert room.in_file().all(k.Dataset) == room.all(k.Dataset)
    assert "builtins.KeyError" in log(tmp_path)
    assert "doing.py" in log(tmp_path)
    assert WORDS not in log(tmp_path)
    assert "Elm Road" not in log(tmp_path)


def test_a_fault_while_words_are_typed_keeps_them(caught, room, hands, tmp_path):
    panel = room.window.line
    panel.edit.cursorPositionChanged.disconnect()
    panel.edit.cursorPositionChanged.connect(lambda: {}[panel.edit.text()])
    hands.write(WORDS)
    assert room.line == WORDS
    assert room.notice == SENTENCE
    hands.press("Return")
    assert room.last(k.Person).name == WORDS
    assert WORDS not in log(tmp_path)


@pytest.mark.no_qt_log  # Qt too remarks on a picture that was begun and not ended
def test_a_fault_in_painting_is_said_once_and_ends_nothing(caught, room, hands, monkeypatch, tmp_path):
    room.look("hold")
    hands.say("Radon map")
    delegate = room.window.stage.screen().turn.cards._delegate

    def broken(*_):
        raise ValueError(WORDS)

    monkeypatch.setattr(delegate, "_box", broken)
    room.window.stage.screen().turn.cards.viewport().update()
    hands.settle()
    assert room.notice == SENTENCE
    monkeypatch.undo()
    hands.say("Second map")
    assert len(room.all(k.Dataset)) == 2
    assert WORDS not in log(tmp_path)


def test_a_fault_in_the_background_is_said_too(caught, sample_room, hands, monkeypatch, tmp_path):
    monkeypatch.setattr(report, "render", lambda *_: {}[WORDS])
    hands.press("Ctrl+P")
    hands.go_to_field("Write the report")
    hands.press("Space")
    hands.settle()
    page = sample_room.window.stage.page()
    assert (
        page.report.said.text() == "The report was not written: something in the program went wrong. The day is safe."
    )
    assert page.report.write.isEnabled()
    assert "builtins.KeyError" in log(tmp_path)
    assert WORDS not in log(tmp_path)


def test_a_fault_while_closing_still_lets_the_file_go(caught, program, room, hands, monkeypatch):
    path = room.window.day.path
    monkeypatch.setattr(room.window.details, "flush", lambda: {}[WORDS])
    hands.say("a: Write it")
    room.window.close()
    hands.wait_for(lambda: not program.windows)
    assert not list(path.parent.glob("*.lock"))
    assert read(path).state.all(k.Action)[0].action == "Write it"


def test_a_fault_in_saying_what_went_wrong_is_not_said_again_and_again(caught, room, monkeypatch, tmp_path):
    monkeypatch.setattr(room.window, "say", lambda *_: 1 / 0)
    room.window.doing.none = lambda _: 1 / 0
    room.window.actions_made["none"].trigger()
    assert log(tmp_path).count("ZeroDivisionError") <= 2


def test_what_qt_says_is_noted_and_not_shown(program, room, tmp_path):
    program.crashes._qt(QtMsgType.QtWarningMsg, None, "QPainter::begin: nothing\nsecond line")
    assert "QtWarningMsg: QPainter::begin: nothing" in log(tmp_path)
    assert room.notice == ""


# -- the clock --


def test_the_guide_says_whether_the_day_is_on_plan(room, hands):
    hands.at("09:31")
    hands.press("Return")  # the day begins, a minute late
    guide = room.window.frame.guide
    assert guide.pace.text().startswith("On plan")
    assert room.window.frame.clock.text() == "09:31"
    hands.at("10:03")
    assert guide.pace.text().startswith("8 min behind")
    hands.at("10:04")
    assert guide.pace.text().startswith("9 min behind")


def test_a_day_that_begins_late_is_behind_from_the_start(room, hands):
    hands.at("09:38")
    hands.press("Return")
    assert room.window.frame.guide.pace.text().startswith("8 min behind")
    opening = room.all(k.Session)[0]
    assert (opening.planned_start.strftime("%H:%M"), opening.started_at.strftime("%H:%M")) == ("09:30", "09:38")
    hands.at("10:00")
    hands.finish()
    assert room.all(k.Session)[0].ended_at.strftime("%H:%M") == "10:00"
    assert room.window.frame.guide.pace.text().startswith("5 min behind")


def test_looking_at_another_session_says_where_the_room_is(room, hands):
    hands.press("Return")
    hands.press("Ctrl+3")
    assert room.notice == "The room is in Opening. You are looking at What we hold. Esc goes back."
    hands.press("Escape")
    assert room.window.desk.plan.number == 1
    assert room.notice == ""


# -- undo across days --


def reopened(program, room, hands):
    """The same day, closed and opened again."""
    path = room.window.day.path
    room.window.close()
    hands.wait_for(lambda: not program.windows)
    program.open_day(path)
    hands.settle()


def test_undo_and_redo_by_name_survive_a_restart(program, room, hands):
    room.look("hold")
    hands.say("Radon map #personal", "#daily", "a: Write the note")
    reopened(program, room, hands)
    status = room.window.frame.status.undoing
    assert status.text() == "Undo: add “Write the note”  Ctrl Z"
    hands.press("Ctrl+Z")
    assert room.notice == "Taken back: add “Write the note”."
    assert room.line == "", "the words of another day are not in the line"
    assert status.text() == "Undo: how fresh of “Radon map”  Ctrl Z"
    hands.press("Ctrl+Z")
    assert room.notice == "Taken back: how fresh of “Radon map”."
    reopened(program, room, hands)
    assert room.window.frame.status.undoing.text() == "Undo: add “Radon map”  Ctrl Z"
    hands.press("Ctrl+Y")
    assert room.notice == "Done again: how fresh of “Radon map”."
    assert room.last(k.Dataset).update_frequency == "freq:daily"
    hands.press("Ctrl+Shift+Z")
    assert room.last(k.Action).action == "Write the note"
    hands.press("Ctrl+Y")
    assert room.notice == "Nothing to redo."


def test_ctrl_z_goes_back_through_all_sessions_over_restarts_as_far_as_the_wall(program, room, hands):
    left, sessions = 3, range(1, 12)
    for n in sessions:
        room.window.doing.do("look", str(n))
        hands.say(f"q: What do we ask in session {n}?")
    assert len(room.all(k.Question)) == len(sessions)
    for back in range(len(sessions) - left):
        if back in {2, 5}:
            reopened(program, room, hands)
        hands.press("Ctrl+Z")
        assert len(room.all(k.Question)) == len(sessions) - back - 1
        room.window.line.edit.setText("")
    store = room.window.day.store
    store.execute(c.Add("sign_off", store.new_id(k.SignOff), {"org_id": "org-01", "accepted": True}))
    reopened(program, room, hands)
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert [q.headline for q in room.all(k.Question)] == [f"What do we ask in session {n}?" for n in range(1, left + 1)]
    assert len(room.all(k.SignOff)) == 1


def test_a_new_change_ends_what_could_be_done_again(room, hands):
    room.look("hold")
    hands.say("Radon map", "Second map")
    hands.press("Ctrl+Z")
    room.window.line.edit.setText("")
    hands.say("Third map")
    hands.press("Ctrl+Y")
    assert room.notice == "Nothing to redo."
    assert [d.title for d in room.all(k.Dataset)] == ["Radon map", "Third map"]


def test_the_session_is_no_change_that_undo_takes_back(room, hands):
    hands.press("Return")
    room.look("hold")
    hands.say("Radon map")
    hands.press("F12", "Return")
    assert room.all(k.Session)[1].state == "now"
    hands.press("Ctrl+Z")
    assert not room.all(k.Dataset)
    assert room.all(k.Session)[1].state == "now"
