"""Words on their way: they are in the file before anybody has agreed to them, and come back after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from workshop import kinds as k
from workshop.store.opening import read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a kill is a signal here")


@pytest.fixture
def killed(qtbot, tmp_path, room_file):
    """A day whose program was killed after hands had done this, as soon as these drafts were in its file."""
    path = tmp_path / "Killed.pilot"
    path.write_bytes(room_file.read_bytes())

    def run(*told, drafts):
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.another", str(path), *told],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PILOT_WORKSHOP_SETTINGS": str(tmp_path / "settings")},
        )
        try:
            assert child.stdout.readline() == "ready\n"
            qtbot.waitUntil(lambda: {d.text for d in read(path).drafts.values()} == drafts, timeout=10_000)
        finally:
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
            child.stdout.close()
        return path

    return run


def test_a_kill_leaves_the_words_of_the_line(killed, program, hands):
    path = killed("say=/look 3", "write=Half a thought @bro", drafts={"Half a thought @bro"})
    window = program.open_day(path)
    hands.settle()
    assert window.line.edit.text() == "Half a thought @bro"
    assert window.frame.notice.text() == "You were typing this at 14:31. It is back."
    hands.press("Return")
    assert window.desk.plan.screen == "hold", "they were typed for what we hold"
    assert [d.title for d in window.day.state.all(k.Dataset)] == ["Half a thought"]
    assert not read(path).drafts


def test_a_kill_leaves_the_words_of_an_open_field(killed, program, hands):
    path = killed(
        "say=/look 3",
        "say=Radon map #personal",
        "press=Tab",
        "field=Known problem",
        "write=Half of the streets are miss",
        drafts={"Half of the streets are miss"},
    )
    window = program.open_day(path)
    hands.settle()
    made = window.day.state.all(k.Dataset)[-1]
    assert made.known_issue is None, "words on their way are offered, never applied"
    assert window.desk.details, "the form in which somebody was typing is open again"
    assert window.details.record.id == made.id
    row = window.details.fields.find("known_issue")
    assert row.editor.text() == "Half of the streets are miss"
    assert row.note.text() == "You were typing this at 14:31. It is back."
    hands.go_to_field("Known problem")
    hands.write("ing.")
    hands.press("Return")
    assert window.day.state.all(k.Dataset)[-1].known_issue == "Half of the streets are missing."
    assert not read(path).drafts


def test_a_kill_leaves_the_words_of_both(killed, program, hands):
    path = killed(
        "say=/look 3",
        "say=Radon map",
        "write=a: Half an act",
        "press=F2",
        "write= of the county",
        drafts={"a: Half an act", "Radon map of the county"},
    )
    window = program.open_day(path)
    hands.settle()
    assert window.line.edit.text() == "a: Half an act"
    assert window.details.fields.find("title").editor.text() == "Radon map of the county"


def test_a_kill_leaves_the_words_of_a_form_that_is_not_a_record_yet(killed, program, hands):
    path = killed("say=/look 11", "follow=What should be decided", "write=Let the trial", drafts={"Let the trial"})
    window = program.open_day(path)
    hands.settle()
    assert window.details.fields.find("text").editor.text() == "Let the trial"
    assert not window.day.state.all(k.TheAsk)


def test_a_kill_leaves_the_words_of_a_cell(killed, program, hands):
    path = killed(
        "say=/look 3",
        "say=Radon map",
        "press=Ctrl+Tab",
        "table",
        "press=Ctrl+Home",
        "press=F2",
        "press=End",
        "write= of the county",
        drafts={"Radon map of the county"},
    )
    window = program.open_day(path)
    hands.settle()
    assert window.details.fields.find("title").editor.text() == "Radon map of the county"
    assert [d.title for d in window.day.state.all(k.Dataset)] == ["Radon map"]


def test_a_kill_leaves_the_words_of_the_set_up(killed, program, hands):
    path = killed("say=/setup", "field=Venue", "write=Town Ha", drafts={"Town Ha"})
    window = program.open_day(path)
    hands.settle()
    assert window.details.fields.find("venue").editor.text() == "Town Ha"
    hands.say("/setup")
    hands.go_to_field("Venue")
    hands.write("ll")
    hands.press("Return")
    assert window.day.state.workshop.venue == "Town Hall"
    assert not read(path).drafts


def test_what_was_handed_over_before_the_kill_is_a_change_and_no_draft(killed, program, hands):
    path = killed("say=/look 3", "say=Radon map", "say=#daily", drafts=set())
    window = program.open_day(path)
    hands.settle()
    assert [d.title for d in window.day.state.all(k.Dataset)] == ["Radon map"]
    assert window.line.edit.text() == ""
    assert window.frame.notice.text() == ""
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert not window.day.state.all(k.Dataset)


def test_a_kill_leaves_a_pile_and_the_words_of_its_next_card(killed, program, hands):
    cards = [
        "say=/look 7",
        "say=/pile",
        "say=Staff look people up",
        "press=Right",
        "say=Homes stay damp",
        "write=Half a",
    ]
    kept = '[["sharing", 0, "Staff look people up"], ["not_sharing", 0, "Homes stay damp"]]'
    path = killed(*cards, drafts={kept, "Half a"})
    assert not read(path).state.all(k.Risk)
    window = program.open_day(path)
    hands.settle()
    assert window.desk.session_id == "ses-6"
    assert [r.row.title for r in window.piling.board.rows.rows] == ["Staff look people up", "Homes stay damp", "Card 3"]
    assert window.line.edit.text() == "Half a"
    hands.press("Ctrl+Return")
    hands.settle()
    assert len(read(path).state.all(k.Risk)) == 3
    assert not read(path).drafts
