"""Power cuts: fifty deeds are recorded as they reach the disk, and the disk is cut between any two syncs of them.

This tries the power, not the process. What was not synced is lost in any order; see `tests/faults/disk.py`.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tests.faults.deeds import DAY as FIRST
from tests.faults.deeds import DEEDS, Room
from tests.faults.disk import Disk, events, name_of
from tests.faults.older import write_older
from tests.faults.preload import Layer
from tests.faults.trial import Outcome, Size, emptied, few, forked, room, spread
from tests.store.making import NOON, written
from workshop.clock import SetClock
from workshop.store.opening import read
from workshop.store.snapshots import ENDING
from workshop.store.store import Store
from workshop.store.trouble import TROUBLE
from workshop.store.verify import verify

SOME: Final = 40  # cuts by chance between two syncs, beside those that are always made
COUNTS: Final = (".pilot", ENDING)  # a file whose name ends so is whole, at every moment


@dataclass(frozen=True)
class Known:
    """How things stood after a deed: the day that is open, its chains, its drafts, the files that are there."""

    day: str
    chains: tuple[str, ...]
    drafts: dict[str, str]
    files: frozenset[str]


@dataclass(frozen=True)
class Held:
    """What was found in a day when it was opened."""

    chains: tuple[str, ...] = ()
    drafts: dict[str, str] = field(default_factory=dict)
    fault: str = ""
    migrated: bool = False  # its last change is a migration


def run(size: Size) -> Iterator[Outcome]:
    """Cut the power everywhere in fifty deeds."""
    with room() as folder:
        record, before, known = recorded(folder)
        count = size.of(len(DEEDS), 5)
        chosen = sorted(random.Random(size.seed).sample(range(len(DEEDS)), count))
        work = partial(_cut, folder, record, before, known, size)
        found = spread(work, [chosen[n :: size.processes * 4] for n in range(size.processes * 4)], size.processes)
    faults = [f for part in found for f in part[2]]
    cuts, states = (sum(part[n] for part in found) for n in (0, 1))
    yield Outcome(
        "Power cut between any two syncs",
        f"{count} typical deeds, {cuts:,} cuts, {states:,} different disks",
        f"{states - len(faults):,} open clean in the last confirmed state or the one in flight",
        few(faults),
    )


# -- recording --
def recorded(folder: Path) -> tuple[Path, dict[str, bytes], list[Known]]:
    """All deeds done once: what was written down, the files before, and how things stood after each."""
    record, known, room_ = folder / "record", folder / "known", folder / "room"
    room_.mkdir()
    written(folder / "day.pilot", "From before", "And another")
    write_older(room_ / "old.pilot", read(folder / "day.pilot"))
    before = _files(room_)
    pid = forked(lambda: _record(Room(room_, SetClock(NOON)), record, known))
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError("the deeds can't be done")
    told = [json.loads(line) for line in known.read_text().splitlines()]
    return record, before, [Known(d, tuple(c), drafts, frozenset(files)) for d, c, drafts, files in told]


def _record(r: Room, record: Path, known: Path) -> None:
    layer = Layer()
    layer.watch(r.folder)
    layer.record(record)
    with known.open("w") as out:
        for n, (_, act) in enumerate(DEEDS):
            layer.mark(f"before {n}")
            act(r)
            layer.mark(f"after {n}")
            out.write(json.dumps(_standing(r)) + "\n")
    layer.record(None)
    r.close()


def _standing(r: Room) -> list[Any]:
    drafts = {d.editor: d.text for d in r.day.drafts.values()}
    return [
        r.path.name,
        [e.chain for e in r.day.entries],
        drafts,
        sorted(n for n in _files(r.folder) if n.endswith(COUNTS)),
    ]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# -- cutting --
def _cut(
    folder: Path, record: Path, before: dict[str, bytes], known: list[Known], size: Size, chosen: list[int]
) -> tuple[int, int, list[str]]:
    """All cuts in these deeds: how many, how many different disks they leave, and what does not hold."""
    disk, doing, done, cuts, seen = Disk(before), 0, -1, 0, set[tuple[int, int, bytes]]()
    faults = list[str]()
    rng = random.Random(f"{size.seed} {chosen}")
    with room(in_memory=True) as place:
        judge = Judge(place / "day", known)
        for event in events(record):
            if event.what in ("sync", "mark") and doing in chosen:
                unsafe = len(disk.unsafe())
                for kept, torn in disk.cuts(rng, SOME):
                    files = disk.cut(kept, torn)
                    cuts += 1
                    name = (doing, done, name_of(files))
                    if name in seen:
                        continue
                    seen.add(name)
                    fault = judge.wrong(files, doing, done)
                    if fault:
                        faults.append(f"{DEEDS[doing][0]}, {len(kept)} of {unsafe} unsynced things kept: {fault}")
            if event.what == "mark":
                word, number = event.words[0].split()
                doing, done = (int(number), done) if word == "before" else (doing, int(number))
            disk.do(event)
    return cuts, len(seen), faults


class Judge:
    """Looks at what a cut has left, with the program's own eyes."""

    def __init__(self, place: Path, known: list[Known]) -> None:
        self._place, self._known = place, known
        self._sound: dict[bytes, str] = {}  # what is wrong with a file that lies alone, by what it holds
        self._held: dict[bytes, Held] = {}  # what a day and its journal come to

    def wrong(self, files: dict[str, bytes], doing: int, done: int) -> str:
        """What does not hold on this disk; nothing where all does."""
        old, new = self._known[done] if done >= 0 else None, self._known[doing]
        missing = (old.files & new.files if old else frozenset()) - {*files}
        if missing:
            return f"{min(missing)} is gone"
        for name, content in files.items():
            if not name.endswith(COUNTS) or (name == FIRST and old is None and not content):
                continue  # no day was begun yet
            if ("/" not in name and f"{name}-journal" in files) or name in (old.day if old else "", new.day):
                fault = self._day(files, name, old, new)
            else:
                fault = self._alone(content)
            if fault:
                return f"{name}: {fault}"
        return ""

    def _alone(self, content: bytes) -> str:
        key = sha256(content).digest()
        if key not in self._sound:
            path = emptied(self._place) / "alone.pilot"
            path.write_bytes(content)
            self._sound[key] = "".join(f.what for f in verify(path).findings[:1])
        return self._sound[key]

    def _day(self, files: dict[str, bytes], name: str, old: Known | None, new: Known) -> str:
        mine = {n: files[n] for n in (name, f"{name}-journal") if n in files}
        key = name_of(mine) + bytes([old is None])
        if key not in self._held:
            self._held[key] = _opened(emptied(self._place), mine, name, begun=old is not None)
        held = self._held[key]
        if held.fault:
            return held.fault
        told = [k for k in (old, new) if k is not None and k.day == name]
        if not told:
            return ""
        if held.migrated and all(held.chains[-1] not in k.chains for k in told):  # it was older until this opening
            held = replace(held, chains=held.chains[:-1])
        if old is not None and old.day == name == new.day and held.chains[: len(old.chains)] != old.chains:
            return f"{len(held.chains)} changes are there, {len(old.chains)} were confirmed"
        if all(held.chains != k.chains[: len(held.chains)] for k in told):
            return "it holds changes that nobody made"
        kept = {e: t for e, t in told[0].drafts.items() if told[-1].drafts.get(e) == t}
        if len(told[0].chains) <= len(held.chains) and not kept.items() <= held.drafts.items():
            return "words that were being typed are gone"
        return ""


def _opened(place: Path, files: dict[str, bytes], name: str, *, begun: bool) -> Held:
    """What the program finds when it opens a day; one that was not `begun` has to be sound only when it is."""
    for n, content in files.items():
        (place / n).write_bytes(content)
    path = place / name
    try:
        before = verify(path).findings if begun else ()
        store = Store(path, SetClock(NOON))
        held = Held(
            tuple(e.chain for e in store.entries),
            {d.editor: d.text for d in store.drafts.values()},
            migrated=bool(store.entries) and store.entries[-1].kind == "checkpoint",
        )
        store.close()
        after = verify(path)
    except TROUBLE as e:
        return Held(fault=f"it can’t be opened: {e!r}")
    wrong = [*before, *(after.findings if begun or held.chains else ())]
    if wrong:
        return Held(fault=wrong[0].what)
    left = [p.name for p in place.iterdir() if p != path and not p.name.startswith(f"{path.stem} (format")]
    return Held(fault=f"{left} is left beside it") if left else held


__all__ = ["FIRST", "Held", "Judge", "Known", "recorded", "run"]
