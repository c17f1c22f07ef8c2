"""How questions become records: by their answer, or when a session ends; what settles one, and what takes that back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SystemClock
from workshop.commands import Stamp
from workshop.decide import Refused, decide
from workshop.gaps import fires
from workshop.gaps.records import answered, open_gaps
from workshop.playbook.load import bundled
from workshop.snapshot import Snapshot
from workshop.store.store import Store
from workshop.views.settle import still_to_settle
from workshop.walks.open_items import OpenWalk, asked_for_data, open_gap
from workshop.walks.say_back import SayBackWalk

OWNER = "gap-g02-ds-01"


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "day.pilot", SystemClock())
    orgs = ({"name": "Council", "short": "Council"}, {"name": "Fire", "short": "Fire"})
    made.execute(c.NewDay(bundled("one-day"), {"title": "Trial", "date": date(2026, 12, 1)}, orgs))
    made.execute(c.Add("person", "ppl-01", {"name": "Tamsin Larkwhistle", "org_id": "org-01", "here": True}))
    made.execute(c.StartDay())
    yield made
    made.close()


@pytest.fixture
def dataset(store):
    """A dataset that nobody owns, when the room is in the session of the terms."""
    store.execute(c.Add("dataset", "ds-01", {"title": "Contacts", "owner_org_id": "org-01"}))
    store.execute(c.Start("ses-8"))
    return store


def gaps(store):
    return {g.id: g.status for g in store.state.all(k.Gap)}


def messages(store):
    return [g.message for g in open_gaps(store.state)]


def named(store, who="ppl-01"):
    store.execute(c.Change("dataset", "ds-01", {"data_owner_id": who}))


def test_a_question_is_open_before_it_has_a_record(dataset):
    assert gaps(dataset) == {}
    assert messages(dataset) == ["Contacts: no data owner is named."]
    assert [i.text for i in still_to_settle(dataset.state).open] == messages(dataset)


def test_what_is_open_when_a_session_ends_stays_as_a_record(dataset):
    dataset.execute(c.Finish())
    assert gaps(dataset) == {OWNER: "open"}
    assert messages(dataset) == ["Contacts: no data owner is named."], "once, and not twice"
    dataset.execute(c.Finish())
    assert gaps(dataset) == {OWNER: "open"}


def test_a_rule_that_does_not_speak_yet_leaves_nothing_when_a_session_ends(store):
    store.execute(c.Add("dataset", "ds-01", {"title": "Contacts", "owner_org_id": "org-01"}))
    store.execute(c.Start("ses-3"))
    store.execute(c.Finish())
    assert gaps(store) == {}
    assert messages(store) == []


def test_a_warning_makes_no_record(dataset):
    dataset.execute(c.Add("parked", "pk-01", {"text": "Who pays?"}))
    dataset.execute(c.Start("ses-10"))
    dataset.execute(c.Finish())
    assert gaps(dataset) == {OWNER: "open"}


def test_the_first_answer_makes_the_record_and_undo_takes_it_away(dataset):
    gap = open_gap(dataset.state, OWNER)
    dataset.execute(answered(dataset.state, gap, {"owner_person_id": "ppl-01", "due_date": date(2026, 12, 4)}))
    kept = dataset.state.get(k.Gap, OWNER)
    assert (kept.rule_id, kept.fires_on, kept.owner_person_id) == ("G02", "ds-01", "ppl-01")
    dataset.undo()
    assert gaps(dataset) == {}
    assert messages(dataset) == ["Contacts: no data owner is named."]


def test_what_settles_it_is_one_step_with_it(dataset):
    dataset.execute(c.Finish())
    named(dataset)
    assert gaps(dataset) == {OWNER: "settled"}
    assert messages(dataset) == []
    dataset.undo()
    assert gaps(dataset) == {OWNER: "open"}
    dataset.redo()
    assert gaps(dataset) == {OWNER: "settled"}


def test_undoing_the_cause_takes_its_question_along(store):
    store.execute(c.Start("ses-8"))
    store.execute(c.Add("dataset", "ds-01", {"title": "Contacts", "owner_org_id": "org-01"}))
    store.execute(c.Finish())
    store.undo()
    assert store.state.all(k.Dataset) == ()
    assert gaps(store) == {}
    store.redo()
    assert gaps(store) == {OWNER: "open"}


def test_and_redo_brings_it_back_with_its_answers(store):
    store.execute(c.Start("ses-8"))
    store.execute(c.Add("dataset", "ds-01", {"title": "Contacts", "owner_org_id": "org-01"}))
    store.execute(c.Finish())
    store.execute(c.Change("gap", OWNER, {"owner_person_id": "ppl-01"}))
    before = store.state
    store.undo()
    store.undo()
    assert gaps(store) == {}
    store.redo()
    store.redo()
    assert store.state.get(k.Gap, OWNER).owner_person_id == "ppl-01"
    assert {r.id for r in store.state.records()} == {r.id for r in before.records()}


def test_it_opens_again_when_what_settled_it_goes(dataset):
    dataset.execute(c.Finish())
    named(dataset)
    named(dataset, None)
    assert gaps(dataset) == {OWNER: "open"}


def test_what_somebody_answered_stays_answered_while_its_rule_fires(dataset):
    walk = OpenWalk()
    row = walk.rows(dataset.state)[0]
    dataset.execute(walk.answered(dataset.state, row, "It is merged with another"))
    assert gaps(dataset) == {OWNER: "settled"}
    dataset.execute(c.Change("dataset", "ds-01", {"description": "Who is in care"}))
    dataset.execute(c.Finish())
    assert gaps(dataset) == {OWNER: "settled"}
    assert messages(dataset) == []


def test_waiving_is_by_name_and_with_a_reason(dataset):
    walk = OpenWalk()
    row = walk.rows(dataset.state)[0]
    with pytest.raises(Refused, match="Waiving needs a reason"):
        dataset.execute(walk.waived(dataset.state, row, "ppl-01", ""))
    dataset.execute(walk.waived(dataset.state, row, "ppl-01", "Not used in the pilot"))
    assert gaps(dataset) == {OWNER: "waived"}
    found = still_to_settle(dataset.state)
    assert [(x.who, x.reason) for x in found.left_open] == [("Tamsin Larkwhistle, Council", "Not used in the pilot")]


def test_it_becomes_an_action_with_its_person_and_date_and_stays_open_until_that_settles_it(dataset):
    walk = OpenWalk()
    row = walk.rows(dataset.state)[0]
    assert "1" not in walk.answers(dataset.state, row, dataset.new_id).keys, "an action has a person and a date"
    gap = open_gap(dataset.state, row.id)
    dataset.execute(answered(dataset.state, gap, {"owner_person_id": "ppl-01", "due_date": date(2026, 12, 4)}))
    row = walk.rows(dataset.state)[0]
    dataset.execute(walk.answers(dataset.state, row, dataset.new_id).keys["1"].command)
    [action] = dataset.state.all(k.Action)
    assert (action.action, action.owner_person_id) == ("Settle: contacts: no data owner is named", "ppl-01")
    assert (action.due_date, action.relates_to) == (date(2026, 12, 4), OWNER)
    assert walk.rows(dataset.state)[0].answer == "an action: Tamsin, Fri 4 Dec"
    assert messages(dataset) == ["Contacts: no data owner is named."]


def test_who_could_answer_is_suggested_and_taken_by_a_key(dataset):
    walk = OpenWalk()
    row = walk.rows(dataset.state)[0]
    answer = walk.answers(dataset.state, row, dataset.new_id).keys["2"]
    assert answer.label == "Tamsin answers it (suggested)"
    assert still_to_settle(dataset.state).open[0].who == "", "a suggestion is not printed"
    dataset.execute(answer.command)
    assert still_to_settle(dataset.state).open[0].who == "Tamsin Larkwhistle, Council"


def test_a_question_that_was_withdrawn_is_asked_again(dataset):
    dataset.execute(c.Finish())
    dataset.execute(c.Withdraw("gap", OWNER))
    assert messages(dataset) == ["Contacts: no data owner is named."]
    dataset.execute(c.Finish())
    gap = open_gap(dataset.state, OWNER)
    dataset.execute(answered(dataset.state, gap, {"owner_person_id": "ppl-01"}))
    assert gaps(dataset) == {OWNER: "open"}


def test_one_that_was_written_by_hand_for_a_rule_is_its_record(store):
    values = {"message": "Who owns it?", "rule_id": "G02", "fires_on": "ds-01", "owner_person_id": "ppl-01"}
    add = c.Add("dataset", "ds-01", {"title": "Contacts", "owner_org_id": "org-01"})
    store.execute(c.Together("add", (add, c.Add("gap", "gap-01", values))))
    store.execute(c.Start("ses-8"))
    store.execute(c.Finish())
    assert gaps(store) == {"gap-01": "open"}


def test_what_no_rule_ever_found_stays_open_until_somebody_settles_it(dataset):
    values = {"message": "Which law?", "rule_id": "G03", "fires_on": "uc-01", "owner_person_id": "ppl-01"}
    dataset.execute(c.Add("gap", "gap-01", values))
    named(dataset)
    dataset.execute(c.Finish())
    assert gaps(dataset) == {"gap-01": "open"}


def test_the_questions_of_the_sample_are_its_records_and_no_more(sample):
    assert {g.id for g in open_gaps(sample)} == {g.id for g in sample.all(k.Gap)}


def test_an_ask_is_linked_to_a_dataset_of_whom_it_is_asked_of_by_one_key(sample):
    """In a room the ask names the organisation; which of its datasets would answer is one digit, never a guess."""
    ask = sample.get(k.UseCase, "uc-01")
    bare = Snapshot.of(
        r.with_values(dataset_ids=()) if r.id == ask.id else r for r in sample.records() if not isinstance(r, k.Gap)
    )
    assert "uc-01" in {f.found.on for f in fires(bare, "G01")}
    walk = OpenWalk()
    row = next(r for r in walk.rows(bare) if r.id == asked_for_data(bare, "uc-01"))
    keys = walk.answers(bare, row, str).keys
    assert [keys[n].label for n in ("3", "4")] == [
        "from “Household Support Awards…”",
        "from “Low-Income Indicator Service”",
    ]
    answer = keys["4"]
    back = SayBackWalk()
    same = back.answers(bare, next(r for r in back.rows(bare) if r.record == "uc-01"), str).keys["2"]
    assert (same.label, same.command) == (answer.label, answer.command)
    stamp = Stamp(datetime.fromisoformat("2026-09-15T11:40:00+01:00"), "ses-3")
    s = bare.after(decide(bare, answer.command, stamp))
    assert s.get(k.UseCase, "uc-01").dataset_ids == ("ds-02",)
    assert "uc-01" not in {f.found.on for f in fires(s, "G01")}
    assert not back.answers(s, next(r for r in back.rows(s) if r.record == "uc-01"), str).keys
    assert asked_for_data(s, "uc-01") is None
