"""The decision sheet: one side of A4 for whoever is asked, as a permanent secretary reads it at half past eight."""

from __future__ import annotations

import re

import pytest

from tests.pdf.check import failures
from tests.report import days
from tests.report.reading import Read
from workshop import kinds as k
from workshop import named
from workshop.content_code import grouped, room_code
from workshop.report import render, render_decision_sheet
from workshop.snapshot import Snapshot
from workshop.views.agreed import agreed
from workshop.views.settle import still_to_settle


@pytest.fixture(scope="module")
def sheet(sample) -> Read:
    return Read(render_decision_sheet(sample))


def with_names(snapshot, how):
    return Snapshot.of([*snapshot.records(), k.Setting(id=named.SETTING, value=how)])


def test_it_is_as_sound_as_the_report(sample):
    assert failures(render_decision_sheet(sample)) == {}


@pytest.mark.parametrize("day", [days.new, days.pilot_only, days.big], ids=["new", "pilot only", "full"])
def test_it_is_one_side_whatever_the_day_holds(day, sheet):
    made = render_decision_sheet(day())
    assert failures(made) == {}
    assert len(Read(made).pages) == len(sheet.pages) == 1


@pytest.mark.parametrize("text", days.AWKWARD, ids=range(len(days.AWKWARD)))
def test_awkward_words_are_sound_and_stay_on_one_side(text):
    made = render_decision_sheet(days.awkward(text))
    assert failures(made) == {}
    assert len(Read(made).pages) == 1


def test_it_answers_the_four_questions_in_their_order(sheet):
    asked = "Say who answers for the Department's share of the risk, and let the trial start on 2 November."
    said = (
        *(asked, "Permanent secretary of the Department for Household Income", "1 Accept the shared risk as recorded."),
        *("Decide by 9 October 2026", "Who agreed, and could they", "What happens if you say no", "What it is worth"),
        *("How little data moves", "Still open before first use", "Mei-Lin Oakenshade, Income"),
    )
    at = 0
    for words in said:
        at = sheet.text.index(words, at)


def test_a_yes_that_nobody_could_give_is_said_in_words(sheet, sample):
    assert "Provisional, the senior risk owner answers by 9 October 2026: The department is recorded" in sheet.text
    assert "accepted by Farid Brackenfold, Income, who could recommend but not decide" in sheet.text
    assert "“Nothing here is accepted for the Department until its SIRO has written.”" in sheet.text
    department, council = agreed(sample)[:2]
    assert department.provisional
    assert not council.provisional


def test_the_worst_of_not_sharing_stands_beside_the_worst_of_sharing(sheet):
    assert "20 of 25 People in cold homes do not get the grant before winter." in sheet.text
    assert "12 of 25 Public hears about it from someone else." in sheet.text


def test_what_has_no_room_is_counted_and_more_before_first_use_is_no_more_than_that(sheet, sample):
    """What comes later is counted apart: the heading does not name it."""
    found = still_to_settle(sample)
    told = re.search(r"Still open before first use and (\d+) more, (\d+) later in the report(.+)Sign-off", sheet.text)
    shown = sum(i.text[:20] in told[3] for i in found.before_first_use)
    assert (int(told[1]), int(told[2])) == (len(found.before_first_use) - shown, len(found.later))


def test_where_the_pilot_has_no_risk_of_not_sharing_both_papers_name_that_of_the_day(sample):
    made = Snapshot.of(
        r.with_values(use_case_id="uc-02") if isinstance(r, k.Risk) and r.direction == "not_sharing" else r
        for r in sample.records()
    )
    for text in (Read(render_decision_sheet(made)).text, Read(render(made)).pages[1]):
        assert text.count("Of the day, not tied to the pilot.") == 1
        assert "None was named." not in text


def test_where_nobody_said_what_is_asked_the_question_stands_there():
    said = Read(render_decision_sheet(days.pilot_only())).text
    assert "Still to settle: What do you want your permanent secretary to decide, and by when?" in said


def test_it_carries_the_code_that_was_signed(sheet, sample):
    assert f"Sign-off code {grouped(room_code(sample))}" in sheet.text


def test_people_stand_on_it_as_somebody_chose(sample):
    roles = Read(render_decision_sheet(with_names(sample, named.ROLES))).text
    assert "Mei-Lin" not in roles
    assert "Government lawyer, information law, Income" in roles
    off = Read(render_decision_sheet(with_names(sample, named.OFF))).text
    assert "Mei-Lin" not in off
    assert "Somebody, Income" in off


def test_how_people_stand_on_it_leaves_the_codes_as_they_are(sample, sheet):
    assert room_code(with_names(sample, named.OFF)) == room_code(sample)
    assert f"code {grouped(room_code(sample))}" in Read(render_decision_sheet(with_names(sample, named.OFF))).text


def test_what_the_options_mean_by_as_recorded_has_a_place(sheet):
    assert "The risks as recorded: annex D of the report." in sheet.text
