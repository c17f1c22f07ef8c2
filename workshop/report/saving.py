"""Writes a document to disk so that there is always a whole one: the new, or the old."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path
from typing import Final

from workshop.lasting import sync_folder
from workshop.tongue import tr

_END: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def save(data: bytes, path: Path) -> None:
    """Put a document in its place.

    It is written aside, in the same folder, read back, and only then given its name. Whatever fails, what was there
    before is still there, and nothing else is left behind.

    Raises:
        OSError: it could not be written, or what was read back is no whole document; or the disk went before it was
            known that the new name lasts.

    """
    aside = path.with_name(f"~{secrets.token_hex(4)}.part")
    try:
        with aside.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if not _is_whole(aside.read_bytes(), data):
            raise OSError(
                tr("{path} could not be read back as it was written. The old file is untouched.").format(path=path.name)
            )
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent, or_fail=True)


def _is_whole(found: bytes, written: bytes) -> bool:
    """Whether a file holds what was written, and that is a PDF from its first word to its table of objects."""
    end = _END.search(found[-64:])
    if found != written or not found.startswith(b"%PDF-1.") or end is None:
        return False
    table = int(end[1])
    return found[table : table + 4] == b"xref" and b"/Root" in found[table:]
