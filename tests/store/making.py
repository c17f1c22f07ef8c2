"""Days to try the file on."""

from __future__ import annotations

import os
import sqlite3
import struct
import threading
from contextlib import closing
from datetime import date, datetime, timedelta, timezone

from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.edits import Edit
from workshop.playbook.load import bundled
from workshop.store import journal
from workshop.store.journal import Entry
from workshop.store.migrations import FORMAT
from workshop.store.store import Store

PAGE, SECTOR, NONCE = 4096, 512, 7
NOON = datetime(2026, 12, 1, 12, 0, tzinfo=timezone(timedelta(0)))


def begin(store):
    orgs = ({"name": "Harrowmere Council", "short": "Council"}, {"name": "Eastmarch Fire", "short": "Fire"})
    values = {"title": "Trial", "question": "How?", "date": date(2026, 12, 1), "handling_marking": "OFFICIAL"}
    store.execute(c.NewDay(bundled("one-day"), values, orgs))


def add(store, title="Awards", **values):
    id_ = store.new_id(k.Dataset)
    store.execute(c.Add("dataset", id_, {"title": title, "owner_org_id": "org-01", **values}))
    return id_


def a_day(path, *titles, clock=None, **about):
    """An open day with these datasets."""
    store = Store(path, clock or SetClock(NOON), **about)
    if not store.entries:
        begin(store)
    for title in titles:
        add(store, title)
    return store


def written(path, *titles):
    """A closed day with these datasets; its state."""
    store = a_day(path, *titles)
    assert store.close() == 0
    return store.state


def sql(path, *statements):
    """Change a file behind the program's back."""
    with closing(sqlite3.connect(path)) as raw, raw:
        for statement in statements:
            raw.execute(statement)


def titles(state):
    return [d.title for d in state.all(k.Dataset)]


def until(true):
    """Wait for a thing; a minute is too long."""
    pause, left = threading.Event(), 12_000
    while not true():
        left -= 1
        assert left, "it never came"
        pause.wait(0.005)


def half_saved(path, before, after):
    """A file as a writer leaves it who dies when all pages are written, and its journal is not yet removed."""
    path.write_bytes(after)
    pages = [before[at : at + PAGE] for at in range(0, len(before), PAGE)]
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">IIIII", len(pages), NONCE, len(pages), SECTOR, PAGE)
    records = (
        struct.pack(">I", n) + p + struct.pack(">I", NONCE + sum(p[PAGE - 200 : 0 : -200]))
        for n, p in enumerate(pages, 1)
    )
    path.with_name(f"{path.name}-journal").write_bytes(head.ljust(SECTOR, b"\0") + b"".join(records))


def made_newer(path):
    """What a newer program may leave: one more step, a kind and a column that this program does not know."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute('CREATE TABLE "widget" ("id" TEXT PRIMARY KEY NOT NULL, "text" TEXT) STRICT')
        raw.execute("""ALTER TABLE "dataset" ADD COLUMN "shine" TEXT""")
        raw.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('workshop', 'm9999')")
        raw.execute(f"PRAGMA user_version={FORMAT + 1}")
        seq, chain = raw.execute("SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        edits = (_added("widget", "wid-01", "text", "A new thing"), _added("dataset", "ds-90", "shine", "bright"))
        entry = Entry(seq + 1, NOON, None, "do", "add", None, edits)
        sealed = journal.seal(entry, chain, os.urandom)
        raw.execute("INSERT INTO widget VALUES ('wid-01', 'A new thing')")
        raw.execute("INSERT INTO dataset (id, shine) VALUES ('ds-90', 'bright')")
        for table, rows in (("journal", [{**journal.head_of(sealed), "chain": sealed.chain}]),
                            ("journal_edit", list(journal.rows_of(sealed)))):  # fmt: skip
            for row in rows:
                names, marks = ", ".join(f'"{n}"' for n in row), ", ".join("?" for _ in row)
                raw.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()])  # noqa: S608 - our own names


def _added(table, id_, column, value):
    return Edit(table, id_, "add", {}, {column: value})
