"""The content code: a short name for exactly these records, printed on what is made from them and on the sign sheet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from workshop.edits import Edit
from workshop.field import ROOM, STAMPS, Record, described, own_fields, to_row
from workshop.kinds import (
    ALL,
    KINDS,
    Amendment,
    Break,
    Comment,
    Gate,
    Note,
    Playbook,
    Session,
    Setting,
    SignOff,
    TheAsk,
)
from workshop.shape import Scalar
from workshop.snapshot import Snapshot

NOT_CONTENT: Final = frozenset({Playbook, Setting, Session, Break, Gate, Comment, Note})  # the day's frame, and private
SAID_AT_SIGNING: Final = frozenset({SignOff, TheAsk})
COVERED: Final[tuple[type[Record], ...]] = tuple(cls for cls in ALL if cls not in NOT_CONTENT)

Row = dict[str, Scalar]


def content_code(snapshot: Snapshot) -> str:
    """The code of all that documents are made from: SHA-256, 64 hexadecimal figures.

    Two days with the same code hold the same values in the same records, whoever typed them and whenever. Left out
    are the order of cards and the other stamps of a record, withdrawn records, drafts, the journal, settings, exports,
    the running order and its clock, comments and private notes; so saving, exporting and opening never change it
    (documents.md 6). Empty fields do not count either: a program that knows more fields finds the same code.
    """
    return _digest(_rows(snapshot, COVERED, _whole))


def room_code(snapshot: Snapshot) -> str:
    """The code of what was said aloud: the same digest over the fields of the room layer (interaction.md W1).

    Finishing the record at the desk never changes it; one word of a decision does. Signatures and the ask are left
    out, because they come while the code is already on the sheet that is being signed.
    """
    return _digest(_rows(snapshot, (cls for cls in COVERED if cls not in SAID_AT_SIGNING), _said))


def grouped(code: str) -> str:
    """The first 16 figures in groups of four, as people compare them: `7F3A 91C2 0B4D 11E0`."""
    return " ".join(code[i : i + 4] for i in range(0, 16, 4)).upper()


def last_change(snapshot: Snapshot) -> datetime | None:
    """When the records that the code covers last changed, the withdrawn ones too; None before there are any."""
    stamps = (s for cls in COVERED for r in snapshot.every(cls) for s in (r.created_at, r.changed_at, r.withdrawn_at))
    return max((s for s in stamps if s is not None), default=None)


def is_said(snapshot: Snapshot, edit: Edit) -> bool:
    """Whether an edit would give `room_code` another value: words said aloud, or a record with such words."""
    cls = KINDS[edit.table]
    if cls in NOT_CONTENT or cls in SAID_AT_SIGNING or cls is Amendment:
        return False
    fields = described(cls)
    touched = {c for c in edit.columns if edit.before.get(c) != edit.after.get(c)}
    if "withdrawn_at" in touched:
        record = snapshot.get(cls, edit.id)
        return record is not None and bool(_said(record))
    return any(c in fields and c not in STAMPS and fields[c].layer is ROOM for c in touched)


def _rows(snapshot: Snapshot, kinds: Any, of: Callable[[Record], Row]) -> Iterator[tuple[str, Row]]:
    for cls in kinds:
        for record in sorted(snapshot.all(cls), key=lambda r: r.id):
            row = {name: value for name, value in of(record).items() if value is not None}
            if row:
                yield cls.KIND.table, {"id": record.id, **row}


def _whole(record: Record) -> Row:
    return {name: value for name, value in to_row(record).items() if name not in STAMPS and name != "id"}


def _said(record: Record) -> Row:
    """What was said of a record; nothing where only fields that every record has would be left."""
    fields = described(type(record))
    row = {name: value for name, value in _whole(record).items() if fields[name].layer is ROOM}
    return row if any(row.get(f.name) is not None for f in own_fields(type(record))) else {}


def _digest(rows: Iterator[tuple[str, Row]]) -> str:
    made = hashlib.sha256()
    for table, row in sorted(rows, key=lambda found: (found[0], found[1]["id"])):
        line = json.dumps([table, row], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        made.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return made.hexdigest()
