"""What lies in the project: nothing of the machine it was written on, nothing undone, and all of it is installed."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.guards.source import ROOT, found_in, texts, tracked
from workshop import __version__

HOSTS = {  # names of a format or of a licence; nothing is fetched from there
    "creativecommons.org",
    "ns.adobe.com",
    "purl.org",
    "scripts.sil.org",
    "www.aiim.org",
    "www.w3.org",
}
INVENTED = re.compile(r"(?:.*\.)?(?:example|example\.org|example\.com|a\.example)")


def licence(name):
    return "LICEN" in name.upper()


def here():
    """What only this machine is called, and where things lie on it."""
    name = platform.node().split(".")[0]
    words = [str(p) for p in (ROOT, Path.home(), Path(sys.prefix)) if len(p.parts) > 2]
    return [*words, *([name] if len(name) > 5 and name.lower() not in {"localhost", "debian"} else [])]


def test_nothing_is_left_undone():
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"))
    assert not found_in(re.compile(rf"\b(?:{marks})\b"), lambda n: not licence(n))


def test_nothing_speaks_of_the_machine_that_it_was_written_on():
    for word in here():
        assert not found_in(re.compile(rf"(?<![\w.~/-]){re.escape(word)}(?![\w-])"))
    homes = ("/ho" + r"me/\w+", "/ro" + r"ot\b", "/Us" + r"ers/\w+", r"[A-Z]:\\Us" + r"ers\\")
    inside = (r"\b10(?:\.\d{1,3}){3}\b", r"\b192\.168(?:\.\d{1,3}){2}\b")  # addresses of a network
    assert not found_in(re.compile("|".join((*homes, *inside))))


def test_an_address_is_the_name_of_a_format_or_invented():
    address = re.compile(r"(?:https?|ftp|git)://([\w.-]+)", re.IGNORECASE)
    hosts = {(name, m[1].lower().rstrip(".")) for name, text in texts().items() if not licence(name)
             and not name.endswith(".md") for m in address.finditer(text)}  # fmt: skip
    assert not {(name, host) for name, host in hosts if host not in HOSTS and not INVENTED.fullmatch(host)}


def test_requirements_have_a_hash_each_and_name_no_index():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = texts()[name]
        assert not re.search(r"^\s*(?:-i\b|--(?:extra-)?index|--find-links|--trusted)|://", text, re.MULTILINE)
        pinned = re.split(r"^(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]
        assert pinned
        assert not [p.split()[0] for p in pinned if "==" not in p or "--hash=sha256:" not in p]


def test_the_product_speaks_of_itself_only():
    assert not found_in(re.compile(r"\bissues? #?\d+\b", re.IGNORECASE), lambda n: not licence(n))


def test_texts_are_utf8_with_plain_line_ends():
    """But for what stands in a fixture on purpose."""
    wrong = [n for n, t in texts().items() if "\r" in t and not n.startswith("tests/")]
    assert not wrong
    assert not [n for n, t in texts().items() if t.startswith("\ufeff") and not n.startswith("tests/")]


def test_no_file_that_a_run_leaves_is_part_of_the_project():
    left, released = {".pilot", ".lock", ".pyc", ".egg-info", ".log"}, ROOT / "tests" / "data" / "released"
    kept = [p for p in tracked() if p.parent != released]
    assert not [p for p in kept if p.suffix in left or {"__pycache__", ".venv", "build", "dist"} & {*p.parts}]


def test_the_program_is_as_new_as_its_project_file_says():
    project = tomllib.loads(texts()["pyproject.toml"])["project"]
    assert project["version"] == __version__
    named = {re.match(r"[a-z0-9-]+", d)[0] for d in project["dependencies"]}
    assert named == set(re.findall(r"^[a-z0-9-]+", texts()["requirements.in"], re.MULTILINE))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """What is installed from this project."""
    folder = tmp_path_factory.mktemp("wheel")
    for path in tracked():
        name = path.relative_to(ROOT)
        if name.parts[0] in {"workshop", "ui", "resources", "tests", "docs"} or len(name.parts) == 1:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)
    (folder / "README.md").touch()
    make = "from setuptools.build_meta import build_wheel; print(build_wheel('made'))"
    made = subprocess.run([sys.executable, "-c", make], cwd=folder, env={**os.environ, "PYTHONWARNINGS": "default"},
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(folder / "made" / made.stdout.split()[-1]) as archive:
        return {n: archive.getinfo(n).file_size for n in archive.namelist()}


def test_every_module_and_every_resource_is_installed(wheel):
    wanted = {
        p.relative_to(ROOT).as_posix(): p.stat().st_size
        for p in tracked()
        if p.relative_to(ROOT).parts[0] in {"workshop", "ui", "resources"}
    }
    assert {n for n in wanted if n.startswith("resources/")}
    guide = [p for p in tracked() if p.parent == ROOT / "docs" / "guide"]
    wanted |= {f"resources/guide/{p.name}": p.stat().st_size for p in guide}
    assert {n: size for n, size in wheel.items() if ".dist-info/" not in n} == wanted
    assert [n for n in wheel if n.endswith("entry_points.txt")]
