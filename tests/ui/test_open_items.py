"""What is open, walked by keys: a name, a date, words, a reason, an action; each is one step that Ctrl+Z takes back."""

from __future__ import annotations

from datetime import date

import pytest

from workshop import kinds as k
from workshop.commands import Start


@pytest.fixture
def walked(dataset, hands):
    """A dataset without an owner, when the terms are written; the round of what is open."""
    dataset.window.day.execute(Start("ses-8"))
    hands.say("/room")
    hands.say("/open")
    return dataset


def rows(room):
    board = room.window.stage._walk
    return [(r.row.title, r.row.answer, r.row.exceptions) for r in board.rows.rows]


def test_a_question_is_given_to_somebody_by_signs_and_made_an_action_by_a_key(walked, hands):
    title = "Council Tax Reduction caseload: no data owner is named."
    assert rows(walked) == [(title, "", ("Who?", "By when?"))]
    hands.say("@tamsin by 9/10")
    [gap] = walked.all(k.Gap)
    assert (gap.message, gap.owner_person_id, gap.due_date) == (title, walked.person("Tamsin"), date(2026, 10, 9))
    hands.press("1")
    [action] = walked.all(k.Action)
    assert action.relates_to == gap.id
    hands.press("Ctrl+Z")
    assert walked.all(k.Action) == ()
    hands.press("Ctrl+Z")
    assert walked.all(k.Gap) == (), "the answer made the record, so it goes with it"
    assert walked.line == "@tamsin by 9/10"
    hands.press("Ctrl+A")
    hands.press("Backspace")
    hands.say("/open")
    hands.say("/waive not used in the pilot @petra")
    assert [(g.status, g.waive_reason) for g in walked.in_file().all(k.Gap)] == [("waived", "not used in the pilot")]


def test_an_action_that_is_typed_in_the_round_is_the_answer(walked, hands):
    hands.say("a: Ask who owns the caseload @idris by 16/10")
    [gap], [action] = walked.all(k.Gap), walked.all(k.Action)
    assert action.relates_to == gap.id
    assert (gap.owner_person_id, gap.due_date) == (walked.person("Idris"), date(2026, 10, 16))


def test_what_is_missing_in_the_session_leads_into_the_round(walked, hands):
    hands.press("Escape")
    hands.press("F6", "F6")
    missing = walked.window.frame.guide.missing
    texts = [row.text for row in missing.rows.rows]
    at = texts.index("Council Tax Reduction caseload: no…: who, by when?")
    missing.setCurrentIndex(missing.rows.index(at, 0))
    missing.setFocus()
    hands.press("Return")
    assert rows(walked)[0][0] == "Council Tax Reduction caseload: no data owner is named."


def test_the_guide_asks_it_and_leads_to_its_place(walked, hands):
    hands.press("Escape")
    pane = walked.window.frame.guide
    assert pane.say.text() == (
        "Council Tax Reduction caseload: who could say yes to this? If nobody knows, who finds out, by when?"
    )
    hands.say("/there")
    assert walked.window.details.record.headline == "Council Tax Reduction caseload"
    assert walked.window.details.fields.find("data_owner_id").editor.inner().hasFocus()
    hands.press("Escape")
    hands.press("Ctrl+J")
    assert not pane.there.isVisible()
