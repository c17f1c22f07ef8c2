"""Who holds what an import brings: organisations of the day found by name, others made only when asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workshop.importing.options import Options
from workshop.importing.pieces import coded_pieces
from workshop.importing.room import Room, address_end, name_key
from workshop.kinds import Organisation
from workshop.short_names import propose
from workshop.snapshot import Snapshot
from workshop.words import one_line

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_SMALL: Final = frozenset({"and", "for", "of", "the", "in", "on", "to"})
_CAPITALS: Final = frozenset({"hm", "uk", "nhs", "gp", "eu", "bbc"})
_NOBODY: Final = frozenset({"", "na", "n a", "none", "unknown", "not known", "tbc", "tba", "not applicable"})


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation that the import makes: its name, and the short name proposed for it."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a dataset: nobody said, an organisation of the day, one that is made, or a name that means nobody here.

    `key` compares holders of one import: an id, or the name as it is compared.
    """

    key: str = ""
    name: str = ""  # as the file says it
    org_id: str | None = None
    made: NewOrganisation | None = None

    @property
    def is_known(self) -> bool:
        """Whether the dataset will have a holder."""
        return self.org_id is not None or self.made is not None


NOBODY: Final = Holder()


class Holders:
    """Finds holders for one import. New organisations are remembered, so that each is made once."""

    def __init__(self, snapshot: Snapshot, room: Room, options: Options) -> None:
        """Raises ValueError where the options name an organisation that the day doesn't have."""
        for id_ in (options.held_by, *options.organisations.values()):
            if id_ is not None and snapshot.get(Organisation, id_) is None:
                raise ValueError(f"no organisation {id_} in this day")
        self._room, self._options = room, options
        self._said = {name_key(name): id_ for name, id_ in options.organisations.items()}
        self._taken = [o.short for o in snapshot.every(Organisation) if o.short]
        self._made: dict[str, NewOrganisation] = {}
        self._found: dict[tuple[str, ...], Holder] = {}

    @property
    def made(self) -> tuple[NewOrganisation, ...]:
        """The organisations that the import makes, in the order in which they came."""
        return tuple(self._made.values())

    def holder(self, texts: Sequence[str]) -> Holder:
        """Who holds a row of which these cells name organisations, the surest cell first."""
        if self._options.held_by is not None:
            return Holder(self._options.held_by, "", self._options.held_by)
        named = tuple(text for text in map(one_line, texts) if name_key(text) not in _NOBODY)
        if named not in self._found:
            known = (h for text in named if (h := self._of_the_day(text)) is not None)
            self._found[named] = next(known, None) or (self._stranger(named[0]) if named else NOBODY)
        return self._found[named]

    def _of_the_day(self, text: str) -> Holder | None:
        for piece in (text, *coded_pieces(text, lambda t: self._id(t) is not None)):
            id_ = self._id(piece)
            if id_ is not None:
                return Holder(id_, text, id_)
        return None

    def _id(self, text: str) -> str | None:
        said = self._said.get(name_key(text)) or self._said.get(name_key(address_end(text)))
        return said or self._room.organisation(text)

    def _stranger(self, text: str) -> Holder:
        """An organisation that the day doesn't have: made when asked, else a name and no more."""
        name = full_name(text)
        key = name_key(name)
        if self._options.make_organisations and key not in self._made:
            short = propose(name, None, self._taken)
            self._taken.append(short)
            self._made[key] = NewOrganisation(name, short)
        return Holder(key, text, made=self._made.get(key))


def full_name(text: str) -> str:
    """A name in words: `hm-revenue-customs` and an address that ends so read as `HM Revenue Customs`."""
    end = address_end(text)
    if not _SLUG.fullmatch(end):
        return text
    return " ".join(_worded(word, first=i == 0) for i, word in enumerate(end.split("-")))


def _worded(word: str, *, first: bool) -> str:
    if word in _CAPITALS:
        return word.upper()
    return word if word in _SMALL and not first else word.capitalize()
