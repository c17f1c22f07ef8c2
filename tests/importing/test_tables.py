"""Which row has the headings, what the columns are called, and which rows hold anything."""

from __future__ import annotations

import pytest

from tests.importing.making import table
from workshop.importing import NO_HEADINGS, table_of


def names(found):
    return [c.name for c in found.columns]


def test_the_first_row_has_the_headings():
    found = table(("title", "holder"), ("A", "Council"))
    assert (found.header_row, names(found)) == (1, ["title", "holder"])
    assert [(r.number, r.cells) for r in found.rows] == [(2, ("A", "Council"))]


def test_prose_above_the_headings_is_skipped():
    prose = "This register was made by the data team; please tell us what is missing."
    found = table((prose,), (), ("Version 3", "1 May"), ("Name", "Description", "Licence"), ("A", "b", "c"))
    assert (found.header_row, names(found)) == (4, ["Name", "Description", "Licence"])
    assert [r.number for r in found.rows] == [5]


def test_a_row_of_obligations_above_or_below_the_headings_is_skipped():
    duties = ("Mandatory", "Optional", "Mandatory if applicable")
    for rows in ((duties, ("title", "theme", "version")), (("title", "theme", "version"), duties)):
        found = table(*rows, ("A", "b", "c"))
        assert names(found) == ["title", "theme", "version"]
        assert [r.cells for r in found.rows] == [("A", "b", "c")]


def test_blank_columns_vanish_and_columns_without_a_heading_get_their_letter():
    found = table(("title", "", "", "licence"), ("A", "", "x", "b"))
    assert names(found) == ["title", "Column C", "licence"]
    assert [c.index for c in found.columns] == [0, 2, 3]
    assert found.rows[0].cells == ("A", "x", "b")


def test_a_row_longer_than_the_headings_keeps_its_cells():
    found = table(("title", "licence"), ("A", "b", "", "more"))
    assert names(found) == ["title", "licence", "Column D"]


def test_repeated_names_of_columns_are_told_apart():
    assert names(table(("title", "Contact", "contact", "Contact"), ("A", "b", "c", "d"))) == [
        "title",
        "Contact",
        "contact (2)",
        "Contact (3)",
    ]


def test_the_place_of_a_column_has_its_letter():
    found = table(("title", "", "licence"), ("A", "x", "b"))
    assert [c.place for c in found.columns] == ["column A (title)", "column B", "column C (licence)"]


def test_headings_that_nobody_knows_are_the_first_wide_row():
    found = table(("Our list",), ("Was", "Wer", "Wo"), ("A", "b", "c"))
    assert (found.header_row, names(found)) == (2, ["Was", "Wer", "Wo"])


def test_a_word_in_a_cell_makes_no_row_of_headings():
    assert table(("Was", "Art"), ("A", "Dataset"), ("B", "API")).header_row == 1


def test_a_single_column_begins_at_the_name_that_is_known():
    assert table(("Our list",), ("Title",), ("A",), ("B",)).header_row == 2
    assert table(("Our list",), ("A",), ("B",)).header_row == 1


def test_a_person_may_say_which_row_has_the_headings():
    sheet = table(("title", "licence"), ("A", "b"), ("C", "d")).sheet
    found = table_of(sheet, 2)
    assert (names(found), [r.number for r in found.rows]) == (["A", "b"], [3])


def test_a_person_may_say_that_there_are_no_headings():
    found = table_of(table(("A", "b"), ("C", "d")).sheet, NO_HEADINGS)
    assert names(found) == ["Column A", "Column B"]
    assert [r.number for r in found.rows] == [1, 2]


def test_a_sheet_with_nothing_in_it_is_a_table_with_nothing_in_it():
    sheet = table(("title",), ("A",)).sheet
    empty = table_of(type(sheet)("a.xlsx", "Empty", ()))
    assert (empty.columns, empty.rows) == ((), ())


@pytest.mark.parametrize("heading", ["dct:title", "Title *", "TITLE", " Dataset title (mandatory) ", "datasetTitle"])
def test_headings_are_known_however_they_are_written(heading):
    found = table(("Register of things",), (heading, "whatever"), ("A", "b"))
    assert found.header_row == 2
