"""What is loaded: no network after all was imported and a day was walked, no Qt where no window is wanted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.source import ROOT

BEGIN = """
import importlib, json, os, pkgutil, sys, threading, warnings
warnings.simplefilter("error")

NETWORK = {"socket", "_socket", "ssl", "_ssl", "http", "asyncio", "ftplib", "smtplib", "requests", "PySide6.QtNetwork"}

def network():
    return sorted(m for m in sys.modules if {m, m.split(".")[0]} & NETWORK or m in {"urllib.request", "urllib.error"})

def all_imported():
    import resources, ui, workshop
    for package in (resources, ui, workshop):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            importlib.import_module(found.name)

def ran(*arguments):
    from ui.__main__ import main
    try:
        main(arguments)
    except SystemExit as e:
        return e.code

def say(**found):
    print(json.dumps(found))
"""


def child(code, folder, *arguments):
    """What a process of its own says at its end, in a folder and a home that are empty."""
    (folder / "home").mkdir(exist_ok=True)
    env = {n: v for n, v in os.environ.items() if n in {"PATH", "SYSTEMROOT", "LANG", "LD_LIBRARY_PATH"}}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(folder / "home")}
    done = subprocess.run([sys.executable, "-c", BEGIN + code, *map(str, arguments)],
                          cwd=folder, env=env, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout.splitlines()[-1]), done.stdout.splitlines()[:-1]


def test_importing_everything_has_no_effect_and_loads_no_network(tmp_path):
    found, said = child(
        """
all_imported()
from PySide6.QtCore import QCoreApplication
say(network=network(), threads=threading.active_count(), app=QCoreApplication.instance() is not None,
    ours=sum(m.split(".")[0] in {"ui", "workshop"} for m in sys.modules))
""",
        tmp_path,
    )
    assert found == {"network": [], "threads": 1, "app": False, "ours": found["ours"]}
    assert found["ours"] > 200
    assert said == []
    assert [p.name for p in tmp_path.rglob("*")] == ["home"]


def test_a_day_that_is_walked_imported_into_and_printed_loads_no_network(tmp_path, sample_copy):
    (tmp_path / "table.csv").write_text("title\nLoans\n", encoding="utf-8")
    import_xlsx = """
import openpyxl
book = openpyxl.Workbook()
for row in (["title", "description"], ["Visits", "Who was visited, and when."]):
    book.active.append(row)
book.save("table.xlsx")
"""
    found, said = child(
        import_xlsx
        + """
day = sys.argv[1]
states = [ran("import", day, "table.csv"), ran("import", day, "table.xlsx")]
states += [ran("show", day), ran("report", day, "a.pdf")]
all_imported()
from ui.demo.self_test import self_test
states.append(self_test())
say(network=network(), states=states)
""",
        tmp_path,
        sample_copy,
    )
    assert found == {"network": [], "states": [0, 0, 0, 0, 0]}
    assert said[-1].startswith("All is well: ")


COMMANDS = {
    "nothing": (["--version"], 0),
    "help": (["--help"], 0),
    "help of a command": (["demo", "--help"], 0),
    "new": (["new", "new.pilot", "--title", "T", "--date", "2026-12-01"], 0),
    "sample": (["sample", "another.pilot"], 0),
    "import": (["import", "DAY", "table.csv"], 0),
    "import, dry": (["import", "DAY", "table.csv", "--dry-run"], 0),
    "show": (["show", "DAY"], 0),
    "show a kind": (["show", "DAY", "risks", "--json"], 0),
    "report": (["report", "DAY", "out.pdf"], 0),
    "refused": (["show", "gone.pilot"], 2),
    "mistyped": (["shwo"], 2),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_without_a_window_loads_nothing_of_qt(name, tmp_path, sample_copy):
    arguments, status = COMMANDS[name]
    (tmp_path / "table.csv").write_text("title\nLoans\n", encoding="utf-8")
    found, _ = child(
        """
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "shibokensupport"}:
            raise ImportError(f"{name} is loaded")

sys.meta_path.insert(0, Refuse())
import io
sys.stderr = io.StringIO()
status = ran(*sys.argv[1:])
say(status=status, network=network(), qt=sorted(m for m in sys.modules if m.startswith(("PySide6", "shiboken"))))
""",
        tmp_path,
        *(sample_copy if a == "DAY" else a for a in arguments),
    )
    assert found == {"status": status, "network": [], "qt": []}


def test_without_a_screen_the_program_says_so_and_what_can_be_done(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "ui", "day.pilot"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
    )  # fmt: skip
    if sys.platform.startswith("linux"):
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            "pilot-workshop: There is no screen here. To play the sample without one: pilot-workshop demo FOLDER\n"
        )


def test_everything_can_be_imported_where_the_system_is_not_unix(tmp_path):
    """Windows is the users' machine: what only Unix has may be asked for, and must not be needed."""
    found, _ = child(
        """
BLOCKED = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog", "crypt"}

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name in BLOCKED:
            raise ImportError(f"there is no {name} here")

for name in BLOCKED:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Refuse())
for name in ("fork", "forkpty", "chown", "mkfifo", "setsid", "getpgid", "posix_spawn"):
    if hasattr(os, name):
        delattr(os, name)
warnings.simplefilter("default")  # the lock says that it is a softer one
all_imported()
say(ours=sum(m.split(".")[0] in {"ui", "workshop"} for m in sys.modules))
""",
        tmp_path,
    )
    assert found["ours"] > 200


def test_the_guard_would_notice(tmp_path):
    found, _ = child("import urllib.request\nsay(network=network())", tmp_path)
    assert {"socket", "_socket", "http.client", "urllib.request"} <= {*found["network"]}


def test_only_the_interface_is_kept_in_its_own_folder():
    """The guards above read what lies here; a package beside these would escape them."""
    packages = {p.parent.name for p in Path(ROOT).glob("*/__init__.py")}
    assert packages == {"workshop", "ui", "resources", "tests"}
