"""A day far larger than any room fills: the sample day, of which most records are said again and again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.field import Record, described
from workshop.sample import write_sample
from workshop.store.opening import read
from workshop.store.store import Store

RUNNING: Final = 7  # the session in which risks are said
SIZES: Final[dict[type[Record], int]] = {
    k.Risk: 1000, k.Dataset: 200, k.UseCase: 100, k.Value: 1200, k.Offer: 400, k.Action: 1000, k.Decision: 900,
    k.Parked: 200,
}  # fmt: skip
STAMPS: Final = frozenset({
    *("id", "order", "created_at", "created_in", "changed_at", "changed_in", "typed_by", "withdrawn_at"),
    *("withdrawn_reason", "status"),
})  # fmt: skip


def write_large(path: Path) -> tuple[int, int]:
    """A new file with it; how many records and changes it holds."""
    write_sample(path, RUNNING)
    store = Store(path, SetClock(read(path).entries[-1].at))
    for cls, size in SIZES.items():
        for command in islice(_again(store, cls), size - len(store.state.all(cls))):
            store.execute(command)
    store.close()
    return sum(1 for _ in store.state.records()), len(store.entries)


def _again(store: Store, cls: type[Record]) -> Iterator[c.Command]:
    """The same things said once more, in words that differ by a number."""
    names = [name for name in described(cls) if name not in STAMPS]
    for n, old in enumerate(cycle(store.state.all(cls))):
        values = {name: value for name in names if (value := getattr(old, name)) is not None}
        title = cls.KIND.title
        if title in values:
            values[title] = f"{values[title]} ({n})"
        yield c.Add(cls.KIND.table, store.new_id(cls), values)


__all__ = ["RUNNING", "write_large"]
