"""Ctrl+Shift+X: off the room screen at once, one question, then out of everything this program keeps (W17)."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.store.making import until
from tests.store.naming import found_in
from ui.day.strike_pane import CONFIRM
from ui.day.striking import LINE_GONE
from workshop.history import done
from workshop.kinds import Action, Dataset, Setting
from workshop.store.opening import read
from workshop.wall.seen import seen

NAME = "Brackenwhistle"
WORDS = f"Mrs {NAME} at 14 Zanzibar Lane waits"
MARK = "[personal detail removed 10:57]"


def shown(window):
    """All words that stand anywhere in a window."""
    out = [window.windowTitle(), QGuiApplication.clipboard().text()]
    for w in (x for x in window.findChildren(QWidget) if x.isVisible()):
        out += [w.accessibleName(), w.accessibleDescription(), w.toolTip()]
        if isinstance(w, QLabel | QLineEdit):
            out.append(w.text())
        if isinstance(w, QPlainTextEdit):
            out.append(w.toPlainText())
    return "\n".join(out)


def nowhere(room):
    until(lambda: not room.window.day.store.waiting())
    assert NAME not in shown(room.window)
    kept = room.window.settings._path
    assert not kept.exists() or NAME not in kept.read_text(encoding="utf-8")


def test_words_in_the_line_go_at_once_and_were_never_shown(hold):
    hold.hands.write(WORDS)
    hold.hands.press("Ctrl+Shift+X")
    assert hold.line == ""
    assert hold.notice == LINE_GONE
    assert not hold.all(Dataset)
    nowhere(hold)
    until(lambda: found_in(hold.window.day.path.parent) == [])
    hold.hands.press("Ctrl+Z")
    assert hold.line == ""
    hold.hands.say("Home fire visits")
    assert hold.last(Dataset).title == "Home fire visits"


def test_a_card_leaves_the_room_screen_first_then_one_enter_strikes_what_was_found(hold):
    hold.hands.say(WORDS)
    hold.hands.write("1")
    QGuiApplication.clipboard().setText(WORDS)
    hold.hands.press("Ctrl+Shift+X")
    assert not seen(hold.state).all(Dataset)
    pane = hold.window.striking.pane
    assert pane.sure.text() == CONFIRM
    assert pane.which.text() == f"Mrs {NAME}; 14 Zanzibar Lane"
    assert "Here: Name" in pane.where.text()
    hold.hands.press("Return")
    assert hold.last(Dataset).title == f"{MARK} at {MARK} waits"
    assert not hold.window.striking.open
    assert hold.hands.focus() is hold.window.line.edit
    nowhere(hold)
    assert NAME not in "".join(done(e, hold.state) for e in hold.window.day.store.entries)
    path = hold.window.day.path
    until(lambda: found_in(path.parent) == [])
    hold.hands.press("Ctrl+Z")
    assert "Words were struck at 10:57. That stays." in hold.notice
    hold.hands.press("Ctrl+Z")
    hold.hands.press("Ctrl+Z")
    assert not hold.all(Dataset)
    assert NAME not in hold.line
    hold.hands.press("Ctrl+Y")
    assert hold.last(Dataset).title == f"{MARK} at {MARK} waits"
    until(lambda: not hold.window.day.store.waiting())
    assert [d.title for d in read(path).state.all(Dataset)] == [f"{MARK} at {MARK} waits"]


def test_other_spellings_are_shown_before_they_go_and_a_window_that_is_closed_meanwhile_strikes_first(hold):
    path = hold.window.day.path
    hold.hands.say(f"Mrs. {NAME.upper()} asked", WORDS)
    hold.hands.press("Ctrl+Shift+X")
    pane = hold.window.striking.pane
    hold.hands.write("")
    pane.which.setText(f"Mrs {NAME}; {NAME}; 14 Zanzibar Lane")
    hold.hands.settle()
    assert f"Also written “Mrs. {NAME.upper()}”" in pane.where.text()
    hold.window.striking._go()
    assert hold.window.striking.busy(), "it goes in steps"
    assert hold.hands.focus() is hold.window.line.edit
    hold.window.close()
    assert found_in(path.parent) == []
    assert [d.title for d in read(path).state.all(Dataset)] == [f"{MARK} asked", f"{MARK} at {MARK} waits"]


def test_what_was_just_typed_is_meant_wherever_it_stands(hold):
    hold.hands.say(f"a: Ring Mrs {NAME} @tamsin by 16/10")
    assert "1 keeps it" in hold.notice
    hold.hands.press("Ctrl+Shift+X", "Return")
    assert hold.last(Action).action == f"Ring {MARK}"
    assert hold.last(Action).held is None


def test_esc_strikes_nothing_and_the_card_stays_off(hold):
    hold.hands.say("Home fire visits")
    hold.hands.press("Ctrl+Shift+X", "Escape")
    assert hold.last(Dataset).title == "Home fire visits"
    assert hold.last(Dataset).held is True
    hold.hands.say("/keep")
    assert [d.title for d in seen(hold.state).all(Dataset)] == ["Home fire visits"]
    hold.hands.say("/keep")
    assert "does not look like" in hold.notice


def test_a_strike_that_was_asked_for_is_asked_for_again_after_a_kill(hold, program, tmp_path):
    hold.hands.say(WORDS)
    hold.hands.press("Ctrl+Shift+X")
    until(lambda: not hold.window.day.store.waiting())
    other = tmp_path / "again"
    other.mkdir()
    (other / "Room.pilot").write_bytes(hold.window.day.path.read_bytes())
    hold.window.close()
    again = program.open_day(other / "Room.pilot")
    hold.hands.settle()
    assert again.striking.open
    assert NAME in again.striking.pane.which.text()


def test_where_the_room_can_see_the_screen_no_word_is_shown_and_enter_strikes(hold):
    hold.hands.say("/safe yes", WORDS)
    hold.hands.press("Ctrl+Shift+X")
    assert NAME not in shown(hold.window)
    assert CONFIRM in hold.notice
    hold.hands.press("Return")
    assert hold.last(Dataset).title == f"{MARK} at {MARK} waits"


def test_the_page_names_what_could_not_be_reached_and_the_day_counts_it(hold):
    folder = hold.window.day.path.parent
    paper = folder / "Room report.pdf"
    hold.hands.say(WORDS)
    paper.write_bytes(b"%PDF")

    at = hold.window.day.now().timestamp()
    os.utime(paper, (at, at))
    hold.hands.press("Ctrl+Shift+X", "Return")
    until(lambda: hold.window.day.store.unreached)
    hold.hands.settle()
    until(lambda: (hold.hands.settle(), hold.state.get(Setting, "struck.unreached"))[1])
    assert hold.state.get(Setting, "struck.unreached").value == "1"
    hold.hands.say("/struck")
    page = hold.window.stage.page_of("struck")
    assert page.left.rows[0][0] == "Room report.pdf"
    hold.hands.click(page.remove)
    hold.hands.click(page.remove)
    until(lambda: (hold.hands.settle(), not hold.window.day.store.unreached)[1])
    assert not paper.exists()
