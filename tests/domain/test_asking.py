"""What to ask next: prompts first, what is missing once half of the minutes are gone, never a desk gap in the room."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from workshop import commands as c
from workshop.boards.asking import questions
from workshop.boards.guide import guide
from workshop.clock import SetClock
from workshop.playbook.findings import Target
from workshop.playbook.load import bundled
from workshop.playbook.progress import playbook_of
from workshop.sample import ZONE
from workshop.store.store import Store

START = datetime(2026, 12, 1, 9, 30, tzinfo=ZONE)
OWNER = "Contacts: who could say yes to this? If nobody knows, who finds out, by when?"


@pytest.fixture
def clock():
    return SetClock(START)


@pytest.fixture
def store(tmp_path, clock):
    made = Store(tmp_path / "day.pilot", clock)
    orgs = ({"name": "Council", "short": "Council"}, {"name": "Fire", "short": "Fire"})
    made.execute(c.NewDay(bundled("one-day"), {"title": "Trial", "date": date(2026, 12, 1)}, orgs))
    made.execute(c.Add("person", "ppl-01", {"name": "Tamsin Larkwhistle", "org_id": "org-01", "here": True}))
    made.execute(c.StartDay())
    made.execute(c.Add("dataset", "ds-01", {"title": "Contacts", "owner_org_id": "org-01"}))
    yield made
    made.close()


def asked(store, session, after=0):
    plan = playbook_of(store.state).session(session)
    return [q.text for q in questions(store.state, plan, store.clock.now() + timedelta(minutes=after))]


def prompts(store, session):
    return list(playbook_of(store.state).session(session).prompts)


def test_in_a_room_session_nothing_is_asked_that_is_for_the_desk(store):
    store.execute(c.Start("ses-2"))
    assert asked(store, "ses-2") == prompts(store, "ses-2")
    assert asked(store, "ses-2", after=59) == prompts(store, "ses-2")


def test_where_the_terms_are_written_what_is_open_is_asked_first_and_leads_to_its_place(store):
    store.execute(c.Start("ses-8"))
    assert asked(store, "ses-8") == [OWNER, *prompts(store, "ses-8")]
    shown = guide(store.state, "ses-8", store.clock.now())
    assert (shown.say, shown.about) == (OWNER, Target(table="dataset", id="ds-01", field="data_owner_id"))
    assert guide(store.state, "ses-8", store.clock.now(), 1).about is None, "a prompt has no one place"


def test_what_is_missing_comes_first_once_half_of_the_minutes_are_gone(store):
    store.execute(c.Start("ses-6"))
    store.execute(c.Add("risk", "rsk-01", {"title": "No grant", "likelihood": 4, "impact": 4}))
    who = "No grant: who, by when?"
    assert asked(store, "ses-6") == [*prompts(store, "ses-6"), who]
    assert asked(store, "ses-6", after=30) == [who, *prompts(store, "ses-6")]


def test_a_session_to_come_asks_nothing_of_the_record_yet(store):
    assert asked(store, "ses-8") == prompts(store, "ses-8")


def test_what_has_a_person_and_a_date_is_not_asked_again(store):
    store.execute(c.Start("ses-8"))
    store.execute(c.Finish())
    assert asked(store, "ses-9")[-1] == OWNER, "an earlier session left it: it comes last"
    store.execute(c.Change("gap", "gap-g02-ds-01", {"owner_person_id": "ppl-01", "due_date": date(2026, 12, 4)}))
    assert OWNER not in asked(store, "ses-9")


def test_the_words_of_a_held_record_are_not_said(store):
    store.execute(c.Change("dataset", "ds-01", {"held": True}))
    store.execute(c.Start("ses-8"))
    assert OWNER not in asked(store, "ses-8")
