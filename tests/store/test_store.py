"""What the file promises in its plain form: one transaction a change, undo across restarts, drafts, refusals."""

from __future__ import annotations

import hashlib
import sqlite3
import struct
import threading
from datetime import time

import pytest
import sqlite_utils

from tests.store.making import NOON, add, begin
from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.field import described
from workshop.shape import column_type
from workshop.snapshot import Snapshot
from workshop.store import draft as drafting
from workshop.store import journal
from workshop.store.draft import Draft
from workshop.store.engine import connect, transaction
from workshop.store.migrations import APPLICATION_ID, FORMAT
from workshop.store.opening import FileTooNew, NotOurs, read
from workshop.store.store import Refused, Reports, Store


@pytest.fixture
def clock():
    return SetClock(NOON)


@pytest.fixture
def store(tmp_path, clock):
    made = Store(tmp_path / "day.pilot", clock)
    begin(made)
    yield made
    made.close()


def test_a_change_and_its_entry_are_in_the_file_together(store):
    add(store)
    assert store.close() == 0
    loaded = read(store.path)
    assert loaded.state == store.state
    assert [e.name for e in loaded.entries] == ["new day", "add"]
    assert Snapshot.of().after(journal.replay(loaded.entries)) == loaded.state


def test_saved_is_said_after_the_commit(tmp_path, clock):
    said = []

    def saved(seq, _at):
        rows = sqlite3.connect(tmp_path / "day.pilot").execute("SELECT max(seq) FROM journal").fetchone()
        said.append((seq, rows[0]))

    store = Store(tmp_path / "day.pilot", clock, Reports(saved=saved))
    begin(store)
    add(store)
    store.close()
    assert [seq for seq, _ in said] == [1, 2]
    assert all(in_file >= seq for seq, in_file in said)


def test_undo_and_redo_survive_a_restart(store, clock):
    id_ = add(store)
    store.execute(c.Change("dataset", id_, {"title": "Awards register"}))
    store.undo()
    store.close()
    again = Store(store.path, clock)
    assert again.state.get(k.Dataset, id_).title == "Awards"
    again.redo()
    assert again.state.get(k.Dataset, id_).title == "Awards register"
    again.undo()
    again.undo()
    assert again.state.all(k.Dataset) == ()
    assert again.to_undo() is None
    with pytest.raises(Refused, match="Nothing to undo"):
        again.undo()
    again.close()


def test_undone_all_the_way_the_records_are_those_of_the_new_day(store):
    new = store.state
    id_ = add(store)
    other = add(store, "Awards (copy)", description="x")
    store.execute(c.Change("dataset", id_, {"title": "A", "legal_constraints": ["none_known"]}))
    store.execute(c.Merge("dataset", id_, other))
    store.execute(c.Place("dataset", id_, None))
    store.execute(c.Withdraw("dataset", id_, "said twice"))
    store.execute(c.ChangeMany("organisation", ("org-01", "org-02"), {"type": "other"}))
    while store.to_undo():
        store.undo()
    assert store.state == new


def test_times_of_sessions_are_journalled_and_not_undone(store, clock):
    add(store)
    store.execute(c.StartDay())
    clock.forward(minutes=25)
    store.execute(c.Finish())
    store.undo()
    assert store.state.all(k.Dataset) == ()
    assert store.state.get(k.Session, "ses-0").ended_at == clock.now()
    assert store.to_undo() is None


def test_a_new_change_after_an_undo_ends_the_redo(store):
    add(store)
    store.undo()
    add(store, "Other")
    assert store.to_redo() is None


def test_sign_off_is_a_wall(store):
    id_ = add(store)
    store.execute(c.Add("sign_off", store.new_id(k.SignOff), {"org_id": "org-01", "accepted": True}))
    assert store.to_undo() is None
    store.execute(c.Change("dataset", id_, {"catalogue_address": "shelf 4"}))
    store.undo()
    assert store.state.get(k.Dataset, id_).catalogue_address is None
    assert store.to_undo() is None


def test_ids_are_never_used_again(store, clock):
    first = add(store)
    store.undo()
    assert add(store) != first
    store.close()
    again = Store(store.path, clock)
    assert again.new_id(k.Dataset) == "ds-03"
    again.close()


def test_a_draft_is_one_row_written_over_and_in_no_journal(store):
    for text in ("Mrs", "Mrs Pat", "Mrs Patel", "Home visits"):
        store.draft("line", text)
    store.close()
    loaded = read(store.path)
    assert {e: d.text for e, d in loaded.drafts.items()} == {"line": "Home visits"}
    assert b"Patel" not in store.path.read_bytes()
    assert [e.name for e in loaded.entries] == ["new day"]


def test_a_draft_is_in_the_file_also_where_the_disk_has_no_page_left(store):
    store.close()
    db = connect(store.path, "write")
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")
    with transaction(db):
        drafting.write(Draft("line", "Home visits", NOON), db)
    db.close()
    assert read(store.path).drafts["line"].text == "Home visits"


def test_a_draft_that_became_a_change_is_gone(store):
    store.draft("line", "Home visits")
    id_ = store.new_id(k.Dataset)
    store.execute(c.Add("dataset", id_, {"title": "Home visits"}), draft="line")
    assert store.drafts == {}
    store.close()
    assert read(store.path).drafts == {}


def test_each_value_has_a_salt_of_its_own(store):
    add(store, "Same")
    add(store, "Same")
    store.close()
    rows = sqlite3.connect(store.path).execute(
        "SELECT after_salt, after_digest FROM journal_edit WHERE \"column\"='title' AND seq > 1"
    )
    salts, digests = zip(*rows, strict=True)
    assert len(set(salts)) == len(set(digests)) == 2
    assert all(len(s) == 16 for s in salts)


@pytest.mark.parametrize(
    "name", ["Q#1.pilot", "what?.pilot", "100%.pilot", "a&b=c.pilot", "dŵr 👍.pilot", "it's.pilot"]
)
def test_every_character_of_a_name_is_a_character(tmp_path, clock, name):
    store = Store(tmp_path / name, clock)
    begin(store)
    store.close()
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert read(tmp_path / name).state == store.state


def foreign(path):
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t(a)")
    db.commit()
    db.close()


def newer(path):
    store = Store(path, SetClock(NOON))
    begin(store)
    store.close()
    raw = bytearray(path.read_bytes())
    raw[60:64] = struct.pack(">I", 99 << 16)
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda p: p.write_bytes(b"hello, I am a letter\n" * 20), NotOurs),
        (lambda p: p.write_bytes(b"SQLite format 3\0"), NotOurs),
        (foreign, NotOurs),
    ],
)
def test_what_is_not_ours_is_refused_with_its_bytes_unchanged(tmp_path, clock, make, error):
    path = tmp_path / "day.pilot"
    make(path)
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(error):
        Store(path, clock)
    with pytest.raises(error):
        read(path)
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert [p.name for p in tmp_path.iterdir()] == ["day.pilot"]


def test_a_newer_file_may_only_be_read(tmp_path, clock):
    path = tmp_path / "day.pilot"
    newer(path)
    before = path.read_bytes()
    with pytest.raises(FileTooNew):
        Store(path, clock)
    assert read(path).state.workshop.title == "Trial"
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["day.pilot"]


def test_opening_and_closing_leaves_the_bytes_unchanged(store, clock):
    add(store)
    store.close()
    before = store.path.read_bytes()
    again = Store(store.path, clock)
    again.close()
    assert store.path.read_bytes() == before


def test_the_file_is_one_plain_sqlite_file(store):
    store.close()
    assert [p.name for p in store.path.parent.iterdir()] == ["day.pilot"]
    raw = sqlite3.connect(store.path)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (FORMAT,)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_tables_are_those_of_the_descriptions(store):
    store.close()
    raw = sqlite3.connect(store.path)
    names = {str: "TEXT", int: "INTEGER", float: "REAL"}
    for cls in k.ALL:
        want = {"id": "TEXT"} | {n: names[column_type(f.shape)] for n, f in described(cls).items()}
        found = {row[1]: row[2] for row in raw.execute(f'PRAGMA table_info("{cls.KIND.table}")')}
        assert found == want, cls.KIND.table
        points = {row[3]: row[2] for row in raw.execute(f'PRAGMA foreign_key_list("{cls.KIND.table}")')}
        shapes = {n: f.shape for n, f in described(cls).items()}
        assert points == {n: s.kinds[0] for n, s in shapes.items() if type(s).__name__ == "Ref" and len(s.kinds) == 1}
    strict = raw.execute("SELECT name FROM pragma_table_list WHERE strict = 0 AND schema = 'main'").fetchall()
    assert {n for (n,) in strict} <= {"_sqlite_migrations", "sqlite_schema", "sqlite_sequence"}


def test_sqlite_utils_uses_this_engine():
    assert sqlite_utils.db.sqlite3.__name__.startswith("sqlcipher3")


def test_a_commit_that_fails_loses_nothing(tmp_path, clock):
    failed = threading.Event()
    store = Store(tmp_path / "day.pilot", clock, Reports(failed=lambda _: failed.set()))
    begin(store)
    while store.waiting():
        threading.Event().wait(0.005)
    raw = sqlite3.connect(store.path)
    raw.execute("CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    raw.commit()
    kept = add(store, "Kept")
    assert failed.wait(10)
    later = add(store, "Also kept")
    assert store.state.get(k.Dataset, kept) is not None
    assert store.waiting() == 2
    assert raw.execute("SELECT count(*) FROM dataset").fetchone() == (0,)
    raw.execute("DROP TRIGGER full")
    raw.commit()
    raw.close()
    store.retry()
    assert store.close() == 0
    assert read(store.path).state == store.state
    assert {d.id for d in store.state.all(k.Dataset)} == {kept, later}


def test_a_time_of_day_is_kept_to_the_minute(store):
    store.execute(c.Change("workshop", "ws-1", {"end": time(16, 45, 59)}))
    assert store.state.workshop.end == time(16, 45)
