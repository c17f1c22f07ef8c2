"""A rehearsal: a day that counts for nothing. That it is one stands in its file, on every screen and on every page.

The fact is a setting of the day that is never taken back: no name of a file, no copy and no undo makes it a real day.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from workshop.edits import Edit
from workshop.kinds import Setting
from workshop.snapshot import Snapshot
from workshop.tongue import tr

SETTING: Final = "rehearsal"
SAMPLE: Final = "sample"  # its values: what it was made of
OWN_DAY: Final = "day"
WORD: Final = tr("Rehearsal")
NOTHING_REAL: Final = tr("Rehearsal: nothing here is real")
INVENTED: Final = tr("Invented sample")
STAYS_ONE: Final = tr("This is a rehearsal, and stays one. Nothing of it can become real. Start a day for that.")


def is_rehearsal(s: Snapshot) -> bool:
    """Whether a day is one."""
    found = s.get(Setting, SETTING)
    return found is not None and bool(found.value)


def marked(s: Snapshot) -> str:
    """What stands on every screen and page of a day that is not real; empty for one that is."""
    if is_rehearsal(s):
        return WORD
    return INVENTED if s.workshop.fictional else ""


def named(s: Snapshot, title: str) -> str:
    """A title of the day, or of a paper about it: that of a rehearsal says so."""
    return f"{WORD}: {title}" if is_rehearsal(s) and not title.startswith(WORD) else title


def file_in(s: Snapshot, path: Path) -> Path:
    """Where a paper of the day may go: of a rehearsal, under a name that says so."""
    if not is_rehearsal(s) or WORD.lower() in path.stem.lower():
        return path
    return path.with_name(f"{path.stem} ({WORD.lower()}){path.suffix}")


def would_end(s: Snapshot, edits: Iterable[Edit]) -> bool:
    """Whether a change would make a real day of a rehearsal."""
    return is_rehearsal(s) and any(e.table == Setting.KIND.table and e.id == SETTING for e in edits)
