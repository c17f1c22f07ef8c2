"""A program that is going to be killed: hands play the day, or type without a pause, in its real windows.

It writes down each save that was confirmed, and after each key what stands in the editor and how many changes there
are, before anything else happens. What it has written so, a kill does not take back.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.faults.trial import moment
from ui.app import Program, application
from ui.demo import day
from ui.demo.hands import Hands
from ui.demo.offscreen import without_screen
from ui.open_day import OpenDay
from ui.settings import Settings
from workshop.clock import SetClock

KEYS_A_SECOND = (15, 60)  # far faster than anybody types
LONGEST_PAUSE = 0.4  # seconds
FIELD = "Known problem"  # in the form of a dataset
BEGIN = -1  # the piece in which there is no file yet


@dataclass(frozen=True)
class Piece:
    """From where on the day is played: `number` in `ui.demo.day.DAY`, and the file as it was then."""

    number: int
    path: Path | None
    at: str  # by the day's clock, ISO
    seconds: float  # until the next piece


class Notes:
    """What a process writes down, unbuffered."""

    def __init__(self, to: Path) -> None:
        self._to = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def __call__(self, *what: Any) -> None:
        os.write(self._to, (json.dumps([time.monotonic(), *what]) + "\n").encode())


def hands_at(folder: Path, at: str) -> Hands:
    """Hands in front of the program, at this hour."""
    os.environ["PILOT_WORKSHOP_SETTINGS"] = str(folder / "settings")
    clock = SetClock(datetime.fromisoformat(at))

    class OneByOne(Hands):
        """Each letter is an event of its own, as from a keyboard."""

        def write(self, text: str) -> None:
            for letter in text:
                super().write(letter)

    return OneByOne(Program(application([]), Settings(folder / "settings"), clock), clock)


def pieces(folder: Path, last: int | None = None) -> list[Piece]:
    """Play the day once; the pieces from which it can be played on, up to one."""
    start, found = "2026-09-15T08:30:00+01:00", []
    with without_screen():
        hands = hands_at(folder, start)
        since = time.monotonic()
        day.begin(hands, folder)
        found.append(Piece(BEGIN, None, start, time.monotonic() - since))
        for n, session in enumerate(day.DAY[:last]):
            hands.settle()
            path, at = folder / f"{n:02}.pilot", hands.clock.now().isoformat()
            shutil.copyfile(hands.day.day.path, path)
            since = time.monotonic()
            session(hands)
            found.append(Piece(n, path, at, time.monotonic() - since))
        hands.program.close()
    return found


def play(piece: Piece, path: Path, notes: Notes, ready: Callable[[], None]) -> None:
    """Play the day from a piece on, until somebody kills it."""
    with without_screen():
        hands = hands_at(path.parent.parent, piece.at)
        _note_saves(notes)
        _note_words(hands, notes)
        if piece.number == BEGIN:
            ready()
            day.begin(hands, path.parent)
        else:
            hands.program.open_day(path)
            hands.settle()
            ready()
        for session in day.DAY[max(piece.number, 0) :]:
            session(hands)
        notes("end")
        signal.pause()


def type_steadily(piece: Piece, path: Path, notes: Notes, ready: Callable[[], None], rng: random.Random) -> None:
    """Type without waiting for anything, in the line or in a field of a form, until somebody kills it."""
    with without_screen():
        hands = hands_at(path.parent.parent, piece.at)
        _note_saves(notes)
        hands.program.open_day(path)
        hands.settle()
        in_form = rng.random() < 0.3
        hands.say("Damp homes of Harrowmere #personal")
        if in_form:
            hands.press("Tab")
            hands.go_to_field(FIELD)
        else:
            hands.press("Ctrl+K")
        _note_words(hands, notes)
        ready()
        n, pace = 0, rng.uniform(*KEYS_A_SECOND)
        while True:
            n += 1
            words = f"Register {n} of " + " ".join(rng.choice(WORDS) for _ in range(rng.randrange(2, 30)))
            for letter in words:
                QTest.keyClicks(hands.focus(), letter)
                _go_on(QApplication.processEvents, rng.uniform(0.3, 1.7) / pace)
            _go_on(QApplication.processEvents, rng.choice((0, 0, rng.uniform(0, LONGEST_PAUSE))))
            _hand_over(hands, in_form=in_form)


def _hand_over(hands: Hands, *, in_form: bool) -> None:
    """Hand over what was typed, and go back to the editor; without waiting until it is saved."""
    QTest.keyClick(hands.focus(), Qt.Key.Key_Return)
    if in_form:
        while hands.focus().accessibleName() != FIELD:
            QTest.keyClick(hands.focus(), Qt.Key.Key_Tab)
        QTest.keyClick(hands.focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


WORDS = ("damp", "cold", "rebate", "homes", "oxygen", "boiler", "grant", "income", "energy", "repair", "fire", "visit")


def _go_on(process: Callable[[], object], seconds: float) -> None:
    end = time.monotonic() + seconds
    process()
    while (left := end - time.monotonic()) > 0:
        moment(min(left, 0.005))
        process()


def _note_saves(notes: Notes) -> None:
    """Each save of each day that is opened from now on, as soon as its signal comes."""
    begin = OpenDay.__init__

    def noting(self: OpenDay, *args: Any, **about: Any) -> None:
        begin(self, *args, **about)
        self.saved.connect(lambda seq, _at: notes("saved", seq), Qt.ConnectionType.DirectConnection)

    OpenDay.__init__ = noting  # type: ignore[method-assign]


def _note_words(hands: Hands, notes: Notes) -> None:
    """After each key: the words in the line, or in the field of a form that has the focus."""

    class Watch(QObject):
        def eventFilter(self, seen: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.KeyRelease and seen.isWidgetType() and hands.program.windows:
                window = hands.day
                focus = hands.focus()
                notes("text", len(window.day.store.entries), _words(focus, window.line.edit))
            return False

    watch = Watch(hands.program)
    hands.program.app.installEventFilter(watch)


def _words(focus: Any, line: Any) -> str | None:
    """What stands in an editor that keeps drafts; None in any other."""
    if focus is line:
        return str(line.text())
    return str(focus.toPlainText()) if focus.accessibleName() == FIELD else None
