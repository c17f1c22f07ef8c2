"""Each fault trial in its short form; `make faults` does them in full, and docs/reliability.md says what came of it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.__main__ import TRIALS

ROOT = Path(__file__).parents[2]
SHARES = {"failures": 0.0, "power": 0.0, "undo": 0.02, "copies": 0.02, "races": 0.04}
SHARE = 0.004


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the layer is for Linux")
@pytest.mark.skipif(shutil.which("gcc") is None, reason="the layer needs a C compiler")
@pytest.mark.parametrize("trial", TRIALS)
def test_what_the_full_trial_shows_holds_in_its_short_form_too(trial):
    share = SHARES.get(trial, SHARE)
    command = [sys.executable, "-m", "tests.faults", trial, "--share", str(share), "--processes", "1", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert outcomes, done.stderr
    assert [fault for outcome in outcomes for fault in outcome["faults"]] == []
    assert done.returncode == 0
