"""The cue sheet: one side for each half of the day, the questions in the order of the guide (W16)."""

from __future__ import annotations

import dataclasses
from datetime import time

import pytest

from tests.pdf.check import failures
from tests.report import days
from tests.report.reading import Read, flat
from ui.acts import ACTS
from workshop import kinds as k
from workshop.playbook.progress import playbook_of
from workshop.report import render_cue_sheet
from workshop.report.cue_sheet import KEYS, halves
from workshop.snapshot import Snapshot


@pytest.fixture(scope="module")
def sheet(sample):
    return render_cue_sheet(sample)


def test_it_is_as_sound_as_the_report(sheet):
    assert failures(sheet) == {}


def test_each_half_of_the_day_is_one_side(sheet, sample):
    read = Read(sheet)
    assert len(read.pages) == 2
    assert [h.name for h in halves(sample)] == ["Morning", "Afternoon"]
    assert "Morning" in read.pages[0]
    assert "Lunch" in read.pages[0]
    assert "Afternoon" in read.pages[1]


def test_all_questions_are_there_in_the_order_of_the_guide(sheet, sample):
    text = " ".join(Read(sheet).pages)
    prompts = [flat(p) for plan in playbook_of(sample).sessions for p in plan.prompts]
    at = 0
    for prompt in prompts:
        at = text.index(prompt, at)
    assert len(prompts) > 50


def test_the_times_are_those_of_the_day(sheet, sample):
    text = Read(sheet).text
    for session in sample.all(k.Session):
        assert f"{session.planned_start:%H:%M} {session.planned_minutes} min" in text
    assert "By 12:50: pilot chosen" in text


def test_the_keys_on_it_are_keys_of_the_program():
    bound = {key for act in ACTS for key in act.keys}
    assert {key for key, _ in KEYS} <= bound


def test_the_same_day_gives_the_same_sheet(sheet, sample):
    assert render_cue_sheet(sample) == sheet


def test_what_is_left_out_is_not_on_it(sample):
    left = [dataclasses.replace(r, state="skipped") if r.id == "ses-3" else r for r in sample.records()]
    assert "Asks and offers" not in Read(render_cue_sheet(Snapshot.of(left))).text


@pytest.mark.parametrize("day", [days.new, days.pilot_only], ids=["new", "pilot only"])
def test_a_day_without_a_running_order_says_so(day):
    made = render_cue_sheet(day())
    assert failures(made) == {}
    assert "There is no running order yet." in Read(made).text


@pytest.mark.parametrize("text", days.AWKWARD, ids=range(len(days.AWKWARD)))
def test_awkward_words_are_sound_too(text, sample):
    org = sample.all(k.Organisation)[0]
    odd = [dataclasses.replace(r, short=text) if r.id == org.id else r for r in sample.records()]
    odd = [dataclasses.replace(r, title=text, question=text) if isinstance(r, k.Workshop) else r for r in odd]
    odd = [dataclasses.replace(r, name=text) if isinstance(r, k.Person) else r for r in odd]
    assert failures(render_cue_sheet(Snapshot.of(odd))) == {}


def test_who_leaves_early_stands_at_the_head(sample):
    farid = next(p for p in sample.all(k.Person) if (p.name or "").startswith("Farid"))
    gone = dataclasses.replace(farid, present_to=time(15, 0))
    made = render_cue_sheet(Snapshot.of([gone if r.id == farid.id else r for r in sample.records()]))
    assert f"Leave early: {farid.name} 15:00." in Read(made).text
