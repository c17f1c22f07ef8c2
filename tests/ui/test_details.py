"""The details pane by keys: a form from the description, every kind of editor, and words that are never lost."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.rooms import into, row_of
from ui.details.editors import ManyEditor
from workshop import commands as c
from workshop import kinds as k
from workshop.field import DERIVED, LIVE, own_fields
from workshop.kinds import KINDS
from workshop.shown import to_edit
from workshop.store.opening import read


@pytest.fixture
def form(room, hands):
    """The form of one dataset, its later fields unfolded."""
    room.look("hold")
    hands.say("Radon map #personal")
    hands.press("Tab")
    room.window.details.unfold("notes")
    hands.settle()
    return room


def dataset(room):
    return room.last(k.Dataset)


def fullest(state, cls):
    """The record of a kind that fills the most of its fields."""
    return max(state.all(cls), key=lambda r: sum(bool(getattr(r, f.name)) for f in own_fields(cls)), default=None)


# -- the form --


def test_the_form_is_made_from_the_description(room, hands):
    room.look("hold")
    hands.say("Radon map")
    hands.press("Tab")
    pane = room.window.details
    asked = [f for f in own_fields(k.Dataset) if f.ask is not DERIVED]
    live = [f for f in asked if f.ask is LIVE]
    assert [r.field for r in pane.fields.rows] == live, "what is asked now; the rest is folded"
    hands.go_to_field(f"Later: {len(asked) - len(live)} fields")
    hands.press("Space")
    assert [r.field for r in pane.fields.rows] == [*live, *(f for f in asked if f.ask is not LIVE)]
    for r in pane.fields.rows:
        assert r.label.text() == r.field.label
        assert r.editor.inner().accessibleName() == r.field.label
        assert r.editor.inner().accessibleDescription() == r.field.help
        assert r.editor.text() == to_edit(room.state, dataset(room), r.field.name)


def test_looking_at_every_form_of_the_sample_changes_nothing(sample_room, hands):
    room, pane = sample_room, sample_room.window.details
    entries, seen = len(room.window.day.store.entries), set()
    for cls in KINDS.values():
        record = fullest(room.state, cls)
        if record is None or all(f.ask is DERIVED for f in own_fields(cls)):
            continue
        room.window.forms.open(record.id)
        last = [f.name for f in own_fields(cls) if f.ask is not DERIVED][-1]
        pane.unfold(last)
        for row in list(pane.fields.rows):
            row.editor.inner().setFocus()
            seen.add(type(row.editor).__name__)
        assert hands.focus().window() is room.window
        hands.press("Escape")
    assert seen == {"LineEditor", "TextEditor", "ChoiceEditor", "ManyEditor"}
    assert [e.edits for e in room.window.day.store.entries[entries:]] == []
    assert not room.window.day.store.drafts


def test_looking_at_a_text_that_qt_would_change_leaves_it_as_it_is(form, hands):
    odd = "10\u00a0000 rows\u2009exactly " + "long " * 8_000
    form.window.day.execute(_change(dataset(form), geographic_coverage=odd, notes="a\u00a0b\tc\nd"))
    kept = dataset(form)
    for name in ("geographic_coverage", "notes"):
        into(hands, form, name)
        hands.press("Return")
    assert dataset(form) == kept


def _change(record, **values):
    return c.Change(record.KIND.table, record.id, values)


# -- every kind of editor --


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("title", "Radon map of the county", "Radon map of the county"),  # a line
        ("known_issue", "Streets are missing.", "Streets are missing."),  # a text
        ("record_count_estimate", "18,400", 18_400),  # a number
        ("linking_identifiers", "UPRN; NHS number", ("uprn", "nhs_number")),  # several of a list
        ("keywords", "radon, homes", ("radon, homes",)),  # several texts, a line each
        ("serves_dataset_ids", "Radon map", ("ds-01",)),  # several records
    ],
)
def test_words_become_a_change_when_the_field_is_left(form, hands, name, typed, value):
    into(hands, form, name)
    hands.press("Ctrl+A")
    hands.write(typed)
    assert getattr(dataset(form), name) != value, "nothing is handed over while somebody types"
    entries = len(form.window.day.store.entries)
    hands.press("Return")
    assert getattr(dataset(form), name) == value
    assert len(form.window.day.store.entries) == entries + 1, "one step of undo"
    assert getattr(next(d for d in form.in_file().all(k.Dataset)), name) == value
    hands.press("Ctrl+Z")
    assert getattr(dataset(form), name) != value


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("owner_org_id", "Fire", "Fire"),  # one record
        ("personal_data_level", "Special", "special_category"),  # one of a list
        ("data_owner_id", "Bronwen", "Bronwen"),
    ],
)
def test_a_list_is_chosen_from_by_typing_and_is_one_change(form, hands, name, typed, value):
    into(hands, form, name)
    entries = len(form.window.day.store.entries)
    hands.choose(typed)
    hands.press("Down", "Up")
    assert len(form.window.day.store.entries) == entries, "arrows look; leaving chooses"
    hands.press("Return")
    wanted = {"Fire": form.org("Fire"), "Bronwen": form.person("Bronwen")}.get(value, value)
    assert getattr(dataset(form), name) == wanted
    assert len(form.window.day.store.entries) == entries + 1


def test_yes_and_no_times_and_dates_are_typed_as_they_are_said(room, hands):
    hands.press("Down", "Tab")
    person = room.window.details.record
    assert isinstance(person, k.Person)
    into(hands, room, "here")
    hands.choose("Yes")
    into(hands, room, "present_to")
    hands.write("15.00")
    hands.press("Ctrl+Return")
    made = room.all(k.Person)[0]
    assert (made.here, made.present_to) == (True, time(15, 0))
    hands.say("a: Write it")
    hands.press("Escape")
    room.look("read_back")
    hands.press("Down", "Tab")
    into(hands, room, "due_date")
    hands.write("9 oct")
    hands.press("Ctrl+Return")
    assert room.last(k.Action).due_date == date(2026, 10, 9)


def test_a_list_of_several_can_be_ticked_by_keys(form, hands):
    hands.go_to_field("Choose Can join on")
    hands.press("Space")
    listed = hands.focus()
    assert listed.accessibleName() == "Can join on: choices"
    hands.press("Space", "Down", "Space")
    found = dataset(form).linking_identifiers
    assert len(found) == 2
    editor = row_of(form, "linking_identifiers").editor
    assert isinstance(editor, ManyEditor)
    assert editor.text() == to_edit(form.state, dataset(form), "linking_identifiers")
    hands.press("Space")
    assert dataset(form).linking_identifiers == found[:1]


def test_counts_and_small_records_are_typed_in_a_line_each(room, hands):
    room.look("opening")
    hands.press("Up", "Tab")
    assert isinstance(room.window.details.record, k.Trust)
    into(hands, room, "start")
    hands.write("04710")
    hands.press("Return")
    assert room.last(k.Trust).start == (0, 4, 7, 1, 0)


def test_asked_and_not_known_is_an_answer(form, hands):
    into(hands, form, "data_owner_id")
    hands.choose("Asked,")
    hands.press("Return")
    assert dataset(form).not_known == ("data_owner_id",)
    into(hands, form, "data_owner_id")
    tamsin = form.window.details.fields.find("data_owner_id").editor.inner().findText("Tamsin Larkwhistle (Council)")
    hands.press("Home", *["Down"] * tamsin, "Return")
    assert (dataset(form).not_known, dataset(form).data_owner_id) == ((), form.person("Tamsin"))


def test_enter_goes_to_the_next_field_and_shift_enter_makes_a_line(form, hands):
    into(hands, form, "known_issue")
    hands.write("Streets")
    hands.press("Shift+Return")
    hands.write("Houses")
    hands.press("Return")
    assert dataset(form).known_issue == "Streets\nHouses"
    rows = form.window.details.fields.rows
    at = [r.field.name for r in rows].index("known_issue")
    assert rows[at + 1].editor.editing()
    hands.press("Shift+Tab")
    assert rows[at].editor.editing()


# -- what is typed is kept --


def _click_elsewhere(hands, room):
    hands.click(room.window.line.edit)


LEAVING = {
    "Tab": lambda hands, _: hands.press("Tab"),
    "a click in the line": _click_elsewhere,
    "Escape": lambda hands, _: hands.press("Escape"),
    "Ctrl+Enter": lambda hands, _: hands.press("Ctrl+Return"),
    "the Done button": lambda hands, room: hands.click(room.window.details.done),
    "another session": lambda hands, _: hands.press("Ctrl+7"),
    "another page": lambda hands, _: hands.press("Ctrl+P"),
    "F6": lambda hands, _: hands.press("F6"),
    "another text size": lambda hands, _: hands.press("Ctrl++"),
}


LINE, TEXT = ("geographic_coverage", "Harrowmere"), ("known_issue", "Half of it")


@pytest.mark.parametrize(
    ("leave", "field"),
    [*((name, LINE) for name in LEAVING), *((name, TEXT) for name in ("Tab", "Escape", "another session", "F6"))],
)
def test_what_is_typed_is_kept_however_the_field_is_left(form, hands, leave, field):
    name, typed = field
    into(hands, form, name)
    hands.write(typed)
    LEAVING[leave](hands, form)
    assert getattr(dataset(form), name) == typed
    assert form.in_file().all(k.Dataset)[-1] == dataset(form)


def test_what_is_typed_is_kept_when_the_window_closes(form, hands, program):
    path = form.window.day.path
    into(hands, form, "known_issue")
    hands.write("Half of it")
    form.window.close()
    hands.wait_for(lambda: not program.windows)
    program.open_day(path)
    hands.settle()
    assert dataset(form).known_issue == "Half of it"
    assert not form.window.day.store.drafts


def test_a_list_keeps_a_value_that_it_does_not_have(form, hands):
    into(hands, form, "data_owner_id")
    hands.choose("Tamsin")
    hands.press("Return")
    tamsin = next(p for p in form.all(k.Person) if p.name.startswith("Tamsin"))
    form.window.day.execute(_withdraw(tamsin))
    hands.press("Escape")
    hands.press("Tab")
    combo = row_of(form, "data_owner_id").editor.inner()
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Tamsin Larkwhistle", "somebody who was withdrawn is still named"
    into(hands, form, "data_owner_id")
    hands.press("Return")
    assert dataset(form).data_owner_id == tamsin.id


def _withdraw(record):
    return c.Withdraw(record.KIND.table, record.id)


def test_the_wheel_scrolls_the_form_and_never_an_answer(form, hands):
    combo = row_of(form, "personal_data_level").editor.inner()
    combo.setFocus()
    before = combo.currentText()
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, event)
    hands.settle()
    assert combo.currentText() == before


# -- what can't be kept --


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("record_count_estimate", "about a hundred", "Number of records: a whole number."),
        ("completeness", "6", "Completeness runs from 0 to 5."),
        ("linking_identifiers", "shoe size", "Can join on: “shoe size” is not a choice. "),
        ("serves_dataset_ids", "Nothing we have", "Serves: nobody and nothing here is called “Nothing we have”."),
        ("title", "", "Dataset: name is missing."),
    ],
)
def test_a_refusal_says_where_and_keeps_the_words(form, hands, name, typed, said):
    before = dataset(form)
    into(hands, form, name)
    hands.press("Ctrl+A", "Delete")
    hands.write(typed)
    hands.press("Return")
    row = row_of(form, name)
    assert row.note.isVisible()
    assert row.note.text().startswith(said)
    assert row.editor.text() == typed
    assert dataset(form) == before
    hands.settle()
    hands.press("Escape", "Tab")
    form.window.details.unfold("notes")
    if typed:
        assert row_of(form, name).editor.text() == typed, "the words are still there when the form is opened again"


def test_words_that_were_refused_are_put_right(form, hands):
    into(hands, form, "completeness")
    hands.write("6")
    hands.press("Return", "Shift+Tab", "Backspace")
    hands.write("4")
    hands.press("Return")
    assert dataset(form).completeness == 4
    assert row_of(form, "completeness").note.isHidden()
    hands.settle()
    assert not form.window.day.store.drafts


def test_words_are_a_draft_in_the_file_while_they_are_typed(form, hands, qtbot):
    into(hands, form, "known_issue")
    hands.write("Half of")
    path = form.window.day.path
    qtbot.waitUntil(lambda: [d.text for d in read(path).drafts.values()] == ["Half of"], timeout=5_000)
    hands.press("Return")
    hands.settle()
    assert not read(path).drafts


# -- undo in a field --


def test_undo_takes_words_back_before_it_takes_a_change_back(form, hands):
    into(hands, form, "geographic_coverage")
    hands.write("Harrowmere")
    hands.press("Ctrl+Z")
    assert row_of(form, "geographic_coverage").editor.text() == ""
    assert dataset(form).title == "Radon map"
    hands.press("Ctrl+Z")
    assert not form.all(k.Dataset), "there were no more words to take back"


def test_undo_in_a_field_that_was_handed_over_takes_the_change_back(form, hands):
    into(hands, form, "known_issue")
    hands.write("Streets")
    hands.press("Return", "Shift+Tab", "Ctrl+Z")
    assert dataset(form).known_issue is None
    assert row_of(form, "known_issue").editor.text() == "", "the field shows it, also while somebody is in it"
    hands.press("Return")
    assert dataset(form).known_issue is None, "leaving the field does not bring it back"
    hands.press("Ctrl+Y")
    assert dataset(form).known_issue == "Streets"
    assert row_of(form, "known_issue").editor.text() == "Streets"


def test_undo_from_the_menu_takes_back_what_is_being_typed(form, hands):
    into(hands, form, "known_issue")
    hands.write("Streets")
    form.window.actions_made["undo"].trigger()
    assert dataset(form).known_issue is None
    assert form.notice == "Taken back: known problem of “Radon map”."
    assert dataset(form).title == "Radon map"


# -- going on from a form --


def test_the_pane_says_where_a_record_is_used_and_leads_there(room, hands):
    room.look("asks")
    hands.say("Confirm low income @income")
    hands.say("needs: an answer at the counter")
    hands.press("Up", "Tab")
    assert isinstance(room.window.details.record, k.UseCase)
    hands.go_to_field("Where it is used")
    hands.press("Down", "Return") if hands.focus().currentIndex().row() < 0 else hands.press("Return")
    assert isinstance(room.window.details.record, k.SayBack)


def test_f6_leads_into_the_pane_and_out_of_it(form, hands):
    hands.press("Ctrl+K")
    for _ in range(6):
        if form.window.details.isAncestorOf(hands.focus()):
            break
        hands.press("F6")
    assert form.window.details.isAncestorOf(hands.focus())
    hands.press("Shift+F6")
    assert not form.window.details.isAncestorOf(hands.focus())


def test_up_and_down_in_the_line_show_the_next_card(form, hands):
    hands.press("Escape")
    hands.say("Second map")
    hands.press("Tab", "Ctrl+K", "Up")
    assert form.window.details.record.title == "Radon map"
    hands.press("Down")
    assert form.window.details.record.title == "Second map"


def test_closing_leaves_the_card_selected_and_the_keys_in_the_line(form, hands):
    into(hands, form, "known_issue")
    hands.press("Ctrl+Return")
    assert not form.window.desk.details
    assert hands.focus() is form.window.line.edit
    assert form.window.desk.selected == dataset(form)


def test_the_pane_withdraws_its_record_and_undo_brings_it_back(form, hands):
    hands.go_to_field("Withdraw", most=120)
    hands.press("Space")
    assert not form.all(k.Dataset)
    assert not form.window.desk.details
    assert form.notice == "Withdrawn: Radon map. Ctrl+Z brings it back."
    hands.press("Ctrl+Z")
    assert dataset(form).title == "Radon map"


def test_a_record_that_goes_away_closes_its_form(form, hands):
    hands.press("Ctrl+K", "Ctrl+Z")
    assert not form.all(k.Dataset)
    assert not form.window.desk.details
    hands.write("x")
    assert form.line.endswith("x"), "the keys are in the line"
