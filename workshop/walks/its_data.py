"""Which dataset of whom it is asked of would answer an ask: each by a key, none by itself."""

from __future__ import annotations

from typing import Final

from workshop import commands as c
from workshop.formulas.movement import supplied
from workshop.kinds import Dataset, UseCase
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.walks.walk import Answer
from workshop.words import shortened

MOST: Final = 5  # that are offered; more stand in the form
LONGEST: Final = 30  # letters of a name among the keys


def keys(s: Snapshot, use_case: UseCase | None, first: int) -> dict[str, Answer]:
    """The datasets that its suppliers hold, by digits from `first` on; none once one of them is linked."""
    if use_case is None or supplied(s, use_case):
        return {}
    found = [d for o in use_case.supplier_org_ids for d in s.all(Dataset) if d.owner_org_id == o]
    several = len(use_case.supplier_org_ids) > 1
    out = {}
    for n, d in enumerate(found[:MOST], first):
        of = f", {called(s, d.owner_org_id)}" if several else ""
        link = c.Change(UseCase.KIND.table, use_case.id, {"dataset_ids": (*use_case.dataset_ids, d.id)})
        out[str(n)] = Answer(
            tr("from “{headline}”{of}").format(headline=shortened(d.headline, LONGEST), of=of), link, goes_on=False
        )
    return out
