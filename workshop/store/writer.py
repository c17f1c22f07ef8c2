"""One thread that owns the writing connection. A job leaves the queue when its commit has returned, never before."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Generic, TypeVar

from workshop.store.engine import Database, transaction

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """Something to write."""

    run: Callable[[Database], None]  # inside the transaction; must not mind that an earlier try did reach the disk
    done: Callable[[], None]  # on the writer's thread, after the commit has returned
    key: str | None = None  # a later job with the same key takes this one's place


class Writer(Generic[T]):
    """Runs jobs in their order, those that wait together in one transaction.

    `open` and, after a failure, `reopen` run on the thread; what `open` has read is handed out as `opened`.
    """

    def __init__(
        self,
        open_file: Callable[[], tuple[Database, T]],
        reopen: Callable[[], Database],
        failed: Callable[[Exception], None],
    ) -> None:
        self._open, self._reopen, self._failed = open_file, reopen, failed
        self._turn = Condition()
        self._queue: list[Job] = []
        self._stop = self._halted = False
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
        """How many jobs are not in the file yet."""
        with self._turn:
            return len(self._queue)

    def retry(self) -> None:
        """Try again after a failure."""
        with self._turn:
            self._halted = False
            self._turn.notify()

    def stop(self) -> int:
        """Write what waits, unless writing has failed; end the thread. How many jobs did not reach the file."""
        with self._turn:
            self._stop = True
            self._turn.notify()
        self._thread.join()
        return len(self._queue)

    def _live(self) -> None:
        try:
            db, first = self._open()
        except BaseException as e:  # noqa: BLE001 - handed to whoever asked for the file
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
                for job in batch:
                    job.run(db)
        except Exception as e:  # noqa: BLE001 - reported; the queue keeps the batch
            self._halt(e)
            return self._again(db)
        with self._turn:
            self._queue = [j for j in self._queue if j not in batch]
        for job in batch:
            job.done()
        return db

    def _next(self) -> list[Job]:
        with self._turn:
            self._turn.wait_for(lambda: self._stop or (self._queue and not self._halted))
            return [] if self._halted else list(self._queue)

    def _halt(self, error: Exception) -> None:
        with self._turn:
            self._halted = True
        self._failed(error)

    def _again(self, db: Database) -> Database:
        """After a failure the connection is not trusted: wait for a retry, or the end, and open anew."""
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._stop or not self._halted)
                if self._halted:
                    return db
            db.close()
            try:
                return self._reopen()
            except Exception as e:  # noqa: BLE001 - reported; the queue is kept
                self._halt(e)
