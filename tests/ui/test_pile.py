"""The pile: many cards at once (interaction.md 3.6, W8)."""

from __future__ import annotations

import pytest

from workshop.kinds import Action, Dataset, Risk, UseCase


@pytest.fixture
def why(room):
    """The room writes what happens if nothing changes."""
    room.look("why")
    room.hands.say("/start")
    return room


@pytest.fixture
def risk(room):
    """The room weighs risk, in both directions."""
    room.look("risk")
    room.hands.say("/start")
    return room


def rows(room):
    return [x.row for x in room.window.piling.board.rows.rows]


def titles(room):
    return sorted(r.title for r in room.all(Risk))


def test_five_cards_and_ctrl_enter_are_five_records_and_one_undo(why):
    why.hands.say("/pile", "People get no grant", "Homes stay damp !council", "Children miss school")
    assert not why.all(Risk)
    assert why.window.piling.heading() == "Pile · 3 cards"
    why.hands.press("Ctrl+Return")
    assert titles(why) == ["Children miss school", "Homes stay damp", "People get no grant"]
    assert why.window.frame.status.undoing.text() == "Undo: add 3 risks  Ctrl Z"
    assert {r.direction for r in why.all(Risk)} == {"not_sharing"}
    assert not why.window.day.store.drafts
    why.hands.press("Ctrl+Z")
    assert not why.all(Risk)
    assert len(rows(why)) == 4, "the cards are a pile again, ready to be corrected"
    assert not why.in_file().all(Risk)


def test_words_that_stand_in_the_line_are_the_last_card(why):
    why.hands.say("/pile", "People get no grant")
    why.hands.write("Homes stay damp")
    why.hands.press("Ctrl+Return")
    assert titles(why) == ["Homes stay damp", "People get no grant"]


def test_pasted_lines_are_a_pile(why):
    why.hands.press("Ctrl+K")
    why.hands.paste("1. People get no grant\n2. Homes stay damp\n\n")
    assert [r.title for r in rows(why)] == ["People get no grant", "Homes stay damp", "Card 3"]
    assert not why.all(Risk)


def test_a_table_that_is_pasted_is_still_imported(hold):
    hold.hands.press("Ctrl+K")
    hold.hands.paste("Title\tHeld by\nRadon map\tFire\n")
    assert hold.window.desk.page == "import"


def test_an_earlier_card_is_changed_and_one_that_is_emptied_goes(why):
    why.hands.say("/pile", "One", "Two", "Three")
    why.hands.press("Up", "Up")
    assert why.line == "Two"
    why.hands.write(" and a half")
    why.hands.press("Return")
    assert [r.title for r in rows(why)] == ["One", "Two and a half", "Three", "Card 4"]
    why.hands.press("Up", "Up", "Up", "Ctrl+A", "Backspace", "Return")
    assert [r.title for r in rows(why)] == ["Two and a half", "Three", "Card 3"]


def test_a_card_that_says_the_same_is_counted_once_more(why):
    why.hands.say("/pile", "People in cold homes get no grant")
    why.hands.write("People in cold homes get no money")
    assert rows(why)[-1].exceptions == ("Like 1? =1 counts it once more.",)
    why.hands.write(" =1")
    why.hands.press("Return")
    why.hands.say("=1")
    assert rows(why)[0].note == "said 3 times"
    why.hands.press("Ctrl+Return")
    [made] = why.all(Risk)
    assert made.said_times == 3


def test_undo_takes_the_last_card_back_into_the_line(why):
    why.hands.say("/pile", "One", "Two")
    assert why.window.frame.status.undoing.text() == "Undo: card 2  Ctrl Z"
    why.hands.press("Ctrl+Z")
    assert why.line == "Two"
    assert [r.title for r in rows(why)] == ["One", "Card 2"]


def test_a_pile_that_was_left_is_still_there_when_the_day_is_opened_again(why, program):
    why.hands.say("/pile", "People get no grant", "Homes stay damp")
    why.hands.press("Escape")
    assert why.notice == "2 cards wait in the pile. /pile goes on."
    why.hands.say("/pile", "Children miss school")
    path = why.window.day.path
    why.window.close()
    program.open_day(path)
    why.hands.settle()
    assert why.window.piling.open
    assert [r.title for r in rows(why)] == ["People get no grant", "Homes stay damp", "Children miss school", "Card 4"]
    assert "3 cards of a pile" in why.notice
    why.hands.press("Ctrl+Return")
    assert len(why.in_file().all(Risk)) == 3


def test_both_directions_are_one_pile(risk):
    risk.hands.say("/pile", "Staff look people up !council")
    risk.hands.press("Right")
    risk.hands.say("Every council builds its own")
    assert "If we don’t share" in risk.window.piling.heading()
    assert [r.note for r in rows(risk)][:2] == ["If we share", "If we don’t share"]
    risk.hands.press("Ctrl+Return")
    assert {r.title: r.direction for r in risk.all(Risk)} == {
        "Staff look people up": "sharing",
        "Every council builds its own": "not_sharing",
    }


def test_tables_hand_in_their_cards_and_the_room_is_told_how_many(risk):
    risk.hands.press("F5")
    risk.hands.say("/pile")
    risk.hands.press("Tab")
    risk.hands.say("One thing", "Another thing altogether")
    risk.hands.press("Tab")
    risk.hands.say("The third of them")
    assert "from table 2" in risk.window.piling.heading()
    assert risk.window.piling.told("ses-6") == "Cards in: table 1: 2 · table 2: 1"
    risk.hands.say("/pile 4")
    assert risk.window.piling.heading().endswith("from table 2 · 1 of 4 cards")
    assert risk.window.piling.told("ses-6") == "Cards in: table 1: 2 · table 2: 1 of 4"
    risk.hands.say("/pile 0")
    assert risk.window.piling.told("ses-6") == "Cards in: table 1: 2 · table 2: 1"


def test_the_room_sees_how_many_until_they_are_shown(risk):
    screen = risk.window.rooming.screen
    screen.on = True

    def wall():
        return " ".join(screen.wall().texts())

    risk.hands.say("/pile", "Staff look people up", "Letters frighten people")
    assert "2 cards in" in wall()
    assert "Staff" not in wall()
    risk.hands.press("Ctrl+Return")
    assert "2 cards in" in wall()
    assert "Staff" not in wall()
    assert "Letters" not in wall()
    risk.hands.say("/show")
    assert "Staff look people up" in wall()
    assert "cards in" not in wall()
    risk.hands.press("Ctrl+Z")
    assert "Staff" not in wall(), "shown by mistake: at once off again"
    screen.on = False


def test_an_action_can_be_caught_in_the_middle(why):
    why.hands.say("/pile", "One", "a: Ask the surgery @tamsin by 30/10", "Two")
    assert why.last(Action).headline == "Ask the surgery"
    assert [r.title for r in rows(why)] == ["One", "Two", "Card 3"]


def test_signs_alone_are_no_card(risk):
    risk.hands.say("By hand !council")
    risk.hands.say("/pile", "3x4")
    assert "A card has words" in risk.notice
    assert risk.line == "3x4"
    assert risk.last(Risk).likelihood is None


def test_looking_elsewhere_leaves_the_pile_where_it_is(why):
    why.hands.say("/pile", "One")
    why.hands.press("Ctrl+3")
    assert not why.window.piling.open
    why.hands.say("A dataset")
    assert why.last(Dataset).title == "A dataset"
    why.hands.press("Ctrl+2")
    why.hands.say("/pile")
    assert [r.title for r in rows(why)] == ["One", "Card 2"]


def test_asks_of_two_organisations_are_one_pile(room):
    room.look("asks")
    room.hands.say("/turn council", "/pile", "Does this home have damp?")
    room.hands.press("Right")
    room.hands.say("Who is eligible?")
    room.hands.press("Ctrl+Return")
    assert {u.title: u.acquirer_org_id for u in room.all(UseCase)} == {
        "Does this home have damp?": room.org("Council"),
        "Who is eligible?": room.org("Income"),
    }


def test_a_session_that_takes_no_cards_says_so(room):
    room.hands.say("/pile")
    assert "Cards are for sessions" in room.notice
    assert not room.window.piling.open


def test_nothing_to_show_is_said(why):
    why.hands.say("/show")
    assert why.notice == "Nothing is held off the room screen."
