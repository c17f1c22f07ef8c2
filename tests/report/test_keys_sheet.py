"""The sheet of keys and signs on paper: one side, sound, and made from the one list of acts (W25)."""

from __future__ import annotations

import dataclasses

import pytest

from tests.pdf.check import failures
from tests.report.reading import Read
from ui.acts import sheet_keys
from workshop.capture.keys_sheet import keys_sheet
from workshop.kinds import Organisation
from workshop.report import render_keys_sheet
from workshop.snapshot import Snapshot


@pytest.fixture(scope="module")
def sheet(sample):
    return render_keys_sheet(sample, sheet_keys())


def test_it_is_as_sound_as_the_report_and_has_one_side(sheet):
    assert failures(sheet) == {}
    assert len(Read(sheet).pages) == 1


def test_every_key_sign_and_example_is_on_it(sheet, sample):
    text = Read(sheet).text
    made = keys_sheet(sample, sheet_keys())
    for key, does in (*made.first, *made.line, *made.others):
        assert key in text
        assert does.split(";")[0].split(" the ")[0] in text
    assert all(sign.example.split(" ")[0] in text for sign in made.signs)


def test_a_day_with_nobody_and_one_with_long_names_have_one_side_too(sample):
    long = [
        dataclasses.replace(r, short="Datenschutzfolg", name="x" * 300) if isinstance(r, Organisation) else r
        for r in sample.records()
    ]
    for s in (Snapshot.of(), Snapshot.of(long)):
        assert len(Read(render_keys_sheet(s, sheet_keys())).pages) == 1
