"""Another start of the program, in a process of its own with real windows: hands do what they are told, then it waits.

    python -m tests.ui.another FILE write=Half a thought press=Tab ...

It says `ready` once all is done and runs on until it is told to stop, or killed.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.app import Program, application
from ui.demo.hands import Hands
from ui.settings import Settings
from workshop.clock import SetClock
from workshop.sample import ZONE


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(path: str, *told: str) -> int:
    app = application([])
    clock = SetClock(datetime(2026, 9, 15, 14, 31, tzinfo=ZONE))
    program = Program(app, Settings(), clock)
    program.crashes.install()
    hands = Hands(program, clock)
    window = program.open_day(Path(path))
    hands.settle()
    acts = {
        "write": hands.write,
        "press": hands.press,
        "say": hands.say,
        "field": hands.go_to_field,
        "follow": hands.follow,
        "table": lambda _: hands.to_table(),
        "minimise": lambda _: window.showMinimized(),
    }
    for what in told:
        act, _, text = what.partition("=")
        acts[act](text)
    program.front.asked.connect(lambda _: say("hidden" if window.isMinimized() else "in front"))
    say("ready")
    try:
        return app.exec()
    finally:
        program.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
