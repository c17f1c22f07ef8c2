"""What a day notes of a strike beside the history: what is still to do, what could not be reached. Never the words.

The notes are drafts that nobody types. They are carried along when the day goes on in another place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from workshop.store.draft import Draft
from workshop.struck import Words, marks, parts_of

PENDING: Final = "struck"  # the editor of the note; its text names what could not be reached
PLACES: Final = "places"  # the editor of another one: where the day lay before it went on here
OURS: Final = frozenset({PENDING, PLACES})
WAITS, STAYS, HIDDEN = "todo", "left", "hidden"  # words of the notes
COPY, PAPER, SECOND, LEFT, NAME = "copy", "paper", "second", "left", "name"  # what could not be reached


@dataclass(frozen=True, slots=True)
class Unreached:
    """A file, or the second place, in which struck words may still stand."""

    what: str  # COPY, PAPER, SECOND, LEFT: where the day lay before; NAME: the name of its own file
    where: str  # its name, without the words

    def kept(self) -> str:
        """As the note keeps it."""
        return f"{self.what}:{self.where}"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A file whose name holds the words: told apart, once nobody knows them any more, by what else is known of it."""

    mark: tuple[int, int]  # bytes, and when it was written, in nanoseconds
    name: str  # without the words


@dataclass(frozen=True, slots=True)
class Noted:
    """What a day knew of its strikes when it was closed, or died."""

    waits: bool = False  # the copies are still to do
    unreached: tuple[Unreached, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    places: tuple[Path, ...] = ()


def mark_of(path: Path) -> tuple[int, int]:
    """What tells a file from others, whatever it is called.

    Raises:
        OSError: it can't be asked.

    """
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def is_masked(where: str) -> bool:
    """Whether a name held the words itself, so that nobody can look whether the file is still there."""
    return marks(where) > 0


def may_be(masked: str, name: str) -> bool:
    """Whether a name may be the one that was masked; nobody knows the words any more."""
    return re.fullmatch(".+".join(map(re.escape, parts_of(masked))), name, re.DOTALL) is not None


def hidden_names(folders: Iterable[Path], words: Words) -> list[Hidden]:
    """The files in these folders whose names hold the words."""
    out: list[Hidden] = []
    for folder in folders:
        try:
            found = [p for p in folder.iterdir() if p.is_file() and words.within(p.name)]
            out += [Hidden(mark_of(p), words.without(p.name)) for p in found]
        except OSError:
            continue
    return out


# -- as drafts --
def waiting(at: datetime, hidden: Sequence[Hidden] = (), unreached: Sequence[Unreached] = ()) -> Draft:
    """The note that the copies are still to do."""
    if not hidden and not unreached:
        return Draft(PENDING, WAITS, at)
    names = [[*h.mark, h.name] for h in hidden]
    return _told({WAITS: [u.kept() for u in unreached], HIDDEN: names}, at)


def note(unreached: Sequence[Unreached], at: datetime, hidden: Sequence[Hidden] = ()) -> Draft | None:
    """The note that stays; None where nothing is left to do."""
    if not unreached:
        return None
    left = [u.kept() for u in unreached]
    return _told({STAYS: left, HIDDEN: [[*h.mark, h.name] for h in hidden]} if hidden else left, at)


def _told(what: object, at: datetime) -> Draft:
    return Draft(PENDING, json.dumps(what, ensure_ascii=False), at)


def places_note(places: Sequence[Path], at: datetime) -> Draft | None:
    """Where the day lay before; None where it has always lain here."""
    return Draft(PLACES, json.dumps([str(p) for p in places], ensure_ascii=False), at) if places else None


def noted(drafts: Mapping[str, Draft]) -> Noted:
    """What the notes of a day say; one that can't be read means that the copies are still to do."""
    places = tuple(Path(x) for x in _texts(_read(drafts.get(PLACES))) if x and "\0" not in x)
    kept = drafts.get(PENDING)
    if kept is None:
        return Noted(places=places)
    found = _read(kept)
    if isinstance(found, list):
        return Noted(unreached=tuple(map(_unreached, _texts(found))), places=places)
    told = found if isinstance(found, dict) else {}
    hidden = tuple(h for row in _list(told.get(HIDDEN)) if (h := _hidden(row)) is not None)
    waits = not isinstance(told.get(STAYS), list)
    left = _texts(told.get(WAITS if waits else STAYS))
    return Noted(waits, tuple(map(_unreached, left)), hidden, places)


def _read(kept: Draft | None) -> Any:
    try:
        return json.loads(kept.text) if kept is not None else None
    except (ValueError, RecursionError):
        return None


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _texts(found: Any) -> list[str]:
    return [x for x in _list(found) if isinstance(x, str)]


def _unreached(kept: str) -> Unreached:
    what, _, where = kept.partition(":")
    return Unreached(what, where)


def _hidden(row: Any) -> Hidden | None:
    if isinstance(row, list) and len(row) == 3 and isinstance(row[2], str):
        size, written, name = row
        if isinstance(size, int) and isinstance(written, int):
            return Hidden((size, written), name)
    return None
