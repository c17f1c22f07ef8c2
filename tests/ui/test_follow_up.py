"""The follow-up by keys: from the rail, promise by promise; trust slips once more."""

from __future__ import annotations

from workshop import kinds as k


def test_the_rail_leads_to_what_was_promised(room, hands):
    hands.click(room.window.frame.rail.follow_up)
    assert room.window.frame.notice.text() == "Nothing was promised yet: no action, no measure, no open question."
    room.look("read_back")
    hands.say("a: Write the legal note @mei by 9/10", "a: Tell residents @petra by 23/10")
    hands.say("/followup")
    assert "0 of 2 promises kept." in room.window.walking.heading()
    hands.press("1")
    hands.say("The notice is on the web page")
    done = room.all(k.Action)
    assert [a.status for a in done] == ["done", "done"]
    assert done[1].evidence_of_done == "The notice is on the web page"
    hands.press("Ctrl+Z")
    assert room.all(k.Action)[1].evidence_of_done is None
    hands.press("Escape")
    room.window.line.edit.clear()
    hands.say("/count slips later")
    hands.write("4444" * 6)
    hands.press("Return", "Return")
    assert [t.later for t in room.all(k.Trust)] == [(0, 0, 0, 6, 0)] * 4
