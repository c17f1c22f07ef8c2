"""Rounds by keys: roll call, clauses, read-back, parking, sign-off; who is stepped over, going and coming back."""

from __future__ import annotations

from datetime import date, time

import pytest

from workshop import kinds as k

ASK = "Confirm low income yes or no at application @income #yesno -- grant decided without papers"


class Walked:
    """What is seen of a walk."""

    def __init__(self, room) -> None:
        self.room = room

    @property
    def board(self):
        return self.room.window.stage._walk

    @property
    def heading(self) -> str:
        return self.board.heading.text() if self.board.isVisible() else ""

    @property
    def current(self) -> str:
        return next(r.row.title for r in self.board.rows.rows if r.current)

    @property
    def answers(self) -> dict[str, str]:
        return {r.row.title: r.row.answer for r in self.board.rows.rows}

    @property
    def hint(self) -> str:
        return self.room.window.line.edit.hint.text()


@pytest.fixture
def walk(room):
    return Walked(room)


@pytest.fixture
def pilot(room, hands):
    """One ask, chosen as the pilot; the room looks at the heads of terms."""
    room.look("asks")
    hands.say(ASK, "#pilot")
    assert room.state.pilot is not None
    room.look("terms")
    return room


def person(room, name):
    return next(p for p in room.all(k.Person) if p.name.startswith(name))


# -- roll call --


def test_the_roll_call_takes_one_key_a_person(room, hands, walk):
    hands.say("/walk")
    assert walk.heading == "Roll call 1 of 14"
    assert walk.current == "Petra Quillfeather"
    assert walk.hint == "Enter: here"
    hands.press("1", "Return", "2", "-", "3")
    assert walk.heading == "Roll call 6 of 14"
    assert [p.authority_today for p in room.all(k.Person)[:5]] == ["decide", None, "recommend", None, "advise"]
    assert [p.here for p in room.all(k.Person)[:5]] == [True, True, True, False, True]
    assert room.all(k.Person)[0].present_from == time(10, 57)
    assert walk.answers["Idris Emberline"] == "not here"
    assert room.in_file().all(k.Person) == room.all(k.Person)


def test_up_goes_back_and_down_steps_over(room, hands, walk):
    hands.say("/walk")
    hands.press("Return", "Down", "Return", "Up", "Up")
    assert walk.current == "Odhran Mossbank"
    assert person(room, "Odhran").here is None, "stepped over"
    hands.press("4")
    assert (person(room, "Odhran").here, person(room, "Odhran").authority_today) == (True, "none")
    hands.press(*["Up"] * 20)
    assert walk.heading == "Roll call 1 of 14", "there is nothing before the first"


def test_a_presentation_remote_moves_too(room, hands, walk):
    hands.say("/walk")
    hands.press("PgDown", "PgDown", "PgUp")
    assert walk.heading == "Roll call 2 of 14"


def test_a_click_on_a_row_goes_there(room, hands, walk):
    hands.say("/walk")
    listed = walk.board.list
    hands.click(listed.viewport(), listed.visualRect(walk.board.rows.index(3, 0)).center())
    assert walk.current == "Idris Emberline"
    hands.press("Ctrl+K", "2")
    assert person(room, "Idris").authority_today == "recommend"


def test_an_answer_is_taken_back_by_undo_and_can_be_given_again(room, hands, walk):
    hands.say("/walk")
    hands.press("1", "Ctrl+Z")
    assert person(room, "Petra").here is None
    assert walk.answers["Petra Quillfeather"] == ""
    hands.press("Up", "2")
    assert person(room, "Petra").authority_today == "recommend"


def test_digits_are_text_once_there_are_words(room, hands, walk):
    hands.say("/walk")
    hands.write("Room 12 for lunch @fire")
    hands.press("Return")
    assert room.last(k.Person).name == "Room 12 for lunch"
    assert walk.heading == "Roll call 1 of 15", (
        "somebody who came in late stands at the end; the round stays where it is"
    )
    assert person(room, "Petra").here is None


def test_another_kind_can_be_caught_in_the_middle(room, hands, walk):
    hands.say("/walk")
    hands.press("1", "1")
    hands.say("a: Phone the missing lawyer @tamsin by 18/9")
    assert room.last(k.Action).owner_person_id == person(room, "Tamsin").id
    assert walk.heading == "Roll call 3 of 14"


def test_a_walk_that_was_left_is_come_back_to_where_it_was(room, hands, walk):
    hands.say("/walk")
    hands.press("1", "Down", "Down", "Down", "1")
    assert walk.heading == "Roll call 6 of 14"
    hands.press("Escape")
    assert walk.heading == ""
    hands.say("/walk")
    assert walk.heading == "Roll call 6 of 14"
    hands.press("Ctrl+3")
    assert walk.heading == ""
    hands.press("Ctrl+1")
    hands.say("/walk")
    assert walk.heading == "Roll call 6 of 14"


def test_a_walk_that_was_walked_to_its_end_begins_anew_with_who_was_stepped_over(room, hands, walk):
    hands.say("/walk")
    hands.press("Return", "Down", *["Return"] * 12)
    assert walk.heading == "", "after the last row it is over"
    hands.say("/walk")
    assert walk.current == "Odhran Mossbank"


def test_a_key_too_many_at_the_end_of_a_walk_is_no_card(room, hands, walk, qtbot):
    room.window.entering.guard_ms = 60_000
    hands.say("/walk")
    hands.press(*["1"] * 14)
    assert walk.heading == ""
    assert room.notice == "Roll call: 14 of 14 answered."
    hands.press("1", "4")
    assert room.line == ""
    room.window.entering.guard_ms = 0
    hands.say("/walk")
    hands.press(*["Down"] * 13, "1")
    qtbot.waitUntil(lambda: not room.window.line.edit.answer_keys)
    hands.write("14 houses")
    assert room.line == "14 houses"


def test_the_guide_leads_to_a_row(room, hands, walk):
    hands.say("/walk")
    hands.press(*["Return"] * 12)
    hands.press("Escape")
    hands.follow("Tobias Coppermere not called yet")
    assert walk.current == "Tobias Coppermere"
    hands.press("1")
    assert person(room, "Tobias").here is True


def test_a_double_press_of_enter_calls_nobody(room, hands, walk):
    hands.say("/walk")
    room.window.entering.guard_ms = 60_000
    hands.press("Return")
    assert person(room, "Petra").here is None, "so soon after the Enter that began the walk"
    hands.press("1")
    assert person(room, "Petra").here is True, "a key of its own is meant"
    hands.press("Return")
    assert person(room, "Odhran").here is None


def test_a_session_without_a_walk_says_so(room, hands):
    room.look("why")
    hands.say("/walk")
    assert room.notice == "This session has no walk of its own. /open and /parking work anywhere."


def test_there_is_nothing_to_walk_before_there_are_rows(room, hands, walk):
    room.look("read_back")
    hands.say("/walk")
    assert room.notice == "There is nothing to walk through yet."
    hands.say("/parking")
    assert room.notice == "Nothing is parked."
    assert walk.heading == ""


# -- clauses --


def states(room):
    terms = room.state.one(k.PilotTerms)
    return {t.term: t.state for t in terms.term_states} if terms else {}


def test_no_clause_is_walked_before_there_is_a_pilot(room, hands):
    room.look("terms")
    assert (
        room.window.stage.screen().empty.text()
        == "Nothing to read yet. The first clause appears when the pilot is chosen."
    )
    hands.press("Return")
    assert room.state.one(k.PilotTerms) is None


def test_enter_says_that_a_clause_is_true_and_goes_on(pilot, hands):
    sheet = pilot.window.stage.screen().sheet
    assert sheet.currentIndex().row() == 0
    assert pilot.window.line.edit.hint.text() == "Enter: true, next"
    hands.press("Return")
    assert states(pilot) == {"parties": "settled"}
    assert sheet.currentIndex().row() == 1


def test_words_take_the_place_of_a_clause_and_are_marked_as_typed(pilot, hands):
    hands.press("Down", "Down", "Down")
    hands.say("Name and date of birth go out; yes or no comes back. Nothing else.")
    terms = pilot.state.one(k.PilotTerms)
    assert [(w.head, w.words) for w in terms.clause_words] == [
        ("data", "Name and date of birth go out; yes or no comes back. Nothing else.")
    ]
    assert [o.origin for o in terms.wording_origin] == ["typed"]
    screen = pilot.window.stage.screen()
    assert screen.sheet.currentIndex().row() == 3, "it stays, to be read aloud"
    assert screen.none.text() == "Typed in the room."
    hands.press("Ctrl+Z")
    assert pilot.line == "Name and date of birth go out; yes or no comes back. Nothing else."
    assert states(pilot) == {}


def test_a_question_mark_leaves_a_clause_open_with_a_person_and_a_date(pilot, hands):
    hands.press(*["Down"] * 4)
    hands.write("? @mei by 9/10")
    assert pilot.chips[0] == "Leave clause 5 open"
    hands.press("Return")
    gap = pilot.last(k.Gap)
    assert (gap.owner_person_id, gap.due_date) == (pilot.person("Mei-Lin"), date(2026, 10, 9))
    assert states(pilot)["legal_gateway"] == "assumed"
    row = pilot.window.stage.screen().sheet.rows.rows[4]
    assert "Mei-Lin, Fri 9 Oct" in row.clause.text


def test_never_adds_a_use_that_is_never_allowed(pilot, hands):
    hands.say("never: debt collection, immigration checks")
    terms = pilot.state.one(k.PilotTerms)
    assert terms.prohibited_uses == ("debt collection", "immigration checks")
    hands.say("never: marketing")
    assert pilot.state.one(k.PilotTerms).prohibited_uses == ("debt collection", "immigration checks", "marketing")
    assert "Never for debt collection" in pilot.window.stage.screen().sheet.rows.rows[2].clause.text
    assert terms.use_case_id == pilot.state.pilot.id
    assert pilot.window.stage.screen().sheet.currentIndex().row() == 0, "the clause that is read stays the current one"


def test_clauses_are_come_back_to_where_they_were(pilot, hands):
    hands.press("Return", "Down", "Down")
    hands.press("Ctrl+7", "Ctrl+9")
    assert pilot.window.stage.screen().sheet.currentIndex().row() == 3
    hands.press("Ctrl+PgUp")
    assert pilot.window.stage.screen().sheet.currentIndex().row() == 2


def test_a_click_on_a_clause_makes_it_the_current_one(pilot, hands):
    sheet = pilot.window.stage.screen().sheet
    hands.click(sheet.viewport(), sheet.visualRect(sheet.rows.index(2, 0)).center())
    assert sheet.currentIndex().row() == 2
    hands.press("Ctrl+K")
    hands.say("? @nkechi by 16/10")
    assert states(pilot)["prohibited_uses"] == "to_settle"


# -- read-back and the parking lot --


@pytest.fixture
def said(room, hands):
    """A decision and two actions, to be read back."""
    room.look("read_back")
    hands.say("d: The pilot is the low-income check #consent", "a: Write the note @mei by 9/10", "a: Tell residents")
    return room


def test_read_back_goes_on_with_enter_and_accepts_only_with_a_key(said, hands, walk):
    hands.say("/walk")
    assert walk.heading == "Read-back 1 of 3"
    assert walk.hint == "Enter: next, not yet said"
    hands.press("Return")
    assert said.last(k.Decision).status == "proposed"
    assert not said.last(k.Decision).read_back
    hands.press("Up", "1")
    assert (said.last(k.Decision).status, said.last(k.Decision).read_back) == ("made", True)
    assert walk.current == "Write the note"
    hands.press("1")
    assert [a.read_back for a in said.all(k.Action)] == [True, None]
    hands.press("Up")
    hands.say("Write the long note")
    assert said.all(k.Action)[0].read_back is None, "what was accepted are other words"


def test_words_correct_the_item_and_it_stays(said, hands, walk):
    hands.say("/walk")
    hands.say("The pilot is the low-income check, for one council")
    assert said.last(k.Decision).decision == "The pilot is the low-income check, for one council"
    assert walk.heading == "Read-back 1 of 3"
    hands.say('"We were never asked about cost"')
    assert said.last(k.Decision).dissent == "We were never asked about cost"
    hands.press("Down")
    hands.say("Write the legal note @farid by 16/10")
    made = said.all(k.Action)[0]
    assert (made.action, made.owner_person_id) == ("Write the legal note", said.person("Farid"))
    assert made.due_date == date(2026, 10, 16)
    hands.press("Ctrl+Z")
    assert said.all(k.Action)[0].owner_person_id == said.person("Mei-Lin")


def test_signs_alone_change_the_item_that_is_read(said, hands, walk):
    hands.say("/walk")
    hands.press("Down", "Down")
    hands.say("@petra by 23/10")
    made = said.all(k.Action)[1]
    assert (made.owner_person_id, made.due_date) == (said.person("Petra"), date(2026, 10, 23))
    assert walk.heading == "Read-back 3 of 3"


def test_the_parking_lot_is_walked(room, hands, walk):
    room.look("read_back")
    hands.say("p: Who pays? @farid", "p: Which register?", "p: What of tenants?", "p: When again?")
    hands.say("/parking")
    assert walk.heading == "Parking lot 1 of 4"
    hands.press("Return", "1", "2")
    hands.say("a: Ask again in spring @petra by 30/10")
    assert [p.disposition for p in room.all(k.Parked)] == ["later", "answered", "out_of_scope", "action"]
    assert room.all(k.Parked)[3].disposition_ref == room.last(k.Action).id
    hands.press("Ctrl+Z")
    assert room.all(k.Parked)[3].disposition == "open", "the action and its item are one step"
    assert not room.all(k.Action)


# -- sign-off --


@pytest.fixture
def close(room, hands):
    """At the close; the people of Energy have left before the day began."""
    hands.say("/walk")
    for name in ("Rhoswen", "Gurpreet"):
        at = [p.name for p in room.all(k.Person)].index(person(room, name).name)
        hands.press(*["Up"] * 14, *["Down"] * at, "-")
    hands.press("Escape")
    room.look("close")
    return room


def test_sign_off_steps_over_who_is_not_there_and_signs_only_with_a_key(close, hands, walk):
    hands.say("/walk")
    assert walk.heading == "Sign-off 1 of 6", "nobody is here who could speak for Energy"
    assert "National Energy Assistance Agency" not in walk.answers
    assert walk.current == "Harrowmere Council"
    hands.press("Return")
    assert not close.all(k.SignOff), "an empty Enter never speaks for somebody"
    hands.press("Up", "1")
    signed = close.last(k.SignOff)
    assert (signed.org_id, signed.accepted) == (close.org("Council"), True)
    assert signed.person_id == close.person("Petra")
    assert walk.answers["Harrowmere Council"] == "accurate record, 10:57"


def test_a_reservation_is_kept_in_its_own_words_before_it_is_signed(close, hands, walk):
    hands.say("/walk")
    hands.press("Down")
    hands.say("Nothing here is accepted for the Department until its SIRO has written.")
    assert walk.heading == "Sign-off 2 of 6", "the row stays until it is signed"
    hands.press("1")
    signed = close.last(k.SignOff)
    assert signed.reservation == "Nothing here is accepted for the Department until its SIRO has written."
    assert signed.accepted is True
    assert walk.heading == "Sign-off 3 of 6"


def test_an_organisation_may_refuse_with_a_reason(close, hands, walk):
    hands.say("/walk")
    hands.say("/not")
    assert close.notice == "Why not? /not and the reason, in their words."
    hands.say("/not We could not read the clauses")
    signed = close.last(k.SignOff)
    assert (signed.accepted, signed.refused_reason) == (False, "We could not read the clauses")
    assert walk.answers["Harrowmere Council"] == "not signed: We could not read the clauses"
    hands.press("1")
    assert close.last(k.SignOff).accepted is True
    assert walk.answers["Harrowmere Council"] == "accurate record, 10:57", "it has been talked round"


def test_undo_does_not_pass_a_signature(close, hands):
    hands.say("d: The pilot is the check")
    hands.say("/walk")
    hands.press("1", "Escape", "Ctrl+Z")
    assert close.notice == "The record was accepted at 10:57. Undo goes no further back. /amend changes it."
    assert len(close.all(k.SignOff)) == 1
    assert len(close.all(k.Decision)) == 1


def test_an_observer_signs_last(close, hands, walk):
    hands.say("/setup")
    hands.settle()
    board = close.window.stage.page().organisations
    hands.wait_for(board.isVisible)
    at = board.model.row_of(close.org("Council"))
    column = [f.name for f in board.model.fields].index("part_in_room")
    board.table.setFocus()
    board.table.setCurrentIndex(board.rows.mapFromSource(board.model.index(at, column)))
    hands.press("F2")
    hands.choose("Observer")
    hands.press("Return")
    assert close.all(k.Organisation)[0].part_in_room == "observer"
    hands.press("Escape")
    hands.say("/walk")
    assert list(walk.answers)[-1] == "Harrowmere Council"
