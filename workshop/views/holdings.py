"""The datasets as they are printed; owners' stances and contacts are not (domain.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop.field import described
from workshop.formulas import description
from workshop.kinds import Dataset, Organisation
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.settle import gap_on, to_settle
from workshop.vocabulary import label
from workshop.words import counted, joined, one_line, sentence, tidy

_QUALITY: Final = ("completeness", "uniqueness", "consistency", "timeliness", "validity", "accuracy")


@dataclass(frozen=True, slots=True)
class DatasetShown:
    """One dataset."""

    title: str
    description: str
    facts: tuple[str, ...]  # who is in it, how many, where, when, how fresh, in which form
    holder: str
    owner: str
    custodian: str
    personal: str
    limits: str
    known_issue: str
    quality: str  # the six scores, where they were given
    described: str


def datasets(snapshot: Snapshot) -> tuple[DatasetShown, ...]:
    """All datasets by organisation, in their order."""
    order = {o.id: n for n, o in enumerate(snapshot.all(Organisation))}
    ranked = sorted(snapshot.all(Dataset), key=lambda d: order.get(d.owner_org_id or "", len(order)))
    return tuple(_shown(snapshot, d) for d in ranked)


def holding_nothing(snapshot: Snapshot) -> str:
    """`Holds nothing that helps: Harrowmere Residents' Data Panel.`; empty where nobody said so."""
    found = joined(names.organisation(snapshot, o.id) for o in snapshot.all(Organisation) if o.holds_nothing)
    return tr("Said to hold nothing that helps: {found}.").format(found=found) if found else ""


def _shown(snapshot: Snapshot, d: Dataset) -> DatasetShown:
    return DatasetShown(
        one_line(d.title or "") or tr("A dataset without a name"),
        tidy(d.description or ""),
        _facts(d),
        names.organisation(snapshot, d.owner_org_id) or to_settle(tr("who holds it")),
        _owner(snapshot, d),
        one_line(d.custodian or ""),
        _personal(d),
        _limits(d),
        tidy(d.known_issue or ""),
        _quality(d),
        _described(d),
    )


def _facts(d: Dataset) -> tuple[str, ...]:
    found = (
        one_line(d.who_is_in_it or ""),
        counted(d.record_count_estimate, "record") if d.record_count_estimate is not None else "",
        one_line(d.geographic_coverage or ""),
        one_line(d.temporal_coverage or ""),
        label("update_frequency", d.update_frequency),
        ", ".join(label("formats", f) for f in d.formats),
        label("access_method_today", d.access_method_today),
    )
    return tuple(f for f in found if f)


def _owner(snapshot: Snapshot, d: Dataset) -> str:
    return names.person(snapshot, d.data_owner_id) or to_settle(tr("the owner"), gap_on(snapshot, d.id))


def _personal(d: Dataset) -> str:
    level = label("personal_data_level", d.personal_data_level) or tr("Personal data: not said")
    special = joined(label("special_categories", c) for c in d.special_categories)
    if not special:
        return level
    lead = (
        level
        if d.personal_data_level == "special_category"
        else tr("{level}, with special category").format(level=level)
    )
    return f"{lead}: {special.lower()}"


def _limits(d: Dataset) -> str:
    """The legal limits with their note; an empty list means that nobody checked (domain.md 3.3)."""
    limits = "; ".join(label("legal_constraints", c) for c in d.legal_constraints)
    note = tidy(d.legal_note or "")
    return " ".join(p for p in (sentence(limits or tr("legal limits not checked")), note) if p)


def _quality(d: Dataset) -> str:
    fields = described(Dataset)
    found = [(fields[name].label.lower(), getattr(d, name)) for name in _QUALITY]
    return ", ".join(f"{name} {score}" for name, score in found if score is not None)


def _described(d: Dataset) -> str:
    status = description.metadata_status(d)
    missing = joined(described(Dataset)[name].label.lower() for name in description.missing(d))
    text = label("metadata_status", status)
    return (
        tr("{text}: missing {missing}").format(text=text, missing=missing) if status != "complete" and missing else text
    )
