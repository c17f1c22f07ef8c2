"""The one door to a day: commands go in, snapshots come out, the file follows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from workshop.clock import Clock
from workshop.commands import Command, Stamp
from workshop.decide import Refused, decide, name_of
from workshop.decide.holding import let_go
from workshop.edits import Changes, Edit, inverse
from workshop.gaps.records import follow
from workshop.remembered import forget
from workshop.running_order import running_session
from workshop.snapshot import Conflict, Snapshot
from workshop.store import draft as drafting
from workshop.store import journal, reach, striking
from workshop.store.changing import fitting, write_change
from workshop.store.draft import Draft
from workshop.store.engine import Database, EngineError, connect, transaction
from workshop.store.in_memory import InMemory
from workshop.store.journal import Damaged, Entry, Kind
from workshop.store.keeper import Keeper, Kept
from workshop.store.ledger import nothing_to_undo, stays, stops
from workshop.store.lock import DayLock, Holder, TakenOver, holder_of
from workshop.store.note import (
    COPY,
    NAME,
    OURS,
    PENDING,
    SECOND,
    Noted,
    Unreached,
    hidden_names,
    note,
    noted,
    places_note,
    waiting,
)  # fmt: skip
from workshop.store.opening import Loaded, check, check_writable, load, prepare
from workshop.store.reach import Struck, struck_of
from workshop.store.searching import Search
from workshop.store.striking import Strike
from workshop.store.whole import write_whole
from workshop.store.writer import Hooks, Job, Writer
from workshop.struck import Reason, Words, entry_name, is_strike, words
from workshop.tongue import tr
from workshop.views.titles import short_title
from workshop.words import clean

MOST_PLACES: Final = 20  # where a day lay before


@dataclass(frozen=True, slots=True)
class Reports:
    """What the threads of a day say, on those threads."""

    saved: Callable[[int, datetime], None] = lambda seq, at: None  # noqa: ARG005 - nobody listens
    failed: Callable[[Exception], None] = lambda error: None  # noqa: ARG005
    kept: Callable[[Kept], None] = lambda kept: None  # noqa: ARG005 - of snapshots and the second place


class Store(InMemory):
    """An open day. Its state is ahead of the file by what waits in the queue."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        reports: Reports | None = None,
        typed_by: str | None = None,
        over: Holder | None = None,
        *,
        copies: bool = False,
    ) -> None:
        """Open a day, or begin a new file. `over` is who is replaced, after 60 s without a sign of life.

        With `copies`, snapshots are made and a second place can be kept in step.

        Raises:
            NotOurs, FileTooNew, Damaged, InUse, EngineError, OSError: it can't be opened; nothing was changed.

        """
        self.path, self.clock, self.typed_by = path, clock, typed_by
        self._reports = reports or Reports()
        self._lock = DayLock(path, now=clock.now)
        self._locks_before: list[DayLock] = []  # of places from which the day is on its way
        self._noted = Noted()  # where struck words may still stand, and where the day lay before
        self._to_wipe: set[int] = set()  # strikes, by their entry, whose file is not yet without gaps
        self._not_wiped = False  # whether that failed: then words may stand between the pages of the file
        self._gone: Words | None = None  # all that was struck since the day was opened: for copies not reached yet
        self._to_note: Callable[[Database], None] | None = None  # is on its way
        self._tail = 0  # the newest entry that the file is known to hold; the writer's thread only
        self._writer = self._begin(partial(self._open, over))
        try:
            super().__init__(path, self._writer.opened.result())
        except BaseException:
            self._writer.stop()  # whatever it was, neither the thread nor the lock stays behind
            self._lock.let_go()
            raise
        self.keeper = self._new_keeper() if copies else None
        try:
            if any(e.struck for e in self.ledger.entries):
                self.strike_again()  # a copy may have come into the folder since
        except (LookupError, TypeError, ValueError) as e:
            self.close()
            raise Damaged(tr("what was struck is not as it was written")) from e

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
        entry = self.to_undo()
        if entry is None:
            raise Refused(nothing_to_undo(self.ledger.wall))
        if stops(entry):
            self.ledger.pass_by(entry)
            raise Refused(stays(entry))
        return self._again("undo", entry, origin)

    def redo(self, origin: object = None) -> Changes:
        """Do again what was taken back.

        Raises:
            Refused: there is nothing, or something has changed since.

        """
        entry = self.to_redo()
        if entry is None:
            raise Refused(tr("Nothing to redo."))
        return self._again("redo", entry, origin)

    # -- striking --
    def search(self, phrases: Iterable[str], reason: Reason = "personal") -> Search:
        """Look for words in the day, in steps: for `strike`, or to be shown.

        Raises:
            ValueError: there is nothing, or too little, to strike.

        """
        return Search(self.ledger.entries[:], self.state, words(phrases, reason, self.clock.now()))

    def strike(
        self, phrases: Iterable[str], reason: Reason = "personal", origin: object = None, search: Search | None = None
    ) -> Changes:
        """Take words out of the day, its history and its copies; this can't be taken back.

        What is in memory is without them when this returns; file and copies follow on their threads. `search` has
        looked for them already.

        Raises:
            ValueError: there is nothing, or too little, to strike.

        """
        stamp = self._stamp()
        search = search or self.search(phrases, reason)
        found = search.words
        entries, records = search.entries(self.ledger.entries), search.records(self.state)
        drafts = striking.typing(self.drafts.values(), found)
        state = Snapshot.of(records.get((r.KIND.table, r.id), r) for r in self.state.records())
        edits = let_go(self.state, records.values())
        self.ledger.put_struck(entries)
        self.state = state.after(edits)
        left = {**self.drafts, **drafts}
        self.drafts = {k: d for k, d in left.items() if d is not None}
        forget()
        seq = len(self.ledger.entries) + 1
        entry = Entry(seq, stamp.at, stamp.session_id, "do", entry_name(reason), None, tuple(edits))
        entry = journal.seal(entry, self.ledger.chain, os.urandom)
        self.ledger.remember(entry)
        told = striking.Strike(entry, tuple(entries), tuple(records.values()), drafts)
        before = self._gone.phrases if self._gone is not None else ()
        self._gone = Words((*before, *found.phrases), found.mark)
        gone = self._struck(found)
        self._to_wipe.add(seq)
        write = partial(self._strike_file, told, found)
        self._writer.put(Job(write, partial(self._reached, entry), after=partial(self._wipe, seq, gone)))
        changes = Changes.of([Edit(t, i, "change", {}, {}) for t, i in records], origin)
        self._announce(changes)
        return changes

    def strike_again(self) -> None:
        """Try once more to reach what could not be reached."""
        if self.keeper is not None:
            self.keeper.strike(self._struck(self._gone))

    @property
    def unreached(self) -> tuple[Unreached, ...]:
        """Where struck words may still stand."""
        found = self.keeper.kept.unreached if self.keeper is not None else self._noted.unreached
        return (*found, Unreached(COPY, self.path.name)) if self._not_wiped else found

    def _struck(self, found: Words | None) -> Struck:
        noted = replace(self._noted, unreached=self.unreached)
        return struck_of(self.path, self.ledger.entries, short_title(self.state.workshop.title), noted, found)

    def _strike_file(self, told: Strike, found: Words, db: Database) -> None:
        """On the writer's thread: what has to be known after a kill, when nobody knows the words, is noted with it."""
        gone = self._struck(found)
        hidden = hidden_names(reach.folders(self.path, gone), found)
        own = [Unreached(NAME, found.without(self.path.name))] if found.within(self.path.stem) else []
        self._noted = replace(self._noted, hidden=tuple(dict.fromkeys((*self._noted.hidden, *hidden))))
        told.write(db, waiting(told.entry.at, self._noted.hidden, tuple(dict.fromkeys((*self.unreached, *own)))))

    def _wipe(self, seq: int, gone: Struck, db: Database) -> None:
        """On the writer's thread, after the commit: nothing is left between the pages; then the copies."""
        try:
            striking.wipe(db)
            self._to_wipe.discard(seq)
        except Exception as e:  # noqa: BLE001 - whatever it was, the copies are cleaned
            self._not_wiped = True  # the note stays, whatever becomes of the copies: the next opening does it
            self._reports.failed(e)
        if self.keeper is not None:
            self.keeper.strike(gone)
        else:
            left = [u for u in self._noted.unreached if u.what in (SECOND, NAME)]
            self._note([*reach.clean_all(self.path, gone), *left])

    def _note(self, unreached: Sequence[Unreached]) -> None:
        """The copies are done: what could not be reached is noted, or nothing."""
        hidden = self._noted.hidden if unreached else ()
        self._noted = replace(self._noted, unreached=tuple(dict.fromkeys(unreached)), hidden=hidden)
        if self._to_wipe:
            return  # another strike waits, or could not be done: its note stays
        kept = note(self._noted.unreached, self.clock.now(), hidden)
        self._to_note = partial(drafting.write, kept) if kept else partial(drafting.drop, PENDING)
        self._writer.put(Job(self._to_note, self._is_noted, key=f"draft {PENDING}", writes=False))  # at the end else

    def _is_noted(self) -> None:
        self._to_note = None

    # -- words on their way --
    def draft(self, editor: str, text: str) -> None:
        """Keep words that are being typed: one row for each editor, written over in place, in no journal."""
        kept = Draft(editor, clean(text), self.clock.now())
        self.drafts = {**self.drafts, editor: kept}
        self._writer.put(Job(partial(drafting.write, kept), _nothing, key=f"draft {editor}"))

    def drop_draft(self, editor: str) -> None:
        """Forget them: they became a change, or were thrown away."""
        if editor in self.drafts:
            self.drafts = {k: v for k, v in self.drafts.items() if k != editor}
            self._writer.put(Job(partial(drafting.drop, editor), _nothing, key=f"draft {editor}"))

    # -- the file --
    def waiting(self) -> int:
        """How many jobs are not in the file yet."""
        return self._writer.waiting()

    def retry(self) -> None:
        """Try to save again after a failure."""
        self._writer.retry()

    def continue_in(self, path: Path) -> None:
        """Go on in another place: all of the day, as it is in memory, is written there. What lay here stays as it is.

        Only words that are struck, before or after, leave it too, as soon as it can be reached.
        Returns at once; `saved` or `failed` is reported.

        Raises:
            FileExistsError: something is there already.

        """
        if path.exists():
            raise FileExistsError(path.name)
        old_writer, old_keeper, old_path = self._writer, self.keeper, self.path
        self._locks_before.append(self._lock)
        whole = Loaded(self.state, list(self.ledger.entries), dict(self.drafts))
        self._noted = replace(self._noted, unreached=self.unreached)
        second = old_keeper.kept.place if old_keeper is not None else None

        def begin() -> tuple[Database, Loaded]:
            old_writer.abandon()
            if old_keeper is not None:
                old_keeper.stop()
            if old_writer.has_opened():
                places = dict.fromkeys((*self._noted.places, old_path))
                self._noted = replace(self._noted, places=tuple(places)[-MOST_PLACES:])
            db = self._moved(path, whole)
            self._not_wiped = False  # it is written anew
            self._to_wipe.clear()
            self._let_go_before()
            return db, whole

        self.path, self._lock = path, DayLock(path, now=self.clock.now)
        self.keeper = self._new_keeper() if old_keeper else None
        self._writer = self._begin(begin, patient=True)
        if whole.entries:
            self._writer.put(Job(_look, partial(self._reached, whole.entries[-1]), after=self._clean_again))
        if self.keeper is not None and second is not None:
            self.keeper.use_place(second)

    def _clean_again(self, _: Database) -> None:
        """The day goes on here: what was struck of it is struck where it lay before, and in all copies."""
        if not self._has_struck():
            return
        gone = self._struck(self._gone)
        if self.keeper is not None:
            self.keeper.strike(gone)
        else:
            self._note(reach.clean_all(self.path, gone))

    def _has_struck(self) -> bool:
        return any(is_strike(e.name) for e in self.ledger.entries)

    def close(self) -> int:
        """Write what waits, unless writing has failed; how many jobs did not reach the file."""
        left = self._writer.stop()
        if self.keeper is not None:
            self.keeper.stop()
        if self._to_note is not None and not left:
            self._note_at_the_end(self._to_note)
        self._lock.let_go()
        self._let_go_before()
        return left

    def _let_go_before(self) -> None:
        """What lay where the day was before may be opened by others."""
        while self._locks_before:
            self._locks_before.pop().let_go()

    def _note_at_the_end(self, run: Callable[[Database], None]) -> None:
        """The copies were done after the writer's end."""
        with suppress(EngineError, OSError):  # then the note stays, and the next opening does it
            db = connect(self.path, "write")
            try:
                with transaction(db):
                    run(db)
            finally:
                db.close()

    # -- on the writer's thread --
    def _begin(self, open_file: Callable[[], tuple[Database, Loaded]], *, patient: bool = False) -> Writer[Loaded]:
        hooks = Hooks(open_file, self._reopen, self._guard, self._after, self._reports.failed, (TakenOver,))
        return Writer(hooks, patient=patient)

    def _open(self, over: Holder | None) -> tuple[Database, Loaded]:
        check_writable(self.path)  # what is not ours gets no lock file beside it either
        self._lock.take(over)
        try:
            db = prepare(self.path, self.clock.now())
            try:
                loaded = load(db)
            except BaseException:
                db.close()
                raise
        except BaseException:
            self._lock.let_go()
            raise
        self._tail = len(loaded.entries)
        return db, self._finished(db, loaded)

    def _finished(self, db: Database, loaded: Loaded) -> Loaded:
        """A strike that was cut off is finished before anything else is done with the day."""
        self._noted = known = noted(loaded.drafts)
        drafts = {k: d for k, d in loaded.drafts.items() if k not in OURS}
        if known.waits:
            striking.wipe(db)
            gone = struck_of(self.path, loaded.entries, short_title(loaded.state.workshop.title), known)
            found = reach.clean_all(self.path, gone)
            left = tuple(dict.fromkeys((*found, *reach.kept_of(found, known.unreached, self.path))))
            self._noted = replace(known, unreached=left)
            kept = note(left, self.clock.now(), known.hidden)
            with transaction(db):
                drafting.write(kept, db) if kept else drafting.drop(PENDING, db)
        return Loaded(loaded.state, loaded.entries, drafts)

    def _moved(self, path: Path, whole: Loaded) -> Database:
        """The day in a new place, which is ours from now on."""
        self._lock.take()
        try:
            now, known = self.clock.now(), self._noted
            notes = [places_note(known.places, now)]
            notes += [waiting(now, known.hidden, known.unreached)] if self._has_struck() else []
            drafts = (*whole.drafts.values(), *(n for n in notes if n is not None))
            write_whole(path, whole.state.records(), whole.entries, drafts)
            db = connect(path, "write")
        except BaseException:
            self._lock.let_go()
            raise
        self._tail = len(whole.entries)
        return db

    def _reopen(self) -> Database:
        """After a failure, and only the same day: a stick that came back may be another one."""
        if check(self.path) is None:
            raise FileNotFoundError(self.path.name)
        db = connect(self.path, "write")
        try:
            self._guard(db)
        except BaseException:
            db.close()
            raise
        return db

    def _guard(self, db: Database) -> None:
        """Whether the file is still ours and ends where we left it, or further on: a save may fail after its commit.

        Raises:
            TakenOver: somebody else has written to it, or has it now.
        """
        self._lock.check()
        seq, chain = journal.tail(db)
        entries = self.ledger.entries
        if seq < self._tail or (seq and (seq > len(entries) or entries[seq - 1].chain != chain)):
            raise TakenOver(holder_of(self.path))

    def _after(self, db: Database) -> None:
        if self.keeper is not None:
            self.keeper.saved(db, self.state)

    def _new_keeper(self) -> Keeper:
        made = Keeper(self.path, self.clock, self._reports.kept, self._want_image, self.state)
        made.expect(self._noted.unreached, self._note)
        return made

    def _want_image(self) -> None:
        """The keeper asks to be shown the file once more."""
        self._writer.put(Job(_look, _nothing, key="image", writes=False))

    def _reached(self, entry: Entry) -> None:
        self._tail = entry.seq
        self._reports.saved(entry.seq, entry.at)

    # -- inside --
    def _stamp(self) -> Stamp:
        session = running_session(self.state)
        return Stamp(self.clock.now(), session.id if session else None, self.typed_by)

    def _again(self, kind: Kind, entry: Entry, origin: object) -> Changes:
        edits = [
            fitting(e, self.state) for e in inverse(entry.edits if kind == "undo" else self.ledger.taken_back(entry))
        ]
        try:
            edits += follow(self.state, self.state.after(edits), undone=kind == "undo")  # a gap goes with its cause
            return self._enter(kind, entry.seq, edits, entry.name, origin, None)
        except Conflict as e:
            raise Refused(tr("Something else has changed there since, so this can’t be taken back by itself.")) from e

    def _enter(
        self, kind: Kind, target: int | None, edits: Sequence[Edit], name: str, origin: object, draft: str | None
    ) -> Changes:
        self.state = self.state.after(edits)
        if draft is not None:
            self.drafts = {k: v for k, v in self.drafts.items() if k != draft}
        stamp, seq = self._stamp(), len(self.ledger.entries) + 1
        entry = Entry(seq, stamp.at, stamp.session_id, kind, name, target, tuple(edits))
        entry = journal.seal(entry, self.ledger.chain, os.urandom)
        self.ledger.remember(entry)
        self._writer.put(Job(partial(write_change, entry, draft), partial(self._reached, entry)))
        changes = Changes.of(edits, origin)
        self._announce(changes)
        return changes


def _nothing() -> None:
    """Drafts are not announced."""


def _look(db: Database) -> None:
    """Nothing is written."""


__all__ = ["Draft", "Refused", "Reports", "Store"]
