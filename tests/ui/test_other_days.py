"""A day of four played whole, and the first hour of a day of thirty, by keys, from the start window."""

from __future__ import annotations

import pytest

from ui.demo import four, thirty
from workshop.kinds import (
    Dataset,
    Decision,
    Organisation,
    Person,
    Playbook,
    Risk,
    Session,
    SignOff,
    Trust,
    UseCase,
    Value,
)
from workshop.store.opening import read
from workshop.store.verify import verify
from workshop.timers import of_session


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "days"
    made.mkdir()
    return made


def test_a_day_of_four_from_the_start_window_to_the_pdf(hands, folder):
    four.start(hands, folder)
    for session in four.DAY:
        session(hands)
    path = folder / f"{four.NAME}.pilot"
    s = hands.day.day.state
    assert s.one(Playbook).name == "four-people"
    assert [p.name for p in s.all(Person)] == [p[0] for p in four.PEOPLE]
    assert all(p.here for p in s.all(Person))
    assert not s.all(Trust), "with four, a mean gives the fourth answer away"
    assert s.pilot is not None
    assert s.pilot.dot_votes is None
    assert {d.status for d in s.all(Decision)} == {"made"}
    assert len(s.all(Value)) == 3
    assert {r.direction for r in s.all(Risk)} == {"sharing", "not_sharing"}
    assert not [r for r in s.all(Risk) if r.held or r.typed_by]
    assert [x.accepted for x in s.all(SignOff)] == [True, True]
    assert s.workshop.status == "closed"
    assert {x.state for x in s.all(Session)} <= {"done", "unfinished"}
    assert next(folder.glob("*.pdf")).read_bytes().startswith(b"%PDF-")
    assert read(path).state == s
    assert verify(path).whole


def test_the_first_hour_of_a_day_of_thirty(hands, folder):
    thirty.start(hands, folder)
    for session in thirty.HOUR:
        session(hands)
    s = hands.day.day.state
    assert s.one(Playbook).name == "thirty-people"
    assert len(s.all(Organisation)) == 12
    assert len({o.short for o in s.all(Organisation)}) == 12
    assert len(s.all(Person)) == 30
    assert all(p.here and p.authority_today for p in s.all(Person))
    harms = [r for r in s.all(Risk) if r.created_in == "ses-1"]
    assert len(harms) == 5, "one of the six cards is a second voice"
    assert max(r.said_times for r in harms) == 2
    assert all(r.direction == "not_sharing" and not r.held for r in harms)
    assert len(s.all(Dataset)) == 36
    assert sum(bool(d.confirmed) for d in s.all(Dataset)) == 6
    assert len([d for d in s.all(Dataset) if d.created_in == "ses-2"]) == 3
    assert [t.words for t in of_session(s, "ses-2")] == [
        "Is it still so?",
        "Who could say yes to its use?",
        "What is missing?",
    ]
    assert next(x for x in s.all(Session) if x.state == "now").id == "ses-2"
    assert read(folder / f"{thirty.NAME}.pilot").state == s
    assert not s.all(UseCase)
