"""What is still missing is said as it would be said aloud, from the first minute on."""

from __future__ import annotations

from datetime import date

import pytest

from workshop import commands as c
from workshop.clock import SystemClock
from workshop.kinds import Organisation, Risk, UseCase
from workshop.playbook.load import bundled
from workshop.playbook.progress import findings, playbook_of
from workshop.store.store import Store


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "day.pilot", SystemClock())
    orgs = ({"name": "Council", "short": "Council"}, {"name": "Fire", "short": "Fire"})
    made.execute(c.NewDay(bundled("one-day"), {"title": "Trial", "date": date(2026, 12, 1)}, orgs))
    yield made
    made.close()


def said(store, number):
    s = store.state
    return [f.text for f in findings(s, playbook_of(s).sessions[number - 1])]


def test_a_new_day_names_what_there_is_none_of(store):
    assert said(store, 2) == ["None of three harms named"]
    assert said(store, 4)[0] == "None of four asks has both parties"


def test_what_there_is_is_counted(store):
    council, fire = (o.id for o in store.state.all(Organisation))
    harm = {"title": "No grant", "direction": "not_sharing", "bearer_org_ids": (council,)}
    ask = {"title": "Yes or no?", "acquirer_org_id": council, "supplier_org_ids": (fire,)}
    for _ in range(2):
        store.execute(c.Add("risk", store.new_id(Risk), harm))
        store.execute(c.Add("use_case", store.new_id(UseCase), ask))
    assert said(store, 2) == ["Two of three harms named"]
    assert said(store, 4)[0] == "Two of four asks have both parties"
