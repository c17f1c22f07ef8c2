"""Finish the record by keys: Enter takes what is suggested, words answer, /slip asks somebody else (4.4)."""

from __future__ import annotations

from workshop import kinds as k
from workshop.finishing import slips


def test_the_evening_is_walked_by_enter_words_and_slips(room, hands):
    room.look("hold")
    hands.say("Winter fuel register #personal")
    hands.say("/evening")
    walk = room.window.walking
    assert walk.heading().startswith("Finish the record. ")
    at = next(n for n, r in enumerate(walk.rows()) if r.id == "suggest.dataset.kind.dataset")
    walk.go_to(at)
    hands.settle()
    hands.press("Return")
    assert room.last(k.Dataset).kind == "dataset"
    hands.press("Ctrl+Z")
    assert room.last(k.Dataset).kind is None
    at = next(n for n, r in enumerate(walk.rows()) if r.id == "the_ask.text")
    walk.go_to(at)
    hands.settle()
    hands.say("Let the trial start.")
    assert room.state.one(k.TheAsk).text == "Let the trial start."
    at = next(n for n, r in enumerate(walk.rows()) if r.id == "the_ask.to")
    walk.go_to(at)
    hands.settle()
    hands.say("/slip @petra")
    assert room.person("Petra") in slips(room.state)
    assert walk.rows()[at].answer == "on Petra Quillfeather’s slip"
    hands.say("/slip nobody")
    assert room.window.frame.notice.text() == "On whose slip? /slip @name."
