"""Other files of the same day: second copies, conflicted copies of synced folders, whatever began as this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workshop.store import journal
from workshop.store.engine import UNREADABLE
from workshop.store.journal import Entry
from workshop.store.opening import NotOurs, reading
from workshop.tongue import tr
from workshop.words import counted

MOST: Final = 50  # files of a folder that are looked at


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another file that began as this day."""

    path: Path
    shared: int  # changes that both have, from the first one on
    more: int  # changes that only the other one has
    missing: int  # changes that only this one has

    @property
    def sentence(self) -> str:
        """What it is, in words."""
        name = tr("“{path}” is another copy of this day").format(path=self.path.name)
        if not self.more:
            return tr("{name}. It holds nothing that is missing here.").format(name=name)
        return tr("{name}, with {changes} that {is_} not here.").format(
            name=name, changes=counted(self.more, "change"), is_=tr("is") if self.more == 1 else tr("are")
        )


def siblings(path: Path, entries: Sequence[Entry]) -> list[Sibling]:
    """The other files of this day in the same folder; what can't be read is passed over."""
    if not entries:
        return []
    chains = [e.chain for e in entries]
    try:
        files = sorted(p for p in path.parent.glob(f"*{path.suffix}") if p != path)[:MOST]
    except OSError:
        return []
    found = (_sibling(p, chains) for p in files)
    return [s for s in found if s is not None]


def _sibling(path: Path, chains: Sequence[str]) -> Sibling | None:
    try:
        with reading(path) as db:
            if journal.first_chain(db) != chains[0]:
                return None
            theirs = journal.chains(db)
    except (*UNREADABLE, NotOurs, OSError):
        return None
    shared = next((n for n, (a, b) in enumerate(zip(chains, theirs, strict=False)) if a != b), None)
    shared = min(len(chains), len(theirs)) if shared is None else shared
    return Sibling(path, shared, len(theirs) - shared, len(chains) - shared)
