"""One day by keys, from the start window to the exported PDF, closed, opened again, and taken back."""

from __future__ import annotations

import shutil

import pytest

from ui.demo import day
from ui.demo.day import DAY, ORGANISATIONS, PEOPLE, SERVICE_FILE
from ui.pages.papers import AT_THE_CLOSE, name_of
from workshop.kinds import (
    Action,
    Dataset,
    Decision,
    Organisation,
    Parked,
    Person,
    PilotTerms,
    Risk,
    SignOff,
    TheAsk,
    Trust,
    UseCase,
    Value,
)
from workshop.store.opening import read
from workshop.store.snapshots import snapshots
from workshop.store.verify import verify


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "days"
    made.mkdir()
    return made


def records(path):
    return {r.id: r for r in read(path).state.records()}


def test_a_day_from_an_empty_file_to_the_pdf(hands, folder, program, tmp_path):
    day.begin(hands, folder)
    path = folder / "Warm and Well.pilot"
    new_day = hands.day.day.state
    assert [o.short for o in new_day.all(Organisation)] == [short for _, short, _ in ORGANISATIONS]
    day.set_up(hands)
    assert [p.name for p in hands.day.day.state.all(Person)] == [p[0] for p in PEOPLE]

    for session in DAY[1:-1]:
        session(hands)
        if session.__name__ == "what_we_hold":
            _import_a_file(hands, folder)
    before_signing = tmp_path / "before signing.pilot"
    shutil.copyfile(path, before_signing)
    day.close(hands)
    _everything_is_there(hands.day.day.state)
    day.papers(hands)
    papers = {p.name: p.read_bytes()[:5] for p in folder.glob("*.pdf")}
    assert papers == {name_of(hands.day.day.state, paper): b"%PDF-" for paper in AT_THE_CLOSE}

    kept = hands.day.day.state
    hands.say("/close")
    hands.settle()
    assert not program.windows
    assert {p.name for p in folder.iterdir() if p.is_file()} == {*papers, "energy.csv", path.name}
    assert snapshots(path)
    assert all(verify(s.path).whole for s in snapshots(path))

    hands.press("Return")  # the start window: carry on stands first, and has the focus
    assert hands.day.day.state == kept
    _stops_at_the_sign_off(hands)

    hands.say("/close")
    program.open_day(before_signing)
    hands.wait_for(hands.day.isActiveWindow)
    _all_taken_back(hands, program, before_signing, new_day)


def _import_a_file(h, folder):
    (folder / "energy.csv").write_text(SERVICE_FILE, encoding="utf-8")
    before = len(h.day.day.state.all(Dataset))
    h.say(f"/import {folder / 'energy.csv'}")
    h.go_to_field("Bring in 1 row")
    h.press("Space", "Escape")
    assert len(h.day.day.state.all(Dataset)) == before + 1


def _everything_is_there(s):
    assert len(s.all(Dataset)) == 12
    assert {d.title for d in s.all(Dataset)} >= {"Home fire safety visit records", "Energy rebate payments ledger"}
    assert len(s.all(UseCase)) == 3
    assert s.pilot is not None
    assert s.pilot.title == "Confirm low income yes or no at application"
    assert s.pilot.access_mode_recommended == "attribute_check"
    assert len(s.all(Value)) == 3
    assert all(len(v.agreed_by_person_ids) == 2 for v in s.all(Value))
    assert len(s.all(Risk)) == 9
    assert {r.direction for r in s.all(Risk)} == {"sharing", "not_sharing"}
    assert [d.status for d in s.all(Decision)] == ["made", "made"]
    assert len(s.all(Action)) == 4
    assert all(a.owner_person_id and a.due_date for a in s.all(Action))
    assert [p.disposition for p in s.all(Parked)] == ["action"]
    assert s.one(PilotTerms) is not None
    assert all(t.start and t.end for t in s.all(Trust))
    assert len(s.all(SignOff)) == len(ORGANISATIONS)
    assert all(x.accepted for x in s.all(SignOff))
    assert s.one(TheAsk).by is not None
    assert s.workshop.status == "closed"


def _stops_at_the_sign_off(h):
    """What was signed is a wall, and Ctrl+Z says so."""
    while h.day.day.store.to_undo() is not None:
        h.press("Ctrl+Z")
    h.press("Ctrl+Z")
    assert h.day.frame.notice.text().startswith("The record was accepted at 16:")
    assert all(x.accepted for x in h.day.day.state.all(SignOff))


def _all_taken_back(h, program, path, new_day):
    """Up to the sign-off, which is a wall, each change of a record goes back, with a restart in the middle. When what
    ran is no change of a record: the sessions, breaks and the state of the day keep it. A strike stays, and says so."""
    store, said, half = h.day.day.store, [], len(h.day.day.store.ledger.done) // 2
    while (entry := store.to_undo()) is not None:
        h.press("Ctrl+Z")
        said.append(h.day.frame.notice.text())
        assert store.to_undo() != entry, said[-1]
        if len(said) == half:
            h.day.line.edit.clear()
            h.say("/close")
            program.open_day(path)
            h.wait_for(h.day.isActiveWindow)
            store = h.day.day.store
    assert sum(x.startswith("Words were struck at 10:44. That stays.") for x in said) == 1
    assert "Patel" not in str(store.entries) + str([*store.state.records()])
    assert _without_times(store.state) == _without_times(new_day)


def _without_times(s):
    ran = {"status": None, "started_at": None, "changed_at": None, "changed_in": None}
    day = s.workshop.with_values(**ran)
    return {r.id: r for r in s.records() if r.KIND.undoable and r.id != day.id} | {day.id: day}
