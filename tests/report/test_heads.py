"""The heads of terms on paper: two pages for a lawyer, nothing blank, each clause with its source."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, datetime

import pytest

from tests.pdf.check import failures
from tests.report import days
from tests.report.reading import Read
from workshop import kinds as k
from workshop import named
from workshop.commands import Amend, Stamp
from workshop.decide import decide
from workshop.gaps.people import named as named_short
from workshop.gaps.people import suppliers_of
from workshop.report import render, render_heads
from workshop.report.heads import DRAFT, NO_PILOT
from workshop.snapshot import Snapshot
from workshop.terms import HEADS, choices, head_of
from workshop.views.heads import SECTION, terms
from workshop.views.said import said_in
from workshop.views.settle import OpenItem, still_to_settle, to_settle
from workshop.walks.clauses import ClauseWalk

AT = Stamp(datetime.fromisoformat("2026-09-15T15:42:00+01:00"), "ses-8")


@pytest.fixture(scope="module")
def made(sample):
    return render_heads(sample)


@pytest.fixture(scope="module")
def paper(made):
    return Read(made)


def with_terms(sample, **values):
    return Snapshot.of(dataclasses.replace(r, **values) if isinstance(r, k.PilotTerms) else r for r in sample.records())


def test_it_is_sound_and_has_two_pages(made, paper):
    assert failures(made) == {}
    assert len(paper.pages) == 2


def test_all_nine_clauses_are_there_with_the_section_of_an_agreement_that_each_is(paper):
    assert tuple(SECTION[h.key] for h in HEADS) == (1, 3, 4, 6, 7, 8, 10, 14, 16)
    at = 0
    for n, head in enumerate(HEADS, 1):
        at = paper.text.index(f"{n} {head.title} section {SECTION[head.key]} of an agreement", at)


def test_it_says_what_it_is_not(paper):
    assert DRAFT in paper.text
    assert "Draft produced from a workshop record" in DRAFT
    assert "does not itself create a power to share" in DRAFT


def test_what_is_open_stands_in_its_clause_with_a_name_and_a_date(paper):
    assert (
        "Still to settle: No agreement on who pays for a failure of the check, "
        "Farid Brackenfold, Income, 16 October 2026." in paper.text
    )
    assert "Screening says a full assessment is required; none started. Nkechi Thistledown" in paper.text


def test_what_the_lawyers_have_seen_is_told_in_the_same_words_in_the_report(paper, sample):
    assert "State: read by the room; not yet seen by lawyers." in paper.text
    assert "Read by the room; not yet seen by lawyers; what is open is marked." in Read(render(sample)).text
    assert "with lawyers" not in paper.text


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("shared", "As agreed: "),
        ("shared_provisional", "If agreed: "),
        ("offered", "Proposed, not agreed: "),
        ("disputed", "Proposed, not agreed: "),
    ],
)
def test_who_should_carry_a_risk_is_told_as_agreed_only_where_it_is(sample, status, told):
    """Clause 8 says no more and no less than annex D."""
    carried = {"bearer_org_ids": ("org-hmc",), "bearer_should_org_ids": ("org-dhi",), "sharing_status": status}
    made = Snapshot.of(r.with_values(**carried) if isinstance(r, k.Risk) else r for r in sample.records())
    lines = [line.text for h in terms(made).heads if h.title == "If it goes wrong" for line in h.lines]
    assert any(f"Carried by Council. {told}Income." in text for text in lines), lines
    assert not any("Should be" in text for text in lines)


def test_what_is_open_of_another_use_case_is_not_counted_on_the_papers_of_the_pilot(sample):
    other = next(u for u in sample.all(k.UseCase) if u.id != sample.pilot.id and u.status not in {"withdrawn", "idea"})
    made = Snapshot.of(r.with_values(dataset_ids=()) if r.id == other.id else r for r in sample.records())
    said = f"No dataset of {suppliers_of(made, other)} is linked to “{named_short(other.title)}”."
    assert said in [i.text for i in still_to_settle(made).later], "it waits for a first use of its own"
    assert still_to_settle(made).before_first_use == still_to_settle(sample).before_first_use
    assert said not in [i.text for i in terms(made).open]
    assert len(terms(made).open) == len(terms(sample).open)


def test_a_question_keeps_its_mark_and_its_person_stands_after_it(sample):
    asked = OpenItem("Who confirms it in writing?", "Mei-Lin Oakenshade, Income", date(2026, 10, 9))
    assert to_settle(asked.text, asked) == (
        "Still to settle: Who confirms it in writing? Mei-Lin Oakenshade, Income, 9 October 2026."
    )


def test_what_was_changed_since_is_said_once(sample):
    now, stamp = {"decision": "Two trials"}, Stamp(datetime.fromisoformat("2026-09-16T09:12:00+01:00"))
    amend = Amend("decision", "dec-01", now, "It was misheard", "ppl-06", ("ppl-06",), ("amd-01",))
    text = Read(render_heads(sample.after(decide(sample, amend, stamp)))).text
    assert "Changed since it was accepted, in one place: both versions are in the report." in text
    assert text.count("Changed since") == 1


def test_each_number_in_brackets_is_a_place_where_it_was_said(paper, sample):
    found = terms(sample)
    used = {n for h in found.heads for n in h.refs} | {n for _, n in found.hangs}
    assert used == set(range(1, len(found.refs) + 1))
    assert all(h.refs for h in found.heads), "no clause without a source"
    for n, text in enumerate(found.refs, 1):
        assert f"[{n}] {text}." in paper.text
    assert "Risk “Checks made outside the purpose”: said in Risk both ways, 14:16, card 2" in paper.text


def test_nothing_is_blank_where_nobody_said_anything(sample):
    bare = with_terms(sample, retention_words=None, deletion=None, end_date=None, review_date=None, exit=None,
                      planned_first_use=None, parties=())  # fmt: skip
    made = render_heads(bare)
    text = Read(made).text
    assert failures(made) == {}
    assert "Still to settle: How long is it kept, and who deletes it?" in text
    assert "Still to settle: What ends this, and who presses the button?" in text
    assert "Still to settle: when it is first used." in text
    assert text.count("Still to settle: its role as controller.") == 2
    assert "None," not in text
    assert len(Read(made).pages) == 2
    assert not re.search(r"\b(?:Period|Why so long|Stopped when) (?:Period|Why so long|Success|Changing)", text)


def test_words_that_are_only_suggested_are_not_on_it_until_somebody_accepts_them(sample):
    head = head_of("term")
    words = choices(sample, head)[1].text
    s = sample.after(decide(sample, ClauseWalk().suggest(sample, head, choices(sample, head)[1], str), AT))
    assert words not in Read(render_heads(s)).text
    s = s.after(decide(s, ClauseWalk().accept(s, head, str), AT))
    text = Read(render_heads(s)).text
    assert words in text
    assert "Clause 9: suggested wording, accepted by the room in Heads of terms, 15:42." in text


def test_the_same_day_gives_the_same_paper(made, sample):
    assert render_heads(sample) == made


def test_a_day_without_a_pilot_says_so():
    made = render_heads(days.new())
    assert failures(made) == {}
    assert NO_PILOT in Read(made).text


def test_a_pilot_of_which_nothing_more_was_said_is_nine_questions():
    made = render_heads(days.pilot_only())
    assert failures(made) == {}
    assert Read(made).text.count("Still to settle:") >= 8


@pytest.mark.parametrize("text", days.AWKWARD, ids=range(len(days.AWKWARD)))
def test_awkward_words_are_sound_too(text):
    assert failures(render_heads(days.awkward(text))) == {}


def test_people_stand_in_it_as_somebody_chose(sample):
    s = Snapshot.of([*sample.records(), k.Setting(id=named.SETTING, value=named.OFF)])
    assert "Brackenfold" not in Read(render_heads(s)).text


def lines_of(s, title):
    return [(x.label, x.text) for h in terms(s).heads if h.title == title for x in h.lines]


def test_what_residents_are_told_stands_in_its_clauses_with_where_it_was_said(paper, sample):
    never = ("Residents are told", "We do not see how much you get, which award it is or who lives with you.")
    assert never in lines_of(sample, "Never")
    assert any("kept with your application for 12 months" in text for _, text in lines_of(sample, "Kept and deleted"))
    assert "You can send papers instead." in paper.text
    number = next(
        n for n, text in enumerate(terms(sample).refs, 1) if text.startswith("Public notice, a draft: said in")
    )
    assert number in next(h.refs for h in terms(sample).heads if h.title == "Never")
    untold = Snapshot.of(r.with_values(what_not=None) if isinstance(r, k.Notice) else r for r in sample.records())
    assert "Residents are told" not in dict(lines_of(untold, "Never")), "nothing that nobody let stand"


def test_what_decisions_and_a_yes_hang_on_is_taken_along_with_its_source(paper, sample):
    found = {line.label: (line.text, n) for line, n in terms(sample).hangs}
    text, n = found["Decision 2, on condition"]
    assert text == "No-match must never be treated as a refusal."
    assert terms(sample).refs[n - 1].startswith("Decision 2, “The access mode for the pilot")
    assert "Agenc" not in repr(found), "the condition of a decision on another use case is not the pilot’s"
    assert found["Department for Household Income"][0].startswith("Agrees with reservation: “Yes to one answer")
    assert f"Decision 2, on condition [{n}]" in paper.text


def test_it_is_told_when_something_was_said_first_and_not_when_it_was_completed(sample):
    risk = sample.get(k.Risk, "rsk-02")
    late = risk.with_values(changed_at=datetime.fromisoformat("2026-09-15T20:00:00+01:00"), changed_in=None)
    later = risk.with_values(changed_at=datetime.fromisoformat("2026-09-15T15:50:00+01:00"), changed_in="ses-8")
    assert said_in(sample, risk) == "said in Risk both ways, 14:16, card 2"
    assert said_in(sample, late) == "said in Risk both ways, 14:16, card 2, completed after the sessions"
    assert said_in(sample, later) == "said in Risk both ways, 14:16, card 2, changed in Heads of terms, 15:50"


def test_each_dataset_says_in_full_what_it_is_and_which_limits_are_on_it(sample):
    said = dict(lines_of(sample, "Data"))
    assert said["Warm Homes Grant applications"].startswith("Personal data: health, held by Harrowmere Council")
    assert "Limits on it: limited to its purpose and notice does not cover it." in said["Warm Homes Grant applications"]
    bare = Snapshot.of(r.with_values(legal_constraints=()) if isinstance(r, k.Dataset) else r for r in sample.records())
    assert "Still to settle: which limits are on it" in dict(lines_of(bare, "Data"))["Warm Homes Grant applications"]


def test_who_does_what_at_the_review_is_said_or_asked(sample):
    assert dict(lines_of(sample, "Review and end"))["At the review"] == (
        "Week-four stop review of the pilot: continue, change or stop (Odhran Mossbank, Council)."
    )
    without = Snapshot.of(r for r in sample.records() if not isinstance(r, k.Action))
    assert dict(lines_of(without, "Review and end"))["At the review"] == ("Still to settle: who decides at the review.")
