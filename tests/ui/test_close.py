"""The close by keys: the empty Enter begins what is open, one job after the other; it can't be forgotten (W13)."""

from __future__ import annotations

import pytest

from tests.ui.rooms import Room
from workshop import kinds as k
from workshop.boards.closing import made_papers


@pytest.fixture
def close(room, hands) -> Room:
    """The room is in the close; nobody has signed yet."""
    room.look("close")
    hands.say("/start")
    return room


def board(room):
    return room.window.stage.board_of("close")


def test_enter_goes_from_job_to_job(close, hands):
    assert board(close).jobs.heading.text() == "The close: 0 of 9 done"
    hands.say("We ask one office whether you get an award.")
    assert board(close).jobs.heading.text() == "The close: 1 of 9 done"
    hands.press("Return")
    assert close.window.walking.heading() == "The notice 2 of 9", "the sentence stands already"
    hands.press("Return", "Up")
    assert close.state.one(k.Notice).what is None, "the empty Enter lets nothing stand"
    hands.say("You ask at the counter, and one office says yes or no.")
    assert close.state.one(k.Notice).what == "You ask at the counter, and one office says yes or no."
    hands.press("Ctrl+Z", "Escape")
    assert close.state.one(k.Notice).what is None
    close.window.line.edit.clear()
    close.window.closing.begin("ask")
    assert close.window.walking.heading() == "The ask 1 of 6"
    hands.say("Let the trial start.")
    hands.press("Down")
    hands.say("Permanent secretary of the Department")
    hands.press("Down")
    hands.say("2 nov")
    hands.press("Down", "1", "Return", "1")
    ask = close.state.one(k.TheAsk)
    assert (ask.text, ask.to) == ("Let the trial start.", "Permanent secretary of the Department")
    assert (ask.by.isoformat(), len(ask.options), ask.next_on.isoformat()) == ("2026-11-02", 3, "2026-10-15")


def test_papers_are_made_by_one_key_and_the_sentence_says_where(close, hands, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    close.window.day.use_place(stick)
    hands.settle()
    hands.say("/papers")
    hands.settle()
    made = made_papers(close.state)
    assert (made.many, made.current) == (4, True)
    folder = stick / "Warm and Well"
    assert {p.suffix for p in folder.iterdir()} == {".pdf"}
    assert len(list(folder.iterdir())) == 4
    hands.wait_for(lambda: close.window.closing.stick() == "in step")
    assert close.window.frame.notice.text() == (
        f"Four papers and a second copy are on {stick}, folder Warm and Well. The stick can come out."
    )


def test_what_is_open_is_said_at_the_end_and_keeps_nobody(close, hands):
    hands.press("F12")
    assert close.window.frame.notice.text().startswith(
        "Seven things of the close are open: the sentence for a resident,"
    )
    hands.press("Escape")
    assert close.window.close() is False
    assert "Close again to leave it so" in close.window.frame.notice.text()
    assert close.window.close() is True
