"""An alarm: one key locks both screens and stops the clock; the same key goes on (interaction.md 1.1)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from workshop import kinds as k
from workshop.running_order import paused


@pytest.fixture
def begun(room, hands):
    """The day has begun."""
    hands.at("09:30")
    hands.press("Return")
    return room


def test_while_it_is_locked_nothing_can_be_seen_or_done_and_the_clock_stands(begun, hands):
    window = begun.window
    hands.write("half a line")
    before = len(window.day.store.entries)
    hands.press("Ctrl+Shift+L")
    cover = window.doing._cover
    assert cover.isVisible()
    assert cover.geometry() == window.frame.geometry()
    assert "The clock of the day stands" in cover.since.text()
    assert paused(window.day.state) is not None
    hands.write("secret")
    hands.press("Return", "Ctrl+Z", "F12", "Esc", "Ctrl+K", "F1")
    assert cover.isVisible()
    assert window.line.edit.text() == "half a line"
    assert len(window.day.store.entries) == before + 1, "the clock, and nothing else"
    window.resize(1500, 800)
    hands.settle()
    assert cover.geometry() == window.frame.geometry()


def test_on_return_the_clock_goes_on_and_minutes_are_offered(begun, hands, clock):
    window = begun.window
    hands.press("Ctrl+Shift+L")
    clock.forward(minutes=18)
    window.beat()
    QApplication.processEvents()
    hands.press("Ctrl+Shift+L")
    assert not window.doing.locked
    assert paused(window.day.state) is None
    assert hands.focus() is window.line.edit
    assert "behind. Take them from" in window.frame.notice.text()
    hands.press("Return")
    hands.say("a: Write it")
    assert begun.last(k.Action).action == "Write it"


def test_a_clock_that_stood_before_stands_after_it(begun, hands):
    hands.say("/stop")
    hands.press("Ctrl+Shift+L", "Ctrl+Shift+L")
    assert paused(begun.window.day.state) is not None


def test_the_button_goes_on_too(begun, hands):
    hands.press("Ctrl+Shift+L")
    hands.press("Space")
    assert not begun.window.doing.locked
