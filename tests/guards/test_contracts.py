"""The storeys of the house: import-linter's contracts hold, and each of them would notice."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.source import ROOT

COMMAND = Path(sys.executable).with_name("lint-imports")
PACKAGES = ("workshop", "ui", "resources")


def lint(folder):
    done = subprocess.run([COMMAND, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def broken(said):
    return set(re.findall(r"^(.*) BROKEN$", said, re.MULTILINE))


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The code and its contracts, to be spoilt."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name in PACKAGES:
        for path in (ROOT / name).rglob("*.py"):
            to = folder / path.relative_to(ROOT)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, to)
    return folder


def test_the_contracts_hold():
    status, said = lint(ROOT)
    assert status == 0, said
    assert re.search(r"Contracts: \d+ kept, 0 broken", said)


SCREEN, SQL = "the domain never sees the screen", "the ui never speaks SQL, PDF or tables of others"
NO_FILE = "what records mean, and what is made of them, knows no file"


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("workshop/views/names", "from PySide6.QtCore import QObject", SCREEN),
        ("workshop/terminal/say", "import ui.desk", SCREEN),
        ("ui/desk", "import sqlite3", SQL),
        ("ui/pages/documents", "from reportlab.pdfgen import canvas", SQL),
        ("workshop/store/store", "import sqlcipher3", "only the engine's module names an engine"),
        ("workshop/sample", "import sqlite3", "no other engine"),
        ("workshop/views/risks", "import reportlab", "one place for each library"),
        ("workshop/typed", "import openpyxl", "tables of others are read by the import"),
        ("workshop/report/text", "import workshop.store.opening", NO_FILE),
        ("workshop/formulas/risks", "import workshop.views.risks", "the storeys of the domain"),
        ("ui/look/parts", "import ui.cards.list", "the storeys of the interface"),
        ("workshop/report/text", "import workshop.report.document", "nothing goes in a circle"),
    ],
)
def test_an_import_that_breaks_a_contract_is_noticed_also_inside_a_function(copy, module, line, contract):
    path = copy / f"{module}.py"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n\ndef late():\n    {line}\n", encoding="utf-8")
    try:
        status, said = lint(copy)
    finally:
        path.write_text(before, encoding="utf-8")
    assert status == 1, said
    assert contract in broken(said)


def test_a_module_without_a_storey_is_noticed(copy):
    path = copy / "workshop" / "attic.py"
    path.touch()
    try:
        status, said = lint(copy)
    finally:
        path.unlink()
    assert status == 1
    assert broken(said) == {"the storeys of the domain"}
