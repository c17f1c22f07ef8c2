"""Words are looked for in steps; what changes meanwhile is struck too, and what is gone is not brought back."""

from __future__ import annotations

from tests.store.making import until
from tests.store.named_days import a_day, close_all, said
from tests.store.naming import MARK, NAME, PHRASES, SAID, found_in
from workshop import commands as c
from workshop.kinds import Dataset
from workshop.store.opening import read
from workshop.store.verify import verify


def test_a_strike_that_was_looked_for_in_steps_takes_what_came_meanwhile_too(tmp_path):
    path = tmp_path / "day.pilot"
    store = said(path)
    search, steps = store.search(PHRASES), 1
    while not search.go_on(0):
        steps += 1
        if steps == 3:
            store.execute(c.Change("dataset", "ds-01", {"description": f"ring {SAID}"}))
            store.undo()
            store.execute(c.Add("dataset", store.new_id(Dataset), {"title": f"New, says {SAID}"}))
            store.execute(c.Change("dataset", "ds-02", {"title": "Visits"}))
    assert steps > 3
    assert search.done
    assert search.values
    assert search.written[f"ring mrs  {NAME.lower()}".removeprefix("ring ")] is None
    store.strike(PHRASES, search=search)
    assert NAME not in str([*store.state.records()]) + str(store.entries)
    assert [d.title for d in store.state.all(Dataset)] == ["Awards", "Visits", "Loans", f"New, says {MARK}"]
    until(lambda: not store.waiting())
    close_all()
    assert found_in(tmp_path) == []
    assert verify(path).whole
    assert read(path).state == store.state


def test_what_is_looked_for_to_be_shown_changes_nothing(tmp_path):
    store = said(tmp_path / "day.pilot")
    before, entries = store.state, list(store.entries)
    search = store.search([NAME])
    assert search.go_on(60)
    assert {r.KIND.table for r in search.records(store.state).values()} == {"dataset", "parked", "workshop"}
    assert store.state is before
    assert list(store.entries) == entries
    close_all()
    assert a_day(tmp_path / "day.pilot").state == before
    close_all()
