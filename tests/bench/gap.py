"""The longest time in which the interface does nothing for anybody, over a scripted hour on a slow disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figures import line, quantile
from tests.faults import preload

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MINUTES = 60
LINES_A_MINUTE = 2
LOOK_EVERY, UNDO_EVERY, SNAPSHOT_EVERY = 5, 7, 10  # minutes
SYNC_MS = 300
KEY_MS = 4  # between two keys: far faster than anybody types
SNAPSHOT = "a snapshot"
LOOK = "changing the screen"
LIMITS = ("letters", "Enter", "undo and redo", "going along the cards", SNAPSHOT, LOOK, "nothing typed")
ANY = "any"
DONE = {"Return": "Enter", "Ctrl+Z": "undo and redo", "Ctrl+Y": "undo and redo", SNAPSHOT: SNAPSHOT}
DONE |= dict.fromkeys(("Up", "Down"), "going along the cards")
OURS, BARE = "ours", "bare"


def report() -> Iterator[str]:
    """What came of it."""
    with tempfile.TemporaryDirectory() as folder:
        library = preload.built(Path(folder))
        slow, quick = (_run(OURS, Path(folder) / str(ms), preload.environment(library, ms)) for ms in (SYNC_MS, 0))
        bare = _run(BARE, Path(folder), dict(os.environ))
    lines = MINUTES * LINES_A_MINUTE
    yield f"Longest gap of the interface over a scripted hour: {lines} lines, a key each {KEY_MS} ms, snapshots,"
    yield f"other sessions looked at each {LOOK_EVERY} minutes, undo and redo each {UNDO_EVERY}"
    for what in (*LIMITS, ANY):
        yield line(f"{what}, each sync {SYNC_MS} ms", slow[what], bare[ANY], "a bare line edit and list, no file")
        yield line(f"{what}, the disk as it is", quick[what], bare[ANY], "the same")
        yield line(f"{what}, own work at {SYNC_MS} ms", slow[f"work {what}"], bare[f"work {ANY}"], "the same")
    most, sync, waiting = slow["most"], slow["sync"], slow["waiting"]
    yield f"  999 of 1,000 gaps were shorter than {most:.1f} ms. A sync took {sync:.0f} ms; {waiting:.0f} changes were"
    yield f"  still on their way to the file when the last line was typed. {_others()}"


def _others() -> str:
    """Gaps that are longer than the interface's own work are mostly somebody else's."""
    return f"Load of the machine: {os.getloadavg()[0]:.1f}, on {os.cpu_count()} processors."


def _run(which: str, folder: Path, environment: dict[str, str]) -> dict[str, float]:
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", __name__, which, str(folder)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


# -- in a process of its own --
def _script(words: Callable[[int], str]) -> Iterator[str]:
    """What is pressed in the hour: letters, and keys by their names."""
    for minute in range(MINUTES):
        for n in range(LINES_A_MINUTE):
            yield from words(minute * LINES_A_MINUTE + n)
            yield "Return"
            yield from ("Up", "Up", "Down", "Down")
        if minute % LOOK_EVERY == 0:
            yield from (f"Ctrl+{minute // LOOK_EVERY % 9 + 1}", "Ctrl+Tab", "Ctrl+3", "Ctrl+K")
        if minute % UNDO_EVERY == 0:
            yield from ("Ctrl+Z", "Ctrl+Y")
        if minute % SNAPSHOT_EVERY == 0:
            yield SNAPSHOT


def _type(press: Callable[[str], None], words: Callable[[int], str]) -> dict[str, float]:
    """Press the keys through the event loop, one at a time; what the heart beat meanwhile."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: PLC0415 - the parent needs no Qt

    loop, beats, keys = QEventLoop(), QTimer(timerType=Qt.TimerType.PreciseTimer), QTimer()
    keys_of_the_hour = _script(words)
    at: list[tuple[int, int, str]] = []  # the time, how long this thread has worked, and what was pressed since
    since = [LIMITS[-1]]

    def key() -> None:
        letter = next(keys_of_the_hour, None)
        if letter is None:
            loop.quit()
        else:
            since[0] = "letters" if len(letter) == 1 else DONE.get(letter, LOOK)
            press(letter)

    def beat() -> None:
        at.append((time.perf_counter_ns(), time.thread_time_ns(), since[0]))
        since[0] = LIMITS[-1]

    beats.timeout.connect(beat)
    keys.timeout.connect(key)
    beats.start(1)
    keys.start(KEY_MS)
    loop.exec()
    gaps = [(what, (b - a) / 1e6, (d - c) / 1e6) for (a, c, _), (b, d, what) in pairwise(at)]
    found = {"most": quantile([wait for _, wait, _ in gaps], 0.999)}
    for kind in (*LIMITS, ANY):
        of_kind = [(wait, work) for what, wait, work in gaps if kind in (ANY, what)]
        found[kind] = max((wait for wait, _ in of_kind), default=0.0)
        found[f"work {kind}"] = max((work for _, work in of_kind), default=0.0)
    return found


def _strike(widget: QWidget, key: str) -> None:
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415

    if len(key) == 1:
        QTest.keyClicks(widget, key)
    else:
        pressed = QKeySequence(key)[0]
        QTest.keyClick(widget, pressed.key(), pressed.keyboardModifiers())


def _ours(folder: Path) -> dict[str, float]:
    from tests.bench.room import a_day, words_for  # noqa: PLC0415

    with a_day(folder) as hands:
        hands.room_screen()
        hands.day.entering.guard_ms = 0
        store = hands.day.day.store

        def press(key: str) -> None:
            store.keeper.snapshot_now() if key == SNAPSHOT else _strike(hands.focus(), key)

        found = _type(press, words_for)
        found["waiting"] = hands.day.day.store.waiting()
        found["sync"] = _sync(folder / "sync")
        return found


def _bare(_: Path) -> dict[str, float]:
    from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget  # noqa: PLC0415

    from tests.bench.room import words_for  # noqa: PLC0415
    from ui.app import application  # noqa: PLC0415
    from ui.demo.offscreen import without_screen  # noqa: PLC0415

    with without_screen():
        application()
        window, rows, edit = QWidget(), QListWidget(), QLineEdit()
        layout = QVBoxLayout(window)
        layout.addWidget(rows)
        layout.addWidget(edit)
        window.resize(1366, 688)
        window.show()
        edit.setFocus()
        edit.returnPressed.connect(lambda: (rows.addItem(edit.text()), rows.scrollToBottom(), edit.clear()))
        return _type(lambda key: _strike(edit, key) if len(key) == 1 or key == "Return" else None, words_for)


def _sync(path: Path) -> float:
    """How long one sync takes here, in milliseconds: that the disk is as slow as it should be."""
    with path.open("wb") as f:
        f.write(b"words")
        f.flush()
        since = time.perf_counter_ns()
        os.fsync(f.fileno())
        return (time.perf_counter_ns() - since) / 1e6


if __name__ == "__main__":
    made = {OURS: _ours, BARE: _bare}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(made))  # noqa: T201 - to the parent
