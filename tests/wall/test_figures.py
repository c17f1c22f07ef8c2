"""Figures on the wall: on request only, one line for asks and offers, shares in the session of value (2.11)."""

from __future__ import annotations

from datetime import datetime

import pytest

from workshop import commands as c
from workshop.decide import decide
from workshop.playbook.progress import playbook_of
from workshop.sample import ZONE, write_sample
from workshop.store.opening import read
from workshop.wall.content import Alone, Picture, Place
from workshop.wall.figures import ASKED, figures
from workshop.wall.seen import Eyes
from workshop.wall.wall import wall

NOW = datetime(2026, 9, 15, 13, 40, tzinfo=ZONE)


@pytest.fixture(scope="module")
def value(tmp_path_factory):
    """The sample, as far as the session of value, which runs."""
    path = tmp_path_factory.mktemp("value") / "day.pilot"
    write_sample(path, 6)
    return read(path).state


def body(s):
    return wall(Eyes().seen(s), s, Place(), NOW).body


def test_shares_come_on_request_and_go_again(value):
    assert not isinstance(body(value), Picture)
    asked = value.after(decide(value, c.Set(f"{ASKED}ses-5", "yes"), c.Stamp(NOW)))
    shown = body(asked)
    assert isinstance(shown, Picture)
    assert any("Income" in text for text in shown.texts())
    off = asked.after(decide(asked, c.Set(f"{ASKED}ses-5", None), c.Stamp(NOW)))
    assert body(off) == body(value)


def test_asks_and_offers_are_one_line_without_names(value):
    plan = playbook_of(value).session("ses-3")
    shown = figures(Eyes().seen(value), plan)
    assert isinstance(shown, Alone)
    assert shown.words.startswith("6 asks. ")
    assert shown.words.endswith(" offers.")
    assert shown.lines == ()


def test_what_the_room_may_not_see_is_in_no_figure(value):
    """The picture is made from what may be seen, as all of the wall."""
    held = [r.with_values(held=True) for r in value.records() if r.KIND.table in ("risk", "value")]
    ids = {r.id for r in held}
    s = type(value).of([*(r for r in value.records() if r.id not in ids), *held])
    s = s.after(decide(s, c.Set(f"{ASKED}ses-5", "yes"), c.Stamp(NOW)))
    shown = body(s)
    figures_said = " ".join(shown.texts())
    assert "%" not in figures_said
