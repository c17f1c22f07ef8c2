"""A disk that loses its power: from what the layer wrote down, all files as they may be after a cut.

What was synced is there. Of what was not, any part may be there and any other not, in whatever order it was written;
a write may be torn between two sectors. A name is its folder's: made, renamed and removed for good when the folder is
synced, each by itself. That is harder than any real file system, and easier than a disk that lies about syncs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Final

SECTOR: Final = 512
ALL_UP_TO: Final = 5  # so many unsynced things in all their combinations
HERE: Final = "."


@dataclass(frozen=True)
class Event:
    """One line of the record."""

    what: str
    words: tuple[str, ...]
    data: bytes = b""


@dataclass
class File:
    """One file: what is safe, and what is not yet."""

    safe: bytes = b""
    pending: list[Event] = field(default_factory=list)


@dataclass(frozen=True)
class Named:
    """A change of names: a file gets one, loses one, or both."""

    folder: str
    adds: tuple[str, File] | None = None
    removes: str | None = None


def events(record: Path) -> Iterator[Event]:
    """What the layer wrote down."""
    raw, at = record.read_bytes(), 0
    while at < len(raw):
        end = raw.index(b"\n", at)
        what, _, rest = raw[at:end].decode().partition(" ")
        at = end + 1
        if what == "write":
            words = tuple(rest.split(" "))
            size = int(words[2])
            yield Event(what, words, raw[at : at + size])
            at += size
        elif what == "rename":
            length, _, both = rest.partition(" ")
            yield Event(what, (both.encode()[: int(length)].decode(), both.encode()[int(length) + 1 :].decode()))
        elif what == "open":
            yield Event(what, tuple(rest.split(" ", 3)))
        elif what in ("unlink", "mkdir", "mark"):
            yield Event(what, (rest,))
        else:
            yield Event(what, tuple(rest.split(" ")))


class Disk:
    """The disk while a program works on it."""

    def __init__(self, files: dict[str, bytes], folders: frozenset[str] = frozenset({HERE})) -> None:
        self.safe_names = {name: File(content) for name, content in files.items()}
        self.names = dict(self.safe_names)
        self.folders = set(folders)
        self.pending_names: list[Named] = []
        self._handles: dict[str, File | str] = {}

    def do(self, event: Event) -> None:
        """One more event."""
        getattr(self, f"_{event.what}")(event)

    def _mark(self, event: Event) -> None:
        pass

    def _open(self, event: Event) -> None:
        handle, made, emptied, name = event.words
        if name in self.folders:
            self._handles[handle] = name
            return
        if made == "1" or name not in self.names:
            self.names[name] = File()
            self.pending_names.append(Named(_folder(name), adds=(name, self.names[name])))
        if emptied == "1":
            self.names[name].pending.append(Event("truncate", (handle, "0")))
        self._handles[handle] = self.names[name]

    def _write(self, event: Event) -> None:
        self._file(event).pending.append(event)

    _truncate = _write

    def _file(self, event: Event) -> File:
        found = self._handles[event.words[0]]
        assert isinstance(found, File)
        return found

    def _sync(self, event: Event) -> None:
        found = self._handles[event.words[0]]
        if isinstance(found, File):
            found.safe, found.pending = applied(found.safe, found.pending), []
            return
        for change in self.pending_names:
            if change.folder == found:
                _rename(self.safe_names, change)
        self.pending_names = [c for c in self.pending_names if c.folder != found]

    def _rename(self, event: Event) -> None:
        old, new = event.words
        self._change(Named(_folder(new), (new, self.names[old]), old))

    def _unlink(self, event: Event) -> None:
        self._change(Named(_folder(event.words[0]), removes=event.words[0]))

    def _change(self, change: Named) -> None:
        _rename(self.names, change)
        self.pending_names.append(change)

    def _mkdir(self, event: Event) -> None:
        self.folders.add(event.words[0])

    # -- after a cut --
    def unsafe(self) -> list[tuple[File, Event] | Named]:
        """All that may be there after a cut, or not."""
        files = {id(f): f for f in [*self.safe_names.values(), *self.names.values()]}
        files |= {id(c.adds[1]): c.adds[1] for c in self.pending_names if c.adds}
        data = [(f, e) for f in files.values() for e in f.pending]
        return [*data, *self.pending_names]

    def cut(self, kept: frozenset[int], torn: random.Random | None) -> dict[str, bytes]:
        """All files, where of `unsafe()` only these were kept; with `torn`, some writes of them by half."""
        names, written = dict(self.safe_names), dict[int, list[Event]]()
        for n, thing in enumerate(self.unsafe()):
            if n not in kept:
                continue
            if isinstance(thing, Named):
                _rename(names, thing)
            else:
                file, event = thing
                written.setdefault(id(file), []).append(_torn(event, torn))
        return {name: applied(file.safe, written.get(id(file), [])) for name, file in names.items()}

    def cuts(self, rng: random.Random, some: int) -> Iterator[tuple[frozenset[int], random.Random | None]]:
        """Which parts may have been kept: all combinations of few; none, all, each prefix, some by chance of many."""
        everything = range(len(self.unsafe()))
        if len(everything) <= ALL_UP_TO:
            for size in range(len(everything) + 1):
                yield from ((frozenset(c), None) for c in combinations(everything, size))
        else:
            for n in {0, 1, len(everything) - 1, len(everything), *rng.sample(everything, min(8, len(everything)))}:
                yield frozenset(range(n)), None
            for n in rng.sample(everything, min(8, len(everything))):
                yield frozenset({n}), None
                yield frozenset(everything) - {n}, None
        for _ in range(some if everything else 0):
            share = rng.random()
            yield frozenset(n for n in everything if rng.random() < share), rng


def _folder(name: str) -> str:
    return str(PurePosixPath(name).parent)


def _rename(names: dict[str, File], change: Named) -> None:
    if change.removes is not None:
        names.pop(change.removes, None)
    if change.adds is not None:
        names[change.adds[0]] = change.adds[1]


def _torn(event: Event, rng: random.Random | None) -> Event:
    """A write of which only the sectors before some place reached the disk."""
    if rng is None or event.what != "write" or len(event.data) <= SECTOR or rng.random() < 0.8:
        return event
    size = SECTOR * rng.randrange(1, -(-len(event.data) // SECTOR))
    return Event("write", event.words, event.data[:size])


def applied(content: bytes, changes: list[Event]) -> bytes:
    """A file after these writes and truncates."""
    if not changes:
        return content
    out = bytearray(content)
    for event in changes:
        at = int(event.words[1])
        if event.what == "truncate":
            del out[at:]
            out.extend(bytes(at - len(out)))
        else:
            out.extend(bytes(max(0, at - len(out))))
            out[at : at + len(event.data)] = event.data
    return bytes(out)


def name_of(files: dict[str, bytes]) -> bytes:
    """The same for the same files."""
    whole = sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + sha256(files[name]).digest())
    return whole.digest()
