"""How the day ran: planned and actual, and the minutes for the next one."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time, timedelta

import pytest

from tests.pdf.check import failures
from tests.report.reading import Read
from workshop import commands as c
from workshop import kinds as k
from workshop.decide import decide
from workshop.playbook.load import bundled
from workshop.report import render
from workshop.running_order import parts
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.views.ran import as_it_took, as_it_took_in_words, ran

DAY = date(2026, 9, 15)


class Room:
    """A day on a clock that is set by hand."""

    def __init__(self, **values):
        self.s, self.now = Snapshot.of(), datetime.combine(DAY, time(9, 38), ZONE)
        day = {"title": "A day", "question": "How?", "date": DAY, "end": time(16, 45)} | values
        self.do(c.NewDay(bundled("one-day"), day, ({"name": "Council", "short": "Council"},)))

    def do(self, command):
        self.s = self.s.after(decide(self.s, command, c.Stamp(self.now)))

    def after(self, minutes):
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def day():
    """Begun 8 minutes late; the opening took 31 minutes for 25, why now 12 for 20; what we hold runs."""
    room = Room()
    room.do(c.StartDay())
    for minutes in (31, 12):
        room.after(minutes)
        room.do(c.Finish())
    return room


def test_a_day_that_has_not_begun_did_not_run():
    assert ran(Room().s) is None


def test_planned_and_actual_stand_side_by_side(day):
    found = ran(day.s)
    assert (found.rows[0].planned, found.rows[0].ran) == ("09:30, 25 min", "09:38 to 10:09, 31 min")
    assert found.rows[0].difference == "6 min longer"
    assert found.rows[1].difference == "8 min shorter"
    assert found.rows[2].difference == "did not end"
    assert found.rows[5].difference == "did not run"
    assert found.sentence == "Began at 09:38, 8 minutes late."


def test_the_plan_is_that_of_the_start_of_the_day(day):
    day.do(c.Plan("ses-4", 60))
    row = next(r for r in ran(day.s).rows if r.name.startswith("5 "))
    assert row.planned.endswith("35 min")


def test_what_was_left_out_says_why(day):
    day.do(c.Skip("ses-4", "The room had chosen already"))
    row = next(r for r in ran(day.s).rows if r.name.startswith("5 "))
    assert (row.difference, row.note) == ("left out", "The room had chosen already")


def test_the_next_day_takes_what_this_one_took_in_steps_of_five(day):
    took = as_it_took(day.s)
    assert (took["ses-0"], took["ses-1"], took["ses-2"]) == (30, 10, 60)
    assert as_it_took_in_words(day.s) == "Opening 25 → 30, Why now 20 → 10"


def test_a_day_made_from_an_earlier_one_has_its_minutes(day):
    again = Room(end=None)
    again.s = Snapshot.of()
    values = {"title": "Again", "question": "How?", "date": DAY + timedelta(days=90)}
    again.do(c.NewDay(bundled("one-day"), values, (), {}, as_it_took(day.s)))
    lengths = {p.id: p.planned_minutes for p in parts(again.s)}
    assert (lengths["ses-0"], lengths["ses-1"], lengths["ses-2"]) == (30, 10, 60)
    rows = parts(again.s)
    ends = [p.planned_start.hour * 60 + p.planned_start.minute + p.planned_minutes for p in rows]
    assert ends[:-1] == [p.planned_start.hour * 60 + p.planned_start.minute for p in rows[1:]]


def test_the_rest_of_a_session_that_was_split_counts_with_it(day):
    day.after(20)
    day.do(c.Split("ses-3", 40))
    rest = next(p for p in parts(day.s) if p.id.startswith("rest-"))
    assert as_it_took(day.s)["ses-2"] == 20, "nothing of the rest has run yet"
    assert rest.id not in as_it_took(day.s)


def test_the_annex_of_the_report_has_it(day, sample):
    for s in (day.s, sample, Room().s):
        made = render(s)
        assert failures(made) == {}
    read = Read(render(day.s))
    assert "09:38 to 10:09, 31 min" in read.text
    assert "6 min longer" in read.text
    assert "Annex I: How the day ran" in Read(render(sample)).text


def test_no_time_of_a_row_is_lost_when_a_clock_is_put_back(sample):
    back = [
        dataclasses.replace(r, ended_at=r.started_at - timedelta(hours=1)) if isinstance(r, k.Session) else r
        for r in sample.records()
    ]
    found = ran(Snapshot.of(back))
    assert all(n >= 5 for n in as_it_took(Snapshot.of(back)).values())
    assert found is not None
