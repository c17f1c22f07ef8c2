"""What stands on the wall can be understood from the back row: whose turn, of what, how long; nothing that is past."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from workshop import commands as c
from workshop.boards.cards import card
from workshop.boards.guide import guide
from workshop.boards.hold import NOTHING
from workshop.boards.lists import columns_of
from workshop.boards.terms import sheet
from workshop.decide import decide
from workshop.formulas import choosing
from workshop.kinds import Action, Decision, Notice, Organisation, Person, Risk, Session
from workshop.playbook.load import bundled
from workshop.playbook.progress import parsed
from workshop.running_order import afresh, behind, left, running
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.wall.content import Place
from workshop.wall.newest import newest
from workshop.wall.seen import seen
from workshop.wall.wall import wall, without_session

PLAN = {p.number: p for p in parsed(bundled("one-day")).sessions}


def at(clock, day=15):
    hour, minute, *second = map(int, clock.split(":"))
    return datetime(2026, 9, day, hour, minute, *second, tzinfo=ZONE)


def do(s, command, clock, day=15, session=None):
    return s.after(decide(s, command, c.Stamp(at(clock, day), session)))


def changed(s, record, **values):
    return Snapshot.of(r.with_values(**values) if r.id == record.id else r for r in s.records())


def running_now(s, number):
    others = [r for r in s.records() if not isinstance(r, Session)]
    return Snapshot.of([*others, *(r.with_values(state="now" if r.number == number else "done")
                                   for r in s.all(Session))])  # fmt: skip


def on_wall(s, number, shown=False, **place):
    day = running_now(s, number)
    return wall(seen(day, shown=shown), day, Place(**place), at("14:32"))


@pytest.fixture
def begun():
    s = do(Snapshot.of(), c.NewDay(bundled("one-day"), {"title": "Trial", "date": at("09:00").date()}), "08:30")
    return do(s, c.StartDay(), "09:30")


# -- what is new --


def news(s, clock):
    return wall(seen(s), s, Place(newest=newest(s)), at(clock)).news


def test_what_was_said_is_news_for_a_minute(begun):
    s = do(begun, c.Start("ses-4"), "12:10")
    words = "Redesign the automatic rebate as a match in place and cost it with the agency before the end of January"
    s = do(s, c.Add("action", "act-1", {"action": words}), "12:20", session="ses-4")
    assert news(s, "12:20") == f"New: {words}"
    assert news(s, "12:20:59") == f"New: {words}"
    assert news(s, "12:21") == ""


def test_what_was_said_before_a_session_runs_once_more_is_no_news_in_it(begun):
    s = do(begun, c.Start("ses-4"), "12:10")
    s = do(s, c.Add("action", "act-1", {"action": "Cost it"}), "12:10", session="ses-4")
    assert newest(s) == "act-1"
    s = do(do(s, c.Start("ses-5"), "12:11"), c.Start("ses-4"), "12:10:30")
    assert newest(s) == ""
    assert news(s, "12:10:40") == ""


# -- whose turn, between whom --


def test_in_the_roll_call_the_wall_names_who_is_asked_and_nobody_else(sample):
    mei, *others = sample.all(Person)
    room = on_wall(sample, 1, walk=mei.id, progress="Roll call 1 of 14")
    words = " | ".join(room.texts())
    org = sample.get(Organisation, mei.org_id)
    assert mei.headline in words
    assert org.name in words
    assert not any(p.headline in words for p in others)
    absent = changed(sample, mei, here=False)
    assert on_wall(absent, 1, walk=mei.id).texts() == on_wall(sample, 1, walk=mei.id).texts()


def test_a_decision_says_between_whom_it_is_and_who_sees_to_it(sample):
    first = sample.all(Decision)[0]
    words = on_wall(sample, 10, walk=first.id).body.lines
    owner = sample.get(Person, first.owner_person_id).headline.split()[0]
    assert words[0] == f"Made · for Income and Council · owner {owner}"
    assert "Lowest fist 3: Income, Fire" in words
    low = next(d for d in sample.all(Decision) if any((f.fist or 5) < choosing.LOW for f in d.fists))
    words = on_wall(sample, 10, walk=low.id).body.lines
    assert words[0].startswith("Made · Lowest fist 2: Energy, “")  # the last to go where there is no room


# -- how long --


def test_a_date_of_another_year_says_its_year_on_the_wall_and_on_cards(sample):
    first, second = sample.all(Action)[:2]
    s = changed(sample, first, due_date=date(2027, 1, 8))
    s = changed(s, second, due_date=date(2026, 10, 9))
    for told in (repr(on_wall(s, 10)), repr([card(s, s.find(x.id)) for x in (first, second)])):
        assert "Fri 8 Jan 2027" in told
        assert "Fri 9 Oct" in told
        assert "Fri 9 Oct 2026" not in told


def test_wall_and_guide_say_the_same_of_time_that_is_over(begun):
    for clock in ("09:40", "09:55", "09:56", "10:03"):
        said, shown = guide(begun, "ses-0", at(clock)), wall(seen(begun), begun, Place(), at(clock))
        assert shown.until == "until 09:55"
        assert shown.until in said.until
        assert shown.left.removesuffix(" over") == said.left
        assert shown.left.endswith("over") is said.until.startswith("over")
    assert wall(seen(begun), begun, Place(), at("10:03")).left == "8 min over"


@pytest.mark.parametrize(("day", "clock"), [(15, "09:20"), (15, "18:00"), (16, "11:00")])
def test_a_session_that_is_begun_once_more_after_the_day_has_all_its_minutes(sample, day, clock):
    """Also where the laptop's clock stands before the day."""
    planned = next(x for x in sample.all(Session) if x.id == "ses-3").planned_minutes
    s = do(sample, c.Start("ses-3"), clock, day)
    now = at(clock, day) + timedelta(minutes=2)
    assert afresh(s, running(s))
    assert left(s, now) == planned - 2
    assert behind(s, now) is None
    said, shown = guide(s, "ses-3", now), wall(seen(s), s, Place(), now)
    assert said.left == shown.left == f"{planned - 2} min"
    assert said.pace == ()


def test_a_session_that_goes_on_in_the_day_has_what_it_had_left(begun):
    s = do(do(begun, c.Start("ses-1"), "09:45"), c.Start("ses-0"), "09:50")
    assert not afresh(s, running(s))
    assert left(s, at("09:50")) == 10


def test_without_a_session_guide_and_room_say_so(sample, begun):
    said = guide(sample, "ses-3", at("18:00"))
    assert (said.until, said.here) == ("No session runs.", "Start here")
    assert guide(begun, "ses-0", at("09:40")).here == ""
    bare = Snapshot.of(r for r in sample.records() if not isinstance(r, Notice))
    assert without_session(bare) == "the question"
    assert without_session(begun) == ""


# -- of what --


def test_who_carries_a_risk_is_a_sentence(sample):
    r = next(r for r in sample.all(Risk) if r.bearer_should_org_ids and r.bearer_org_ids)
    today, should = on_wall(sample, 7, walk=r.id).body.lines
    assert today.startswith("Carried today by ")
    assert should.startswith("Should be carried by ")


def test_a_true_clause_with_a_question_in_it_says_so_on_wall_and_laptop(sample):
    row = next(x for x in sheet(sample) if x.clause.open and x.clause.state == "settled")
    assert row.state == "true; 1 open"
    assert on_wall(sample, 9, walk=row.id).body.lines == ("True; 1 open",)


def test_who_holds_nothing_that_helps_is_said_in_words(sample):
    others = {b.heading: b for b in on_wall(sample, 3).body.others}
    panel = next(o for o in sample.all(Organisation) if o.holds_nothing)
    assert others[panel.short].empty == NOTHING
    assert others[panel.short].count == ""
    asked = changed(sample, panel, holds_nothing=None)
    assert next(b for b in on_wall(asked, 3).body.others if b.heading == panel.short).empty == "Not asked yet."


def test_a_tie_is_said_by_names_and_both_screens_have_the_same_order(sample):
    body = on_wall(sample, 5, shown=True).body
    assert body.foot == (
        "“Confirm low income for a warm-home grant…” and “Map cold homes against winter admissions…” are level at 21."
    )
    laptop = [x.id for x in columns_of(sample, PLAN[5])[0].cards]
    assert [i.id for i in body.blocks[0].items] == laptop == [u.id for u in choosing.by_points(sample)]
    waiting = on_wall(sample, 5).body.blocks[0]
    assert [i.id for i in waiting.items] == [u.id for u in choosing.asks(sample)]
    assert [i.figure for i in waiting.items][:2] == ["1", "2"]


# -- what is missing, and what is there --


def test_terms_before_there_is_a_pilot_say_what_comes_first(begun):
    s = do(begun, c.Start("ses-8"), "15:40")
    room = wall(seen(s), s, Place(), at("15:41"))
    assert room.body.words == "First: which pilot?"
    assert room.headline == ""


def test_why_now_asks_one_question(begun):
    s = do(begun, c.Finish(), "09:55")
    room = wall(seen(s), s, Place(), at("09:56"))
    assert room.headline == ""
    assert room.body.words.startswith("What happens to this person")


def test_the_pilot_is_never_among_those_that_are_only_counted(sample):
    asked = on_wall(sample, 4).body.blocks[0]
    assert asked.items[0].id == sample.pilot.id
    assert asked.items[0].current


def test_at_the_close_the_sentence_that_is_written_stands_there(sample):
    said = sample.one(Notice)
    assert said.what
    assert on_wall(sample, 11).body.words == said.what
    assert on_wall(sample, 11, shown=True).body.foot == said.what  # under the movement of trust
    other = changed(sample, said, said_to_resident="We ask one question.")
    assert on_wall(other, 11).body.words == "We ask one question."
