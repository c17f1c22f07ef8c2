"""Private guesses of value and risk by keys: hidden until they are revealed, then their spread and no name."""

from __future__ import annotations

import pytest

from workshop import kinds as k
from workshop.wall.content import Place
from workshop.wall.seen import seen
from workshop.wall.wall import wall

RISK = "Checks made outside the purpose !income+council"


@pytest.fixture
def valued(room, hands):
    """There is a pilot with one value, and the room talks about value."""
    hands.at("13:30")
    hands.press("Return")
    room.look("asks")
    hands.say("/turn council", "Confirm low income at application @income #yesno", "#pilot")
    room.look("value")
    hands.say("/start")
    hands.press("Escape")
    hands.say("Fewer calls *2")
    return room


def walled(room) -> str:
    """All words that the room sees."""
    day = room.window.day
    shown = room.window.rooming.screen.shown()
    made = wall(seen(day.state, shown=shown), day.state, Place(), day.now())
    return " ".join(made.texts())


def columns(room):
    return [box.count.text() for box in room.window.stage.screen().boxes.values()]


def test_guesses_of_the_value_wait_and_then_show_their_spread(valued, hands):
    hands.say("/count")
    assert valued.window.stage._count.heading.text() == "Guesses of the value · slip 1"
    hands.write("045145244")
    hands.press("Return", "Return")
    assert columns(valued) == ["3 guesses"] * 3
    assert "guessed" not in walled(valued)
    hands.say("/reveal")
    assert columns(valued) == ["guessed 0 to 2", "guessed all 4", "guessed 4 to 5, most often 5"]
    assert "Income: guessed 0 to 2" in walled(valued)
    assert valued.in_file().pilot == valued.state.pilot


def test_two_guesses_are_never_shown_for_each_would_know_the_other_s(valued, hands):
    hands.say("/count")
    hands.write("045145")
    hands.press("Return", "Return")
    hands.say("/reveal")
    assert columns(valued) == ["too few guesses to show"] * 3
    assert "guessed" not in walled(valued)


def test_guesses_of_a_risk_show_where_the_room_is_apart_and_leave_its_score(valued, hands):
    valued.look("risk")
    hands.say("/start")
    hands.press("Escape")
    hands.say(RISK, "/count guesses")
    hands.write("245425")
    hands.press("Return", "Return")
    card = valued.window.stage.screen().lists[0].cards.rows[0]
    assert card.lines == ("3 private guesses",)
    assert "Guessed" not in walled(valued)
    hands.say("/reveal")
    card = valued.window.stage.screen().lists[0].cards.rows[0]
    assert card.lines == ("Guessed: likelihood 2 to 5, most often 2; impact 4 to 5, most often 4",)
    assert "Guessed: likelihood 2 to 5" in walled(valued)
    assert valued.last(k.Risk).likelihood is None


def test_a_late_guess_is_not_let_in_for_it_could_be_told_apart(valued, hands):
    hands.say("/count")
    hands.write("045145244")
    hands.press("Return", "Return")
    hands.say("/count")
    hands.write("045145244555")
    hands.press("Return", "Return")
    assert valued.notice.startswith("3 slips were counted before.")
    assert valued.state.pilot.supplier_value_guesses == (1, 1, 1, 0, 0, 0)


def test_guesses_of_a_risk_need_one_that_is_selected(room, hands):
    room.look("risk")
    hands.say("/count guesses")
    assert room.notice == "Of which risk? Choose it with ↑ first."
