"""What is shown in an editor is read back as the same value; what can't be read is said in a sentence."""

from __future__ import annotations

from datetime import date, time

import pytest

from workshop import kinds as k
from workshop import shape as sh
from workshop.field import described, own_fields
from workshop.shown import shown, to_edit
from workshop.snapshot import Snapshot
from workshop.typed import Reader, Unreadable

JOINS = ("uprn", "nhs_number", "name_dob_address")


@pytest.fixture
def reader(sample):
    return Reader.of(sample)


@pytest.mark.parametrize("cls", k.ALL, ids=lambda c: c.KIND.table)
def test_what_is_shown_is_read_back(sample, reader, cls):
    for record in sample.all(cls):
        for field in own_fields(cls):
            if isinstance(field.shape, sh.Moment) or field.ask == "derived":
                continue
            text = to_edit(sample, record, field.name)
            assert reader.read(field, text) == getattr(record, field.name), (record.id, field.name, text)


@pytest.mark.parametrize(
    ("cls", "name", "typed", "value"),
    [
        (k.Risk, "due_date", "9/10", date(2026, 10, 9)),
        (k.Person, "present_to", "15.00", time(15, 0)),
        (k.Dataset, "record_count_estimate", "18,400", 18400),
        (k.Dataset, "owner_org_id", "council", "org-hmc"),
        (k.Dataset, "data_owner_id", "@bronwen", "ppl-12"),
        (k.Dataset, "personal_data_level", "special", "special_category"),
        (
            k.Dataset,
            "linking_identifiers",
            "uprn, nhs; Name, DOB and address",
            ("uprn", "nhs_number", "name_dob_address"),
        ),
        (k.Risk, "bearer_org_ids", "council, income", ("org-hmc", "org-dhi")),
        (k.Risk, "felt_by", "residents; fire", ("residents", "org-efr")),
        (k.Trust, "start", "04710", (0, 4, 7, 1, 0)),
        (k.Trust, "start", "0 4 7 1 0", (0, 4, 7, 1, 0)),
        (k.Trust, "end", "0 0 1 10 1", (0, 0, 1, 10, 1)),
        (k.UseCase, "selection_scores", "4 5 3 5 4", (4, 5, 3, 5, 4)),
        (k.Decision, "fists", "Fire | 2 | Not yet", (k.Fist(org_id="org-efr", fist=2, note="Not yet"),)),
        (k.Workshop, "ground_rules", "One; two\nThree", ("One; two", "Three")),
        (k.Organisation, "holds_nothing", "yes", True),
    ],
)
def test_typed_values(reader, cls, name, typed, value):
    assert reader.read(described(cls)[name], typed) == value


@pytest.mark.parametrize(
    ("cls", "name", "typed", "sentence"),
    [
        (k.Risk, "due_date", "31 feb", "By: a date such as 9 Oct or 2026-10-09."),
        (k.Dataset, "owner_org_id", "harrowmere", "Held by: which “harrowmere”? Council, Care Board, Homes or Panel."),
        (k.Dataset, "data_owner_id", "Nobody", "Owner: nobody and nothing here is called “Nobody”."),
        (k.Risk, "likelihood", "often", "Likelihood: a whole number."),
        (k.Trust, "start", "1 2 3", "At the start: 5 figures: 1 strongly disagree, 2, 3, 4, 5 strongly agree."),
        (k.Risk, "direction", "up", "Which way: “up” is not a choice. If we share or If we don't share."),
        (k.Person, "here", "maybe", "Here: yes or no."),
    ],
)
def test_what_cannot_be_read_says_what_could(reader, cls, name, typed, sentence):
    with pytest.raises(Unreadable) as e:
        reader.read(described(cls)[name], typed)
    assert str(e.value) == sentence


def test_not_known_is_shown_as_an_answer(sample):
    record = sample.get(k.Dataset, "ds-12").with_values(not_known=("data_owner_id",))
    assert shown(sample, record, "data_owner_id") == "not known"
    assert shown(sample, sample.get(k.Dataset, "ds-12"), "data_owner_id") == ""


def test_a_long_number_is_refused_and_none_is_rounded() -> None:
    s = Snapshot.of()
    field = described(k.Dataset)["record_count_estimate"]
    assert Reader.of(s).read(field, "123456789012345") == 123456789012345
    with pytest.raises(Unreadable, match="too large"):
        Reader.of(s).read(field, "9" * 400)
