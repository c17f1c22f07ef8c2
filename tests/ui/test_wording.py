"""Suggested wording by keys: offered in the line, taken by Tab, remembered over undo and a restart."""

from __future__ import annotations

from ui.look.parts import plain
from workshop import kinds as k

NEIGHBOUR = "Somebody looks up a neighbour, a colleague or a former partner"


def details_of(room):
    texts = [w.text() for w in room.window.details.area.widget().findChildren(type(room.window.details.kind))]
    return [plain(t) for t in texts]


def test_a_wording_is_taken_by_tab_and_its_origin_survives_undo_and_a_restart(room, hands, program):
    room.look("risk")
    hands.write("some")
    assert NEIGHBOUR in room.offered
    hands.press("Tab")
    assert room.line == f"{NEIGHBOUR} "
    assert "Suggested wording" in room.chips
    assert not room.all(k.Risk), "nothing is kept before Enter"
    hands.write("!income 2x4")
    hands.press("Return")
    made = room.last(k.Risk)
    assert [o.ref for o in made.wording_origin] == ["checked-out-of-curiosity"]
    assert (made.title, made.impact) == (NEIGHBOUR, 4)

    hands.press("Ctrl+Z")
    assert not room.all(k.Risk)
    hands.press("Return")
    assert [o.ref for o in room.last(k.Risk).wording_origin] == ["checked-out-of-curiosity"]

    path = room.window.day.path
    room.window.close()
    hands.settle()
    program.open_day(path)
    hands.settle()
    assert [o.ref for o in room.last(k.Risk).wording_origin] == ["checked-out-of-curiosity"]
    room.look("risk")
    hands.press("Down", "Tab")
    assert any("suggested wording, accepted by the room" in t for t in details_of(room))
    hands.press("Escape", "Ctrl+Z")
    assert not room.all(k.Risk)
    hands.press("Ctrl+Y")
    assert [o.ref for o in room.last(k.Risk).wording_origin] == ["checked-out-of-curiosity"]


def test_enter_keeps_ones_own_words_whatever_is_offered(room, hands):
    room.look("risk")
    hands.write("Some")
    assert room.offered
    hands.press("Return")
    assert room.last(k.Risk).title == "Some"
    assert room.last(k.Risk).wording_origin == ()


# -- the sheet of sentences --


def sheet(room):
    return room.window.stage.screen().sheet.rows.rows


def test_a_digit_suggests_enter_accepts_and_ctrl_z_takes_each_back(sample_room, hands):
    room = sample_room
    room.look("terms")
    hands.press("Down", "Down", "2")
    assert sheet(room)[2].state == "suggested"
    assert "No list of people is ever made" in sheet(room)[2].clause.text
    assert room.window.line.edit.hint.text() == "Enter: true in these words, next"
    assert "Nobody has accepted it" in room.window.stage.screen().none.text()
    hands.press("Return", "Up")
    assert sheet(room)[2].state == "true"
    assert room.window.stage.screen().none.text().startswith("Suggested wording, accepted by the room")
    hands.press("Ctrl+Z")
    assert sheet(room)[2].state == "suggested"
    hands.press("Ctrl+Z")
    assert sheet(room)[2].clause.text.startswith("Never for")
    assert room.window.frame.status.undoing.text().startswith("Undo: move"), "what was there before"


def test_the_list_of_wordings_puts_words_into_the_sheet_or_into_the_line(sample_room, hands):
    room = sample_room
    room.look("terms")
    hands.press("Ctrl+I")
    hands.write("nobody else joins")
    hands.press("Return")
    assert sheet(room)[0].state == "suggested"
    hands.press("Ctrl+I")
    hands.write("own login")
    hands.press("Return")
    assert room.line.startswith("security: Only trained people")
    hands.press("Return")
    terms = room.last(k.PilotTerms)
    assert terms.security[-1].startswith("Only trained people with their own login may look, and each look")
    assert terms.wording_origin[-1].ref == "people-who-may-look"
    room.look("risk")
    hands.press("Down", "Ctrl+I")
    hands.write("case reference")
    hands.press("Return")
    assert room.line.startswith("control: A case reference")
    hands.press("Escape", "Ctrl+A", "Backspace")
    room.look("hold")
    hands.press("Ctrl+I")
    assert room.notice.startswith("The bank has no words for this.")


def test_the_source_of_a_clause_is_a_key_away(sample_room, hands):
    room = sample_room
    room.look("terms")
    hands.press("Down", "Down")
    hands.say("/source 3")
    assert room.window.desk.plan.short == "Risk both ways"
    assert room.window.desk.selected.headline == "Checks made outside the purpose"
    hands.say("/source")
    assert room.notice.startswith("This is for Heads of terms")


def test_the_bars_fill_as_the_record_settles_the_heads_and_lead_to_them(room, hands):
    bars = room.window.frame.status.bars
    assert bars.isHidden(), "the question is not agreed"
    hands.press("Return")
    hands.finish()
    assert bars.isVisible()
    assert bars.accessibleName() == "Heads of terms. No pilot is chosen yet."
    room.look("asks")
    hands.say("/turn council", "Confirm low income yes or no @income #yesno #eligibility", "#pilot")
    room.look("terms")
    assert bars.accessibleName() == "Heads of terms. 0 of 9 settled."
    hands.press("Return")
    assert bars.accessibleName().startswith("Heads of terms. 1 of 9 settled.")
    room.look("hold")
    hands.click(bars)
    assert room.window.desk.plan.screen == "terms"
