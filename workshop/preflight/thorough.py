"""The checks that try something: writing, papers, a snapshot and its way back. Nothing is left of them."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from workshop import report
from workshop.content_code import content_code
from workshop.preflight.finding import LOOK, READY, STOP, Finding
from workshop.snapshot import Snapshot
from workshop.store.engine import EngineError
from workshop.store.journal import Damaged
from workshop.store.opening import NotOurs, read
from workshop.store.restoring import into_new_file
from workshop.store.snapshots import Snapshot as Kept
from workshop.store.verify import verify
from workshop.store.whole import copy_whole
from workshop.tongue import tr

Progress = Callable[[float], None]
TROUBLE: Final = (OSError, EngineError, Damaged, NotOurs)


def thorough(path: Path, s: Snapshot, now: datetime, progress: Progress) -> tuple[Finding, ...]:
    """Try all of it beside a day, which is only read; `progress` is told how much is done and may raise to give up."""
    aside = path.parent / tr("~{stem} {token_hex} pre-flight").format(stem=path.stem, token_hex=secrets.token_hex(3))
    out = []
    try:
        tries: tuple[Callable[[], Finding], ...] = (
            lambda: writing(aside),
            lambda: sound(path),
            lambda: restoring(path, aside, now),
            lambda: papers(s, aside),
        )
        for n, one in enumerate(tries):
            progress(n / len(tries))
            out.append(one())
    finally:
        with suppress(OSError):
            shutil.rmtree(aside)
    return tuple(out)


def writing(aside: Path) -> Finding:
    """Whether files can be written, read back and removed where the day lies."""
    name = tr("Writing")
    words = secrets.token_bytes(4096)
    try:
        aside.mkdir()
        trial = aside / "trial"
        with trial.open("xb") as f:
            f.write(words)
            f.flush()
            os.fsync(f.fileno())
        same = trial.read_bytes() == words
        trial.unlink()
    except OSError as e:
        why = e.strerror or tr("the system says no")
        return Finding(
            "writing",
            name,
            STOP,
            tr("Nothing can be written there: {why}.").format(why=why),
            tr("Put the day in another place."),
        )
    if not same:
        said = tr("What was written came back otherwise.")
        return Finding("writing", name, STOP, said, tr("This disk is not to be trusted. Put the day in another place."))
    return Finding("writing", name, READY, tr("A file was written, read back and removed."))


def sound(path: Path) -> Finding:
    """Whether the file of the day is as it was written."""
    name = tr("The file")
    try:
        found = verify(path)
    except TROUBLE:
        return Finding("file", name, STOP, tr("It can’t be read."), tr("/copies shows what can be saved of it."))
    if not found.whole:
        return Finding("file", name, STOP, tr("It is damaged."), tr("/copies shows what can be saved of it."))
    return Finding("file", name, READY, tr("Every record is as it was written."))


def restoring(path: Path, aside: Path, now: datetime) -> Finding:
    """Whether a snapshot made now can be brought back, and is the same day."""
    name = tr("Restore")
    try:
        aside.mkdir(exist_ok=True)
        kept = aside / f"trial{path.suffix}"
        copy_whole(path, kept)
        seq = len(read(kept).entries)
        made = Kept(seq, now.replace(tzinfo=None), kept, kept.stat().st_size)
        back = into_new_file(made, kept)
        same = content_code(read(back).state) == content_code(read(path).state)
    except TROUBLE as e:
        why = getattr(e, "strerror", None) or str(e) or tr("it can’t be written")
        now_do = tr("Free some space, or put the day elsewhere.")
        return Finding(
            "restore", name, STOP, tr("A snapshot could not be brought back: {why}.").format(why=why), now_do
        )
    if not same:
        return Finding("restore", name, LOOK, tr("The day changed while it was tried."), tr("Check again."))
    return Finding("restore", name, READY, tr("A snapshot was made, brought back, found the same and removed."))


def papers(s: Snapshot, aside: Path) -> Finding:
    """Whether the report can be written as PDF and is whole."""
    name = tr("Papers")
    try:
        aside.mkdir(exist_ok=True)
        to = aside / tr("trial (rehearsal).pdf")  # a name that papers of every day may have
        report.write(s, to)
        pages = _pages(to.read_bytes())
        to.unlink()
    except OSError as e:
        why = e.strerror or tr("the place can’t be written to")
        return Finding(
            "papers",
            name,
            STOP,
            tr("No report could be written: {why}.").format(why=why),
            tr("Put the day in another place."),
        )
    said = tr("A report of {pages} pages was written, read back and removed.").format(pages=pages)
    return Finding("papers", name, READY, said, tr("Print one to try the printer."))


def _pages(data: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(re.findall(rb"/Type /Page\b(?!s)", data))
