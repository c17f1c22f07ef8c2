"""Kills: the program ends in the middle of anything, by signal 9. This tries the process, not the power."""

from __future__ import annotations

import json
import os
import pickle
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from tests.faults.trial import Outcome, Size, few, forked, moment, room, spread
from tests.faults.typist import BEGIN, Notes, Piece, pieces, play, type_steadily
from workshop.clock import SystemClock
from workshop.laptop import this
from workshop.store.journal import Damaged
from workshop.store.store import Store
from workshop.store.trouble import TROUBLE
from workshop.store.verify import verify

FULL: Final = 1000
TYPING: Final = 0.5  # so many of them during steady typing
SECONDS: Final = (0.3, 4.0)  # of typing before a kill
OLD: Final = 1.0  # seconds; words older than that are there
HOLD: Final = 3  # the session, counted in DAY, in which somebody types without a pause
PATIENCE: Final = 120.0


@dataclass(frozen=True)
class Killed:
    """What was there after one kill."""

    confirmed: int  # saves since the program was started
    lost_seconds: float  # how old the oldest words were that are gone
    faults: list[str] = field(default_factory=list)


def run(size: Size) -> Iterator[Outcome]:
    """Kill the program at random moments of the day, and while somebody types."""
    count = size.of(FULL)
    typing = round(count * TYPING)
    with room() as folder:
        os.environ["PILOT_WORKSHOP_SETTINGS"] = str(folder / "settings")
        known = _pieces(folder / "pieces", None if size.share >= 0.05 else HOLD + 1)
        rng = random.Random(size.seed)
        plans = [(n, n < typing, rng.random()) for n in range(count)]
        rng.shuffle(plans)
        since = time.monotonic()
        found = spread(partial(_one, folder, known), plans, size.processes)
        wall = time.monotonic() - since
    for what, chosen in (
        ("Kill at a random moment of the day", [k for k, (_, t, _) in zip(found, plans, strict=True) if not t]),
        ("Kill during steady typing", [k for k, (_, t, _) in zip(found, plans, strict=True) if t]),
    ):
        faults = [f for k in chosen for f in k.faults]
        oldest = max((k.lost_seconds for k in chosen), default=0.0)
        yield Outcome(
            what,
            f"{len(chosen):,} × kill -9, {size.processes} at once, {wall:.0f} s for both rows",
            f"{sum(k.confirmed for k in chosen):,} confirmed saves, {sum('confirmed' in f for f in faults)} lost;"
            f" {sum('half' in f for f in faults)} half records; oldest words that were lost: {oldest:.2f} s old",
            few(faults),
        )


def _pieces(folder: Path, last: int | None) -> list[Piece]:
    """Played in a process of its own: the one that forks loads no window."""
    folder.mkdir()
    to = folder / "pieces"
    pid = forked(lambda: to.write_bytes(pickle.dumps(pieces(folder, last))))
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError("the day can't be played")
    found: list[Piece] = pickle.loads(to.read_bytes())  # noqa: S301 - written by ourselves
    return found


def _one(folder: Path, known: list[Piece], plan: tuple[int, bool, float]) -> Killed:
    """One start of the program, one kill, and what is there afterwards."""
    n, typing, chance = plan
    rng = random.Random(chance)
    mine = folder / str(n)
    place = mine / "day"
    place.mkdir(parents=True)
    _same_laptop(mine / "settings")
    if typing:
        piece = next(p for p in known if p.number == HOLD)
        wait = rng.uniform(*SECONDS)
    else:
        at = rng.uniform(0, sum(p.seconds for p in known))
        piece, wait = _piece_at(known, at)
    path = place / "Warm and Well.pilot"
    if piece.path is not None:
        path.write_bytes(piece.path.read_bytes())
    ready, tell = os.pipe()
    notes = mine / "notes"
    act = partial(type_steadily, rng=rng) if typing else play
    pid = forked(lambda: act(piece, path, Notes(notes), lambda: os.write(tell, b"!")))
    os.close(tell)
    started = os.read(ready, 1)
    os.close(ready)
    if started:
        moment(wait)
    at = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    status = os.waitpid(pid, 0)[1]
    faults = [] if started and status == signal.SIGKILL else [f"{n}: the program ended by itself"]
    return _judged(path, [json.loads(line) for line in notes.read_text().splitlines()], at, faults)


def _same_laptop(settings: Path) -> None:
    """Whoever opens the day after the kill does so on the same laptop."""
    settings.mkdir()
    (settings / "laptop").write_text(this().id, encoding="ascii")


def _piece_at(known: list[Piece], at: float) -> tuple[Piece, float]:
    """The piece that is played at this second of the day, and how long it has been played by then."""
    for piece in known:
        if at < piece.seconds:
            return piece, at
        at -= piece.seconds
    return known[-1], known[-1].seconds


def _judged(path: Path, notes: list[list[Any]], killed: float, faults: list[str]) -> Killed:
    saves = [what[1] for _, *what in notes if what[0] == "saved"]
    confirmed = max(saves, default=0)
    if not confirmed and (not path.exists() or path.stat().st_size == 0):
        return Killed(0, 0.0, faults)
    name = f"{path.parent.parent.name}"
    try:
        if confirmed and not verify(path).whole:
            faults.append(f"{name}: half a change, before it is opened: {verify(path).findings[:2]}")
        store = Store(path, SystemClock())
    except (*TROUBLE, Damaged) as e:
        return Killed(len(saves), 0.0, [*faults, f"{name}: {confirmed} confirmed saves can't be opened: {e!r}"])
    entries, drafts = len(store.entries), [d.text for d in store.drafts.values()]
    store.close()
    if entries < confirmed:
        faults.append(f"{name}: {confirmed} confirmed, {entries} there")
    if not verify(path).whole:
        faults.append(f"{name}: half a record: {verify(path).findings[:2]}")
    left = [(p.name, p.stat().st_size) for p in path.parent.iterdir() if p != path and p.is_file()]
    if left:
        faults.append(f"{name}: left beside the day: {left}")
    lost = _oldest_lost([(at, *what[1:]) for at, *what in notes if what[0] == "text"], entries, drafts)
    age = killed - lost if lost is not None else 0.0
    if age > OLD:
        faults.append(f"{name}: words of {age:.2f} s ago are gone")
    return Killed(len(saves), age, faults)


def _oldest_lost(texts: list[tuple[float, int, str | None]], entries: int, drafts: list[str]) -> float | None:
    """When the first of those words was typed that are not in the file; None where all are there.

    Words are there as a draft that begins with them, or in a change that came after them. Words that were changed by
    hand later are not looked for.
    """
    if not texts or not texts[-1][2]:
        return None
    _, last_entries, last = texts[-1]
    if entries > last_entries or any(d.startswith(last) for d in drafts):
        return None
    for at, had, text in texts:
        typed_on = had == last_entries and text and last.startswith(text)
        if typed_on and not any(d.startswith(text) for d in drafts):
            return at
        if had < last_entries and had >= entries and text:
            return at
    return None


__all__ = ["BEGIN", "run"]
