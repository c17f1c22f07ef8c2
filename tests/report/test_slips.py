"""The slips: one for each person, all that is open and nothing else, the same as the report says."""

from __future__ import annotations

import dataclasses

import pytest

from tests.pdf.check import failures
from tests.report import days
from tests.report.reading import Read
from workshop import kinds as k
from workshop.report import render_slips
from workshop.snapshot import Snapshot
from workshop.views.settle import still_to_settle
from workshop.views.slips import slips


def test_each_person_who_was_asked_has_one_slip_in_the_order_of_the_list(sample):
    found = slips(sample)
    order = [p.id for p in sample.all(k.Person)]
    assert [s.id for s in found] == sorted({s.id for s in found}, key=order.index)
    assert {s.name for s in found} >= {"Farid Brackenfold", "Mei-Lin Oakenshade"}


def test_together_they_hold_what_the_report_says_is_still_to_settle_and_the_questions(sample):
    asked = sorted(a.text for slip in slips(sample) for a in slip.asked)
    open_questions = [q.text for q in sample.all(k.Question) if q.status == "open"]
    assert asked == sorted([*(i.text for i in still_to_settle(sample).open), *open_questions])


def test_a_slip_has_words_dates_and_what_blocks_first(sample):
    farid = next(s for s in slips(sample) if s.name.startswith("Farid"))
    assert farid.told == "5 questions, 4 of them before first use"
    assert [a.when for a in farid.asked] == sorted((a.when for a in farid.asked), key=lambda w: (len(w), w))
    text = Read(render_slips(sample)).text
    assert "Nobody in the room could decide for the Department." in text
    assert "9 October 2026" in text


def test_what_nobody_has_is_the_last_slip(sample):
    nobody = [r.with_values(owner_person_id=None) if r.id == "gap-01" else r for r in sample.records()]
    found = slips(Snapshot.of(nobody))
    assert (found[-1].id, found[-1].name) == ("", "Nobody yet")
    assert [a.text for a in found[-1].asked] == ["Power to share asserted in the room, not confirmed in writing."]


def test_what_was_put_on_a_slip_in_the_evening_is_on_it(sample):
    note = k.Comment(id="com-99", text="Who is in it?", asks="dataset.who_is_in_it", mentions=("ppl-01",))
    found = slips(Snapshot.of([*sample.records(), note]))
    assert "Who is in it?" in [a.text for s in found if s.id == "ppl-01" for a in s.asked]


def test_people_stand_in_them_as_somebody_chose(sample):
    roles = k.Setting(id="papers.names", value="off")
    assert "Farid" not in Read(render_slips(Snapshot.of([*sample.records(), roles]))).pages[0].split("Workarounds")[0]


@pytest.mark.parametrize("day", [days.new, days.pilot_only], ids=["new", "pilot only"])
def test_they_are_as_sound_as_the_report_and_the_same_each_time(day, sample):
    assert failures(render_slips(sample)) == {}
    assert failures(render_slips(day())) == {}
    assert render_slips(sample) == render_slips(sample)


def test_any_words_can_stand_on_a_slip(sample):
    odd = [
        dataclasses.replace(r, message="<b>&amp; 😀 שלום</b> " * 90) if r.id == "gap-01" else r
        for r in sample.records()
    ]
    assert failures(render_slips(Snapshot.of(odd))) == {}
