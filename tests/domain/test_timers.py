"""Timers: what is left follows from when they began, whatever is done to the clock (W15, 1.3)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import commands as c
from workshop.clock import SetClock, SystemClock
from workshop.decide import decide
from workshop.playbook.load import bundled
from workshop.playbook.progress import parsed
from workshop.snapshot import Snapshot
from workshop.timers import (
    Step,
    Timer,
    asked,
    kept,
    longer,
    moved,
    of_session,
    reading,
    readings,
    to_type,
    with_,
)
from workshop.wall.content import Place
from workshop.wall.seen import seen
from workshop.wall.wall import wall

LONDON = ZoneInfo("Europe/London")
BEGAN = datetime(2026, 9, 15, 10, 8, tzinfo=LONDON)
FOUR = (Step("Alone", 60, busy=True), Step("In pairs", 120, busy=True), Step("In fours", 240), Step("All", 300))
TIMER = Timer(0, BEGAN, FOUR)
PLAIN = Timer(2, BEGAN, (Step("", 600),), "What would you give back?")


def after(**by):
    return reading(TIMER, BEGAN + timedelta(**by))


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (0, "Alone 1:00, then in pairs"),
        (59, "Alone 0:01, then in pairs"),
        (60, "In pairs 2:00, then in fours"),
        (179, "In pairs 0:01, then in fours"),
        (180, "In fours 4:00, then all"),
        (420, "All 5 min"),
        (421, "All 4:59"),
        (719, "All 0:01"),
        (720, "time"),
        (90_000, "time"),
    ],
)
def test_one_two_four_all_goes_through_its_steps(gone, said):
    assert after(seconds=gone).said == said


def test_from_five_minutes_on_it_counts_minutes():
    assert reading(PLAIN, BEGAN).said == "Table 2 10 min"
    assert reading(PLAIN, BEGAN + timedelta(seconds=301)).said == "Table 2 4:59"


@given(st.integers(-10_000, 10_000))
def test_nothing_is_ever_more_than_it_has_or_less_than_nothing(seconds):
    found = after(seconds=seconds)
    assert 0 <= found.left <= found.step.seconds
    assert found.over == (seconds >= TIMER.seconds)


@given(st.integers(0, 900), st.integers(-12, 14))
def test_another_zone_changes_nothing(seconds, hours):
    now = BEGAN + timedelta(seconds=seconds)
    assert reading(TIMER, now.astimezone(timezone(timedelta(hours=hours)))) == reading(TIMER, now)


@pytest.mark.parametrize(
    "night", [datetime(2026, 3, 29, 0, 55, tzinfo=LONDON), datetime(2026, 10, 25, 1, 55, tzinfo=LONDON)]
)
def test_summer_time_begins_and_ends_under_a_timer(night):
    """Ten minutes later by the time that passes, whatever the wall clock has done meanwhile."""
    began = night.astimezone(timezone(night.utcoffset()))  # as the laptop writes it
    now = (night.astimezone(UTC) + timedelta(minutes=10)).astimezone(LONDON)
    assert now.utcoffset() != night.utcoffset()
    assert reading(Timer(0, began, (Step("", 900),)), now.astimezone(timezone(now.utcoffset()))).left == 300


@given(st.integers(-100_000, 100_000), st.integers(0, 700))
def test_a_clock_that_is_set_takes_nothing_once_the_timer_was_moved(jump, gone):
    was = after(seconds=gone)
    [there] = moved([TIMER], timedelta(seconds=jump))
    now = reading(there, BEGAN + timedelta(seconds=gone + jump))
    assert (now.left, now.step) == (was.left, was.step)


def test_time_that_the_laptop_sleeps_is_time_that_passes():
    clock = SetClock(BEGAN)
    clock.set(BEGAN + timedelta(hours=1))
    assert clock.elapsed() == 3600
    assert reading(TIMER, clock.now()).over


def test_a_clock_that_is_set_is_told_from_time_that_passes():
    clock = SetClock(BEGAN)
    clock.jump(BEGAN + timedelta(days=1))
    assert clock.elapsed() == 0
    a = SystemClock().elapsed()
    assert SystemClock().elapsed() >= a


@pytest.mark.parametrize(
    ("typed", "table", "minutes", "label", "words"),
    [
        ("3", 0, 3, "", ""),
        ("3 silent writing", 0, 3, "silent writing", ""),
        ("5 min", 0, 5, "", ""),
        ("10 table 2", 2, 10, "", ""),
        ("8 min table 3 What would you give back?", 3, 8, "", "What would you give back?"),
    ],
)
def test_what_is_typed_is_a_timer(typed, table, minutes, label, words):
    made = asked(typed, BEGAN)
    assert (made.table, made.seconds, made.steps[0].label, made.words) == (table, minutes * 60, label, words)


@pytest.mark.parametrize("typed", ["", "soon", "0", "181", "999", "-3", "3.5.5"])
def test_what_is_no_timer_is_none(typed):
    assert asked(typed, BEGAN) is None


def test_more_is_of_the_step_that_runs_and_of_one_that_is_over_from_now():
    twice = Timer(0, BEGAN, (Step("Say", 60), Step("Say", 60)))
    [more] = longer([twice], 120, BEGAN + timedelta(seconds=70))
    assert [x.seconds for x in more.steps] == [60, 180]
    [again] = longer([TIMER], 120, BEGAN + timedelta(hours=2))
    assert reading(again, BEGAN + timedelta(hours=2)).said == "All 2:00"


# -- in the day --


@pytest.fixture
def day():
    s = Snapshot.of()
    values = {"title": "Trial", "date": BEGAN.date()}
    s = s.after(decide(s, c.NewDay(bundled("one-day"), values, ()), c.Stamp(BEGAN)))
    return s.after(decide(s, c.Start("ses-1"), c.Stamp(BEGAN)))


def keep(s, *timers, session="ses-1"):
    return s.after(decide(s, kept(session, timers), c.Stamp(BEGAN)))


def test_timers_are_kept_with_the_day_and_come_back_the_same(day):
    assert of_session(keep(day, PLAIN, TIMER), "ses-1") == (TIMER, PLAIN)
    assert of_session(keep(keep(day, TIMER)), "ses-1") == ()


@pytest.mark.parametrize("value", ["", "x", "[1]", "{}", '[{"table": 1}]', '[{"table":1,"began":"x","steps":[]}]'])
def test_a_setting_that_is_no_timer_is_none(day, value):
    broken = day.after(decide(day, c.Set("timers ses-1", value), c.Stamp(BEGAN)))
    assert of_session(broken, "ses-1") == ()


def test_timers_are_seen_only_while_their_session_runs(day):
    assert len(readings(keep(day, TIMER), BEGAN)) == 1
    assert not readings(keep(day, TIMER, session="ses-2"), BEGAN)
    moved_on = keep(day, TIMER)
    moved_on = moved_on.after(decide(moved_on, c.Finish(), c.Stamp(BEGAN)))
    assert not readings(moved_on, BEGAN)


def test_a_table_has_one_timer():
    other = Timer(2, BEGAN, (Step("", 60),))
    assert with_([TIMER, PLAIN], other) == [TIMER, other]


def test_while_the_room_is_busy_there_is_time_to_type(day):
    s = keep(day, TIMER)
    assert to_type(s, BEGAN) == "Type now: the room is busy for 1 min."
    assert to_type(s, BEGAN + timedelta(seconds=61)) == "Type now: the room is busy for 2 min."
    assert to_type(s, BEGAN + timedelta(seconds=200)) == ""
    assert to_type(s, BEGAN + timedelta(hours=2)) == ""


def test_the_wall_has_them_and_a_blank_one_has_not(day):
    s = keep(day, TIMER, PLAIN)
    shown = wall(seen(s), s, Place(), BEGAN + timedelta(seconds=70))
    assert [(x.figure, x.title, x.lines) for x in shown.timers] == [
        ("1:50", "In pairs", ("Then in fours",)),
        ("9 min", "Table 2", ("What would you give back?",)),
    ]
    assert "In pairs" in shown.spoken
    over = wall(seen(s), s, Place(), BEGAN + timedelta(minutes=19))
    assert [x.figure for x in over.timers] == ["0:00", "0:00"]


def test_the_playbook_knows_one_two_four_all():
    steps = next(x for x in parsed(bundled("one-day")).sessions if x.id == "ses-1").steps
    assert [(x.minutes, x.busy) for x in steps] == [(1, True), (2, True), (4, True), (5, False)]
    assert sum(x.minutes for x in steps) == 12
    for session in parsed(bundled("one-day")).sessions:
        assert sum(x.minutes for x in session.steps) < session.minutes
