"""Two who open the same day at the same moment and write: in one folder, and in one that passes on no locks."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.preload import Layer
from tests.faults.trial import Outcome, Size, emptied, few, forked, moment, room, spread, until
from tests.store.making import NOON, add, titles, written
from workshop.clock import SetClock
from workshop.laptop import Laptop
from workshop.store import lock as locking
from workshop.store.engine import EngineError
from workshop.store.journal import Damaged
from workshop.store.lock import InUse, TakenOver, lock_path
from workshop.store.opening import read
from workshop.store.store import Reports, Store
from workshop.store.verify import verify

FULL: Final = 500
UNLOCKED: Final = 0.3  # so many of them where a lock of the system holds nobody off, as in some shared folders
CHANGES: Final = 5  # that each makes who gets in
WRITERS: Final = 2


@dataclass(frozen=True)
class Told:
    """What one of the two says at its end."""

    who: int
    refused: int  # times that it was told that somebody else has the day
    confirmed: int = 0  # changes that were saved
    kept: bool = False  # all changes are in a copy, because somebody else has the day
    had: tuple[float, float] = (0.0, 0.0)  # from when to when it could write
    error: str = ""


def run(size: Size) -> Iterator[Outcome]:
    """Let two race, many times."""
    count = size.of(FULL, 6)
    plans = [(n, random.Random(size.seed + n).random() < UNLOCKED) for n in range(count)]
    with room() as folder:
        found = spread(partial(_race, folder), plans, size.processes)
    for unlocked, where in ((False, "in one folder"), (True, "where locks of the system hold nobody off")):
        chosen = [f for f, (_, without) in zip(found, plans, strict=True) if without == unlocked]
        refused = sum(any(t.refused for t in told) for told, _ in chosen)
        confirmed = sum(t.confirmed for told, _ in chosen for t in told)
        gave_way = sum(t.kept for told, _ in chosen for t in told)
        faults = [f for _, some in chosen for f in some]
        yield Outcome(
            f"Race of two openers, {where}",
            f"{len(chosen):,} races, in {refused:,} of them one was told that the other has the day",
            f"{confirmed:,} confirmed changes, {sum('overwritten' in f for f in faults)} overwritten"
            + (f"; {gave_way:,} times all went on in a copy" if unlocked else "; one writer at a time"),
            few(faults),
        )


def _race(folder: Path, plan: tuple[int, bool]) -> tuple[list[Told], list[str]]:
    """One race: what both say, and what does not hold."""
    n, unlocked = plan
    place = emptied(folder / str(n))
    path = place / "day" / "day.pilot"
    path.parent.mkdir()
    written(path, "From before")
    go, tell = os.pipe()
    runners = [forked(partial(_runner, place, path, who, go, unlocked=unlocked)) for who in range(WRITERS)]
    until(lambda: all((place / f"ready {who}").exists() for who in range(WRITERS)))
    os.write(tell, b"!" * WRITERS)
    faults = [f"{n}: one of both crashed" for pid in runners if os.waitpid(pid, 0)[1]]
    for end in (go, tell):
        os.close(end)
    told = [Told(**json.loads((place / f"told {who}").read_text())) for who in range(WRITERS)
            if (place / f"told {who}").exists()]  # fmt: skip
    return told, [*faults, *(f"{n}: {f}" for f in _judged(place, path, told, unlocked=unlocked))]


def _judged(place: Path, path: Path, told: list[Told], *, unlocked: bool) -> Iterator[str]:
    for found in verify(path).findings:
        yield found.what
    there = titles(read(path).state)
    copies = [t for copy in place.glob("copy *.pilot") for t in titles(read(copy).state)]
    for t in told:
        for c in range(CHANGES):
            said = f"{t.who} said {c}"
            if c < t.confirmed and said not in there:
                yield f"“{said}” was confirmed and is overwritten"
            elif said not in there and said not in copies:
                yield f"“{said}” is nowhere"
        if t.error:
            yield t.error
    if not unlocked and len(told) == WRITERS and max(t.had[0] for t in told) < min(t.had[1] for t in told):
        yield "both could write at once"
    if lock_path(path).exists() and not unlocked:
        yield "the lock is left"


# -- one of the two --
def _runner(place: Path, path: Path, who: int, go: int, *, unlocked: bool) -> None:
    if unlocked:
        layer = Layer()
        layer.watch(path.parent)
        layer.system_locks(on=False)
        locking.this = lambda: Laptop(f"laptop {who}", f"DESK-{who}", "somebody")  # type: ignore[assignment]
    rng = random.Random(f"{place.name} {who}")
    failed: list[Exception] = []
    confirmed: list[int] = []
    reports = Reports(saved=lambda seq, _: confirmed.append(seq), failed=failed.append)
    (place / f"ready {who}").touch()
    os.read(go, 1)
    store, refused = _opened(path, reports, rng)
    since, first = time.monotonic(), len(store.entries)
    for c in range(CHANGES):
        add(store, f"{who} said {c}")
        moment(rng.uniform(0, 0.003))
    until(lambda: failed or not store.waiting())
    while failed and not any(isinstance(e, TakenOver) for e in failed):
        failed.clear()
        store.retry()
        until(lambda: failed or not store.waiting())
    saved, kept, error = sum(s > first for s in confirmed), bool(failed), ""
    if kept:
        store.continue_in(place / f"copy {who}.pilot")
        until(lambda: not store.waiting())
        error = "" if unlocked else f"{failed[0]!r} where nobody else could have been"
    had = (since, time.monotonic())
    store.close()
    _tell(place, Told(who, refused, saved, kept, had, error))


def _opened(path: Path, reports: Reports, rng: random.Random) -> tuple[Store, int]:
    """The day, as soon as the other one lets it go; how often it was refused."""
    refused = 0
    while True:
        try:
            return Store(path, SetClock(NOON), reports), refused
        except (InUse, EngineError, Damaged):
            refused += 1
            moment(rng.uniform(0, 0.01))


def _tell(place: Path, told: Told) -> None:
    (place / f"told {told.who}").write_text(json.dumps(told.__dict__))
