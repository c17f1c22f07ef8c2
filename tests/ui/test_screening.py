"""The screening by keys: a digit a question, the room sees the question and never an answer, one step to take back."""

from __future__ import annotations

from workshop import kinds as k
from workshop.commands import Start


def test_ten_digits_answer_the_screening(dataset, hands):
    room = dataset
    room.look("asks")
    hands.say("Confirm low income yes or no at application @income #yesno -- grant decided without papers", "#pilot")
    room.window.day.execute(Start("ses-8"))
    hands.say("/room", "/screening")
    place = room.window.rooming.place()
    assert (place.walk, place.progress) == ("innovative_technology", "Screening, the ten · 1 of 10")
    hands.press(*"21222")
    assert room.window.rooming.place().walk == "data_matching"
    wall = " ".join(room.window.rooming.screen.wall().texts())
    assert "Do two lists meet?" in wall
    assert "yes" not in wall.lower().replace("yes or no", "").replace("yes, no or unsure?", "")
    assert "Suggested" not in wall
    hands.press(*"11213")
    assert room.all(k.Screening) == (), "nothing is kept before it is closed"
    hands.press("Return")
    assert room.notice.startswith("Full assessment needed: access to a service, matching data")
    assert len(room.in_file().one(k.Screening).criteria) == 10
    hands.press("Ctrl+Z")
    assert room.all(k.Screening) == ()


def test_the_guide_leads_into_it(room, hands):
    room.look("asks")
    hands.say("Confirm low income yes or no at application @income #yesno -- grant decided without papers", "#pilot")
    room.look("terms")
    missing = room.window.frame.guide.missing
    at = [row.text for row in missing.rows.rows].index("Screening: 0 of 10 questions answered")
    missing.setCurrentIndex(missing.rows.index(at, 0))
    missing.setFocus()
    hands.press("Return")
    assert room.window.desk.pad.tally.form.kind == "screening"
