"""The guide as data: its pages are those of the documentation, word for word, and every place has its help."""

from __future__ import annotations

import re

import pytest

from tests.docs.reading import pages as files
from ui.acts import ACTS, FIRST, sheet_keys
from ui.desk import OVER, PAGES
from workshop.capture.keys_sheet import keys_sheet
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.find import found, of_the_guide
from workshop.kinds import Dataset
from workshop.manual import pages as manual
from workshop.manual.markup import blocks, words_of
from workshop.playbook.progress import playbook_of
from workshop.snapshot import Snapshot

NAMES = [p.stem for p in files()]


def test_every_page_is_in_the_help_and_the_list_of_pages_is_first():
    assert sorted(p.name for p in manual.pages()) == NAMES
    assert manual.pages()[0].name == "index"


@pytest.mark.parametrize("path", files(), ids=lambda p: p.stem)
def test_no_word_of_a_page_is_lost_and_no_mark_is_left(path):
    shown = " ".join(words_of(c) for b in manual.page(path.stem).blocks for c in b.cells)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)", " ", path.read_text(encoding="utf-8"))
    assert set(re.findall(r"\w{3,}", text)) <= set(re.findall(r"\w{3,}", shown))
    assert "**" not in shown
    assert "](" not in shown


@pytest.mark.parametrize("path", files(), ids=lambda p: p.stem)
def test_every_link_leads_to_a_page_and_a_section_that_are_there(path):
    for block in manual.page(path.stem).blocks:
        for span in block.links:
            name, anchor = manual.place_of(span.to, path.stem)
            assert span.to.startswith(("#", f"{name}.md"))
            assert not anchor or manual.page(name).row_of(anchor)


def test_every_session_and_every_page_of_the_window_has_its_help(sample):
    places = [s.id for s in playbook_of(sample).sessions] + [p for p in PAGES if p not in OVER]
    for place in (*places, *manual._OF_PLACE):
        name, anchor = manual.helps(place)
        assert name != "index", place
        assert not anchor or manual.page(name).row_of(anchor), place


def test_a_link_that_leads_outside_is_text_and_what_is_no_mark_stays():
    (block,) = blocks("Look at [a site](https://a.example) <b>or</b> at [the line](the-line.md#signs), 2 * 3 * 4")
    assert block.text == "Look at a site <b>or</b> at the line, 2 * 3 * 4"
    assert [span.to for span in block.links] == ["the-line.md#signs"]


def test_a_bar_in_what_is_typed_parts_no_cell():
    row = blocks("| A | B |\n|---|---|\n| `a|b` | c |")[-1]
    assert [words_of(c) for c in row.cells] == ["a|b", "c"]


def test_words_of_a_section_find_it_with_its_page():
    hit = found(of_the_guide(), "stick second copy")[0]
    assert hit.sort == "help"
    assert manual.page(manual.place_of(hit.id)[0]).title in f"{hit.text} {hit.tail}"


# -- the sheet of keys and signs --


def test_the_sheet_has_twelve_keys_first_and_every_key_once():
    first, others = sheet_keys()
    assert len(first) == len(FIRST) == 12
    said = [key for keys, _ in (*first, *others) for key in keys.split(" (")[0].split(" · ")]
    assert len(said) == len(set(said))
    keys = {k for act in ACTS for k in act.keys if not re.fullmatch(r"Ctrl\+[2-9]", k)}
    assert len(said) == len(keys)


def test_each_sign_of_the_sheet_is_understood_as_it_is_written(sample):
    signs = keys_sheet(sample, sheet_keys()).signs
    assert len(signs) == 8
    held = sample.all(Dataset)[0]
    places = {"!a>b": Place("ses-6"), "3x4": Place("ses-6"), "*4": Place("ses-5")}
    said = {}
    for sign in signs:
        here = places.get(sign.sign) or Place("ses-2", turn=held.owner_org_id, selected=held)
        said[sign.sign] = [c.text for c in parse(sign.example, context(sample, here)).chips]
    assert any(c.startswith("Owner: Petra") for c in said["@name"])
    assert "Personal" in said["#word"]
    assert {"Carried by Council", "Should carry it: Income"} <= set(said["!a>b"])
    assert "3 × 4 = 12" in said["3x4"]
    assert "Score 4" in said["*4"]
    assert any(c.startswith("By Tue 29 Sep") for c in said["by …"])
    assert "Owner: not known" in said["… ?"]
    assert any(c.startswith("Known problem: rented") for c in said[" -- "])


def test_an_empty_day_has_a_sheet_too():
    assert len(keys_sheet(Snapshot.of(), sheet_keys()).signs) == 8
