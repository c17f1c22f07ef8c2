"""Consent by keys: one key an organisation; an objection changes the proposal, and all are asked again."""

from __future__ import annotations

from datetime import time

import pytest

from tests.ui.test_walks import Walked
from workshop import kinds as k


@pytest.fixture
def walk(room):
    return Walked(room)


@pytest.fixture
def proposed(room, hands):
    """A proposal, and the round of consent on it."""
    room.look("choose")
    hands.say("d: The pilot is the low-income check #dots", "/consent")
    return room


def test_consent_is_one_key_an_organisation_and_the_last_one_makes_the_decision(proposed, hands, walk):
    assert walk.heading == "Consent 1 of 7"
    assert walk.current == "Harrowmere Council"
    hands.press("Return")
    assert walk.answers["Harrowmere Council"] == ""
    hands.press("Up", *["1"] * 6)
    assert proposed.last(k.Decision).status == "proposed"
    hands.press("1")
    made = proposed.last(k.Decision)
    assert (made.status, made.method, made.made_at) == ("made", "dot_vote_then_consent", time(10, 57))
    assert walk.heading == ""
    assert proposed.in_file().all(k.Decision) == proposed.all(k.Decision)


def test_an_objection_changes_the_words_both_are_kept_and_all_are_asked_again(proposed, hands, walk):
    hands.press("1", "1")
    hands.write("No match could be read as a refusal")
    assert proposed.chips[0] == "Keep as their objection"
    hands.press("Return")
    assert walk.answers["National Energy Assistance Agency"] == "objects"
    hands.press("Return")
    assert walk.current == "What change would meet it?"
    hands.press("F2")
    assert proposed.line == "The pilot is the low-income check"
    assert proposed.chips[0] == "Change the proposal to this"
    hands.write("; no match is never a refusal")
    hands.press("Return")
    decision = proposed.last(k.Decision)
    objected = next(o for o in decision.objections if o.objection)
    assert decision.decision == "The pilot is the low-income check; no match is never a refusal"
    assert objected.words_before == "The pilot is the low-income check"
    assert (objected.change_made, objected.asked_again, objected.remains) == (decision.decision, True, None)
    assert walk.heading == "Consent 1 of 7"
    assert set(walk.answers.values()) == {""}
    hands.press(*["1"] * 7)
    decision = proposed.last(k.Decision)
    assert decision.status == "made"
    assert next(o for o in decision.objections if o.objection).remains is False


def test_one_undo_takes_the_change_of_the_words_back(proposed, hands, walk):
    hands.say("Not without a lawyer")
    hands.press("Return")
    hands.say("The pilot is the low-income check, once the note is written")
    hands.press("Ctrl+Z")
    assert proposed.last(k.Decision).decision == "The pilot is the low-income check"
    assert walk.answers["Harrowmere Council"] == "objects"


def test_a_condition_can_meet_an_objection_and_leaves_the_words(proposed, hands, walk):
    hands.say("Not without a lawyer")
    hands.press("Return")
    hands.say("condition: The legal note is written first")
    decision = proposed.last(k.Decision)
    assert decision.decision == "The pilot is the low-income check"
    assert decision.conditions == ("The legal note is written first",)
    assert decision.objections[0].change_made == "Condition added: The legal note is written first"
    assert walk.heading == "Consent 1 of 7"


def test_an_objection_that_remains_leaves_the_proposal_proposed(proposed, hands, walk):
    hands.say("Not in any form")
    hands.press("Return", "2", *["1"] * 6)
    decision = proposed.last(k.Decision)
    assert (decision.status, decision.objections[0].remains) == ("proposed", True)


def test_an_action_can_be_caught_in_the_round(proposed, hands, walk):
    hands.say("a: Write the legal note @mei by 9/10")
    assert proposed.last(k.Action).action == "Write the legal note"
    assert not proposed.last(k.Decision).objections


def test_consent_needs_a_proposal(room, hands):
    hands.say("/consent")
    assert room.notice.startswith("To what? Type the proposal first")
