"""What the guards read: the project's own files, as text and as syntax trees."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE = {"build", "dist", "demo-out", "__pycache__"}  # folders that a run leaves


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: str  # from the root
    text: str
    tree: ast.Module

    def calls(self):
        """Each call with the last part of what is called: `QLabel` of `QtWidgets.QLabel(…)`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield last_name(node.func), node

    def at(self, node):
        return f"{self.path}:{node.lineno}"


def last_name(node):
    """The last part of a dotted name; empty where it is none."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def sources(*folders):
    """The Python files of these folders."""
    return [s for f in folders for s in _folder(f)]


@cache
def _folder(name):
    found = [
        (p.relative_to(ROOT).as_posix(), p.read_text(encoding="utf-8")) for p in sorted((ROOT / name).rglob("*.py"))
    ]
    return [Source(path, text, ast.parse(text)) for path, text in found]


def product():
    return sources("workshop", "ui")


def everything():
    return sources("workshop", "ui", "resources", "tests")


@cache
def tracked():
    """All files of the project: those that git knows or would add; without git, all that a run did not make."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, check=True, text=True,
        ).stdout.split("\0")  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        listed = []
    named = [ROOT / name for name in listed if name] or [
        p
        for p in ROOT.rglob("*")
        if not MADE & set(p.parts) and not any(x.startswith(".") and x != ".ci" for x in p.relative_to(ROOT).parts)
    ]
    return tuple(sorted(p for p in named if p.is_file()))


@cache
def texts():
    """The text of each tracked file that is one, by its path from the root."""
    out = {}
    for path in tracked():
        raw = path.read_bytes()
        if b"\0" in raw[:8000]:
            continue
        try:
            out[path.relative_to(ROOT).as_posix()] = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return out


def found_in(pattern, names=None):
    """`path:line: what was found` for each place where a pattern stands in a tracked text."""
    return [
        f"{name}:{text.count(chr(10), 0, m.start()) + 1}: {m[0]}"
        for name, text in texts().items()
        if names is None or names(name)
        for m in pattern.finditer(text)
    ]
