"""Suggested wording by keys: offered in the line, taken by Tab, remembered over undo and a restart."""

from __future__ import annotations

from ui.look.parts import plain
from workshop import kinds as k

NEIGHBOUR = "Somebody looks up a neighbour, a colleague or a former partner"


def details_of(room):
    texts = [w.text() for w in room.window.details.area.widget().findChildren(type(room.window.details.kind))]
    return [plain(t) for t in texts]


def test_a_wording_is_taken_by_tab_and_its_origin_survives_undo_and_a_restart(room, hands, program):
    room.look("risk")
    hands.write("some")
    assert NEIGHBOUR in room.offered
    hands.press("Tab")
    assert room.line == f"{NEIGHBOUR} "
    assert "Suggested wording" in room.chips
    assert not room.all(k.Risk), "nothing is kept before Enter"
    hands.write("!income 2x4")
    hands.press("Return")
    made = room.last(k.Risk)
    assert [o.ref for o in made.wording_origin] == ["checked-out-of-curiosity"]
    assert (made.title, made.impact) == (NEIGHBOUR, 4)

    hands.press("Ctrl+Z")
    assert not room.all(k.Risk)
    hands.press("Return")
    assert [o.ref for o in room.last(k.Risk).wording_origin] == ["checked-out-of-curiosity"]

    path = room.window.day.path
    room.window.close()
    hands.settle()
    program.open_day(path)
    hands.settle()
    assert [o.ref for o in room.last(k.Risk).wording_origin] == ["checked-out-of-curiosity"]
    room.look("risk")
    hands.press("Down", "Tab")
    assert any("suggested wording, accepted by the room" in t for t in details_of(room))
    hands.press("Escape", "Ctrl+Z")
    assert not room.all(k.Risk)
    hands.press("Ctrl+Y")
    assert [o.ref for o in room.last(k.Risk).wording_origin] == ["checked-out-of-curiosity"]


def test_enter_keeps_ones_own_words_whatever_is_offered(room, hands):
    room.look("risk")
    hands.write("Some")
    assert room.offered
    hands.press("Return")
    assert room.last(k.Risk).title == "Some"
    assert room.last(k.Risk).wording_origin == ()
