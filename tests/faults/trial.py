"""What all fault trials share: what came of one, how its work is spread over processes, where its files lie."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")
R = TypeVar("R")
MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a disk in memory, for trials in which no disk is tried


@dataclass
class Outcome:
    """What came of one trial: what was tried, what was found, and all that did not hold."""

    trial: str
    tried: str
    found: str
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def held(self) -> bool:
        """Whether all held that has to."""
        return not self.faults


@dataclass(frozen=True)
class Size:
    """How much of a trial is made."""

    share: float = 1.0  # of the full counts
    seed: int = 20260915
    processes: int = 2

    def of(self, full: int, least: int = 1) -> int:
        """How many of these."""
        return max(least, round(full * self.share))


def spread(work: Callable[[T], R], items: Sequence[T], processes: int) -> list[R]:
    """The results of some work on each item, in their order, done by several processes at once.

    Raises:
        RuntimeError: one of them ended early; it has said why.
    """
    with tempfile.TemporaryDirectory() as folder:
        running = {}
        for n in range(min(processes, len(items))):
            to = Path(folder) / str(n)
            running[forked(partial(_share, work, items[n::processes], to))] = to
        ended = [os.waitpid(pid, 0)[1] for pid in running]
        if any(ended):
            raise RuntimeError("a process of the trial has failed")
        parts = [pickle.loads(to.read_bytes()) for to in running.values()]  # noqa: S301 - written by ourselves
    out: list[Any] = [None] * len(items)
    for n, part in enumerate(parts):
        out[n::processes] = part
    return out


def _share(work: Callable[[T], R], items: Sequence[T], to: Path) -> None:
    to.write_bytes(pickle.dumps([work(i) for i in items]))


def forked(act: Callable[[], object]) -> int:
    """A process of its own that does this and nothing else; its number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        act()
        status = 0
    except BaseException:  # noqa: BLE001 - the end of a process
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def moment(seconds: float) -> None:
    """Let so much time go by: the moment of a kill, or the pace of somebody who types."""
    threading.Event().wait(seconds)


def until(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for a thing.

    Raises:
        TimeoutError: it never came.
    """
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("it never came")
        moment(0.002)


@contextmanager
def room(*, in_memory: bool = False) -> Iterator[Path]:
    """A folder for the files of a trial, removed at its end."""
    place = MEMORY if in_memory and MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="faults-", dir=place, ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


def emptied(folder: Path) -> Path:
    """The same folder with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def few(faults: Sequence[str], most: int = 10) -> list[str]:
    """The first of them, and how many more there are."""
    return [*faults[:most], *([f"and {len(faults) - most} more"] if len(faults) > most else [])]


def counted(trials: Iterator[Outcome]) -> Iterator[Outcome]:
    """The same, each with the time it took."""
    since = time.monotonic()
    for outcome in trials:
        outcome.seconds = time.monotonic() - since
        yield outcome
        since = time.monotonic()
