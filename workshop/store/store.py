"""The one door to a day: commands go in, snapshots come out, the file follows."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from workshop.clock import Clock
from workshop.commands import Command, Stamp
from workshop.decide import Refused, decide, name_of
from workshop.edits import Changes, Edit, inverse
from workshop.field import Record, encoded
from workshop.kinds import KINDS
from workshop.running_order import running_session
from workshop.snapshot import Conflict, Snapshot
from workshop.store import journal
from workshop.store.engine import Database, connect
from workshop.store.journal import Damaged, Entry, Kind, Sealed
from workshop.store.lock import DayLock
from workshop.store.opening import Draft, Loaded, check, load, prepare
from workshop.store.writer import Job, Writer
from workshop.words import clean

Listener = Callable[[Changes], None]
RENEWED = frozenset({"changed_at", "changed_in", "typed_by"})  # columns that each change of a record renews
WALLS = frozenset({"sign_off"})  # kinds whose changes undo does not pass


@dataclass(frozen=True, slots=True)
class Reports:
    """What the writer's thread says, on that thread."""

    saved: Callable[[int, datetime], None] = lambda seq, at: None  # noqa: ARG005 - nobody listens
    failed: Callable[[Exception], None] = lambda error: None  # noqa: ARG005


class Store:
    """An open day. Its state is ahead of the file by what waits in the queue."""

    def __init__(self, path: Path, clock: Clock, reports: Reports | None = None, typed_by: str | None = None) -> None:
        """Open a day, or begin a new file.

        Raises:
            NotOurs, FileTooNew, Damaged, InUse, EngineError, OSError: it can't be opened; nothing was changed.

        """
        self.path, self.clock, self.typed_by = path, clock, typed_by
        self._reports = reports or Reports()
        self._lock = DayLock(path)
        self._listeners: list[Listener] = []
        self._in_file: Entry | None = None  # the newest entry that the file is known to hold; the writer's thread only
        self._writer: Writer[Loaded] = Writer(self._open, self._reopen, self._reports.failed)
        loaded = self._writer.opened.result()
        self.state: Snapshot = loaded.state
        self.drafts: Mapping[str, Draft] = loaded.drafts
        self._entries: list[Entry] = []
        self._done: list[int] = []
        self._undone: list[int] = []
        self._numbers: dict[str, int] = {}
        try:
            for record in loaded.state.records():
                self._count(record.id)
            for entry in loaded.entries:
                self._remember(entry)
        except BaseException:
            self.close()  # whatever it was, neither the thread nor the lock stays behind
            raise

    # -- changing --
    def execute(self, command: Command, origin: object = None, draft: str | None = None) -> Changes:
        """Do what somebody wants; `draft` is the editor whose words it takes over.

        Raises:
            Refused: a rule says no; nothing changed.

        """
        edits = decide(self.state, command, self._stamp())
        if not edits:
            if draft is not None:
                self.drop_draft(draft)
            return Changes({}, origin)
        return self._enter("do", None, edits, name_of(command), origin, draft)

    def undo(self, origin: object = None) -> Changes:
        """Take the last change back.

        Raises:
            Refused: there is none, or something that is not on the stack has changed since.

        """
        if not self._done:
            raise Refused("Nothing to undo.")
        return self._again("undo", self._done[-1], origin)

    def redo(self, origin: object = None) -> Changes:
        """Do again what was taken back.

        Raises:
            Refused: there is nothing, or something has changed since.

        """
        if not self._undone:
            raise Refused("Nothing to redo.")
        return self._again("redo", self._undone[-1], origin)

    def to_undo(self) -> Entry | None:
        """The change that undo would take back."""
        return self._entries[self._done[-1] - 1] if self._done else None

    def to_redo(self) -> Entry | None:
        """The change that redo would do again."""
        return self._entries[self._undone[-1] - 1] if self._undone else None

    def new_id(self, cls: type[Record]) -> str:
        """An id that no record of this day has or had."""
        prefix = cls.KIND.prefix
        n = self._numbers.get(prefix, 0) + 1
        self._numbers[prefix] = n
        return f"{prefix}-{n:02d}"

    # -- words on their way --
    def draft(self, editor: str, text: str) -> None:
        """Keep words that are being typed: one row for each editor, written over in place, in no journal."""
        kept = Draft(editor, clean(text), self.clock.now())
        self.drafts = {**self.drafts, editor: kept}
        self._writer.put(Job(partial(_write_draft, kept), _nothing, key=f"draft {editor}"))

    def drop_draft(self, editor: str) -> None:
        """Forget them: they became a change, or were thrown away."""
        if editor in self.drafts:
            self.drafts = {k: v for k, v in self.drafts.items() if k != editor}
            self._writer.put(Job(partial(_drop_draft, editor), _nothing, key=f"draft {editor}"))

    # -- the file --
    def waiting(self) -> int:
        """How many jobs are not in the file yet."""
        return self._writer.waiting()

    def retry(self) -> None:
        """Try to save again after a failure."""
        self._writer.retry()

    def close(self) -> int:
        """Write what waits, unless writing has failed; how many jobs did not reach the file."""
        left = self._writer.stop()
        self._lock.let_go()
        return left

    def subscribe(self, listener: Listener) -> None:
        """Be told of each change, once."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    @property
    def entries(self) -> Sequence[Entry]:
        """What happened, in order."""
        return tuple(self._entries)

    # -- on the writer's thread --
    def _open(self) -> tuple[Database, Loaded]:
        check(self.path)  # what is not ours gets no lock file beside it either
        self._lock.take()
        try:
            db = prepare(self.path)
            try:
                loaded = load(db)
            except BaseException:
                db.close()
                raise
        except BaseException:
            self._lock.let_go()
            raise
        self._in_file = loaded.entries[-1] if loaded.entries else None
        return db, loaded

    def _reopen(self) -> Database:
        """After a failure, and only the same day: a stick that came back may be another one."""
        if check(self.path) is None:
            raise FileNotFoundError(self.path.name)
        db = connect(self.path, "write")
        if self._in_file is not None:
            found = db.execute('SELECT "chain" FROM "journal" WHERE "seq" = ?', [self._in_file.seq]).fetchone()
            if found is None or found[0] != self._in_file.chain:
                db.close()
                raise Damaged("this is not the file that was open")
        return db

    def _reached(self, entry: Entry) -> None:
        self._in_file = entry
        self._reports.saved(entry.seq, entry.at)

    # -- inside --
    def _stamp(self) -> Stamp:
        session = running_session(self.state)
        return Stamp(self.clock.now(), session.id if session else None, self.typed_by)

    def _again(self, kind: Kind, target: int, origin: object) -> Changes:
        entry = self._entries[target - 1]
        edits = [self._fitting(e) for e in (inverse(entry.edits) if kind == "undo" else entry.edits)]
        try:
            return self._enter(kind, target, edits, entry.name, origin, None)
        except Conflict as e:
            raise Refused("Something else has changed there since, so this can’t be taken back by itself.") from e

    def _fitting(self, edit: Edit) -> Edit:
        """An edit without the stamps that something off the stack has renewed since: words decide, not the hour."""
        record = self.state.get(KINDS[edit.table], edit.id)
        if edit.op != "change" or record is None:
            return edit
        renewed = {
            c for c in RENEWED & {*edit.before} if encoded(type(record), c, getattr(record, c)) != edit.before[c]
        }
        kept = {c: v for c, v in edit.before.items() if c not in renewed}
        return Edit(edit.table, edit.id, "change", kept, {c: v for c, v in edit.after.items() if c not in renewed})

    def _enter(
        self, kind: Kind, target: int | None, edits: Sequence[Edit], name: str, origin: object, draft: str | None
    ) -> Changes:
        self.state = self.state.after(edits)
        if draft is not None:
            self.drafts = {k: v for k, v in self.drafts.items() if k != draft}
        sealed = self._seal(kind, target, edits, name)
        self._remember(sealed.entry)
        self._writer.put(Job(partial(_write, sealed, draft), partial(self._reached, sealed.entry)))
        changes = Changes.of(edits, origin)
        for listener in list(self._listeners):
            listener(changes)
        return changes

    def _seal(self, kind: Kind, target: int | None, edits: Sequence[Edit], name: str) -> Sealed:
        last, stamp = (self._entries[-1] if self._entries else None), self._stamp()
        entry = Entry(len(self._entries) + 1, stamp.at, stamp.session_id, kind, name, target, tuple(edits), "")
        return journal.seal(entry, last.chain if last else "", os.urandom)

    def _count(self, id: str) -> None:  # noqa: A002 - the field's name
        prefix, _, number = id.rpartition("-")
        if number.isdigit():
            self._numbers[prefix] = max(self._numbers.get(prefix, 0), int(number))

    def _remember(self, entry: Entry) -> None:
        self._entries.append(entry)
        for e in entry.edits:
            self._count(e.id)
        if entry.kind == "checkpoint" or any(e.table in WALLS for e in entry.edits):
            self._done, self._undone = [], []
        elif entry.kind == "do":
            if all(KINDS[e.table].KIND.undoable for e in entry.edits):
                self._done.append(entry.seq)
                self._undone.clear()
        elif entry.target is not None:
            out, into = (self._done, self._undone) if entry.kind == "undo" else (self._undone, self._done)
            if entry.target in out:
                out.remove(entry.target)
                into.append(entry.target)


def _nothing() -> None:
    """Drafts are not announced."""


def _write_draft(draft: Draft, db: Database) -> None:
    row = {"editor": draft.editor, "text": draft.text, "at": draft.at.isoformat()}
    db.table("draft").upsert(row, pk="editor")


def _drop_draft(editor: str, db: Database) -> None:
    db.table("draft").delete_where('"editor" = ?', [editor])


def _write(sealed: Sealed, draft: str | None, db: Database) -> None:
    """One change and its journal entry. A commit whose last sync failed may be in the file all the same: look first."""
    entry = sealed.entry
    found = db.execute('SELECT "chain" FROM "journal" WHERE "seq" = ?', [entry.seq]).fetchone()
    if found is not None:
        if found[0] != entry.chain:
            raise Damaged(f"entry {entry.seq} of the file is not ours")
        return
    for e in entry.edits:
        table = db.table(e.table)
        if e.op == "remove":
            table.delete(e.id)
        elif e.op == "add":
            table.insert({"id": e.id, **e.after})
        else:
            table.update(e.id, dict(e.after))
    journal.append(db, sealed)
    if draft is not None:
        _drop_draft(draft, db)


__all__ = ["Draft", "Refused", "Reports", "Store"]
