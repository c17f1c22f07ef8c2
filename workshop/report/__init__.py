"""The report of a day as a PDF that archives keep and screen readers read.

The only package that loads the library which writes PDF; who needs a report imports it where it is made.
A paper of a rehearsal has a name that says so, whatever name was asked for (`rehearsal.file_in`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workshop.capture.keys_sheet import Key
from workshop.rehearsal import file_in
from workshop.report.document import (
    Progress,
    render,
    render_cue_sheet,
    render_decision_sheet,
    render_heads,
    render_keys_sheet,
    render_slips,
)
from workshop.report.saving import save
from workshop.snapshot import Snapshot
from workshop.views.completed import Completed

__all__ = [
    "Progress",
    "put",
    "render",
    "render_cue_sheet",
    "render_decision_sheet",
    "render_heads",
    "render_keys_sheet",
    "render_slips",
    "write",
    "write_cue_sheet",
    "write_decision_sheet",
    "write_heads",
    "write_keys_sheet",
    "write_slips",
]


def put(made: bytes, snapshot: Snapshot, path: Path) -> None:
    """Put a rendered paper of a day in its place; an older one there is kept until the new one is whole.

    Raises:
        OSError: it could not be written; what was there before is still there.

    """
    save(made, file_in(snapshot, path))


def write(snapshot: Snapshot, path: Path, progress: Progress | None = None, after: Sequence[Completed] = ()) -> None:
    """Write the report of a day to a file; an older one in its place is kept until the new one is whole.

    `after` is what the desk completed since the record was accepted.

    `progress` is told how much is done, 0 to 1, and may raise to give up: then nothing was changed.

    Raises:
        OSError: it could not be written; what was there before is still there.

    """
    put(render(snapshot, progress, after), snapshot, path)


def write_cue_sheet(snapshot: Snapshot, path: Path, progress: Progress | None = None) -> None:
    """Write the cue sheet of a day to a file, as `write` does with the report.

    Raises:
        OSError: it could not be written; what was there before is still there.

    """
    put(render_cue_sheet(snapshot, progress), snapshot, path)


def write_decision_sheet(snapshot: Snapshot, path: Path, progress: Progress | None = None) -> None:
    """Write the decision sheet of a day to a file, as `write` does with the report.

    Raises:
        OSError: it could not be written; what was there before is still there.

    """
    put(render_decision_sheet(snapshot, progress), snapshot, path)


def write_slips(snapshot: Snapshot, path: Path, progress: Progress | None = None) -> None:
    """Write the slips of a day to a file, as `write` does with the report.

    Raises:
        OSError: it could not be written; what was there before is still there.

    """
    put(render_slips(snapshot, progress), snapshot, path)


def write_heads(snapshot: Snapshot, path: Path, progress: Progress | None = None) -> None:
    """Write the heads of terms of a day to a file, as `write` does with the report.

    Raises:
        OSError: it could not be written; what was there before is still there.

    """
    put(render_heads(snapshot, progress), snapshot, path)


def write_keys_sheet(
    snapshot: Snapshot, keys: tuple[Sequence[Key], Sequence[Key]], path: Path, progress: Progress | None = None
) -> None:
    """Write all keys and signs to a file, as `write` does with the report; `keys` are the first twelve, and all others.

    Raises:
        OSError: it could not be written; what was there before is still there.

    """
    put(render_keys_sheet(snapshot, keys, progress), snapshot, path)
