"""Rows that are about one dataset become one; a row without a name is left out and said."""

from __future__ import annotations

from tests.importing.making import look

HEAD = ("identifier", "title", "Held by", "licence", "formats")


def found(*rows, head=HEAD):
    return look([head, *rows]).rows


def test_rows_with_one_identifier_are_one_dataset():
    (row,) = found(("x-1", "Levels", "Fire", "open", "csv"), ("X-1", "Levels", "Fire", "open", "pdf"))
    assert row.rows == (2, 3)
    assert row.values["formats"] == ("csv", "pdf")
    assert row.warnings == ()


def test_rows_without_an_identifier_are_one_by_title_and_holder():
    rows = found(
        ("", "Levels", "Fire", "", "csv"), ("", "LEVELS ", "Fire", "", "pdf"), ("", "Levels", "Council", "", "")
    )
    assert [r.rows for r in rows] == [(2, 3), (4,)]


def test_a_row_without_an_identifier_belongs_to_the_one_of_its_title():
    rows = found(("", "Levels", "Fire", "", ""), ("x-1", "Levels", "Fire", "", ""), ("", "Levels", "Fire", "", ""))
    assert [r.rows for r in rows] == [(2, 3, 4)]
    assert rows[0].values["identifier"] == "x-1"


def test_two_identifiers_are_two_datasets_even_with_one_title():
    assert [r.rows for r in found(("x-1", "Levels", "Fire", "", ""), ("x-2", "Levels", "Fire", "", ""))] == [(2,), (3,)]


def test_addresses_are_no_identifiers():
    rows = found(
        ("https://api.example.org/", "Bins", "Fire", "", ""),
        ("https://api.example.org/", "Routes", "Fire", "", ""),
        ("https://api.example.org/2", "Bins", "Fire", "", ""),
    )
    assert [r.rows for r in rows] == [(2, 4), (3,)]


def test_what_differs_in_a_later_row_is_said_and_the_first_stands():
    (row,) = found(("x-1", "Levels", "Fire", "open", ""), ("x-1", "Levels (new)", "Fire", "closed", ""))
    assert row.values["licence"] == "open"
    assert [str(w) for w in row.warnings] == [
        "Row 3: Name differs for one dataset: “Levels” of row 2 stands, not “Levels (new)”.",
        "Row 3: Licence differs for one dataset: “open” of row 2 stands, not “closed”.",
    ]


def test_what_the_first_row_leaves_open_a_later_one_fills():
    (row,) = found(("x-1", "", "", "", "csv"), ("x-1", "Levels", "Fire", "open", ""))
    assert (row.title, row.values["licence"], row.values["owner_org_id"]) == ("Levels", "open", "org-02")


def test_another_holder_of_one_dataset_is_said():
    (row,) = found(("x-1", "Levels", "Fire", "", ""), ("x-1", "Levels", "Council", "", ""))
    assert row.values["owner_org_id"] == "org-02"
    assert [str(w) for w in row.warnings] == ["Row 3: Another holder is named for one dataset: the first one stands."]


def test_notes_of_all_rows_are_kept_each_once():
    head = ("identifier", "title", "accessRights", "serviceType")
    (row,) = found(("x-1", "A", "OPEN", "REST"), ("x-1", "A", "OPEN", "SOAP"), head=head)
    assert row.values["notes"] == "accessRights: OPEN\nserviceType: REST\nserviceType: SOAP"


def test_a_row_without_a_name_is_in_doubt_and_left_out():
    rows = found(("", "", "Fire", "open", ""), ("x-9", " ", "", "", ""), ("", "Levels", "Fire", "", ""))
    assert [(r.state, r.doubt) for r in rows] == [
        ("in doubt", "Row 2: There is no name."),
        ("in doubt", "Row 3: There is no name."),
        ("new", ""),
    ]
