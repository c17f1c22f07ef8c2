"""The count pad by keys: slips, scores, dots and fists; hidden until revealed; only counts are ever kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from ui.details.fields import COUNTED
from workshop import kinds as k
from workshop.past import HIDDEN, steps
from workshop.store.opening import read
from workshop.terminal import show

ASKS = ("Confirm low income at application @income #yesno", "Map cold homes by small area @board", "Fire visits @fire")
DECIDING = "d: The pilot is the low-income check #dots"


@pytest.fixture
def begun(room, hands):
    """Fourteen people are here, of whom one leads and one types; the day has begun."""
    hands.at("09:30")
    hands.press("Return")
    hands.say("/walk")
    hands.press(*["Return"] * 14)
    return room


@pytest.fixture
def choosing(begun, hands):
    """The room is in the session that chooses, with three use cases."""
    begun.look("asks")
    hands.say(*ASKS)
    begun.look("choose")
    hands.say("/start")
    return begun


def board(room):
    return room.window.stage._count


def heading(room):
    return board(room).heading.text() if board(room).isVisible() else ""


def type_slips(hands, *slips):
    hands.write("".join(slips))


# -- slips --


def test_twelve_slips_are_counted_in_fifty_keys(begun, hands):
    hands.say("/count")
    assert heading(begun) == "Trust slips, at the start · slip 1"
    before = hands.keys
    type_slips(hands, *["3421"] * 7, *["5511"] * 5)
    assert heading(begun) == "Trust slips, at the start · slip 13"
    hands.press("Return")
    assert begun.notice == "12 slips; 14 people may answer. Enter keeps the count · 2 a second person counts again"
    hands.press("Return")
    assert hands.keys - before == 50
    assert [t.start for t in begun.all(k.Trust)] == [
        (0, 0, 7, 0, 5),
        (0, 0, 0, 7, 5),
        (5, 7, 0, 0, 0),
        (12, 0, 0, 0, 0),
    ]
    assert begun.notice == "Counted: 12 slips."
    assert heading(begun) == ""
    assert begun.in_file().all(k.Trust) == begun.all(k.Trust)


def test_one_undo_takes_the_whole_count_back_and_its_name_tells_nothing(begun, hands):
    hands.say("/count")
    type_slips(hands, *["3421"] * 12)
    hands.press("Return", "Return")
    assert begun.window.frame.status.undoing.text() == "Undo: count of trust slips  Ctrl Z"
    hands.press("Ctrl+Z")
    assert [t.start for t in begun.all(k.Trust)] == [()] * 4


def test_digits_are_figures_and_letters_still_go_to_the_line(begun, hands):
    hands.say("/count")
    hands.write("34")
    assert begun.line == ""
    hands.say("p: Who pays after the pilot?")
    assert begun.last(k.Parked).text == "Who pays after the pilot?"
    assert heading(begun) == "Trust slips, at the start · slip 1"
    hands.write("21")
    assert heading(begun) == "Trust slips, at the start · slip 2"
    assert begun.window.line.edit.hint.text() == "Slip 2: answer 1 of 4"


def test_what_a_slip_can_t_have_is_said_and_nothing_moves(begun, hands):
    hands.say("/count")
    hands.write("7")
    assert begun.line == "7"  # no key of this round: it is text
    hands.press("Backspace")
    hands.write("3")
    hands.press("Return")
    assert begun.notice == "Slip 1 has 1 of 4. Type on, or Backspace goes back."
    hands.press("Backspace", "Return")
    assert heading(begun) == ""


def test_a_round_that_is_left_goes_on_where_it_was(begun, hands):
    hands.say("/count")
    type_slips(hands, "3421", "55")
    hands.press("Escape")
    assert begun.notice == "Trust slips, at the start: put aside, not kept. /count slips goes on."
    hands.say("/count")
    assert heading(begun) == "Trust slips, at the start · slip 2"
    hands.press("Ctrl+3")
    assert heading(begun) == ""
    hands.press("Escape")
    assert heading(begun) == "Trust slips, at the start · slip 2"


def test_a_double_enter_keeps_nothing(begun, hands):
    hands.say("/count")
    type_slips(hands, *["3421"] * 12)
    begun.window.entering.guard_ms = 60_000
    hands.press("Return", "Return")
    assert [t.start for t in begun.all(k.Trust)] == [()] * 4


def test_the_guide_leads_to_the_pad(begun, hands):
    hands.follow("Trust slips of the start")
    assert heading(begun) == "Trust slips, at the start · slip 1"


def test_a_second_person_counts_again_and_what_differs_is_said(begun, hands):
    hands.say("/count")
    type_slips(hands, *["3421"] * 12)
    hands.press("Return", "2")
    assert heading(begun) == "Trust slips, at the start, second count · slip 1"
    type_slips(hands, *["3421"] * 11, "3411")
    hands.press("Return")
    assert begun.notice == (
        "The two counts differ: statement 3, answers 1 and 2. 1 keep the first · 2 keep the second · 3 count again"
    )
    hands.press("3")
    type_slips(hands, *["3421"] * 12)
    hands.press("Return")
    assert begun.notice == "Both counts agree: 12 slips. Enter keeps them."
    hands.press("Return")
    assert begun.all(k.Trust)[2].start == (0, 12, 0, 0, 0)


def test_one_late_slip_is_not_let_in_for_it_could_be_told_apart(begun, hands):
    hands.say("/count")
    type_slips(hands, *["3421"] * 11)
    hands.press("Return", "Return", "Ctrl+Z")
    hands.say("/count")
    type_slips(hands, *["3421"] * 11, "5555")
    hands.press("Return", "Return")
    assert begun.notice.startswith("11 slips were counted before. So few more or less could be told apart")
    assert [t.start for t in begun.all(k.Trust)] == [()] * 4


# -- choosing --


def test_scores_dots_and_fists_in_one_key_each(choosing, hands):
    hands.say(DECIDING, "/count")
    assert choosing.notice == "Count: 1 scores · 2 dots · 3 fists · 4 hands"
    hands.press("1")
    assert heading(choosing) == "Scores · 1 of 3 · public value"
    hands.write("453543555353134")
    assert heading(choosing) == "Scores · all 3 in"
    hands.press("Return")
    assert [u.selection_scores for u in choosing.all(k.UseCase)] == [(4, 5, 3, 5, 4), (3, 5, 5, 5, 3), (5, 3, 1, 3, 4)]
    hands.say("/count dots")
    hands.write("30 25")
    hands.press("Return")
    hands.write("15")
    hands.press("Return", "Return")
    assert [u.dot_votes for u in choosing.all(k.UseCase)] == [30, 25, 15]
    assert choosing.last(k.Ballot).voters == 14
    hands.say("/count fists")
    hands.write("534434-")
    hands.press("Return")
    assert [f.fist for f in choosing.last(k.Decision).fists] == [5, 3, 4, 4, 3, 4]
    assert heading(choosing) == ""


def test_under_three_the_lowest_voice_is_heard_first(choosing, hands):
    hands.say(DECIDING, "/count fists")
    hands.write("524414-")
    hands.press("Return")
    walk = choosing.window.stage._walk
    assert walk.heading.text() == "Lowest voice 1 of 2"
    assert [r.row.title for r in walk.rows.rows] == ["Fire showed 1", "Income showed 2"]
    hands.say("Only with the panel at the table")
    hands.press("Return")
    hands.say("A legal note first")
    hands.press("Return")
    notes = {f.fist: f.note for f in choosing.last(k.Decision).fists}
    assert (notes[1], notes[2]) == ("Only with the panel at the table", "A legal note first")
    assert choosing.in_file().all(k.Decision) == choosing.all(k.Decision)


def test_totals_and_dots_wait_on_both_screens_until_they_are_revealed(choosing, hands):
    hands.say("/count scores")
    hands.write("111115555533333")
    hands.press("Return")
    hands.say("/count dots")
    hands.write("30 25 15")
    hands.press("Return", "Return", "Return")
    box = choosing.window.stage.screen().boxes[0]
    cards = box.cards.cards.rows
    assert [c.score for c in cards] == [None] * 3
    assert all("dots counted" in c.facts for c in cards)
    assert [c.title for c in cards] == [u.headline for u in choosing.all(k.UseCase)]
    day = choosing.window.day
    told = [c for step in steps(day.store.entries, day.state) for c in step.changes if c.field in ("Scores", "Dots")]
    assert {(c.old, c.new) for c in told} == {(HIDDEN, HIDDEN)}
    assert '"dot_votes"' not in show.as_json(choosing.in_file())
    hands.press("Ctrl+Tab")
    cells = choosing.window.stage._table(k.UseCase).table.model()
    row = [cells.index(0, c).data() for c in range(cells.columnCount())]
    assert row.count("counted") == 2
    assert "30" not in row
    hidden = [cells.index(0, c) for c in range(cells.columnCount()) if row[c] == "counted"]
    assert [i.data(Qt.ItemDataRole.EditRole) for i in hidden] == ["", ""]
    assert not any(i.flags() & Qt.ItemFlag.ItemIsEditable for i in hidden)
    hands.press("Ctrl+Shift+Tab", "Ctrl+K")
    choosing.window.forms.open(choosing.all(k.UseCase)[0].id)
    dots = choosing.window.details.fields.find("dot_votes")
    assert (dots.editor.text(), dots.note.text()) == ("", COUNTED)
    hands.go_to_field("Dots", most=90)
    hands.press("Tab", "Ctrl+Return")
    assert choosing.all(k.UseCase)[0].dot_votes == 30, "left empty, it stays"
    hands.say("/reveal")
    assert "30" in [cells.index(0, c).data() for c in range(cells.columnCount())]
    cards = box.cards.cards.rows
    assert [c.score for c in cards] == [25, 15, 5]
    assert '"dot_votes"' in show.as_json(choosing.in_file())


def test_fists_without_a_proposal_say_what_to_type(choosing, hands):
    hands.say("/count fists")
    assert choosing.notice.startswith("On what? Type the proposal first")


# -- nothing that can be joined --


def test_while_slips_are_counted_the_file_does_not_change(begun, hands):
    hands.settle()
    path = begun.window.day.path
    hands.say("/count")
    hands.settle()
    before = {p: p.read_bytes() for p in path.parent.rglob("*") if p.is_file() and not p.name.endswith(".lock")}
    type_slips(hands, "3421", "5511", "1155", "2")
    hands.settle()
    after = {p: p.read_bytes() for p in path.parent.rglob("*") if p.is_file() and not p.name.endswith(".lock")}
    assert {p: b for p, b in after.items() if "settings" not in p.parts} == {
        p: b for p, b in before.items() if "settings" not in p.parts
    }


def test_a_secret_round_that_a_kill_interrupts_leaves_nothing(room_file, tmp_path):
    """The real program, killed in the middle of the twelfth slip: the file is as if nobody had counted."""
    path = tmp_path / "Room.pilot"
    path.write_bytes(room_file.read_bytes())
    env = {**os.environ, "PILOT_WORKSHOP_SETTINGS": str(tmp_path / "settings")}
    slips = "3421" * 5 + "5142" * 6 + "31"
    for told in (["say=/count"], ["say=/count", f"write={slips}"]):
        other = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.another", str(path), *told], stdout=subprocess.PIPE, text=True, env=env
        )
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        other.send_signal(signal.SIGKILL)
        other.wait()
        other.stdout.close()
    left = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    for between in ("", " ", ",", ", ", ";", "\n"):  # however a slip could have been written down
        for slip in ("3421", "5142"):
            assert between.join(slip * 2).encode() not in left
    kept = read(path)
    assert not kept.drafts
    state = kept.state
    assert [t.start for t in state.all(k.Trust)] == [()] * 4
    assert not state.all(k.Ballot)


def test_closing_the_window_says_once_that_an_open_round_is_lost(begun, hands):
    hands.say("/count")
    type_slips(hands, "3421")
    window = begun.window
    window.close()
    assert window.isVisible()
    assert begun.notice.startswith("Trust slips, at the start: not closed, so not kept.")


def test_a_fast_hand_is_not_taken_for_a_double_press(choosing, hands):
    hands.say("/count dots")
    choosing.window.entering.guard_ms = 60_000
    hands.write("30")
    hands.press("Return")
    hands.write("25")
    hands.press("Return")
    hands.write("15")
    hands.press("Return")
    assert choosing.notice.endswith("Enter keeps the count · 2 a second person counts again")
    assert choosing.window.line.edit.hint.text() == "Enter, or 2"
    hands.press("Return")
    assert not choosing.all(k.Ballot)


def test_where_the_room_can_see_the_screen_no_figure_is_said(choosing, hands):
    choosing.window.rooming.covering.share()
    hands.say("/count dots")
    hands.write("60 5 5")
    hands.press("Return")
    assert "may have" not in choosing.notice
    hands.press("2")
    hands.write("59 6 5")
    hands.press("Return")
    assert choosing.notice.startswith("The two counts differ. /peek shows where.")
    assert not board(choosing).isVisible()


def test_in_the_largest_letters_the_row_that_is_typed_is_on_the_screen(choosing, hands):
    choosing.window.resize(1280, 640)
    hands.say(*["/larger"] * 10, "/count scores")
    hands.write("453543")
    listed = board(choosing).list
    at = next(n for n, r in enumerate(board(choosing).rows.rows) if r.current is not None)
    assert at == 1
    place = listed.visualRect(board(choosing).rows.index(at, 0))
    assert listed.viewport().rect().contains(place.adjusted(0, 1, 0, -1))
