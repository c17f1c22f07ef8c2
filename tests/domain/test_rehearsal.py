"""A rehearsal: all of it works, all of it says what it is, and nothing makes a real day of it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.pdf.check import failures
from workshop import commands as c
from workshop import kinds as k
from workshop import rehearsal, report
from workshop.capture.parse import parse
from workshop.capture.place import Place, context
from workshop.clock import SetClock
from workshop.decide import Refused
from workshop.rehearsing import rehearse_day, rehearse_sample
from workshop.sample import ZONE
from workshop.store.opening import read
from workshop.store.salvage import salvage
from workshop.store.second import second_copy
from workshop.store.store import Store
from workshop.store.whole import copy_whole
from workshop.ten_lines import so_far, ten_lines
from workshop.wall.content import Place as Looked
from workshop.wall.seen import Eyes
from workshop.wall.wall import back_row, blank, wall

NOW = datetime(2026, 11, 3, 9, 12, tzinfo=ZONE)


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("rehearsal") / "Warm and Well (rehearsal).pilot"
    rehearse_sample(path, SetClock(NOW))
    return path


@pytest.fixture(scope="module")
def state(rehearsed):
    return read(rehearsed).state


@pytest.fixture(scope="module")
def own(sample_file, tmp_path_factory) -> Path:
    """A rehearsal of a day that is finished."""
    path = tmp_path_factory.mktemp("own") / "own (rehearsal).pilot"
    rehearse_day(sample_file, path, SetClock(NOW))
    return path


def test_the_sample_is_rehearsed_today_from_its_first_minute(state):
    assert rehearsal.is_rehearsal(state)
    assert state.workshop.date == NOW.date()
    assert (state.workshop.start.hour, state.workshop.start.minute) == (9, 10)
    assert state.workshop.started_at is None
    assert (len(state.all(k.Organisation)), len(state.all(k.Person))) == (7, 14)
    assert not state.all(k.Dataset)
    assert not any(o.holds_nothing for o in state.all(k.Organisation))


def test_late_in_the_evening_it_keeps_the_times_of_the_sample(tmp_path):
    rehearse_sample(tmp_path / "late.pilot", SetClock(NOW.replace(hour=20)))
    assert read(tmp_path / "late.pilot").state.workshop.start.hour == 9


def test_a_day_of_ones_own_is_copied_and_only_read(sample_file, own):
    before, made = read(sample_file).state, read(own).state
    assert not rehearsal.is_rehearsal(before)
    assert rehearsal.is_rehearsal(made)
    assert [r.id for r in made.all(k.Risk)] == [r.id for r in before.all(k.Risk)]
    assert not list(own.parent.glob("~*")), "nothing is left beside it"


def test_a_file_that_is_called_as_its_part_might_be_is_left_alone(sample_file, tmp_path):
    somebodys = tmp_path / "~Try.pilot"
    somebodys.write_bytes(b"somebody's own")
    rehearse_day(sample_file, tmp_path / "Try.pilot", SetClock(NOW))
    assert somebodys.read_bytes() == b"somebody's own"
    assert {p.name for p in tmp_path.glob("*Try*")} == {"~Try.pilot", "Try.pilot"}


def test_it_can_not_be_made_real_by_any_change_nor_by_undo(rehearsed, tmp_path):
    path = tmp_path / "real.pilot"
    shutil.copyfile(rehearsed, path)
    store = Store(path, SetClock(NOW))
    try:
        for command in (
            c.Set(rehearsal.SETTING, None),
            c.Set(rehearsal.SETTING, ""),
            c.Change("setting", rehearsal.SETTING, {"value": None}),
            c.Withdraw("setting", rehearsal.SETTING, None),
            c.Together("both", (c.Set("other", "x"), c.Set(rehearsal.SETTING, None))),
        ):
            with pytest.raises(Refused, match="stays"):
                store.execute(command)
        while store.to_undo() is not None:
            store.undo()
        assert rehearsal.is_rehearsal(store.state)
    finally:
        store.close()
    assert rehearsal.is_rehearsal(read(path).state), "whatever the file is called"


def test_every_copy_of_it_is_one_and_is_called_so(rehearsed, tmp_path):
    assert "rehearsal" in second_copy(rehearsed, tmp_path).name
    copy_whole(rehearsed, tmp_path / "copy.pilot")
    salvage(rehearsed, tmp_path / "saved.pilot", NOW)
    again = tmp_path / "again.pilot"
    rehearse_day(rehearsed, again, SetClock(NOW))
    for name in ("copy.pilot", "saved.pilot", "again.pilot"):
        assert rehearsal.is_rehearsal(read(tmp_path / name).state)


def test_the_wall_says_so_whatever_stands_on_it(own):
    s = read(own).state
    seen = Eyes().seen(s)
    for made in (wall(seen, s, Looked(), NOW), blank(seen, s), back_row(seen, s)):
        assert made.fiction == "Rehearsal"
        assert "Rehearsal" in made.texts()


def test_a_paper_says_so_on_each_page_in_its_facts_and_in_its_name(own, tmp_path):
    s = read(own).state
    report.write(s, tmp_path / "report.pdf")
    assert not (tmp_path / "report.pdf").exists()
    made = tmp_path / "report (rehearsal).pdf"
    assert rehearsal.file_in(s, tmp_path / "report.pdf") == made
    assert failures(made.read_bytes()) == {}
    reader = PdfReader(made)
    assert reader.metadata.title.startswith("Rehearsal: ")
    assert reader.metadata.subject.startswith("Rehearsal: ")
    for page in reader.pages:
        text = page.extract_text()
        assert "Rehearsal" in text, "in the header"
        assert "REHEARSAL" in text, "across it"


def test_the_shorter_papers_say_so_too(state, tmp_path):
    report.write_cue_sheet(state, tmp_path / "cue.pdf")
    report.write_decision_sheet(state, tmp_path / "decision.pdf")
    for name in ("cue (rehearsal).pdf", "decision (rehearsal).pdf"):
        reader = PdfReader(tmp_path / name)
        assert all("REHEARSAL" in page.extract_text() for page in reader.pages)
        assert failures((tmp_path / name).read_bytes()) == {}


def test_a_real_day_has_nothing_of_it(sample, tmp_path):
    report.write_cue_sheet(sample, tmp_path / "cue.pdf")
    text = PdfReader(tmp_path / "cue.pdf").pages[0].extract_text().lower()
    assert "rehearsal" not in text
    assert rehearsal.marked(sample) == "Invented sample"


def test_each_of_the_ten_lines_is_understood_without_a_doubt(rehearsed, tmp_path):
    path = tmp_path / "ten.pilot"
    shutil.copyfile(rehearsed, path)
    s = read(path).state
    lines = ten_lines(s)
    assert len(lines) == 10
    plans = {3: "ses-2", 4: "ses-3", 7: "ses-6"}
    held = k.Dataset(id="ds-01", title="x", owner_org_id=s.all(k.Organisation)[0].id)
    ask, risk = k.UseCase(id="uc-01", title="x"), k.Risk(id="risk-01", title="x", direction="sharing")
    for x in lines:
        selected = {3: held, 4: ask, 7: risk}[x.session]
        turn = s.all(k.Organisation)[0].id if x.turn else None
        reading = parse(x.line, context(s, Place(plans[x.session], turn=turn, selected=selected)))
        assert not any(chip.text.startswith(("Which", "Nobody", "No words")) for chip in reading.chips), x.line
        assert reading.act in ("field", "change", "add"), x.line
        assert len(reading.chips) > (reading.act != "field"), x.line
    assert so_far(s) == "Nothing yet"
