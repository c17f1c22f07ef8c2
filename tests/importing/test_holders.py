"""Who holds what: organisations of the day by any whole name; others are made only when a person asks."""

from __future__ import annotations

import pytest

from tests.importing.making import COUNCIL, day, imported, look, table
from workshop.importing import Options, preview_of
from workshop.kinds import Dataset, Organisation


def rows(*holders):
    return [("title", "creator"), *((f"Dataset {n}", holder) for n, holder in enumerate(holders, 1))]


@pytest.mark.parametrize(
    "name",
    [
        "Eastmarch Fire and Rescue Service",
        "eastmarch fire & rescue service",
        "eastmarch-fire-rescue-service",
        "https://www.example.org/api/organisations/eastmarch-fire-and-rescue-service",
        "Eastmarch Fire and Rescue Service (EFRS)",
        "Brigade (EFRS)",
        "Fire",
        "efrs",
        "org-02",
        "natural-example; eastmarch-fire-rescue-service",
        '["someone", "EFRS"]',
    ],
)
def test_an_organisation_is_known_by_any_whole_name(name):
    row = look(rows(name)).rows[0]
    assert (row.values["owner_org_id"], row.holder, row.warnings) == ("org-02", "Fire", ())


@pytest.mark.parametrize("name", ["Eastmarch", "Fir", "Rescue", "1"])
def test_a_beginning_or_a_part_is_no_name(name):
    assert "owner_org_id" not in look(rows(name)).rows[0].values


def test_a_very_long_cell_is_no_name():
    assert "owner_org_id" not in look(rows("(" * 100_000)).rows[0].values


def test_a_name_that_two_organisations_have_names_neither():
    twin = COUNCIL.with_values(id="org-03", short="Vale", initials="VC")
    assert "owner_org_id" not in look(rows("Harrowmere Council"), twin).rows[0].values


def test_an_organisation_that_the_day_does_not_have_is_not_made():
    preview = look(rows("environment-agency", "", "n/a"))
    assert preview.made == ()
    assert preview.strangers == ("environment-agency",)
    assert [str(w) for w in preview.warnings] == [
        "Row 2, column B (creator): “environment-agency” is not in this day, so it comes without a holder.",
        "Row 3: No holder is named, so it comes without a holder.",
        "Row 4: No holder is named, so it comes without a holder.",
    ]
    assert preview.rows[0].values["notes"] == "creator: environment-agency"


def test_organisations_are_made_once_each_when_asked():
    preview = look(rows("environment-agency", "Environment Agency", "hm-courts", "Fire", ""), make_organisations=True)
    assert [(o.name, o.short) for o in preview.made] == [("Environment Agency", "Environment"), ("HM Courts", "Courts")]
    assert [r.holder for r in preview.rows] == ["Environment", "Environment", "Courts", "Fire", ""]
    after = imported(day(), preview)
    made = {o.short: o.id for o in after.all(Organisation)}
    assert [d.owner_org_id for d in after.all(Dataset)] == [
        made["Environment"],
        made["Environment"],
        made["Courts"],
        "org-02",
        None,
    ]


def test_the_short_name_of_a_new_organisation_is_its_own():
    preview = look(rows("Vale Fire Service", "Fire Ltd"), make_organisations=True)
    assert len({o.short for o in preview.made} | {"Fire", "Council"}) == 4


def test_no_organisation_is_made_for_a_row_that_is_left_out():
    assert look([("title", "creator"), ("", "environment-agency")], make_organisations=True).made == ()


def test_the_holder_that_an_existing_dataset_lacks_is_made():
    known = Dataset(id="ds-01", title="Dataset 1")
    snapshot = day(known)
    preview = preview_of(snapshot, table(*rows("Environment Agency")), options=Options(make_organisations=True))
    after = imported(snapshot, preview)
    assert after.get(Organisation, after.get(Dataset, "ds-01").owner_org_id).name == "Environment Agency"


def test_a_person_may_say_whom_a_name_means():
    row = look(rows("environment-agency"), organisations={"Environment Agency": "org-01"}).rows[0]
    assert row.values["owner_org_id"] == "org-01"


def test_a_person_may_say_that_one_organisation_holds_all():
    preview = look(rows("environment-agency", "Fire", ""), held_by="org-01")
    assert {r.values["owner_org_id"] for r in preview.rows} == {"org-01"}
    assert preview.warnings == ()


def test_an_organisation_that_is_not_in_the_day_holds_nothing():
    for options in ({"held_by": "org-99"}, {"organisations": {"X": "org-99"}}):
        with pytest.raises(ValueError, match="no organisation org-99"):
            look(rows("X"), **options)
