"""How a day comes into a window: opened, begun or copied from the sample.

Nearly all of the program hangs on this module: whoever shows the start window loads it after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ui import front
from ui.day.window import DayWindow
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.settings import Settings
from workshop import commands as c
from workshop.clock import Clock
from workshop.decide import Refused
from workshop.laptop import this
from workshop.places import ENDING, free_name
from workshop.rehearsing import rehearse_day, rehearse_sample
from workshop.sample import write_sample
from workshop.store.engine import EngineError, reason
from workshop.store.journal import Damaged
from workshop.store.lock import Holder, InUse
from workshop.store.restoring import change_places
from workshop.store.salvage import salvage
from workshop.store.trouble import TROUBLE, sentence, sentence_of_copy
from workshop.tongue import tr


class CannotOpen(Exception):
    """Why a day does not come into a window, in a sentence for whoever wanted it."""

    def __init__(self, sentence: str, *, repairable: bool = False, in_front: bool = False) -> None:
        super().__init__(sentence)
        self.repairable = repairable  # whether a repaired copy can be tried
        self.in_front = in_front  # another window of this laptop has it, and came to the front


@dataclass(frozen=True, slots=True)
class Wish:
    """How a day is to be opened."""

    first: c.Command | None = None  # a new day, begun with it
    over: Holder | None = None  # in place of them, who give no sign of life


WISH = Wish()


def window_of(path: Path, clock: Clock, look: Look, settings: Settings, wish: Wish = WISH) -> DayWindow:
    """A window for a day. One that can't be written to, or that somebody else has, comes for reading.

    Raises:
        CannotOpen: it was not opened or begun; what was there is as it was.
    """
    first = wish.first
    try:
        if path.exists() is (first is not None):
            raise FileExistsError if first is not None else FileNotFoundError
        day = OpenDay(path, clock, over=wish.over)
    except TROUBLE as e:
        broken = isinstance(e, Damaged | UnicodeDecodeError) or (isinstance(e, EngineError) and reason(e) == "damaged")
        raise CannotOpen(sentence(e, path), repairable=broken) from e
    if _is_here(day) and front.ask(path):
        day.close()
        raise CannotOpen(sentence(InUse(path.name), path), in_front=True)
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


def _is_here(day: OpenDay) -> bool:
    """Whether another window on this laptop has it: that one comes to the front."""
    holder = day.only.holder if day.only is not None else None
    return holder is not None and holder.laptop_id == this().id


def repaired(path: Path, at: datetime) -> tuple[Path, str]:
    """What can be saved of a damaged day, in a new file beside it, and what is said of it.

    Raises:
        CannotOpen: nothing can be saved; the damaged file is as it was.
    """
    new = free_name(path.parent, f"{path.stem} (repaired)", ENDING)
    try:
        return new, salvage(path, new, at).sentence
    except TROUBLE as e:
        raise CannotOpen(sentence_of_copy(e, path, new)) from e


def exchanged(path: Path, restored: Path, at: datetime) -> str:
    """A snapshot that was brought back takes the place of a day, which is closed; what is said of it.

    Raises:
        CannotOpen: it did not; the day is where it was.
    """
    try:
        kept = change_places(path, restored, at)
    except TROUBLE as e:
        raise CannotOpen(sentence(e, path)) from e
    return tr("The snapshot is this day now. What was here before is kept as “{kept}”.").format(kept=kept.name)


def rehearsal_at(path: Path, clock: Clock, of: Path | None = None) -> Path:
    """The path of a new file with a rehearsal: of a day, or of the sample.

    Raises:
        CannotOpen: it was not written.
    """
    try:
        rehearse_sample(path, clock) if of is None else rehearse_day(of, path, clock)
    except TROUBLE as e:
        raise CannotOpen(sentence(e, path)) from e
    return path


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
