"""How much data moves: a discussion aid of ours, labelled so (domain.md 3.13, 4)."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.kinds import Dataset, UseCase
from workshop.snapshot import Snapshot
from workshop.vocabulary import vocabulary

_BASE = (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5)  # of rungs 1 to 14
_SCALE = {"cases": 1, "area": 2, "national": 3}
_SENSITIVE = frozenset({"special_category", "criminal_offence"})
_PLAIN = frozenset({"none", "anonymous_statistics"})
LAST_AT_HOME = 11  # the last rung that leaves records with their owner


def rung(mode: str | None) -> int | None:
    """The number of a rung, 1 (nothing moves) to 14 (full copy)."""
    modes = list(vocabulary("access_mode"))
    return modes.index(mode) + 1 if mode in modes else None


def stays(mode: str | None) -> bool:
    """Whether records stay with their owner: rungs 1 and 3 to 11."""
    n = rung(mode)
    return n is not None and n <= LAST_AT_HOME and n != 2


def is_sensitive(dataset: Dataset) -> bool:
    """A dataset with any special category, whatever its level."""
    return bool(dataset.special_categories)


def sensitivity(datasets: Iterable[Dataset]) -> int:
    """0 no personal data or statistics; 1 personal or pseudonymised; 2 special category or criminal offence data."""
    levels = [
        2
        if d.special_categories or d.personal_data_level in _SENSITIVE
        else 0
        if d.personal_data_level in _PLAIN or d.personal_data_level is None
        else 1
        for d in datasets
    ]
    return max(levels, default=0)


def supplied(snapshot: Snapshot, use_case: UseCase) -> list[Dataset]:
    """The datasets of a use case that one of its suppliers owns."""
    found = [snapshot.get(Dataset, d) for d in use_case.dataset_ids]
    return [d for d in found if d is not None and d.owner_org_id in use_case.supplier_org_ids]


def movement(snapshot: Snapshot, use_case: UseCase, mode: str | None, scale: str | None) -> int | None:
    """Base of the rung × sensitivity of what is supplied × scale; None before rung and scale are said."""
    n = rung(mode)
    if n is None or scale not in _SCALE:
        return None
    return _BASE[n - 1] * sensitivity(supplied(snapshot, use_case)) * _SCALE[scale]


def asked(snapshot: Snapshot, use_case: UseCase) -> int | None:
    """The movement score of what was asked for."""
    return movement(snapshot, use_case, use_case.access_mode_requested, use_case.access_scale_requested)


def agreed(snapshot: Snapshot, use_case: UseCase) -> int | None:
    """The movement score of what was agreed."""
    return movement(snapshot, use_case, use_case.access_mode_recommended, use_case.access_scale_recommended)
