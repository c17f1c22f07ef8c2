"""What the keys do in the line beside writing: open, park, move, undo, guard."""

from __future__ import annotations

from workshop import kinds as k


def test_shift_enter_adds_and_opens_its_details(hold, hands):
    hands.write("Radon map")
    hands.press("Shift+Return")
    assert hold.window.desk.details
    assert hold.window.details.record.title == "Radon map"


def test_alt_enter_parks_the_line_or_the_selected_card(hold, hands):
    hands.write("Who pays after the pilot?")
    hands.press("Alt+Return")
    assert hold.last(k.Parked).text == "Who pays after the pilot?"
    assert hold.line == ""
    hands.say("Radon map")
    hands.press("Alt+Return")
    assert hold.last(k.Parked).text == "Radon map"


def test_tab_without_an_offer_opens_the_selected_card(dataset, hands):
    hands.press("Tab")
    assert dataset.window.desk.details
    assert dataset.window.details.record.id == dataset.last(k.Dataset).id


def test_left_and_right_move_the_turn_only_in_an_empty_line(hold, hands):
    hands.press("Right")
    assert hold.window.desk.tab == hold.org("Income")
    hands.write("ab")
    hands.press("Left")
    assert hold.window.desk.tab == hold.org("Income")
    hands.write("x")
    assert hold.line == "axb"


def test_up_and_down_move_the_selection_while_the_words_stay(dataset, hands):
    hands.say("Second list")
    hands.write("half a thought")
    hands.press("Up")
    assert dataset.window.desk.selected.title == "Council Tax Reduction caseload"
    hands.press("Down")
    assert dataset.window.desk.selected.title == "Second list"
    assert dataset.line == "half a thought"


def test_control_z_takes_typing_back_first_and_the_last_change_then(dataset, hands):
    hands.write("half")
    hands.press("Ctrl+Z")
    assert dataset.line == ""
    assert len(dataset.all(k.Dataset)) == 1
    hands.press("Ctrl+Z")
    assert not dataset.all(k.Dataset)
    assert dataset.line == "Council Tax Reduction caseload #personal"


def test_undo_never_overwrites_words_that_stand_in_the_line(dataset, hands):
    hands.say("Second list")
    hands.write("half a thought")
    dataset.window.actions_made["undo"].trigger()  # from the menu: in the line the key would take the words back
    assert dataset.line == "half a thought"
    assert [d.title for d in dataset.all(k.Dataset)] == ["Council Tax Reduction caseload"]


def test_redo_does_again_and_takes_the_words_that_undo_gave_back_out_of_the_line(hold, hands):
    hands.say("Radon map")
    hands.press("Ctrl+Z")
    assert hold.line == "Radon map"
    hands.press("Ctrl+Y")
    assert [d.title for d in hold.all(k.Dataset)] == ["Radon map"]
    assert hold.line == ""


def test_several_things_undone_give_their_words_back_one_after_the_other(hold, hands):
    hands.say("First list", "Second list")
    hands.press("Ctrl+Z")
    assert hold.line == "Second list"
    hands.press(*["Backspace"] * len("Second list"))
    hands.press("Ctrl+K")
    hands.say("/undo")
    assert hold.line == "First list"
    assert not hold.all(k.Dataset)


def test_words_are_given_back_at_another_text_size_too(hold, hands):
    hands.say("Radon map")
    hands.press("Ctrl++", "Ctrl+Z")
    assert hold.line == "Radon map"
    hands.press("Ctrl+0")


# -- the guard --


def test_an_empty_enter_after_f12_waits_for_the_guard(room, hands):
    window = room.window
    hands.press("Return")
    window.entering.guard_ms = 60_000
    hands.say("/finish")  # its Enter opens the question
    assert window.doing.asks()
    hands.press("Return")
    assert window.doing.asks(), "a second press of the same finger agrees to nothing"
    assert window.desk.plan.number == 1
    window.entering.guard_ms = 0
    hands.press("Return")
    assert window.desk.plan.number == 2


def test_a_double_enter_after_f12_agrees_to_no_clause(room, hands):
    room.look("asks")
    hands.say("Confirm low income yes or no at application @income #yesno", "#pilot")
    room.look("little")
    hands.say("/start")
    hands.press("F12")
    assert room.window.doing.asks(), room.notice
    hands.press("Return")
    assert room.window.desk.plan.screen == "terms"
    room.window.entering.guard_ms = 60_000
    hands.press("Return")
    assert room.state.one(k.PilotTerms) is None, "the second press was of the same finger"
    room.window.entering.guard_ms = 0
    hands.press("Return")
    assert room.state.one(k.PilotTerms) is not None


def test_an_enter_right_after_f12_went_on_by_itself_agrees_to_nothing(room, hands):
    hands.press("Return")
    room.look("read_back")
    hands.say("p: Who pays?", "p: Which register?", "/start", "/parking", "/room")
    hands.press("F12")
    if room.window.doing.asks():
        hands.press("Return")
    room.window.entering.guard_ms = 60_000
    hands.press("Return")
    assert [x.disposition for x in room.all(k.Parked)] == ["open", "open"]
    assert not room.all(k.SignOff)


# -- words wait in their session --


def test_words_that_undo_gave_back_wait_in_their_session(hold, hands):
    hands.say("Radon map")
    hands.press("Ctrl+Z", "Alt+PgDown")
    assert hold.window.desk.plan.screen == "asks"
    assert hold.line == "", "a dataset is no ask"
    assert hold.notice.endswith("Words wait in What we hold.")
    hands.say("Who should be visited first?")
    hands.press("Alt+PgUp")
    assert hold.line == "Radon map"
    hands.press("Return")
    assert [d.title for d in hold.all(k.Dataset)] == ["Radon map"]
    hands.press("Alt+PgDown")
    assert hold.line == ""
    assert "wait" not in hold.notice


def test_what_is_taken_back_from_another_session_is_given_back_there(dataset, hands):
    hands.press("Alt+PgDown", "Ctrl+Z")
    assert dataset.line == ""
    assert dataset.notice.endswith("Its words wait in What we hold.")
    hands.press("Alt+PgUp")
    assert dataset.line == "Council Tax Reduction caseload #personal"
    hands.press("Alt+PgDown", "Ctrl+Y", "Alt+PgUp")
    assert dataset.line == "", "what was done again waits no longer"
    assert len(dataset.all(k.Dataset)) == 1


def test_a_card_of_the_pile_that_is_being_changed_stays_in_its_pile(room, hands):
    room.look("why")
    hands.say("/pile", "Bills", "Mould")
    hands.press("Up")
    hands.write(" everywhere")
    hands.press("Alt+PgDown")
    assert room.line == ""
    hands.press("Alt+PgUp")
    assert room.line == ""
    assert [x.text for x in room.window.piling.cards()] == ["Bills", "Mould everywhere"]


def test_words_that_wait_are_there_at_the_next_start(hold, hands, program):
    hands.write("Half a thought")
    hands.press("Alt+PgDown")
    path, where = hold.window.day.path, hold.window.desk.playbook_sessions()[2].id
    hold.window.close()
    opened = program.open_day(path)
    hands.settle()
    assert opened.desk.session_id == where
    assert opened.line.edit.text() == "Half a thought"
