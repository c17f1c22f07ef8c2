"""The screening in the report: every answer, what they come to, why, and who said otherwise."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.report import days
from tests.report.reading import Read
from workshop import kinds as k
from workshop.formulas import screening
from workshop.formulas.trust import cells
from workshop.gaps import fires
from workshop.report import render, render_decision_sheet, render_heads
from workshop.snapshot import Snapshot
from workshop.views.screening import NINE, TEN, screened
from workshop.vocabulary import vocabulary


def answered(ten=None, nine=None, **values):
    """A day with a pilot and a screening of which only these items were answered."""
    screening = k.Screening(
        id="scr-1",
        criteria=tuple(k.IcoAnswer(id=i, answer=a) for i, a in (ten or {}).items()),
        wp248=tuple(k.Wp248Answer(id=i, answer=a) for i, a in (nine or {}).items()),
        **values,
    )
    ada = k.Person(id="ppl-1", name="Ada Byron", org_id="org-1")
    return Snapshot.of([*days.pilot_only().records(), screening, ada])


def every(listed, but=None):
    return {**dict.fromkeys(vocabulary(listed), "no"), **(but or {})}


def lines(s):
    return {line.label: line.text for line in screened(s).lines}


def test_the_report_prints_every_answer_of_the_sample_day(read):
    annex = read.text[read.text.rindex("Annex B: Use cases") : read.text.rindex("Annex C: Value")]
    part = annex[annex.index("Screening As answered") :]
    for words in (
        "Outcome by the answers Full assessment needed.",
        "“Access to a service”",
        "Risk of physical harm Unsure, counts as yes. Still to settle: yes or no, ",
        "A household fleeing abuse might use a withheld address.",
        "Identify by biometrics No",
        "Automated decision No An officer decides",
    ):
        assert words in part, words


def test_what_nobody_answered_is_still_to_settle_and_what_is_only_suggested_is_not_printed():
    found = screened(answered({"genetic": "no"}))
    shown = {a.item: a.answer for a in found.ten}
    assert shown["Matching data"] == "Still to settle: yes or no.", "suggested as yes, and nobody accepted it"
    assert shown["Genetic data"] == "No"
    assert len(found.ten) == len(vocabulary(TEN))
    assert found.nine == ()
    assert lines(answered({"genetic": "no"}))["Why"] == (
        "No answer so far calls for a full assessment. Not answered: 9 questions of the ten and all of the nine."
    )


def test_what_is_unsure_counts_as_yes_and_says_who_finds_out():
    gap = k.Gap(id="gap-1", message="M", rule_id="G18", fires_on="genetic", owner_person_id="ppl-1", due_date=days.DAY)
    s = Snapshot.of([*answered({"genetic": "unsure"}).records(), gap])
    shown = {a.item: a.answer for a in screened(s).ten}
    assert shown["Genetic data"] == (
        "Unsure, counts as yes.\nStill to settle: yes or no, Ada Byron, Alpha, 5 March 2026."
    )


def test_the_outcome_says_which_items_make_it():
    assert lines(answered({"data_matching": "yes"}))["Why"] == "Of the ten, by itself: “Matching data”."
    assert lines(answered({"genetic": "yes"}, {"large_scale": "unsure"}))["Why"] == (
        "Of the ten, with one of the nine: “Genetic data”, with unsure: “Large scale”."
    )
    two = lines(answered(None, {"large_scale": "yes", "scoring": "yes"}))["Why"]
    assert two == "Of the nine, of which two are enough: “Large scale” and “Evaluation or scoring”."
    enough = lines(answered(every(TEN, {"genetic": "yes"}), every(NINE)))
    assert enough["Outcome by the answers"] == "Screening is enough."
    assert enough["Why"] == ("Met, and not enough by itself: “Genetic data”. No answer calls for a full assessment.")


def test_who_lowered_or_raised_it_stands_there_with_reason_and_date():
    said = {"decided_by_person_id": "ppl-1", "decided_on": date(2026, 3, 6), "reason": "Nobody’s grant hangs on it"}
    low = lines(answered({"data_matching": "yes"}, outcome_typed="dpia_not_required", **said))
    assert low["Outcome by the answers"] == "Full assessment needed."
    assert low["Changed in the room"] == (
        "Lowered, by Ada Byron, Alpha, 6 March 2026: Screening is enough. Nobody’s grant hangs on it."
    )
    high = lines(answered(every(TEN), every(NINE), outcome_typed="dpia_required"))
    assert high["Changed in the room"] == "Raised, by nobody named yet: Full assessment needed. Still to settle: why."
    assert "Changed in the room" not in lines(answered({"data_matching": "yes"}, **said))


def test_a_pilot_that_nobody_screened_says_so_in_a_line():
    text = Read(render(days.pilot_only())).text
    assert "Nobody answered the questions. Still to settle: whether an impact assessment is needed." in text
    assert "Answer Note" not in text


def test_what_is_unsure_is_not_ranked_with_what_is_certain():
    s = answered({"risk_of_physical_harm": "unsure", "denial_of_service": "yes"}, every(NINE))
    assert lines(s)["Why"] == (
        "Of the ten, by itself: “Access to a service”. "
        "Unsure, and counted as yes until it is settled; then by itself: “Risk of physical harm”."
    )
    assert screening.reasons(s.one(k.Screening)) == ["Access to a service", "Risk of physical harm (unsure)"]
    two = answered(every(TEN), {**every(NINE), "large_scale": "unsure", "scoring": "yes"})
    assert "Of the nine, of which two are enough: “Evaluation or scoring”; unsure: “Large scale”." in lines(two)["Why"]


def test_who_lowered_the_outcome_and_why_stands_on_the_sheet_and_in_the_heads():
    low = {"outcome_typed": "dpia_not_required", "decided_by_person_id": "ppl-1", "reason": "The check is done already"}
    s = answered({**every(TEN), "denial_of_service": "yes"}, every(NINE), decided_on=date(2026, 9, 16), **low)
    said = "Lowered, by Ada Byron, Alpha, 16 September 2026: Screening is enough. The check is done already."
    for paper in (render_decision_sheet(s), render_heads(s)):
        assert f"By the answers: full assessment needed. {said}" in Read(paper).text
    as_computed = answered({**every(TEN), "denial_of_service": "yes"}, every(NINE))
    assert "By the answers" not in Read(render_decision_sheet(as_computed)).text


@pytest.mark.parametrize(
    ("counts", "printed"),
    [
        ((1, 2, 5, 4, 0), ["1–4", "1–4", "5", "1–4", "0"]),
        ((0, 0, 4, 8, 0), ["0", "0", "1–4", "5+", "0"]),  # the sum is known
        ((0, 0, 5, 7, 0), ["0", "0", "5", "7", "0"]),
    ],
)
def test_no_answer_of_few_is_printed_as_a_figure(counts, printed):
    assert cells(counts) == printed


def test_the_annex_holds_no_figure_of_one_to_four_answers(read):
    annex = read.text[read.text.rindex("Trust, answer by answer") :]
    table = annex[: annex.index("Fewer than five of the same answer")]
    shown = re.findall(r"(\S+) → (\S+)", table)
    assert len(shown) == 21, "five for each statement, and the heading"
    assert {x for pair in shown[1:] for x in pair} <= {"0", "1–4", "5+", *map(str, range(5, 13))}


def test_the_data_protection_officer_is_suggested_for_what_is_unsure_and_asked_for_where_nobody_is_known():
    s = answered({"genetic": "unsure"})
    found = next(iter(fires(s, "G18"))).found
    assert (found.owner, "Ask the data protection officer: who finds out" in found.ask) == (None, True)
    titled = Snapshot.of([*s.records(), k.Person(id="ppl-2", name="Nell", job_title="Data Protection Officer")])
    assert next(iter(fires(titled, "G18"))).found.owner == "ppl-2"
    covered = Snapshot.of([*s.records(), k.AbsentRole(id="abs-1", role="dpo", covered_by_person_id="ppl-1")])
    assert next(iter(fires(covered, "G18"))).found.owner == "ppl-1"
