"""What undo is called: in the words of the room, never a code or an id."""

from __future__ import annotations

import pytest

from workshop import commands as c
from workshop.clock import SystemClock
from workshop.history import done
from workshop.kinds import KINDS, AbsentRole, FiveSafes
from workshop.store.store import Store


@pytest.fixture
def store(sample_copy):
    made = Store(sample_copy, SystemClock())
    yield made
    made.close()


def said(store, command):
    store.execute(command)
    return done(store.to_undo(), store.state)


def test_a_record_is_called_by_its_words(store):
    assert said(store, c.Change("dataset", "ds-09", {"title": "Damp"})) == "name of “Damp”"
    assert said(store, c.Withdraw("dataset", "ds-09")) == "withdraw “Damp”"


def test_a_role_is_called_by_its_label(store):
    role = store.new_id(AbsentRole)
    assert said(store, c.Add("absent_role", role, {"role": "caldicott_guardian"})) == "add “Caldicott Guardian”"
    assert store.state.get(AbsentRole, role).headline == "Caldicott Guardian"


def test_a_record_that_is_about_another_is_called_by_it(store):
    made = said(store, c.Add("five_safes", store.new_id(FiveSafes), {"use_case_id": "uc-02"}))
    assert made == "add “Offer fire safety visits to…”"


def test_no_entry_of_the_sample_is_called_by_an_id_or_a_code(store):
    names = [done(entry, store.state) for entry in store.entries]
    ids = {r.id for cls in KINDS.values() for r in store.state.every(cls)}
    assert [n for n in names if "_" in n or any(f"“{i}”" in n for i in ids)] == []
