"""Every report is sound: for the sample, for empty and for large days, and whatever anybody types."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pdf.check import failures
from tests.report import days
from tests.report.reading import Read, flat
from workshop import kinds as k
from workshop.charts.letters import showable
from workshop.report import render
from workshop.snapshot import Snapshot


def test_the_sample_is_sound(made):
    assert failures(made) == {}


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed here; the build installs it")
def test_an_independent_reader_finds_no_fault(made, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(made)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("day", [days.new, days.pilot_only], ids=["new", "pilot only"])
def test_a_small_day_is_sound(day):
    assert failures(render(day())) == {}


def test_a_big_day_is_sound(big_made):
    assert failures(big_made) == {}


@pytest.mark.parametrize("text", days.AWKWARD, ids=range(len(days.AWKWARD)))
def test_awkward_words_everywhere(text):
    assert failures(render(days.awkward(text))) == {}


def test_markup_is_printed_as_it_was_typed():
    read = Read(render(days.awkward("<b>1 < 2</b> & </para>")))
    assert "<b>1 < 2</b> & </para>" in read.text


def test_what_no_font_shows_is_named():
    read = Read(render(days.awkward("Agreed 👍🏽")))
    assert "Agreed [thumbs up sign]" in read.text


def test_a_title_of_120_characters():
    read = Read(render(days.awkward("x", title="T" * 60 + " of many words" * 5)))
    assert "T" * 30 in read.pages[0]
    assert "of many words of many words" in read.pages[0]


def test_long_words_stand_below_their_table_in_full():
    long = " ".join(f"Sentence number {n} of a long statement." for n in range(2500))
    made = [
        *days.pilot_only().records(),
        k.Position(id="pos-1", org_id="org-2", stance="reservation", words=long, use_case_id="uc-1"),
        k.Risk(id="rsk-1", title=long, direction="sharing", likelihood=3, impact=3, use_case_id="uc-1"),
    ]
    read = Read(render(Snapshot.of(made)))
    assert len(long) > 100_000
    assert read.text.count("(note 1 below)") == 2
    assert read.text.count("Sentence number 2499 of a long statement.") == 2
    assert len(read.pages) < 120


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text(text):
    made = render(days.awkward(text))
    assert failures(made) == {}
    words = flat(showable(text)).split()
    if words and words[0].isascii() and words[0].isalnum():
        assert words[0][:30] in Read(made).text
