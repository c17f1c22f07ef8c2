"""Files with the traps of published catalogues come in as a person would expect."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from tests.importing.making import FILES, day, imported, saved
from tests.trials.try_real import report
from workshop.importing import is_empty, likely_sheet, preview_of, read_file, table_of
from workshop.kinds import Dataset

DUTIES = ["Mandatory", "Recommended", "Mandatory"]
HEADINGS = ["title", "keyword", "contactPoint_email"]


def preview(name, snapshot=None):
    return preview_of(snapshot or day(), table_of(likely_sheet(read_file(FILES / name))))


def test_datasets_that_repeat_for_each_distribution_are_one_each():
    found = preview("datasets_two_header_rows.csv")
    assert found.sentence == "3 datasets new. Nothing is added yet."
    assert (found.table.header_row, found.rows_read) == (2, 5)
    levels = found.rows[0]
    assert levels.rows == (3, 4, 5)
    assert levels.values["formats"] == ("geospatial", "csv")
    assert levels.values["keywords"] == ("rivers", "flood", "gauges")
    assert levels.values["team_contact"] == "Gauge Desk, gauges@rivers.example"
    assert [str(w) for w in levels.warnings] == [
        "Row 3, column J (creator): “rivers-and-coasts-agency” is not in this day, so it comes without a holder.",
        "Row 3: The words say “twice a year”, the frequency says “Every two years”.",
    ]
    assert found.rows[1].values["security_classification"] == "OFFICIAL"
    assert found.unread == ()


def test_services_come_as_services_and_know_the_datasets_that_they_serve():
    first = imported(day(), preview("datasets_two_header_rows.csv"))
    found = preview("services_two_header_rows.csv", first)
    assert found.sentence == "2 data services new. Nothing is added yet."
    after = imported(first, found)
    maps, fees = after.all(Dataset)[-2:]
    assert (maps.kind, fees.kind) == ("data_service", "data_service")
    assert after.get(Dataset, maps.serves_dataset_ids[0]).title == "River Level Readings"
    assert fees.description.startswith("## Overview\n\n  It can:\n\n  - take a return")
    assert "serviceStatus: BETA" in fees.notes


def test_a_list_of_apis_is_read_by_name_since_addresses_repeat():
    found = preview("api_list.csv")
    assert found.sentence == "5 data services new. Nothing is added yet."
    assert [r.holder for r in found.rows] == ["Council", "Council", "Council", "Fire", ""]
    assert found.rows[0].values["description"].startswith(r"Says when bins are emptied.\n\nThe API")
    assert found.rows[1].values["description"].endswith("\nReal line breaks stand here.")
    assert found.rows[3].values["licence"] == "Open Government Licence"


@pytest.fixture
def template(tmp_path):
    """An official template that nobody filled in: prose, two header rows, a thousand prepared rows, hidden lists."""
    book = Workbook()
    book.active.title = "Overview"
    book.active.append(["Metadata of shared data"])
    book.active.append(["Use a copy of this sheet for each of your datasets, and see the notes beside the headings."])
    for name, duties in (("Dataset", True), ("DataService", True), ("Consumed Datasets", False)):
        sheet = book.create_sheet(name)
        if duties:
            sheet.append(DUTIES)
        sheet.append(HEADINGS)
        sheet["A1"].comment = Comment("What people call it", "template")
        checks = DataValidation(type="list", formula1='"OPEN,INTERNAL"')
        checks.add("B3:B1002")
        sheet.add_data_validation(checks)
        for row in range(3, 1003):
            for column in range(1, 4):
                sheet.cell(row, column).style = "Input"
    hidden = book.create_sheet("Organisations")
    hidden.append(["title", "slug"])
    hidden.append(["Harrowmere Council", "harrowmere-council"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "template.xlsx"
    path.write_bytes(saved(book))
    return path


def test_a_template_that_nobody_filled_in_brings_nothing(template):
    source = read_file(template)
    assert [(s.name, is_empty(s)) for s in source.sheets] == [
        ("Overview", False),
        ("Dataset", True),
        ("DataService", True),
        ("Consumed Datasets", True),
    ]
    assert likely_sheet(source) is None
    for sheet in source.sheets:
        found = preview_of(day(), table_of(sheet))
        assert found.in_state("new") == ()
        assert imported(day(), found) == day()


def test_the_trial_says_what_came_of_each_file():
    said = "\n".join(report(FILES))
    assert "datasets_two_header_rows.csv" in said
    assert "3 datasets new. Nothing is added yet." in said
    assert "5 data services new. Nothing is added yet." in said
