"""Timers in the window, on the wall and at the lectern, over a restart and a clock that is set."""

from __future__ import annotations

from datetime import timedelta

import pytest

from workshop.timers import of_session


@pytest.fixture
def why(room, hands):
    """A quarter past ten: the room talks about why now."""
    hands.at("09:30")
    hands.press("Return")
    hands.at("10:08")
    hands.say("/look 2", "/start")
    return room


def told(room):
    return room.window.frame.guide.timers.text()


def wall(room):
    room.window.rooming.screen.on = True
    try:
        return room.window.rooming.screen.wall()
    finally:
        room.window.rooming.screen.on = False


def pass_(room, **by):
    room.hands.clock.forward(**by)
    room.window.beat()
    room.hands.settle()


def test_the_steps_of_the_session_run_one_after_the_other(why):
    why.hands.say("/timer")
    assert told(why) == "Alone, in silence 1:00, then in pairs"
    assert why.window.frame.guide.type_now.text() == "Type now: the room is busy for 1 min."
    pass_(why, seconds=75)
    assert told(why) == "In pairs 1:45, then in fours"
    assert [x.figure for x in wall(why).timers] == ["1:45"]
    pass_(why, minutes=12)
    assert told(why) == "time"
    why.hands.say("/timer off")
    assert told(why) == ""
    assert not wall(why).timers


def test_each_table_has_its_own(why):
    why.hands.say("/tables 10 3", "/timer 8 table 2 What would you give back?")
    pass_(why, minutes=6)
    assert [(x.figure, x.title) for x in wall(why).timers] == [
        ("4:00", "Table 1"),
        ("2:00", "Table 2"),
        ("4:00", "Table 3"),
    ]
    why.hands.say("/timer +1")
    assert [x.figure for x in wall(why).timers] == ["5 min", "3:00", "5 min"]


def test_the_lectern_has_it_large(why):
    why.hands.say("/timer 3 silent writing")
    why.hands.press("Ctrl+L")
    view = why.window.frame.turned
    assert view.timers.text() == "silent writing 3:00"
    pass_(why, seconds=20)
    assert view.timers.text() == "silent writing 2:40"


def test_it_goes_on_over_a_restart(why, program):
    why.hands.say("/timer 5")
    path = why.window.day.path
    why.window.close()
    why.hands.clock.forward(minutes=2)
    program.open_day(path)
    why.hands.settle()
    assert told(why) == "3:00"


@pytest.mark.parametrize("by", [timedelta(days=1), timedelta(days=-1), timedelta(minutes=-7), timedelta(hours=1)])
def test_a_clock_that_is_set_takes_nothing_from_it(why, by):
    why.hands.say("/timer 5")
    pass_(why, seconds=90)
    why.hands.clock.jump(why.hands.clock.now() + by)
    why.window.beat()
    assert "Timers go on." in why.notice
    [timer] = of_session(why.state, "ses-1")
    assert (why.hands.clock.now() - timer.began).total_seconds() == 90
    pass_(why, seconds=10)
    assert why.notice, "it is said once, and stays until something else is said"


def test_a_laptop_that_slept_finds_the_time_gone(why):
    why.hands.say("/timer 5")
    pass_(why, minutes=40)
    assert told(why) == "time"
    assert "clock" not in why.notice


def test_the_next_session_has_none(why):
    why.hands.say("/timer 5")
    why.hands.finish()
    assert told(why) == ""
    assert not wall(why).timers


@pytest.mark.parametrize("line", ["/timer soon", "/timer +1", "/timer off", "/tables x", "/tables 999"])
def test_what_cannot_be_is_said(why, line):
    why.hands.say(line)
    assert why.notice
    assert not of_session(why.state, "ses-1")


def test_without_a_session_there_is_none(room):
    room.hands.say("/timer 3")
    assert room.notice.startswith("No session runs.")


def test_ctrl_t_six_is_for_the_tables(why):
    why.hands.press("Ctrl+T", "6")
    assert told(why).splitlines() == ["Table 1 10 min", "Table 2 10 min"]
