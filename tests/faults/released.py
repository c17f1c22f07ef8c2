"""Files of every version that was ever released: they open, become today's, and keep what they held."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from tests.faults.trial import Outcome, Size, emptied, few, forked, moment, room, spread
from tests.store.making import NOON
from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.field import to_row
from workshop.store.migrations import FORMAT
from workshop.store.opening import FileTooNew, check, copy_of, read
from workshop.store.store import Store
from workshop.store.verify import verify

FOLDER: Final = Path(__file__).parents[1] / "data" / "released"
OLD_PROGRAM: Final = "3a662db"  # the last change before format 1.2
KILLS: Final = 200
LONGEST: Final = 0.25  # seconds that a migration takes, about


def files() -> list[Path]:
    """One for each version."""
    return sorted(FOLDER.glob("*.pilot"))


def run(size: Size) -> Iterator[Outcome]:
    """Open them all; kill a migration; show a newer file to an older program."""
    faults = []
    with room() as folder:
        for path in files():
            faults += [f"{path.name}: {fault}" for fault in opened(path, emptied(folder / "day"))]
        yield Outcome(
            "Files of released versions",
            f"{len(files())} of format 1.1; today’s is 1.{FORMAT & 0xFFFF}",
            "each opens, is copied and migrated, keeps each record, draft and entry",
            few(faults),
        )
        plans = list(range(size.of(KILLS, 6)))
        found = spread(partial(_killed, folder, size.seed), plans, size.processes)
        yield Outcome("Kill during a migration", f"{len(plans)} × kill -9",
                      f"{sum(old for old, _ in found)} were left old, the others new; each opens with all records",
                      few([f for _, some in found for f in some]))  # fmt: skip
        yield from _newer(emptied(folder / "newer"))


def told(path: Path) -> dict[str, Any]:
    """What the program of that version said of its own file."""
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def opened(path: Path, place: Path) -> list[str]:
    """What does not hold when a file of a released version is opened."""
    day, want = place / "day.pilot", told(path)
    shutil.copyfile(path, day)
    version = check(day)
    assert version is not None
    faults = [] if verify(day).whole else ["it is not sound before"]
    store = Store(day, SetClock(NOON))
    faults += _differs(store, want)
    kept = copy_of(day, version)
    if version != FORMAT and kept.read_bytes() != path.read_bytes():
        faults.append("its copy is not as it was")
    _note(store)
    store.close()
    if not verify(day).whole or check(day) != FORMAT:
        faults.append("it is not sound afterwards")
    again = Store(day, SetClock(NOON))
    again.undo()
    faults += _differs(again, want)
    again.close()
    return faults


def _note(store: Store) -> None:
    """Something that may be said of a day that was signed."""
    store.execute(c.Add("note", store.new_id(k.Note), {"text": "Said with today’s program"}))


def _differs(store: Store, want: dict[str, Any]) -> list[str]:
    faults, have = [], rows(store.state)
    for table in sorted({*have, *want["records"]}):
        old, new = want["records"].get(table, {}), have.get(table, {})
        faults += [f"{id_} is not as it was" for id_ in sorted({*old, *new}) if old.get(id_) != new.get(id_)]
    if {e: d.text for e, d in store.drafts.items()} != want["drafts"]:
        faults.append("its drafts are not as they were")
    if [e.chain for e in store.entries][: len(want["chains"])] != want["chains"]:
        faults.append("its history is not as it was")
    return faults


def rows(state: Any) -> dict[str, dict[str, dict[str, Any]]]:
    """All records by kind and id; of a playbook's text only the digest."""
    out: dict[str, dict[str, dict[str, Any]]] = {}
    for record in state.records():
        row = {n: v for n, v in to_row(record).items() if v is not None and n != "id"}
        if record.KIND.table == "playbook":
            row["text"] = hashlib.sha256(str(row["text"]).encode()).hexdigest()
        out.setdefault(record.KIND.table, {})[record.id] = row
    return out


def _killed(folder: Path, seed: int, n: int) -> tuple[bool, list[str]]:
    """Whether a migration that was killed left the old file, and what does not hold."""
    source = files()[n % len(files())]
    place = emptied(folder / f"kill {n}")
    day = place / "day.pilot"
    shutil.copyfile(source, day)
    pid = forked(lambda: Store(day, SetClock(NOON)).close())
    moment(random.Random(seed + n).uniform(0, LONGEST))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    faults = []
    if not verify(day).whole:
        faults.append(f"{n}: not sound after the kill")
    with_half = read(day)
    old = len(with_half.entries) == len(told(source)["chains"])
    store = Store(day, SetClock(NOON))
    faults += [f"{n}: {fault}" for fault in _differs(store, told(source))]
    _note(store)
    if store.close():
        faults.append(f"{n}: it can’t be saved to")
    version = check(source)
    if version is not None and version != FORMAT and copy_of(day, version).read_bytes() != source.read_bytes():
        faults.append(f"{n}: the copy is not as it was")
    left = sorted(p.name for p in place.iterdir() if p.name.endswith(("-journal", ".lock")))
    faults += [f"{n}: {name} is left" for name in left]
    shutil.rmtree(place)
    return old, faults


def _newer(place: Path) -> Iterator[Outcome]:
    day, faults = place / "day.pilot", []
    shutil.copyfile(files()[-1], day)
    Store(day, SetClock(NOON)).close()
    for old in place.glob("day (*"):
        old.unlink()
    today = day.read_bytes()
    newer = bytearray(today)
    newer[60:64] = struct.pack(">I", FORMAT + 1)
    day.write_bytes(newer)
    try:
        Store(day, SetClock(NOON))
        faults.append("it was not refused")
    except FileTooNew:
        read(day)
    if day.read_bytes() != newer or [p.name for p in place.iterdir()] != [day.name]:
        faults.append("it was written to")
    yield Outcome("A file of a later format", "today’s program opens it", "it reads it, and leaves its bytes", faults)
    day.write_bytes(today)
    if not _old_program(day, place.parent / "old program", LOOKS):
        yield Outcome("A file of today", "the program of format 1.1 opens it", "not tried: there is none here")
    else:
        faults = [] if day.read_bytes() == today else ["its bytes were changed"]
        _old_program(day, place.parent / "old program", ADDS)
        faults += [f.what for f in verify(day).findings]
        found = "opened and closed, its bytes are as they were; it knew no later format, and may write to it"
        yield Outcome(
            "A file of today", "the program of format 1.1 opens it", f"{found}; what it adds is sound", faults
        )


LOOKS: Final = ""
ADDS: Final = "store.execute(c.Add('note', store.new_id(k.Note), {'text': 'x'})); store.draft('line', 'half')"


def _old_program(day: Path, place: Path, act: str) -> bool:
    """Do something with the program of format 1.1; False where there is none to be had, or not its libraries."""
    root = Path(__file__).parents[2]
    packing = ["git", "archive", OLD_PROGRAM, "workshop", "resources"]
    found = subprocess.run(packing, cwd=root, capture_output=True, check=False)
    if found.returncode:
        return False
    with tarfile.open(fileobj=io.BytesIO(found.stdout)) as packed:
        packed.extractall(place, filter="data")
    program = (
        "import sys; from pathlib import Path; from workshop.clock import SystemClock\n"
        "from workshop import commands as c, kinds as k; from workshop.store.store import Store\n"
        f"store = Store(Path(sys.argv[1]), SystemClock()); {act or 'pass'}\n"
        "sys.exit(store.close())"
    )
    command = [sys.executable, "-c", program, str(day)]
    done = subprocess.run(command, cwd=place, check=False, capture_output=True, text=True)
    if done.returncode and "ModuleNotFoundError" in done.stderr:
        return False  # it used libraries that are not used any more
    done.check_returncode()
    return True
