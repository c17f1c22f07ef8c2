"""Datasets that may be the same, or about the same things: offered to merge or to link, never joined by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Final

from workshop.kinds import Dataset, Organisation
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import joined, parts

_COMMON: Final = frozenset(
    {
        "address", "addresses", "annual", "application", "applications", "case", "cases", "caseload", "contact",
        "contacts", "count", "counts", "data", "database", "dataset", "details", "extract", "file", "home", "homes",
        "household", "households", "index", "information", "inventory", "level", "list", "lists", "local", "monthly",
        "national", "people", "record", "records", "register", "registers", "report", "reports", "service",
        "services", "nobody", "only", "properties", "property", "statistics",
        "summary", "survey", "system", "table", "with", "from", "each", "area", "small",
    }
)  # fmt: skip  # words of which so many titles are made that they say nothing of the subject
_ALIKE: Final = 0.6  # share of the words in common from which two names are the same


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two datasets, and what they have in common."""

    first: str
    second: str
    same: bool  # the same name, as far as words can tell
    linked: bool  # somebody said so
    why: str

    @property
    def id(self) -> str:
        """Both ids."""
        return f"{self.first} {self.second}"


def overlaps(s: Snapshot) -> list[Overlap]:
    """The same names first, then the same subject at different holders, the most words in common first."""
    names = {w for o in s.all(Organisation) for w in parts(f"{o.name} {o.short}")}
    known = [(d, _words(d.title or ""), _subject(d, names)) for d in s.all(Dataset)]
    found: list[tuple[int, Overlap]] = []
    for (a, title_a, mine), (b, title_b, theirs) in combinations(known, 2):
        linked = b.id in a.linked_dataset_ids or a.id in b.linked_dataset_ids
        alike = bool(title_a) and len(title_a & title_b) / len(title_a | title_b) >= _ALIKE
        elsewhere = a.owner_org_id != b.owner_org_id
        common, keys = mine & theirs, _keys(a) & _keys(b)
        if not (linked or alike or (elsewhere and (len(common) > 1 or (common and keys)))):
            continue
        weight = 100 * alike + 2 * len(common) + len(keys)
        found.append((-weight, Overlap(a.id, b.id, alike, linked, _why(common, keys, same=alike))))
    return [o for _, o in sorted(found, key=lambda x: x[0])]


def _keys(d: Dataset) -> set[str]:
    return {i for i in d.linking_identifiers if i != "none"}


def _stem(word: str) -> str:
    """One and many are the same word."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _words(text: str) -> set[str]:
    return {_stem(w) for w in parts(text)}


def _subject(d: Dataset, names: set[str]) -> set[str]:
    """What its name and keywords are about, and who is in it."""
    found = parts(" ".join((d.title or "", *d.keywords, d.who_is_in_it or "")))
    return {_stem(w) for w in found if len(w) > 3 and w not in _COMMON and w not in names}


def _why(common: set[str], keys: set[str], *, same: bool) -> str:
    """`The same name. Both join on UPRN.`"""
    said = [tr("The same name.")] if same else []
    if common and not same:
        said.append(tr("Both are about {common}.").format(common=joined(sorted(common))))
    if keys:
        said.append(
            tr("Both join on {label}.").format(label=joined(label("linking_identifiers", k) for k in sorted(keys)))
        )
    return " ".join(said)
