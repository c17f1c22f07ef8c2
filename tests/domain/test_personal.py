"""Words that look like a person's details: found early and seldom wrongly (domain.md G25, interaction.md W17)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop import personal
from workshop.kinds import Organisation, Parked, Person
from workshop.personal import fields_with, found, looks_personal, people, undecided
from workshop.revealed import in_papers
from workshop.snapshot import Snapshot

HERE = Snapshot.of((Person(id="ppl-01", name="Callum Saltmeadow"), Person(id="ppl-02", name="Nkechi Okafor")))

NAMED = {
    "Mrs Patel at 14 Elm Road had to wait": ["name", "house and street"],
    "mrs patel was told twice": ["name"],
    "Cllr Jones’s letter": ["name"],
    "Mr Callum Jones": ["name"],
    "14 elm road": ["house and street"],
    "she lives at 221b Baker Street": ["house and street"],
    "Flat 3, 22 Station Road": ["house and street"],
    "3, Elm Court": ["house and street"],
    "AB123456C": ["NI number"],
    "ab 12 34 56 c": ["NI number"],
    "943 476 5919": ["NHS number"],
    "9434765919 was sent": ["NHS number"],
    "call 07700 900123": ["phone number"],
    "020 7946 0958": ["phone number"],
    "+44 (0)20 7946 0958": ["phone number"],
    "+353 87 123 4567": ["phone number"],
    "write to jo.smith@example.org": ["email address"],
    "the block at SW1A 2AA": ["postcode"],
    "ha3 4bg": ["postcode"],
}
NOBODYS = (
    *("4x4 vehicle fleet", "MR scans, kept in MS Teams", "miss no deadline", "DR plan", "Mr and Mrs", "Dr Okafor asks"),
    *("Mr Callum agrees", "Dr Saltmeadow’s team", "about 1,400 homes by December", "£4,500,000,001", "140 -> 40"),
    *(
        "Phase 2 Elm Street pilot",
        "3 main road schemes",
        "12 miles of road",
        "12 months of street data",
        "2026 Open Way",
    ),
    *("info@council.gov.uk answers", "call 0800 123 456", "0300 123 4567", "ZA123456", "UPRN 010012345678"),
    *("+12 000 000 people", "S3 5gb a month", "B1 2nd time", "943 476 5918", "111 111 1111", "QQ 12 34 56 C"),
    *(
        "2026-09-15T10:57:03",
        "01 10 2026 14 35",
        "by 9/10 @mei",
        "5 close contacts",
        "0-10 100-1000",
        "owner ? @tamsin",
    ),
)


@pytest.mark.parametrize(("text", "sorts"), NAMED.items(), ids=[*NAMED])
def test_a_persons_details_are_found(text, sorts):
    assert [f.sort for f in found(text, people(HERE))] == sorts


@pytest.mark.parametrize("text", NOBODYS)
def test_what_is_nobodys_is_left_alone(text):
    assert not found(text, people(HERE))


def test_the_sample_has_nobodys_details_in_it(sample):
    assert undecided(sample) == ()


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at_and_what_is_found_lies_in_it_in_order(text):
    spans = [(f.start, f.end) for f in found(text)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert looks_personal(text) is bool(spans)


@given(st.integers(0, 999_999_999))
def test_one_check_digit_at_most_makes_nine_digits_an_nhs_number(nine):
    hits = [d for d in range(10) if any(f.sort == "NHS number" for f in found(f"{nine:09}{d}"))]
    assert len(hits) <= 1


@given(st.integers(0, 99_999_999), st.sampled_from((" people", " homes", "", " %", " days")))
def test_a_count_is_nobodys_number(n, what):
    assert not found(f"{n:,}{what}")
    assert not found(f"{n}{what}")


def test_a_contact_field_may_hold_a_contact_and_a_title_may_not():
    asked = Person(id="ppl-03", name="Dr Jo Smith", contact="jo.smith@example.org", job_title="Analyst, 07700 900123")
    assert fields_with(asked) == ("job_title",)
    body = Organisation(id="org-01", name="Council", dpo_contact="dpo.jones@example.org")
    assert fields_with(body) == ()


def test_what_somebody_said_to_keep_is_not_asked_about_again():
    named = Parked(id="prk-01", text="Mrs Patel was told twice", held=True)
    assert [u.fields for u in undecided(Snapshot.of((named,)))] == [("text",)]
    kept = named.with_values(held=personal.KEPT)
    assert undecided(Snapshot.of((kept,))) == ()


def test_papers_hold_such_words_back_until_somebody_keeps_them():
    named = Parked(id="prk-01", text="Mrs Patel was told twice", held=True)
    (told,) = in_papers(Snapshot.of((named,))).all(Parked)
    assert told.text == f"{personal.MASK} was told twice"
    (told,) = in_papers(Snapshot.of((named.with_values(held=personal.KEPT),))).all(Parked)
    assert told.text == "Mrs Patel was told twice"
