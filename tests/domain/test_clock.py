"""The running order on the clock: late, made up, split, fixed, standing still; no clock makes a minute negative."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop import commands as c
from workshop.boards.guide import guide
from workshop.boards.leaving import leaving
from workshop.boards.rail import rail
from workshop.decide import Refused, decide
from workshop.kinds import Organisation, Person, Session
from workshop.playbook.load import bundled
from workshop.replanning import needed, shared_out, sources
from workshop.running_order import (
    END,
    actual_minutes,
    ahead,
    at_minute,
    behind,
    first_plan,
    left,
    minutes,
    parts,
    room_session,
    running,
)
from workshop.snapshot import Snapshot
from workshop.wall.content import Place
from workshop.wall.seen import seen
from workshop.wall.wall import wall

ZONE = timezone(timedelta(hours=1))
LUNCH, BREAK = "brk-2", "brk-1"


def at(clock: str, zone=ZONE, day: int = 15) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 9, day, int(hour), int(minute), tzinfo=zone)


class Day:
    """A day, told by what is done when."""

    def __init__(self, end=time(16, 45)) -> None:
        self.s = Snapshot.of()
        orgs = ({"id": "org-01", "name": "Income", "short": "Income"},)
        values = {"title": "Trial", "date": at("09:00").date(), "end": end}
        self.do(c.NewDay(bundled("one-day"), values, orgs), "08:30")

    def do(self, command, clock, **where):
        self.s = self.s.after(decide(self.s, command, c.Stamp(at(clock, **where))))
        return self

    def planned(self, id_):
        part = next(p for p in parts(self.s) if p.id == id_)
        return f"{part.planned_start:%H:%M} {part.planned_minutes}"

    def take(self, clock, key=1):
        return self.do(c.Retime(sources(self.s, at(clock))[key - 1].lengths), clock)

    @property
    def end(self):
        return f"{self.s.workshop.end:%H:%M}"


@pytest.fixture
def day():
    return Day()


@pytest.fixture
def late(day):
    """The day of the specification: it starts at 09:38."""
    return day.do(c.StartDay(), "09:38")


# -- late --


def test_a_late_start_is_offered_its_minutes_from_lunch_first(late):
    now = at("09:38")
    assert behind(late.s, now) == needed(late.s, now) == 8
    assert [x.text for x in sources(late.s, now)] == ["lunch (45 → 37)", "Why now", "finish later (16:53)"]


def test_lunch_gives_the_minutes_and_the_finish_stays(late):
    late.take("09:38")
    assert late.planned("ses-0") == "09:38 25"
    assert late.planned(LUNCH) == "12:53 37"
    assert late.planned("ses-5") == "13:30 40"
    assert late.end == "16:45"
    assert behind(late.s, at("09:38")) == 0
    assert left(late.s, at("09:40")) == 23


def test_a_session_may_give_them_or_the_finish(late):
    other = Day().do(c.StartDay(), "09:38").take("09:38", 2)
    assert other.planned("ses-1") == "10:03 12"
    assert other.end == "16:45"
    late.take("09:38", 3)
    assert late.planned(LUNCH) == "12:53 45"
    assert late.end == "16:53"


def test_what_runs_has_its_minutes_also_when_it_began_late(late):
    assert left(late.s, at("09:45")) == 18
    assert guide(late.s, "ses-0", at("09:45")).until == "left · until 10:03"
    assert behind(late.s, at("10:10")) == 15  # over by seven, on top of eight


def test_a_break_that_begins_late_gives_the_minutes_itself(day):
    day.do(c.StartDay(), "09:30")
    day.do(c.Start("ses-2"), "10:15").do(c.Finish(), "11:20")
    now = at("11:20")
    assert running(day.s).id == BREAK
    assert sources(day.s, now)[0].text == "break (15 → 10)"
    day.take("11:20")
    assert day.planned(BREAK) == "11:20 10"
    assert day.planned("ses-3") == "11:30 40"


def test_where_no_break_can_give_all_of_it_they_share_it(late):
    assert sources(late.s, at("10:20"))[0].text == "the breaks (15 → 7, 45 → 32 and 10 → 6)"


def test_nobody_eats_in_less_than_half_an_hour(late):
    for minute in range(38, 60):
        for source in sources(late.s, at(f"09:{minute}"), 15):
            assert source.lengths.get(LUNCH, 45) >= 30, source.text
    assert sources(late.s, at("10:28"))[0].text == "the sessions to come, a little each"


def test_sessions_in_which_the_room_writes_and_signs_give_nothing(day):
    day.do(c.StartDay(), "09:30").do(c.Start("ses-7"), "15:15")
    assert [x.text for x in sources(day.s, at("15:15"))] == ["Move little", "finish later (16:50)"]
    day.do(c.Start("ses-8"), "15:40")
    assert [x.text for x in sources(day.s, at("15:40"))] == ["finish later (16:50)"]


def test_on_plan_nothing_is_offered(day):
    day.do(c.StartDay(), "09:30")
    assert sources(day.s, at("09:40")) == []


def test_the_plan_as_it_was_is_kept(late):
    late.take("09:38")
    assert first_plan(late.s)[LUNCH] == (time(12, 45), 45)


# -- fixed points --


def test_what_is_fixed_stays_and_the_rows_before_it_give_the_minutes(day):
    day.do(c.Fix(LUNCH, time(12, 45)), "08:40").do(c.StartDay(), "09:38")
    found = sources(day.s, at("09:38"))
    assert [x.text for x in found] == ["Why now"] or found[0].text.startswith("break")
    day.take("09:38")
    assert day.planned(LUNCH) == "12:45 45"
    assert day.end == "16:45"


def test_more_minutes_are_refused_where_something_is_fixed_behind_them(day):
    day.do(c.Fix(LUNCH, time(12, 45)), "08:40").do(c.StartDay(), "09:30")
    with pytest.raises(Refused, match="Lunch stays at 12:45"):
        day.do(c.Plan("ses-0", 30), "09:40")
    found = sources(day.s, at("09:40"), 5)
    assert found[0].lengths["ses-0"] == 30
    day.do(c.Retime(found[0].lengths), "09:40")
    assert day.planned(LUNCH) == "12:45 45"


def test_a_finish_that_stays_is_never_moved(day):
    day.do(c.Fix(END, time(16, 45)), "08:40").do(c.StartDay(), "09:38")
    assert not any(x.text.startswith("finish later") for x in sources(day.s, at("09:38")))
    with pytest.raises(Refused, match="The finish stays at 16:45"):
        day.do(c.Retime({}), "09:38")


def test_a_fixed_time_later_than_planned_leaves_minutes_free_before_it(day):
    day.do(c.Fix(LUNCH, time(13, 0)), "08:40")
    assert day.planned(LUNCH) == "13:00 45"
    assert day.planned("ses-5") == "13:45 40"
    day.do(c.StartDay(), "09:38")
    assert needed(day.s, at("09:38")) == 0  # the quarter of an hour before lunch takes it up
    with pytest.raises(Refused, match="too late"):
        day.do(c.Fix(LUNCH, time(12, 0)), "09:40")


# -- leaving out, splitting, going back --


def test_a_session_that_is_left_out_needs_a_reason_and_is_stepped_over(day):
    day.do(c.StartDay(), "09:30")
    with pytest.raises(Refused, match="reason"):
        day.do(c.Skip("ses-1", " "), "09:40")
    day.do(c.Skip("ses-1", "The story was told at the door"), "09:40")
    row = next(r for r in rail(day.s) if r.id == "ses-1")
    assert (row.state, row.why) == ("skipped", "The story was told at the door")
    day.do(c.Finish(), "09:55")
    assert running(day.s).id == "ses-2"
    assert behind(day.s, at("09:55")) == -20


def test_what_runs_can_be_left_out_and_the_next_begins(day):
    day.do(c.StartDay(), "09:30").do(c.Skip("ses-0", "Everybody knows everybody"), "09:35")
    assert running(day.s).id == "ses-1"
    assert day.s.get(Session, "ses-0").state == "skipped"


def test_a_session_in_two_parts_goes_on_after_the_break(day):
    day.do(c.StartDay(), "09:30").do(c.Start("ses-2"), "10:15").do(c.Split(BREAK, 25), "10:50")
    assert running(day.s).id == BREAK
    assert day.planned("ses-2") == "10:15 35"
    assert day.planned("rest-ses-2") == "11:05 25"
    assert day.planned("ses-3") == "11:30 40"
    assert day.end == "16:45"
    day.do(c.Finish(), "11:05")
    assert room_session(day.s).id == "ses-2"
    assert guide(day.s, "ses-2", at("11:05")).next == "Finish: go to Asks and offers"
    day.do(c.Finish(), "11:30")
    assert running(day.s).id == "ses-3"


def test_a_session_that_runs_once_more_has_the_minutes_that_it_left(day):
    day.do(c.StartDay(), "09:30").do(c.Finish(), "09:40").do(c.Start("ses-0"), "10:00")
    assert left(day.s, at("10:00")) == 15
    day.do(c.Finish(), "10:12")
    assert actual_minutes(day.s, day.s.get(Session, "ses-0")) == 22


# -- the clock stands, jumps, changes its zone --


def test_a_clock_that_stands_still_takes_no_minutes_and_they_are_missing_afterwards(day):
    day.do(c.StartDay(), "09:30").do(c.Pause(), "09:40")
    assert left(day.s, at("10:30")) == 15
    assert guide(day.s, "ses-0", at("10:30")).left == "The clock stands"
    day.do(c.Resume(), "09:58")
    assert left(day.s, at("09:58")) == 15
    assert behind(day.s, at("09:58")) == 18
    assert sources(day.s, at("09:58"))[0].text == "the breaks (15 → 9, 45 → 36 and 10 → 7)"


def test_going_on_to_the_next_lets_the_clock_go_on(day):
    day.do(c.StartDay(), "09:30").do(c.Pause(), "09:40").do(c.Finish(), "09:55")
    assert left(day.s, at("10:00")) == 15


@pytest.mark.parametrize("days", [-1, 1])
def test_a_clock_that_jumps_by_a_day_shows_no_minutes(late, days):
    now = at("09:45", day=15 + days)
    assert left(late.s, now) is None
    assert behind(late.s, now) is None
    assert guide(late.s, "ses-0", now).left == ""


def test_a_clock_put_back_makes_no_minute_negative(late):
    assert left(late.s, at("09:20")) == 25
    assert late.do(c.Finish(), "09:20").s.get(Session, "ses-0").state == "unfinished"
    assert actual_minutes(late.s, late.s.get(Session, "ses-0")) == 0
    assert running(late.s).id == "ses-1"


def test_a_zone_that_is_put_right_keeps_the_minutes_that_passed(day):
    day.do(c.StartDay(), "08:30", zone=timezone(timedelta(0)))
    assert left(day.s, at("09:40")) == 15  # ten minutes later, and an hour on the clock
    assert behind(day.s, at("09:40")) == 0


def test_summer_time_ends_under_a_night_shift():
    day = Day(end=None)
    day.do(c.StartDay(), "01:50")
    now = at("01:10", zone=timezone(timedelta(0)))  # twenty minutes later
    assert left(day.s, now) == 5


# -- who leaves --


@pytest.fixture
def farid(late):
    person = {"name": "Farid Brackenfold", "org_id": "org-01", "authority_today": "decide", "here": True}
    late.do(c.Add("person", "ppl-01", person), "09:41")
    assert late.s.get(Organisation, "org-01").short == "Income"
    return late.do(c.Change("person", "ppl-01", {"present_to": time(15, 0)}), "09:45")


def said(day, clock):
    return [text for _, text in leaving(day.s, at(clock))]


def test_twenty_minutes_before_somebody_leaves_it_is_said(farid):
    assert said(farid, "14:39") == []
    assert said(farid, "14:40") == [
        "Farid leaves at 15:00. Then nobody here can decide for Income. Agree who asks whom."
    ]
    farid.do(c.Add("decision", "dec-01", {"decision": "The pilot is the check"}), "14:45")
    assert "Get their yes to 1 open item before" in said(farid, "14:45")[0]


def test_once_nobody_can_decide_it_is_said(farid):
    assert said(farid, "15:01")[0].startswith("Nobody here can now decide for Income.")
    person = {"name": "Mei", "org_id": "org-01", "authority_today": "decide", "here": True}
    farid.do(c.Add("person", "ppl-02", person), "15:02")
    assert said(farid, "15:03") == []
    assert farid.s.get(Person, "ppl-02").present_from == time(15, 2)


# -- arithmetic --

LATE = st.integers(0, 150)
FIXED = st.sets(st.sampled_from([LUNCH, "brk-3", "ses-4", END]), max_size=2)


@settings(max_examples=150, deadline=None)
@given(LATE, FIXED, st.integers(0, 6), st.integers(0, 20))
def test_every_source_keeps_what_is_fixed_the_sum_and_five_minutes_each(late, fixed, session, more):
    day = Day()
    for id_ in sorted(fixed):
        planned = day.s.workshop.end if id_ == END else next(p for p in parts(day.s) if p.id == id_).planned_start
        day.do(c.Fix(id_, planned), "08:40")
    begins = minutes(day.s.get(Session, f"ses-{session}").planned_start) + late
    clock = f"{at_minute(begins):%H:%M}"
    day.do(c.StartDay(), "09:30" if session else clock).do(c.Start(f"ses-{session}"), clock)
    ends_before, stay = day.s.workshop.end, {r.id: r.start for r in ahead(day.s)[1:] if r.fixed}
    for source in sources(day.s, at(clock), more):
        s = day.s.after(decide(day.s, c.Retime(source.lengths), c.Stamp(at(clock))))
        rows = ahead(s)
        assert all(r.length >= 5 for r in rows[:-1])
        assert {r.id: r.start for r in rows[1:] if r.fixed} == stay
        assert all(a.start + a.length <= b.start for a, b in pairwise(rows))
        if not source.text.startswith("finish later") and not stay:
            assert s.workshop.end <= ends_before
        assert (behind(s, at(clock)) or 0) <= 0


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.integers(0, 400))
def test_minutes_are_shared_out_whole_and_none_gives_more_than_it_has(spare, wanted):
    if wanted > sum(spare):
        with pytest.raises(ValueError, match="not enough"):
            shared_out(wanted, spare)
        return
    given_ = shared_out(wanted, spare)
    assert sum(given_) == wanted
    assert all(0 <= g <= s for g, s in zip(given_, spare, strict=True))


# -- whatever is done to the clock --


CLOCKS = st.lists(
    st.one_of(
        st.tuples(st.just("passes"), st.integers(0, 90)),  # minutes
        st.tuples(st.just("is set"), st.sampled_from([-2880, -1440, -61, -7, 3, 55, 60, 1440, 44_000])),  # by minutes
        st.tuples(st.just("zone"), st.sampled_from([-8, 0, 1, 2, 5.5, 13])),  # hours from UTC
        st.tuples(st.just("does"), st.sampled_from([c.Finish(), c.Pause(), c.Resume(), c.Start("ses-3")])),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(CLOCKS)
def test_no_clock_makes_a_minute_negative_or_a_screen_fail(told):
    day, now = Day(), at("09:30")
    day.do(c.StartDay(), "09:30")
    for what, how in told:
        if what in ("passes", "is set"):
            now += timedelta(minutes=how)
        elif what == "zone":
            now = now.astimezone(timezone(timedelta(hours=how)))
        else:
            try:
                day.s = day.s.after(decide(day.s, how, c.Stamp(now)))
            except Refused:
                continue
        part = running(day.s)
        shown = guide(day.s, "ses-0", now)
        said = wall(seen(day.s), day.s, Place(), now)
        assert "-" not in shown.left + shown.until + said.left + said.until
        remains = left(day.s, now)
        if part is not None and remains is not None:
            assert remains <= max(part.planned_minutes, 5)
        rail(day.s)
        leaving(day.s, now)
        for source in sources(day.s, now):
            assert all(n >= 0 for n in source.lengths.values())


def test_the_wall_says_the_minutes_that_the_guide_says(late):
    """What runs has its minutes from when it began: also in front of the room."""
    for clock in ("09:40", "09:45:30", "10:02:10"):
        hour, minute, second = [*map(int, clock.split(":")), 0][:3]
        now = at(f"{hour}:{minute}").replace(second=second)
        assert wall(seen(late.s), late.s, Place(), now).until == "until 10:03"
        assert guide(late.s, "ses-0", now).until == "left · until 10:03"
    assert wall(seen(late.s), late.s, Place(), at("10:02").replace(second=10)).left == "0:50"


def test_a_clock_that_stands_still_stands_on_the_wall_too(late):
    late.do(c.Pause(), "09:50")
    shown = [wall(seen(late.s), late.s, Place(), at(clock)).left for clock in ("09:50", "10:20", "11:00")]
    assert shown == ["13 min"] * 3


def test_back_at_is_when_the_break_is_over(day):
    day.do(c.StartDay(), "09:30").do(c.Start("ses-2"), "10:15").do(c.Finish(), "11:20")
    assert "Back at 11:35" in wall(seen(day.s), day.s, Place(), at("11:21")).texts()
    day.take("11:20")
    assert "Back at 11:30" in wall(seen(day.s), day.s, Place(), at("11:21")).texts()
