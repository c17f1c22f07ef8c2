"""Every theme holds its pairs of colours: text 4.5 : 1, in high contrast 7 : 1, marks that mean something 3 : 1."""

from __future__ import annotations

import re

import pytest

from workshop.charts import both_ways
from workshop.theme import NAMES, contrast, theme


@pytest.mark.parametrize("name", NAMES)
def test_text_can_be_read_on_its_ground(name):
    worn, least = theme(name), 7 if name == "high-contrast" else 4.5
    low = {(a, b): round(contrast(worn.ink[a], worn.ink[b]), 2) for a, b in worn.pairs}
    assert {pair: ratio for pair, ratio in low.items() if ratio < least} == {}


@pytest.mark.parametrize("name", NAMES)
def test_marks_stand_out_from_their_ground(name):
    worn = theme(name)
    low = {(a, b): round(contrast(worn.ink[a], worn.ink[b]), 2) for a, b in worn.lines}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 3} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_has_every_colour_and_no_other(name):
    worn = theme(name)
    assert worn.name == name
    assert set(worn.ink) == set(theme("light").ink)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", c) for c in worn.ink.values())


def test_words_in_the_heat_map_stand_on_grounds_that_text_is_tested_on():
    for ground in both_ways._GROUND.values():
        assert ("text", ground) in {tuple(pair) for pair in theme("light").pairs}
