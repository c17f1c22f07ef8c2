"""The form of a record that is not there yet: it begins with its first field, and is left again without a trace."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from tests.ui.rooms import into, row_of
from workshop import kinds as k
from workshop import shape as sh
from workshop.field import LIVE, own_fields
from workshop.kinds import KINDS


def test_a_new_record_begins_with_its_first_field(room, hands):
    room.look("close")
    hands.follow("What should be decided")
    pane = room.window.details
    assert pane.kind.text() == f"New {k.TheAsk.KIND.one}"
    assert room.state.one(k.TheAsk) is None
    hands.press("Escape")
    assert room.state.one(k.TheAsk) is None, "looking at it makes nothing"
    hands.follow("What should be decided")
    hands.write("Let the trial start.")
    hands.press("Return")
    assert room.state.one(k.TheAsk).text == "Let the trial start."
    hands.write("Permanent secretary")
    hands.press("Ctrl+Return")
    assert room.state.one(k.TheAsk).to == "Permanent secretary"


def test_what_a_new_record_can_t_keep_yet_is_kept_once_it_is_there(room, hands):
    room.window.forms.open("new:action")
    into(hands, room, "due_date")
    hands.write("9 oct")
    hands.press("Return")
    assert not room.all(k.Action)
    assert row_of(room, "due_date").note.text() == "Action: action is missing."
    into(hands, room, "action")
    hands.write("Write the note")
    hands.press("Return")
    made = room.last(k.Action)
    assert (made.action, made.due_date) == ("Write the note", date(2026, 10, 9))
    assert row_of(room, "due_date").note.isHidden()
    assert room.window.details.withdraw.isVisible()


def test_every_kind_has_a_form_for_a_new_record_that_can_be_left_again(room, hands):
    entries = len(room.window.day.store.entries)
    for table, cls in KINDS.items():
        if not [f for f in own_fields(cls) if f.ask is LIVE] or not cls.KIND.undoable:
            continue
        room.window.forms.open(f"new:{table}")
        assert room.window.details.fields.rows, table
        for row in room.window.details.fields.rows:
            assert isinstance(row.editor.inner(), QWidget)
            assert not isinstance(row.field.shape, sh.Moment), "moments are set by the program"
        hands.press("Escape")
    assert len(room.window.day.store.entries) == entries
