"""Datasets that may be the same, pair by pair: linked, made one, or different (domain.md 2.3, session 3)."""

from __future__ import annotations

from typing import Final

from workshop import commands as c
from workshop.capture.reading import Reading
from workshop.formulas.overlaps import Overlap, overlaps
from workshop.kinds import Dataset
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.walks.walk import Answer, Answers, NewId, Row

MOST: Final = 30  # pairs of a round, those first that have most in common


class OverlapWalk:
    """Each pair that may overlap. Empty Enter leaves both as they are."""

    name = tr("Overlaps")
    one = "pair"
    words = ""
    reads = ""
    placeholder = tr("Enter leaves both as they are")

    def rows(self, s: Snapshot) -> list[Row]:
        """The pairs, those that look the same first."""
        return [self._row(s, o) for o in overlaps(s)[:MOST]]

    def _row(self, s: Snapshot, o: Overlap) -> Row:
        a, b = s.get(Dataset, o.first), s.get(Dataset, o.second)
        assert a is not None  # noqa: S101 - the pair is made of datasets that are there
        assert b is not None  # noqa: S101 - as above
        title = f"{a.headline} · {b.headline}"
        return Row(
            o.id, "dataset", title, (_held(s, a), _held(s, b), o.why), tr("linked") if o.linked else "", (), a.id
        )

    def answers(self, s: Snapshot, row: Row, new_id: NewId) -> Answers:  # noqa: ARG002 - one shape for all
        """`1` links them: both stay, each names the other. `2` makes one of them, where one holder has both."""
        first, second = row.id.split(" ")
        keys = {"1": Answer(tr("link: the same things"), link(s, first, second))}
        a, b = s.get(Dataset, first), s.get(Dataset, second)
        if (
            a is not None
            and b is not None
            and (a.owner_org_id == b.owner_org_id or None in (a.owner_org_id, b.owner_org_id))
        ):
            keys["2"] = Answer(tr("merge: the same dataset"), c.Merge("dataset", first, second))
        return Answers(Answer(tr("different, next")), keys)

    def typed(self, s: Snapshot, row: Row, reading: Reading, new_id: NewId) -> c.Command | None:  # noqa: ARG002
        """Words are what the session adds."""
        return None


def link(s: Snapshot, first: str, second: str) -> c.Command:
    """Each names the other; both stay with their holders."""
    parts = []
    for one, other in ((first, second), (second, first)):
        found = s.get(Dataset, one)
        there = found.linked_dataset_ids if found is not None else ()
        parts.append(c.Change("dataset", one, {"linked_dataset_ids": tuple(dict.fromkeys((*there, other)))}))
    return c.Together("link", tuple(parts))


def _held(s: Snapshot, d: Dataset) -> str:
    facts = (label("personal_data_level", d.personal_data_level), label("update_frequency", d.update_frequency).lower())
    said = " · ".join(f for f in facts if f)
    return tr("{called} holds {headline}{said}").format(
        called=called(s, d.owner_org_id) or tr("Nobody"), headline=d.headline, said=f": {said}" if said else ""
    )
