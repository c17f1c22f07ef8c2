"""How a day comes into a window, and what a start does not wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ui import opening
from ui.demo.hands import Hands


def test_the_start_window_waits_for_nothing_that_only_a_day_needs():
    """Its first picture would take twice as long."""
    look = "import sys, ui.__main__, ui.app; print(*(m for m in sys.modules if m.startswith(('ui.day', 'sqlcipher3'))))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_window_that_can_not_be_made_lets_the_day_go(program, sample_copy, monkeypatch):
    monkeypatch.setattr(opening, "DayWindow", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        program.open_day(sample_copy)
    assert list(sample_copy.parent.glob("*.lock")) == []
    monkeypatch.undo()
    assert program.open_day(sample_copy) is not None


def test_a_file_that_has_gone_is_said_in_the_start_window(program, tmp_path):
    assert program.open_day(tmp_path / "gone.pilot") is None
    assert program.start.said.text() == "“gone.pilot” is not there. Nothing was changed. Look for it in another folder."


def test_a_sample_that_can_not_be_written_is_said_in_the_start_window(program, tmp_path):
    hands = Hands(program, program.clock)
    program.show_start()
    program.open_sample(tmp_path / "no such folder")
    hands.wait_for(lambda: program.start.said.text() != "")
    assert program.start.said.text().startswith("The folder of “Warm and Well (sample).pilot” is not there.")
    assert [p.name for p in tmp_path.iterdir() if p.name != "settings"] == []
