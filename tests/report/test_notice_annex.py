"""What a resident would read: a draft, of words that somebody let stand, and nothing else."""

from __future__ import annotations

import pytest

from tests.report import days
from tests.report.reading import Read
from workshop import kinds as k
from workshop import named
from workshop.capture import place
from workshop.capture.parse import parse
from workshop.notice import PARTS, paragraphs
from workshop.report import render
from workshop.snapshot import Snapshot
from workshop.views.notice import shown
from workshop.walks.notice import NoticeWalk

TITLE = "Annex K: What a resident would read"


def told(*records, **values):
    """A day with a pilot, a notice of these words, and other records."""
    ada = k.Person(id="ppl-1", name="Ada Byron", org_id="org-1")
    notice = [k.Notice(id="not-1", **values)] if values else []
    return Snapshot.of([*days.pilot_only(minimum_data=("a yes or no",)).records(), ada, *notice, *records])


def printed(s):
    text = Read(render(s)).text
    return text[text.rindex(TITLE) : text.rindex("How the figures are made")]


def parts(s):
    return {line.label: line.text for line in shown(s).parts}


def test_the_notice_of_the_sample_day_is_printed_as_a_draft_in_its_order(read):
    annex = read.text[read.text.rindex(TITLE) : read.text.rindex("How the figures are made")]
    places = [annex.index(p.heading) for p in PARTS]
    assert places == sorted(places)
    for words in (
        "Draft of the public notice",
        "Checking whether you qualify for a Warm Homes Grant",
        "In one sentence Still to settle: what a resident is told, in one sentence.",
        "Your choice You can send papers instead.",
        "Tell the council first",
        "To be published by 23 October 2026",
    ):
        assert words in annex, words
    assert "hmc.example" not in read.text, "contacts stand in no paper"


def test_what_is_only_made_from_the_record_is_not_printed():
    s = told(why="So that you send no papers.")
    assert any(p.words and not p.written for p in paragraphs(s)), "the walk offers some"
    assert parts(s)["Why"] == "So that you send no papers."
    assert parts(s)["What happens"] == "Still to settle: what will happen, and what is used."
    assert parts(s)["Who"] == "Still to settle: who takes part."


def test_what_nobody_said_has_a_name_and_a_date_where_somebody_took_it():
    gap = k.Gap(id="gap-1", message="M", field="complaints", owner_person_id="ppl-1", due_date=days.DAY)
    assert parts(told(gap, why="So"))["If something goes wrong"] == (
        "Still to settle: where a resident complains, Ada Byron, Alpha, 5 March 2026."
    )


def test_who_read_it_aloud_stands_there_only_where_she_said_so():
    assert "Read aloud by Ada Byron, Alpha" in printed(told(why="So", read_aloud_by_person_id="ppl-1"))
    assert "Read aloud by" not in printed(told(why="So"))


def test_without_a_notice_a_line_says_so():
    annex = printed(told())
    assert "Nobody has spoken of a public notice." in annex
    assert "Draft of" not in annex
    assert "Your choice" not in annex
    gap = k.Gap(id="gap-1", message="M", fires_on="transparency_notice", owner_person_id="ppl-1", due_date=days.DAY)
    assert "Still to settle: the public notice, Ada Byron, Alpha, 5 March 2026." in printed(told(gap))


@pytest.mark.parametrize(("how", "number"), [(named.NAMES, True), (named.ROLES, False), (named.OFF, False)])
def test_details_in_the_route_for_complaints_follow_the_rule_of_names(how, number):
    chosen = k.Setting(id=named.SETTING, value=how)
    annex = printed(told(chosen, complaints="Ring Mrs Ellerby on 020 7946 0018."))
    assert ("020 7946 0018" in annex) is number
    assert ("held back" in annex) is not number


def test_what_is_used_stands_in_it_as_the_terms_say_it_until_its_own_words_do():
    terms = k.PilotTerms(id="pt-1", data_items=("name", "date of birth"))
    assert parts(told(terms, what="We ask one question."))["What we use"] == (
        "Name and date of birth. From the heads of terms; not yet in the words above."
    )
    assert "What we use" not in parts(told(terms, what="We send name and date of birth."))
    assert parts(told(what="We ask one question."))["What we use"].startswith("A yes or no."), "as the use case says"
    assert "What we use" not in parts(told(what="We ask for a yes or no about one case."))


def test_a_date_at_the_end_of_what_she_says_stays_in_it():
    s = told(how_long="A year")
    row = next(r for r in NoticeWalk().rows(s) if r.id == "notice.how_long")
    here = place.Place("ses-1", reads="clause", answers="Take its place")
    found = NoticeWalk().typed(s, row, parse("Deleted by 12 January 2027", place.context(s, here)), str)
    assert found.values == {"how_long": "Deleted by 12 January 2027"}
