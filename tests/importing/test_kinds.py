"""Datasets and data services are told apart by columns, names and words; a column or a person may say it."""

from __future__ import annotations

import pytest

from tests.importing.making import look, table, workbook
from workshop.importing import guessed_kind, read_file, table_of


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("title", "serviceType", "endpointURL"), "services"),
        (("title", "updateFrequency", "distribution_mediaType"), "datasets"),
        (("API name", "description"), "services"),
        (("title", "description"), "datasets"),
    ],
)
def test_columns_tell(headings, kind):
    assert guessed_kind(table(headings, ["x"] * len(headings))) == kind


def test_names_tell(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(workbook(DataService=[["title"], ["A"]], Dataset=[["title"], ["A"]]))
    assert [guessed_kind(table_of(s)) for s in read_file(tmp_path / "a.xlsx").sheets] == ["services", "datasets"]
    for name, kind in (
        ("our_api_list.csv", "services"),
        ("capital_assets.csv", "datasets"),
        ("fire service.csv", "datasets"),
    ):
        (tmp_path / name).write_text("title\nA\n", encoding="utf-8")
        assert guessed_kind(table_of(read_file(tmp_path / name).sheets[0])) == kind


def test_words_tell_where_columns_do_not():
    assert guessed_kind(table(("title", "licence"), ("Bins API", ""), ("Roads API", ""), ("Trees", ""))) == "services"
    assert guessed_kind(table(("title", "licence"), ("Bins API", ""), ("Capital", ""), ("Trees", ""))) == "datasets"


def test_the_kind_is_set_unless_a_column_says_it():
    rows = [("title", "kind"), ("A", ""), ("B", "report"), ("C", "Data service")]
    assert [r.values["kind"] for r in look(rows).rows] == ["dataset", "report", "data_service"]
    assert [r.values["kind"] for r in look(rows, as_kind="services").rows] == ["data_service", "report", "data_service"]
