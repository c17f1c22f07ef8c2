"""Damage: one bit of the sample turned over, or its end cut off. What the program reads otherwise is noticed; the rest
is salvaged."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from tests.faults.trial import Outcome, Size, few, room, spread
from workshop import shape as sh
from workshop.clock import SystemClock
from workshop.field import Record, described
from workshop.sample import write_sample
from workshop.store.engine import UNREADABLE
from workshop.store.journal import Damaged
from workshop.store.mending import PAGE, pages_of_list
from workshop.store.opening import Loaded, NotOurs, read
from workshop.store.salvage import salvage
from workshop.store.verify import verify

BITS: Final = 10_000
CUTS: Final = 1_000
SALVAGED: Final = 0.2  # so many of the damaged files are salvaged too: it takes longer than noticing
LEAST: Final = 0.95  # of the records that were not hit
SHARES: Final = 8  # of the work for each process, so that both end together


@dataclass
class Told:
    """What came of some damaged files."""

    ways: Counter[str] = field(default_factory=Counter)
    records: int = 0  # that were not hit, in the files that were salvaged
    saved: int = 0  # of these
    worst: float = 1.0  # share of one file
    faults: list[str] = field(default_factory=list)


def run(size: Size) -> Iterator[Outcome]:
    """Damage the sample, many times."""
    for what, full, hit in (("single flipped bits", BITS, _flipped), ("truncations", CUTS, _cut)):
        with room(in_memory=True) as folder:
            sample = folder / "sample.pilot"
            write_sample(sample)
            rng = random.Random(size.seed)
            plans = [(n, rng.random(), rng.random() < SALVAGED) for n in range(size.of(full, 16))]
            parts = size.processes * SHARES
            found = spread(partial(_some, sample, hit), [plans[n::parts] for n in range(parts)], size.processes)
        ways = sum((t.ways for t in found), Counter[str]())
        records, saved = sum(t.records for t in found), sum(t.saved for t in found)
        yield Outcome(
            what.capitalize(),
            f"{len(plans):,} {what} of the sample; {ways['salvaged']:,} of the damaged files salvaged",
            f"{ways['noticed']:,} noticed, {ways['same']:,} change nothing that is read, {ways['missed']} missed;"
            f" {saved / max(1, records):.2%} of the records not hit salvaged, of the worst file"
            f" {min(t.worst for t in found):.1%}",
            few([f for t in found for f in t.faults]),
        )


def _flipped(raw: bytes, chance: float) -> tuple[bytes, int]:
    """A file with one bit turned over, and where what is lost ends: nothing is cut off."""
    bit, out = int(chance * len(raw) * 8), bytearray(raw)
    out[bit // 8] ^= 1 << bit % 8
    return bytes(out), len(raw)


def _cut(raw: bytes, chance: float) -> tuple[bytes, int]:
    """The beginning of a file, and where it ends."""
    end = int(chance * len(raw))
    return raw[:end], end


def _some(sample: Path, hit: Any, plans: list[tuple[int, float, bool]]) -> Told:
    """Damage the sample in these ways, one after the other."""
    told, raw, good = Told(), sample.read_bytes(), read(sample)
    first_lost = _places(sample, good.state.records())
    with room(in_memory=True) as folder:
        path, new = folder / "hit.pilot", folder / "saved.pilot"
        for n, chance, also_salvaged in plans:
            damaged, end = hit(raw, chance)
            path.write_bytes(damaged)
            where = f"{n}: {hit.__name__[1:]} at {chance:.6f} of the file"
            try:
                way, same = _noticed(path, good)
                told.ways[way] += 1
                told.faults += [] if same else [f"{where} is not noticed"]
                if way == "noticed" and also_salvaged:
                    not_hit = [r for r in good.state.records() if first_lost[r.KIND.table] <= end]
                    told.faults += [f"{where}: {fault}" for fault in _salvaged(path, new, not_hit, told)]
            except Exception as e:  # noqa: BLE001 - whatever it is, the program would have crashed
                told.faults.append(f"{where}: crash: {e!r}")
    return told


def _noticed(path: Path, good: Loaded) -> tuple[str, bool]:
    """What came of a damaged file, and whether that is right."""
    if not verify(path).whole:
        return "noticed", True
    try:
        found = read(path)
    except (Damaged, NotOurs, OSError, *UNREADABLE):
        return "missed", False
    same = (found.state, found.entries, found.drafts) == (good.state, good.entries, good.drafts)
    return ("same" if same else "missed"), same


def _places(sample: Path, records: list[Record]) -> dict[str, int]:
    """Where the last page of each table ends, and of what leads to it; where that can't be known, at the start."""
    try:
        with closing(sqlite3.connect(sample)) as db:
            last = dict(db.execute("SELECT name, max(pageno) FROM dbstat GROUP BY name").fetchall())
    except sqlite3.OperationalError:
        last = {}
    root = max(pages_of_list(sample.read_bytes()))
    return {r.KIND.table: PAGE * max(root, last.get(r.KIND.table, 0)) if last else 0 for r in records}


def pointing_right(records: Sequence[Record], there: Container[str]) -> list[Record]:
    """The same records; where they point to one that is not there any more, they point to nothing."""
    out = []
    for record in records:
        points = [n for n, f in described(type(record)).items() if isinstance(f.shape, sh.Ref)]
        gone = {n: None for n in points if (to := getattr(record, n)) is not None and to not in there}
        out.append(record.with_values(**gone) if gone else record)
    return out


def _salvaged(path: Path, new: Path, not_hit: list[Record], told: Told) -> Iterator[str]:
    """What does not hold when a damaged file is salvaged."""
    new.unlink(missing_ok=True)
    before = path.read_bytes()
    try:
        salvage(path, new, SystemClock().now())
    except Damaged:
        kept: dict[str, Record] = {}
    else:
        if not verify(new).whole:
            yield "what was salvaged is not sound"
        kept = {r.id: r for r in read(new).state.records()}
    not_hit = pointing_right(not_hit, kept)
    if path.read_bytes() != before:
        yield "the damaged file was changed"
    saved = sum(kept.get(r.id) == r for r in not_hit)
    told.ways["salvaged"] += 1
    told.records, told.saved = told.records + len(not_hit), told.saved + saved
    share = saved / len(not_hit) if not_hit else 1.0
    told.worst = min(told.worst, share)
    if share < LEAST:
        yield f"only {share:.1%} of {len(not_hit)} records were salvaged"
