"""Finish the record: what the desk is asked in the evening; what is suggested is kept once somebody takes it (4.4)."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.store.making import a_day
from workshop import commands as c
from workshop import kinds as k
from workshop.capture.reading import Reading
from workshop.commands import Stamp
from workshop.content_code import content_code, room_code
from workshop.decide import Refused, decide
from workshop.field import DESK, LATER, ROOM, Doubt, described, own_fields
from workshop.finishing import LEFT, head, put_aside, questions, slips, still_asked
from workshop.kinds import KINDS
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.suggest import SUGGESTIONS, suggestion
from workshop.walks.finish import FinishWalk

EVENING = Stamp(datetime(2026, 9, 15, 20, 0, tzinfo=ZONE))
KEPT = (k.Setting, k.Session, k.Break, k.Gate, k.Playbook, k.Workshop, k.Comment, k.Gap)


@pytest.fixture(scope="module")
def evening(sample):
    """The sample as it would be at 16:44: what was said is there, nothing of the desk."""
    made = []
    for r in sample.records():
        desk = [f for f in own_fields(type(r)) if f.layer is DESK and f.ask is LATER and f.name != "dataset_ids"]
        bare = {} if isinstance(r, KEPT) else {f.name: () if f.many else None for f in desk}
        made.append(r.with_values(**bare))
    return Snapshot.of(made)


def asked(s, key):
    return next(q for q in questions(s) if q.key == key)


def row(s, key):
    return next(r for r in FinishWalk().rows(s) if r.id == key)


def ids():
    n = iter(range(1, 99))
    return lambda cls: f"{cls.KIND.prefix}-new-{next(n)}"


def through(s, *, most=99):
    """The walk with Enter alone, so long as anything is asked."""
    walk, new_id = FinishWalk(), ids()
    for _ in range(most):
        left = [r for r in walk.rows(s) if not r.said]
        if not left:
            break
        command = walk.answers(s, left[0], new_id).enter.command
        s = s.after(decide(s, command, EVENING))
    return s


def test_an_evening_of_the_sample_is_twenty_five_to_thirty_five_questions(evening):
    assert 25 <= len(still_asked(questions(evening))) <= 35
    assert (
        head(questions(evening))
        == f"{len(questions(evening))} left, about 38 minutes. The signed record is not touched."
    )


def test_enter_alone_comes_to_an_end_and_leaves_the_signed_record_as_it_was(evening):
    done = through(evening)
    assert not still_asked(questions(done))
    assert head(questions(done)) == "Nothing is left to ask. What is still open may stay open."
    assert room_code(done) == room_code(evening)
    assert content_code(done) != content_code(evening)


def test_page_one_comes_before_what_is_suggested_and_that_before_the_desk_of_the_pilot(evening):
    groups = [q.group for q in questions(evening)]
    assert groups == sorted(groups)
    assert questions(evening)[0].ask.endswith("in one line? Nobody said.")


def test_a_suggestion_says_why_and_is_kept_only_when_it_is_taken(evening):
    q = asked(evening, "suggest.dataset.special_categories.('health',)")
    assert q.ask == "Special categories of “Home Oxygen Therapy register”: Health?"
    assert q.facts == ("Because the words say “Oxygen”.",)
    told = FinishWalk().answers(evening, row(evening, q.key), ids())
    assert told.enter.command == c.Change("dataset", q.about, {"special_categories": ("health",)})
    assert evening.get(k.Dataset, q.about).special_categories == ()


def test_what_only_an_owner_knows_goes_on_that_persons_slip(evening):
    q = next(q for q in questions(evening) if q.key.startswith("owner."))
    told = FinishWalk().answers(evening, row(evening, q.key), ids())
    assert told.enter.label.endswith("’s slip")
    after = evening.after(decide(evening, told.enter.command, EVENING))
    owner = evening.get(k.Dataset, q.about).data_owner_id
    assert [x.text for x in slips(after)[owner]] == [q.ask.partition(" Nobody said.")[0]]
    assert q.key in put_aside(after)
    assert room_code(after) == room_code(evening)


def test_words_answer_and_what_is_no_value_is_refused_with_what_would_be(evening):
    walk = FinishWalk()
    kept = walk.typed(evening, row(evening, "pilot_terms.complaints"), Reading("add", text="To the Council."), ids())
    assert kept.values == {"complaints": "To the Council."}
    with pytest.raises(Refused):
        walk.typed(evening, row(evening, "pilot_terms.breach_notice_hours"), Reading("add", text="soon"), ids())
    with pytest.raises(Refused, match="not answered in words"):
        walk.typed(evening, row(evening, "suggest.risk.category.each"), Reading("add", text="legal"), ids())


def test_what_is_left_open_is_asked_no_more_and_can_be_answered_all_the_same(evening):
    key = "pilot_terms.complaints"
    command = FinishWalk().answers(evening, row(evening, key), ids()).enter.command
    after = evening.after(decide(evening, command, EVENING))
    assert after.get(k.Setting, LEFT).value == key
    assert row(after, key).answer == "left open"
    kept = FinishWalk().typed(after, row(after, key), Reading("add", text="To us."), ids())
    assert kept.values == {"complaints": "To us."}


def test_a_doubt_of_the_day_comes_first_and_is_answered_by_its_number(evening):
    ds, orgs = evening.all(k.Dataset)[0], [o.id for o in evening.all(k.Organisation)]
    doubt = Doubt(typed="Harrowmere", part="owner_org_id", choices=f"{orgs[0]} {orgs[3]}")
    s = Snapshot.of(r.with_values(doubts=(doubt,)) if r.id == ds.id else r for r in evening.records())
    first = questions(s)[0]
    assert "says “Harrowmere”. Which? 1 " in first.ask
    told = FinishWalk().answers(s, row(s, first.key), ids())
    after = s.after(decide(s, told.keys["2"].command, EVENING))
    assert after.get(k.Dataset, ds.id).owner_org_id == orgs[3]


@pytest.mark.parametrize("place", sorted(SUGGESTIONS), ids=".".join)
def test_each_suggestion_is_a_value_of_its_desk_field_and_none_where_one_stands(sample, evening, place):
    table, name = place
    field = described(KINDS[table])[name]
    assert field.layer is not ROOM, "what was said is never suggested"
    for record in evening.all(KINDS[table]):
        found = suggestion(evening, record, name)
        if found is not None:
            assert found.why
            decide(evening, c.Change(table, record.id, {name: found.value}), EVENING)
    for record in sample.all(KINDS[table]):
        if getattr(record, name) not in (None, ()):
            assert suggestion(sample, record, name) is None


def test_after_signing_a_doubt_about_what_was_said_needs_an_amendment(tmp_path):
    store = a_day(tmp_path / "day.pilot", "Awards")
    store.execute(c.Add("sign_off", store.new_id(k.SignOff), {"org_id": "org-01", "accepted": True}))
    with pytest.raises(Refused, match="Amend it"):
        store.execute(c.Change("dataset", "ds-01", {"owner_org_id": None}))
    store.execute(c.Change("dataset", "ds-01", {"kind": "dataset"}))
    store.close()
