"""A damaged file with a head that can be read: what every such file begins with, and the list of its tables.

Files that were made by the same steps keep the list of their tables on the same pages, and so do a file and its
snapshots. So the pages of that list can come from a snapshot, or from a fresh file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from workshop.store.engine import connect, transaction
from workshop.store.migrations import APPLICATION_ID, FORMAT, migrations

PAGE: Final = 4096  # bytes, of every file that this program makes
_HEAD: Final = 100
_MAGIC: Final = b"SQLite format 3\0"
_STATIC: Final = {16: b"\x10\x00\x01\x01\x00\x40\x20\x20", 44: b"\0\0\0\4", 56: b"\0\0\0\1"}  # of the head of each
_INNER, _LEAF = 5, 13  # kinds of page of a table


def mended(path: Path, like: Path | None) -> Iterator[Path]:
    """Attempts, each a file that lasts until the next one is asked for; `like` is a sound file of the same day.

    Raises:
        OSError: the file can't be read.

    """
    raw = path.read_bytes()
    if len(raw) < PAGE:
        return
    with TemporaryDirectory(prefix="pilot-", ignore_cleanup_errors=True) as folder:
        attempt, fresh = Path(folder) / "attempt.pilot", _fresh(Path(folder) / "fresh.pilot")
        whole = raw.ljust(len(fresh), b"\0")  # a table whose first page was cut off would hide all the others
        for model in (whole, *([like.read_bytes()] if like else []), fresh):
            attempt.write_bytes(_with_list_of(whole, model))
            yield attempt


def _fresh(path: Path) -> bytes:
    db = connect(path, "write")
    try:
        with transaction(db):
            migrations.apply(db)
    finally:
        db.close()
    return path.read_bytes()


def _with_list_of(raw: bytes, model: bytes) -> bytes:
    """A file with the head and the list of tables of another one."""
    out = bytearray(raw)
    for n in pages_of_list(model):
        at = (n - 1) * PAGE
        if at + PAGE <= len(out):
            out[at : at + PAGE] = model[at : at + PAGE]
    _set_head(out)
    return bytes(out)


def pages_of_list(raw: bytes) -> list[int]:
    """The numbers of the pages that hold the list of tables: the first one, and those it points to."""
    found, todo, most = list[int](), [1], len(raw) // PAGE
    while todo:
        n = todo.pop()
        if not 1 <= n <= most or n in found:
            continue
        found.append(n)
        page = raw[(n - 1) * PAGE : n * PAGE]
        start = _HEAD if n == 1 else 0
        kind, _, cells = struct.unpack_from(">BHH", page, start)
        if kind != _INNER or cells > PAGE // 2:
            continue
        todo.append(struct.unpack_from(">I", page, start + 8)[0])
        for i in range(min(cells, (PAGE - start - 12) // 2)):
            (at,) = struct.unpack_from(">H", page, start + 12 + 2 * i)
            if at + 4 <= PAGE:
                todo.append(struct.unpack_from(">I", page, at)[0])
    return found


def _set_head(out: bytearray) -> None:
    """What is true of the file: its size, no free pages, our marks."""
    out[:16] = _MAGIC
    for at, fixed in _STATIC.items():
        out[at : at + len(fixed)] = fixed
    struct.pack_into(">III", out, 28, -(-len(out) // PAGE), 0, 0)
    struct.pack_into(">I", out, 60, FORMAT)
    struct.pack_into(">I", out, 68, APPLICATION_ID)
    out[92:96] = out[24:28]
