"""The pages that are no session, by keys: set up, import, documents, settings; and the parking lot."""

from __future__ import annotations

import json
from datetime import time

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ui.settings import Settings
from workshop import kinds as k
from workshop.running_order import finish, fixed, parts

REGISTER = """Prepared by the data office, March 2026

What it is called,Who has it,Personal data,Frequency,Remarks
Radon map,Council,No personal data,Yearly,only the county
Gritting routes,Harrowmere Council,No personal data,Daily,
Rebate ledger,Energy,Personal,Monthly,
Meter readings,Ofgem,Personal,Hourly or so,
,Council,Personal,Daily,no name
"""


def page(room):
    return room.window.stage.page()


def press_button(hands, name):
    hands.go_to_field(name, most=120)
    hands.press("Space")


# -- set up --


def test_a_pasted_list_of_people_is_one_step(room, hands):
    hands.say("/setup")
    hands.go_to_field("Add a person")
    hands.paste("Wren Hollybank\tFire\tWatch manager\nIvo Marsh\tHomes\tSurveyor\n\nNia Brook\tnobody we know\tGuest")
    made = room.all(k.Person)[14:]
    assert [(p.name, p.org_id, p.job_title) for p in made] == [
        ("Wren Hollybank", room.org("Fire"), "Watch manager"),
        ("Ivo Marsh", room.org("Homes"), "Surveyor"),
        ("Nia Brook", None, "Guest"),
    ]
    hands.press("Ctrl+Z")
    assert len(room.all(k.Person)) == 14, "one undo takes the list back"


def test_a_person_and_an_organisation_are_typed_one_by_one(room, hands):
    hands.say("/setup")
    hands.go_to_field("Add a person")
    hands.write("Wren Hollybank @fire")
    hands.press("Return")
    assert (room.last(k.Person).name, room.last(k.Person).org_id) == ("Wren Hollybank", room.org("Fire"))
    assert hands.focus().text() == "", "ready for the next one"
    hands.press("Shift+Tab", "Shift+Tab", "Shift+Tab")
    hands.go_to_field("Add an organisation", most=120)
    hands.write("Harrowmere Police")
    hands.press("Return")
    made = room.last(k.Organisation)
    assert (made.name, made.short, made.type) == ("Harrowmere Police", "Police", "police")


def test_a_pasted_list_of_organisations_gets_short_names_and_is_one_step(room, hands):
    hands.say("/setup")
    hands.go_to_field("Add an organisation", most=120)
    hands.paste("Vale County Council\nVale Housing Trust\nVale Police")
    shorts = [o.short for o in room.all(k.Organisation)]
    assert len({*shorts}) == len(shorts) == 10
    hands.press("Ctrl+Z")
    assert len(room.all(k.Organisation)) == 7


def test_of_a_pasted_list_what_can_not_be_added_stays_in_its_line(room, hands):
    hands.say("/setup")
    hands.go_to_field("Add an organisation", most=120)
    hands.paste("Vale Fire\tFire\nVale Police\tPolice\nVale Homes\tHomes")
    assert [o.name for o in room.all(k.Organisation)[7:]] == ["Vale Police"]
    assert page(room).note.text() == "Harrowmere Homes Group is called Homes already."
    assert page(room).add_organisation.text() == "Vale Fire\tFire; Vale Homes\tHomes"
    hands.press("Ctrl+Z")
    assert len(room.all(k.Organisation)) == 7


def test_a_short_name_that_is_taken_leaves_the_line_and_says_why(room, hands):
    hands.say("/setup")
    hands.go_to_field("Add an organisation", most=120)
    hands.paste("Vale Fire\tFire")
    hands.press("Return")
    assert page(room).note.text() == "Eastmarch Fire and Rescue Service is called Fire already."
    assert "Vale Fire" in hands.focus().text()
    assert len(room.all(k.Organisation)) == 7


def test_the_question_and_the_date_are_changed_by_keys(room, hands):
    hands.say("/setup")
    rows = {r.field.name: r for r in page(room).fields.rows}
    rows["date"].editor.setFocus()
    hands.press("Ctrl+A")
    hands.write("30 feb")
    hands.press("Return")
    assert rows["date"].note.isVisible()
    assert rows["date"].editor.text() == "30 feb"
    rows["date"].editor.setFocus()
    hands.press("Ctrl+A")
    hands.write("1 dec 2026")
    hands.press("Return")
    assert f"{room.state.workshop.date}" == "2026-12-01"
    assert rows["date"].note.isHidden()
    rows["title"].editor.setFocus()
    hands.press("Ctrl+A")
    hands.write("Cold homes & <b>warm</b> hearts")
    hands.press("Escape")
    assert room.state.workshop.title == "Cold homes & <b>warm</b> hearts", "Escape leaves the field, and the page"
    assert room.window.windowTitle() == "Cold homes & <b>warm</b> hearts – Pilot Workshop"


def test_changing_the_minutes_of_a_row_shows_the_new_finish_at_once(room, hands):
    hands.say("/setup")
    first = parts(room.state)[0]
    assert page(room).finish.text() == "Finish 16:45"
    box = page(room)._minutes[first.id]
    box.setFocus()
    hands.press("Up")
    assert parts(room.state)[0].planned_minutes == first.planned_minutes + 5
    assert page(room).finish.text() == "Finish 16:50"
    assert finish(room.state) == time(16, 50)
    hands.press("Escape")


def test_a_row_of_the_running_order_is_fixed_with_space_and_freed_again(room, hands):
    hands.say("/setup")
    hands.go_to_field("Lunch: stays at its time", most=120)
    hands.press("Space")
    assert fixed(room.state) == {"brk-2"}
    assert next(p for p in parts(room.state) if p.id == "brk-2").planned_start == time(12, 45)
    hands.go_to_field("The finish: stays at its time", most=120)
    hands.press("Space")
    assert fixed(room.state) == {"brk-2", "end"}
    hands.press("Space")
    assert fixed(room.state) == {"brk-2"}
    assert fixed(room.in_file()) == {"brk-2"}


# -- import --


@pytest.fixture
def register(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="cp1252")
    return path


@pytest.fixture
def looked(room, hands, register):
    """A register, looked at; the day has one dataset of it already."""
    room.look("hold")
    hands.say("Radon map #nopersonal", f"/import {register}")
    return room


def becomes(room):
    rows = page(room).rows
    return [(rows.index(n, 2).data(), rows.index(n, 1).data()) for n in range(rows.rowCount())]


def test_an_import_is_mapped_looked_at_and_brought_in_as_one_step(looked, hands):
    room = looked
    assert page(room).heading_row.value() == 3, "the prose above the headings is left alone"
    assert page(room).said.text() == "No column is the name yet: choose the one that is. Nothing is added yet."
    assert not page(room).bring.isEnabled()
    hands.go_to_field("Column What it is called becomes", most=120)
    hands.choose("Name")
    hands.press("Return")
    hands.settle()
    hands.go_to_field("Column Who has it becomes", most=120)
    hands.choose("Held")
    hands.settle()
    hands.go_to_field("Column Remarks becomes", most=120)
    hands.choose("Notes")
    hands.settle()
    assert becomes(room) == [
        ("Radon map", "Fills one you have"),
        ("Gritting routes", "New"),
        ("Rebate ledger", "New"),
        ("Meter readings", "New"),
        ("No name", "Left out"),
    ]
    assert page(room).said.text().startswith("3 datasets new, 1 like one you have, 1 row without a name.")
    assert len(room.all(k.Dataset)) == 1, "nothing is added before somebody says so"
    press_button(hands, "Bring in 4 rows")
    assert [d.title for d in room.all(k.Dataset)] == ["Radon map", "Gritting routes", "Rebate ledger", "Meter readings"]
    radon, gritting, ledger, meters = room.all(k.Dataset)
    assert radon.notes == "only the county"
    assert (gritting.owner_org_id, ledger.owner_org_id) == (room.org("Council"), room.org("Energy"))
    assert meters.owner_org_id is None, "no organisation is made unless asked"
    assert (
        page(room).said.text()
        == "3 datasets added, 1 filled up, 1 row left out. One undo (Ctrl+Z) takes all of it back."
    )
    assert room.in_file().all(k.Dataset) == room.all(k.Dataset)
    assert room.window.frame.status.undoing.text().startswith("Undo: import of 4 datasets")
    hands.press("Ctrl+Z")
    assert [(d.title, d.notes) for d in room.all(k.Dataset)] == [("Radon map", None)]
    hands.press("Ctrl+Y")
    assert len(room.all(k.Dataset)) == 4


def test_doubts_are_said_row_by_row(looked, hands):
    room = looked
    hands.go_to_field("Column What it is called becomes", most=120)
    hands.choose("Name")
    hands.settle()
    hands.go_to_field("Column Who has it becomes", most=120)
    hands.choose("Held")
    hands.settle()
    table = page(room).table
    table.setFocus()
    hands.press("Ctrl+Home", *["Down"] * 3)
    assert "“Ofgem” is not in this day, so it comes without a holder." in page(room).row_said.text()
    assert "Hourly or so" in page(room).row_said.text()
    hands.press("Down")
    assert "There is no name." in page(room).row_said.text()


def test_holders_are_made_only_when_asked(looked, hands):
    room = looked
    for column, field in (("What it is called", "Name"), ("Who has it", "Held")):
        hands.go_to_field(f"Column {column} becomes", most=120)
        hands.choose(field)
        hands.settle()
    hands.go_to_field("Add holders that this day doesn’t have", most=120)
    hands.press("Space")
    hands.settle()
    assert "1 organisation new" in page(room).said.text()
    press_button(hands, "Bring in 4 rows")
    assert room.last(k.Organisation).name == "Ofgem"
    assert room.last(k.Dataset).owner_org_id == room.last(k.Organisation).id
    hands.press("Ctrl+Z")
    assert len(room.all(k.Organisation)) == 7
    assert len(room.all(k.Dataset)) == 1


def test_several_pasted_lines_open_the_import_and_the_line_keeps_its_words(room, hands):
    room.look("hold")
    hands.write("half a thought")
    hands.paste("Title\tHeld by\nRadon map\tFire\nGritting routes\tCouncil")
    assert becomes(room) == [("Radon map", "New"), ("Gritting routes", "New")]
    press_button(hands, "Bring in 2 rows")
    hands.press("Escape")
    assert room.line == "half a thought"
    assert [d.owner_org_id for d in room.all(k.Dataset)] == [room.org("Fire"), room.org("Council")]


def test_cells_are_pasted_on_the_page(room, hands):
    hands.say("/import")
    QGuiApplication.clipboard().setText("Title\tHeld by\nRadon map\tFire")
    press_button(hands, "Paste cells")
    hands.settle()
    assert becomes(room) == [("Radon map", "New")]


def test_a_file_is_chosen_in_a_dialog(room, hands, register, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(register), ""))
    hands.say("/import")
    press_button(hands, "Choose a file…")
    hands.settle()
    assert page(room).source is not None


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "“empty.csv” is empty"),
        ("report.json", b'{"dataset": []}', "“report.json”"),
        ("broken.xlsx", b"PK\x03\x04 not a workbook", "“broken.xlsx”"),
        ("gone.csv", None, "“gone.csv”"),
    ],
)
def test_a_source_that_can_not_be_read_is_said_and_nothing_is_added(room, hands, tmp_path, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    hands.say(f"/import {path}")
    hands.settle()
    assert said in page(room).said.text()
    assert not room.all(k.Dataset)
    assert page(room).choose.isVisible(), "another one can be chosen"


def test_a_change_of_the_day_is_seen_by_an_import_that_is_being_looked_at(looked, hands):
    room = looked
    hands.go_to_field("Column What it is called becomes", most=120)
    hands.choose("Name")
    hands.settle()
    assert becomes(room)[0] == ("Radon map", "Fills one you have")
    hands.press("Ctrl+Z")  # the dataset that it was like goes
    hands.settle()
    assert becomes(room)[0] == ("Radon map", "New")


# -- documents --


def test_the_report_is_written_beside_the_day_and_says_where(sample_room, hands):
    room = sample_room
    hands.press("Ctrl+P")
    assert page(room).title == "Documents"
    assert page(room).report.open.isHidden()
    press_button(hands, "Write the report")
    written = page(room).report.written
    assert written.parent == room.window.day.path.parent
    assert written.read_bytes().startswith(b"%PDF-")
    assert page(room).report.said.text() == f"The report is written: {written.name}. It lies in {written.parent}."
    assert page(room).report.open.isVisible()
    assert hands.focus() is page(room).report.write, "the keys stay at what was pressed"
    hands.press("Escape")
    assert hands.focus() is room.window.line.edit


def test_a_report_that_can_not_be_written_is_said(sample_room, hands, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no such" / "x.pdf"), ""))
    hands.press("Ctrl+P")
    press_button(hands, "Choose a place for the report")
    hands.settle()
    assert page(sample_room).report.said.text().startswith("The report was not written: ")
    assert page(sample_room).report.said.text().endswith("The day is safe. Choose another place.")
    assert page(sample_room).report.write.isEnabled()


def test_the_cue_sheet_is_written_beside_the_report(sample_room, hands):
    hands.press("Ctrl+P")
    press_button(hands, "Write the cue sheet")
    written = page(sample_room).cue_sheet.written
    assert written.name == "Warm and Well 2026-09-15 cue sheet.pdf"
    assert written.read_bytes().startswith(b"%PDF-")
    assert page(sample_room).cue_sheet.said.text().startswith("The cue sheet is written: ")
    assert page(sample_room).report.written is None
    press_button(hands, "Write the slips")
    assert page(sample_room).slips.written.name == "Warm and Well 2026-09-15 slips.pdf"


# -- settings --


def test_the_text_size_is_kept_with_the_laptop_and_no_word_is_lost(room, hands, program, tmp_path):
    hands.write("half a thought")
    hands.press("Ctrl++", "Ctrl++")
    assert program.look.percent == 120
    assert room.line == "half a thought"
    assert Settings(tmp_path / "settings").kept.text_percent == 120
    hands.press("Ctrl+-")
    assert program.look.percent == 110
    hands.press("Ctrl+0")
    assert program.look.percent == 100
    room.window.line.edit.setText("")
    hands.say("/settings")
    hands.go_to_field("Text size")
    hands.press("Down", "Down")
    assert program.look.percent == 120
    assert page(room).title == "Settings", "the page is still there, and the keys are where they were"


def test_who_typed_is_kept_only_where_the_day_says_so(room, hands):
    hands.say("a: First")
    hands.say("/settings")
    hands.go_to_field("Keep with each entry who typed it: facilitator or scribe")
    hands.press("Space")
    assert room.state.get(k.Setting, "names").value == "on"
    hands.go_to_field("Who types here")
    hands.choose("Scribe")
    hands.press("Escape")
    hands.say("a: Second")
    assert [a.typed_by for a in room.all(k.Action)] == [None, "scribe"]
    hands.say("/settings")
    hands.go_to_field("Keep with each entry who typed it: facilitator or scribe")
    hands.press("Space", "Escape")
    hands.say("a: Third")
    assert room.last(k.Action).typed_by is None
    hands.press("Ctrl+Z")
    assert len(room.all(k.Action)) == 2, "undo takes the action back, and leaves the choice"


def test_the_list_of_days_is_cleared_and_switched_off(room, hands, tmp_path, program):
    kept = tmp_path / "settings" / "settings.json"
    assert "Room.pilot" in kept.read_text(encoding="utf-8")
    hands.say("/settings")
    press_button(hands, "Clear the list of recent days")
    assert json.loads(kept.read_text(encoding="utf-8"))["recent"] == []
    hands.go_to_field("Remember the days that were open on this laptop", most=120)
    hands.press("Space", "Escape")
    hands.say("/close")
    hands.wait_for(lambda: not program.windows)
    assert json.loads(kept.read_text(encoding="utf-8"))["recent"] == [], "closing the day writes nothing either"
    assert program.start.first.accessibleName() == "Start a day"


# -- the parking lot --


def test_a_line_is_parked_from_anywhere_and_comes_back_in_read_back(room, hands):
    room.look("risk")
    hands.say("p: Who pays after the pilot? @farid")
    hands.write("And for how long?")
    hands.press("Alt+Return")
    assert [p.text for p in room.all(k.Parked)] == ["Who pays after the pilot?", "And for how long?"]
    assert room.all(k.Parked)[0].raised_by_person_id == room.person("Farid")
    assert room.window.frame.guide.parked_head.text() == "PARKED · 2"
    room.look("read_back")
    hands.follow("2 items still parked")
    assert room.window.stage._walk.heading.text() == "Parking lot 1 of 2"
    hands.press("1", "2")
    assert [p.disposition for p in room.all(k.Parked)] == ["answered", "out_of_scope"]


def test_another_set_of_colours_is_worn_at_once_and_remembered(window, hands, program):
    window.doing.do("settings")
    hands.settle()
    page = window.stage.page_of("settings")
    page.theme_box.setCurrentIndex(page.theme_box.findText("Dark"))
    page.theme_box.activated.emit(page.theme_box.currentIndex())
    hands.settle()
    ground = window.grab().toImage().pixelColor(2, 300).name().upper()
    assert ground == program.look.theme.ink["surface"]
    assert program.look.theme.name == program.settings.kept.theme == "dark"
