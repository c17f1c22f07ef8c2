"""Dates as people say them in a hurry, on Tuesday 15 September 2026 where nothing else is said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import dates

TUESDAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("30/9", 9, 30),
        ("9 oct", 10, 9),
        ("31st", 10, 31),
        ("the 31st", 10, 31),
        ("the 20th", 9, 20),
        ("15th", 10, 15),
        ("fri", 9, 18),
        ("friday", 9, 18),
        ("next friday", 9, 25),
        ("next tuesday", 9, 22),
        ("next monday", 9, 21),
        ("within two weeks", 9, 29),
        ("in two weeks", 9, 29),
        ("in 10 days", 9, 25),
        ("within the next two weeks", 9, 29),
        ("in a week", 9, 22),
        ("within one month", 10, 15),
        ("end of month", 9, 30),
        ("the end of the month", 9, 30),
        ("end of next month", 10, 31),
        ("end of the week", 9, 18),
        ("end of next week", 9, 25),
        ("end of year", 12, 31),
        ("end nov", 11, 30),
    ],
)
def test_a_date_that_somebody_says_is_the_next_such_day(text, month, day):
    assert dates.read_date(text, TUESDAY) == date(2026, month, day)


@pytest.mark.parametrize(
    "text", ["31", "30 feb", "32nd", "0th", "in weeks", "in no weeks", "end of them", "the", "next", "next month"]
)
def test_what_is_no_date_is_none(text):
    assert dates.read_date(text, TUESDAY) is None


@pytest.mark.parametrize(
    ("text", "today", "found"),
    [
        ("31st", date(2026, 1, 31), date(2026, 3, 31)),
        ("29th", date(2027, 1, 30), date(2027, 3, 29)),
        ("end of next month", date(2026, 12, 3), date(2027, 1, 31)),
        ("end of week", date(2026, 9, 19), date(2026, 9, 25)),
        ("1st", date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_months_without_that_day_and_years_are_stepped_over(text, today, found):
    assert dates.read_date(text, today) == found


def test_the_year_is_said_only_where_it_is_another():
    assert dates.near(date(2026, 10, 9), TUESDAY) == "Fri 9 Oct"
    assert dates.near(date(2027, 9, 14), TUESDAY) == "Tue 14 Sep 2027"


@pytest.mark.parametrize(
    ("text", "meant"), [("14/9", date(2026, 9, 14)), ("15 sep", TUESDAY), ("1/9", date(2026, 9, 1))]
)
def test_a_day_that_has_just_gone_by_was_perhaps_meant(text, meant):
    assert dates.just_past(text, dates.read_date(text, TUESDAY), TUESDAY) == meant


@pytest.mark.parametrize("text", ["30/8", "14/9/2027", "14/9/27", "9/10", "1 jan"])
def test_a_day_long_gone_or_with_its_year_was_meant_as_it_is_said(text):
    assert dates.just_past(text, dates.read_date(text, TUESDAY), TUESDAY) is None


@given(st.integers(1, 31), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_a_day_of_the_month_is_always_ahead_within_two_months(day, today):
    found = dates.read_date(f"{day}th", today)
    assert found.day == day
    assert 0 < (found - today).days <= 62
