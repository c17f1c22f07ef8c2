"""`demo`: plays the day in the real windows without a screen, with a picture of every session and the report."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from ui.demo.offscreen import without_screen

SIZES: Final = ((1366, 688),)
ALL_SIZES: Final = ((1366, 688), (1280, 640), (1920, 1000))
DAYS: Final = ("one", "four", "thirty")  # a day for twelve; for four; the first hour of one for thirty


def play(
    folder: Path, say: Callable[[str], object], which: str = "one", theme: str = "light", *, film: bool = False
) -> None:
    """Play a day into a folder, in one of the themes; a `film` has each picture in all sizes.

    Raises:
        OSError: the folder can't be written to.
        LookupError, TimeoutError: the day could not be played to its end.
    """
    folder.mkdir(parents=True, exist_ok=True)
    from ui.app import Program, application  # noqa: PLC0415 - no window, no Qt
    from ui.demo import after, day, four, thirty  # noqa: PLC0415
    from ui.demo.hands import Hands  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415
    from workshop.clock import SetClock  # noqa: PLC0415
    from workshop.sample import ZONE  # noqa: PLC0415

    name, begin, sessions = {
        "one": (day.NAME, day.begin, (*day.DAY, day.papers, *after.AFTER)),
        "four": (four.NAME, four.start, four.DAY),
        "thirty": (thirty.NAME, thirty.start, thirty.HOUR),
    }[which]
    for old in folder.glob(f"{name}*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    with tempfile.TemporaryDirectory() as settings, without_screen(projector=which != "four"):
        clock = SetClock(datetime(2026, 9, 15, 8, 30, tzinfo=ZONE))
        kept = Settings(Path(settings))
        kept.change(theme=theme)
        program = Program(application(), kept, clock)
        hands = Hands(program, clock, folder, ALL_SIZES if film else SIZES)
        try:
            begin(hands, folder)
            for session in sessions:
                session(hands)
                say(f"{clock.now():%H:%M}  {session.__name__.replace('_', ' ')}")
        finally:
            program.close()
    say(f"{hands.keys:,} keys. Pictures and the report are in {folder}")
