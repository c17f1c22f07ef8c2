"""Somebody is named: the line says so before Enter, the record stays off the room screen, `1` keeps it (W17)."""

from __future__ import annotations

from ui.line.panel import PERSONAL
from workshop.boards.cards import DETAILS, card
from workshop.kinds import Dataset
from workshop.wall.seen import seen

WORDS = "Mrs Patel at 14 Elm Road waits"


def kept(room):
    return room.state.all(Dataset)[-1]


def test_the_line_says_so_before_enter_and_stops_saying_it(hold, qtbot):
    hold.hands.write(WORDS)
    qtbot.waitUntil(lambda: PERSONAL in hold.chips)
    assert hold.chips[0] == "Add dataset"
    hold.window.line.edit.clear()
    hold.hands.write("Home fire visits")
    assert PERSONAL not in hold.chips


def test_enter_is_not_stopped_and_the_record_is_off_the_room_screen_until_1_keeps_it(hold):
    hold.hands.say(WORDS)
    record = kept(hold)
    assert record.title == WORDS
    assert record.held is True
    assert not seen(hold.state).all(Dataset)
    assert "1 keeps it" in hold.notice
    assert hold.window.line.edit.hint.text() == "1 keeps it"
    hold.hands.press("Return")  # which never speaks for anybody
    assert kept(hold).held is True
    hold.hands.write("1")
    assert kept(hold).held is False
    assert [d.title for d in seen(hold.state).all(Dataset)] == [WORDS]
    hold.hands.press("Ctrl+Z")
    assert kept(hold).held is True


def test_typing_on_leaves_it_held_and_later_1_keeps_the_selected_card(hold):
    hold.hands.say(WORDS)
    hold.hands.say("Home fire visits")
    first = hold.state.all(Dataset)[0]
    assert first.held is True
    hold.window.desk.select(first.id)
    assert hold.window.line.edit.hint.text() == "1 keeps it"
    hold.hands.write("1")
    assert hold.state.all(Dataset)[0].held is False


def test_words_that_come_later_by_the_details_or_a_table_hold_it_too(hold):
    hold.hands.say("Home fire visits")
    hold.hands.say("problem: ring 07700 900123")
    assert kept(hold).held is True
    hold.hands.write("1")
    hold.hands.say("problem: ring 07700 900123, or Mr Jones")
    assert kept(hold).held is True


def test_a_pile_is_shown_without_the_card_that_names_somebody(hold):
    hold.hands.say("/pile")
    for words in ("Home fire visits", WORDS):
        hold.hands.say(words)
    hold.hands.press("Ctrl+Return")
    hold.hands.say("/show")
    assert [d.title for d in seen(hold.state).all(Dataset)] == ["Home fire visits"]
    assert "1 card may hold a person’s details and stays off" in hold.notice


def test_where_the_room_can_see_the_screen_the_words_are_dots(hold):
    hold.hands.say("/safe yes")
    hold.hands.write(WORDS)
    assert hold.window.line.edit.displayText() != WORDS
    hold.hands.press("Return")
    assert WORDS not in hold.notice


def test_the_card_says_that_it_waits(hold):
    hold.hands.say(WORDS)
    assert card(hold.state, kept(hold)).exceptions[0] == DETAILS
    hold.hands.write("1")
    assert DETAILS not in card(hold.state, kept(hold)).exceptions
