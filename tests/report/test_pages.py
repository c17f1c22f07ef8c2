"""The order of the report, and that what it says of its pages is true."""

from __future__ import annotations

import re

import pytest

from tests.report import days
from tests.report.reading import Read
from workshop.report import first_page, render, second_page
from workshop.report.blocks import height_of
from workshop.report.look import WIDTH
from workshop.report.pages import ROOM
from workshop.report.sheet import References, fitted
from workshop.views.day import day

ANNEXES = [
    "Annex A: Datasets",
    "Annex B: Use cases",
    "Annex C: Value",
    "Annex D: Risks both ways",
    "Annex E: Decisions, with dissent",
    "Annex F: Actions, and what is still to settle",
    "Annex G: Parking lot",
    "Annex H: Attendance and authority",
    "Annex I: How the day ran",
    "Annex J: Not now, and why",
    "Annex K: What a resident would read",
    "How the figures are made",
]
FIRST = ["Who gains", "Who carries the risk of sharing", "Where the parties stand", "Still to settle before first use"]
SECOND = [
    "What was agreed",
    "Risk in the pilot, if we share and if we don’t",
    "How little data moves",
    "Trust in the room, start to end",
    "What happens next",
    "And the other five ideas",
]


def in_order(words, text):
    places = [text.index(w) for w in words]
    return places == sorted(places)


def test_the_first_two_pages_are_for_decision_makers(read):
    assert in_order(["Warm and Well", "How can we find", "Say who answers", *FIRST], read.pages[0])
    assert in_order(SECOND, read.pages[1])
    assert "Contents" in read.pages[2]
    assert not any("Annex" in text for text in read.pages[:2])


def test_annexes_follow_the_contents_in_their_order(read):
    assert in_order(ANNEXES, " ".join(read.pages[3:]))


def test_the_contents_tell_the_truth(read):
    for title in ANNEXES:
        number = int(re.search(rf"{re.escape(title)}.*? (\d+)(?: Annex| How| About)", read.pages[2]).group(1))
        assert title in read.pages[number - 1], title


@pytest.mark.parametrize("which", ["read", "big_read"])
def test_references_lead_to_what_was_cut(which, request):
    found = request.getfixturevalue(which)
    references = re.findall(r"and ([\d,]+) more[^:]*: page (\d+)", " ".join(found.pages[:2]))
    assert references
    for _, number in references:
        assert re.search("Annex|Still to settle", found.pages[int(number) - 1])


def test_what_is_still_to_settle_is_all_there(read):
    number = int(re.search(r"and 5 more, all with a name and a date; 6 later: page (\d+)", read.pages[0]).group(1))
    there = read.pages[number - 1] + read.pages[number]
    assert "Register entry not drafted." in there
    assert "Unpaid rebate: risk not shared, only disputed." in there


def test_every_page_says_what_it_is(read):
    for n, text in enumerate(read.pages, 1):
        assert "OFFICIAL" in text
        assert "Invented sample" in text
        assert f"Page {n} of {len(read.pages)}" in text
        assert re.search(r"Warm and Well · record of 15 September 2026 · version 1 · code( [0-9A-F]{4}){4}", text)
        assert "Draft from a workshop record. Not a legal agreement; does not itself create a power to share." in text


def test_the_file_describes_itself(read):
    about = read.pdf.metadata
    assert about.title == "Warm and Well"
    assert about.author == "Harrowmere Council"
    assert about.creation_date.isoformat() == "2026-09-15T15:45:00+00:00"  # 16:45 in summer time: the day's last change
    assert read.pdf.trailer["/Root"]["/Lang"] == "en-GB"
    outline = [o.title for o in read.pdf.outline[1] if not isinstance(o, list)]
    assert outline[0] == "Who gains"
    assert [t for t in outline if t.startswith("Annex")] == ANNEXES[:-1]


@pytest.mark.parametrize(
    "text",
    [*days.AWKWARD, "Words of a longer kind that go on. " * 30, "👍🏽👨‍👩‍👧田中 " * 40],
    ids=range(len(days.AWKWARD) + 2),
)
def test_decision_pages_never_run_over(text):
    d = day(days.awkward(text))
    for page in (first_page, second_page):
        assert height_of(fitted(page.sections(d, References({}))), WIDTH) <= ROOM


def test_two_pages_for_a_big_day(big_read):
    assert "Contents" in big_read.pages[2]


def test_an_empty_day_has_one_page_and_says_so():
    read = Read(render(days.new()))
    assert "Nothing is recorded yet." in read.pages[0]
    assert "Still to settle: what you are asked to decide, of whom, and by when." in read.pages[0]
    assert "Contents" in read.pages[1]
    for absent in (
        "Who gains",
        "Who carries the risk",
        "How little data moves",
        "Trust in the room",
        "Invented sample",
    ):
        assert absent not in read.text
