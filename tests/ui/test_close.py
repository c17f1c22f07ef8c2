"""The close by keys: the empty Enter begins what is open, one job after the other; it can't be forgotten (W13)."""

from __future__ import annotations

import pytest

from tests.ui.rooms import Room
from ui import jobs
from ui.pages.papers import AT_THE_CLOSE
from workshop import kinds as k
from workshop import report
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


def test_papers_are_made_ahead_of_each_state_of_the_record_and_used_at_the_key(close, hands, tmp_path, monkeypatch):
    ahead, beside = close.window.ahead, close.window.day.path.parent
    before = set(beside.iterdir())
    assert not ahead.made(), "nothing is made ahead that nobody asked for"
    ahead.begin(rest_ms=0)
    hands.wait_for(lambda: len(ahead.made()) == len(AT_THE_CLOSE))
    first = ahead.made()["Report"]
    assert not [p for p in set(beside.iterdir()) - before if p.suffix == ".pdf"], "they are nowhere but in memory"
    hands.say("We ask one office whether you get an award.")
    hands.wait_for(lambda: len(ahead.made()) == len(AT_THE_CLOSE))
    second = ahead.made()["Report"]
    assert second != first, "made anew after a change"
    rendered = []
    for name in ("render", "render_decision_sheet", "render_heads", "render_slips"):
        monkeypatch.setattr(report, name, lambda *_, name=name: rendered.append(name))
    hands.say("/papers")
    assert not rendered, "the key only puts them in their place"
    assert next(beside.glob("*report.pdf")).read_bytes() == second


def test_hands_come_before_papers_and_a_window_that_closes_before_both(close, hands, qtbot):
    ahead = close.window.ahead
    ahead.begin(rest_ms=0)
    hands.wait_for(lambda: jobs.running() > 0)
    hands.write("T")
    qtbot.waitUntil(lambda: jobs.running() == 0 or len(ahead.made()) == len(AT_THE_CLOSE), timeout=30_000)
    ahead.stop()
    assert not ahead.made()
    hands.press("Backspace")
    ahead.begin(rest_ms=0)
    hands.wait_for(lambda: jobs.running() > 0)
    close.window.close()
    close.window.close()
    qtbot.waitUntil(lambda: jobs.running() == 0, timeout=30_000)


def test_what_is_open_is_said_at_the_end_and_keeps_nobody(close, hands):
    hands.press("F12")
    assert close.window.frame.notice.text().startswith(
        "Seven things of the close are open: the sentence for a resident,"
    )
    hands.press("Escape")
    assert close.window.close() is False
    assert "Close again to leave it so" in close.window.frame.notice.text()
    assert close.window.close() is True
