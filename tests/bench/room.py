"""The sample day in its real window, at the session in which most is typed, and what is typed there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ui.app import Program, application
from ui.demo.hands import Hands
from ui.demo.offscreen import without_screen
from ui.settings import Settings
from workshop.clock import SetClock
from workshop.sample import write_sample
from workshop.store.opening import read

SESSION = 3  # what we hold
HELD = (
    "Smoke alarm fittings #personal @bronwen -- rented homes are missing",
    "Gas safety certificates of rented homes",
    "Home visits by the fire service #personal -- since 2019, on paper before",
    "Boilers that were replaced under the grant, by street",
)


def words_for(n: int) -> str:
    """The nth line; no two are the same."""
    first, sign, rest = HELD[n % len(HELD)].partition(" ")
    return f"{first} {n:03d}{sign}{rest}"


@contextmanager
def a_day(folder: Path) -> Iterator[Hands]:
    """Hands in front of it."""
    path = folder / "day.pilot"
    write_sample(path, SESSION)
    clock = SetClock(read(path).entries[-1].at)
    with without_screen():
        program = Program(application(), Settings(folder / "settings"), clock)
        hands = Hands(program, clock)
        try:
            program.open_day(path)
            hands.settle()
            hands.press("Ctrl+K")
            yield hands
        finally:
            program.close()
