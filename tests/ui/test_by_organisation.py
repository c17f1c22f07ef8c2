"""The read-back of a large room: one organisation stands at a time (interaction.md 1.3)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ui.rooms import Room
from workshop import commands as c
from workshop.clock import SetClock
from workshop.kinds import Action, Decision, Person
from workshop.playbook.load import bundled
from workshop.sample import ZONE
from workshop.store.store import Store

ORGANISATIONS = ({"name": "Harrowmere Council", "short": "Council"}, {"name": "Eastmarch Fire", "short": "Fire"})


@pytest.fixture
def large(program, hands, tmp_path, clock):
    """The read-back of a day for thirty: two decisions, three actions, one of them nobody’s."""
    path = tmp_path / "Large.pilot"
    store = Store(path, SetClock(clock.now().replace(tzinfo=ZONE)))
    day = {"title": "Large", "question": "How?", "date": date(2026, 9, 15)}
    store.execute(c.NewDay(bundled("thirty-people"), day, ORGANISATIONS))
    for name, org in (("Idris Emberline", "org-01"), ("Bronwen Starlingate", "org-02")):
        store.execute(c.Add("person", store.new_id(Person), {"name": name, "org_id": org, "here": True}))
    store.close()
    program.open_day(path)
    hands.settle()
    room = Room(hands)
    hands.say("/look 10", "/start", "d: We try it", "d: We meet in May")
    hands.say("Write the note @idris by 9/10", "Call the wards @bronwen by 16/10", "Find a room")
    return room


def rows(room):
    return [(x.title, x.answer) for x in room.window.walking.rows()]


def test_what_all_decided_then_each_organisation_one_key_each(large, hands):
    hands.say("/walk")
    assert rows(large) == [
        ("All of us: 2 decisions", ""),
        ("Harrowmere Council: 1 action", ""),
        ("Eastmarch Fire: 1 action", ""),
        ("Nobody yet: 1 action", ""),
    ]
    hands.press("1", "1", "Return")
    assert {d.status for d in large.all(Decision)} == {"made"}
    assert [bool(a.read_back) for a in large.all(Action)] == [True, False, False], "Enter speaks for nobody"
    hands.press("Ctrl+Z")
    assert not [a for a in large.all(Action) if a.read_back]


def test_the_wall_has_one_page_for_each(large, hands):
    screen = large.window.rooming.screen
    screen.on = True
    hands.say("/walk")
    assert "All of us" in screen.wall().texts()
    assert "We try it" in screen.wall().texts()
    hands.press("Down")
    texts = screen.wall().texts()
    assert "Harrowmere Council" in texts
    assert "Write the note" in texts
    assert "Call the wards" not in texts
    screen.on = False


def test_a_day_of_the_usual_size_reads_back_item_by_item(room):
    room.look("read_back")
    room.hands.say("d: We try it", "/walk")
    assert [x.title for x in room.window.walking.rows()] == ["We try it"]
