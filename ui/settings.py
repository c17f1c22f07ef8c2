"""What this laptop remembers: text size, and the days that were open, unless that is switched off."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from workshop.laptop import folder

MOST_RECENT: Final = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """A day that was open on this laptop."""

    path: str
    title: str
    session: str = ""
    saved: str = ""  # the moment, ISO
    date: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """All settings of this laptop."""

    text_percent: int = 100
    keep_recent: bool = True
    theme: str = "light"
    room_percent: int = 100  # the size of the letters on the room screen
    hints: bool = True  # whether the guide shows a sign that would have saved work
    hinted: str = ""  # the day of the last one, and how many that day: `2026-09-15 3`
    typed_by: str = "facilitator"  # who types here, for days that keep it with each entry
    recent: tuple[Recent, ...] = field(default=())
    second: tuple[tuple[str, str], ...] = field(default=())  # paths of days, and the folders of their second copies


class Settings:
    """Reads and writes what is remembered; a file that can't be read is as if there were none."""

    def __init__(self, place: Path | None = None) -> None:
        self._path = (place or folder()) / "settings.json"
        self.kept = self._read()

    def _read(self) -> Remembered:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
            recent = tuple(Recent(**r) for r in raw.get("recent", ()))
            second = tuple((str(day), str(place)) for day, place in raw.get("second", ()))
            typed_by = str(raw.get("typed_by") or "facilitator")
            percent, keep = int(raw.get("text_percent", 100)), bool(raw.get("keep_recent", True))
            large = int(raw.get("room_percent", 100))
            hints, hinted = bool(raw.get("hints", True)), str(raw.get("hinted", ""))
            theme = str(raw.get("theme", "light"))
            return Remembered(percent, keep, theme, large, hints, hinted, typed_by, recent, second)
        except (OSError, ValueError, TypeError, AttributeError):
            return Remembered()

    def change(self, **values: Any) -> None:
        """Remember other values; a place that can't be written to is no fault of the day."""
        self.kept = replace(self.kept, **values)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            aside = self._path.with_suffix(".new")
            aside.write_text(json.dumps(asdict(self.kept), ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(aside, self._path)  # noqa: PTH105 - one step on every system
        except OSError:
            return

    def opened(self, day: Recent) -> None:
        """A day was open: it leads the list."""
        if self.kept.keep_recent:
            others = tuple(r for r in self.kept.recent if r.path != day.path)
            self.change(recent=(day, *others)[:MOST_RECENT])

    def second_place(self, day: Path) -> Path | None:
        """Where the second copy of a day is kept."""
        found = dict(self.kept.second).get(str(day))
        return Path(found) if found else None

    def keep_second(self, day: Path, place: Path | None) -> None:
        """Remember where the second copy of a day is kept; None for nowhere."""
        others = tuple((d, p) for d, p in self.kept.second if d != str(day))
        self.change(second=(*others, (str(day), str(place))) if place else others)

    def forget(self) -> None:
        """Clear the list."""
        self.change(recent=())

    def keep_recent(self, keep: bool) -> None:
        """Switch the list on or off; off clears it."""
        self.change(keep_recent=keep, recent=self.kept.recent if keep else ())
