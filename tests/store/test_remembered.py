"""Words that were measured, laid out or looked at are remembered by nothing in the program once they are struck."""

from __future__ import annotations

import gc

import pytest

from tests.store.making import a_day, add
from tests.store.naming import NAME, PHRASES, SAID
from workshop import gaps, personal
from workshop import remembered as remembered_module
from workshop.charts import letters, metrics
from workshop.remembered import remembered
from workshop.report.bidi import joined_letters


def remembering():
    """What still knows the name, of all that keeps results."""
    return {x.__qualname__ for x in remembered_module._ALL if NAME in repr(reached(x, 4))}


def reached(thing, deep):
    held = gc.get_referents(thing) if deep else []
    inside = (x for x in held if isinstance(x, dict | list) or type(x).__name__ == "_lru_list_elem")
    return [x for x in held if isinstance(x, str | tuple)] + [y for x in inside for y in reached(x, deep - 1)]


@pytest.fixture
def store(tmp_path):
    made = a_day(tmp_path / "day.pilot")
    yield made
    made.close()


def test_nothing_remembers_them(store):
    kept = remembered(8)(str.upper)
    kept(SAID)
    id_ = add(store, f"Visits to {SAID}")
    personal.undecided(store.state)
    metrics.width(SAID, 12)
    letters.showable(f"{SAID} – …")
    joined_letters(SAID)
    gaps.firings(store.state)
    assert {"found", "str.upper", "joined_letters"} <= remembering()
    store.strike(PHRASES)
    assert remembering() == set()
    assert store.state.find(id_) is not None
