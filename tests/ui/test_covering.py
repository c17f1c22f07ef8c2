"""A screen that the room can see too: nothing private is on it, in no picture and in no sentence (W14)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.ui.layout_rules import painted, shown
from ui.day.covering import ASKS, IS_COVERED, SAID_SO
from workshop import commands as c
from workshop import kinds as k

NOTE, HELD, DOUBT = "Sent to protect a position", "Mrs Patel of Elm Road had to wait", "Low income list of Harrowmere"


def on_screen(room) -> str:
    """All words that can be read in the window."""
    window = room.window
    said = [
        w.text()
        for w in shown(window)
        if isinstance(w, QLabel | QPushButton)
        or (isinstance(w, QLineEdit) and w.echoMode() == QLineEdit.EchoMode.Normal)
    ]
    walls = [" ".join(w.wall.texts()) for w in shown(window) if getattr(w, "wall", None) is not None]
    return " | ".join((*said, *walls, *(p.text for p in painted(window)), window.windowTitle()))


@pytest.fixture
def private(hold, hands):
    """A day with a private note, a record that is held, one in doubt, and a stance."""
    hands.say("/start", f"note: {NOTE}")
    hands.say(f"{HELD} #personal")
    held = hold.last(k.Dataset)
    hold.window.day.execute(c.Change("dataset", held.id, {"held": True}))
    hands.say(f"{DOUBT} @harrowmere #personal")
    hands.say("Council Tax Reduction caseload #personal #willing")
    assert hold.last(k.Dataset).owner_stance
    return hold


def hidden(room) -> None:
    there = on_screen(room)
    for words in (NOTE, HELD, DOUBT, "illing", "Patel", "protect"):
        assert words not in there, words


def test_it_is_asked_and_yes_hides_all_that_the_wall_may_not_show(private, hands):
    before = on_screen(private)
    assert HELD in before, "else the test proves nothing"
    hands.say("/safe")
    assert private.notice == ASKS
    hands.press("1")
    assert private.notice == IS_COVERED
    hidden(private)
    assert "Council Tax Reduction caseload" in on_screen(private), "what may be seen is there"
    assert private.window.line.edit.hasFocus()


def test_wherever_hands_go_nothing_private_comes_up(private, hands):
    hands.say("/safe yes")
    for keys in (
        "Up",
        "Down",
        "Tab",
        "F2",
        "F6",
        "Ctrl+F",
        "F3",
        "Ctrl+P",
        "Ctrl+L",
        "F5",
        "F9",
        "Alt+PgDown",
        "Ctrl+3",
    ):
        hands.press(keys)
        hidden(private)
        hands.press("Esc", "Ctrl+K")
        hidden(private)
    for word in ("/history", "/bin", "/setup", "/copies", "/details", "/walk", "/import", "/amend", "/lectern"):
        hands.say(word)
        hidden(private)
        hands.press("Esc", "Ctrl+K")
    hidden(private)


def test_what_is_done_is_not_told_with_private_words(private, hands):
    hands.say("/safe yes")
    held = next(d for d in private.all(k.Dataset) if d.title == HELD)
    private.window.desk.select(held.id)
    hands.say("/withdraw")
    assert private.notice == SAID_SO
    hidden(private)
    hands.press("Ctrl+Z")
    hidden(private)
    hands.write("#special")
    hidden(private)
    hands.press("Return")
    hidden(private)


def test_names_of_hidden_cards_are_not_in_the_list_of_places(private, hands):
    hands.say("/safe yes")
    hands.press("Ctrl+G")
    hands.write("patel")
    found = private.window.finding.places.rows.rows
    assert [row for row in found if row.tail != "help"] == [], "the page “When someone is named” names nobody"
    hands.press("Esc")
    hands.press("Ctrl+G")
    hands.write("council tax")
    assert len(private.window.finding.places.rows.rows) >= 1


def test_words_of_a_private_note_and_of_a_pile_are_dots(private, hands):
    hands.say("/safe yes")
    edit = private.window.line.edit
    hands.write("note: He is")
    assert edit.echoMode() == QLineEdit.EchoMode.Password
    hands.press(*["Backspace"] * 11)
    hands.write("Warm Homes")
    assert edit.echoMode() == QLineEdit.EchoMode.Normal, "what is added at once may be read"
    hands.press(*["Backspace"] * 10)
    private.look("risk")
    hands.say("/pile")
    hands.write("Somebody is named")
    assert edit.echoMode() == QLineEdit.EchoMode.Password


def test_peek_shows_all_for_ten_seconds(private, hands, qtbot):
    covering = private.window.rooming.covering
    hands.say("/safe yes")
    covering.peeking.setInterval(50)
    hands.say("/peek")
    qtbot.waitUntil(lambda: not covering.peeking.isActive())
    hidden(private)
    covering.peeking.setInterval(10_000)
    hands.say("/peek")
    assert HELD in on_screen(private)
    assert covering.peeking.remainingTime() > 5000
    hands.say("/peek")
    hidden(private)
    hands.say("/peek", "/safe no")
    assert not covering.shared


def test_no_takes_the_cover_away(private, hands):
    hands.say("/safe yes", "/safe no")
    assert HELD in on_screen(private)
    assert private.window.frame.turned is None
    assert not private.window.rooming.screen.on


def test_it_stays_covered_at_another_text_size(private, hands):
    hands.say("/safe yes")
    hands.press("Ctrl++")
    hidden(private)
    hands.press("Ctrl+0")
    hidden(private)


def test_it_is_covered_after_a_restart_and_words_that_came_back_are_dots(private, hands, program):
    hands.say("/safe yes")
    hands.write("Home visits")
    path = private.window.day.path
    private.window.line.flush()
    private.window.close()
    hands.settle()
    program.open_day(path)
    hands.settle()
    assert private.line == "Home visits"
    hidden(private)
    hands.press("End", "Backspace")
    assert private.window.line.edit.echoMode() == QLineEdit.EchoMode.Normal


def test_a_screen_that_is_plugged_in_asks_again(private, hands):
    QGuiApplication.instance().screenAdded.emit(QGuiApplication.primaryScreen())
    hands.settle()
    assert private.notice == ASKS
    hands.press("2")
    assert HELD in on_screen(private)


def test_without_a_second_screen_f5_and_1_cover_it(private, hands):
    hands.press("F5", "1")
    assert private.window.rooming.covering.covered
    hidden(private)


def test_where_nothing_is_covered_peek_says_so(hold, hands):
    hands.say("/peek")
    assert hold.notice.startswith("Nothing is covered.")
