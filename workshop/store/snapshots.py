"""Snapshots: copies of a day in a folder beside it, on a ladder of times, each checked before it counts.

A name says which change was the last one and when it was made: `000412 2026-09-15 10-57-03.snapshot`. Their order is
that of the changes, so a clock that jumps puts nothing in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from workshop.store import journal
from workshop.store.engine import Database
from workshop.store.whole import save_image

ENDING: Final = ".snapshot"
MOST_BYTES: Final = 200_000_000  # of all snapshots of a day together
WHOLE_DAYS: Final = 2  # of the newest days with snapshots all are kept: one, and one for a clock that jumped
HOURLY_DAYS: Final = 7  # of these one an hour; before them one a day
_NAME: Final = re.compile(r"(\d{6,}) (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)")


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    """One snapshot of a day."""

    seq: int  # of the last change in it
    at: datetime  # by the day's clock, without an offset
    path: Path
    size: int  # bytes


def folder_of(path: Path) -> Path:
    """Where the snapshots of a day lie."""
    return path.with_name(f"{path.stem} snapshots")


def snapshots(path: Path) -> list[Snapshot]:
    """The snapshots of a day, oldest first; a folder that can't be read has none."""
    found = []
    try:
        for file in folder_of(path).iterdir():
            known = _NAME.fullmatch(file.stem) if file.suffix == ENDING else None
            if known:
                at = datetime.strptime(known[2], "%Y-%m-%d %H-%M-%S")  # noqa: DTZ007 - names carry no offset
                found.append(Snapshot(int(known[1]), at, file, file.stat().st_size))
    except (OSError, ValueError):
        return sorted(found)
    return sorted(found)


def take(image: Database, path: Path, at: datetime) -> Snapshot | None:
    """Make one of an image of the file, and only then let old ones go; None where this change has one.

    Raises:
        Damaged: the image is not sound; nothing was made, and no other was let go.
        EngineError, OSError: it can't be written; no other was let go.

    """
    seq, _ = journal.tail(image)
    before = snapshots(path)
    if seq == 0 or (before and before[-1].seq == seq):
        return None
    folder = folder_of(path)
    folder.mkdir(exist_ok=True)
    _sweep(folder)
    to = folder / f"{seq:06} {at:%Y-%m-%d %H-%M-%S}{ENDING}"
    save_image(image, to)
    made = Snapshot(seq, at.replace(tzinfo=None), to, to.stat().st_size)
    for old in to_drop([*before, made]):
        old.path.unlink(missing_ok=True)
    return made


def _sweep(folder: Path) -> None:
    """Remove what is left of snapshots that could not be finished, where the disk would not even remove it then."""
    for left in folder.glob(f"*{ENDING}.part*"):
        with suppress(OSError):
            left.unlink()


def to_drop(there: Sequence[Snapshot], most_bytes: int = MOST_BYTES) -> list[Snapshot]:
    """Those that the ladder does not keep; the newest always stays."""
    days = sorted({s.at.date() for s in there}, reverse=True)
    last_of: dict[tuple[date, int | None, int], Snapshot] = {}
    for s in sorted(there):
        last_of[_rung(s, days)] = s
    kept = sorted(last_of.values())
    while len(kept) > 1 and sum(s.size for s in kept) > most_bytes:
        kept.pop(0)
    stays = {s.path for s in kept}
    return [s for s in sorted(there) if s.path not in stays]


def _rung(s: Snapshot, days: Sequence[date]) -> tuple[date, int | None, int]:
    """Of the snapshots that share a rung, the last one stays."""
    day, age = s.at.date(), days.index(s.at.date())
    if age < WHOLE_DAYS:
        return day, None, s.seq
    return (day, s.at.hour, -1) if age < WHOLE_DAYS + HOURLY_DAYS else (day, None, -1)


def size(there: Iterable[Snapshot]) -> int:
    """Bytes of these together."""
    return sum(s.size for s in there)
