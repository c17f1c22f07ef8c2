"""A line typed in a hurry: what the chips promise is what Enter stores, and nothing goes wrong in silence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.capture.conftest import chips, new_id
from workshop import commands as c
from workshop import kinds as k
from workshop.boards.cards import card
from workshop.capture.intent import command_of
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.field import described
from workshop.shape import Ref, Refs
from workshop.words import in_quotes

CLOSE, HOLD, RISK = "ses-9", "ses-2", "ses-6"
FARID, MEI, TAMSIN = "ppl-06", "ppl-07", "ppl-03"


def doubts(reading):
    return [chip.text for chip in reading.chips if chip.tone == "doubt"]


# -- one value where a field holds one --


def test_of_two_owners_the_first_is_kept_and_the_second_stays_in_doubt(stored, read, sample):
    line = "a: Farid and Mei to meet at 3pm @farid+mei by 30/9"
    values = stored(line).values
    assert values["owner_person_id"] == FARID
    assert values["action"] == "Farid and Mei to meet at 3pm +mei"
    assert values["due_date"] == date(2026, 9, 30)
    assert chips(read(line)) == [
        "Add action",
        "Owner: Farid Brackenfold",
        "By Wed 30 Sep",
        "Owner: which one? 1 Farid Brackenfold · 2 Mei-Lin Oakenshade",
    ]
    made = sample.get(k.Action, "act-01").with_values(**values)
    assert card(sample, made).exceptions[0] == "Owner: which one?"
    answer = parse("2", context(sample, Place(CLOSE, selected=made)))
    assert command_of(answer, sample, new_id).values == {
        "doubts": (),
        "owner_person_id": MEI,
        "action": "Farid and Mei to meet at 3pm",
    }


@pytest.mark.parametrize("line", ["owner @farid+mei by 30/9", "@farid+mei"])
def test_two_owners_in_a_change_are_the_first_and_a_doubt(stored, line):
    change = stored(line, CLOSE, selected="act-01")
    assert isinstance(change, c.Change)
    assert change.values["owner_person_id"] == FARID
    assert "action" not in change.values
    assert change.values["doubts"][0].choices == f"{FARID} {MEI}"


def test_one_finds_out_and_the_other_stays_words(read):
    reading = read("Contacts owner ? finds out @tamsin+farid by 30/10")
    assert reading.finder == TAMSIN
    assert reading.text == "Contacts +farid"
    assert doubts(reading) == ["One finds out: Tamsin Larkwhistle or Farid Brackenfold? The first is kept."]


@pytest.mark.parametrize(
    ("line", "field", "value", "chip"),
    [
        ("a: Meet @farid @mei", "owner_person_id", MEI, "Owner: Farid Brackenfold → Mei-Lin Oakenshade"),
        ("a: Meet @farid -- minutes @mei", "owner_person_id", MEI, "Owner: Farid Brackenfold → Mei-Lin Oakenshade"),
        ("data: List #personal #special", "personal_data_level", "special_category", "Personal → Special category"),
        ("r: Late !income !council", "bearer_org_ids", ("org-dhi", "org-hmc"), "Carried by Income, Council"),
    ],
)
def test_a_second_value_in_one_line_shows_what_becomes_of_the_first(stored, read, line, field, value, chip):
    assert stored(line).values[field] == value
    assert chip in chips(read(line))


NAMES = st.lists(st.sampled_from(["farid", "mei", "tamsin", "council", "income", "residents"]), min_size=1, max_size=3)
ROLES = st.sampled_from(["", "owner ", "cover ", "from ", "for ", "carried by ", "agreed by ", "said by ", "felt by "])
KINDS = st.sampled_from(["", "a: ", "d: ", "r: ", "v: ", "ask: ", "o: ", "q: ", "p: ", "data: ", "person: "])
GROUPS = st.lists(st.tuples(ROLES, NAMES), min_size=1, max_size=3)


@given(KINDS, GROUPS, st.sampled_from(["", " by 30/9", ", by friday"]), st.sampled_from([None, "act-01", "rsk-03"]))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_names_on_a_chip_are_the_names_that_enter_stores(sample, kind, groups, tail, selected):
    ctx = context(sample, Place(HOLD, selected=sample.find(selected)))
    reading = parse(kind + "Words " + " ".join(f"{r}@{'+'.join(h)}" for r, h in groups) + tail, ctx)
    for sign in reading.signs:
        shape = described(reading.spec.cls)[sign.field].shape if sign.field != "finds out" else None
        if not isinstance(shape, Ref | Refs):
            continue
        value = reading.values[sign.field]
        ids = value if isinstance(value, tuple) else (value,)
        promised = sign.chip.rpartition(" → ")[2]
        for named in (*ctx.names.all(), *ctx.names.meant("residents")):
            assert (named.id in ids) >= (named.label in promised), sign.chip
        assert all(ctx.names.label(i) in promised or sign.adds_to for i in ids), sign.chip


# -- dates, and the owner before them --


@pytest.mark.parametrize(
    ("tail", "due"),
    [
        ("@tamsin by 31st", date(2026, 10, 31)),
        ("@tamsin by the 31st", date(2026, 10, 31)),
        ("@tamsin by 31", date(2026, 10, 31)),
        ("by 31 @tamsin", date(2026, 10, 31)),
        ("@tamsin by end of next month", date(2026, 10, 31)),
        ("@tamsin by the end of next month", date(2026, 10, 31)),
        ("@tamsin within two weeks", date(2026, 9, 29)),
        ("@tamsin in two weeks", date(2026, 9, 29)),
        ("within two weeks @tamsin", date(2026, 9, 29)),
        ("@tamsin, by friday", date(2026, 9, 18)),
        ("@tamsin by next friday", date(2026, 9, 25)),
        ("owner @tamsin, by friday", date(2026, 9, 18)),
        ("@tamsin?", None),
        ("@tamsin.", None),
    ],
)
def test_a_date_as_people_say_it_leaves_the_owner_before_it(stored, tail, due):
    values = stored(f"a: Call DWP {tail}").values
    assert values["action"] == "Call DWP"
    assert values["owner_person_id"] == TAMSIN
    assert values.get("due_date") == due


@pytest.mark.parametrize("tail", ["by next month", "by 32nd", "by half-term", "within a few weeks", "by 30 feb"])
def test_where_a_date_is_not_understood_the_name_before_it_stays_the_owner(stored, read, tail):
    line = f"a: Call DWP @tamsin {tail}"
    values = stored(line).values
    assert values["owner_person_id"] == TAMSIN
    assert values["action"] == f"Call DWP {tail}"
    assert doubts(read(line)) == [f"“{tail}” is no date. Kept as words."]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("a: Contact @tamsin by phone", "Contact Tamsin Larkwhistle by phone"),
        ("v: Decisions within two weeks", "Decisions within two weeks"),
        ("a: Suspend within one day", "Suspend within one day"),
        ("a: Cut the calls by 10", "Cut the calls by 10"),
        ("v: Calls down by 10", "Calls down by 10"),
        ("d: Letters are answered within ten days", "Letters are answered within ten days"),
        ("q: Who owns the census, @tamsin?", "Who owns the census?"),
    ],
)
def test_what_is_no_date_and_no_owner_stays_in_the_sentence(read, line, kept):
    reading = read(line)
    assert reading.text == kept
    assert "due_date" not in reading.values


def test_a_person_in_the_sentence_is_asked_about_where_an_action_has_no_owner(read, stored):
    line = "a: Ask @tamsin to ring the landlord"
    assert stored(line).values["action"] == "Ask Tamsin Larkwhistle to ring the landlord"
    assert "owner_person_id" not in stored(line).values
    assert doubts(read(line)) == ["Owner: Tamsin Larkwhistle? Put @tamsin at the end."]
    assert doubts(read(f"{line} @farid")) == []
    assert doubts(read("q: Has @tamsin rung the landlord yet")) == []


def test_a_chip_says_the_year_where_it_is_another_and_that_the_day_has_gone_by(read, stored, sample):
    line = "a: Call DWP @tamsin by 14/9"
    assert stored(line).values["due_date"] == date(2027, 9, 14)
    assert "By Tue 14 Sep 2027" in chips(read(line))
    made = sample.get(k.Action, "act-01").with_values(**stored(line).values)
    assert "Tue 14 Sep 2027" in card(sample, made).facts
    assert doubts(read(line)) == ["Mon 14 Sep is past: Wed 16 Sep or Tue 14 Sep 2027?"]
    assert doubts(read("a: Call DWP @tamsin by 15/9")) == ["Tue 15 Sep is today: Wed 16 Sep or Wed 15 Sep 2027?"]
    assert doubts(read("a: Call DWP @tamsin by 14/9/2026")) == ["Mon 14 Sep is past: Wed 16 Sep?"]
    assert doubts(read("a: Call DWP @tamsin by 14/9/2027")) == []


def test_quotes_within_quotes_are_single_ones(read, sample):
    assert in_quotes("“Not known” is an answer") == "“‘Not known’ is an answer”"
    quote = sample.get(k.Dataset, "ds-09").with_values(title="“We never said that”")
    reading = parse("#daily", context(sample, Place(HOLD, selected=quote)))
    assert chips(reading)[0] == "Change “‘We never said that’”"
