"""What was sent beforehand is confirmed: one key a dataset (interaction.md 2.10, 1.3)."""

from __future__ import annotations

import pytest

from workshop.kinds import Dataset

SENT = "Title\tHeld by\nVisit records\tFire\nCaseload\tCouncil\nGazetteer\tCouncil\n"


@pytest.fixture
def sent(room, hands):
    """Three datasets came by mail; then the day began, and the room looks at what it holds."""
    room.look("hold")
    hands.press("Ctrl+K")
    hands.paste(SENT)
    hands.go_to_field("Bring in 3 rows")
    hands.press("Space", "Escape")
    hands.say("/look 1")
    hands.at("09:30")
    hands.press("Return")
    hands.say("/look 3", "/start")
    return room


def of(room, title):
    return next(d for d in room.state.every(Dataset) if d.title == title)


def rows(room):
    return [(x.group, x.title, x.answer) for x in room.window.walking.rows()]


def test_each_organisation_confirms_what_it_sent_with_one_key(sent, hands):
    hands.say("/walk")
    assert [x.title for x in sent.window.walking.rows()] == ["Caseload", "Gazetteer", "Visit records"]
    assert sent.window.walking.heading() == "Confirm 1 of 3"
    hands.press("Return", "Return")
    assert rows(sent)[0] == ("Council", "Caseload", "held")
    assert of(sent, "Gazetteer").confirmed
    hands.press("Ctrl+Z")
    assert not of(sent, "Gazetteer").confirmed
    assert sent.in_file().get(Dataset, of(sent, "Caseload").id).confirmed


def test_signs_change_the_row_and_words_add_what_is_missing(sent, hands):
    hands.say("/walk", "owner @idris #personal")
    assert of(sent, "Caseload").data_owner_id == sent.person("Idris")
    assert of(sent, "Caseload").personal_data_level == "personal"
    assert sent.window.walking.row().title == "Caseload", "it stays until it is confirmed"
    hands.say("Home fire safety visits")
    assert of(sent, "Home fire safety visits").created_in == "ses-2"
    assert len(rows(sent)) == 3, "what the room said itself needs no confirming"


def test_what_is_not_held_goes_off_the_board_with_the_reason(sent, hands):
    hands.say("/walk", "/no")
    assert of(sent, "Caseload").withdrawn_reason == "Not held, said its organisation"
    assert [title for _, title, _ in rows(sent)] == ["Gazetteer", "Visit records"]
    hands.press("Ctrl+Z")
    assert len(rows(sent)) == 3


def test_the_room_sees_who_is_heard(sent, hands):
    screen = sent.window.rooming.screen
    screen.on = True
    hands.say("/walk")
    hands.press("Down", "Down")
    assert "Now: Eastmarch Fire and Rescue Service" in screen.wall().texts()
    screen.on = False


def test_no_belongs_to_this_walk(sent, hands):
    hands.say("/no")
    assert sent.notice.startswith("This is for what was sent beforehand")
    assert len(sent.all(Dataset)) == 3


def test_a_whole_word_is_that_word_also_where_a_longer_one_begins_so(sent, hands):
    hands.say("/view")
    assert sent.window.stage.view().name == "Table", "not /viewback"


def test_without_anything_sent_there_is_nothing_to_walk_through(hold, hands):
    hold.hands.say("/start", "A dataset", "/walk")
    assert hold.notice == "There is nothing to walk through yet."
