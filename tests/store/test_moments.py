"""A moment without its offset from UTC can’t be put in order with others: it is refused, and noticed."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.store.making import NOON, a_day, sql
from tests.store.naming import PHRASES, SAID
from workshop import commands as c
from workshop.clock import SetClock
from workshop.decide.running import PLANNED, STINTS
from workshop.kinds import Session
from workshop.running_order import PAUSED, first_plan, parts, paused, stints_after
from workshop.store import draft, journal
from workshop.store.journal import Damaged, entry_of
from workshop.store.opening import read
from workshop.store.salvage import salvage
from workshop.store.store import Store
from workshop.store.trouble import sentence
from workshop.store.verify import verify
from workshop.timers import TIMERS, of_session

NAIVE, FAR = "2026-12-01T12:00:00", "9999-12-31T23:59:59+00:00"


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "day.pilot"
    store = a_day(found, "Awards", f"Visits, says {SAID}")
    store.strike(PHRASES)
    store.draft("line", "half a")
    store.close()
    return found


def sealed_again(path, at):
    """Each second entry says another moment, and the chain holds: what a crafted file can do."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.row_factory = sqlite3.Row
        previous = ""
        for head in raw.execute("SELECT * FROM journal ORDER BY seq").fetchall():
            rows = raw.execute("SELECT * FROM journal_edit WHERE seq=? ORDER BY n", [head["seq"]]).fetchall()
            entry = entry_of(dict(head), [dict(r) for r in rows])
            new = journal.head_of(entry) | ({"at": at} if head["seq"] % 2 else {})
            previous = journal.chained(previous, new, journal.rows_of(entry))
            raw.execute("UPDATE journal SET at=?, chain=? WHERE seq=?", [new["at"], previous, head["seq"]])


@pytest.mark.parametrize("at", [NAIVE, FAR, "0001-01-01T00:00:00+00:00", "1-2"])
def test_an_entry_with_such_a_moment_is_refused_and_noticed(path, at):
    sealed_again(path, at)
    assert "an entry can’t be read" in {f.what for f in verify(path).findings}
    before = path.read_bytes()
    with pytest.raises(Damaged) as said:
        Store(path, SetClock(NOON), copies=True)
    assert "is damaged. It was left as it is." in sentence(said.value, path)
    assert path.read_bytes() == before
    salvage(path, path.with_name("saved.pilot"), NOON)
    assert verify(path.with_name("saved.pilot")).whole


@pytest.mark.parametrize("at", [NAIVE, FAR])
def test_a_record_with_such_a_moment_is_refused_and_noticed(path, at):
    sql(path, f"UPDATE dataset SET changed_at='{at}'")  # noqa: S608 - our own
    assert any(f.part == "record" for f in verify(path).findings)
    with pytest.raises(Damaged):
        read(path)


def test_a_draft_with_such_a_moment_is_refused_and_noticed(path):
    row = {"editor": "line", "text": "half a", "at": NAIVE}
    sql(path, f"UPDATE draft SET at='{NAIVE}', digest='{draft.digest(row)}' WHERE editor='line'")  # noqa: S608
    assert [f.part for f in verify(path).findings] == ["draft"]
    with pytest.raises(Damaged):
        read(path)


@pytest.mark.parametrize("value", [NAIVE, "often", f"{NAIVE}/{NAIVE}", f"ses-0 {NAIVE} x"])
def test_a_setting_with_such_a_moment_is_as_if_it_were_not_there(path, value):
    store = a_day(path)
    part = parts(store.state)[0]
    assert isinstance(part, Session)
    clean = first_plan(store.state)
    for name in (PAUSED, f"{STINTS}{part.id}", PLANNED):
        store.execute(c.Set(name, value))
    store.execute(c.Set(f"{TIMERS}{part.id}", f'[{{"table": 0, "began": "{value}", "steps": [["x", 60, false]]}}]'))
    assert paused(store.state) is None
    assert stints_after(store.state, part, NOON) == NOON.isoformat()
    assert first_plan(store.state) == clean
    assert of_session(store.state, part.id) == ()
    store.close()
