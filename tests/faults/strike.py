"""A strike that is killed: either nothing was struck, or it is finished before anything else when the day is opened."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.trial import Outcome, Size, emptied, few, forked, moment, room, spread, until
from tests.store.making import NOON, add, begin
from tests.store.naming import MARK, NAME, PHRASES, SAID, found_in
from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.store.second import second_copy
from workshop.store.snapshots import snapshots
from workshop.store.store import Store
from workshop.store.verify import verify
from workshop.struck import is_strike

KILLS: Final = 200
LONGEST: Final = 0.8  # seconds that a strike and its copies take, about
DATASETS: Final = 30


def run(size: Size) -> Iterator[Outcome]:
    """Kill a strike at a random moment, open the day again, and look for the words in every byte."""
    plans = list(range(size.of(KILLS, 6)))
    with room() as folder:
        _made(folder / "base")
        found = spread(partial(_killed, folder, size.seed), plans, size.processes)
    undone = sum(not struck for struck, _ in found)
    yield Outcome(
        "Kill during a strike",
        f"{len(plans)} × kill -9, with snapshots, a copy, a second place and, in a third, one where the day lay before",
        f"{undone} were not struck, with all words there; in the others no byte holds the words once the day is open",
        few([f for _, some in found for f in some]),
    )


def _made(place: Path) -> None:
    """A day in which somebody is named, with a snapshot, a copy of its own and a second copy."""
    day, stick = place / "day" / "day.pilot", place / "stick"
    for folder in (day.parent, stick):
        folder.mkdir(parents=True)
    store = Store(day, SetClock(NOON), copies=True)
    begin(store)
    for n in range(DATASETS):
        add(store, f"Visits {n}, so says {SAID}" if n % 3 else f"Visits {n}")
    store.execute(c.Add("parked", store.new_id(k.Parked), {"text": f"What of {SAID}?"}))
    assert store.keeper is not None
    store.keeper.use_place(stick)
    until(lambda: not store.waiting())
    store.keeper.snapshot_now()
    until(lambda: snapshots(day) and second_copy(day, stick).exists())
    store.close()
    shutil.copyfile(day, day.with_name("day (conflicted copy).pilot"))


def _killed(folder: Path, seed: int, n: int) -> tuple[bool, list[str]]:
    rng = random.Random(f"{seed} {n}")
    place = emptied(folder / f"{n}")
    shutil.copytree(folder / "base", place, dirs_exist_ok=True)
    day, stick = place / "day" / "day.pilot", place / "stick"
    if n % 3 == 0:
        day = _gone_on(day, place / "desk")
    ready = place / "ready"
    pid = forked(partial(_strike, day, stick, ready))
    until(ready.exists)
    moment(rng.uniform(0, LONGEST))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    struck, faults = _opened(day, stick)
    faults += [f"where it lay before: {where}" for where in found_in(place / "day")]
    shutil.rmtree(place, ignore_errors=True)
    return struck, [f"kill {n}: {fault}" for fault in faults]


def _gone_on(day: Path, desk: Path) -> Path:
    """The same day, gone on in another place; what lay there stays as it is."""
    desk.mkdir()
    store = Store(day, SetClock(NOON), copies=True)
    store.continue_in(desk / day.name)
    store.close()
    return desk / day.name


def _strike(day: Path, stick: Path, ready: Path) -> None:
    store = Store(day, SetClock(NOON), copies=True)
    assert store.keeper is not None
    store.keeper.use_place(stick)
    ready.touch()
    store.strike(PHRASES)
    moment(60)


def _opened(day: Path, stick: Path) -> tuple[bool, list[str]]:
    """Whether it was struck, and what does not hold."""
    faults = []
    store = Store(day, SetClock(NOON), copies=True)
    struck = any(is_strike(e.name) for e in store.entries)
    if struck:
        faults += [f"at the opening: {where}" for where in found_in(day.parent)]
    else:
        there = sum(SAID in (d.title or "") for d in store.state.all(k.Dataset))
        faults += [] if there == DATASETS - len(range(0, DATASETS, 3)) else ["it was half struck"]
        store.strike(PHRASES)
    if len(store.state.all(k.Dataset)) != DATASETS or NAME in str([*store.state.records()]):
        faults.append("records are not as they should be")
    if sum(MARK in (d.title or "") for d in store.state.all(k.Dataset)) != DATASETS - len(range(0, DATASETS, 3)):
        faults.append("a mark is missing")
    assert store.keeper is not None
    store.keeper.use_place(stick)
    store.close()
    faults += [f"at the end: {where}" for where in (*found_in(day.parent), *found_in(stick))]
    files = [*day.parent.glob("*.pilot"), *(s.path for s in snapshots(day)), *stick.glob("*.pilot")]
    faults += [f"{p.name} is not sound" for p in files if not verify(p).whole]
    return struck, faults
