"""Words that make the wrong card say so in a chip; ordinary titles are left in peace, and Enter stores as before."""

from __future__ import annotations

import pytest

from tests.capture.conftest import chips
from workshop import kinds as k
from workshop.capture.complete import offers
from workshop.capture.parse import parse
from workshop.capture.place import Place, context

HOLD, RISK, ASKS, VALUE = "ses-2", "ses-6", "ses-3", "ses-5"
QUESTION, SCORED = "A question? Begin with q:", "A risk? Begin with r:"
DATED = "Only a date. Choose its card with ↑, or add words."


@pytest.mark.parametrize(
    ("line", "chip"),
    [
        ("Who owns the census?", QUESTION),
        ("Sharing wrong NI number 3x4", SCORED),
        ("by tuesday", DATED),
        ("By 9/10", DATED),
        ("within two weeks", DATED),
    ],
)
def test_a_line_that_is_perhaps_another_card_says_so_and_is_stored_as_before(read, stored, line, chip):
    assert chips(read(line, HOLD))[-1] == chip
    assert stored(line, HOLD).table == "dataset"


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("Fleet of 4x4", HOLD),
        ("4x4 vehicle fleet #nopersonal", HOLD),
        ("q: Who owns the census?", HOLD),
        ("Does this applicant get a qualifying award?", ASKS),
        ("Sharing wrong NI number 3x4", RISK),
        ("by hand", HOLD),
        ("Report on visits by May", HOLD),
        ("in Harrowmere", HOLD),
    ],
)
def test_a_line_that_is_what_it_seems_raises_no_doubt(read, line, session):
    assert [chip for chip in read(line, session).chips if chip.tone == "doubt"] == []


def test_a_date_alone_changes_a_card_that_has_one(read):
    assert read("by tuesday", HOLD, selected="act-01").act == "change"


SESSIONS = {k.Dataset: HOLD, k.UseCase: ASKS, k.Offer: ASKS, k.Value: VALUE, k.Risk: RISK}


def test_no_title_of_the_sample_raises_a_doubt_or_is_offered_another_meaning(sample):
    titles = [(cls, session, r.headline) for cls, session in SESSIONS.items() for r in sample.all(cls)]
    assert len(titles) > 40
    at = {cls: context(sample, Place(session, "org-hmc")) for cls, session in SESSIONS.items()}
    assert [t for cls, _, t in titles if [c for c in parse(t, at[cls]).chips if c.tone == "doubt"]] == []
    offered = [t for cls, _, t in titles if [o for o in offers(t, len(t), at[cls], {}) if not o.wording]]
    assert offered == []


@pytest.mark.parametrize(
    ("line", "insert"),
    [
        ("GP registrations dhi", "@income"),
        ("GP registrations “fire", "@fire"),
        ('GP registrations "income', "@income"),
        ("GP registrations Income", "@income"),
    ],
)
def test_a_short_name_at_the_end_without_its_sign_is_offered_as_a_name(sample, line, insert):
    row = offers(line, len(line), context(sample, Place(HOLD)), {})[0]
    assert row.text.endswith("?")
    assert row.insert == insert
    assert line[: row.start] == "GP registrations "


QUIET = [
    "Letters sent by Fire",
    "Fire",
    "Cause of a chimney fire",
    "Fire drills",
    "GP registrations Fires",
    "List @me?",
]


@pytest.mark.parametrize("line", QUIET)
def test_other_words_are_offered_nothing(sample, line):
    assert offers(line, len(line), context(sample, Place(HOLD)), {}) == []
