"""A rehearsal by keys: from the start window, with ten lines that fill a record; and of one’s own day."""

from __future__ import annotations

import shutil

import pytest

from ui.start.earlier import EarlierDays
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.rehearsal import is_rehearsal
from workshop.rehearsing import rehearse_day


@pytest.fixture
def rehearsed(program, hands, tmp_path, monkeypatch):
    """A rehearsal, begun in the start window."""
    monkeypatch.setattr("ui.app.documents", lambda: tmp_path)
    program.show_start()
    hands.go_to_field("Rehearse")
    hands.press("Space")
    hands.wait_for(lambda: bool(program.windows))
    hands.settle()
    return hands.day


def test_ten_lines_by_enter_fill_a_record(rehearsed, hands, program, tmp_path):
    assert [p.name for p in tmp_path.glob("*.pilot")] == ["Warm and Well (rehearsal).pilot"]
    assert rehearsed.frame.fiction.text() == "Rehearsal: nothing here is real"
    assert rehearsed.windowTitle().startswith("Rehearsal: ")
    pane = rehearsed.ten_lines.pane
    assert pane.head.text() == "LINE 1 OF 10"
    for _ in range(10):
        assert rehearsed.line.edit.text() == pane.ready.text()
        hands.press("Return")
    assert pane.so_far.text() == "2 datasets, 1 use case, 1 risk, 1 action and 1 parked item"
    s = rehearsed.day.state
    held, risk = s.all(k.Dataset), s.all(k.Risk)[0]
    assert held[0].data_owner_id == s.all(k.Action)[0].owner_person_id
    assert (held[0].personal_data_level, held[0].update_frequency) == ("personal", "freq:daily")
    assert s.all(k.UseCase)[0].data_explicitly_excluded
    assert (risk.likelihood, risk.impact) == (4, 3)
    assert risk.bearer_should_org_ids != risk.bearer_org_ids
    hands.press("Ctrl+Z")
    assert "parked" in pane.so_far.text(), "what was taken back is no longer counted"
    assert "action" not in pane.so_far.text()
    hands.press("Ctrl+A", "Backspace", "Esc")
    assert not rehearsed.ten_lines.open
    program.show_start()
    hands.settle()
    assert program.start.first.accessibleName().startswith("Carry on: Rehearsal: ")


def test_words_of_ones_own_are_not_swept_away_and_esc_leaves_the_ten_lines(rehearsed, hands):
    hands.write(" of the council")
    typed = rehearsed.line.edit.text()
    hands.press("Esc")
    assert not rehearsed.ten_lines.open
    assert rehearsed.line.edit.text() == typed
    hands.press("Ctrl+A", "Backspace")
    hands.say("/ten")
    assert rehearsed.line.edit.text() == rehearsed.ten_lines.pane.ready.text()
    hands.press("Esc")
    assert rehearsed.line.edit.text() == ""


def test_ones_own_day_is_rehearsed_in_a_window_beside_it(window, program, hands, sample_copy):
    hands.say("/ten")
    assert "in a rehearsal" in window.frame.notice.text()
    hands.say("/rehearse")
    hands.wait_for(lambda: len(program.windows) == 2)
    made = sample_copy.with_name("Warm and Well (rehearsal).pilot")
    assert is_rehearsal(program.windows[made].day.state)
    assert not is_rehearsal(window.day.state)
    hands.wait_for(lambda: not any(w.busy() for w in program.windows.values()))


def test_a_new_day_takes_nothing_of_a_rehearsal(program, sample_copy, clock, tmp_path):
    path = tmp_path / "Monday.pilot"
    rehearse_day(sample_copy, path, SetClock(clock.now()))
    shutil.copyfile(sample_copy, tmp_path / "real.pilot")
    box = EarlierDays(program.look, [("Monday", path), ("Real", tmp_path / "real.pilot")])
    taken = []
    box.taken.connect(taken.append)
    box.days.setCurrentIndex(1)
    assert taken == [None]
    assert box.note.text().startswith("That was a rehearsal")
    box.days.setCurrentIndex(2)
    assert taken[1] is not None
