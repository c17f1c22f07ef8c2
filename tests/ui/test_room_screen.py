"""The room screen: what it follows, what never reaches it, hold and blank, a screen that goes and comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from workshop.kinds import Dataset, Risk
from workshop.wall.content import Alone, Blank


@pytest.fixture
def projector(room):
    """There is a screen beside the laptop's: the test can take it away."""
    screens = [QGuiApplication.primaryScreen()]
    room.window.rooming.screen.others = lambda: list(screens)
    room.hands.press("F5")
    return screens


def on_wall(room):
    return " | ".join(room.window.rooming.screen.window.wall.texts())


def screen_of(room):
    return room.window.rooming.screen


def start_hold(room):
    """What we hold runs, and Council speaks."""
    room.hands.press("Return")
    room.hands.finish()
    room.hands.finish()
    assert "What do we hold that could help?" in on_wall(room)


def test_it_takes_no_keyboard_and_what_is_typed_goes_on_into_the_line(room, projector):
    window = screen_of(room).window
    assert window.isVisible()
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert room.window.isActiveWindow()
    assert QApplication.focusWidget() is room.window.line.edit
    room.hands.press("F8", "F7", "F7", "F8")
    room.hands.write("abc")
    assert room.line == "abc"


def test_without_a_second_screen_the_laptop_is_turned_to_the_room_with_the_line_at_its_foot(room):
    room.hands.press("F5")
    assert room.notice.startswith("There is no second screen.")
    room.hands.press("Escape")
    assert not screen_of(room).on
    room.hands.press("F5", "Return")
    view = screen_of(room).here
    assert view.isVisible()
    assert not room.window.frame.rail.isVisible()
    assert not room.window.frame.right.isVisible()
    line = room.window.line
    assert line.mapToGlobal(line.rect().topLeft()).y() > view.mapToGlobal(view.rect().bottomLeft()).y()
    room.hands.press("Return")
    assert "Ground rules" in view.wall.texts()
    room.hands.say("/look 3", "/start", "Warm Homes Grant applications")
    assert "Warm Homes Grant applications" in view.wall.texts()
    assert not room.window.frame.strip.isVisible()
    room.hands.press("F5")
    assert room.window.frame.rail.isVisible()
    assert not screen_of(room).on


def test_a_list_over_the_turned_laptop_opens_above_the_line(room):
    room.hands.press("F5", "Return")
    room.hands.write("Gazetteer @bro")
    listed = room.window.line.completions
    assert listed.isVisible()
    assert listed.geometry().bottom() <= room.window.line.geometry().top()


def test_larger_text_brings_the_frame_back_from_the_turned_laptop(room):
    room.hands.press("F5", "Return", "Ctrl++")
    assert room.window.frame.rail.isVisible()
    assert not screen_of(room).on


def test_the_back_row_test_raises_the_size_of_the_letters_and_remembers_it(room, projector, program):
    room.hands.say("/backrow")
    assert "Line 3" in on_wall(room)
    room.hands.say("/backrow larger")
    assert screen_of(room).window.percent == 115
    room.hands.say("/backrow done")
    assert "Line 3" not in on_wall(room)
    assert program.settings.kept.room_percent == 115


def test_the_lectern_view_has_the_time_one_question_whose_turn_and_what_is_missing(room, hands):
    hands.press("Return")
    hands.finish()
    hands.finish()
    hands.press("Ctrl+L")
    view = room.window.frame.turned
    assert view.question.text() == "Who could say yes to its use? Name the role."
    assert view.turn.text() == "Council’s turn"
    assert view.missing.text().endswith("missing")
    assert view.left.font().pixelSize() == 72
    assert view.question.font().pixelSize() == 32
    hands.press("Ctrl+J")
    assert view.question.text() == "What identifier could it join on?"
    hands.say("Warm Homes Grant applications")
    assert room.last(Dataset).title == "Warm Homes Grant applications"
    hands.press("Ctrl+L")
    assert room.window.frame.turned is None
    assert room.window.frame.rail.isVisible()


def test_it_follows_the_session_that_runs_and_not_the_one_that_is_looked_at(room, projector):
    assert "We begin at 09:30" in on_wall(room)
    start_hold(room)
    room.look("risk")
    assert "What do we hold that could help?" in on_wall(room)


def test_words_reach_it_with_enter_and_not_before(room, projector):
    start_hold(room)
    room.hands.write("Warm Homes Grant applications #personal")
    assert "Warm Homes" not in on_wall(room)
    room.hands.press("Return")
    assert "Warm Homes Grant applications | Personal" in on_wall(room)
    assert "New: Warm Homes Grant applications" in on_wall(room)


def test_a_doubt_keeps_a_card_off_until_it_is_settled(room, projector):
    start_hold(room)
    room.hands.say("Warm Homes Grant applications @harrowmere")
    assert room.last(Dataset).doubts
    assert "Warm Homes" not in on_wall(room)


def test_what_is_withdrawn_is_gone_with_the_next_painting_even_from_a_held_picture(room, projector):
    start_hold(room)
    room.hands.say("Warm Homes Grant applications", "Council tax caseload")
    room.hands.press("F7")
    room.hands.press("Up")
    gone = room.window.desk.selected.title
    room.hands.say("/withdraw typed by mistake")
    assert gone not in on_wall(room)
    room.hands.press("F7")
    assert gone not in on_wall(room)
    room.hands.press("Ctrl+Z")
    assert gone in on_wall(room)


def test_hold_keeps_the_picture_and_counts_what_waits(room, projector):
    start_hold(room)
    room.hands.say("Warm Homes Grant applications")
    room.hands.press("F7")
    room.hands.say("Council tax caseload", "Gazetteer")
    assert "Warm Homes" in on_wall(room)
    assert "Gazetteer" not in on_wall(room)
    assert screen_of(room).status() == "Room: held since 10:57, 2 changes wait"
    room.hands.at("11:03")
    assert room.notice == "Held since 10:57. 2 changes wait. F7 shows them."
    room.hands.press("F7")
    assert "Gazetteer" in on_wall(room)
    assert screen_of(room).status() == "Room: showing"


def test_the_minutes_of_a_held_picture_go_on(room, projector):
    start_hold(room)
    room.hands.press("F7")
    room.hands.at("10:59")
    before = screen_of(room).window.wall.left
    room.hands.at("11:03")
    after = screen_of(room).window.wall.left
    assert int(before.split()[0]) - int(after.split()[0]) == 4


def test_blank_beats_hold_and_leaves_marking_and_title(room, projector):
    start_hold(room)
    room.hands.say("Warm Homes Grant applications")
    room.hands.press("F7", "F8")
    assert isinstance(screen_of(room).window.wall.body, Blank)
    assert on_wall(room) == "OFFICIAL | Warm and Well"
    room.hands.press("F8")
    assert "Warm Homes" in on_wall(room)
    assert screen_of(room).held is not None


def test_only_this_shows_the_selected_card_alone_and_then_the_session_again(room, projector):
    start_hold(room)
    room.hands.say("Warm Homes Grant applications", "Council tax caseload")
    room.hands.press("Up", "Shift+F5")
    assert isinstance(screen_of(room).window.wall.body, Alone)
    assert screen_of(room).window.wall.body.words == room.window.desk.selected.title
    room.hands.press("Shift+F5")
    assert "What do we hold that could help?" in on_wall(room)


def test_a_screen_that_goes_takes_the_window_with_it_and_brings_it_back(room, projector):
    start_hold(room)
    gone = projector.pop()
    room.hands.at("10:58")
    assert not screen_of(room).window.isVisible()
    assert room.notice == "Room screen lost at 10:58. Nothing else changed. It comes back by itself."
    assert screen_of(room).status() == "Room screen lost 10:58"
    assert room.window.frame.status.room.text() == "Room screen lost 10:58"
    room.hands.write("Gaz")
    projector.append(gone)
    screen_of(room).look_for_screen()
    room.hands.settle()
    assert screen_of(room).window.isVisible()
    assert screen_of(room).status() == "Room: showing"
    assert room.line == "Gaz"
    assert QApplication.focusWidget() is room.window.line.edit


def test_screens_may_come_and_go_fifty_times(room, projector):
    start_hold(room)
    room.hands.write("Gaz")
    kept = projector[0]
    for _ in range(50):
        projector.clear()
        screen_of(room).look_for_screen()
        projector.append(kept)
        screen_of(room).look_for_screen()
    room.hands.settle()
    assert room.line == "Gaz"
    assert len([w for w in QApplication.topLevelWidgets() if w.accessibleName() == "Room screen"]) == 1
    assert room.window.isActiveWindow()


def test_scores_reach_the_room_when_somebody_says_so(room, projector, hands):
    start_hold(room)
    room.hands.press("Ctrl+4")
    room.hands.say("Confirm low income @income", "/look 5", "/start")
    hands.press("Ctrl+Tab")
    hands.cell(0, "Scores", "4 5 3 5 4")
    assert "21 points" not in on_wall(room)
    hands.say("/reveal")
    assert "21 points" in on_wall(room)
    hands.say("/reveal")
    assert "21 points" not in on_wall(room)


def test_the_room_sees_risks_in_the_order_to_which_they_were_sorted(room, projector):
    start_hold(room)
    room.hands.say("/look 7", "/start", "Checks outside the purpose !income 2x2", "Whole caseload copied !council 3x5")
    room.hands.say("A list gets out !council 2x4", "/sort")
    block = screen_of(room).window.wall.body.blocks[0]
    assert [i.figure for i in block.items] == ["15", "8", "4"]
    assert len(room.all(Risk)) == 3


def test_it_closes_with_the_day(room, projector):
    screen = screen_of(room)
    room.hands.say("/close")
    assert screen.window is None
    assert not [w for w in QApplication.topLevelWidgets() if w.accessibleName() == "Room screen" and w.isVisible()]
