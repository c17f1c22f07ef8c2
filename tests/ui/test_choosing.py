"""Choosing by keys: the pilot at half, what becomes of the others, and the no that is kept."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.test_walks import Walked
from workshop import kinds as k

ASKS = ("Confirm low income at application @income", "Map cold homes by small area @board", "Fire visits @fire")


@pytest.fixture
def walk(room):
    return Walked(room)


@pytest.fixture
def chosen(room, hands):
    """Three use cases, of which the first is the pilot."""
    room.look("asks")
    hands.say("/turn council", *ASKS)
    room.look("choose")
    hands.press("Down", "Down", "Down", "Up", "Up", "Up")
    hands.say("#pilot")
    assert room.state.pilot.title == "Confirm low income at application"
    return room


def design(room):
    return room.state.one(k.PilotDesign)


def test_after_the_choice_one_enter_asks_how_small_it_can_be(chosen, hands, walk):
    assert chosen.notice.startswith("The pilot: “Confirm low income at application”. Enter asks how small")
    hands.press("Return")
    assert walk.heading == "The pilot’s size 1 of 8"


def test_each_part_is_typed_and_one_key_takes_half(chosen, hands, walk):
    hands.say("/design", "People who apply, about 720")
    assert design(chosen).people == "People who apply, about 720"
    hands.press("-")
    assert design(chosen).people == "People who apply, about 360"
    hands.press("Return")
    hands.say("name, date of birth, address, answer")
    hands.press("Return")
    hands.say("Grant counter")
    hands.press("Return")
    hands.say("24 weeks")
    hands.press("-")
    hands.say("/half")
    assert (design(chosen).duration, design(chosen).duration_unit) == (6, "weeks")
    assert [(h.was, h.now) for h in design(chosen).halvings if h.field == "duration"] == [
        ("24 weeks", "12 weeks"),
        ("12 weeks", "6 weeks"),
    ]
    hands.press("Return")
    hands.say("One wrong answer in a hundred")
    hands.press("Return")
    hands.say("27 nov")
    hands.press("Return")
    hands.say("Five days from application to decision")
    hands.press("Return")
    hands.say("29 jan 2027")
    hands.press("Return")
    assert walk.heading == ""
    found = design(chosen)
    assert (found.stop_review_on, found.decision_date) == (date(2026, 11, 27), date(2027, 1, 29))
    assert found.fields == ("name", "date of birth", "address", "answer")
    assert found.use_case_id == chosen.state.pilot.id
    assert chosen.in_file().one(k.PilotDesign) == found


def test_a_half_is_one_step_to_take_back(chosen, hands):
    hands.say("/design", "About 720")
    hands.press("-", "Ctrl+Z")
    assert (design(chosen).people, design(chosen).halvings) == ("About 720", ())


def test_what_is_no_date_is_said_and_the_words_stay(chosen, hands, walk):
    hands.say("/design")
    hands.press(*["Return"] * 5)
    assert walk.current == "On which day do we decide whether to stop?"
    hands.say("when we know more")
    assert chosen.notice == "A date, such as 27 nov."
    assert chosen.line == "when we know more"
    assert design(chosen) is None
    assert not chosen.all(k.Decision)


def test_there_is_one_pilot(chosen, hands):
    hands.press("Down")
    hands.say("#pilot")
    assert "is the pilot. Give it another state first." in chosen.notice
    assert [u.status == "pilot" for u in chosen.all(k.UseCase)] == [True, False, False]


def test_the_others_get_a_state_by_one_key_and_a_no_keeps_its_reason(chosen, hands, walk):
    hands.say("/others")
    assert walk.heading == "The others 1 of 2"
    hands.press("1", "5")
    assert walk.current == "Fire visits"
    hands.say("Too much data moves -- a match in place by 30 nov @bronwen")
    fire = chosen.all(k.UseCase)[2]
    assert fire.status == "rejected"
    assert fire.choice_reason == "Too much data moves. What would turn it: a match in place."
    again = chosen.last(k.Question)
    assert (again.text, again.due_date) == ("Ask again: Fire visits", date(2026, 11, 30))
    assert again.relates_to == fire.id
    hands.press("Return")
    assert walk.heading == ""
    assert [u.status for u in chosen.all(k.UseCase)] == ["pilot", "quick_win", "rejected"]


def test_the_guide_leads_to_both(chosen, hands, walk):
    hands.press("Escape")
    hands.follow("Map cold homes")
    assert walk.heading == "The others 1 of 2"
    hands.press("Escape")
    hands.follow("When do we decide whether to stop")
    assert walk.current == "On which day do we decide whether to stop?"


def test_ten_minutes_before_the_gate_the_line_says_so_once(room, hands):
    hands.at("12:30")
    room.look("opening")
    hands.press("Return")
    room.look("choose")
    hands.say("/start")
    hands.press("Escape")
    hands.at("12:40")
    assert room.notice == "10 min to “pilot chosen”. Halve the scope: fewer people, fields, weeks?"
    hands.press("Escape")
    assert room.notice == ""
    hands.at("12:41")
    assert "Halve" not in room.notice


def test_who_is_level_is_told_apart_by_a_named_rule(chosen, hands):
    hands.press("Escape")
    hands.say("/count scores")
    hands.write("453543555311111")
    hands.press("Return")
    hands.say("/tie")
    assert chosen.notice == (
        "“Confirm low income at application” and “Map cold homes by small area” are level at 21. "
        "What tells them apart? 1 more public value: Confirm low income at… · "
        "2 the law is clearer: Map cold homes by small area · "
        "3 the room decides"
    )
    hands.press("2")
    assert chosen.line.startswith("d: The pilot is Map cold homes by small area #consent -- Level at 21 with Confirm")
    hands.press("Return")
    decision = chosen.last(k.Decision)
    assert decision.decision == "The pilot is Map cold homes by small area"
    assert decision.rationale == "Level at 21 with Confirm low income at application: the law is clearer"
