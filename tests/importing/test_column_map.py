"""What becomes of each column: guessed from the names that catalogues use, and always a person's to change."""

from __future__ import annotations

import pytest

from tests.importing.making import look, table
from workshop.field import own_fields
from workshop.importing import guessed_columns, target_labels
from workshop.importing.column_map import LEFT_OUT, UNSAID
from workshop.importing.column_names import AS_NOTES
from workshop.kinds import Dataset


def guess(*headings, cells=None):
    return guessed_columns(table(headings, cells or ["x"] * len(headings))).targets


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("title", "title"),
        ("Dataset name", "title"),
        ("summary", "description"),
        ("dct:identifier", "identifier"),
        ("keyword", "keywords"),
        ("updateFrequency", "update_frequency"),
        ("accrualPeriodicity", "update_frequency"),
        ("securityClassification", "security_classification"),
        ("Protective marking", "security_classification"),
        ("license", "licence"),
        ("creator", "owner_org_id"),
        ("publisher", "owner_org_id"),
        ("provider", "owner_org_id"),
        ("Owner", "owner_org_id"),
        ("Information Asset Owner", "data_owner_id"),
        ("contactPoint_contactName", "team_contact"),
        ("contactPoint_email", "team_contact"),
        ("maintainer", "team_contact"),
        ("distribution_mediaType", "formats"),
        ("landingPage", "catalogue_address"),
        ("endpointURL", "catalogue_address"),
        ("areaServed", "geographic_coverage"),
        ("servesData", "serves_dataset_ids"),
        ("Number of records", "record_count_estimate"),
        ("accessRights", AS_NOTES),
        ("serviceType", AS_NOTES),
        ("version", UNSAID),
        ("Wer", UNSAID),
    ],
)
def test_names_of_catalogues_are_known(heading, target):
    assert guess(heading, "something else") == (target, UNSAID)


def test_our_own_names_and_labels_are_known():
    fields = [f for f in own_fields(Dataset) if f.name != "data_owner_id"]
    for headings in ([f.name for f in fields], [f.label for f in fields]):
        assert guess(*headings) == tuple(f.name for f in fields)


def test_a_field_gets_the_column_with_the_surest_name():
    assert guess("summary", "description", "title", "name") == (UNSAID, "description", "title", UNSAID)
    assert guess("publisher", "creator", "held by") == (UNSAID, UNSAID, "owner_org_id")


def test_the_owner_is_a_person_where_another_column_names_the_holder():
    assert guess("title", "Held by", "Owner") == ("title", "owner_org_id", "data_owner_id")


def test_the_team_to_ask_gets_a_name_and_an_address():
    assert guess("contactPoint_contactName", "contactPoint_email", "maintainer") == (
        "team_contact",
        "team_contact",
        UNSAID,
    )


def test_names_that_mean_several_things_need_what_stands_below_them():
    assert guess("title", "theme", cells=("A", "Environment")) == ("title", "keywords")
    assert guess("title", "theme", cells=("A", "https://example.org/themes/env")) == ("title", UNSAID)
    assert guess("title", "type", cells=("A", "Dataset")) == ("title", "kind")
    assert guess("title", "type", cells=("A", "Statutory")) == ("title", UNSAID)


def test_a_person_may_say_otherwise_and_it_is_remembered_by_name():
    first = table(("Wer", "Was", "Rest"), ("Council", "A", "x"))
    said = guessed_columns(first).with_target(0, "owner_org_id").with_target(1, "title").with_target(2, LEFT_OUT)
    again = table(("was", "licence", "wer", "rest"), ("B", "open", "Fire", "y"))
    found = guessed_columns(again, said.by_name(first))
    assert found.targets == ("title", "licence", "owner_org_id", LEFT_OUT)


def test_what_is_remembered_and_no_longer_a_field_is_forgotten():
    assert guessed_columns(table(("title",), ("A",)), {"title": "no such field"}).targets == ("title",)


def test_a_target_that_does_not_exist_is_refused():
    columns = guessed_columns(table(("title",), ("A",)))
    with pytest.raises(ValueError, match="no field called colour"):
        columns.with_target(0, "colour")
    with pytest.raises(ValueError, match="2 columns"):
        look([("title", "licence"), ("A", "b")], columns=columns)


def test_every_target_has_a_label():
    labels = dict(target_labels())
    assert labels["title"] == "Name"
    assert labels[AS_NOTES] == "Keep as notes"
    assert len(labels) == len(own_fields(Dataset)) + 3


def test_columns_go_to_the_notes_only_when_asked():
    rows = [("title", "version", "accessRights", "Rest"), ("A", "v2", "OPEN", "x")]
    assert look(rows).rows[0].values["notes"] == "accessRights: OPEN"
    assert look(rows, rest_as_notes=True).rows[0].values["notes"] == "version: v2\naccessRights: OPEN\nRest: x"
    left = guessed_columns(table(*rows)).with_target(1, LEFT_OUT)
    assert look(rows, columns=left, rest_as_notes=True).rows[0].values["notes"] == "accessRights: OPEN\nRest: x"
