"""Plain copies of a day while it is being saved: each is sound, or the check of the file says that it is not."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.trial import Outcome, Size, few, forked, moment, room, spread, until
from tests.store.making import NOON, a_day
from workshop import commands as c
from workshop.clock import SetClock
from workshop.snapshot import Snapshot
from workshop.store.journal import replay
from workshop.store.opening import read
from workshop.store.store import Store
from workshop.store.verify import verify

FULL: Final = 2000
ROUND: Final = 50  # copies of one day; then a new one, which is small again
PIECE: Final = 65_536  # bytes that a copying program reads at once; some read less


def run(size: Size) -> Iterator[Outcome]:
    """Copy while somebody writes."""
    count = size.of(FULL, 20)
    rounds = [(n, min(ROUND, count - n)) for n in range(0, count, ROUND)]
    with room(in_memory=True) as folder:
        found = spread(partial(_round, folder, size.seed), rounds, size.processes)
    told = sum((f[0] for f in found), Counter[str]())
    yield Outcome(
        "Plain copies during continuous saving",
        f"{count:,} copies, while {sum(f[1] for f in found) / len(found):.0f} changes a second were saved",
        f"{told['sound']:,} sound, {told['noticed']:,} not, each noticed; {told['silent']} silently wrong",
        few([f for _, _, faults in found for f in faults]),
    )


def _round(folder: Path, seed: int, plan: tuple[int, int]) -> tuple[Counter[str], float, list[str]]:
    """Copies of one day that somebody else writes: how they came out, how fast it was written, what does not hold."""
    n, count = plan
    rng, place = random.Random(seed + n), folder / str(n)
    place.mkdir()
    day, to, chains = place / "day.pilot", place / "copy.pilot", place / "chains"
    a_day(day, "Awards").close()
    pid, since = forked(lambda: _write(day, chains)), time.monotonic()
    until(lambda: chains.exists() and chains.stat().st_size)
    told, faults = Counter[str](), list[str]()
    for _ in range(count):
        moment(rng.uniform(0, 0.002))
        _copy(day, to, rng)
        if verify(to).whole:
            fault = _wrong(to, chains)
            told["silent" if fault else "sound"] += 1
            faults += [fault] if fault else []
        else:
            told["noticed"] += 1
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    return told, len(_known(chains)) / (time.monotonic() - since), faults


def _copy(day: Path, to: Path, rng: random.Random) -> None:
    """As a file manager does it, piece by piece."""
    with day.open("rb") as source, to.open("wb") as target:
        shutil.copyfileobj(source, target, rng.choice((4096, PIECE, 1 << 20)))


def _known(chains: Path) -> list[str]:
    return [json.loads(line) for line in chains.read_text().splitlines()]


def _wrong(copy: Path, chains: Path) -> str:
    """What is wrong with a copy that was called sound."""
    loaded = read(copy)
    known = _known(chains)
    if [e.chain for e in loaded.entries] != known[: len(loaded.entries)]:
        return "a copy that was called sound holds what nobody said"
    if Snapshot.of().after(replay(loaded.entries)) != loaded.state:
        return "a copy that was called sound is not what its history says"
    return ""


def _write(day: Path, chains: Path) -> None:
    """Save without a pause, changes of every size; write down the chain of each before it can be in the file."""
    store = Store(day, SetClock(NOON))
    with chains.open("w", buffering=1) as out:
        for entry in store.entries:
            out.write(json.dumps(entry.chain) + "\n")
        store.subscribe(lambda _: out.write(json.dumps(store.ledger.chain) + "\n"))
        while True:
            n = len(store.entries)
            words = "and so on " * (1, 1, 50, 400)[n % 4]
            if n % 40 == 0:
                store.undo()
            else:
                store.execute(c.Change("dataset", "ds-01", {"title": f"Change {n}", "notes": words}))
            store.draft("line", words)
            until(lambda: not store.waiting())
            moment(0.01)


__all__ = ["run"]
