"""Whether each key of the acts reaches the window, from wherever the keyboard is, as JSON: run once for each platform.

`python -m tests.ui.key_schemes DAY SETTINGS`: the platform is that of `QT_QPA_PLATFORM`; its key scheme comes with it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.acts import ACTS
from ui.app import Program, application
from ui.day import tabbing
from ui.day.doing import Doing
from ui.day.window import DayWindow
from ui.settings import Settings

VISITED: list[str] = []  # sorts of widgets from which all keys were tried
DONE: list[tuple[str, str]] = []  # what was done, instead of doing it


def _note(_self: Doing, name: str, argument: str = "") -> None:
    DONE.append((name, argument))


def places(window: DayWindow) -> Iterator[QWidget]:
    """One widget of each sort that can have the keyboard, each while it can be seen."""
    seen = set[tuple[str, str]]()
    for session, view, form in (("3", "Board", True), ("3", "Table", False), ("7", "Board", False), ("9", "", False)):
        window.desk.look(window.desk.playbook_sessions()[int(session) - 1].id)
        if view:
            window.desk.choose_view(view)
        if form:
            window.forms.open(window.order()[0])
            window.details._open_later()
        yield from _new(window, seen)
        window.forms.close()
    for page in ("setup", "settings", "documents"):
        window.desk.open_page(page)
        yield from _new(window, seen)
        window.desk.close_page()


def _new(window: DayWindow, seen: set[tuple[str, str]]) -> Iterator[QWidget]:
    QApplication.processEvents()
    for w in tabbing.stops(window.frame.areas()):
        sort = (type(w).__name__, str(w.property("role") or ""))
        if sort not in seen:
            seen.add(sort)
            VISITED.append(" ".join(sort))
            yield w


def missed(window: DayWindow) -> Iterator[list[str]]:
    """Place, key and what came of it, where that is not the act of the key."""
    for w in places(window):
        for act in ACTS:
            for key in act.keys if act.where == "window" else ():
                w.setFocus()
                DONE.clear()
                pressed: QKeyCombination = QKeySequence(key)[0]
                QTest.keyClick(w, pressed.key(), pressed.keyboardModifiers())
                if [(act.name, act.argument)] != DONE and not _ends_a_field(w, key):
                    yield [f"{type(w).__name__} {w.accessibleName()}", key, str(DONE)]


def _ends_a_field(w: QWidget, key: str) -> bool:
    """Ctrl+Enter is taken by the field itself, which says that it is done."""
    return key == "Ctrl+Return" and isinstance(w, QLineEdit | QPlainTextEdit | QAbstractSpinBox)


def standard() -> dict[str, list[str]]:
    """Our keys that this system uses for something usual, by what that is."""
    ours = {QKeySequence(k).toString() for act in ACTS for k in act.keys}
    found: dict[str, list[str]] = {}
    for usual in QKeySequence.StandardKey:
        if usual != QKeySequence.StandardKey.UnknownKey:
            both = sorted(ours & {k.toString() for k in QKeySequence.keyBindings(usual)})
            if both:
                found[usual.name] = both
    return found


def main(day: str, settings: str) -> None:
    """Print the findings."""
    Doing.do = _note  # type: ignore[method-assign]
    app = application([])
    program = Program(app, Settings(Path(settings)))
    window = program.open_day(Path(day))
    window.show()
    QTest.qWaitForWindowActive(window, 5000)
    found = list(missed(window))
    sys.stdout.write(
        json.dumps({"platform": app.platformName(), "standard": standard(), "missed": found, "places": VISITED}) + "\n"
    )
    window.close()
    program.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
