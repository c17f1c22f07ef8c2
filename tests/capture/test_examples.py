"""The twenty-five examples of interaction.md 3.3, and the traps beside them, on the sample day."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.capture.conftest import chips, new_id
from workshop import commands as c
from workshop import kinds as k
from workshop.capture.intent import command_of
from workshop.capture.names import Names
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.field import Doubt

COUNCIL, INCOME, ENERGY, CARE, FIRE, HOMES, PANEL = (
    "org-hmc", "org-dhi", "org-nea", "org-icb", "org-efr", "org-hhg", "org-rdp",
)  # fmt: skip
HOLD, ASKS, VALUE, RISK, WHY, TERMS = "ses-2", "ses-3", "ses-5", "ses-6", "ses-1", "ses-8"


def test_01_dataset_with_level_and_owner(stored, read):
    line = "Home fire safety visit records #personal @bronwen"
    assert stored(line, turn=FIRE) == c.Add(
        "dataset",
        "ds-new",
        {
            "owner_org_id": FIRE,
            "personal_data_level": "personal",
            "data_owner_id": "ppl-12",
            "title": "Home fire safety visit records",
        },
    )
    assert chips(read(line, turn=FIRE)) == ["Add dataset", "Fire (its turn)", "Personal", "Owner: Bronwen Starlingate"]


def test_02_dataset_with_stance(stored):
    values = stored("Home Oxygen Therapy register #special #minimum @callum", turn=CARE).values
    assert values == {
        "owner_org_id": CARE,
        "personal_data_level": "special_category",
        "owner_stance": "only_minimum",
        "data_owner_id": "ppl-10",
        "title": "Home Oxygen Therapy register",
    }


def test_03_not_known_makes_a_gap(stored):
    step = stored("Adult social care contacts #special owner ? finds out @tamsin by 30/10", turn=COUNCIL)
    add, gap = step.parts
    assert add.values["not_known"] == ("data_owner_id",)
    assert add.values["title"] == "Adult social care contacts"
    assert gap.table == "gap"
    assert gap.values["owner_person_id"] == "ppl-03"
    assert gap.values["due_date"] == date(2026, 10, 30)
    assert gap.values["rule_id"] == "G02"
    assert gap.values["fires_on"] == add.id


def test_04_colon_stays_and_second_line_is_the_known_problem(stored):
    line = "Tenancy and repairs: damp and mould cases #personal @tobias -- repeat reports logged as new cases"
    values = stored(line, turn=HOMES).values
    assert values["title"] == "Tenancy and repairs: damp and mould cases"
    assert values["known_issue"] == "repeat reports logged as new cases"
    assert values["data_owner_id"] == "ppl-13"


def test_05_signs_without_words_change_the_card(stored, read):
    change = stored("#daily #uprn #willing", turn=HOMES, selected="ds-09")
    assert change == c.Change(
        "dataset",
        "ds-09",
        {
            "update_frequency": "freq:daily",
            "linking_identifiers": ("uprn", "name_dob_address"),
            "owner_stance": "willing",
        },
    )
    assert chips(read("#daily #uprn #willing", turn=HOMES, selected="ds-09"))[0] == (
        "Change “Tenancy and repairs: damp…”"
    )


def test_06_a_name_alone_moves_the_card(stored):
    assert stored("@fire", turn=HOMES, selected="ds-09") == c.Change("dataset", "ds-09", {"owner_org_id": FIRE})


def test_07_two_matches_fill_nothing(stored, read):
    reading = read("Low income list @harrowmere #personal", turn=COUNCIL)
    values = stored("Low income list @harrowmere #personal", turn=COUNCIL).values
    assert values["title"] == "Low income list @harrowmere"
    assert values["owner_org_id"] == COUNCIL
    assert values["doubts"][0].choices == "org-hmc org-icb org-hhg org-rdp"
    assert chips(reading)[-1] == "Which harrowmere? 1 Council · 2 Care Board · 3 Homes · 4 Panel"


def test_08_a_name_that_the_sentence_needs_stays(stored):
    values = stored("Letters sent by @fire to tenants #personal", turn=COUNCIL).values
    assert values["title"] == "Letters sent by Fire to tenants"
    assert values["owner_org_id"] == COUNCIL
    assert values["mentions"] == (FIRE,)


def test_09_a_score_is_no_score_in_a_dataset(stored):
    values = stored("4x4 vehicle fleet #nopersonal", turn=FIRE).values
    assert values["title"] == "4x4 vehicle fleet"
    assert values["personal_data_level"] == "none"


def test_10_ask(stored):
    line = "Confirm low income yes or no at application @income #yesno #eligibility"
    add = stored(line, ASKS, turn=COUNCIL)
    assert add.table == "use_case"
    assert add.values == {
        "acquirer_org_id": COUNCIL,
        "supplier_org_ids": (INCOME,),
        "access_mode_requested": "attribute_check",
        "purpose_type": "determine_eligibility",
        "title": "Confirm low income yes or no at application",
    }


def test_11_offer(stored):
    add = stored("offer: Visit outcomes back each month for @icb", ASKS, turn=FIRE)
    assert add == c.Add(
        "offer", "off-new", {"org_id": FIRE, "for_org_id": CARE, "text": "Visit outcomes back each month"}
    )


def test_12_field_line(stored):
    change = stored("never: names, diagnosis, NHS number", ASKS, turn=FIRE, selected="uc-02")
    assert change.table == "use_case"
    assert {"names", "diagnosis", "NHS number"} <= set(change.values["data_explicitly_excluded"])


def test_13_risk_of_not_sharing(stored):
    line = "People in cold homes get no grant before winter !council 5x4 -- about 1,400 homes by December"
    values = stored(line, WHY).values
    assert values["direction"] == "not_sharing"
    assert values["bearer_org_ids"] == (COUNCIL,)
    assert (values["likelihood"], values["impact"]) == (5, 4)
    assert values["consequence"] == "about 1,400 homes by December"
    assert values["title"] == "People in cold homes get no grant before winter"


def test_14_risk_of_sharing_on_the_pilot(stored):
    values = stored("Checks made outside the purpose !income+council 2x4 #misuse", RISK).values
    assert values == {
        "use_case_id": "uc-01",
        "direction": "sharing",
        "bearer_org_ids": (INCOME, COUNCIL),
        "likelihood": 2,
        "impact": 4,
        "category": "misuse",
        "title": "Checks made outside the purpose",
    }


def test_15_kind_with_a_colon(stored):
    values = stored("not: Every council builds its own workaround !income 4x3", RISK).values
    assert values["direction"] == "not_sharing"
    assert values["bearer_org_ids"] == (INCOME,)


def test_16_bearer_owner_and_date(stored):
    change = stored("!>council owner @nkechi by 16 oct", RISK, selected="rsk-03")
    assert change == c.Change(
        "risk",
        "rsk-03",
        {
            "bearer_should_org_ids": (COUNCIL,),
            "owner_person_id": "ppl-05",
            "due_date": date(2026, 10, 16),
        },
    )


def test_17_terms(stored):
    line = "terms: Council pays for audit; department may suspend within one working day"
    assert stored(line, RISK, selected="rsk-02") == c.Change(
        "risk", "rsk-02", {"sharing_terms": "Council pays for audit; department may suspend within one working day"}
    )


def test_18_accepted_by(stored):
    assert stored("accepted by @petra", RISK, selected="rsk-03") == c.Change(
        "risk", "rsk-03", {"accepted_by_person_id": "ppl-01"}
    )


def test_19_value_with_measure(stored):
    line = "Fewer verification calls and letters *2 -- calls a month 140 -> 40"
    values = stored(line, VALUE, column="supplier").values
    assert values == {
        "party": "supplier",
        "org_id": INCOME,
        "use_case_id": "uc-01",
        "score": 2,
        "baseline": "140",
        "target": "40",
        "statement": "Fewer verification calls and letters",
        "measure": "calls a month",
    }


def test_20_agreed_by_two(stored):
    change = stored("agreed by @farid+idris", VALUE, selected="val-04")
    assert change.values["agreed_by_person_ids"][-2:] == ("ppl-06", "ppl-04")


def test_21_decision(stored):
    add = stored("d: No award data is copied #consent", RISK)
    assert add.table == "decision"
    assert add.values["method"] == "consent"
    assert add.values["use_case_ids"] == ("uc-01",)


def test_22_action(stored):
    add = stored("a: Write the legal note on the gateway @mei by 9/10")
    assert add == c.Add(
        "action",
        "act-new",
        {
            "owner_person_id": "ppl-07",
            "due_date": date(2026, 10, 9),
            "action": "Write the legal note on the gateway",
        },
    )


def test_23_parked(stored):
    add = stored("p: Who pays for the service after the pilot? @farid")
    assert add.values == {"raised_by_person_id": "ppl-06", "text": "Who pays for the service after the pilot?"}


def test_24_quote(stored):
    add = stored('quote: "I could defend this on local radio" @zofia')
    assert add.table == "quote"
    assert add.values == {"person_id": "ppl-14", "text": "I could defend this on local radio"}


def test_25_said_at(stored):
    values = stored("Public hears about it from someone else !council+income 3x4 at 14:35", RISK).values
    assert values["said_at"] == time(14, 35)
    assert values["title"] == "Public hears about it from someone else"


@pytest.mark.parametrize(
    ("line", "session", "title"),
    [
        ("Risk register of high-rise buildings", HOLD, "Risk register of high-rise buildings"),
        ("Check post opened by hand", RISK, "Check post opened by hand"),
        ("Report on visits by May", RISK, "Report on visits by May"),
        ("Report late !income by 30 feb", RISK, "Report late by 30 feb"),
        ("Helpline not staffed 24x7 !icb 3x3", RISK, "Helpline not staffed 24x7"),
        ("Our #1 problem list", HOLD, "Our #1 problem list"),
        (r"Contact \@home records #personal", HOLD, "Contact @home records"),
        ("Someone shouts !surprise", RISK, "Someone shouts !surprise"),
        ("Register kept by hand by Mrs @nobody", HOLD, "Register kept by hand by Mrs @nobody"),
        ("Pay by cheque @farid", RISK, "Pay by cheque"),
        ("a < b & c > d", HOLD, "a < b & c > d"),
        ("Ask for a --good-- answer", ASKS, "Ask for a --good-- answer"),
        ("See https://example.org/a#b", HOLD, "See https://example.org/a#b"),
        ("mail me@example.org", HOLD, "mail me@example.org"),
    ],
)
def test_traps_stay_words(stored, line, session, title):
    values = stored(line, session, turn=FIRE).values
    assert title in (values.get("title"), values.get("action"))


def test_by_30_feb_is_said_to_be_no_date(read):
    assert "“by 30 feb” is no date. Kept as words." in chips(read("Report late !income by 30 feb", RISK))


def test_by_sat_is_stored_and_flagged(stored, read):
    line = "a: Check post @tamsin by sat"
    assert stored(line).values["due_date"] == date(2026, 9, 19)
    assert chips(read(line))[-1] == "Sat 19 Sep is no working day: Fri 18 Sep or Mon 21 Sep?"


def test_a_kind_word_that_was_text_is_given_back(sample, stored):
    assert stored("Risk: falls register", HOLD, turn=CARE).table == "risk"
    ctx = context(sample, Place(HOLD, CARE), kept_as_words={"Risk:"})
    reading = parse("Risk: falls register", ctx)
    assert reading.spec.name == "dataset"
    assert reading.text == "Risk: falls register"


def test_a_sign_turned_back_is_left_alone(sample):
    ctx = context(sample, Place(HOLD, FIRE), kept_as_words={"#personal"})
    reading = parse("Home visits #personal @bronwen", ctx)
    assert reading.text == "Home visits #personal"
    assert [s.field for s in reading.signs] == ["data_owner_id"]


def test_signs_without_a_card_keep_the_line(read):
    reading = read("#daily", turn=FIRE)
    assert reading.act == "unusable"
    assert chips(reading) == ["No words, so this would change a card. Choose one with ↑, or add words."]


def test_a_second_value_shows_what_it_replaces(read):
    assert "Personal → Special category" in chips(read("#special", selected="ds-09"))


def test_nobody_by_that_name_stays_words(read):
    reading = read("Licence list @ofgem", turn=ENERGY)
    assert reading.text == "Licence list @ofgem"
    assert chips(reading)[-1] == "Nobody called “ofgem”. Kept as words."


@pytest.mark.parametrize("typed", ["@h", "@ha"])
def test_two_letters_only_offer(read, typed):
    assert read(f"List {typed}", turn=COUNCIL).text == f"List {typed}"


def test_a_digit_answers_the_doubt_of_the_selected_card(sample):

    doubt = Doubt(typed="@harrowmere", part="owner_org_id", choices="org-hmc org-icb org-hhg org-rdp")
    card = sample.get(k.Dataset, "ds-09").with_values(title="Low income list @harrowmere", doubts=(doubt,))
    reading = parse("2", context(sample, Place(HOLD, COUNCIL, selected=card)))
    assert command_of(reading, sample, new_id) == c.Change(
        "dataset", "ds-09", {"doubts": (), "owner_org_id": "org-icb", "title": "Low income list"}
    )


def test_said_back(stored):
    line = "needs: A yes or no while the applicant is still there @farid"
    assert stored(line, VALUE, selected="uc-01") == c.Change(
        "say_back",
        "sb-01",
        {
            "need_words": "A yes or no while the applicant is still there",
            "need_said_back": True,
            "need_said_by_person_id": "ppl-06",
        },
    )


@pytest.mark.parametrize("selected", [None, "val-04", "rsk-03"])
def test_from_the_value_session_on_what_is_said_back_is_said_of_the_pilot(stored, read, selected):
    line = "worry: That an answer becomes a list @idris"
    change = stored(line, VALUE, column="supplier", selected=selected)
    assert (change.table, change.id) == ("say_back", "sb-01")
    assert change.values["worry_words"] == "That an answer becomes a list"
    assert chips(read(line, VALUE, selected=selected))[:2] == [
        "Keep what worries them",
        "Confirm low income for a… (the pilot)",
    ]


def test_before_there_is_a_pilot_what_is_said_back_needs_a_card(stored):
    values = stored("needs: a list", ASKS, turn=COUNCIL).values
    assert values["title"] == "needs: a list"


def test_measure_line(stored):
    assert stored("measure: calls a month 140 -> 40", VALUE, selected="val-01").values == {
        "measure": "calls a month",
        "baseline": "140",
        "target": "40",
    }


def test_exact_words_in_the_value_session_are_where_a_party_stands(stored):
    change = stored("“Only once our lawyers agree” @mei #reservation", VALUE, column="supplier")
    assert change.table == "position"
    assert change.id == "pos-02"
    assert change.values["words"] == "Only once our lawyers agree"


def test_exact_words_on_a_use_case_are_the_reason(stored):
    change = stored('#parked "We will not be first"', ASKS, selected="uc-02")
    assert change.values == {"status": "parked", "choice_reason": "We will not be first"}


def test_an_open_clause(read):
    reading = read("? @mei by 9/10", TERMS, clause="clause 5")
    assert reading.act == "question"
    assert reading.values == {"owner_person_id": "ppl-07", "due_date": date(2026, 10, 9)}
    assert chips(reading) == ["Leave clause 5 open", "Owner: Mei-Lin Oakenshade", "By Fri 9 Oct"]


def test_commands(read):
    assert read("/room").act == "command"
    assert read("/imp").command == "import"
    assert read("/foo").act == "unusable"


@pytest.mark.parametrize(("line", "kind"), [("dec: Yes", "decision"), ("act: Go", "action"), ("as: Who?", "use_case")])
def test_any_unique_beginning_of_a_kind(stored, line, kind):
    assert stored(line, turn=COUNCIL).table == kind


@pytest.mark.parametrize("line", ["no: thanks", "qu: what", "http: server logs", "Re: visits"])
def test_what_is_no_kind_stays_words(stored, line):
    assert stored(line, turn=COUNCIL).values["title"] == line


@pytest.mark.parametrize("handle", ["cou", "inc", "ene", "icb", "fir", "hom", "pan"])
def test_three_letters_reach_every_organisation(sample, handle):

    assert len(Names(sample).meant(handle)) == 1


def test_three_letters_reach_every_person(sample):

    names = Names(sample)
    assert [p.name for p in sample.all(k.Person) if [n.id for n in names.meant(p.name[:3])] != [p.id]] == []
