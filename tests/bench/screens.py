"""Changing the screen of a day of 5,000 records, against a bare list of Qt that shows a thousand rows of text."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QStackedWidget, QWidget

from tests.bench.figures import line, middle
from tests.bench.large import write_large
from ui.app import Program, application
from ui.demo.hands import Hands
from ui.demo.offscreen import without_screen
from ui.settings import Settings
from workshop.clock import SetClock
from workshop.store.opening import read

LOOKS = tuple(f"Ctrl+{n}" for n in range(1, 10))
WORDS = "Damp homes again #personal"
ROWS = 1000


def report() -> Iterator[str]:
    """What came of it."""
    with tempfile.TemporaryDirectory() as folder, without_screen():
        path = Path(folder) / "large.pilot"
        write_large(path)
        clock = SetClock(read(path).entries[-1].at)
        program = Program(application([]), Settings(Path(folder) / "settings"), clock)
        hands = Hands(program, clock)
        program.open_day(path)
        hands.settle()
        hands.day.resize(1366, 688)
        hands.settle()
        first, again = _looks(hands), _looks(hands)
        views = _views(hands)
        keys = _typing(hands)
        program.close()
        bare = _bare()
        shutil.rmtree(folder, ignore_errors=True)
    yield "Changing the screen of a day with 200 datasets, 100 use cases and 1,000 risks"
    yield line("first look, slowest of nine", max(first), bare, f"a bare list with {ROWS:,} rows")
    yield line("first look, median", middle(first), bare, "the same")
    yield line("again, slowest of nine", max(again), bare, "the same")
    yield line("again, median", middle(again), bare, "the same")
    yield line("another view, slowest", max(views), bare, "the same")
    yield line("a key in the line, slowest", max(keys), bare, "the same")


def _took(hands: Hands, key: str) -> float:
    """From the key until the window is painted, in ms."""
    since = time.perf_counter()
    hands.press(key)
    hands.day.repaint()
    return (time.perf_counter() - since) * 1000


def _looks(hands: Hands) -> list[float]:
    return [_took(hands, key) for key in LOOKS]


def _views(hands: Hands) -> list[float]:
    """Each view of each session."""
    found = list[float]()
    for key in LOOKS:
        hands.press(key)
        found += [_took(hands, "Ctrl+Tab") for _ in range(4)]
    return found


def _typing(hands: Hands) -> list[float]:
    hands.press("Ctrl+K")
    found = []
    for letter in WORDS:
        since = time.perf_counter()
        hands.write(letter)
        found.append((time.perf_counter() - since) * 1000)
    return found


def _bare() -> float:
    """A second look at a list whose rows are all known, in ms."""
    stack, empty, rows = QStackedWidget(), QWidget(), QListView()
    rows.setModel(QStringListModel([f"{WORDS} {n}" for n in range(ROWS)]))
    for part in (empty, rows):
        stack.addWidget(part)
    stack.resize(1366, 688)
    stack.show()
    QApplication.processEvents()
    since = time.perf_counter()
    stack.setCurrentWidget(rows)
    QApplication.processEvents()
    stack.repaint()
    return (time.perf_counter() - since) * 1000
