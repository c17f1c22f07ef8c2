"""One change: as an entry of the journal in the file, and turned round for undo as far as it still fits."""

from __future__ import annotations

from workshop.edits import Edit
from workshop.field import Record, encoded
from workshop.kinds import KINDS
from workshop.snapshot import Snapshot
from workshop.store import draft as drafting
from workshop.store import journal
from workshop.store.engine import Database
from workshop.store.journal import Damaged, Entry
from workshop.tongue import tr

RENEWED = frozenset({"changed_at", "changed_in", "typed_by"})  # columns that each change of a record renews


def fitting(edit: Edit, s: Snapshot) -> Edit:
    """An edit without the stamps that something off the stack has renewed since: words decide, not the hour."""
    cls = KINDS[edit.table]
    record = s.get(cls, edit.id)
    if edit.op == "remove" and record is not None:
        return _as_held(edit, record)
    if edit.op != "change" or record is None:
        return edit
    stamps = (RENEWED | {"held"}) & {*edit.before}
    renewed = {c for c in stamps if encoded(cls, c, getattr(record, c)) != edit.before[c]}
    kept = {c: v for c, v in edit.before.items() if c not in renewed}
    return Edit(edit.table, edit.id, "change", kept, {c: v for c, v in edit.after.items() if c not in renewed})


def _as_held(edit: Edit, record: Record) -> Edit:
    """An edit that takes a record away, whatever became of its being held off the room screen."""
    held = encoded(type(record), "held", record.held)
    before = {n: v for n, v in edit.before.items() if n != "held"} | ({} if held is None else {"held": held})
    return Edit(edit.table, edit.id, edit.op, before, edit.after)


def write_change(entry: Entry, draft: str | None, db: Database) -> None:
    """One change and its journal entry. A commit whose last sync failed may be in the file all the same: look first."""
    found = db.execute('SELECT "chain" FROM "journal" WHERE "seq" = ?', [entry.seq]).fetchone()
    if found is not None:
        if found[0] != entry.chain:
            raise Damaged(tr("entry {seq} of the file is not ours").format(seq=entry.seq))
        return
    for e in entry.edits:
        table = db.table(e.table)
        if e.op == "remove":
            table.delete(e.id)
        elif e.op == "add":
            table.insert({"id": e.id, **e.after})
        else:
            table.update(e.id, dict(e.after))
    journal.append(db, entry)
    if draft is not None:
        drafting.drop(draft, db)
