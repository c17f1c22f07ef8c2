"""The charts: inside their frame, in known inks, told in words, and readable without colour."""

from __future__ import annotations

import itertools
from typing import get_args

import pytest

from tests.report import days
from workshop.charts import both_ways, ladder, shares, trust
from workshop.charts.marks import Dot, Figure, Ink, Line, Rect, Text, moved
from workshop.charts.metrics import width as width_of
from workshop.kinds import Risk
from workshop.theme import contrast, theme
from workshop.views import balance, pilot
from workshop.views import risks as risk_views
from workshop.views import trust as trust_views


def every_figure(day) -> list[Figure]:
    out = []
    found = balance.of_pilot(day)
    if found is not None:
        out += [shares.figure(found, 318), shares.figure(found, 600)]
    shown = risk_views.shown(day, day.all(Risk))
    out.append(both_ways.figure(shown, 300, 250))
    rungs = pilot.ladder(day)
    if rungs is not None:
        out.append(ladder.figure(rungs, 511))
    thermometer = trust_views.thermometer(day)
    if thermometer is not None:
        out += [trust.figure(s, 90) for s in thermometer.statements]
    return out


def box(mark):
    match mark:
        case Rect():
            return mark.x, mark.y, mark.x + mark.w, mark.y + mark.h
        case Dot():
            return mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r
        case Line():
            return min(mark.x1, mark.x2), min(mark.y1, mark.y2), max(mark.x1, mark.x2), max(mark.y1, mark.y2)
        case Text():
            wide = width_of(mark.text, mark.size, bold=mark.bold)
            left = mark.x - {"left": 0, "centre": wide / 2, "right": wide}[mark.anchor]
            return left, mark.y - mark.size * 0.75, left + wide, mark.y + mark.size * 0.22


def inks(mark):
    match mark:
        case Rect() | Dot():
            return {mark.fill, mark.outline} - {None}
        case Line() | Text():
            return {mark.ink}


@pytest.fixture(params=["sample", "big", "long", "emoji", "hebrew"])
def figures(request, sample):
    made = {
        "sample": lambda: sample,
        "big": days.big,
        "long": lambda: days.awkward(days.AWKWARD[0]),
        "emoji": lambda: days.awkward(days.AWKWARD[2]),
        "hebrew": lambda: days.awkward(days.HEBREW),
    }
    return every_figure(made[request.param]())


def test_all_marks_lie_inside(figures):
    for f in figures:
        for mark in f.marks:
            left, top, right, bottom = box(mark)
            assert left >= -1, mark
            assert top >= -1, mark
            assert right <= f.width + 1.5, mark
            assert bottom <= f.height + 1.5, mark


def test_words_do_not_run_into_each_other(figures):
    for f in figures:
        boxes = [(*box(m), m.text) for m in f.marks if isinstance(m, Text)]
        for a, b in itertools.combinations(boxes, 2):
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert across <= 0.5 or down <= 1, (a, b)


def test_every_ink_is_a_token_and_every_figure_speaks(figures):
    for f in figures:
        assert {ink for m in f.marks for ink in inks(m)} <= set(theme().ink)
        assert len(f.description) > 20
    assert set(get_args(Ink)) <= set(theme().ink)


def test_shares_say_every_figure(sample):
    f = shares.figure(balance.of_pilot(sample), 318)
    words = " ".join(m.text for m in f.marks if isinstance(m, Text))
    for figure in (
        "18 % of the value",
        "51 % of the risk now",
        "28 % as agreed",
        "72 % as agreed",
        "46 % of the value",
    ):
        assert figure in words
        assert figure in f.description
    assert f.description.endswith("A talking aid, not a measurement.")


def test_bars_are_told_apart_without_colour(sample):
    f = shares.figure(balance.of_pilot(sample), 318)
    bars = [m for m in f.marks if isinstance(m, Rect)]
    assert {(m.fill is None, m.outline is None) for m in bars} == {(False, True), (True, False)}
    value, risk = theme().ink["bar"], theme().ink["sharing"]
    assert contrast(value, risk) > 2


def test_bars_are_as_long_as_their_share(sample):
    found = balance.of_pilot(sample)
    bars = [m for m in shares.figure(found, 318).marks if isinstance(m, Rect)]
    parts = [s for p in found.parties for s in (p.value, p.now, p.agreed) if s]
    lengths = [m.w + (0.8 if m.outline else 0) for m in bars]
    assert [a / lengths[0] for a in lengths] == pytest.approx([s / parts[0] for s in parts], abs=0.02)


def test_both_directions_are_told_apart_without_colour(sample):
    shown = risk_views.shown(sample, sample.all(Risk))
    f = both_ways.figure(shown, 300, 250)
    dots = [m for m in f.marks if isinstance(m, Dot)]
    discs, rings = [m for m in dots if m.outline is None], [m for m in dots if m.outline is not None]
    assert (len(discs), len(rings)) == (10 + 1, 5 + 1)  # the key has one of each
    names = {m.text for m in f.marks if isinstance(m, Text)}
    assert {r.mark for r in shown} <= names
    assert "10 risks if we share, highest S1 with 15" in f.description


def test_a_full_cell_shows_how_many():
    day = days.big()
    shown = risk_views.shown(day, day.all(Risk))
    texts = [m.text for m in both_ways.figure(shown, 300, 250).marks if isinstance(m, Text)]
    counts = [int(t) for t in texts[1:] if t.isdigit() and int(t) > 25] + [t for t in texts if t.startswith("S")]
    assert len(shown) == 300
    assert counts  # the key at least; single risks are not named
    assert "S1" not in texts


def test_the_ladder_says_what_it_shows(sample):
    f = ladder.figure(pilot.ladder(sample), 511)
    assert [m.text for m in f.marks if isinstance(m, Text) and m.bold] == ["5", "13"]
    assert "Agreed: yes or no (rung 5 of 14)." in f.description


def test_trust_says_both_means(sample):
    statement = trust_views.thermometer(sample).statements[0]
    f = trust.figure(statement, 90)
    assert f.description == "From 2.75 at the start to 3.58 at the end, of 5."
    start, end = [m for m in f.marks if isinstance(m, Dot)]
    assert start.outline
    assert end.outline is None
    assert start.x < end.x


def test_marks_can_be_moved():
    assert moved(Line(1, 2, 3, 4, "text"), 10, 20) == Line(11, 22, 13, 24, "text")
    assert moved(Dot(1, 2, 3, "text"), 10, 20) == Dot(11, 22, 3, "text")
