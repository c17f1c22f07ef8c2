"""This laptop: where the program remembers things on it, and by which name others see it."""

from __future__ import annotations

import getpass
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from platformdirs import user_config_path

from workshop.tongue import tr

FOLDER_VARIABLE: Final = "PILOT_WORKSHOP_SETTINGS"  # another place for the settings: tests, and a stick without a home


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop as a lock file names it."""

    id: str  # made once for each laptop and account; the name alone may be that of many
    name: str
    who: str


def folder() -> Path:
    """Where the settings lie."""
    return Path(os.environ.get(FOLDER_VARIABLE) or user_config_path("pilot-workshop", appauthor=False))


def this() -> Laptop:
    """This laptop, and who uses it."""
    return Laptop(_id(folder()), _name(), _who())


@cache
def _id(place: Path) -> str:
    """An id that stays; where nothing can be kept, one for this run of the program."""
    kept = place / "laptop"
    try:
        place.mkdir(parents=True, exist_ok=True)
        try:
            with kept.open("x", encoding="ascii") as f:
                f.write(secrets.token_hex(8))
        except FileExistsError:
            pass
        found = kept.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError):
        found = ""
    return found or secrets.token_hex(8)


def _name() -> str:
    """The name of the machine, without asking the network for it."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    return os.environ.get("COMPUTERNAME", tr("a laptop"))


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return tr("somebody")
