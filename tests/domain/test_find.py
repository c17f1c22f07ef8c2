"""Everything in a day by its words."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.big_day import big_day
from workshop.find import MOST, entries, entry, found
from workshop.kinds import ALL, Dataset, Person, UseCase
from workshop.playbook.progress import playbook_of
from workshop.sample import write_sample
from workshop.store.opening import read


def texts(s, typed):
    return [e.text for e in found(entries(s), typed)]


def test_the_first_is_the_way_back_to_the_room_while_the_day_runs(sample, tmp_path):
    write_sample(tmp_path / "day.pilot", running=7)
    s = read(tmp_path / "day.pilot").state
    first = entries(s)[0]
    assert (first.sort, first.text, first.tail) == ("room", "Back to the room", "Risk both ways")
    assert texts(s, "back")[0] == "Back to the room"
    assert entries(sample)[0].sort == "session", "the day is over: no room is anywhere"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fire safety", "Home fire safety visit records"),
        ("FÍRE saf", "Home fire safety visit records"),
        ("visit fire", "Home fire safety visit records"),
        ("bronwen", "Bronwen Starlingate"),
        ("risk both", "7 Risk both ways"),
    ],
)
def test_any_words_in_any_order_lead_there(sample, typed, first):
    assert texts(sample, typed)[0] == first


def test_words_that_nothing_has_find_nothing(sample):
    assert texts(sample, "zebra crossing") == []


def test_what_begins_with_the_words_comes_before_what_has_them_inside(sample):
    found_ = [e.folded for e in found(entries(sample), "house")]
    begins = [f.startswith("house") for f in found_]
    assert begins == sorted(begins, reverse=True)
    assert len(set(begins)) == 2


def test_every_card_every_person_and_every_session_is_there(sample):
    there = {e.id for e in entries(sample)}
    for cls in (Dataset, UseCase, Person):
        assert {r.id for r in sample.all(cls)} <= there
    assert {p.id for p in playbook_of(sample).sessions} <= there


def test_what_was_withdrawn_is_not_found(sample):
    gone = {r.id for cls in ALL for r in sample.every(cls) if r.withdrawn_at is not None}
    assert not gone & {e.id for e in entries(sample)}


@given(st.lists(st.text(min_size=1, max_size=20), max_size=8), st.text(max_size=12))
def test_all_that_is_found_has_all_words_and_nothing_else_is_left_out(names, typed):
    there = [entry(str(n), "record", name, "card") for n, name in enumerate(names)]
    hits = {e.id for e in found(there, typed)}
    wanted = entry("", "record", "", typed).folded.split()
    assert hits == {e.id for e in there if all(w in e.folded for w in wanted)}


def test_a_key_is_answered_at_once_in_a_very_large_day(sample):
    there = entries(big_day(sample))
    assert len(there) > 1300
    times = []
    for typed in ("r", "re", "reg", "register 1", "risk 99", "zzz"):
        began = process_time()
        assert len(found(there, typed)) <= MOST
        times.append(process_time() - began)
    assert min(times) < 0.05
    assert sorted(times)[len(times) // 2] < 0.05
