"""Walks a day without a screen and says, as JSON, what stood in it: for a program started in another language."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel

from ui.app import Program, application
from ui.demo.hands import Hands
from ui.demo.offscreen import without_screen
from ui.desk import PAGES
from ui.screens import views
from ui.settings import Settings
from workshop import gaps
from workshop.clock import SetClock, SystemClock
from workshop.content_code import content_code, room_code
from workshop.kinds import Question

LINE = "Who pays for the slips"


def walk(path: Path, folder: Path) -> dict[str, object]:
    """Every session, view and page, one line typed, the report written."""
    clock = SetClock(SystemClock().now())
    program = Program(application([]), Settings(folder), clock)
    hands = Hands(program, clock)
    window = program.open_day(path)
    assert window is not None
    hands.settle()
    state = window.day.state
    said = {"title": window.windowTitle(), "codes": [content_code(state), room_code(state)]}
    said["questions"] = [f.found.ask for f in gaps.firings(state)]
    said["rail"] = rows_of(window.frame.rail.list)
    said["guide"] = [x.text() for x in window.frame.guide.findChildren(QLabel)]
    said["missing"] = rows_of(window.frame.guide.missing)
    said["button"] = window.frame.rail.documents.text()
    for plan in window.desk.playbook_sessions():
        window.desk.look(plan.id)
        for view in views(plan.number):
            window.desk.choose_view(view.name)
            hands.settle()
    for page in PAGES:
        window.desk.open_page(page)
        hands.settle()
    said["buttons"] = [b.text() for b in window.findChildren(QAbstractButton)]
    window.desk.close_page()
    hands.settle()
    hands.say(f"q: {LINE}?")
    said["typed"] = [q.text for q in window.day.state.all(Question)]
    window.stage.write_report(folder / "report.pdf")
    hands.settle()
    program.close()
    return said


def rows_of(view: QAbstractItemView) -> list[str]:
    """What a list says to a screen reader."""
    model = view.model()
    return [str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(model.rowCount())]


if __name__ == "__main__":
    with without_screen():
        print(json.dumps(walk(Path(sys.argv[1]), Path(sys.argv[2]))))  # noqa: T201 - for the test that asked
