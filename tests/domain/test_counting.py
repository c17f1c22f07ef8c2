"""The count pad without a screen: what a key does, whether a sum can be right, what is kept, what two counts say."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import kinds as k
from workshop.commands import Stamp
from workshop.content_code import content_code
from workshop.counting.board import Pad, heading, hint, inside, rows_of
from workshop.counting.pad import BACK, NEXT, SKIP, Form, Line, Tally, row_counts
from workshop.counting.rounds import commands_of, doubts, form_of, offered, when_of
from workshop.counting.twice import differences, said, told_apart
from workshop.decide import Refused, decide
from workshop.edits import added
from workshop.formulas import spread
from workshop.formulas.room import may_answer, sits
from workshop.revealed import SHOWN, in_papers
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.views.day import day as day_of

NOON = time(12, 10)
STAMP = Stamp(datetime(2026, 9, 15, 12, 10, tzinfo=ZONE), "ses-4")
SLIP = Form("slips", "Trust slips, at the start", "slip", "slips", (), ("one", "two", "three", "four"), 1, 5, "start")
CASES = Form("dots", "Dots", "use case", "use cases", (Line("a", "First"), Line("b", "Second")), ("",), 0, 199)
SCORES = Form("scores", "Scores", "use case", "use cases", CASES.lines, k.CRITERIA, 1, 5)


def typed(form, keys):
    tally = Tally(form)
    for key in keys:
        tally = tally.press(key)
    return tally


def ids():
    """Ids one after the other."""
    n = iter(range(1000))
    return lambda cls: f"{cls.KIND.prefix}-new-{next(n)}"


def after(s, tally):
    """The day after a round is closed."""
    return s.after(decide(s, commands_of(s, tally, "ses-4", NOON, ids()), STAMP))


# -- keys --


def test_a_slip_is_four_digits_and_the_next_one_begins_by_itself():
    tally = typed(SLIP, "3421" + "35")
    assert tally.at == (1, 2)
    assert tally.rows == [(3, 4, 2, 1)]
    assert heading(Pad("s", tally)) == "Trust slips, at the start · slip 2"
    assert hint(Pad("s", tally)) == "Slip 2: answer 3 of 4"
    assert [r.figures for r in rows_of(Pad("s", tally))] == [("3",), ("5",), ("",), ("",)]


def test_a_slip_that_is_whole_is_covered():
    assert [r.figures for r in rows_of(Pad("s", typed(SLIP, "3421")))] == [("",)] * 4
    assert inside(Pad("s", typed(SLIP, "3421"))).startswith("1 slip in.")


def test_backspace_goes_back_as_far_as_one_likes():
    assert typed(SLIP, ["3", "4", "2", "1", "5", BACK, BACK]).typed == (3, 4, 2)
    assert typed(SLIP, [BACK]).typed == ()


@pytest.mark.parametrize("key", ["0", "6", "9"])
def test_a_digit_that_no_slip_has_is_refused(key):
    with pytest.raises(Refused, match="1 to 5"):
        typed(SLIP, key)


def test_what_was_left_blank_counts_for_nobody():
    assert row_counts(typed(SLIP, "3-21" + "4-11")) == [
        (0, 0, 1, 1, 0),
        (0, 0, 0, 0, 0),
        (1, 1, 0, 0, 0),
        (2, 0, 0, 0, 0),
    ]


def test_a_slip_that_is_not_whole_is_said_and_stays():
    with pytest.raises(Refused, match="Slip 2 has 2 of 4"):
        typed(SLIP, "342135").ended()


def test_a_number_moves_on_with_space_and_the_last_one_with_the_end():
    tally = typed(CASES, "17" + NEXT + "10")
    assert tally.at == (1, 0)
    assert tally.ended().rows == [(17,), (10,)]
    assert typed(CASES, "17" + NEXT + NEXT).typed == (17,)
    assert typed(CASES, ["1", "7", BACK]).half == "1"


def test_a_number_that_nobody_could_have_counted_is_refused():
    with pytest.raises(Refused, match="199 is the most"):
        typed(CASES, "2000")


def test_scores_are_five_or_none():
    assert typed(SCORES, "45354" + SKIP).rows == [(4, 5, 3, 5, 4), (None,) * 5]
    assert typed(SCORES, ["4", "5", "3", "5", "4", SKIP, BACK]).at == (1, 0)
    with pytest.raises(Refused, match="All five"):
        typed(SCORES, "45" + SKIP)
    with pytest.raises(Refused, match="All use cases are in"):
        typed(SCORES, "45354" + SKIP + "1")


@given(st.lists(st.sampled_from(["1", "2", "3", "4", "5", SKIP, BACK]), max_size=80))
def test_whatever_is_typed_each_whole_slip_is_counted_once_in_each_statement(keys):
    tally = typed(SLIP, keys)
    for n, counts in enumerate(row_counts(tally)):
        assert sum(counts) == sum(row[n] is not None for row in tally.rows)


@given(st.permutations([(1, 2, 3, 4), (5, 5, 5, 5), (1, 1, 1, 1), (2, 3, 2, 3), (4, 4, 4, 1)]))
def test_the_order_of_slips_leaves_no_trace(slips):
    keys = "".join(str(n) for slip in slips for n in slip)
    assert row_counts(typed(SLIP, keys)) == row_counts(typed(SLIP, "12345555111123234441"))


# -- what the day counts --


def test_slips_are_those_of_the_start_until_the_session_that_asks_again(sample):
    assert [when_of(sample, s) for s in ("ses-0", "ses-1", "ses-9", "ses-10")] == ["start", "start", "start", "end"]


def test_the_sum_is_held_against_who_may_answer(sample):
    assert sits(sample, NOON) == 14
    assert may_answer(sample, NOON) == 12
    form = form_of(sample, "slips", "ses-0")
    assert doubts(sample, typed(form, "3421" * 12), NOON) == []
    assert doubts(sample, typed(form, "3421" * 11), NOON) == ["11 slips; 12 people may answer."]
    assert doubts(sample, typed(form, "3421" * 13), NOON) == ["13 slips. Only 12 people may answer."]


def test_dots_are_held_against_five_each_and_three_on_one(sample):
    form = form_of(sample, "dots", "ses-4")
    good = typed(form, NEXT.join(["17", "12", "10", "6", "7", "8"])).ended()
    assert doubts(sample, good, NOON) == []
    more = typed(form, NEXT.join(["37", "12", "10", "6", "7", "8"])).ended()
    title = sample.get(k.UseCase, "uc-01").headline
    assert doubts(sample, more, NOON) == ["80 dots; 12 people have 60.", f"“{title}” has 37, and may have 36."]
    assert doubts(sample, typed(form, "17").ended(), NOON)[0] == "1 of 6 use cases done."


def test_hands_are_held_against_who_is_here(sample):
    form = form_of(sample, "hands", "ses-4")
    many = typed(form, NEXT.join(["15", "0", "0", "0", "0", "0"])).ended()
    assert [d[-32:] for d in doubts(sample, many, NOON)] == ["” has 15 hands, and 14 are here."]


# -- what is kept --


def test_of_slips_five_counts_a_statement_are_kept_and_nothing_else(sample):
    form = form_of(sample, "slips", "ses-10")
    keys = "3421" * 5 + "5511" * 7
    done = commands_of(sample, typed(form, keys), "ses-10", NOON, ids())
    assert done.called == "count of trust slips"
    assert [p.values for p in done.parts] == [
        {"end": (0, 0, 5, 0, 7)},
        {"end": (0, 0, 0, 5, 7)},
        {"end": (7, 5, 0, 0, 0)},
        {"end": (12, 0, 0, 0, 0)},
    ]


def test_scores_stand_with_their_use_cases_and_rank_them(sample):
    form = form_of(sample, "scores", "ses-4")
    s = after(sample, typed(form, "11111" + SKIP + "55555"))
    assert s.get(k.UseCase, form.lines[0].id).selection_scores == (1, 1, 1, 1, 1)
    assert (
        s.get(k.UseCase, form.lines[1].id).selection_scores == sample.get(k.UseCase, form.lines[1].id).selection_scores
    )
    assert s.get(k.UseCase, form.lines[2].id).selection_scores == (5, 5, 5, 5, 5)


def test_dots_are_a_new_round_with_its_voters(sample):
    form = form_of(sample, "dots", "ses-4")
    s = after(sample, typed(form, NEXT.join(["20", "12", "10", "6", "7", "5"])).ended())
    ballot = max(s.all(k.Ballot), key=lambda b: b.round)
    assert (ballot.kind, ballot.round, ballot.voters, ballot.votes_each, ballot.most_on_one) == ("dots", 2, 12, 5, 3)
    assert [c.n for c in ballot.counts] == [20, 12, 10, 6, 7, 5]
    assert s.get(k.UseCase, "uc-01").dot_votes == 20


def test_fists_stand_with_the_decision_and_a_note_stays_with_its_fist(sample):
    decision = sample.all(k.Decision)[0]
    form = form_of(sample, "fists", "ses-4", decision)
    old = {f.org_id: (f.fist, f.note) for f in decision.fists}
    keys = ["1" if n == 0 else str(old.get(line.id, (5, ""))[0]) for n, line in enumerate(form.lines)]
    new = {f.org_id: (f.fist, f.note) for f in after(sample, typed(form, keys)).get(k.Decision, decision.id).fists}
    assert new[form.lines[0].id] == (1, None)
    assert all(new[line.id] == old[line.id] for line in form.lines[1:] if line.id in old)


def test_no_vote_is_no_fist(sample):
    decision = sample.all(k.Decision)[0]
    form = form_of(sample, "fists", "ses-4", decision)
    keys = [SKIP, *"5" * (len(form.lines) - 1)]
    fists = after(sample, typed(form, keys)).get(k.Decision, decision.id).fists
    assert form.lines[0].id not in {f.org_id for f in fists}


def test_fists_need_something_to_be_asked_on(sample):
    with pytest.raises(Refused, match="Type the proposal first"):
        form_of(sample, "fists", "ses-4")


# -- a second count, and late slips --


def test_two_counts_that_agree_say_nothing_whatever_their_order():
    assert differences(typed(SLIP, "34215511"), typed(SLIP, "55113421")) == []


def test_two_counts_that_differ_say_where():
    found = differences(typed(SLIP, "34215511"), typed(SLIP, "34115511"))
    assert said(found) == "The two counts differ: statement 3, answers 1 and 2."
    found = differences(typed(CASES, "17" + NEXT + "3").ended(), typed(CASES, "16" + NEXT + "3").ended())
    assert said(found) == "The two counts differ: “First”: 17 or 16."
    assert "1 or 2 slips" in said(differences(typed(SLIP, "3421"), typed(SLIP, "34213421")))


@pytest.mark.parametrize(
    ("before", "now", "apart"),
    [([], 12, False), ([12], 12, False), ([11], 12, True), ([12], 8, True), ([5], 12, False), ([5, 11], 12, True)],
)
def test_so_few_late_slips_could_be_told_apart(before, now, apart):
    assert told_apart(before, now) is apart


# -- guesses --


@pytest.mark.parametrize(
    ("counts", "low", "said"),
    [
        ((0, 1, 2, 0, 1), 1, "2 to 5, most often 3"),
        ((0, 2, 2, 0, 0), 1, "2 to 3"),
        ((4, 0, 0, 0, 0, 0), 0, "all 0"),
        ((1, 0, 0, 0, 1), 1, ""),
        ((), 1, ""),
    ],
)
def test_a_spread_says_lowest_highest_and_commonest_and_nothing_of_two(counts, low, said):
    assert spread.guessed(counts, low) == said


def test_guesses_of_the_value_are_three_figures_a_slip_from_nought(sample):
    form = form_of(sample, "guesses", "ses-5")
    assert form.about == sample.pilot.id
    s = after(sample, typed(form, "0451452-5"))
    pilot = s.pilot
    assert pilot.supplier_value_guesses == (1, 1, 1, 0, 0, 0)
    assert pilot.acquirer_value_guesses == (0, 0, 0, 0, 2, 0)
    assert pilot.public_value_guesses == (0, 0, 0, 0, 0, 3)


def test_guesses_of_a_risk_are_of_the_one_that_is_selected(sample):
    risk = sample.all(k.Risk)[2]
    s = after(sample, typed(form_of(sample, "guesses", "ses-6", risk), "342535"))
    found = s.get(k.Risk, risk.id)
    assert (found.likelihood_guesses, found.impact_guesses) == ((0, 1, 2, 0, 0), (0, 0, 0, 1, 2))
    assert spread.of_risk(found) == "Guessed: likelihood 2 to 3, most often 3; impact 4 to 5, most often 5"
    assert (found.likelihood, found.impact) == (risk.likelihood, risk.impact)
    with pytest.raises(Refused, match="Of which risk"):
        form_of(sample, "guesses", "ses-6")


# -- what waits --


def running(sample, number):
    """The sample while a session runs: nothing of it was revealed."""
    return Snapshot.of(
        r.with_values(ended_at=None, state="active") if isinstance(r, k.Session) and r.number == number else r
        for r in sample.records()
    )


def test_papers_that_are_printed_before_the_reveal_hold_no_score_and_no_dot(sample):
    assert in_papers(sample) is sample
    waiting = running(sample, 5)
    told = in_papers(waiting)
    assert {(u.selection_scores, u.dot_votes) for u in told.all(k.UseCase)} == {((), None)}
    assert [u.title for u in told.all(k.UseCase)] == [u.title for u in sample.all(k.UseCase)]
    assert day_of(waiting).code == content_code(waiting)
    shown = waiting.after([added(k.Setting(id=f"{SHOWN}ses-4", value="yes"))])
    assert in_papers(shown) is shown


def test_in_a_room_of_four_no_dots_are_offered(sample):
    few = [p.id for p in sample.all(k.Person)][:4]
    four = Snapshot.of(r.with_values(here=r.id in few) if isinstance(r, k.Person) else r for r in sample.records())
    assert offered(sample, ("scores", "dots", "fists")) == ["scores", "dots", "fists"]
    assert offered(four, ("scores", "dots", "fists")) == ["scores", "fists"]
