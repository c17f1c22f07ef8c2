"""What is held: who supplies it, who owns it, what people were told, how it is described."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.formulas import movement
from workshop.formulas.frequency_words import disagreement
from workshop.gaps import people
from workshop.gaps.rule import AFTER, BLOCKING, DAY, PILOT, SOFT, WARNING, Found, Rule, pilot_datasets, use_cases
from workshop.kinds import Dataset
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label

_UNPAIRED = frozenset({None, "idea"})
_WORDED = ("description", "temporal_coverage", "known_issue", "notes")


def _no_supplier(s: Snapshot) -> Iterator[Found]:
    for u in use_cases(s):
        if u.status in _UNPAIRED or movement.supplied(s, u):
            continue
        who = people.suppliers_of(s, u)
        ask = tr("“{named}”: which dataset of {who} would answer it?").format(named=people.named(u.title), who=who)
        message = tr("No dataset of {who} is linked to “{named}”.").format(who=who, named=people.named(u.title))
        if not u.supplier_org_ids:
            ask = tr("“{named}”: who holds it, and would share it?").format(named=people.named(u.title))
            message = tr("No supplier is named for “{named}”.").format(named=people.named(u.title))
        yield Found.of(u, message, ask, "dataset_ids", people.speaker(s, next(iter(u.supplier_org_ids), None)))


def _no_owner(s: Snapshot) -> Iterator[Found]:
    for d in s.all(Dataset):
        if not d.data_owner_id:
            ask = tr("{named}: who could say yes to this? If nobody knows, who finds out, by when?").format(
                named=people.named(d.title)
            )
            message = tr("{named}: no data owner is named.").format(named=people.named(d.title))
            yield Found.of(d, message, ask, "data_owner_id", people.speaker(s, d.owner_org_id))


def _of_pilot(s: Snapshot, on: str) -> bool:
    return s.pilot is not None and on in s.pilot.dataset_ids


def _not_told(s: Snapshot) -> Iterator[Found]:
    for d in pilot_datasets(s):
        if "privacy_notice_gap" in d.legal_constraints:
            ask = tr("{named}: its privacy notice does not cover this. Who rewrites it, by when?").format(
                named=people.named(d.title)
            )
            message = tr("{named}: the privacy notice does not cover this use.").format(named=people.named(d.title))
            yield Found.of(d, message, ask, "legal_constraints", people.protector(s))


def _says_otherwise(s: Snapshot) -> Iterator[Found]:
    for d in s.all(Dataset):
        words = " ".join(getattr(d, n) or "" for n in _WORDED)
        said = disagreement(words, d.update_frequency)
        if said is not None:
            code = label("update_frequency", d.update_frequency).lower()
            ask = tr("{named}: it says “{said}” and {code}. Which is right?").format(
                named=people.named(d.title), said=said, code=code
            )
            message = tr("{named}: “{said}” in words, {code} as its frequency.").format(
                named=people.named(d.title), said=said, code=code
            )
            yield Found.of(d, message, ask, "update_frequency", people.keeper(s, d))


RULES = (
    Rule(
        "G01",
        tr(
            "A use case (candidate or further, not withdrawn or rejected) has no "
            "supplier that owns one of its datasets."
        ),
        DAY,
        4,
        BLOCKING,
        "agreement",
        _no_supplier,
    ),
    Rule(
        "G02",
        tr("A dataset has no named data owner."),
        DAY,
        lambda s, on: 5 if _of_pilot(s, on) else 9,
        lambda s, on: BLOCKING if _of_pilot(s, on) else SOFT,
        "dataset",
        _no_owner,
    ),
    Rule(
        "G19", tr("The privacy notice of a dataset does not cover this use."), PILOT, 9, BLOCKING, "dataset", _not_told
    ),
    Rule(
        "G26",
        tr("The words about a dataset and its code of a frequency disagree."),
        DAY,
        AFTER,
        WARNING,
        "dataset",
        _says_otherwise,
    ),
)
