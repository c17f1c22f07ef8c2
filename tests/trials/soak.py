"""Ten hours of a day with both windows, the second screen lost and back fifty times: no words, no focus, little memory.

python -m tests.trials.soak [--minutes 600]
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication

from tests.bench.room import words_for
from ui.app import Program, application
from ui.demo.hands import Hands
from ui.demo.offscreen import without_screen
from ui.room.screen import RoomScreen
from ui.settings import Settings
from workshop.clock import SetClock
from workshop.kinds import Dataset
from workshop.sample import write_sample
from workshop.store.opening import read
from workshop.store.verify import verify

HOURS: Final = 10
SESSION: Final = 3  # the one that runs; all are looked at
LOST: Final = 50  # times that the second screen goes and comes back
WARM: Final = 0.1  # of the minutes, after which memory is counted
MOST_MB: Final = 50


class Soak:
    """One long day, and what does not hold."""

    def __init__(self, hands: Hands, minutes: int) -> None:
        self.hands, self.minutes = hands, minutes
        self.said: list[str] = []
        self.faults: list[str] = []
        self.warm = self.end = 0.0
        self.lost = 0

    def run(self) -> None:
        """Minute by minute."""
        hands = self.hands
        hands.room_screen()
        each = max(1, self.minutes // LOST)
        for n in range(self.minutes):
            hands.clock.set(hands.clock.now() + timedelta(minutes=1))
            for window in hands.program.windows.values():
                window.beat()
            self._say(n)
            if n % 3 == 0:
                hands.press(f"Ctrl+{n // 3 % 9 + 1}", "Ctrl+Tab", f"Ctrl+{SESSION}", "Ctrl+K")
            if n % 5 == 0:
                hands.press("Ctrl+Z", "Ctrl+Y")
            if n % each == each - 1:
                self._screen_goes_and_comes(n)
            if hands.focus() is not hands.day.line.edit:
                self.faults.append(f"minute {n}: the focus is lost")
                hands.press("Ctrl+K")
            if n == int(self.minutes * WARM):
                self.warm = memory()
        self.end = memory()

    def _say(self, n: int) -> None:
        title = words_for(n).partition(" #")[0].partition(" --")[0]
        self.hands.say(words_for(n))
        self.said.append(title)

    def _screen_goes_and_comes(self, n: int) -> None:
        """In the middle of a word, which goes on."""
        hands, app = self.hands, QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        screen = hands.day.rooming.screen
        second = screen.others()[0]
        there, RoomScreen.others = RoomScreen.others, lambda _: []  # type: ignore[method-assign]
        hands.write("Half a ")
        app.screenRemoved.emit(second)
        hands.settle()
        if screen.window is not None and screen.window.isVisible():
            self.faults.append(f"minute {n}: the room’s window is on the laptop")
        hands.write("word")
        RoomScreen.others = there  # type: ignore[method-assign]
        app.screenAdded.emit(second)
        hands.settle()
        if screen.window is None or not screen.window.isVisible():
            self.faults.append(f"minute {n}: the room screen has not come back")
        if hands.day.line.edit.text() != "Half a word":
            self.faults.append(f"minute {n}: “{hands.day.line.edit.text()}” is in the line")
        hands.press("Ctrl+A", "Del")
        self.lost += 1


def memory() -> float:
    """Of this process, in megabytes, without what can be let go."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(row for row in status.splitlines() if row.startswith("VmRSS")).split()[1]) / 1024


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(prog="python -m tests.trials.soak")
    asked.add_argument("--minutes", type=int, default=HOURS * 60)
    minutes = asked.parse_args(arguments).minutes
    with tempfile.TemporaryDirectory() as folder, without_screen():
        path = Path(folder) / "day.pilot"
        write_sample(path, SESSION)
        clock = SetClock(read(path).entries[-1].at)
        program = Program(application([]), Settings(Path(folder) / "settings"), clock)
        hands = Hands(program, clock)
        program.open_day(path)
        hands.settle()
        soak = Soak(hands, minutes)
        soak.run()
        program.close()
        there = {d.title for d in read(path).state.all(Dataset)}
        soak.faults += [f"“{title}” is not in the file" for title in soak.said if title not in there]
        if not verify(path).whole:
            soak.faults.append("the file is not sound")
    grown = soak.end - soak.warm
    if grown > MOST_MB:
        soak.faults.append(f"memory grew by {grown:.0f} MB")
    out = (
        f"{minutes:,} minutes of a day: {len(soak.said):,} lines said, {hands.keys:,} keys, the second screen lost and"
        f" back {soak.lost} times; memory {soak.warm:.0f} MB after {minutes * WARM:.0f} minutes, {soak.end:.0f} MB at"
        f" the end; {len(soak.faults)} faults"
    )
    sys.stdout.write("\n".join([out, *soak.faults[:10]]) + "\n")
    return 1 if soak.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
