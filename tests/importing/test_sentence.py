"""The sentence over a preview says what an import comes to, and that nothing is written yet."""

from __future__ import annotations

import pytest

from tests.importing.making import look
from workshop.kinds import Dataset

HAD = [Dataset(id=f"ds-{n}", title=f"Had {n}", owner_org_id="org-01") for n in (1, 2, 3)]
TWIN = HAD[2].with_values(id="ds-4")


@pytest.mark.parametrize(
    ("titles", "sentence"),
    [
        (("A", "B", "C", "Had 1", "", ""), "3 datasets new, 1 like one you have, 2 rows without a name."),
        (("A",), "1 dataset new."),
        (("A", "", "Had 1", "Had 2"), "1 dataset new, 2 like ones you have, 1 row without a name."),
        (("Had 1",), "1 dataset like one you have."),
        (("Had 1", "Had 2"), "2 datasets like ones you have."),
        (("",), "1 row without a name."),
        (("A", "Had 3"), "1 dataset new, 1 row in doubt."),
    ],
)
def test_it_counts_what_there_is_and_leaves_out_what_there_is_not(titles, sentence):
    preview = look([("title", "licence"), *((t, "x") for t in titles)], *HAD, TWIN)
    assert preview.sentence == f"{sentence} Nothing is added yet."


def test_services_and_organisations_are_called_what_they_are():
    rows = [("title", "endpointURL", "provider"), ("A", "x", "Vale"), ("B", "x", "Dale"), ("C", "x", "Vale")]
    assert look(rows[:2]).sentence == "1 data service new. Nothing is added yet."
    made = look(rows, make_organisations=True)
    assert made.sentence == "3 data services new, 2 organisations new. Nothing is added yet."


def test_large_counts_have_their_mark():
    preview = look([("title",), *((f"A {n}",) for n in range(1200))])
    assert preview.sentence == "1,200 datasets new. Nothing is added yet."


def test_no_rows_and_no_name_have_sentences_of_their_own():
    assert look([("title", "licence")]).sentence == "There are no rows to read here. Nothing is added."
    found = look([("Wer", "licence"), ("A", "x")])
    assert found.sentence == "No column is the name yet: choose the one that is. Nothing is added yet."
    assert (found.rows_read, len(found.in_state("in doubt"))) == (1, 1)
