"""The keys of the acts, from every place and under the key schemes of Windows and of Linux (interaction.md 2.12)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from ui.acts import ACTS, MENUS, RESERVED, WORDS

# What a system uses a key for, whose usual object does not exist here (2.12), or that means the same here.
ACCEPTED = {
    "Open", "New", "Delete", "Undo", "Redo", "Refresh", "ZoomIn", "ZoomOut", "Print", "AddTab", "NextChild", "Bold",
    "Italic", "FullScreen", "DeleteEndOfLine", "Find", "FindNext", "FindPrevious", "HelpContents", "Save",
    "WhatsThis",
}  # fmt: skip


def portable(key):
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def test_no_key_is_used_twice():
    uses = Counter(portable(key) for act in ACTS for key in act.keys)
    assert [key for key, n in uses.items() if n > 1] == []
    assert "" not in uses


def test_no_key_is_one_that_means_something_else():
    keys = {portable(key) for act in ACTS for key in act.keys}
    assert keys & {portable(key) for key in RESERVED} == set()
    assert [k for k in keys if "Ctrl+Alt" in k or "Meta" in k or "Ins" in k.split("+")] == []
    letters = [k for act in ACTS for k in act.keys if act.where == "window" and len(portable(k)) == 1]
    assert letters == [], "a plain letter goes to the line"


def test_each_act_has_a_word_of_its_own_and_a_place_in_the_menu():
    words = Counter(act.word for act in ACTS)
    assert [w for w, n in words.items() if n > 1] == []
    also = [word for act in ACTS for word in act.also]
    assert sorted(({act.word.split()[0] for act in ACTS}) | set(also)) == sorted(WORDS)
    assert len(also) == len(set(also) - {act.word.split()[0] for act in ACTS}), "a further word means one act"
    assert {act.menu for act in ACTS} == set(MENUS)


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_each_key_reaches_its_act_from_wherever_the_keyboard_is(platform, sample_copy, tmp_path):
    """Offscreen has the scheme of Windows, xcb that of Linux."""
    command = [sys.executable, "-m", "tests.ui.key_schemes", str(sample_copy), str(tmp_path / "settings")]
    if platform == "xcb":
        if shutil.which("xvfb-run") is None:
            pytest.skip("no screen for the scheme of Linux")
        command = ["xvfb-run", "-a", "-s", "-screen 0 1400x800x24", *command]
    env = {**os.environ, "QT_QPA_PLATFORM": platform, "PILOT_WORKSHOP_SETTINGS": str(tmp_path / "settings")}
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.strip().splitlines()[-1])
    assert found["platform"] == platform
    assert found["missed"] == []
    assert len(found["places"]) > 15
    assert {name: keys for name, keys in found["standard"].items() if name not in ACCEPTED} == {}
