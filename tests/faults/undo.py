"""Changes by chance, all taken back: in a file of the first format, and across its migration; with restarts between."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.chance import Chance
from tests.faults.older import write_older
from tests.faults.trial import Outcome, Size, few, room, spread, until
from tests.store.making import NOON, a_day
from workshop.clock import SetClock
from workshop.snapshot import Snapshot
from workshop.store.journal import replay
from workshop.store.opening import check, read
from workshop.store.store import Store
from workshop.store.verify import verify

FULL: Final = 10_000
BEFORE: Final = 0.3  # so many of them before the migration, which is a wall


def run(size: Size) -> Iterator[Outcome]:
    """Do much, undo it all."""
    count = size.of(FULL, 20)
    runs = min(size.processes, count)
    with room(in_memory=True) as folder:
        found = spread(partial(_one, folder, count // runs), [size.seed + n for n in range(runs)], size.processes)
    yield Outcome(
        "Undo all the way",
        f"{sum(n for n, _ in found):,} changes by chance in {runs} days, {BEFORE:.0%} of them before a migration;"
        " two restarts in the middle of undoing",
        "each record is as at the start, on both sides of the migration, which undo does not pass",
        few([f for _, some in found for f in some]),
    )


def _one(folder: Path, count: int, seed: int) -> tuple[int, list[str]]:
    """One day: how much was done, and what does not hold."""
    rng, faults = random.Random(seed), list[str]()
    path, done = folder / f"{seed}.pilot", 0
    store = a_day(path, "Awards", "Visits")
    start = store.state
    store.close()
    for part, share in (("before the migration", BEFORE), ("after it", 1 - BEFORE)):
        store = Store(path, SetClock(NOON))
        first = len(store.entries)
        chance = Chance(store, rng)
        for _ in range(round(count * share)):
            chance.act()
            done += 1
        changed = store.state
        store = _restarted(store, faults)
        if store.state != changed:
            faults.append(f"{part}: a restart has changed something")
        for left in range(round(count * share), 0, -1):
            if left == count * share // 2:
                store = _restarted(store, faults)
            store.undo()
        faults += [f"{part}: {d} is not as it was" for d in different(start, store.state)]
        if part == "after it" and store.to_undo() is not None:
            faults.append("undo passes the migration")
        until(lambda store=store: not store.waiting())
        faults += [f"{part}: {d} does not follow from the history" for d in
                   different(store.state, Snapshot.of().after(replay(store.entries)))]  # fmt: skip
        if len(store.entries) - first != 2 * round(count * share):
            faults.append(f"{part}: {len(store.entries) - first} entries")
        store.close()
        faults += [f"{part}: {f.what}" for f in verify(path).findings]
        if part != "after it":
            path = _aged(path)
    return done, faults


def _restarted(store: Store, faults: list[str]) -> Store:
    if store.close():
        faults.append("not all was saved")
    return Store(store.path, SetClock(NOON))


def _aged(path: Path) -> Path:
    """The same day in a file of the first format."""
    old = path.with_name(f"{path.stem} old.pilot")
    write_older(old, read(path))
    assert check(old) != check(path)
    return old


def different(a: Snapshot, b: Snapshot) -> list[str]:
    """The ids of records that are not the same in both."""
    here, there = ({r.id: r for r in s.records()} for s in (a, b))
    return sorted(i for i in {*here, *there} if here.get(i) != there.get(i))
