"""Places that go away or can't be written to: a stick that is pulled at any moment, a folder that is renamed, media
that can only be read, a folder without permission."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from tests.faults.deeds import PARAGRAPH
from tests.faults.full_disk import DISK
from tests.faults.sticks import Stick, alone, may_mount, nobody
from tests.faults.trial import Outcome, Size, few, moment, room, until
from tests.store.making import NOON, a_day, add, half_saved, titles, written
from workshop import commands as c
from workshop.clock import SetClock
from workshop.report import saving
from workshop.store import keeper, writer
from workshop.store.keeper import Kept
from workshop.store.opening import read
from workshop.store.second import second_copy
from workshop.store.store import Reports, Store
from workshop.store.trouble import TROUBLE, cant_save, sentence
from workshop.store.verify import verify
from workshop.store.whole import copy_whole

PULLS: Final = 60  # of each kind
LONGEST: Final = 0.15  # seconds of saving before a stick is pulled
STILL: Final = ("Nothing was changed", "Nothing was written", "is safe")  # each refusal says what is safe


@dataclass
class Trial:
    """One stick, one place beside it, and what does not hold."""

    stick: Stick
    rng: random.Random
    faults: list[str] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    confirmed: list[int] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)

    @property
    def path(self) -> Path:
        return self.stick.at / "day.pilot"

    @property
    def desk(self) -> Path:
        return self.stick.at.parent / f"{self.stick.at.name} desk"

    def opened(self, path: Path, *, copies: bool = False) -> Store:
        reports = Reports(lambda seq, _: self.confirmed.append(seq), self.failed.append, self._keeps)
        return a_day(path, reports=reports, copies=copies)

    def _keeps(self, kept: Kept) -> None:
        self.kept = kept

    def expect(self, true: object, what: str) -> None:
        if not true:
            self.faults.append(what)

    def refused(self, path: Path, act: Callable[[], object]) -> None:
        """It can't be done, and the sentence says that nothing was lost."""
        try:
            act()
        except TROUBLE as e:
            said = sentence(e, path)
            self.expect(any(s in said for s in STILL), f"{e!r} is told as: {said}")
        else:
            self.faults.append("it was not refused")


# -- sticks that are pulled --
def saving_and_back(t: Trial) -> None:
    """Pulled while changes are saved; put in again, the day goes on by itself."""
    store = _pulled_while_saving(t)
    t.stick.plug()
    there = len(read(t.path).entries)
    t.expect(there >= max(t.confirmed), f"{max(t.confirmed)} were confirmed, {there} are on the stick")
    t.expect(verify(t.path).whole, "the day on the stick is not sound")
    until(lambda: not store.waiting())
    _ended(t, store, t.path)


def saving_and_elsewhere(t: Trial) -> None:
    """Pulled while changes are saved; the day goes on in another place."""
    store = _pulled_while_saving(t)
    store.continue_in(t.desk / "day.pilot")
    until(lambda: not store.waiting())
    add(store, "Said there")
    _ended(t, store, t.desk / "day.pilot")
    t.stick.plug()
    t.expect(verify(t.path).whole, "the day on the stick is not sound")


def _pulled_while_saving(t: Trial) -> Store:
    written(t.path, "Awards")
    store = t.opened(t.path)
    add(store, "Before")
    until(lambda: not store.waiting())
    store.execute(c.Change("dataset", "ds-01", {"description": PARAGRAPH * t.rng.randrange(1, 3000)}))
    for n in range(20):
        add(store, f"On its way {n}")
    moment(t.rng.uniform(0, LONGEST))
    t.stick.pull()
    add(store, "Said without it")
    store.draft("line", "Half a thought")
    until(lambda: t.failed)
    t.expect("not there" in cant_save(t.failed[-1], t.path) or "can’t be written" in cant_save(t.failed[-1], t.path),
             f"{t.failed[-1]!r} is told as: {cant_save(t.failed[-1], t.path)}")  # fmt: skip
    return store


def _ended(t: Trial, store: Store, path: Path) -> None:
    t.expect(store.close() == 0, "not all was saved")
    found = read(path)
    t.expect(found.state == store.state, "what was said is not in the file")
    t.expect(found.drafts["line"].text == "Half a thought", "what was typed is not in the file")
    t.expect(verify(path).whole, "the file is not sound")


def exporting(t: Trial) -> None:
    """Pulled while a report is written; in again, it has the old one or the new one."""
    place = t.stick.at / "report.pdf"
    old, new, done = _document(1000), _document(t.rng.randrange(8 << 20)), False
    saving.save(old, place)
    with _pulled_later(t):
        try:
            saving.save(new, place)
            done = True
        except OSError as e:
            t.expect(any(s in sentence(e, place) for s in STILL), f"{e!r} is told as: {sentence(e, place)}")
    t.stick.plug()
    found = place.read_bytes()
    t.expect(found == new if done else found in (old, new), f"the report is neither: {len(found)} bytes")
    saving.save(new, place)
    t.expect(place.read_bytes() == new, "it can’t be written again")


def _document(size: int) -> bytes:
    """Of this size, about, and as whole as a PDF has to be for whoever saves it."""
    text = b"%PDF-1.4\n" + bytes(size)
    return text + f"xref\ntrailer << /Root >>\nstartxref\n{len(text)}\n%%EOF\n".encode()


class _pulled_later:
    """A stick that is pulled by somebody else, in a moment."""

    def __init__(self, t: Trial) -> None:
        wait = t.rng.uniform(0, LONGEST / 3)
        self._thread = threading.Thread(target=lambda: (moment(wait), t.stick.pull()))

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._thread.join()


def second_place(t: Trial) -> None:
    """The second copy's stick, pulled while it is written; it says so, and catches up."""
    path = t.desk / "day.pilot"
    written(path, "Awards")
    store = t.opened(path, copies=True)
    assert store.keeper is not None
    store.keeper.use_place(t.stick.at)
    copy = second_copy(path, t.stick.at)
    until(lambda: t.kept.second == "in step")
    for n in range(8):
        add(store, f"Change {n}")
        moment(t.rng.uniform(0, LONGEST / 8))
    t.stick.pull()
    add(store, "While it is away")
    until(lambda: not store.waiting())
    t.expect(not t.failed, "the day itself was not saved")
    until(lambda: t.kept.second == "away")
    t.stick.plug()
    t.expect(verify(copy).whole, "the second copy is not sound")
    until(lambda: t.kept.second == "in step" and _holds(copy, store))
    t.expect(store.close() == 0, "not all was saved")


def _holds(copy: Path, store: Store) -> bool:
    try:
        return read(copy).state == store.state
    except TROUBLE:
        return False  # it is being put in


def renamed(t: Trial) -> None:
    """The folder of the day gets another name while the day is open, and its own again."""
    path = t.path.parent / "room" / "day.pilot"
    path.parent.mkdir()
    written(path, "Awards")
    store = t.opened(path)
    for n in range(t.rng.randrange(1, 8)):
        add(store, f"Before {n}")
    aside = path.parent.with_name("renamed")
    path.parent.rename(aside)
    add(store, "Said without it")
    store.draft("line", "Half a thought")
    until(lambda: t.failed)
    t.expect("not there" in cant_save(t.failed[-1], path), f"{t.failed[-1]!r}: {cant_save(t.failed[-1], path)}")
    aside.rename(path.parent)
    until(lambda: not store.waiting())
    _ended(t, store, path)


# -- places that can't be written to --
def only_read(t: Trial) -> None:
    """A day on media that can only be read, closed well or not: it is looked at, copied, and left as it was."""
    half = t.rng.random() < 0.5
    state = _day_there(t, half=half)
    t.stick.plug(read_only=True)
    _only_looked_at(t, state)
    t.refused(t.stick.at / "report.pdf", lambda: saving.save(b"%PDF", t.stick.at / "report.pdf"))
    t.refused(t.stick.at / "copy.pilot", lambda: copy_whole(t.path, t.stick.at / "copy.pilot"))


def without_permission(t: Trial) -> None:
    """The same for somebody who may read the folder and not write in it, and for one who may not even read."""
    state = _day_there(t, half=t.rng.random() < 0.5)
    t.stick.plug()
    t.desk.chmod(0o777)
    for path in (t.path, t.path.with_name("day.pilot-journal")):
        if path.exists():
            path.chmod(0o444)
    t.stick.at.chmod(0o555)
    with nobody():
        _only_looked_at(t, state)
        t.refused(t.path.with_name("new.pilot"), lambda: Store(t.path.with_name("new.pilot"), SetClock(NOON)))
    t.stick.at.chmod(0o700)
    with nobody():
        t.refused(t.path, lambda: Store(t.path, SetClock(NOON)))
        t.refused(t.path, lambda: read(t.path))
        t.refused(t.path, lambda: copy_whole(t.path, t.desk / "stolen.pilot"))
    t.expect(not (t.desk / "stolen.pilot").exists(), "something of it was copied")


def _day_there(t: Trial, *, half: bool) -> object:
    """A day on the stick, which is then taken out; in half of the trials its writer died in the middle of a save."""
    state = written(t.path, "Awards", "Visits")
    if half:
        before = t.path.read_bytes()
        written(t.path, "Never confirmed")
        half_saved(t.path, before, t.path.read_bytes())
    t.stick.out()
    return state


def _only_looked_at(t: Trial, state: object) -> None:
    before = {p.name: p.read_bytes() for p in t.stick.at.iterdir() if p.is_file()}
    t.refused(t.path, lambda: Store(t.path, SetClock(NOON)))
    t.expect(read(t.path).state == state, "what is shown is not what was confirmed")
    t.expect(verify(t.path).whole, "it is said to be damaged")
    copy = t.desk / "copy.pilot"
    copy_whole(t.path, copy)
    store = t.opened(copy)
    add(store, "Goes on")
    t.expect(store.close() == 0 and titles(read(copy).state)[-1] == "Goes on", "the copy can’t be gone on with")
    after = {p.name: p.read_bytes() for p in t.stick.at.iterdir() if p.is_file()}
    t.expect(after == before, "something was written there")


PULLED: Final = (saving_and_back, saving_and_elsewhere, exporting, second_place, renamed)
CLOSED: Final = (only_read, without_permission)


def run(size: Size) -> Iterator[Outcome]:
    """Pull sticks, rename folders, and look into places where nothing may be written."""
    why = may_mount()
    if why:
        yield Outcome("Stick pulled, folder renamed, read-only, no permission", "nothing", f"not tried: {why}")
        return
    keeper.LOOK_SECONDS, keeper.PAUSE_SECONDS = 0.02, 0.0  # type: ignore[misc]
    writer.RETRY_SECONDS = 0.1  # type: ignore[misc]
    count = size.of(PULLS, 2)
    for title, acts, found in (
        ("Stick pulled while it is written to, folder renamed", PULLED, "each goes on when it is back, or elsewhere"),
        (
            "Read-only media, folder without permission",
            CLOSED,
            "each is read, copied and gone on with; not a byte changes",
        ),
    ):
        plans = [(act, n) for act in acts for n in range(count)]
        with room() as folder:
            folder.chmod(0o711)  # nobody has to get this far
            faults = alone(list(enumerate(plans)), partial(_one, folder, size.seed), size.processes)
        names = ", ".join(act.__name__.replace("_", " ") for act in acts)
        yield Outcome(title, f"{names}: {len(plans)} sticks", found, few([f for some in faults for f in some]))


def _one(folder: Path, seed: int, plan: tuple[int, tuple[Callable[[Trial], None], int]]) -> list[str]:
    n, (act, _) = plan
    stick = Stick(folder / f"stick {n}", DISK, journal=True)
    stick.plug()
    t = Trial(stick, random.Random(seed + n))
    t.desk.mkdir()
    try:
        act(t)
    except Exception as e:  # noqa: BLE001 - whatever it is, the program would have crashed
        t.faults.append(f"crash: {e!r}")
    stick.away()
    return [f"{act.__name__} {n}: {f}" for f in t.faults]
