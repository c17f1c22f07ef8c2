"""The nth write, sync, truncate, open, rename or unlink fails, for each n until a run in which none does.

It fails once, and in another run from then on until somebody heals the disk. Then all that was said is in the file.
"""

from __future__ import annotations

import errno
import gc
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from tests.faults.deeds import DAY, PARAGRAPH
from tests.faults.older import write_older
from tests.faults.preload import KINDS, Layer
from tests.faults.trial import Outcome, Size, emptied, few, room, spread, until
from tests.store.making import NOON, add, written
from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.report import render, saving
from workshop.store import keeper
from workshop.store.keeper import Kept
from workshop.store.opening import read
from workshop.store.snapshots import ENDING
from workshop.store.store import Reports, Store
from workshop.store.trouble import TROUBLE, cant_save, sentence
from workshop.store.verify import verify
from workshop.store.whole import copy_whole

CAUSES: Final = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}
ON: Final = -1
WAYS: Final = tuple((kind, cause, many) for kind in KINDS for cause in CAUSES for many in (1, ON))
READS: Final = 0.1  # so many of the reads: there are more of them than of all others, and none of them loses words
SHORT: Final = 0.001  # a share up to which only one call by chance fails in each way, and the first in one
SLACK: Final = 1.1  # threads make the number of calls of a run differ a little


@dataclass
class Run:
    """One run of the program on a bad disk."""

    folder: Path
    layer: Layer
    kind: str
    many: int
    faults: list[str] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)
    store: Store | None = None
    seen: int = 0
    failed: int = 0

    @property
    def path(self) -> Path:
        return self.folder / DAY

    @property
    def day(self) -> Store:
        assert self.store is not None
        return self.store

    def told(self, error: Exception) -> None:
        """What the program says of it names a cause that is one."""
        try:
            said = sentence(error, self.path)
        except Exception:  # noqa: BLE001 - what has no sentence would be a crash
            self.faults.append(f"no sentence for {error!r}")
            return
        hurt = "damaged" in said and self.kind != "read"  # what can't be read may well be
        if hurt or "not a workshop file" in said or "is not there" in said:
            self.faults.append(f"{error!r} is told as: {said}")

    def heal(self) -> None:
        self.seen, self.failed = self.seen + self.layer.seen, self.failed + self.layer.failed
        self.layer.heal()

    # -- what the room does --
    def act(self) -> None:
        """A short day: it is opened, said, typed, imported, undone, copied, reported on, closed."""
        steps = (self.open, self.say, self.type, self.bring, self.take_back, self.snapshot, self.second, self.say,
                 self.copy, self.report)  # fmt: skip
        for step in steps:
            step()
        self.end()

    def open(self) -> None:
        for _ in range(2):
            try:
                self.store = Store(self.path, SetClock(NOON), Reports(failed=self.errors.append, kept=self._keeps),
                                   copies=True)  # fmt: skip
            except TROUBLE as e:
                self.told(e)
                self.heal()
            else:
                return
        raise RuntimeError("it does not open on a disk that is well")

    def _keeps(self, kept: Kept) -> None:
        self.kept = kept

    def settled(self, done: Callable[[], object] = lambda: True) -> None:
        """Wait until it is saved, or the program says that it is not."""
        until(lambda: self.errors or (not self.day.waiting() and done()), 20)
        if not self.errors:
            return
        for error in self.errors:
            said = cant_save(error, self.path)
            if "not there" in said:
                self.faults.append(f"{error!r} is told as: {said}")
        if self.many != ON:
            self.errors.clear()
            self.day.retry()
            until(lambda: self.errors or not self.day.waiting(), 20)

    def say(self) -> None:
        add(self.day, "Said")
        self.settled()

    def type(self) -> None:
        self.day.draft("line", "Half a thought")
        self.settled()

    def bring(self) -> None:
        parts = (c.Add("dataset", self.day.new_id(k.Dataset), {"title": "Row", "notes": PARAGRAPH}) for _ in range(20))
        self.day.execute(c.Together("import", tuple(parts)))
        self.settled()

    def take_back(self) -> None:
        self.day.undo()
        self.settled()

    def snapshot(self) -> None:
        assert self.day.keeper is not None
        self.day.keeper.snapshot_now()
        self.settled(lambda: self.kept.snapshot_at or self.kept.snapshot_error)

    def second(self) -> None:
        assert self.day.keeper is not None
        self.day.keeper.use_place(self.folder / "stick")
        self.settled(lambda: self.kept.second in ("in step", "failed", "went on"))

    def copy(self) -> None:
        self._tried(lambda: copy_whole(self.path, self.folder / "copy.pilot"))

    def report(self) -> None:
        self._tried(lambda: saving.save(PDF[1], self.folder / "report.pdf"))

    def _tried(self, act: Callable[[], object]) -> None:
        try:
            act()
        except TROUBLE as e:
            self.told(e)

    def end(self) -> None:
        """The disk is well again, if it was not; all is saved. What has not failed yet may fail at closing."""
        if self.layer.failed:
            self.heal()
        self.errors.clear()
        self.day.retry()
        until(lambda: not self.day.waiting(), 20)

    def _next_day(self) -> None:
        """What a disk would not remove goes with the next snapshot, and with the next copies of the same name."""
        self.kept = Kept()
        self.open()
        add(self.day, "Said when the disk was well again")
        self.settled()
        self.snapshot()
        self.second()
        (self.folder / "copy.pilot").unlink(missing_ok=True)
        self.copy()

    def close(self) -> None:
        self._closed()
        if self.failed and self.kind == "unlink" and self.many == ON:
            self._next_day()
            self._closed()
        state, drafts = self.day.state, {e: d.text for e, d in self.day.drafts.items()}
        found = read(self.path)
        if found.state != state:
            self.faults.append("what was said is not what is in the file")
        if {e: d.text for e, d in found.drafts.items()} != drafts:
            self.faults.append("what was typed is not what is in the file")
        self._all_whole()

    def _closed(self) -> None:
        try:
            left = self.day.close()
        except Exception as e:  # noqa: BLE001 - closing never fails
            self.faults.append(f"closing: {e!r}")
            left = 0
        if left:
            self.faults.append(f"{left} jobs were not saved")
        self.heal()

    def _all_whole(self) -> None:
        for path in self.folder.rglob("*"):
            if path.suffix in (".pilot", ENDING) and not verify(path).whole:
                self.faults.append(f"{path.name} is not whole")
        if (self.folder / "report.pdf").read_bytes() not in PDF:
            self.faults.append("the report is neither the old one nor the new one")
        rest = [p.name for p in self.folder.rglob("*-journal")]
        if rest:
            self.faults.append(f"{rest} is left")


PDF: list[bytes] = []  # the report that is there, and the new one


def run(size: Size) -> Iterator[Outcome]:
    """Let each call fail once."""
    keeper.PAUSE_SECONDS, keeper.LOOK_SECONDS = 0.0, 0.01  # type: ignore[misc]
    with room(in_memory=True) as folder:
        base = folder / "base"
        (base / "stick").mkdir(parents=True)
        state = written(folder / "today.pilot", "From before")
        PDF[:] = [render(state), render(written(folder / "other.pilot", "Another"))]
        write_older(base / DAY, read(folder / "today.pilot"))
        (base / "report.pdf").write_bytes(PDF[0])
        calls = spread(partial(_one, folder, base), [(kind, "EIO", 1, 1 << 40) for kind in KINDS], 1)
        counts = {kind: found[0] for kind, found in zip(KINDS, calls, strict=True)}
        plans = list(_plans(counts, size))
        found = spread(partial(_one, folder, base), plans, size.processes)
    faults = [f"{kind} {nth}, {cause}{' from then on' if many == ON else ''}: {f}"
              for (kind, cause, many, nth), one in zip(plans, found, strict=True) for f in one[2]]  # fmt: skip
    reached = [(p, one) for p, one in zip(plans, found, strict=True) if one[1]]
    clean = {p[0] for p, one in zip(plans, found, strict=True) if not one[1]}
    faults += [f"no run was clean: {kind}" for kind in KINDS if kind not in clean]
    yield Outcome(
        "The nth call fails (EIO, ENOSPC; once, or from then on)",
        f"{len(plans):,} runs; calls of a run: {', '.join(f'{n} {kind}' for kind, n in counts.items())}",
        f"{len(reached):,} runs with a failure, {len(plans) - len(reached):,} clean; after each all that was said is in"
        " the file, every copy is the old one or the new one",
        few(faults),
    )


def _plans(counts: dict[str, int], size: Size) -> Iterator[tuple[str, str, int, int]]:
    """Which call fails: each one where there is time, else some of them, and of each kind the first and one beyond."""
    rng = random.Random(size.seed)
    for kind, cause, many in WAYS:
        thorough = size.share > SHORT
        once = (cause, many) == ("EIO", 1)
        beyond = int(counts[kind] * SLACK) + 20
        some = size.of(round(counts[kind] * (READS if kind == "read" else 1)))
        always = {1, 2, 3, beyond} if thorough else {1, beyond} if once else set()
        chosen = sorted({*always, *rng.sample(range(1, counts[kind] + 1), min(some, counts[kind]))})
        yield from ((kind, cause, many, nth) for nth in chosen)


def _one(folder: Path, base: Path, plan: tuple[str, str, int, int]) -> tuple[int, int, list[str]]:
    """How many calls of this kind a run made, how many failed, and what does not hold."""
    kind, cause, many, nth = plan
    layer = Layer()
    place = folder / f"{threading.get_native_id()}"
    shutil.copytree(base, emptied(place), dirs_exist_ok=True)
    made = Run(place, layer, kind, many)
    crashes: list[Any] = []
    before, threading.excepthook = threading.excepthook, lambda args: crashes.append(args.exc_value)
    layer.watch(place)
    layer.fail(kind, nth, many, CAUSES[cause])
    try:
        made.act()
        made.close()
    except Exception as e:  # noqa: BLE001 - whatever it is, the program would have crashed
        made.faults.append(f"crash: {e!r}")
        made.heal()
        if made.store is not None:
            made.store.close()
    finally:
        layer.heal()
        layer.watch(None)
        threading.excepthook = before
        gc.collect()
    return made.seen, made.failed, [*made.faults, *(f"crash: {e!r}" for e in crashes)]
