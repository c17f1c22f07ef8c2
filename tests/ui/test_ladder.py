"""Move little: one rung less at a time by keys, what that spares, and the five dials."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.ui.test_walks import Walked
from ui.screens.walk import WalkBoard
from workshop import kinds as k
from workshop.boards.less import dropped, movement_said
from workshop.wall.content import Place
from workshop.wall.seen import seen
from workshop.wall.wall import wall

ASK = "Confirm low income at application @income #extract -- grant decided without papers"


@pytest.fixture
def walk(room):
    return Walked(room)


@pytest.fixture
def pilot(room, hands):
    """The pilot asks for a minimised file; the room looks at how little would do."""
    room.look("asks")
    hands.say("/turn council", ASK, "#pilot")
    room.look("little")
    return room


def test_the_ladder_begins_with_what_was_asked_for_and_down_is_one_rung_less(pilot, hands, walk):
    hands.say("/walk")
    assert walk.current == "13 · Minimised file"
    assert walk.answers["14 · Full copy"] == "moves more than was asked"
    assert walk.hint == "Enter: this one: agreed"
    hands.press("Down")
    assert walk.current == "12 · Pseudonymised file"
    assert pilot.state.pilot.access_mode_recommended is None, "looking agrees nothing"


def test_a_window_that_gets_smaller_still_shows_the_rung(pilot, hands):
    """It was scrolled back to the first rung."""
    hands.say("/walk")
    hands.press(*["Down"] * 9)
    hands.day.resize(1280, 640)
    hands.settle()
    shown = next(w.list for w in pilot.window.findChildren(WalkBoard) if w.isVisible())
    hands.wait_for(lambda: shown.viewport().rect().contains(shown.visualRect(shown.currentIndex())))
    assert shown.currentIndex().row() > 9


def test_words_say_why_a_rung_would_not_do_and_stay(pilot, hands, walk):
    hands.say("/walk")
    hands.press(*["Down"] * 9)
    assert walk.current == "4 · Artificial records"
    hands.write("Serves testing only: it decides no application")
    assert pilot.chips == ["Why this rung would not do"]
    hands.press("Return")
    assert [(r.mode, r.why_it_fails) for r in pilot.state.pilot.rung_reasons] == [
        ("synthetic", "Serves testing only: it decides no application")
    ]
    assert walk.current == "4 · Artificial records"
    hands.say("Nobody is decided on by it")
    assert [r.why_it_fails for r in pilot.state.pilot.rung_reasons] == ["Nobody is decided on by it"]
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert pilot.state.pilot.rung_reasons == ()


def test_enter_is_this_one_and_says_what_is_spared(pilot, hands, walk):
    hands.say("/walk")
    hands.press(*["Down"] * 8)
    hands.press("Return")
    assert pilot.state.pilot.access_mode_recommended == "attribute_check"
    assert walk.current == "5 · Yes or no", "it stays, to be read aloud"
    assert walk.answers["5 · Yes or no"] == "agreed"
    hands.press("Escape")
    foot = pilot.window.stage.screen().foot.text()
    assert foot.startswith("Asked for: minimised file. Agreed: yes or no. Nothing is copied.")
    assert "How far does it reach, as asked for" in foot
    assert pilot.in_file().pilot == pilot.state.pilot


def test_a_file_that_moves_asks_why(pilot, hands, walk):
    hands.say("/walk")
    hands.press("Return")
    current = next(r.row for r in walk.board.rows.rows if r.current)
    assert current.exceptions == ("A file moves: why? Type why: and the reason",)
    hands.say("why: There is no service yet")
    assert pilot.state.pilot.access_mode_reason == "There is no service yet"
    current = next(r.row for r in walk.board.rows.rows if r.current)
    assert current.exceptions == ()


def test_a_rung_that_would_not_do_after_all_is_agreed_no_longer(pilot, hands, walk):
    hands.say("/walk")
    hands.press("Return")
    hands.say("Residents would not stand for it")
    assert pilot.state.pilot.access_mode_recommended is None


def test_where_nothing_was_asked_for_the_first_enter_says_that(room, hands, walk):
    room.look("asks")
    hands.say("/turn council", "Confirm low income @income -- grant decided", "#pilot")
    room.look("little")
    hands.say("/walk")
    assert walk.hint == "Enter: this was asked for"
    hands.press("Return")
    pilot = room.state.pilot
    assert (pilot.access_mode_requested, pilot.access_mode_recommended) == ("full_copy", None)
    assert walk.hint == "Enter: this one: agreed"


def test_what_is_about_people_is_not_offered_to_be_published(sample_room, hands):
    walk = Walked(sample_room)
    sample_room.look("little")
    hands.say("/walk")
    titles = [r.row.title for r in walk.board.rows.rows]
    assert len(titles) == 13
    assert not any(t.startswith("2 ·") for t in titles)


def test_without_a_pilot_there_is_no_ladder_and_no_dial(room, hands):
    room.look("little")
    hands.say("/walk")
    assert room.notice == "There is nothing to walk through yet."
    hands.say("/fivesafes")
    assert room.notice == "The pilot is not chosen yet. Five Safes are about the pilot."


def test_the_movement_score_is_worked_out_from_both_ends(sample):
    assert dropped(sample.pilot).endswith("Nothing is copied.")
    assert movement_said(sample, sample.pilot) == ("Movement score 8 as asked, 1 as agreed. A discussion aid of ours.")
    same = sample.pilot.with_values(access_mode_recommended=sample.pilot.access_mode_requested)
    assert dropped(same) == "Agreed as it was asked for: minimised file."
    assert dropped(sample.pilot.with_values(access_mode_recommended=None)) == ""


def test_the_wall_shows_the_rungs_around_the_one_that_is_talked_about(sample):
    states = [s.with_values(state="now" if s.number == 8 else "done") for s in sample.all(k.Session)]
    day = type(sample).of([*(r for r in sample.records() if not isinstance(r, k.Session)), *states])
    shown = wall(seen(day), day, Place(walk="secure_environment"), datetime(2026, 9, 15, 15, 20, tzinfo=UTC))
    assert [i.figure for i in shown.body.blocks[0].items] == ["9", "10", "11", "12", "13"]
    assert [i.figure for i in shown.body.blocks[0].items if i.current] == ["11"]


# -- five safes --


def test_five_dials_are_five_keys(pilot, hands, walk):
    hands.say("/fivesafes")
    assert walk.heading == "Five Safes 1 of 5"
    hands.press("4", "3")
    hands.say("A locked room, two named officers")
    hands.press("5", "0", "2")
    assert walk.heading == ""
    dials = pilot.last(k.FiveSafes)
    ratings = [getattr(dials, f"{d}_rating") for d in ("projects", "people", "settings", "data", "outputs")]
    assert ratings == [4, 3, 5, 0, 2]
    assert dials.settings_control == "A locked room, two named officers"
    assert dials.use_case_id == pilot.state.pilot.id
    hands.say("/fivesafes")
    assert walk.answers["Safe projects: is this an appropriate use?"] == "●●●●○ 4"
    assert len(pilot.all(k.FiveSafes)) == 1
    hands.press("Escape", "Ctrl+Z")
    assert pilot.last(k.FiveSafes).outputs_rating is None
