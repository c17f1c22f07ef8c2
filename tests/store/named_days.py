"""Days in which somebody is named; all are closed at the end whatever becomes of a test."""

from __future__ import annotations

from tests.store.making import a_day as opened
from tests.store.making import add, until
from tests.store.naming import NAME, SAID
from workshop import commands as c
from workshop import kinds as k
from workshop.store.snapshots import snapshots

_open = []


def a_day(*args, **about):
    """An open day, closed at the end whatever becomes of the test."""
    _open.append(made := opened(*args, **about))
    return made


def close_all():
    """Close them."""
    while _open:
        _open.pop().close()


def said(path, **about):
    """An open day in which somebody is named in many places, with an earlier wording of one of them."""
    store = a_day(path, "Awards", f"Visits, so says {SAID}, weekly", **about)
    first = add(store, "Loans")
    store.execute(c.Change("dataset", first, {"title": f"Loans to {SAID}", "known_issue": f"ring mrs  {NAME.lower()}"}))
    store.execute(c.Change("dataset", first, {"title": "Loans"}))
    store.execute(c.Add("parked", store.new_id(k.Parked), {"text": f"What of {SAID}?"}))
    store.execute(
        c.Change("workshop", store.state.workshop.id, {"ground_rules": ("Phones off", f"{SAID} speaks first")})
    )
    store.draft("dataset:ds-01:title", f"Awards to {SAID[:14]}")
    return store


def with_snapshot(store):
    """A snapshot of all that was said."""
    until(lambda: not store.waiting())
    store.keeper.snapshot_now()
    until(lambda: [x for x in snapshots(store.path) if x.seq == len(store.entries)])
