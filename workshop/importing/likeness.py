"""Datasets of the day that are like one in the file, and what the file can add to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workshop.field import described
from workshop.importing.gathering import Gathered, adds_nothing, identifying
from workshop.importing.holders import Holder
from workshop.importing.remark import Remark, brief
from workshop.importing.room import title_key
from workshop.importing.row_values import EMPTY
from workshop.kinds import Dataset
from workshop.shown import as_text, called
from workshop.snapshot import Snapshot
from workshop.tongue import tr


def alike(snapshot: Snapshot, groups: Sequence[Gathered]) -> list[tuple[Dataset, ...]]:
    """For each group the datasets of the day that are like it.

    Those with its identifier, else those with its title and the same or an unknown holder. None: it is new. Several:
    which one is meant can't be told. A dataset is like one group at most; an identifier counts before a title.
    """
    by_identifier: dict[str, tuple[Dataset, ...]] = {}
    by_title: dict[str, tuple[Dataset, ...]] = {}
    for d in snapshot.all(Dataset):
        for index, key in ((by_identifier, identifying(d.identifier)), (by_title, title_key(d.title or ""))):
            if key:
                index[key] = (*index.get(key, ()), d)
    out = [by_identifier.get(g.identifier, ()) for g in groups]
    taken = {d.id for found in out for d in found}
    for i, group in enumerate(groups):
        if not out[i]:
            free = [d for d in by_title.get(title_key(group.title), ()) if d.id not in taken]
            out[i] = _of_holder(free, group.holder)
            taken.update(d.id for d in out[i])
    return out


def _of_holder(datasets: Sequence[Dataset], holder: Holder) -> tuple[Dataset, ...]:
    """Those of the holder; where there are none, those that may be: a name that the day doesn't have is another one."""
    held = tuple(d for d in datasets if d.owner_org_id is not None and d.owner_org_id == holder.org_id)
    return held or tuple(d for d in datasets if d.owner_org_id is None or not holder.key)


def additions(dataset: Dataset, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the values would fill in a dataset: its empty fields only."""
    return {name: value for name, value in values.items() if value not in EMPTY and getattr(dataset, name) in EMPTY}


def differences(
    snapshot: Snapshot, dataset: Dataset, values: Mapping[str, Any], row: int, holder: Holder
) -> Iterator[Remark]:
    """What stays as it is in a dataset although the file says otherwise."""
    for name, value in values.items():
        kept, field = getattr(dataset, name), described(Dataset)[name]
        if value in EMPTY or kept in EMPTY or adds_nothing(kept, value):
            continue
        stays, other = (brief(as_text(snapshot, field, v)) for v in (kept, value))
        yield Remark(
            row,
            tr("{field} stays {stays} for {brief}; the file says {other}.").format(
                field=field.label, stays=stays, brief=brief(dataset.headline), other=other
            ),
        )
    if dataset.owner_org_id is not None and holder.key and holder.org_id is None:
        stays = brief(called(snapshot, dataset.owner_org_id))
        yield Remark(
            row,
            tr("Held by stays {stays} for {brief}; the file says {brief2}.").format(
                stays=stays, brief=brief(dataset.headline), brief2=brief(holder.name)
            ),
        )
