"""The clock by keys: a late start and where its minutes come from, Ctrl+T, leaving out, fixed times, who leaves."""

from __future__ import annotations

from datetime import time

import pytest

from workshop import kinds as k
from workshop.running_order import running

OFFER = "8 min behind. Take them from: 1 lunch (45 → 37) · 2 Why now · 3 finish later (16:53) · 4 decide later"


def lunch(room):
    return next(b for b in room.all(k.Break) if b.label == "Lunch")


@pytest.fixture
def late(room, hands):
    """The room sits at 09:38."""
    hands.at("09:38")
    hands.press("Return")
    return room


def test_a_late_start_says_where_its_minutes_come_from(late, hands):
    assert late.notice == OFFER
    assert late.window.line.edit.hint.text() == "Type 1 to 4"
    hands.press("1")
    assert late.notice == "Lunch 45 → 37. Finish 16:45."
    assert lunch(late).planned_minutes == 37
    assert late.in_file().all(k.Break) == late.all(k.Break)


def test_enter_takes_the_first_but_not_within_the_same_moment(room, hands):
    hands.at("09:38")
    room.window.entering.guard_ms = 60_000
    hands.press("Return", "Return")
    assert room.notice == OFFER
    room.window.entering.guard_ms = 0
    hands.press("Return")
    assert lunch(room).planned_minutes == 37


@pytest.mark.parametrize("leave", [["Escape"], ["4"]])
def test_it_can_be_decided_later(late, hands, leave):
    hands.press(*leave)
    assert lunch(late).planned_minutes == 45
    assert late.notice == ""
    hands.say("/behind")
    assert late.notice == OFFER


def test_words_are_words_and_leave_the_question(late, hands):
    hands.say("Gethin Ashgrove @energy")
    assert late.last(k.Person).name == "Gethin Ashgrove"
    hands.press("Return")
    assert lunch(late).planned_minutes == 45


@pytest.mark.parametrize("leave", ["Return", "Escape"])
def test_words_in_the_line_stand_aside_while_an_act_asks(room, hands, leave):
    hands.at("09:30")
    hands.press("Return")
    hands.write("Who pays for the reader")
    people = len(room.all(k.Person))
    hands.press("F12")
    assert "still open: " in room.notice
    assert "?." not in room.notice
    assert room.line == ""
    was = room.window.desk.session_id
    room.window.entering.guard_ms = 0
    hands.press(leave)
    gone_on = leave == "Return"
    assert (room.window.desk.session_id != was) == gone_on, "Enter answered, and added nothing"
    assert len(room.all(k.Person)) == people
    if gone_on:
        assert room.line == ""
        assert room.notice == "Words wait in Opening."
        hands.press("Alt+PgUp")
    assert room.line == "Who pays for the reader", "no word is lost"


def test_what_is_asked_and_said_moves_nothing(room, hands):
    frame = room.window.frame

    def places():
        return [w.geometry() for w in (frame.header, room.window.line, frame.strip, frame.boards)]

    hands.at("09:30")
    hands.press("Return")
    room.look("hold")
    room.window.say("")
    hands.settle()
    before, chips = places(), room.window.line.chips
    hands.press("F12")
    assert room.notice.endswith("Enter goes on, Esc stays.")
    assert places() == before
    over = frame.notice.geometry()
    assert frame.notice.isVisible()
    assert frame.workspace.rect().contains(over)
    assert not over.intersects(frame.strip.geometry()), "two lines have room above the turns"
    hands.press("Escape")
    hands.say("Radon map by 40/50")
    hands.press("Ctrl+Z")
    assert room.line
    assert frame.notice.isVisible(), "what was said last is read first"
    hands.write("!")
    assert chips.chips
    assert not frame.notice.isVisible(), "and what is typed has its chips"
    hands.say("/documents")
    room.window.say("The stick is full.")
    hands.settle()
    assert frame.notice.isVisible()
    assert not frame.notice.geometry().intersects(frame.boards.geometry()), "a page gives it room"


def test_digits_answer_the_walk_again_once_nothing_is_asked(late, hands):
    hands.say("/walk")
    hands.press("1")
    assert late.all(k.Person)[0].authority_today == "decide"
    assert lunch(late).planned_minutes == 45


def test_ctrl_t_gives_five_more_and_five_from_the_next_break(room, hands):
    hands.at("09:30")
    hands.press("Return", "Ctrl+T", "1")
    assert room.notice == "5 more for Opening. Finish 16:50."
    hands.press("Ctrl+T", "2")
    assert room.notice == "5 more for Opening. Break 15 → 10."
    assert room.state.workshop.end == time(16, 50)
    assert running(room.state).planned_minutes == 35


def test_a_session_is_left_out_with_its_reason(room, hands):
    hands.at("09:30")
    hands.press("Return", "Ctrl+T", "3")
    assert room.line == "/skip "
    hands.write("Everybody knows everybody")
    hands.press("Return")
    assert running(room.state).id == "ses-1"
    assert room.window.desk.session_id == "ses-1"


def test_what_is_looked_at_is_left_out_and_the_room_stays(room, hands):
    hands.at("09:30")
    hands.press("Return")
    room.look("why")
    hands.say("/skip Told at the door")
    assert room.state.get(k.Session, "ses-1").state == "skipped"
    assert running(room.state).id == "ses-0"


def test_the_clock_stands_and_goes_on(room, hands):
    hands.at("09:30")
    hands.press("Return", "Ctrl+T", "5")
    hands.at("09:48")
    assert room.window.frame.guide.left.text() == "The clock stands"
    hands.press("Return")
    assert room.notice.startswith("18 min behind. Take them from: 1 the breaks (15 → 9, 45 → 36 and 10 → 7)")


def test_lunch_stays_where_it_is(room, hands):
    hands.say("/fix lunch 12:45")
    assert room.notice == "Lunch stays at 12:45."
    hands.at("09:38")
    hands.press("Return", "1")
    assert lunch(room).planned_start == time(12, 45)
    hands.say("/fix tea", "/fix nothing")
    assert "For example /fix lunch 12:45." in room.notice, "an example that works here"
    hands.press("Ctrl+A")
    hands.say("/free lunch")
    assert room.notice == "Lunch may move again."


def test_a_session_goes_on_after_the_break(room, hands):
    hands.at("10:15")
    hands.press("Return")
    room.look("hold")
    hands.say("/start")
    hands.at("10:45")
    hands.say("/split")
    assert room.notice == "What we hold goes on after Break, for 30 min."
    assert room.window.desk.session_id == "ses-2"
    hands.press("F12")
    assert running(room.state).id == "rest-ses-2"


def test_who_leaves_is_said_twenty_minutes_before(room, hands):
    hands.at("09:30")
    hands.press("Return")
    hands.say("/walk")
    hands.press("1", "Escape")
    hands.say("/left petra 15:00")
    assert room.notice == "Petra is here until 15:00."
    hands.at("14:40")
    assert room.notice.startswith("Petra leaves at 15:00. Then nobody here can decide for Council.")
    hands.press("Escape")
    hands.at("14:45")
    assert room.notice == ""
    hands.at("15:01")
    assert room.notice.startswith("Nobody here can now decide for Council.")
