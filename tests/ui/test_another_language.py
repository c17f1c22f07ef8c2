"""The program in a language that was invented: its texts in ‹brackets›, what people wrote as they wrote it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pypdf
import pytest

from tests.docs.strings import entries, translated
from tests.guards.source import ROOT
from tests.ui.in_another_language import LINE
from workshop import gaps
from workshop.content_code import content_code, room_code
from workshop.kinds import Question
from workshop.laptop import FOLDER_VARIABLE
from workshop.tongue import LANGUAGE_VARIABLE


def walked(sample_file, folder, language):
    """What a walk through the sample says, started in this language; and the text of its report."""
    folder.mkdir()
    shutil.copy(sample_file, folder / "day.pilot")
    env = os.environ | {FOLDER_VARIABLE: str(folder), LANGUAGE_VARIABLE: language}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.in_another_language", folder / "day.pilot", folder],
        check=False, cwd=ROOT, env=env, capture_output=True, text=True, timeout=200,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    pages = pypdf.PdfReader(folder / "report.pdf").pages
    return json.loads(done.stdout) | {"report": " ".join(" ".join(p.extract_text() for p in pages).split())}


@pytest.fixture(scope="module")
def walk(sample_file, tmp_path_factory):
    """A walk through the sample in the invented language."""
    folder = tmp_path_factory.mktemp("languages")
    written = folder / "xx.po"
    written.write_text(translated(entries(), lambda text: f"‹{text}›"), encoding="utf-8")
    return walked(sample_file, folder / "other", str(written))


def bare(text):
    return re.sub("[‹›]", "", text)


def test_window_rail_guide_and_buttons_speak_the_language(walk):
    assert walk["title"].startswith("‹")
    assert bare(walk["title"]) == "Warm and Well – Pilot Workshop"
    assert any("‹" in row for row in walk["rail"])
    assert "‹SAY NEXT›" in walk["guide"]
    assert walk["button"] == "‹Documents›"
    assert sum("‹" in b for b in walk["buttons"]) > 40


def test_what_the_rules_miss_is_asked_in_the_language(walk, sample):
    assert len(walk["questions"]) == len(gaps.firings(sample))
    assert all("‹" in q for q in walk["questions"])
    assert any("‹" in row for row in walk["missing"])


def test_the_report_speaks_the_language_too(walk):
    assert "‹Who gains›" in walk["report"]
    assert "‹Who carries the risk of sharing›" in walk["report"]


def test_what_people_wrote_stays_as_it_is(walk, sample):
    assert sample.workshop.question in walk["report"]
    assert f"{LINE}?" in walk["typed"]
    assert {q.text for q in sample.all(Question)} < set(walk["typed"])


def test_the_codes_of_a_day_are_the_same_in_every_language(walk, sample):
    assert walk["codes"] == [content_code(sample), room_code(sample)]
