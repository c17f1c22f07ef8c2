"""One thread that owns the writing connection. A job leaves the queue when its commit has returned, never before."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from threading import Condition, Thread
from typing import Final, Generic, TypeVar

from workshop.store.engine import Database, transaction

T = TypeVar("T")
RETRY_SECONDS: Final = 3.0  # after a failure it is tried again by itself: a stick that comes back needs no click


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """Something to write."""

    run: Callable[[Database], None]  # inside the transaction; must not mind that an earlier try did reach the disk
    done: Callable[[], None]  # on the writer's thread, after the commit has returned
    after: Callable[[Database], None] | None = None  # what can't be in a transaction, after its commit
    key: str | None = None  # a later job with the same key takes this one's place
    writes: bool = True  # False for what nobody misses when the file is closed before it


@dataclass(frozen=True, slots=True)
class Hooks(Generic[T]):
    """What a writer asks of its owner; all of it runs on the writer's thread."""

    open: Callable[[], tuple[Database, T]]
    reopen: Callable[[], Database]  # after a failure
    guard: Callable[[Database], None]  # first in each transaction; raises where the file is not ours any more
    after: Callable[[Database], None]  # after each commit
    failed: Callable[[Exception], None]
    final: tuple[type[Exception], ...] = ()  # failures after which trying again by itself makes no sense


class Writer(Generic[T]):
    """Runs jobs in their order, those that wait together in one transaction. `opened` holds what opening has read."""

    def __init__(self, hooks: Hooks[T], *, patient: bool = False) -> None:
        """Begin. A `patient` writer whose file can't be opened reports that and tries again, like after a failure."""
        self._hooks, self._patient = hooks, patient
        self._turn = Condition()
        self._queue: list[Job] = []
        self._stop = self._halted = self._final = False
        self.opened: Future[T] = Future()
        self._thread = Thread(target=self._live, name="writer", daemon=False)
        self._thread.start()

    def put(self, job: Job) -> None:
        """Hand a job over; returns at once."""
        with self._turn:
            if job.key is not None:
                self._queue = [j for j in self._queue if j.key != job.key]
            self._queue.append(job)
            self._turn.notify()

    def waiting(self) -> int:
        """How many jobs are not in the file yet; a file that is not open yet counts as one."""
        with self._turn:
            return len(self._queue) + (not self.opened.done())

    def has_opened(self) -> bool:
        """Whether there was a file to write to."""
        return self.opened.done() and self.opened.exception() is None

    def retry(self) -> None:
        """Try again after a failure."""
        with self._turn:
            self._halted = self._final = False
            self._turn.notify()

    def stop(self) -> int:
        """Write what waits, unless writing has failed; end the thread. How many jobs did not reach the file."""
        with self._turn:
            self._stop = True
            self._turn.notify()
        self._thread.join()
        return sum(job.writes for job in self._queue)

    def abandon(self) -> None:
        """End the thread without writing what waits: somebody else has all of it."""
        with self._turn:
            self._stop = self._halted = True
            self._turn.notify()
        self._thread.join()

    def _live(self) -> None:
        while True:
            try:
                db, first = self._hooks.open()
                break
            except Exception as e:  # noqa: BLE001 - handed to whoever asked for the file
                if not self._patient:
                    self.opened.set_exception(e)
                    return
                self._halt(e)
                if not self._wait():
                    self.opened.set_exception(e)
                    return
        self.opened.set_result(first)
        try:
            while batch := self._next():
                db = self._write(db, batch)
        finally:
            db.close()

    def _write(self, db: Database, batch: list[Job]) -> Database:
        try:
            with transaction(db):
                self._hooks.guard(db)
                for job in batch:
                    job.run(db)
        except Exception as e:  # noqa: BLE001 - reported; the queue keeps the batch
            self._halt(e)
            return self._again(db)
        with self._turn:
            self._queue = [j for j in self._queue if j not in batch]
        for job in batch:
            self._told(job.done)
            if job.after is not None:
                self._told(partial(job.after, db))
        self._told(partial(self._hooks.after, db))
        return db

    def _told(self, what: Callable[[], object]) -> None:
        """What follows a save. Where it fails that is said, and the next save is made as ever: this one is done."""
        try:
            what()
        except Exception as e:  # noqa: BLE001 - whatever it was, it must not end the only thread that writes
            self._hooks.failed(e)

    def _next(self) -> list[Job]:
        with self._turn:
            self._turn.wait_for(lambda: self._stop or (self._queue and not self._halted))
            return [] if self._halted else list(self._queue)

    def _halt(self, error: Exception) -> None:
        with self._turn:
            self._halted = True
            self._final = isinstance(error, self._hooks.final)
        self._hooks.failed(error)

    def _again(self, db: Database) -> Database:
        """After a failure the connection is not trusted: wait for the next try, or the end, and open anew."""
        while self._wait():
            db.close()
            try:
                return self._hooks.reopen()
            except Exception as e:  # noqa: BLE001 - reported; the queue is kept
                self._halt(e)
        return db

    def _wait(self) -> bool:
        """Until it is time for the next try; False where there will be none."""
        with self._turn:
            self._turn.wait_for(lambda: self._stop or not self._halted, None if self._final else RETRY_SECONDS)
            if self._stop and self._halted:
                return False
            self._halted = False
            return True
