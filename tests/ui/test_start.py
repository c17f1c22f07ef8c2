"""The start window by keys: what comes first, the three questions, where the day is put, what stands against it."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ui.demo.hands import called
from ui.settings import Recent, Settings
from ui.start import new_day as new_day_module
from workshop import kinds as k
from workshop.sample import ZONE
from workshop.store.opening import read


@pytest.fixture
def documents(tmp_path, monkeypatch):
    """The folder for documents."""
    place = tmp_path / "Documents"
    place.mkdir()
    monkeypatch.setattr(new_day_module, "documents", lambda: place)
    return place


@pytest.fixture
def start(program, hands, documents):
    """The start window of a laptop that has seen no day."""
    window = program.show_start()
    hands.settle()
    return window


@pytest.fixture
def questions(start, hands):
    """The three questions."""
    hands.press("Return")
    return start.new


def answer(hands, question="How can we help?", organisations="Harrowmere Council\nEastmarch Fire Service"):
    """The first two answers, by keys."""
    hands.write(question)
    hands.press("Tab")
    hands.paste(organisations)
    hands.press("Tab")


def begin(hands):
    hands.go_to_field("Begin the day")
    hands.press("Space")
    hands.settle()


# -- what comes first --


def test_on_a_new_laptop_starting_a_day_is_first_and_focused(start, hands):
    assert called(hands.focus()) == "Start a day"


def test_carry_on_is_first_and_focused_and_says_where_the_day_is(program, hands, room_file, tmp_path, documents):
    path = tmp_path / "Monday.pilot"
    path.write_bytes(room_file.read_bytes())
    hands.at("09:38")
    program.open_day(path)
    hands.press("Return")  # the day begins
    hands.settle()
    hands.say("/close")
    hands.wait_for(lambda: not program.windows)
    first = hands.focus()
    assert called(first) == "Carry on: Warm and Well"
    assert first.accessibleDescription() == "Opening · last saved 09:38 · Monday.pilot"
    hands.press("Return")
    assert program.windows
    assert hands.day.desk.plan.short == "Opening"


def test_a_day_that_has_gone_is_not_offered(program, hands, tmp_path, documents):
    Settings(tmp_path / "settings").opened(Recent(str(tmp_path / "gone.pilot"), "Gone"))
    program.settings.kept = Settings(tmp_path / "settings").kept
    program.show_start()
    hands.settle()
    assert called(hands.focus()) == "Start a day"


def test_earlier_days_stand_below_the_last_one(program, hands, room_file, tmp_path, documents):
    for name in ("First", "Second"):
        path = tmp_path / f"{name}.pilot"
        path.write_bytes(room_file.read_bytes())
        program.settings.opened(Recent(str(path), name, date="2026-09-15"))
    program.show_start()
    hands.settle()
    assert called(hands.focus()) == "Carry on: Second"
    hands.go_to_field("First")
    hands.press("Space")
    hands.settle()
    assert [p.name for p in program.windows] == ["First.pilot"]


def test_a_file_is_opened_from_a_dialog(start, program, hands, room_file, tmp_path, monkeypatch):
    path = tmp_path / "Stick.pilot"
    path.write_bytes(room_file.read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.go_to_field("Open a workshop file")
    hands.press("Space")
    hands.settle()
    assert [p.name for p in program.windows] == ["Stick.pilot"]


# -- three questions --


def test_three_answers_begin_a_day(questions, program, hands, documents):
    answer(hands)
    hands.press("Ctrl+A")
    hands.write("15.30")
    begin(hands)
    path = documents / "Pilot day 2026-09-15.pilot"
    state = read(path).state
    day = state.workshop
    assert (day.question, day.date.isoformat(), day.end.isoformat()) == ("How can we help?", "2026-09-15", "15:30:00")
    assert [(o.name, o.short) for o in state.all(k.Organisation)] == [
        ("Harrowmere Council", "Council"),
        ("Eastmarch Fire Service", "Fire"),
    ]
    assert hands.day.desk.plan.number == 1
    assert hands.focus() is hands.day.line.edit


def test_the_proposed_name_is_one_that_is_free(start, hands, documents):
    (documents / "Pilot day 2026-09-15.pilot").write_bytes(b"")
    hands.press("Return")
    assert start.new.place.text() == str(documents / "Pilot day 2026-09-15 2.pilot")


@pytest.mark.parametrize(
    ("field", "said", "focused"),
    [
        ("question", "Write the question first. One sentence is enough.", "The question"),
        ("organisations", "Name at least one organisation.", "Who is in the room"),
        ("finish", "The finish is a time such as 16:45.", "Finish"),
        ("place", "Where is the day put? Write a name for its file.", "Where the day is put"),
    ],
)
def test_an_answer_that_is_missing_is_said_and_the_keys_go_there(questions, program, hands, field, said, focused):
    answer(hands)
    box = getattr(questions, field)
    box.setFocus()
    hands.press("Ctrl+A", "Delete")
    begin(hands)
    assert questions.said.text() == said
    assert called(hands.focus()) == focused
    assert not program.windows


def test_a_name_that_is_taken_is_said_and_all_answers_stay(questions, program, hands, documents):
    taken = documents / "taken.pilot"
    taken.write_bytes(b"something else")
    answer(hands)
    questions.place.setFocus()
    hands.press("Ctrl+A")
    hands.write(str(taken))
    begin(hands)
    assert questions.said.text() == "“taken.pilot” is there already. Choose another name."
    assert called(hands.focus()) == "Where the day is put"
    assert questions.question.toPlainText() == "How can we help?"
    assert taken.read_bytes() == b"something else"


def test_a_name_without_its_ending_and_folder_gets_both(questions, program, hands, documents):
    answer(hands)
    questions.place.setFocus()
    hands.press("Ctrl+A")
    hands.write("Monday")
    begin(hands)
    assert list(program.windows) == [documents / "Monday.pilot"]


def test_a_folder_that_is_not_there_is_said_and_all_answers_stay(start, program, hands, documents):
    hands.press("Return")
    questions = start.new
    answer(hands)
    questions.place.setFocus()
    hands.press("Ctrl+A")
    hands.write(str(documents / "nowhere" / "day.pilot"))
    begin(hands)
    assert start.new is questions, "the page is still there"
    assert questions.said.text().startswith("The folder of “day.pilot” is not there. Nothing was written.")
    assert questions.question.toPlainText() == "How can we help?"
    assert questions.organisations.toPlainText() == "Harrowmere Council\nEastmarch Fire Service"
    assert not program.windows


@pytest.mark.parametrize("name", ["x" * 300, "~nobody at all/day", "no such folder/.."])
def test_a_place_that_can_be_none_is_said(start, program, hands, documents, name):
    hands.press("Return")
    answer(hands)
    start.new.place.setFocus()
    hands.press("Ctrl+A")
    hands.write(name)
    begin(hands)
    assert not program.windows
    assert start.new.said.text() != ""
    assert start.new.question.toPlainText() == "How can we help?"
    assert not list(documents.iterdir())


def test_two_organisations_that_can_not_have_one_short_name_are_said(start, program, hands, documents):
    hands.press("Return")
    answer(hands, organisations="Harrowmere Council\tCouncil\nVale Council\tCouncil")
    begin(hands)
    assert start.new.said.text() == "Harrowmere Council is called Council already."
    assert not list(documents.iterdir()), "nothing was left behind"
    start.new.organisations.setFocus()
    hands.press("Ctrl+End")
    hands.write("2")
    begin(hands)
    assert program.windows


def test_a_folder_is_chosen_in_a_dialog(questions, hands, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    hands.go_to_field("Choose a folder…")
    hands.press("Space")
    assert questions.place.text() == str(tmp_path / "Pilot day 2026-09-15.pilot")


def test_back_leads_back_to_the_choices(questions, start, hands):
    hands.go_to_field("Back")
    hands.press("Space")
    assert not start.asking()
    assert called(hands.focus()) == "Start a day"


def test_escape_leads_back_and_the_answers_are_there_again(questions, start, hands):
    answer(hands)
    hands.press("Escape")
    assert called(hands.focus()) == "Start a day"
    hands.press("Return")
    assert start.new.question.toPlainText() == "How can we help?"


# -- where it is put --


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("OneDrive - Council/days", "This folder is kept in step by OneDrive."),
        ("Dropbox", "This folder is kept in step by Dropbox."),
        ("Nextcloud/work", "This folder is kept in step by Nextcloud."),
    ],
)
def test_a_folder_that_is_kept_in_step_is_warned_of(questions, hands, tmp_path, place, said):
    folder = tmp_path / place
    folder.mkdir(parents=True)
    assert questions.warning.isHidden()
    questions.place.setFocus()
    hands.press("Ctrl+A")
    hands.write(str(folder / "day.pilot"))
    assert questions.warning.isVisible()
    assert questions.warning.text().startswith(said)
    hands.press("Ctrl+A")
    hands.write(str(tmp_path / "day.pilot"))
    assert questions.warning.isHidden()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("network", "This folder is on the network. If the network goes, so does the file."),
        ("removable", "This folder is on a stick or a card. It must stay in all day."),
    ],
)
def test_the_network_and_sticks_are_warned_of(questions, hands, tmp_path, kind, said, monkeypatch):
    monkeypatch.setattr(new_day_module, "drive", lambda folder: kind if folder == tmp_path else "")
    questions.place.setFocus()
    hands.press("Ctrl+A")
    hands.write(str(tmp_path / "day.pilot"))
    assert questions.warning.text().startswith(said)
    hands.go_to_field("Begin the day")
    assert hands.focus().isEnabled(), "a warning is no wall"


# -- what stands against opening --


def bad(path, sort, room_file):
    if sort == "text":
        path.write_text("just text", encoding="utf-8")
    elif sort == "another program's":
        sqlite3.connect(path).executescript("CREATE TABLE t (x); INSERT INTO t VALUES (1);")
    elif sort == "damaged":
        raw = bytearray(room_file.read_bytes())
        raw[4096 : len(raw) // 2] = b"\x55" * (len(raw) // 2 - 4096)
        path.write_bytes(raw)
    elif sort == "folder":
        path.mkdir()
    return path


@pytest.mark.parametrize(
    ("sort", "said"),
    [
        ("text", "“day.pilot” is not a workshop file. Nothing in it was changed."),
        ("another program's", "“day.pilot” is not a workshop file. Nothing in it was changed."),
        ("damaged", "“day.pilot” is damaged. It was left as it is."),
        ("folder", "“day.pilot” is a folder. Nothing in it was changed."),
    ],
)
def test_what_stands_against_opening_is_said(start, program, hands, tmp_path, room_file, sort, said, monkeypatch):
    path = bad(tmp_path / "day.pilot", sort, room_file)
    before = path.read_bytes() if path.is_file() else None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.go_to_field("Open a workshop file")
    hands.press("Space")
    hands.settle()
    assert start.isVisible()
    assert start.said.isVisible()
    assert start.said.text().startswith(said)
    assert not program.windows
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("day")] == ["day.pilot"]


def test_a_strange_name_is_a_name(program, hands, room_file, tmp_path):
    for name in ("Q#1.pilot", "100% sure?.pilot", "a'b;c.pilot", "Ünïcödé 🏠.pilot"):
        path = tmp_path / name
        path.write_bytes(room_file.read_bytes())
        assert program.open_day(path) is not None
        hands.settle()
        assert list(program.windows) == [path]
        hands.say("a: Write it")
        hands.say("/close")
        hands.wait_for(lambda: not program.windows)
        assert read(path).state.all(k.Action)[0].action == "Write it"
    assert {p.name for p in tmp_path.iterdir() if p.suffix == ".pilot"} == {
        "Q#1.pilot", "100% sure?.pilot", "a'b;c.pilot", "Ünïcödé 🏠.pilot",
    }  # fmt: skip
    assert not (Path(tmp_path) / "Q").exists()


def test_the_sample_is_opened_as_a_copy_and_says_that_it_is_invented(start, program, hands, documents, monkeypatch):
    monkeypatch.setattr("ui.app.documents", lambda: documents)
    hands.go_to_field("Walk through the sample")
    hands.press("Space")
    hands.wait_for(lambda: bool(program.windows))
    hands.settle()
    assert hands.day.frame.fiction.text() == "Invented sample"
    assert [p.name for p in documents.glob("*.pilot")] == ["Warm and Well (sample).pilot"]


def test_another_kind_of_day_is_chosen_with_its_finish(program, hands, tmp_path):
    program.show_start()
    hands.settle()
    start = program.start
    start.show_new()
    new = start.new
    assert new.shape.currentText() == "One day: 8 to 16 people"
    hands.write("How can we find cold homes without asking everybody?")
    hands.press("Tab")
    hands.paste("Vale County Council\nVale Homes")
    hands.go_to_field("What kind of day")
    hands.choose("Four")
    assert new.finish.text() == "15:35"
    hands.go_to_field("Where the day is put")
    hands.press("Ctrl+A")
    hands.write(str(tmp_path / "Four.pilot"))
    hands.go_to_field("Begin the day")
    hands.press("Space")
    hands.settle()
    day = hands.day.day.state
    assert day.one(k.Playbook).name == "four-people"
    assert day.workshop.end == time(15, 35)
    hands.press("F5")
    assert hands.day.rooming.screen.here is not None, "one laptop on the table: no question about a second screen"


def test_a_finish_that_somebody_wrote_stays_with_another_kind_of_day(program, hands):
    program.show_start()
    hands.settle()
    program.start.show_new()
    new = program.start.new
    new.finish.setText("17:00")
    new.shape.setCurrentIndex(2)
    assert new.finish.text() == "17:00"


# -- as an earlier day --


@pytest.fixture
def after_a_day(program, hands, documents, room_file, tmp_path, clock):
    """The start window of a laptop that has had a day, whose opening took 31 minutes for 25."""
    path = tmp_path / "Room.pilot"
    shutil.copyfile(room_file, path)
    program.open_day(path)
    clock.set(datetime(2026, 9, 15, 9, 30, tzinfo=ZONE))
    hands.settle()
    hands.say("")
    clock.set(datetime(2026, 9, 15, 10, 1, tzinfo=ZONE))
    hands.press("F12", "Return")
    hands.settle()
    hands.day.close()
    window = program.show_start()
    window.show_new()
    hands.settle()
    return window


def test_a_day_may_go_as_an_earlier_one_went(after_a_day, hands, program, documents):
    form = after_a_day.new
    hands.write("How can we go on?")
    hands.go_to_field("As an earlier day")
    hands.press("Down")
    assert "Opening 25 → 30" in form.earlier.note.text()
    assert form.organisations.toPlainText().splitlines()[0].startswith("Harrowmere Council\tCouncil")
    assert form.finish.text() == "16:50"
    begin(hands)
    state = hands.day.day.state
    lengths = {s.id: s.planned_minutes for s in state.all(k.Session)}
    assert (lengths["ses-0"], lengths["ses-1"]) == (30, 20)
    assert state.all(k.Organisation)[0].short == "Council"
    assert state.workshop.question == "How can we go on?"
    assert not state.all(k.Dataset)
    assert not any(s.started_at for s in state.all(k.Session)), "nothing of what was said or done comes along"


def test_what_somebody_typed_stays_whatever_day_is_taken(after_a_day, hands):
    form = after_a_day.new
    form.organisations.setPlainText("Another council")
    hands.go_to_field("As an earlier day")
    hands.press("Down")
    assert form.organisations.toPlainText() == "Another council"
    hands.press("Up")
    assert form.earlier.note.text() == ""
    assert form.finish.text() == "16:45"


def test_an_earlier_day_that_can_not_be_read_is_said(after_a_day, hands, tmp_path):
    (tmp_path / "Room.pilot").write_bytes(b"no day at all")
    hands.go_to_field("As an earlier day")
    hands.press("Down")
    assert after_a_day.new.earlier.note.text().startswith("That day can’t be read.")
    assert after_a_day.new.finish.text() == "16:45"
