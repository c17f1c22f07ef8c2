"""Who carries each risk, the heat map and the shares: the same records seen otherwise, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from workshop import kinds as k
from workshop.boards.carry import carried, moved_weight
from workshop.formulas import balance
from workshop.snapshot import Snapshot
from workshop.views.rebalance import moves


@pytest.fixture
def carry(sample_room, hands):
    """The sample day, looked at by who carries each risk."""
    sample_room.look("risk")
    hands.press("Ctrl+Tab")
    return sample_room


def screen(room):
    return room.window.stage.screen()


def marks(room, title):
    row = next(r for r in screen(room).rows.board.rows if r.title.startswith(title))
    return dict(zip(screen(room).rows.board.names, (c.mark for c in row.cells), strict=True))


def risk(room, title):
    return next(r for r in room.all(k.Risk) if r.title.startswith(title))


def test_each_risk_says_who_carries_it_today_and_who_should(carry):
    rows = screen(carry).rows.board.rows
    assert (rows[0].score, rows[0].title) == (20, "People in cold homes do not get the grant before winter")
    assert marks(carry, "Whole caseload")["Council"] == "●→"
    assert marks(carry, "Whole caseload")["Energy"] == "→○"
    assert marks(carry, "Duty of confidence")["Care Board"] == "●"
    assert rows[0].felt == "residents"


def test_below_stand_the_shares_of_the_pilot_and_the_sums_of_the_day(carry):
    first, second = screen(carry).rows.board.weights
    assert dict(zip(screen(carry).rows.board.names, first.cells, strict=True)) == {
        "Council": "49→72",
        "Income": "51→28",
        "Energy": "0",
        "Care Board": "0",
        "Fire": "0",
        "Homes": "0",
        "Panel": "0",
    }
    assert second.title == "Whole day: points"


def test_the_line_works_on_the_row_that_is_chosen(carry, hands):
    hands.press("Down", "Down", "Down", "Down", "Down")
    assert carry.window.desk.selected == risk(carry, "Whole caseload")
    hands.say("!>council+energy")
    assert marks(carry, "Whole caseload")["Council"] == "●"
    assert carry.in_file().all(k.Risk) == carry.all(k.Risk)


def test_space_says_who_carries_it_today_and_with_shift_who_should(carry, hands):
    table = screen(carry).table
    hands.press("Down")
    hands.press("F6")
    assert hands.focus() is table
    hands.press("Home", "Right", "Right", "Right")
    assert table.model().headerData(table.currentIndex().column(), Qt.Orientation.Horizontal) == "Income"
    hands.press("Space")
    assert marks(carry, "People in cold homes")["Income"] == "●"
    hands.press("Shift+Space")
    assert carry.org("Income") not in risk(carry, "People in cold homes").bearer_should_org_ids
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert marks(carry, "People in cold homes")["Income"] == "→○"


def test_the_order_does_not_change_under_the_readers_eyes(carry, hands):
    before = screen(carry).order()
    hands.press(*["Down"] * 8)
    hands.say("5x5")
    assert screen(carry).order() == before
    hands.say("/sort")
    assert screen(carry).order()[0] == before[7]


def test_what_agreeing_moves_is_said(room, hands):
    """Moment 3: the weight moves before their eyes."""
    room.look("asks")
    hands.say("/turn council", "Confirm low income @income -- grant decided without papers")
    hands.press("Up")
    hands.say("#pilot")
    room.look("risk")
    hands.say("Checks made outside the purpose !income 4x5", "Public hears about it !income 2x2")
    hands.press("Up")
    hands.say("!>council+income")
    assert room.notice == "", "nothing is agreed yet"
    hands.press(*["Down"] * 2)
    hands.say("!>council #shared")
    assert room.notice == "Council takes 20 of Income’s 24, as agreed."
    hands.press("Up")
    hands.say("#shared")
    assert room.notice == "Council takes 2 of Income’s 4, as agreed."
    hands.say("5x5")
    assert room.notice == "", "a score is new: nobody took anything"


def test_a_day_without_a_pilot_moves_no_weight(sample):
    none = Snapshot.of([r for r in sample.records() if not isinstance(r, k.UseCase)])
    assert moved_weight(none, none) == ""
    assert carried(none).weights[0].title == "Whole day: points"


def test_nothing_to_carry_on_an_empty_day(room, hands):
    room.look("risk")
    hands.press("Ctrl+Tab")
    assert not screen(room).table.isVisible()
    assert screen(room).empty.text().startswith("Nothing here yet.")
    assert carried(room.state).weights == ()


# -- the heat map --


def test_the_heat_map_has_a_table_and_a_sentence(sample_room, hands):
    sample_room.look("risk")
    hands.press("Ctrl+Tab", "Ctrl+Tab")
    assert screen(sample_room).rows.rows[0] == ("N1", "20", "People in cold homes do not get the grant before winter")
    assert "Risks by likelihood" in screen(sample_room).chart.accessibleName()
    assert screen(sample_room).foot.text() == "In the pilot, worst if we share: 12. Worst if we don’t: 20."
    hands.press("Down")
    assert screen(sample_room).said.text() == (
        "Likelihood: 5 almost certain. Impact: 4 serious harm; enforcement, or a stop."
    )


def test_the_scale_stands_in_words_below_the_board_before_there_is_a_score(room, hands):
    room.look("risk")
    hands.say("Public hears about it from someone else !council")
    assert screen(room).scale.text().startswith("Likelihood: 1 rare, 2 unlikely")
    hands.say("3x4")
    assert screen(room).scale.text() == (
        "Likelihood: 3 possible, up to half. Impact: 4 serious harm; enforcement, or a stop."
    )


# -- the shares --


def test_the_shares_are_a_picture_a_table_and_what_would_rebalance_them(sample_room, hands):
    sample_room.look("value")
    hands.press("Ctrl+Tab")
    shown = screen(sample_room)
    assert shown.sentence.text() == (
        "Income would carry half of the risk and get less than a fifth of the value. "
        "As agreed, the Council carries 72 % of the risk for 36 % of the value."
    )
    assert shown.rows.rows == [
        ("Income", "18 %", "51 %", "28 %"),
        ("Council", "36 %", "49 %", "72 %"),
        ("Residents", "46 %", "", ""),
    ]
    assert shown.moves.rows.rows[0].text.startswith("If Income carried “")
    assert shown.foot.text().startswith("Worst if we share: 12. Worst if we don’t: 20.")


def test_a_move_says_what_is_left_after_it(sample_room, hands):
    first = moves(sample_room.state)[0]
    found = sample_room.state.find(first.risk_id)
    now = balance.bearers_agreed(found)
    sample_room.window.desk.select(found.id)
    sample_room.look("risk")
    sample_room.window.desk.select(found.id)
    hands.say("!>council+income #shared")
    assert set(now) < {sample_room.org("Council"), sample_room.org("Income")}
    after = balance.shares(sample_room.state, sample_room.state.pilot).agreed_percent[sample_room.org("Council")]
    assert f"would have {after} % of the risk" in first.sentence


def test_of_another_use_case_the_positions_stand_alone(sample_room, hands):
    sample_room.look("value")
    hands.press("Ctrl+Tab", "Ctrl+PgDown")
    assert not screen(sample_room).table.isVisible()
    assert screen(sample_room).sentence.text().startswith("The shares stand here once")
