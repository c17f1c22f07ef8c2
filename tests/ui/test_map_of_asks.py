"""Who holds what and asks whom, pairs, and datasets of several holders that are about the same: by keys."""

from __future__ import annotations

import pytest

from tests.ui.test_walks import Walked
from workshop import kinds as k
from workshop.charts import flow
from workshop.formulas.overlaps import overlaps
from workshop.views.flows import flows


@pytest.fixture
def walk(room):
    return Walked(room)


def screen(room):
    return room.window.stage.screen()


# -- the map --


def test_the_map_counts_who_holds_asks_and_offers(sample_room, hands):
    sample_room.look("asks")
    hands.press("Ctrl+Shift+Tab")
    rows = {r[0]: r[1:] for r in screen(sample_room).rows.rows}
    assert rows["Council"] == ("4", "3", "1", "1", "1")
    assert rows["Panel"] == ("–", "–", "–", "–", "–")
    assert screen(sample_room).foot.text() == "6 asks. 4 offers."
    spoken = screen(sample_room).chart.accessibleName()
    assert "Council asks Income, the pilot." in spoken
    assert "Income: 2 datasets, 2 personal." in spoken


def test_the_map_is_there_in_what_we_hold_too_and_empty_at_first(room, hands):
    room.look("hold")
    hands.press("Ctrl+Shift+Tab")
    assert screen(room).rows.rows[0] == ("Council", "–", "–", "–", "–", "–")
    assert screen(room).foot.text() == ""
    hands.say("Council Tax list #personal")
    assert screen(room).rows.rows[0][1] == "1"


def test_each_name_and_each_line_of_the_map_is_inside_it(sample):
    found = flows(sample)
    made = flow.figure(found, 400, 260)
    for mark in made.marks:
        ends = [(mark.x1, mark.y1), (mark.x2, mark.y2)] if hasattr(mark, "x1") else [(mark.x, mark.y)]
        assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in ends)
    assert sum(hasattr(m, "x1") for m in made.marks) == len(found.flows) + 1, "one line each, and one in the key"


# -- pairs --


def test_an_ask_and_an_offer_that_are_taken_along_are_paired(room, hands):
    room.look("asks")
    hands.say("/turn council", "Energy ratings of rented homes @homes -- where to insulate")
    hands.say("/turn homes", "offer: Ratings of every home each quarter for @council")
    hands.say("/mark")
    hands.press("Up")
    hands.say("/mark", "/pair")
    assert room.all(k.Offer)[0].use_case_ids == (room.all(k.UseCase)[0].id,)
    assert room.notice.startswith("Paired with “Energy ratings")
    assert room.window.desk.marked == ()
    hands.press("Ctrl+Z")
    assert room.all(k.Offer)[0].use_case_ids == ()


def test_an_ask_and_an_offer_are_not_merged(room, hands):
    room.look("asks")
    hands.say("/turn council", "Energy ratings of rented homes @homes -- where to insulate", "offer: Our gazetteer")
    hands.say("/mark")
    hands.press("Up")
    hands.say("/mark", "/merge")
    assert room.notice.startswith("Take two cards of one kind along first")


def test_without_a_choice_pair_says_how(room, hands):
    room.look("asks")
    hands.say("/pair")
    assert room.notice.startswith(
        "Choose an offer with ↑, then type /pair and the number of the ask, once there is one"
    )


# -- the same, or about the same --


@pytest.fixture
def held(room, hands):
    """Two holders with the same subject, and one with the same name twice."""
    room.look("hold")
    hands.say("/turn homes", "Damp and mould reports of tenants #personal #uprn")
    hands.say("/turn council", "Damp inspections and mould notices #personal #uprn", "Empty property list")
    hands.say("Empty properties list")
    return room


def test_datasets_that_look_alike_are_offered_pair_by_pair(held, hands, walk):
    hands.say("/overlaps")
    assert walk.heading == "Overlaps 1 of 2"
    rows = [r.row for r in walk.board.rows.rows]
    assert rows[0].facts[-1] == "The same name."
    assert rows[1].facts[-1] == "Both are about damp and mould. Both join on Property reference."
    hands.press("Return", "Return")
    assert walk.heading == ""
    assert len(held.all(k.Dataset)) == 4, "an empty Enter leaves them as they are"


def test_two_of_one_holder_are_merged_and_two_of_two_holders_linked(held, hands, walk):
    hands.say("/overlaps")
    hands.press("2")
    assert [d.title for d in held.all(k.Dataset)].count("Empty properties list") == 0
    assert walk.heading == "Overlaps 1 of 1"
    assert "merge" not in walk.board.keys.text(), "two holders: neither gives theirs up"
    hands.press("1")
    one, other = (d for d in held.all(k.Dataset) if "mould" in d.title)
    assert (one.linked_dataset_ids, other.linked_dataset_ids) == ((other.id,), (one.id,))
    assert held.in_file().all(k.Dataset) == held.all(k.Dataset)
    assert [o.linked for o in overlaps(held.state)] == [True]
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert len(held.all(k.Dataset)) == 4
    assert all(not d.linked_dataset_ids for d in held.all(k.Dataset))


def test_two_that_are_taken_along_are_linked_by_a_word(held, hands):
    hands.press("Up")
    hands.say("/mark")
    hands.press("Up")
    hands.say("/mark", "/link")
    assert held.notice.startswith("Linked: ")
    assert sum(bool(d.linked_dataset_ids) for d in held.all(k.Dataset)) == 2
    hands.say("/link")
    assert held.notice.startswith("Take two datasets along first")


def test_different_datasets_are_left_alone(sample, room, hands):
    assert overlaps(sample) == []
    hands.say("/overlaps")
    assert room.notice == "No two datasets look alike."
