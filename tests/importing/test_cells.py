"""Cells become values: codes as anybody spells them, several in one cell; the others are doubts with their place."""

from __future__ import annotations

import pytest

from tests.importing.making import look
from workshop.importing.spellings import spelled_code
from workshop.kinds import Dataset
from workshop.vocabulary import code_of, vocabularies, vocabulary

LEVELS = Dataset(id="ds-01", title="River levels", identifier="7c0b-01")


def label(code):
    return vocabulary("update_frequency")[code].label


def value(heading, cell, *records):
    """What a cell gives, and what is said of it."""
    row = look([("title", heading), ("A", cell)], *records).rows[0]
    values = {n: v for n, v in row.values.items() if n not in {"title", "kind"}}
    return values, [str(u) for u in row.unread]


@pytest.mark.parametrize(
    ("heading", "cell", "name", "expected"),
    [
        ("updateFrequency", "freq:biennial", "update_frequency", "freq:biennial"),
        ("updateFrequency", "ANNUAL", "update_frequency", "freq:annual"),
        ("updateFrequency", "Every two weeks", "update_frequency", "freq:biweekly"),
        ("updateFrequency", "fortnightly", "update_frequency", "freq:biweekly"),
        ("updateFrequency", "http://purl.org/cld/freq/monthly", "update_frequency", "freq:monthly"),
        ("updateFrequency", "R/P1M", "update_frequency", "freq:monthly"),
        ("updateFrequency", "R/PT1S", "update_frequency", "freq:continuous"),
        ("updateFrequency", "real-time", "update_frequency", "freq:continuous"),
        ("securityClassification", "official", "security_classification", "OFFICIAL"),
        ("securityClassification", "Official – Sensitive", "security_classification", "OFFICIAL-SENSITIVE"),
        ("securityClassification", "TOP_SECRET", "security_classification", "TOP SECRET"),
        ("securityClassification", "NOT_APPLICABLE", "security_classification", "not_applicable"),
        ("personal data", "Special category", "personal_data_level", "special_category"),
        ("contains personal data", "No", "personal_data_level", "none"),
        ("formats", "CSV, JSON file; #xlsx", "formats", ("csv", "json", "xlsx")),
        ("formats", "csv|pdf\nCSV", "formats", ("csv", "pdf")),
        ("formats", '["csv", "ods"]', "formats", ("csv", "ods")),
        ("formats", "application/vnd.shp", "formats", ("geospatial",)),
        ("formats", "text/csv", "formats", ("csv",)),
        ("linking identifiers", "UPRN; Name, DOB and address", "linking_identifiers", ("uprn", "name_dob_address")),
        ("legal limits", "Checked: none found", "legal_constraints", ("none_known",)),
        ("keywords", "flood, rivers,,flood", "keywords", ("flood", "rivers")),
        ("keywords", "flood, coastal; rivers", "keywords", ("flood, coastal", "rivers")),
        (
            "keywords",
            '[{"name": "flood"}, {"name": "rivers"}, {"x": 1}, null, 7]',
            "keywords",
            ("flood", "rivers", "7"),
        ),
        ("keywords", "[not json]", "keywords", ("[not json]",)),
        ("number of records", "18,400", "record_count_estimate", 18400),
        ("number of records", "18 400", "record_count_estimate", 18400),
        ("number of records", "18\u202f400\u202f000", "record_count_estimate", 18_400_000),
        ("number of records", "18'400", "record_count_estimate", 18400),
        ("number of records", "18400.0", "record_count_estimate", 18400),
        ("number of records", "0", "record_count_estimate", 0),
        ("completeness", "4", "completeness", 4),
        ("data owner", "Nkechi Obi", "data_owner_id", "ppl-01"),
        ("time covered", "2010-10-01", "temporal_coverage", "2010-10-01"),
        ("description", "one\r\ntwo ", "description", "one\ntwo"),
        ("known issue", "<b>&amp; =1+1</b>", "known_issue", "<b>&amp; =1+1</b>"),
        ("licence", " two\nlines ", "licence", "two lines"),
    ],
)
def test_cells_are_read(heading, cell, name, expected):
    values, unread = value(heading, cell)
    assert values == {name: expected}
    assert unread == []


@pytest.mark.parametrize("cell", ["River Levels", "7c0b-01", "https://example.org/dataset/7C0B-01", "ds-01"])
def test_a_service_says_which_dataset_it_serves(cell):
    assert value("servesData", cell, LEVELS)[0] == {"serves_dataset_ids": ("ds-01",)}


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        (
            "updateFrequency",
            "sometimes",
            "How fresh: “sometimes” is not a choice. Continuous, Daily, Three times a week,",
        ),
        ("updateFrequency", "biannual", "How fresh: “biannual” is not a choice."),
        ("number of records", "lots", "Number of records: a whole number."),
        ("number of records", "-4", "Number of records is 0 or more."),
        ("number of records", "9" * 30, "Number of records: the number is too large."),
        ("number of records", "9" * 400, "Number of records: the number is too large."),
        ("completeness", "9", "Completeness runs from 0 to 5."),
        ("data owner", "Nkechi", "Owner: nobody and nothing here is called “Nkechi”."),
        ("servesData", "Roads", "Serves: nobody and nothing here is called “Roads”."),
        ("personal data", "yes/no", "Personal data: “yes/no” is not a choice."),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_doubt_with_its_place_and_stays_in_the_notes(heading, cell, said):
    values, unread = value(heading, cell)
    assert values == {"notes": f"{heading}: {cell}"}
    assert len(unread) == 1
    assert unread[0].startswith(f"Row 2, column B ({heading}): {said}")


def test_what_forms_read_as_a_code_a_cell_means_too():
    for name, terms in vocabularies().items():
        for term in terms.values():
            for text in (term.code, term.label, *term.typed):
                assert spelled_code(name, text) == code_of(name, text)


def test_the_codes_that_can_be_read_stay_beside_those_that_cannot():
    values, unread = value("formats", "csv, sideways, pdf, upside down")
    assert values == {"formats": ("csv", "pdf"), "notes": "formats: csv, sideways, pdf, upside down"}
    assert "“sideways and upside down” is not a choice" in unread[0]


def test_a_doubt_about_one_cell_leaves_the_row_as_it_is():
    preview = look([("title", "updateFrequency", "licence"), ("A", "sometimes", "open")])
    assert preview.rows[0].state == "new"
    assert preview.rows[0].values["licence"] == "open"


def test_a_long_cell_is_kept_whole_and_said_in_short():
    long = "flood " * 20_000
    assert value("description", long)[0] == {"description": long.strip()}
    assert len(value("updateFrequency", long)[1][0]) < 250


def test_columns_of_one_text_are_joined():
    rows = [("title", "contactPoint_contactName", "contactPoint_email"), ("A", "Gauge Desk", "g@rivers.example")]
    assert look(rows).rows[0].values["team_contact"] == "Gauge Desk, g@rivers.example"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("It is updated twice a year.", "freq:biennial", "twice a year"),
        ("Twice-yearly counts", "freq:annual", "Twice-yearly"),
        ("Made every two years", "freq:annual", "every two years"),
        ("Made every two weeks", "freq:semiweekly", "every two weeks"),
        ("Made every 2 months", "freq:semimonthly", "every 2 months"),
        ("Made twice a week", "freq:biweekly", "twice a week"),
        ("Made twice a month", "freq:bimonthly", "twice a month"),
    ],
)
def test_words_that_disagree_with_the_frequency_are_said(words, code, said):
    row = look([("title", "description", "updateFrequency", "Held by"), ("A", words, code, "Council")]).rows[0]
    assert [str(w) for w in row.warnings] == [f"Row 2: The words say “{said}”, the frequency says “{label(code)}”."]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("It is updated twice a year.", "freq:semiannual"),
        ("It is updated twice a year.", ""),
        ("Made every 2 years", "freq:biennial"),
        ("Updated when needed", "freq:annual"),
    ],
)
def test_words_that_agree_with_the_frequency_are_not(words, code):
    row = look([("title", "description", "updateFrequency", "Held by"), ("A", words, code, "Council")]).rows[0]
    assert row.warnings == ()
