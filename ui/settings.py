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
    typed_by: str = "facilitator"  # who types here, for days that keep it with each entry
    recent: tuple[Recent, ...] = field(default=())


class Settings:
    """Reads and writes what is remembered; a file that can't be read is as if there were none."""

    def __init__(self, place: Path | None = None) -> None:
        self._path = (place or folder()) / "settings.json"
        self.kept = self._read()

    def _read(self) -> Remembered:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
            recent = tuple(Recent(**r) for r in raw.get("recent", ()))
            typed_by = str(raw.get("typed_by") or "facilitator")
            return Remembered(int(raw.get("text_percent", 100)), bool(raw.get("keep_recent", True)), typed_by, recent)
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

    def forget(self) -> None:
        """Clear the list."""
        self.change(recent=())

    def keep_recent(self, keep: bool) -> None:
        """Switch the list on or off; off clears it."""
        self.change(keep_recent=keep, recent=self.kept.recent if keep else ())
