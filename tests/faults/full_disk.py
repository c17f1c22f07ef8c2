"""A disk that is full, or nearly: for saves, snapshots, second copies, exports, migrations, and to begin a day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.deeds import PARAGRAPH
from tests.faults.older import write_older
from tests.faults.sticks import Stick, alone, may_mount
from tests.faults.trial import Outcome, Size, few, room, until
from tests.store.making import NOON, a_day, add, begin, written
from workshop import commands as c
from workshop.clock import SetClock
from workshop.report import render, saving
from workshop.store import keeper
from workshop.store.keeper import Kept
from workshop.store.opening import read
from workshop.store.second import second_copy
from workshop.store.snapshots import snapshots
from workshop.store.store import Reports, Store
from workshop.store.trouble import TROUBLE, cant_save, sentence
from workshop.store.verify import verify

LEFT: Final = {"0": 0, "1 KB": 1 << 10, "1 MB": 1 << 20, "10 MB": 10 << 20}
DISK: Final = 24  # megabytes
PASTE: Final = PARAGRAPH * 12_000  # about a megabyte


@dataclass
class Trial:
    """One disk, one day on it, and what does not hold."""

    stick: Stick
    left: int
    faults: list[str] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)
    was_full: bool = False

    @property
    def path(self) -> Path:
        return self.stick.at / "day.pilot"

    def opened(self, *, copies: bool = False) -> Store:
        return a_day(self.path, reports=Reports(failed=self.failed.append, kept=self._keeps), copies=copies)

    def _keeps(self, kept: Kept) -> None:
        self.kept = kept

    def expect(self, true: object, what: str) -> None:
        if not true:
            self.faults.append(what)

    def full(self, error: Exception, said: str) -> None:
        """It failed: because the disk is full, and it says so."""
        self.was_full = True
        self.expect("disk is full" in said or "no space left" in said, f"{error!r} is told as: {said}")


def save(t: Trial) -> None:
    """Changes, a long paste and words on their way; then there is room again."""
    store = t.opened()
    add(store, "Before")
    until(lambda: not store.waiting())
    t.stick.fill(t.left)
    confirmed = len(store.entries)
    for n in range(5):
        add(store, f"On the full disk {n}")
    store.execute(c.Change("dataset", "ds-01", {"description": PASTE}))
    store.draft("line", "Half a thought")
    until(lambda: t.failed or not store.waiting())
    if t.failed:
        t.full(t.failed[0], cant_save(t.failed[0], t.path))
        t.expect(verify(t.path).whole, "the file is not sound while the disk is full")
        t.expect(len(read(t.path).entries) >= confirmed, "what was confirmed is gone")
        add(store, "While it is full")
    t.stick.make_room()
    store.retry()
    until(lambda: not store.waiting())
    t.expect(store.close() == 0, "not all was saved")
    t.expect(read(t.path).state == store.state, "what was said is not in the file")
    t.expect(read(t.path).drafts["line"].text == "Half a thought", "what was typed is not in the file")


def close(t: Trial) -> None:
    """Closing on a full disk says what is not saved, and leaves the file sound."""
    store = t.opened()
    until(lambda: not store.waiting())
    t.stick.fill(t.left)
    store.execute(c.Change("dataset", "ds-01", {"description": PASTE}))
    until(lambda: t.failed or not store.waiting())
    t.was_full = bool(t.failed)
    left = store.close()
    t.expect(bool(left) == t.was_full, f"{left} changes are said not to be saved")
    t.expect(verify(t.path).whole, "the file is not sound")


def snapshot(t: Trial) -> None:
    """The day is saved without one, and the earlier ones stay."""
    store = t.opened(copies=True)
    assert store.keeper is not None
    store.keeper.snapshot_now()
    until(lambda: t.kept.snapshot_at)
    before = snapshots(t.path)
    t.stick.fill(max(t.left, 200_000 if t.left else 0))
    store.execute(c.Change("dataset", "ds-01", {"title": "Awards register"}))
    until(lambda: t.failed or not store.waiting())
    store.keeper.snapshot_now()
    until(lambda: t.failed or t.kept.snapshot_error or len(snapshots(t.path)) > len(before))
    error = t.kept.snapshot_error
    if error is not None:
        t.full(error, sentence(error, t.path))
        t.expect(snapshots(t.path) == before, "an earlier snapshot is gone")
        t.expect(not list(t.stick.at.rglob("*.part*")), "half a snapshot is left")
    t.was_full = t.was_full or bool(t.failed)
    t.stick.make_room()
    store.retry()
    until(lambda: not store.waiting())
    store.keeper.snapshot_now()
    until(lambda: snapshots(t.path)[-1].seq == len(store.entries))
    t.expect(store.close() == 0, "not all was saved")
    t.expect(all(verify(s.path).whole for s in snapshots(t.path)), "a snapshot is not sound")


def second(t: Trial) -> None:
    """The day lies elsewhere; its second copy on the full stick stays the old one, then catches up."""
    path = t.stick.at.parent / f"{t.stick.at.name} day.pilot"
    store = a_day(path, "Awards", reports=Reports(kept=t._keeps), copies=True)
    assert store.keeper is not None
    store.keeper.use_place(t.stick.at)
    copy = second_copy(path, t.stick.at)
    until(lambda: t.kept.second == "in step" and read(copy).state == store.state)
    old = store.state
    t.stick.fill(t.left)
    store.execute(c.Change("dataset", "ds-01", {"description": PASTE}))
    until(lambda: t.kept.second == "failed" or read(copy).state == store.state)
    if t.kept.second == "failed":
        t.was_full = True
        t.expect(read(copy).state == old, "the second copy is neither the old nor the new one")
    until(lambda: not store.waiting())
    t.stick.make_room()
    until(lambda: t.kept.second == "in step" and read(copy).state == store.state)
    t.expect(store.close() == 0, "not all was saved")


def export(t: Trial) -> None:
    """A report is the old one or the new one."""
    place = t.stick.at / "report.pdf"
    old, new = render(written(t.path, "Awards")), b""
    saving.save(old, place)
    store = t.opened()
    store.execute(c.Change("dataset", "ds-01", {"description": PARAGRAPH * 500}))
    new = render(store.state)
    store.close()
    t.stick.fill(t.left)
    try:
        saving.save(new, place)
    except OSError as e:
        t.full(e, sentence(e, place).lower())
    t.expect(place.read_bytes() == (old if t.was_full else new), "the report is not the one it should be")
    t.expect([p.name for p in t.stick.at.glob("~*")] == [], "half a report is left")
    t.stick.make_room()
    saving.save(new, place)
    t.expect(place.read_bytes() == new, "the report is not the new one")


def migrate(t: Trial) -> None:
    """An older file stays as it is until there is room."""
    today = t.stick.at.parent / f"{t.stick.at.name} today.pilot"
    state = written(today, "Awards", "Visits")
    write_older(t.path, read(today))
    old = t.path.read_bytes()
    t.stick.fill(t.left)
    try:
        Store(t.path, SetClock(NOON)).close()
    except TROUBLE as e:
        t.full(e, sentence(e, t.path).lower())
        t.expect(t.path.read_bytes() == old, "the older file was changed")
        t.expect(read(t.path).state == state, "the older file can’t be read")
        left = {p.name for p in t.stick.at.iterdir()} - {"day.pilot", "filler", "lost+found"}
        t.expect(left <= {"day (format 1.1).pilot"}, f"{left} is left")
    t.stick.make_room()
    store = t.opened()
    t.expect(store.state == state, "the records are not those of the older file")
    store.close()
    t.expect((t.stick.at / "day (format 1.1).pilot").read_bytes() == old, "the copy is not as the file was")


def start(t: Trial) -> None:
    """A day is begun on a full disk: it says so, and what was typed can be saved elsewhere or later."""
    t.stick.fill(t.left)
    store: Store | None = None
    try:
        store = Store(t.path, SetClock(NOON), Reports(failed=t.failed.append))
    except TROUBLE as e:
        t.full(e, sentence(e, t.path).lower())
        t.stick.make_room()
        store = Store(t.path, SetClock(NOON), Reports(failed=t.failed.append))
    else:
        begin(store)
        until(lambda: t.failed or not store.waiting())
        if t.failed:
            t.full(t.failed[0], cant_save(t.failed[0], t.path))
        t.stick.make_room()
        store.retry()
    if not store.entries:
        begin(store)
    until(lambda: not store.waiting())
    t.expect(store.close() == 0, "not all was saved")
    t.expect(read(t.path).state == store.state, "what was said is not in the file")


DEEDS: Final[tuple[Callable[[Trial], None], ...]] = (save, close, snapshot, second, export, migrate, start)


def run(size: Size) -> Iterator[Outcome]:
    """Each deed with each amount of room."""
    why = may_mount()
    if why:
        yield Outcome("Disk full", "nothing", f"not tried: {why}")
        return
    keeper.LOOK_SECONDS, keeper.PAUSE_SECONDS = 0.02, 0.0  # type: ignore[misc]
    plans = [(act, name) for act in DEEDS for name in LEFT]
    with room() as folder:
        found = alone(list(enumerate(plans)), partial(_one, folder), size.processes)
    full = sum(t[0] for t in found)
    yield Outcome(
        "Disk full: 0, 1 KB, 1 MB, 10 MB free",
        f"{', '.join(act.__name__ for act in DEEDS)}: {len(plans)} disks",
        f"{full} were too full, said so, and went on when there was room; the others had room enough. All data intact",
        few([f for _, some in found for f in some]),
    )


def _one(folder: Path, plan: tuple[int, tuple[Callable[[Trial], None], str]]) -> tuple[bool, list[str]]:
    n, (act, left) = plan
    t = Trial(Stick(folder / f"disk {n}", DISK), LEFT[left])
    t.stick.plug()
    written(t.path, "Awards") if act in (save, close, snapshot) else None
    try:
        act(t)
    except Exception as e:  # noqa: BLE001 - whatever it is, the program would have crashed
        t.faults.append(f"crash: {e!r}")
        if isinstance(e, TimeoutError):
            os.sync()
    return t.was_full, [f"{act.__name__}, {left} free: {f}" for f in t.faults]
