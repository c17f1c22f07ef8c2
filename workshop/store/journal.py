"""Journal entries: what happened, field by field, chained by salted digests.

Each value has a digest over a salt and itself; the chain runs over the digests. So a value can be struck, content and
salt, and the chain still holds and gives nothing away. It shows accidents, not forgery.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, Literal, get_args

from workshop.edits import Edit, Op
from workshop.shape import Scalar, moment
from workshop.store.engine import Database
from workshop.tongue import tr

Kind = Literal["do", "undo", "redo", "checkpoint", "lost"]
Side = Literal["before", "after"]
Row = Mapping[str, Any]
SALT_BYTES: Final = 16
DIGEST_LETTERS: Final = 64
SIDES: Final[tuple[Side, ...]] = ("before", "after")
NO_SALT: Final = bytes(SALT_BYTES)


class Damaged(Exception):
    """The file contradicts itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. A `checkpoint` holds all records as they are; a `lost` one could not be read."""

    seq: int
    at: datetime
    session: str | None
    kind: Kind
    name: str  # of the command; never anything that somebody typed
    target: int | None  # of an undo or redo: the entry that it takes back or does again
    edits: tuple[Edit, ...]
    chain: str = ""
    salts: bytes = field(default=b"", repr=False)  # two for each value, before and after; zeros where there is none
    # Digests of values that words were struck from since. The edits hold what is left of these values; None: unknown.
    struck: Mapping[tuple[int, Side], str] = field(default_factory=dict, repr=False)


def text_of(value: Scalar) -> str:
    """The JSON text of a value, as it is kept."""
    return json.dumps(value, ensure_ascii=False)


def digest(salt: bytes, text: str) -> str:
    """SHA-256 over the salt and the value's JSON text."""
    return sha256(salt + text.encode()).hexdigest()


def chained(previous: str, head: Row, rows: Iterable[Row]) -> str:
    """SHA-256 over the chain before, the entry's head, and for each value its place and digest."""
    places = [[r["table"], r["record"], r["op"], r["column"], r["before_digest"], r["after_digest"]] for r in rows]
    names = ("seq", "at", "session", "kind", "name", "target")
    return sha256(json.dumps([previous, *(head[n] for n in names), places]).encode()).hexdigest()


def head_of(entry: Entry) -> dict[str, Any]:
    """The row that keeps an entry, without its chain."""
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "session": entry.session,
        "kind": entry.kind,
        "name": entry.name,
        "target": entry.target,
    }


def rows_of(entry: Entry) -> Iterator[dict[str, Any]]:
    """The rows that keep an entry's values."""
    for n, (edit, column) in enumerate((e, c) for e in entry.edits for c in e.columns):
        row: dict[str, Any] = {"seq": entry.seq, "n": n, "table": edit.table, "record": edit.id, "op": edit.op}
        row["column"] = column
        for side, values in (("before", edit.before), ("after", edit.after)):
            row |= _kept(entry, n, side, values, column)  # type: ignore[arg-type]
        yield row


def _kept(entry: Entry, n: int, side: Side, values: Mapping[str, Scalar], column: str) -> dict[str, Any]:
    none = {side: None, f"{side}_salt": None, f"{side}_digest": None}
    if (n, side) in entry.struck:
        left = values.get(column)
        return none | {
            f"{side}_digest": entry.struck[n, side],
            f"{side}_left": None if left is None else left_text(left),
        }
    if column not in values:
        return none
    at = SALT_BYTES * (2 * n + SIDES.index(side))
    text, grains = text_of(values[column]), entry.salts[at : at + SALT_BYTES]
    return none | {side: text, f"{side}_salt": grains, f"{side}_digest": digest(grains, text)}


def left_text(value: Scalar) -> str:
    """What is left of a struck value, as it is kept: its SHA-256, which shows damage, and its JSON text."""
    text = text_of(value)
    return digest(b"", text) + text


def left_of(kept: object) -> Scalar:
    """What is left of a struck value; None where that is not known.

    Raises:
        ValueError, TypeError: it is not what was written.

    """
    if kept is None:
        return None
    if not isinstance(kept, str):
        raise TypeError("a text was expected")
    text = kept[DIGEST_LETTERS:]
    if digest(b"", text) != kept[:DIGEST_LETTERS]:
        raise ValueError("it is not what was left of a value")
    return value_of(text)


def seal(entry: Entry, previous: str, salt: Callable[[int], bytes]) -> Entry:
    """An entry made ready for the file: salted, and chained to the one before."""
    values = sum(len(e.columns) for e in entry.edits)
    salted = replace(entry, salts=salt(2 * SALT_BYTES * values))
    return replace(salted, chain=chained(previous, head_of(salted), rows_of(salted)))


def append(db: Database, entry: Entry) -> None:
    """Write a sealed entry; inside a transaction."""
    db.table("journal").insert({**head_of(entry), "chain": entry.chain})
    if entry.edits:
        db.table("journal_edit").insert_all(rows_of(entry))


def tail(db: Database) -> tuple[int, str]:
    """The number and chain of a file's newest entry; 0 and nothing where there is none."""
    found = db.execute('SELECT "seq", "chain" FROM "journal" ORDER BY "seq" DESC LIMIT 1').fetchone()
    return (found[0], found[1]) if found else (0, "")


def first_chain(db: Database) -> str | None:
    """The chain of a file's first entry: what all copies of one day share."""
    found = db.execute('SELECT "chain" FROM "journal" WHERE "seq" = 1').fetchone()
    return str(found[0]) if found else None


def chains(db: Database) -> list[str]:
    """The chains of all entries in order."""
    return [str(chain) for (chain,) in db.execute('SELECT "chain" FROM "journal" ORDER BY "seq"').fetchall()]


def load(db: Database) -> list[Entry]:
    """All entries in order.

    Raises:
        Damaged: an entry can't be read.

    """
    by_seq: dict[int, list[Row]] = {}
    heads = db.query('SELECT * FROM "journal" ORDER BY "seq"')
    try:
        for row in db.query('SELECT * FROM "journal_edit" ORDER BY "seq", "n"'):
            by_seq.setdefault(row["seq"], []).append(row)
        return [entry_of(head, by_seq.get(head["seq"], ())) for head in heads]
    except (ValueError, KeyError, TypeError) as e:
        raise Damaged(tr("an entry of the journal can't be read")) from e


def entry_of(head: Row, rows: Sequence[Row]) -> Entry:
    """The entry that these rows keep.

    Raises:
        ValueError, KeyError, TypeError: they keep none.

    """
    if head["kind"] not in get_args(Kind):
        raise ValueError("an entry of a known kind was expected")
    edits = []
    for (table, record, op), group in groupby(rows, key=itemgetter("table", "record", "op")):
        edits.append(_edit(table, record, op, list(group)))
    salts = b"".join(row[f"{side}_salt"] or NO_SALT for row in rows for side in SIDES)
    struck = {(n, side): row[f"{side}_digest"] for n, row in enumerate(rows) for side in SIDES if is_struck(row, side)}
    at = moment(head["at"])
    return Entry(
        head["seq"], at, head["session"], head["kind"], head["name"], head["target"], tuple(edits), head["chain"],
        salts, struck,
    )  # fmt: skip


def is_struck(row: Row, side: Side) -> bool:
    """Whether the words that this side of a row held were struck: the digest stays, content and salt are gone."""
    return row[side] is None and row[f"{side}_digest"] is not None


def _edit(table: str, record: Any, op: Op, rows: Sequence[Row]) -> Edit:
    if not isinstance(record, str) or op not in get_args(Op):
        raise TypeError("an edit of a record was expected")
    before, after = ({r["column"]: told(r, s) for r in rows if r[f"{s}_digest"] is not None} for s in SIDES)
    return Edit(table, record, op, before, after)


def told(row: Row, side: Side) -> Scalar:
    """The value that a side of a row tells: as it was written, or what is left of it; nothing where that is unknown.

    Raises:
        ValueError, TypeError: it is none.

    """
    return left_of(row.get(f"{side}_left")) if is_struck(row, side) else value_of(row[side])


def value_of(text: str | None) -> Scalar:
    """A value from its JSON text; nothing where it was struck.

    Raises:
        ValueError, TypeError: it is none.

    """
    if text is None:
        return None
    value = json.loads(text)
    if not isinstance(value, str | int | float | None):
        raise TypeError("a single value was expected")
    return value


def intact(row: Row, side: Side) -> bool:
    """Whether a value is what was written: it and its salt give its digest, or all of it is missing, or was struck."""
    text, grains, kept = row[side], row[f"{side}_salt"], row[f"{side}_digest"]
    if text is None:
        return grains is None and (kept is None or isinstance(kept, str)) and _left_intact(row, side)
    if row.get(f"{side}_left") is not None:
        return False
    if not isinstance(text, str) or not isinstance(grains, bytes):
        return False
    return bool(sha256(grains + text.encode("utf-8", "surrogateescape")).hexdigest() == kept)


def _left_intact(row: Row, side: Side) -> bool:
    """Whether what is left of a value is as it was written; only of a struck one anything is."""
    try:
        left_of(row.get(f"{side}_left"))
    except (ValueError, TypeError):
        return False
    return row.get(f"{side}_left") is None or row[f"{side}_digest"] is not None


def replay(entries: Sequence[Entry]) -> list[Edit]:
    """All edits in order, from the last checkpoint on: the records follow from them alone."""
    last = max((n for n, e in enumerate(entries) if e.kind == "checkpoint"), default=0)
    return [edit for entry in entries[last:] for edit in entry.edits]
