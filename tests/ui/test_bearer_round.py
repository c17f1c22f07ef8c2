"""Rounds of the room by keys: say it back, who carries each risk, what is open by person, the parking lot's end."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.test_walks import Walked
from workshop import kinds as k
from workshop.formulas import balance
from workshop.kinds import SayBack

ASKS = (
    "Confirm low income yes or no at application @income #yesno -- grant decided without papers",
    "Map cold homes against winter admissions @board+homes -- where to send the van",
)


@pytest.fixture
def walk(room):
    return Walked(room)


@pytest.fixture
def asked(room, hands):
    """Two asks of the council."""
    room.look("asks")
    hands.say("/turn council", *ASKS)
    return room


@pytest.fixture
def risks(asked, hands):
    """The first ask is the pilot; it has three risks."""
    hands.press("Up")
    hands.say("#pilot")
    asked.look("risk")
    hands.say(
        "Checks made outside the purpose !income 4x5",
        "Public hears about it from someone else !council+income 3x4",
        "not: People in cold homes get no grant !council 5x5",
    )
    return asked


def back_of(room, n):
    ask = room.all(k.UseCase)[n]
    return next((b for b in room.all(SayBack) if b.use_case_id == ask.id), None)


# -- say it back --


def test_each_side_says_back_what_the_other_needs_with_one_key(asked, hands, walk):
    hands.say("/walk")
    assert walk.heading == "Say it back 1 of 4"
    assert walk.current == "Income says what Council needs"
    assert walk.board.rows.rows[0].group == "Confirm low income yes or no at application"
    assert walk.hint == "Enter: said back"
    hands.press("Return")
    assert walk.current == "Council says what worries Income"
    hands.press("Return")
    assert walk.current == "Care Board and Homes say what Council needs"
    back = back_of(asked, 0)
    assert (back.need_said_back, back.worry_said_back, back.need_words) == (True, True, None)
    assert back_of(asked, 1) is None
    assert asked.in_file().all(SayBack) == asked.all(SayBack)


def test_the_words_of_one_side_are_kept_with_who_said_them(asked, hands, walk):
    hands.say("/walk")
    hands.write("An answer at the counter, not a file @farid")
    assert asked.chips == ["Keep what was said back", "Said by Farid Brackenfold"]
    hands.press("Return")
    back = back_of(asked, 0)
    assert (back.need_words, back.need_said_back) == ("An answer at the counter, not a file", True)
    assert back.need_said_by_person_id == asked.person("Farid")
    assert walk.heading == "Say it back 1 of 4", "it stays, to be read aloud"
    assert len(asked.all(k.UseCase)) == 2, "no ask was added"
    hands.press("Ctrl+Z")
    assert back_of(asked, 0) is None
    assert asked.line == "An answer at the counter, not a file @farid"


def test_a_name_that_belongs_to_the_sentence_stays_in_it(asked, hands, walk):
    hands.say("/walk", "That @fire learns nothing of the award")
    assert back_of(asked, 0).need_words == "That Fire learns nothing of the award"


def test_the_guide_leads_to_the_first_sentence_of_an_ask_that_is_missing(asked, hands, walk):
    hands.say("/walk")
    hands.press("Return", "Escape")
    hands.follow("Confirm low income yes or no")
    assert walk.current == "Council says what worries Income"
    hands.press("Return")
    assert walk.current == "Care Board and Homes say what Council needs"


def test_undo_names_the_ask_that_was_said_back(asked, hands):
    hands.say("/walk")
    hands.press("Return")
    hands.press("Ctrl+Z")
    assert asked.notice == "Taken back: add say-back of “Confirm low income yes or no…”."


def test_there_is_nothing_to_say_back_before_there_is_an_ask(room, hands):
    room.look("asks")
    hands.say("/walk")
    assert room.notice == "There is nothing to walk through yet."


# -- the bearer round --


def test_the_bearer_round_goes_from_the_highest_risk_down(risks, hands, walk):
    hands.say("/walk")
    assert walk.heading == "Bearer round 1 of 3"
    assert walk.current == "25 · People in cold homes get no grant"
    hands.press("Return")
    assert walk.current == "20 · Checks made outside the purpose"
    facts = next(r.row.facts for r in walk.board.rows.rows if r.current)
    assert facts[0] == (
        "If we share. Likelihood: 4 likely, up to 80 %. Impact: 5 life or liberty; a statutory duty fails."
    )
    assert facts[1] == "Carried today by Income"
    assert all(r.sharing_status is None for r in risks.all(k.Risk)), "an empty Enter takes a risk for nobody"


def test_signs_say_who_should_carry_it_and_the_weight_moves(risks, hands, walk):
    hands.say("/walk")
    hands.press("Return")
    pilot = risks.state.pilot
    before = balance.shares(risks.state, pilot).agreed_percent
    hands.say("!>council+income #shared owner @nkechi by 16 oct")
    found = next(r for r in risks.all(k.Risk) if r.impact == 5 and r.direction == "sharing")
    assert found.bearer_should_org_ids == (risks.org("Council"), risks.org("Income"))
    assert (found.owner_person_id, found.due_date) == (risks.person("Nkechi"), date(2026, 10, 16))
    assert walk.answers["20 · Checks made outside the purpose"] == "Shared on stated terms"
    after = balance.shares(risks.state, pilot).agreed_percent
    assert (before[risks.org("Council")], after[risks.org("Council")]) == (19, 50)


def test_words_in_the_bearer_round_are_the_terms(risks, hands, walk):
    hands.say("/walk")
    hands.write("Council pays for the audit @petra by 16 oct")
    assert risks.chips[0] == "Keep as the terms"
    hands.press("Return")
    found = next(r for r in risks.all(k.Risk) if r.impact == 5 and r.direction == "not_sharing")
    assert found.sharing_terms == "Council pays for the audit"
    assert found.owner_person_id == risks.person("Petra")
    assert len(risks.all(k.Risk)) == 3, "no risk was added"


def test_a_digit_begins_a_score_and_answers_nothing(risks, hands, walk):
    hands.say("/walk", "2x3")
    found = next(r for r in risks.all(k.Risk) if r.direction == "not_sharing")
    assert (found.likelihood, found.impact) == (2, 3)


def test_an_acceptance_by_somebody_who_can_not_decide_is_provisional(risks, hands, walk):
    hands.say("/walk", "accepted by @nkechi")
    exceptions = next(r.row.exceptions for r in walk.board.rows.rows if r.current)
    assert "Provisional: Nkechi can’t decide" in exceptions


# -- what is open, by person --


@pytest.fixture
def opened(room, hands):
    """A question to Mei-Lin, and what nobody knows of two datasets."""
    room.look("hold")
    hands.say("/turn council", "Adult social care contacts owner ? finds out @tamsin by 30/10")
    hands.say("Council tax list owner ? finds out @mei by 9/10", "q: Which law allows it? @mei by 2/10")
    return room


def test_what_is_open_is_walked_person_by_person(opened, hands, walk):
    hands.say("/open")
    assert walk.heading == "Still open 1 of 3"
    assert [(r.group, r.row.title) for r in walk.board.rows.rows] == [
        ("Tamsin Larkwhistle, Council · 1 open", "Adult social care contacts: owner not known."),
        ("Mei-Lin Oakenshade, Income · 2 open", "Which law allows it?"),
        ("", "Council tax list: owner not known."),
    ]
    hands.press("Return", "Return", "Return")
    assert walk.heading == "", "after the last row it is over"
    assert len([g for g in opened.all(k.Gap) if g.status == "open"]) == 2, "an empty Enter settles nothing"


def test_a_name_and_a_date_place_what_is_open(opened, hands, walk):
    hands.say("/open", "@idris by 16/10")
    gap = opened.all(k.Gap)[0]
    assert (gap.owner_person_id, gap.due_date) == (opened.person("Idris"), date(2026, 10, 16))


def test_what_is_answered_leaves_the_round_with_the_words_that_answer_it(opened, hands, walk):
    hands.say("/open")
    hands.press("Return")
    hands.say("/answered Section 55 does")
    asked = opened.all(k.Question)[0]
    assert (asked.status, asked.answer) == ("answered", "Section 55 does")
    assert walk.heading == "Still open 2 of 2"
    assert walk.current == "Council tax list: owner not known."
    hands.say("/answered")
    assert opened.all(k.Gap)[1].status == "settled"
    assert walk.heading == ""


def test_a_named_person_knowingly_leaves_it_open(opened, hands, walk):
    hands.say("/open", '/waive "It is not in the pilot"')
    assert opened.notice == "Why, and who says so? /waive why @who."
    hands.say('/waive "It is not in the pilot" @tamsin')
    gap = opened.all(k.Gap)[0]
    assert (gap.status, gap.waive_reason) == ("waived", "It is not in the pilot")
    assert gap.waived_by_person_id == opened.person("Tamsin")
    assert walk.heading == "Still open 1 of 2"
    hands.press("Ctrl+Z")
    assert opened.all(k.Gap)[0].status == "open"


def test_a_question_is_not_waived(opened, hands, walk):
    hands.say("/open")
    hands.press("Return")
    hands.say("/waive no time @mei")
    assert opened.notice == "A question is answered, not waived: /answered and how."


def test_what_is_open_can_be_walked_among_the_clauses_too(opened, hands, walk):
    opened.look("asks")
    hands.say("/turn council", ASKS[0], "#pilot")
    opened.look("terms")
    hands.say("/open")
    assert walk.heading == "Still open 1 of 3"
    hands.press("Return", "Escape")
    assert walk.heading == ""
    assert opened.window.line.edit.hint.text() == "Enter: true, next", "the clauses are back"


def test_nothing_is_open_on_an_empty_day(room, hands):
    hands.say("/open")
    assert room.notice == "Nothing is open."
    hands.say("/answered")
    assert room.notice == "This is for /parking and /open: there it answers the current row."


# -- the parking lot --


def test_what_is_parked_is_answered_in_words_or_out_of_scope(room, hands, walk):
    hands.say("p: Who pays after the pilot?", "p: Schools", "p: The licence", "/parking")
    hands.say("/answered The department does")
    hands.say("/out")
    assert [(p.text, p.disposition) for p in room.all(k.Parked)] == [
        ("Who pays after the pilot? Answered: The department does", "answered"),
        ("Schools", "out_of_scope"),
        ("The licence", "open"),
    ]
    assert walk.current == "The licence"


def test_words_in_the_parking_lot_become_an_action_in_any_session(room, hands, walk):
    room.look("hold")
    hands.say("p: The licence", "/parking")
    hands.write("Check the licence @tamsin by 9/10")
    assert room.chips[0] == "Becomes an action"
    hands.press("Return")
    action = room.last(k.Action)
    assert (action.action, action.owner_person_id) == ("Check the licence", room.person("Tamsin"))
    parked = room.last(k.Parked)
    assert (parked.disposition, parked.disposition_ref) == ("action", action.id)
    assert room.all(k.Dataset) == ()
