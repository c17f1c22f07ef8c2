"""Journal entries: what happened, field by field, chained by salted digests.

Each value has a digest over a salt and itself; the chain runs over the digests. So a value can be struck, content and
salt, and the chain still holds and gives nothing away. It shows accidents, not forgery.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal, get_args

from workshop.edits import Edit, Op
from workshop.shape import Scalar
from workshop.store.engine import Database

Kind = Literal["do", "undo", "redo", "checkpoint"]
Row = Mapping[str, Any]
SALT_BYTES = 16


class Damaged(Exception):
    """The file contradicts itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, as the rest of the program sees it."""

    seq: int
    at: datetime
    session: str | None
    kind: Kind
    name: str  # of the command; never anything that somebody typed
    target: int | None  # of an undo or redo: the entry that it takes back or does again
    edits: tuple[Edit, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry with the rows that keep it."""

    entry: Entry
    head: Row
    rows: tuple[Row, ...]


def _text(value: Scalar) -> str:
    return json.dumps(value, ensure_ascii=False)


def digest(salt: bytes, text: str) -> str:
    """SHA-256 over the salt and the value's JSON text."""
    return sha256(salt + text.encode()).hexdigest()


def chained(previous: str, head: Row, rows: Iterable[Row]) -> str:
    """SHA-256 over the chain before, the entry's head, and for each value its place and digest."""
    places = [[r["table"], r["record"], r["op"], r["column"], r["before_digest"], r["after_digest"]] for r in rows]
    names = ("seq", "at", "session", "kind", "name", "target")
    return sha256(json.dumps([previous, *(head[n] for n in names), places]).encode()).hexdigest()


def seal(entry: Entry, previous: str, salt: Callable[[int], bytes]) -> Sealed:
    """An entry made ready for the file: salted, digested and chained to the one before."""
    rows: list[Row] = []
    for e in entry.edits:
        for column in e.columns:
            row: dict[str, Any] = {"seq": entry.seq, "n": len(rows), "table": e.table, "record": e.id, "op": e.op}
            row |= {
                "column": column,
                **_kept("before", e.before, column, salt),
                **_kept("after", e.after, column, salt),
            }
            rows.append(row)
    head = {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "session": entry.session,
        "kind": entry.kind,
        "name": entry.name,
        "target": entry.target,
    }
    chain = chained(previous, head, rows)
    made = Entry(entry.seq, entry.at, entry.session, entry.kind, entry.name, entry.target, entry.edits, chain)
    return Sealed(made, {**head, "chain": chain}, tuple(rows))


def _kept(side: str, values: Mapping[str, Scalar], column: str, salt: Callable[[int], bytes]) -> dict[str, Any]:
    if column not in values:
        return {side: None, f"{side}_salt": None, f"{side}_digest": None}
    text, grains = _text(values[column]), salt(SALT_BYTES)
    return {side: text, f"{side}_salt": grains, f"{side}_digest": digest(grains, text)}


def append(db: Database, sealed: Sealed) -> None:
    """Write an entry; inside a transaction."""
    db.table("journal").insert(dict(sealed.head))
    if sealed.rows:
        db.table("journal_edit").insert_all(dict(r) for r in sealed.rows)


def load(db: Database) -> list[Entry]:
    """All entries in order.

    Raises:
        Damaged: an entry can't be read.

    """
    by_seq: dict[int, list[Row]] = {}
    try:
        for row in db.query('SELECT * FROM "journal_edit" ORDER BY "seq", "n"'):
            by_seq.setdefault(row["seq"], []).append(row)
        return [
            _entry(head, by_seq.get(head["seq"], ())) for head in db.query('SELECT * FROM "journal" ORDER BY "seq"')
        ]
    except (ValueError, KeyError, TypeError) as e:
        raise Damaged("an entry of the journal can't be read") from e


def _entry(head: Row, rows: Sequence[Row]) -> Entry:
    if head["kind"] not in get_args(Kind):
        raise ValueError("an entry of a known kind was expected")
    edits = []
    for (table, record, op), group in groupby(rows, key=itemgetter("table", "record", "op")):
        edits.append(_edit(table, record, op, list(group)))
    return Entry(
        head["seq"],
        datetime.fromisoformat(head["at"]),
        head["session"],
        head["kind"],
        head["name"],
        head["target"],
        tuple(edits),
        head["chain"],
    )


def _edit(table: str, record: Any, op: Op, rows: Sequence[Row]) -> Edit:
    if not isinstance(record, str) or op not in get_args(Op):
        raise TypeError("an edit of a record was expected")
    before = {r["column"]: _value(r["before"]) for r in rows if r["before_digest"] is not None}
    after = {r["column"]: _value(r["after"]) for r in rows if r["after_digest"] is not None}
    return Edit(table, record, op, before, after)


def _value(text: str | None) -> Scalar:
    if text is None:
        return None  # struck
    value = json.loads(text)
    if not isinstance(value, str | int | float | None):
        raise TypeError("a single value was expected")
    return value


def verify(db: Database) -> None:
    """The chain over all entries, and each value that was not struck against its digest.

    Raises:
        Damaged: something does not follow from what is before it.

    """
    by_seq: dict[int, list[Row]] = {}
    for row in db.query('SELECT * FROM "journal_edit" ORDER BY "seq", "n"'):
        by_seq.setdefault(row["seq"], []).append(row)
    previous = ""
    for expected, head in enumerate(db.query('SELECT * FROM "journal" ORDER BY "seq"'), 1):
        rows = by_seq.pop(head["seq"], [])
        if head["seq"] != expected or head["chain"] != chained(previous, head, rows):
            raise Damaged(f"entry {expected} does not follow from the one before")
        for kept_row in rows:
            for side in ("before", "after"):
                text, grains, kept = (kept_row[f"{side}{part}"] for part in ("", "_salt", "_digest"))
                if text is not None and (grains is None or digest(grains, text) != kept):
                    raise Damaged(f"entry {expected} was changed")
        previous = head["chain"]
    if by_seq:
        raise Damaged("values without an entry")


def replay(entries: Sequence[Entry]) -> list[Edit]:
    """All edits in order: the records follow from them alone."""
    return [edit for entry in entries for edit in entry.edits]
