"""The screening: ten digits, nine at the desk, an outcome that is computed, and what it takes to lower it."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from workshop import commands as c
from workshop import kinds as k
from workshop.commands import Stamp
from workshop.counting.pad import Tally
from workshop.counting.rounds import commands_of, form_of
from workshop.counting.screened import outcome_said
from workshop.decide import Refused, decide
from workshop.formulas import screening
from workshop.gaps.records import open_gaps
from workshop.playbook.done.document import screening_is_answered
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.views.pilot import design
from workshop.vocabulary import vocabulary

AT = time(16, 8)


def typed(s, keys, kind="screening"):
    tally = Tally(form_of(s, kind, "ses-8"))
    for key in keys:
        tally = tally.press(key)
    return commands_of(s, tally.ended(), "ses-8", AT, lambda cls: f"{cls.KIND.prefix}-99")


def after(s, command):
    stamp = Stamp(datetime(2026, 9, 15, 16, 8, tzinfo=ZONE), "ses-8")
    return s.after(decide(s, command, stamp))


@pytest.fixture
def unasked(sample):
    """The sample before anybody asked the ten; not accepted yet."""
    return Snapshot.of(r for r in sample.records() if not isinstance(r, k.Screening | k.SignOff | k.Gap))


def answers(s):
    return {a.id: a.answer for a in s.one(k.Screening).criteria}


def test_each_item_of_both_lists_is_asked():
    assert list(screening.TEN) == list(vocabulary("ico_screening_item"))
    assert list(screening.NINE) == list(vocabulary("wp248_item"))
    assert all(q.endswith("?") for q in (*screening.TEN.values(), *screening.NINE.values()))


def test_ten_digits_are_ten_answers_and_the_outcome_is_computed(unasked):
    s = after(unasked, typed(unasked, "2122211213"))
    assert list(answers(s).values()) == ["no", "yes", "no", "no", "no", "yes", "yes", "no", "yes", "unsure"]
    assert screening.outcome_of(s.one(k.Screening)) == screening.REQUIRED
    assert outcome_said(s) == (
        "Full assessment needed: access to a service, matching data, children or vulnerable, data not from the"
        " person and risk of physical harm (unsure). 1 unsure: counts as yes until it is settled."
    )


def test_what_is_suggested_is_marked_and_is_no_answer(unasked):
    form = form_of(unasked, "screening", "ses-8")
    assert [line.title for line in form.lines if "Suggested" in line.title] == [
        "Matching data. Do two lists meet? Suggested: yes."
    ]
    s = after(unasked, typed(unasked, "2"))
    assert answers(s) == {"innovative_technology": "no"}
    assert screening.outcome_of(s.one(k.Screening)) == screening.UNDECIDED


def test_what_is_left_out_stays_and_notes_stay_with_their_answers(sample):
    s = Snapshot.of(r for r in sample.records() if not isinstance(r, k.SignOff))
    before = s.one(k.Screening)
    s = after(s, typed(s, "-" * 9 + "2"))
    found = {a.id: a for a in s.one(k.Screening).criteria}
    assert found["risk_of_physical_harm"].answer == "no"
    assert found["risk_of_physical_harm"].note == "A household fleeing abuse might use a withheld address."
    assert {i: a.answer for i, a in found.items() if i != "risk_of_physical_harm"} == {
        a.id: a.answer for a in before.criteria if a.id != "risk_of_physical_harm"
    }


def test_unsure_is_a_question_for_the_data_protection_officer(unasked):
    s = after(unasked, typed(unasked, "2222222223"))
    gap = next(g for g in open_gaps(s) if g.fires_on == "risk_of_physical_harm")
    assert gap.message == "Screening answer is unsure: risk of physical harm."
    s = after(s, typed(s, "---------2"))
    assert all(g.fires_on != "risk_of_physical_harm" or g.status == "settled" for g in s.all(k.Gap))


def test_nine_at_the_desk(unasked):
    s = after(unasked, typed(unasked, "2222222222"))
    s = after(s, typed(s, "222211222", "nine"))
    assert screening.outcome_of(s.one(k.Screening)) == screening.REQUIRED, "two of the nine"


def change(s, **values):
    return after(s, c.Change("dpia_screening", s.one(k.Screening).id, values))


def test_raising_is_free_and_lowering_needs_a_name_and_a_reason(unasked):
    none = after(unasked, typed(unasked, "2222222222"))
    none = after(none, typed(none, "222222222", "nine"))
    assert screening.outcome_of(none.one(k.Screening)) == screening.NOT_REQUIRED
    assert screening.outcome_of(change(none, outcome_typed="dpia_required").one(k.Screening)) == screening.REQUIRED
    full = after(unasked, typed(unasked, "2122222222"))
    with pytest.raises(Refused, match="Say first why"):
        change(full, outcome_typed="dpia_not_required")
    with pytest.raises(Refused, match="Say first who decides that"):
        change(full, outcome_typed="dpia_not_required", reason="Nobody’s grant hangs on it")
    said = {"reason": "Nobody’s grant hangs on it", "decided_by_person_id": "ppl-05"}
    low = change(full, outcome_typed="dpia_not_required", **said)
    assert screening.outcome_of(low.one(k.Screening)) == screening.NOT_REQUIRED
    line = next(x.text for x in design(low) if x.label == "Screening")
    assert line.startswith("Screening is enough, said by Nkechi Thistledown, Council: Nobody’s grant hangs on it")


def test_an_outcome_that_says_what_is_computed_is_no_change(unasked):
    full = after(unasked, typed(unasked, "2122222222"))
    assert change(full, outcome_typed="dpia_required").one(k.Screening).outcome_typed is None


def test_the_session_is_done_with_all_ten(unasked, sample):
    assert screening_is_answered(unasked)[0].text == "Screening: 0 of 10 questions answered"
    assert [(f.met, f.text) for f in screening_is_answered(sample)] == [(True, "The screening is answered")]
