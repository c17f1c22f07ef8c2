"""Days to try the file on."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import date, datetime, timedelta, timezone

from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.playbook.load import bundled
from workshop.store.store import Store

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
