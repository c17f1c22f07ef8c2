"""A dataset that the day has already is filled where it is empty; what differs stays as it is and is said."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.importing.making import day, imported, look, table
from workshop.importing import preview_of
from workshop.kinds import Dataset

LEVELS = Dataset(id="ds-01", title="River Levels", owner_org_id="org-02", licence="open", formats=("csv",))


def test_the_same_title_and_holder_are_the_same_dataset():
    (row,) = look([("title", "Held by", "description"), ("river  levels", "Fire", "In metres.")], LEVELS).rows
    assert (row.state, row.into, row.holder) == ("merged", "ds-01", "Fire")
    assert row.values == {"description": "In metres.", "kind": "dataset"}
    assert row.warnings == ()


def test_an_unknown_holder_on_one_side_is_no_difference():
    assert look([("title",), ("River levels",)], LEVELS).rows[0].into == "ds-01"
    unheld = LEVELS.with_values(owner_org_id=None)
    (row,) = look([("title", "Held by"), ("River levels", "Council")], unheld).rows
    assert (row.into, row.values["owner_org_id"], row.holder) == ("ds-01", "org-01", "Council")


def test_another_holder_is_another_dataset():
    assert look([("title", "Held by"), ("River levels", "Council")], LEVELS).rows[0].state == "new"
    assert look([("title", "Held by"), ("River levels", "Nobody we know")], LEVELS).rows[0].state == "new"


def test_the_same_identifier_is_the_same_dataset_whatever_its_title_and_holder():
    known = LEVELS.with_values(identifier="X-1")
    (row,) = look([("identifier", "title", "Held by"), ("x-1", "Gauges", "Council")], known).rows
    assert row.into == "ds-01"
    assert [str(w) for w in row.warnings] == [
        "Row 2: Name stays “River Levels” for “River Levels”; the file says “Gauges”.",
        "Row 2: Held by stays “Fire” for “River Levels”; the file says “Council”.",
    ]


def test_a_holder_that_the_day_does_not_have_is_said_and_changes_nothing():
    head = ("identifier", "title", "Held by")
    known = LEVELS.with_values(identifier="x-1")
    for make in (False, True):
        (row,) = look([head, ("x-1", "River levels", "Vale")], known, make_organisations=make).rows
        assert row.values == {"kind": "dataset", **({} if make else {"notes": "Held by: Vale"})}
        assert [str(w) for w in row.warnings] == [
            "Row 2: Held by stays “Fire” for “River Levels”; the file says “Vale”."
        ]
    unheld = known.with_values(owner_org_id=None)
    (row,) = look([head, ("x-1", "River levels", "Vale")], unheld).rows
    assert (row.stranger, str(row.warnings[0])) == (
        "Vale",
        "Row 2, column C (Held by): “Vale” is not in this day, so it comes without a holder.",
    )


def test_only_empty_fields_are_filled_and_what_differs_is_said():
    rows = [("title", "licence", "formats", "keywords"), ("River levels", "closed", "csv, pdf", "water")]
    (row,) = look(rows, LEVELS.with_values(kind="dataset_series")).rows
    assert row.values == {"keywords": ("water",)}
    assert [str(w) for w in row.warnings] == [
        "Row 2: Formats stays “CSV file” for “River Levels”; the file says “CSV file; PDF file”.",
        "Row 2: Licence stays “open” for “River Levels”; the file says “closed”.",
    ]


def test_a_count_of_none_is_an_answer_and_stays():
    (row,) = look([("title", "records"), ("River levels", "9")], LEVELS.with_values(record_count_estimate=0)).rows
    assert "record_count_estimate" not in row.values
    assert "stays “0” for “River Levels”; the file says “9”" in str(row.warnings[0])


def test_the_frequency_is_judged_with_the_words_that_the_day_has():
    said = LEVELS.with_values(description="Checked twice a year.")
    (row,) = look([("title", "updateFrequency"), ("River levels", "biennial")], said).rows
    assert "The words say “twice a year”" in str(row.warnings[0])


def test_what_was_withdrawn_is_not_merged_into():
    gone = LEVELS.with_values(withdrawn_at=datetime(2026, 12, 1, tzinfo=UTC))
    assert look([("title",), ("River levels",)], gone).rows[0].state == "new"


def test_a_row_that_is_like_two_datasets_is_in_doubt():
    twin = LEVELS.with_values(id="ds-02", owner_org_id="org-01")
    (row,) = look([("title",), ("River levels",)], LEVELS, twin).rows
    assert row.doubt == "Row 2: “River levels” is like 2 datasets that you have."
    (held,) = look([("title", "Held by"), ("River levels", "Council")], LEVELS, twin).rows
    assert held.into == "ds-02"


def test_a_dataset_is_like_one_of_the_file_at_most_and_an_identifier_counts_first():
    known = LEVELS.with_values(identifier="x-2")
    rows = look([("identifier", "title"), ("x-1", "River levels"), ("x-2", "River levels")], known).rows
    assert [(r.state, r.into) for r in rows] == [("new", None), ("merged", "ds-01")]


def test_a_file_that_comes_again_adds_nothing():
    rows = [
        ("title", "Held by", "keyword", "accessRights", "updateFrequency", "records"),
        ("A", "Fire", "x, y", "OPEN", "sometimes", "1,200"),
        ("B", "strangers", "x", "", "annual", ""),
        ("C", "", "", "two\nlines", "", "0"),
    ]
    first = day()
    after = imported(first, preview_of(first, table(*rows)))
    again = preview_of(after, table(*rows))
    assert [r.state for r in again.rows] == ["merged"] * 3
    assert [dict(r.values) for r in again.rows] == [{}] * 3
    assert all("stays" not in str(w) for w in again.warnings)
    assert imported(after, again) == after
