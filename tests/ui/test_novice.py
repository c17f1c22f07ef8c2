"""A new scribe by keys: the guide shows the sign that would have saved work; a list opens at @, # and / (3.5)."""

from __future__ import annotations

import pytest

from workshop import kinds as k


def shown(room):
    return room.window.frame.guide.hint.text()


def fill(hands, field, text):
    """Fill a field of the open form by hand."""
    hands.go_to_field(field)
    hands.choose(text)
    hands.press("Tab")


def test_what_was_filled_by_hand_is_shown_as_a_sign_until_the_next_line(hold, hands):
    hands.say("Council Tax caseload")
    assert shown(hold) == ""
    hands.press("Tab")
    fill(hands, "Owner", "Petra")
    hands.press("Esc")
    assert shown(hold) == "Next time: @petra at the end, for “Owner”."
    hands.say("Radon map @petra")
    assert shown(hold) == ""


def test_five_a_day_and_none_where_it_is_switched_off(hold, hands):
    hold.window.settings.change(hinted="2026-09-15 5")
    hands.say("Council Tax caseload")
    hands.press("Tab")
    fill(hands, "Owner", "Petra")
    hands.press("Esc")
    assert shown(hold) == ""
    hold.window.settings.change(hinted="2026-09-14 5")
    hands.say("/settings")
    hands.go_to_field("Show a sign that would have saved work, at most five a day")
    hands.press("Space", "Esc")
    hands.press("Tab")
    fill(hands, "Personal data", "Personal")
    hands.press("Esc")
    assert shown(hold) == ""


def test_a_word_that_was_chosen_by_hand_is_learned_listed_and_forgotten(hold, hands):
    hands.say("/turn council")
    hands.say("Licence list @ofgem")
    hands.press("Tab")
    fill(hands, "Owner", "Petra")
    assert "From now on “ofgem” means Petra" in hold.window.frame.notice.text()
    hands.press("Esc")
    hands.say("Second list @ofgem")
    assert hold.last(k.Dataset).data_owner_id == hold.all(k.Dataset)[0].data_owner_id
    hands.press("Ctrl+Z", "Ctrl+A", "Backspace")
    hands.say("/undo")
    assert hold.last(k.Dataset).data_owner_id is None, "one step takes back both"
    assert not any(p.other_names for p in hold.all(k.Person))
    hands.press("Ctrl+Y")
    hands.say("/setup")
    hands.go_to_field("Also typed as", most=120)
    hands.press("Home", "Return")
    assert not any(p.other_names for p in hold.all(k.Person))
    assert not hold.window.stage.page_of("setup").also_typed.isVisible()


@pytest.mark.parametrize("sign", ["@", "#", "/"])
def test_a_list_opens_as_soon_as_a_sign_is_typed(hold, hands, sign):
    hands.write("Records " if sign != "/" else "")
    hands.write(sign)
    assert hold.window.line.offering()
    hands.press("Down", "Tab")
    assert len(hold.window.line.edit.text()) > len("Records @")
