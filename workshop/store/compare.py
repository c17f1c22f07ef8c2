"""What two states of a day differ in, record by record: shown before one takes the place of the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from workshop.edits import changed
from workshop.field import STAMPS, Record, described
from workshop.kinds import ALL, KINDS
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, joined

Way = Literal["only here", "only there", "different"]

_SAID: Final[Mapping[Way, str]] = MappingProxyType(
    {"only here": tr("only here"), "only there": tr("only there"), "different": tr("different")}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that is not the same in both."""

    table: str
    id: str
    way: Way
    title: str
    fields: tuple[str, ...] = ()  # labels of those that differ


def differences(here: Snapshot, there: Snapshot) -> list[Difference]:
    """All records that differ, in the order of the kinds; who typed them and when makes no difference."""
    out = []
    for cls in ALL:
        ours, theirs = ({r.id: r for r in s.every(cls)} for s in (here, there))
        for id_ in sorted({*ours, *theirs}):
            found = _difference(cls, ours.get(id_), theirs.get(id_))
            if found is not None:
                out.append(found)
    return out


def _difference(cls: type[Record], ours: Record | None, theirs: Record | None) -> Difference | None:
    table = cls.KIND.table
    if ours is None or theirs is None:
        one = ours or theirs
        assert one is not None  # noqa: S101 - one of them is there
        return Difference(table, one.id, "only there" if ours is None else "only here", one.headline)
    edit = changed(ours, theirs)
    names = [c for c in edit.columns if c not in STAMPS] if edit else []
    if not names:
        return None
    fields = described(cls)
    return Difference(table, ours.id, "different", ours.headline, tuple(fields[n].label for n in names))


def summary(found: list[Difference]) -> str:
    """How much differs, in one sentence."""
    if not found:
        return tr("Both hold the same.")
    said = []
    for way, words in _SAID.items():
        kinds = Counter(d.table for d in found if d.way == way)
        parts = [counted(n, KINDS[t].KIND.one, KINDS[t].KIND.many) for t, n in kinds.items()]
        if parts:
            said.append(f"{joined(parts)} {words}")
    return f"{'; '.join(said)}."
