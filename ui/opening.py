"""How a day comes into a window: opened, begun or copied from the sample.

Nearly all of the program hangs on this module: whoever shows the start window loads it after that.
"""

from __future__ import annotations

from pathlib import Path

from ui import front
from ui.day.window import DayWindow
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.settings import Settings
from workshop import commands as c
from workshop.clock import Clock
from workshop.decide import Refused
from workshop.sample import write_sample
from workshop.store.lock import InUse
from workshop.store.trouble import TROUBLE, sentence


class CannotOpen(Exception):
    """Why a day does not come into a window, in a sentence for whoever wanted it."""


def window_of(path: Path, clock: Clock, look: Look, settings: Settings, first: c.Command | None = None) -> DayWindow:
    """A window for a day that is there, or for a new one, begun with a command.

    Raises:
        CannotOpen: it was not opened or begun; what was there is as it was.
    """
    if path.exists() is (first is not None):
        raise CannotOpen(sentence(FileExistsError() if first is not None else FileNotFoundError(), path))
    try:
        day = OpenDay(path, clock)
    except InUse as e:
        front.ask(path)
        raise CannotOpen(sentence(e, path)) from e
    except TROUBLE as e:
        raise CannotOpen(sentence(e, path)) from e
    try:
        if first is not None:
            day.execute(first)
        return DayWindow(day, look, settings)
    except Refused as e:
        day.close()
        path.unlink(missing_ok=True)
        raise CannotOpen(e.sentence) from e
    except BaseException:
        day.close()  # neither its lock nor the writer's thread stays behind
        raise


def sample_at(path: Path) -> Path:
    """The path of a new file with the sample day.

    Raises:
        CannotOpen: it was not written.
    """
    try:
        write_sample(path)
    except TROUBLE as e:
        raise CannotOpen(sentence(e, path)) from e
    return path
