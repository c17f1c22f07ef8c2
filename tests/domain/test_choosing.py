"""Choosing: ties in words, a pilot at half, what could no longer be learned, and a gate that is near."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import kinds as k
from workshop.boards.at_the_gate import at_the_gate
from workshop.boards.ties import RULES, breaking, level_at_the_top
from workshop.formulas import choosing
from workshop.formulas.halving import SIZES, grew_from, half, size, smaller
from workshop.sample import ZONE
from workshop.snapshot import Snapshot

DESIGN = k.PilotDesign(
    id="pd-1",
    people="People who apply during the trial, about 1,440",
    fields=("name", "date of birth", "address", "answer", "time"),
    place="Grant counter, phone line and website",
    duration=12,
    duration_unit="weeks",
)


@pytest.mark.parametrize(
    ("part", "text", "lost"),
    [
        ("people", "People who apply during the trial, about 720", "What happens too seldom to be seen among so few."),
        ("fields", "name, date of birth, address", "What only answer and time would have shown."),
        ("place", "Grant counter and phone line", "Whether it works in website."),
        ("duration", "6 weeks", "What takes longer than 6 weeks to show."),
    ],
)
def test_each_part_has_a_half_and_says_what_is_lost(part, text, lost):
    found = half(DESIGN, part)
    assert (found.text, found.lost) == (text, lost)


@pytest.mark.parametrize("part", SIZES)
def test_what_is_one_already_or_has_no_size_is_not_halved(part):
    one = k.PilotDesign(id="pd-1", people="Whoever comes", fields=("name",), place="One counter", duration=1)
    assert half(one, part) is None
    assert half(k.PilotDesign(id="pd-1"), part) is None


@given(st.integers(2, 999), st.sampled_from(["duration"]))
def test_half_is_smaller_again_and_again_until_one(weeks, part):
    d = k.PilotDesign(id="pd-1", duration=weeks, duration_unit="weeks")
    steps = 0
    while (found := half(d, part)) is not None:
        assert found.value < d.duration
        d, steps = d.with_values(duration=found.value), steps + 1
    assert d.duration == 1
    assert steps == weeks.bit_length() - 1


def test_a_smaller_answer_is_kept_as_a_step_and_a_larger_one_is_not():
    less, more = DESIGN.with_values(duration=6), DESIGN.with_values(duration=24)
    step = smaller(DESIGN, less, "duration")
    assert (step.field, step.was, step.now) == ("duration", "12 weeks", "6 weeks")
    assert smaller(DESIGN, more, "duration") is None
    assert smaller(DESIGN, DESIGN.with_values(duration=3, duration_unit="months"), "duration") is None


def test_a_part_that_grows_again_says_how_small_it_was():
    step = smaller(DESIGN, DESIGN.with_values(duration=6), "duration")
    assert grew_from(DESIGN.with_values(duration=8, halvings=(step,)), "duration") == "6 weeks"
    assert grew_from(DESIGN.with_values(duration=6, halvings=(step,)), "duration") == ""
    assert size(DESIGN, "people") == 1440


def test_who_is_level_is_said_by_name_and_dots_break_no_tie(sample):
    names = "“Confirm low income for a warm-home grant…” and “Map cold homes against winter admissions…”"
    assert choosing.level(sample) == f"{names} are level at 21."
    first = choosing.ranking(sample)[0]
    assert len({u.dot_votes for u in first}) > 1
    assert len(first) == 2


def without_a_pilot(sample):
    """The sample, as long as its session of choosing runs."""
    return Snapshot.of(
        r.with_values(status="candidate")
        if isinstance(r, k.UseCase) and r.status == "pilot"
        else r.with_values(ended_at=None)
        if isinstance(r, k.Session)
        else r
        for r in sample.records()
    )


@pytest.mark.parametrize(("clock", "said"), [("12:39", False), ("12:40", True), ("12:50", True), ("12:51", False)])
def test_ten_minutes_before_the_gate_it_is_said_once_that_there_is_no_pilot(sample, clock, said):
    now = datetime.fromisoformat(f"2026-09-15T{clock}").replace(tzinfo=ZONE)
    found = at_the_gate(without_a_pilot(sample), now)
    assert bool(found) is said
    if clock == "12:40":
        assert found[0][1] == "10 min to “pilot chosen”. Halve the scope: fewer people, fields, weeks?"
    assert at_the_gate(sample, now) == []


def test_a_tie_is_broken_by_a_rule_that_tells_them_apart_and_never_by_dots(sample):
    level = level_at_the_top(sample)
    assert [u.id for u in level] == [u.id for u in choosing.ranking(sample)[0]]
    found = breaking(sample)
    assert found
    for b in found:
        at = k.CRITERIA.index(next(c for c, rule in RULES.items() if rule == b.rule))
        assert all(u.selection_scores[at] < b.points for u in level if u is not b.case)
    assert "Level at 21 with" in found[0].proposal(level, 21)
    assert found[0].proposal(level, 21).endswith(found[0].rule)
    alike = Snapshot.of(r.with_values(selection_scores=(5,) * 5) if r in level else r for r in sample.records())
    assert breaking(alike) == []
