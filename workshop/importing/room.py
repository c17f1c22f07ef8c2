"""Who and what of the day a cell names: organisations, people and datasets, by whole names only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from workshop.kinds import Dataset, Organisation, Person
from workshop.snapshot import Snapshot
from workshop.words import fold, one_line

_JOINING: Final = frozenset({"and", "for", "of", "the"})  # slugs have them or not
_LONGEST: Final = 300  # characters of a name; longer ones are prose
_IN_BRACKETS: Final = re.compile(r"\(([^)]*)\)")


def name_key(name: str) -> str:
    """A name of an organisation or a person for comparing: `hm-revenue-customs` and `HM Revenue & Customs` are one."""
    found = re.split(r"[\W_]+", fold(name).replace("'", ""))
    return " ".join(word for word in found if word and word not in _JOINING)


def address_end(text: str) -> str:
    """The last part of an address, which names what it leads to; another text as it is."""
    if "://" not in text:
        return text
    return re.split(r"[/#=]", text.strip().rstrip("/#="))[-1]


class Room:
    """The names of a day, each leading to the one record that has it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._organisations = _single(
            (form, o.id)
            for o in snapshot.all(Organisation)
            for form in (o.id, *map(name_key, (o.name or "", o.short or "", o.initials or "", *o.other_names)))
        )
        self._people = _single(
            (name_key(form), p.id) for p in snapshot.all(Person) for form in (p.name or "", *p.other_names)
        )
        self._datasets = _single(
            (form, d.id)
            for d in snapshot.all(Dataset)
            for form in {d.id, fold(d.identifier or ""), title_key(d.title or "")}
        )

    def organisation(self, text: str) -> str | None:
        """The id of the organisation that a cell names: full name, short name, initials, slug, address or id."""
        if len(text) > _LONGEST:
            return None
        outside = _IN_BRACKETS.sub(" ", text)
        forms = (text, outside, *_IN_BRACKETS.findall(text), address_end(text))
        return self._first(self._organisations, (text.strip(), *map(name_key, forms)))

    def person(self, text: str) -> str | None:
        """The id of the person whose whole name it is."""
        return self._first(self._people, (name_key(text),))

    def dataset(self, text: str) -> str | None:
        """The id of the dataset that it names: by identifier, title, id, or an address that ends in one of these."""
        end = address_end(text)
        return self._first(self._datasets, (text.strip(), fold(text.strip()), title_key(text), end, fold(end)))

    @staticmethod
    def _first(known: Mapping[str, str], forms: Iterable[str]) -> str | None:
        return next((known[form] for form in forms if form in known), None)


def title_key(title: str) -> str:
    """A title for comparing: without case, accents and superfluous white space."""
    return one_line(fold(title))


def _single(named: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """What each name leads to; a name of two records leads nowhere."""
    found: dict[str, set[str]] = {}
    for form, id_ in named:
        if form:
            found.setdefault(form, set()).add(id_)
    return {form: next(iter(ids)) for form, ids in found.items() if len(ids) == 1}
