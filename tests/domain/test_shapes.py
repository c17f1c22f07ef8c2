"""Days of other shapes: what changes by size comes from the playbook (interaction.md 1.2, 1.3; domain.md 2.4)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest

from workshop import commands as c
from workshop.decide import decide
from workshop.kinds import Gate, Trust
from workshop.playbook.done import predicates
from workshop.playbook.load import BadPlaybook, bundled, bundled_names, read_playbook
from workshop.playbook.progress import findings, parsed, playbook_of, shapes
from workshop.running_order import finish, parts, planned_end
from workshop.snapshot import Snapshot

BASE = parsed(bundled("one-day"))
SHAPES = dict(shapes())
NOW = c.Stamp(datetime(2026, 9, 15, 8, 0, tzinfo=UTC))


def made(name, **values):
    new = c.NewDay(bundled(name), {"title": "Trial", "date": date(2026, 9, 15), **values}, ())
    return Snapshot.of().after(decide(Snapshot.of(), new, NOW))


def session(name, id_):
    return SHAPES[name].session(id_)


def test_there_are_four_and_the_usual_one_is_first():
    assert bundled_names() == ["one-day", "four-people", "half-day", "thirty-people"]
    assert [plan.id for plan in SHAPES.values()] == bundled_names()


@pytest.mark.parametrize("name", bundled_names())
def test_each_has_the_sessions_their_numbers_and_screens(name):
    """Numbers are what screens, walks and fields go by."""
    plan = read_playbook(bundled(name), name, predicates())
    assert [(x.id, x.number, x.screen, x.adds) for x in plan.sessions] == [
        (x.id, x.number, x.screen, x.adds) for x in BASE.sessions
    ]


@pytest.mark.parametrize("name", bundled_names())
def test_each_plan_fits_its_day_and_its_gates(name):
    s = made(name)
    assert finish(s) == s.workshop.end == SHAPES[name].finish
    assert s.workshop.start == SHAPES[name].start
    rows = parts(s)
    assert [planned_end(a) for a in rows[:-1]] == [x.planned_start.hour * 60 + x.planned_start.minute for x in rows[1:]]
    for gate in s.all(Gate):
        at = next(p for p in rows if p.id == gate.session_id)
        begins = at.planned_start.hour * 60 + at.planned_start.minute
        edge = begins if gate.edge == "start" else planned_end(at)
        assert 0 <= gate.by.hour * 60 + gate.by.minute - edge <= 15
    for x in SHAPES[name].sessions:
        assert sum(step.minutes for step in x.steps) < x.minutes
        findings(s, x)


def test_half_a_day_has_the_minutes_of_the_method():
    n = [x.minutes for x in SHAPES["half-day"].sessions]
    assert (n[0], n[1], n[2] + n[3], n[4], n[5], n[6], n[7], n[8] + n[9], n[10]) == (15, 15, 45, 25, 25, 35, 15, 20, 5)
    assert sum(x.minutes for x in SHAPES["half-day"].breaks) == 10
    assert (SHAPES["half-day"].start, SHAPES["half-day"].finish) == (time(9, 30), time(13, 0))


def test_four_people_have_no_dots_no_slips_and_no_one_two_four():
    plan = SHAPES["four-people"]
    assert not {"dots", "slips"} & {kind for x in plan.sessions for kind in x.counts}
    assert not [x for x in plan.sessions for rule in x.done if "trust" in rule]
    assert not made("four-people").all(Trust)
    assert [x.label for x in session("four-people", "ses-1").steps] == ["In pairs", "All together"]
    assert plan.one_screen
    assert not [x for x in plan.sessions if x.tables]


def test_thirty_people_work_at_tables_and_have_an_hour_more():
    plan = SHAPES["thirty-people"]
    assert {x.id: x.tables for x in plan.sessions if x.tables} == {"ses-1": 3, "ses-2": 3, "ses-3": 3, "ses-6": 3}
    assert len([x for x in session("thirty-people", "ses-2").steps if "station" in x.label]) == 3
    more = sum(x.minutes for x in plan.sessions) - sum(x.minutes for x in BASE.sessions)
    assert 30 <= more <= 60


@pytest.mark.parametrize("name", bundled_names())
def test_a_day_keeps_its_shape_whatever_the_program_brings_later(name):
    s = made(name)
    assert playbook_of(s).name == SHAPES[name].name
    assert playbook_of(s).text == bundled(name).strip()


def test_another_finish_fits_another_shape_too():
    assert finish(made("half-day", end=time(12, 30))) == time(12, 30)


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("[vary.ses-99]\nminutes = 3", "vary is “ses-99”"),
        ('[vary.ses-1]\nminutes = "x"', "minutes is missing or is not a number"),
        ('[vary.gate-1]\nby = "soon"', "by is not a time"),
        ("[vary.ses-1]\ndone = ['never_heard']", "never_heard"),
    ],
)
def test_a_shape_that_says_what_cannot_be_is_refused(more, fault):
    with pytest.raises(BadPlaybook, match=re.escape(fault)):
        read_playbook(f"{bundled('one-day')}\n{more}", "trial", predicates())


def test_what_a_shape_leaves_out_is_gone():
    assert [b.id for b in SHAPES["half-day"].breaks] == ["brk-2"]
    assert [b.id for b in BASE.breaks] == ["brk-1", "brk-2", "brk-3"]
