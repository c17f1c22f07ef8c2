"""Words taken out of a day's file and out of its copies: content and salt go, digests stay, and the chain holds.

The file itself comes first, in one transaction with the entry that says when and why. It keeps a note, without the
words, until the copies are done too: after a kill the next opening finishes them before anything else.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Any

from workshop.edits import Edit
from workshop.field import Record, to_row
from workshop.kinds import KINDS
from workshop.lasting import sync_folder
from workshop.shape import Scalar
from workshop.store import draft, engine, journal
from workshop.store.draft import Draft
from workshop.store.engine import Database, transaction
from workshop.store.journal import SIDES, Entry, Side
from workshop.store.note import OURS
from workshop.store.whole import save_image
from workshop.struck import Words, holds, is_strike, reworded
from workshop.tongue import tr

Rows = Mapping[tuple[int, int, Side], tuple[str, str | None]]  # digest and what is left, by entry, place and side


# -- in memory --
def struck_entry(entry: Entry, words: Words) -> Entry | None:
    """An entry without the words; None where they are not in it."""
    gone: dict[tuple[int, Side], str] = {}
    edits: list[Edit] = []
    n = 0
    for edit in entry.edits:
        sides: dict[Side, dict[str, Scalar]] = {"before": dict(edit.before), "after": dict(edit.after)}
        for column in edit.columns:
            for at, side in enumerate(SIDES):
                kept = sides[side].get(column)
                if holds((edit.table, edit.id, column), kept, words):
                    place = journal.SALT_BYTES * (2 * n + at)
                    salt = entry.salts[place : place + journal.SALT_BYTES]
                    gone[n, side] = entry.struck.get((n, side)) or journal.digest(salt, journal.text_of(kept))
                    sides[side][column] = reworded((edit.table, edit.id, column), kept, words.without)
            n += 1
        edits.append(Edit(edit.table, edit.id, edit.op, sides["before"], sides["after"]))
    if not gone:
        return None
    return replace(entry, edits=tuple(edits), struck={**entry.struck, **gone}, salts=_without(entry.salts, gone))


def _without(salts: bytes, gone: Iterable[tuple[int, Side]]) -> bytes:
    out = bytearray(salts)
    for n, side in gone:
        at = journal.SALT_BYTES * (2 * n + SIDES.index(side))
        out[at : at + journal.SALT_BYTES] = journal.NO_SALT
    return bytes(out)


def typing(drafts: Iterable[Draft], words: Words) -> dict[str, Draft | None]:
    """What becomes of words on their way that hold them, by editor; None where nothing else was typed."""
    out: dict[str, Draft | None] = {}
    for d in drafts:
        if d.editor not in OURS and words.begun(d.text):
            left = words.without_begun(d.text)
            out[d.editor] = replace(d, text=left) if left and left != words.mark else None
    return out


# -- in the file --
@dataclass(frozen=True, slots=True)
class Strike:
    """All that the file is told of a strike: nothing of it holds the words."""

    entry: Entry
    entries: tuple[Entry, ...]
    records: tuple[Record, ...]
    drafts: Mapping[str, Draft | None]

    def write(self, db: Database, note: Draft) -> None:
        """Inside a transaction, with the note that the copies are still to do.

        A commit whose last sync failed may be in the file all the same.
        """
        if db.execute('SELECT 1 FROM "journal" WHERE "seq" = ?', [self.entry.seq]).fetchone():
            return
        for entry in self.entries:
            _write_entry(db, entry)
        for record in self.records:
            row = {n: v for n, v in to_row(record).items() if n != "id"}
            if db.execute(f'SELECT 1 FROM "{record.KIND.table}" WHERE "id" = ?', [record.id]).fetchone():  # noqa: S608
                db.table(record.KIND.table).update(record.id, row)
        for editor, kept in self.drafts.items():
            draft.drop(editor, db) if kept is None else draft.write(kept, db)
        for edit in self.entry.edits:
            db.table(edit.table).update(edit.id, dict(edit.after))
        journal.append(db, self.entry)
        draft.write(note, db)


def _write_entry(db: Database, entry: Entry) -> None:
    for row in journal.rows_of(entry):
        gone = [side for side in SIDES if (row["n"], side) in entry.struck]
        if gone:
            new = {f"{side}{what}": row[f"{side}{what}"] for side in gone for what in ("", "_salt", "_left")}
            db.table("journal_edit").update((row["seq"], row["n"]), new)


def wipe(db: Database) -> None:
    """Build all pages of a file anew, so that nothing is left between them; outside of a transaction.

    Raises:
        EngineError: it can't be; all is as it was.

    """
    db.execute("PRAGMA temp_store=MEMORY")
    db.execute("VACUUM")


def struck_rows(entries: Iterable[Entry]) -> Rows:
    """What was struck in a day: enough to strike the same in a copy of it, without knowing the words."""
    out: dict[tuple[int, int, Side], tuple[str, str | None]] = {}
    for entry in entries:
        places = [(edit, column) for edit in entry.edits for column in edit.columns] if entry.struck else []
        for (n, side), digest in entry.struck.items():
            edit, column = places[n]
            left = (edit.before if side == "before" else edit.after).get(column)
            out[entry.seq, n, side] = (digest, None if left is None else journal.left_text(left))
    return out


# -- in copies --
def clean(path: Path, words: Words | None, rows: Rows) -> bool:
    """Take the words out of a copy of the day; whether there were any. It is the old one or the new one at each moment.

    Without the words, what was struck in the day is struck where the copy has the same, and its drafts go.

    Raises:
        Damaged, EngineError, OSError: it can't be; it is as it was.

    """
    image = engine.memory()
    try:
        source = engine.connect(path, "read")
        try:
            engine.backup(source, image)
        finally:
            source.close()
        with transaction(image):
            found = (_scrub(image, words) if words is not None else 0) + _scrub_rows(image, rows, drafts=words is None)
        if not found:
            return False
        wipe(image)
        fresh = path.with_name(f"{path.name}.{token_hex(4)}.new")
        save_image(image, fresh)
    finally:
        image.close()
    os.replace(fresh, path)  # noqa: PTH105 - one step on every system
    with suppress(OSError):
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def _columns(db: Database, table: str) -> list[str]:
    return [str(name) for _, name, *_ in db.execute(f'PRAGMA table_info("{table}")').fetchall()]


def _scrub(db: Database, words: Words) -> int:
    """Take the words out of all tables; how often they were found."""
    there = set(db.table_names())
    n = 0
    for table in (t for t in KINDS if t in there):
        for row in list(db.table(table).rows):
            new = {c: reworded((table, row["id"], c), v, words.without) for c, v in row.items() if c != "id"}
            if any(new[c] != row[c] for c in new):
                db.table(table).update(row["id"], {c: v for c, v in new.items() if v != row[c]})
                n += 1
    left = "before_left" in _columns(db, "journal_edit")
    for row in list(db.table("journal_edit").rows):
        new = _scrubbed(row, words, left=left)
        if new:
            db.table("journal_edit").update((row["seq"], row["n"]), new)
            n += 1
    for editor, kept in typing(_drafts(db), words).items():
        if kept is None:
            draft.drop(editor, db)
        else:
            new = draft.row_of(kept)
            db.table("draft").update(editor, {c: v for c, v in new.items() if c in _columns(db, "draft")})
        n += 1
    return n


def _drafts(db: Database) -> list[Draft]:
    try:
        return list(draft.load(db).values())
    except ValueError:
        return []


def _scrubbed(row: Mapping[str, Any], words: Words, *, left: bool) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for side in SIDES:
        try:
            value = journal.told(row, side) if row[side] is not None or left else None
        except (ValueError, TypeError):
            value = None
        place = (row["table"], row["record"], row["column"])
        if holds(place, value, words):
            out |= {side: None, f"{side}_salt": None}
            if left:
                new = reworded(place, value, words.without)
                out[f"{side}_left"] = journal.left_text(new)
    return out


def _scrub_rows(db: Database, rows: Rows, *, drafts: bool) -> int:
    """Strike what has been struck in the day where it is the same here; how often."""
    columns, n = _columns(db, "journal_edit"), 0
    for (seq, at, side), (digest, left) in rows.items():
        where = tr('"seq" = ? AND "n" = ? AND "{side}_digest" = ? AND "{side}" IS NOT NULL').format(side=side)
        query = f'SELECT "table", "record", "column" FROM "journal_edit" WHERE {where}'  # noqa: S608 - our names
        found = db.execute(query, [seq, at, digest]).fetchone()
        if found is None:
            continue
        new = {side: None, f"{side}_salt": None} | ({f"{side}_left": left} if f"{side}_left" in columns else {})
        db.table("journal_edit").update((seq, at), new)
        n += 1
        if side == "after" and left is not None and found[0] in KINDS:
            _if_it_stands(db, found, seq, journal.left_of(left))
    if drafts and (n or not _knows_a_strike(db)):
        for row in list(db.table("draft").rows):  # of before the strike: nobody knows any more which of them hold it
            draft.drop(row["editor"], db)
            n += 1
    return n


def _knows_a_strike(db: Database) -> bool:
    names = db.execute('SELECT "name" FROM "journal"').fetchall()
    return any(is_strike(str(name)) for (name,) in names)


def _if_it_stands(db: Database, place: tuple[str, str, str], seq: int, left: Scalar) -> None:
    """What is left of a value into its table, where no later entry of the copy says otherwise."""
    table, record, column = place
    later = db.execute(
        'SELECT 1 FROM "journal_edit" WHERE "table" = ? AND "record" = ? AND "column" = ? AND "seq" > ?', [*place, seq]
    ).fetchone()
    if later is None and db.execute(f'SELECT 1 FROM "{table}" WHERE "id" = ?', [record]).fetchone():  # noqa: S608
        db.table(table).update(record, {column: left})
