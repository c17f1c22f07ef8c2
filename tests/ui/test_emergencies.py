"""F9: the card that fits opens, and its lines stand ready (interaction.md W18)."""

from __future__ import annotations

import pytest

from workshop.kinds import Decision, Question, Risk


@pytest.fixture
def asks(room):
    """The room asks and offers."""
    for _ in range(3):
        room.hands.say("/look 4")
        room.hands.say("/start")
    return room


def pane(room):
    return room.window.emergencies.pane


def test_f9_enter_enter_keeps_the_question_and_goes_on(asks):
    asks.hands.press("F9")
    assert pane(asks).isVisible()
    assert pane(asks).title.text() == "“The law says we cannot”"
    assert asks.line.startswith("q: Which requirement, and what would meet it?")
    assert asks.chips[0] == "Add question"
    asks.hands.press("Return", "Return")
    assert asks.last(Question).headline == "Which requirement, and what would meet it?"
    assert asks.last(Decision).status == "provisional"
    assert not pane(asks).isVisible(), "after the last line the room moves on"
    assert asks.line == ""
    asks.hands.press("Ctrl+Z")
    assert not asks.all(Decision)
    assert asks.in_file().all(Question)
    assert not asks.in_file().all(Decision)


def test_f9_again_is_another_card_and_esc_takes_away_what_nobody_typed(asks):
    asks.hands.press("F9")
    before = asks.line
    asks.hands.press("F9")
    assert asks.line != before
    asks.hands.press("Escape")
    assert asks.line == ""
    assert not pane(asks).isVisible()
    assert asks.hands.focus() is asks.window.line.edit
    assert not asks.window.day.store.drafts


def test_a_guess_never_aims_at_the_card_that_happens_to_be_selected(asks):
    room = asks
    room.look("hold")
    room.hands.say("Home fire safety visits")
    room.hands.press("Down", "F9")
    title = pane(room).title.text()
    assert title == "The owner is not here"
    assert room.line == ""
    room.hands.press("Return")
    assert not room.line
    room.hands.press("F9")
    while pane(room).title.text() != title:
        room.hands.press("F9")
    assert room.line.startswith("owner ? finds out"), "it was chosen"


def test_words_that_stand_in_the_line_stay(asks):
    asks.hands.press("Ctrl+K")
    asks.hands.write("Half a thought")
    asks.hands.press("F9")
    assert asks.line == "Half a thought"
    asks.hands.press("F9", "Escape")
    assert asks.line == "Half a thought"


def test_a_line_that_somebody_changed_is_theirs(asks):
    asks.hands.press("F9")
    asks.hands.press("Home", "End")
    asks.hands.write(" now")
    asks.hands.press("Escape")
    assert asks.line.endswith(" now")


def test_a_line_about_a_card_waits_until_one_is_chosen(sample_room):
    room = sample_room
    room.look("risk")
    room.window.desk.select(None)
    room.hands.press("F9")
    while pane(room).title.text() != "An argument about who carries it":
        room.hands.press("F9")
    assert room.line == ""
    assert pane(room).first.isVisible()
    room.hands.press("Down")
    assert room.line == "#disputed"
    assert not pane(room).first.isVisible()


def test_a_line_is_chosen_in_the_pane_by_keys(asks):
    asks.hands.press("F9")
    for _ in range(8):
        if asks.hands.focus() is pane(asks).lines:
            break
        asks.hands.press("F6")
    assert asks.hands.focus() is pane(asks).lines
    asks.hands.press("End", "Return")
    assert not asks.all(Question)
    assert asks.line == "d: We go on as if the answer is yes #provisional"
    assert asks.hands.focus() is asks.window.line.edit


def test_details_take_the_place_of_the_cards(sample_room):
    room = sample_room
    room.look("risk")
    room.hands.press("F9")
    room.hands.press("Escape")
    room.hands.press("Down", "Tab")
    assert room.window.desk.details
    room.hands.press("F9")
    assert pane(room).isVisible()
    assert not room.window.desk.details
    room.window.forms.open(room.last(Risk).id)
    room.hands.settle()
    assert not pane(room).isVisible()
    assert room.window.details.isVisible()


def test_at_the_lectern_the_frame_comes_back_and_a_shared_screen_shows_no_card(asks):
    asks.hands.press("Ctrl+L", "F9")
    assert pane(asks).isVisible()
    asks.hands.press("Escape")
    asks.hands.press("F5", "Return")
    asks.hands.press("F9")
    assert not pane(asks).isVisible()
    assert asks.line == ""


def test_on_a_page_the_page_gives_way(asks):
    asks.hands.say("/history")
    asks.hands.press("F9")
    assert asks.window.desk.page is None
    assert pane(asks).isVisible()


def test_after_another_text_size_the_cards_still_open(asks):
    asks.hands.press("Ctrl++", "F9")
    assert pane(asks).isVisible()
    asks.hands.press("Return")
    assert asks.all(Question)
    asks.hands.press("Escape", "Ctrl+0")
