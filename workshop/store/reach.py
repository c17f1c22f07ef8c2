"""The files in which struck words may stand beside the day: snapshots, other copies of it, what was cut off, papers.

Copies are cleaned. Papers can't be rewritten: they are named, for somebody to remove or to write anew.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from workshop.places import file_name, is_there
from workshop.store import engine, journal
from workshop.store.engine import UNREADABLE
from workshop.store.journal import Damaged, Entry
from workshop.store.lock import DayLock, InUse
from workshop.store.migrations import APPLICATION_ID
from workshop.store.note import COPY, LEFT, NAME, PAPER, SECOND, Hidden, Noted, Unreached, mark_of, may_be
from workshop.store.opening import NotOurs, reading
from workshop.store.snapshots import folder_of, snapshots
from workshop.store.striking import Rows, clean, struck_rows
from workshop.store.unfinished import tidy
from workshop.struck import Words, is_strike

MOST: Final = 20_000  # files of a folder that are looked at
PAPERS: Final = frozenset({".pdf", ".png", ".docx", ".xlsx", ".csv", ".json", ".txt", ".html", ".md"})
PLAIN: Final = frozenset({".csv", ".json", ".txt", ".html", ".md"})  # of these the words can be read
MADE_HERE: Final = b"<xmp:CreatorTool>Pilot Workshop"  # in the metadata of each report
SLACK, AFTER = 60.0, 2.0  # seconds by which the clock of a file system may differ, before the words and after them
CUT_OFF: Final = ("*.part", "*.part-journal", "*.new", "*.new.part", "*.new.part-journal")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")  # as in JSON
_FAILS: Final = (*UNREADABLE, Damaged, NotOurs, InUse, OSError)


@dataclass(frozen=True, slots=True)
class Struck:
    """What was struck of a day; `words` only for as long as the program that struck them runs."""

    rows: Rows
    chains: tuple[str, ...]
    since: datetime | None  # when the first of them was said
    last: datetime | None  # when words were struck last
    names: tuple[str, ...]  # what files of the day are called, at their beginning
    words: Words | None = None
    hidden: tuple[Hidden, ...] = ()  # files whose names held the words, where nobody knows these any more
    own: str = ""  # what the day's own file is called where its name holds the words, without these and its ending
    places: tuple[Path, ...] = ()  # where the day lay before

    def __repr__(self) -> str:
        return "Struck(…)"  # nothing of it is in the note of a crash


def struck_of(path: Path, entries: Sequence[Entry], title: str, noted: Noted, words: Words | None = None) -> Struck:
    """All that was struck of a day; `title` is what its papers are called."""
    since = min((e.at for e in entries if e.struck), default=None)
    last = max((e.at for e in entries if is_strike(e.name)), default=None)
    names = tuple({path.stem, *([file_name(title, "")] if title else [])})
    chains = tuple(e.chain for e in entries)
    own = next((u.where for u in noted.unreached if u.what == NAME and may_be(u.where, path.name)), "")
    own = own.removesuffix(path.suffix)
    return Struck(struck_rows(entries), chains, since, last, names, words, noted.hidden, own, noted.places)


def masked(where: str, struck: Struck, path: Path) -> str:
    """A name or a place without the words."""
    if struck.words is not None:
        return struck.words.without(where)
    return where.replace(path.stem, struck.own) if struck.own else where


def folders(path: Path, struck: Struck) -> list[Path]:
    """The folders in which files of the day may lie."""
    found = [path.parent]
    with suppress(OSError):
        inner = (p for p in path.parent.iterdir() if p.is_dir() and p != folder_of(path))
        found += sorted(p for p in inner if p.name.startswith(struck.names))[:MOST]
    return found


def still_left(known: Sequence[Unreached], struck: Struck, path: Path) -> list[Unreached]:
    """What other words that were struck before left, which nobody knows any more: sticks, its own name, papers."""
    written = papers(path, replace(struck, words=None))
    own = [u for u in known if u.what == NAME and may_be(u.where, path.name)]
    return [*own, *(u for u in known if u.what == SECOND or (u.what == PAPER and u in written))]


def kept_of(found: Sequence[Unreached], known: Sequence[Unreached], path: Path) -> list[Unreached]:
    """What could not be reached, where nobody knows the words any more; `known` is what could not be reached before.

    What was harmless when they were known is harmless now. A stick is known to be clean when it was there; the name of
    the day's own file, when it is called otherwise.
    """
    asked = (u for u in found if u.what not in (PAPER, LEFT) or u in known)
    stays = (u for u in known if u.what == SECOND or (u.what == NAME and may_be(u.where, path.name)))
    return list(dict.fromkeys([*asked, *stays]))


def clean_all(path: Path, struck: Struck) -> list[Unreached]:
    """Take the words out of all copies that lie with the day, or where it lay before; what could not be reached."""
    before = [p for p in struck.places if p != path]
    out = _clean_folder(path, struck, apart=before)
    if struck.words is not None and struck.words.within(path.stem):
        out.append(Unreached(NAME, struck.words.without(path.name)))
    out += papers(path, struck)
    for place in before:
        out += _clean_place(place, replace(struck, names=(*struck.names, place.stem)), path.parent)
    return out


def _clean_folder(path: Path, struck: Struck, apart: Sequence[Path] = ()) -> list[Unreached]:
    _remove_cut_off(path)
    out = [u for kept in snapshots(path) if (u := _cleaned(kept.path, struck, path, lock=False)) is not None]
    found = (p for p in copies(path, struck.chains) if p not in apart)
    out += [u for copy in found if (u := _cleaned(copy, struck, path, lock=True)) is not None]
    return out + [Unreached(COPY, _named(p, struck, path)) for p in _out_of_reach(path, struck) if p not in apart]


def _clean_place(place: Path, struck: Struck, here: Path) -> list[Unreached]:
    """The same where the day lay before: its file, which was left as it was, and what lies with it."""
    where = masked(str(place), struck, place)
    if not is_there(place.parent):
        return [Unreached(LEFT, where)]  # a stick that is away
    if place.exists() and not _is_of_day(place, struck.chains) and _can_be_read(place):
        return []  # something else is called so by now
    found = [_cleaned(place, struck, place, lock=True)] if place.exists() else []
    if place.parent == here:
        _remove_cut_off(place)
        found += [_cleaned(kept.path, struck, place, lock=False) for kept in snapshots(place)]
        beside = [u for u in found if u is not None]
    else:
        beside = [*(u for u in found if u is not None), *_clean_folder(place, struck, apart=[place])]
        beside += papers(place, struck)
    return [
        Unreached(PAPER if u.what == PAPER else LEFT, masked(str(place.parent / u.where), struck, place))
        for u in beside
    ]


def _cleaned(path: Path, struck: Struck, day: Path, *, lock: bool) -> Unreached | None:
    """One copy of a day; None where it is done."""
    name = _named(path, struck, day)
    held = DayLock(path) if lock else None
    try:
        if held is not None:
            held.take()
        try:
            _settle(path)
            changed = clean(path, struck.words, struck.rows)
            sure = struck.words is not None or not changed or _is_earlier(path, struck.chains)
            return None if sure else Unreached(COPY, name)
        finally:
            if held is not None:
                held.let_go()
    except Exception:  # noqa: BLE001 - whatever is in a copy, the others are cleaned, and the day goes on
        return Unreached(COPY, name)


def _named(path: Path, struck: Struck, day: Path) -> str:
    """What a file is called, without the words; where nobody knows them any more, as it was noted before."""
    if struck.words is not None:
        return struck.words.without(path.name)
    try:
        mark = mark_of(path)
    except OSError:
        return masked(path.name, struck, day)
    return next((h.name for h in struck.hidden if h.mark == mark), masked(path.name, struck, day))


def clean_second(path: Path, struck: Struck) -> bool:
    """The same for a copy in the second place; whether nothing is left in it."""
    return not path.exists() or _cleaned(path, struck, path, lock=True) is None


def _settle(path: Path) -> None:
    """Take back a half save of a program that died."""
    if path.with_name(f"{path.name}-journal").exists():
        db = engine.connect(path, "write")
        try:
            tidy(db, path)
        finally:
            db.close()


def _is_earlier(path: Path, chains: Sequence[str]) -> bool:
    """Whether all that a copy holds was in the day too, so that nothing else in it can hold the words."""
    with reading(path) as db:
        theirs = journal.chains(db)
    return tuple(theirs) == tuple(chains[: len(theirs)])


def copies(path: Path, chains: Sequence[str]) -> list[Path]:
    """The other files of this day in its folder: they begin with the same change. A name proves nothing."""
    return [p for p in _files(path.parent) if p != path and not p.is_symlink() and _is_of_day(p, chains)]


def _is_of_day(p: Path, chains: Sequence[str]) -> bool:
    try:
        if engine.header(p).application_id != APPLICATION_ID:
            return False
        with reading(p) as db:
            return bool(chains) and journal.first_chain(db) == chains[0]
    except _FAILS:
        return False


def _out_of_reach(path: Path, struck: Struck) -> Iterator[Path]:
    """Files that may be copies and that nobody may write to: links, and what can't be read and is called as the day.

    A file of that name that can be read and is of another day is another day: it is left alone, and not named.
    """
    for p in _files(path.parent):
        if p == path or p.suffix != path.suffix:
            continue
        if p.is_symlink():
            if _is_of_day(p, struck.chains):
                yield p
        elif p.stem.startswith(path.stem) and not _can_be_read(p):
            yield p


def _can_be_read(p: Path) -> bool:
    try:
        with reading(p) as db:
            journal.first_chain(db)
    except _FAILS:
        return False
    return True


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(p for p in folder.iterdir() if p.is_file())[:MOST]
    except OSError:
        return []


def _remove_cut_off(path: Path) -> None:
    """What a program that died had begun to write: nobody misses it."""
    ours = re.compile(rf"{re.escape(path.stem)}( \([^()]*\))?{re.escape(path.suffix)}[.]")
    for folder in (folder_of(path), path.parent):
        for pattern in CUT_OFF:
            for left in _found(folder, pattern):
                if folder != path.parent or ours.match(left.name):
                    with suppress(OSError):
                        left.unlink()


def _found(folder: Path, pattern: str) -> Iterator[Path]:
    with suppress(OSError):
        yield from list(folder.glob(pattern))


def papers(path: Path, struck: Struck) -> list[Unreached]:
    """The papers and pictures of the day that were written since the words were first said, and not anew since."""
    if struck.since is None or struck.last is None:
        return []
    out = []
    for p in _papers(path, struck):
        try:
            written = p.stat().st_mtime
            harmless = _reads_harmless(p, struck.words)
        except OSError:
            written, harmless = struck.last.timestamp(), False
        if struck.since.timestamp() - SLACK <= written <= struck.last.timestamp() + AFTER and not harmless:
            inside = p.relative_to(path.parent).with_name(_named(p, struck, path))
            out.append(Unreached(PAPER, masked(str(inside), struck, path)))
    return out


def papers_in(place: Path, struck: Struck) -> list[Unreached]:
    """The same in the second place, whole names: nobody removes them from here."""
    beside = papers(place / "day", struck)
    return [Unreached(PAPER, masked(str(place / u.where), struck, place)) for u in beside]


def _reads_harmless(p: Path, words: Words | None) -> bool:
    """Whether a paper of plain text does not hold the words."""
    if words is None or p.suffix.lower() not in PLAIN:
        return False
    raw = p.read_bytes()
    coded = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    text = html.unescape(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), raw.decode(coded, "replace")))
    return not words.within(text)


def _papers(path: Path, struck: Struck) -> list[Path]:
    """Files beside the day, or in a folder of its name, that are called as the day is; and reports by any name."""
    found = [p for folder in folders(path, struck) for p in _files(folder) if p.suffix.lower() in PAPERS]
    return [p for p in found if p.name.startswith(struck.names) or p.parent != path.parent or _is_report(p)]


def _is_report(p: Path) -> bool:
    if p.suffix.lower() != ".pdf":
        return False
    try:
        return MADE_HERE in p.read_bytes()
    except OSError:
        return False
