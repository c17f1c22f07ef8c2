"""Whether an impact assessment is required (domain.md 1.5, 5.2). It describes the law and advises nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from workshop.kinds import IcoAnswer, Screening, Wp248Answer
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label, vocabulary

# Items of the regulator's list that call for an assessment by themselves; the others only with another criterion (1.5).
STANDS_ALONE: Final = frozenset(
    {
        "denial_of_service",
        "large_scale_profiling",
        "data_matching",
        "targeting_children_or_vulnerable",
        "risk_of_physical_harm",
    }
)
# What is asked aloud for each item, in the order of the list.
TEN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "innovative_technology": tr("Would anyone call this a first?"),
        "denial_of_service": tr("Can this change what someone gets?"),
        "large_scale_profiling": tr("Do we score or rank many people?"),
        "biometrics": tr("Faces, voices, fingerprints?"),
        "genetic": tr("Any genetic data?"),
        "data_matching": tr("Do two lists meet?"),
        "invisible_processing": tr("Could it happen without them knowing?"),
        "tracking": tr("Do we follow where people go, or what they do?"),
        "targeting_children_or_vulnerable": tr("Children, or people less able to object?"),
        "risk_of_physical_harm": tr("Could a leaked address hurt someone?"),
    }
)
NINE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "scoring": tr("Are people evaluated or scored?"),
        "automated_decision": tr("Does a machine decide something that matters to them?"),
        "systematic_monitoring": tr("Are people watched over time?"),
        "sensitive_data": tr("Sensitive or highly personal data?"),
        "large_scale": tr("Many people, or much about each?"),
        "matching_or_combining": tr("Are two datasets combined?"),
        "vulnerable_people": tr("People less able to object?"),
        "innovative_use": tr("A new use, or new technology?"),
        "preventing_right_or_service": tr("Could it keep someone from a right or a service?"),
    }
)
REQUIRED: Final = "dpia_required"
NOT_REQUIRED: Final = "dpia_not_required"
UNDECIDED: Final = "undecided"
TWO = 2  # so many of the nine criteria normally mean an assessment


def outcome(screening: Screening) -> str:
    """`dpia_required`, `dpia_not_required` or `undecided`. Unsure counts as yes until it is settled.

    Required where an item that stands alone is yes or unsure, or another item is and one of the nine criteria with it,
    or two of the nine are, or Article 35(3) applies. Undecided where something is unanswered and nothing requires it.
    """
    ico = {a.id: a.answer for a in screening.criteria}
    nine = {a.id: a.answer for a in screening.wp248}
    met = {i for i, a in ico.items() if a in {"yes", "unsure"}}
    met_nine = [i for i, a in nine.items() if a in {"yes", "unsure"}]
    if met & STANDS_ALONE or len(met_nine) >= TWO or screening.art35_3 or (met and met_nine):
        return REQUIRED
    answered = set(ico) >= set(vocabulary("ico_screening_item")) and set(nine) >= set(vocabulary("wp248_item"))
    return NOT_REQUIRED if answered and None not in {*ico.values(), *nine.values()} else UNDECIDED


def outcome_of(screening: Screening) -> str:
    """The outcome that stands: the computed one, unless people raised it, or lowered it by name and with a reason."""
    computed, said = outcome(screening), screening.outcome_typed
    if said == REQUIRED or (said == NOT_REQUIRED and screening.decided_by_person_id and screening.reason):
        return said
    return computed


def lowered(screening: Screening) -> bool:
    """Whether somebody said that an assessment is not needed, against the answers."""
    return screening.outcome_typed == NOT_REQUIRED and outcome(screening) == REQUIRED


def reasons(screening: Screening) -> list[str]:
    """The items that are met, as people read them: those that stand alone first; unsure ones last."""
    ten = sorted((a for a in screening.criteria if a.id), key=lambda a: a.id not in STANDS_ALONE)
    return _met("ico_screening_item", ten) or _met("wp248_item", screening.wp248)


def _met(listed: str, answers: Sequence[IcoAnswer | Wp248Answer]) -> list[str]:
    sure = [label(listed, a.id) for a in answers if a.id and a.answer == "yes"]
    return sure + [
        tr("{label} (unsure)").format(label=label(listed, a.id)) for a in answers if a.id and a.answer == "unsure"
    ]


def suggested(s: Snapshot) -> Mapping[str, str]:
    """Answers that follow from what the record says; none counts before somebody has given it.

    Where one organisation asks another, two lists meet.
    """
    pilot = s.pilot
    others = [o for o in pilot.supplier_org_ids if o != pilot.acquirer_org_id] if pilot is not None else []
    return {"data_matching": "yes", "matching_or_combining": "yes"} if others else {}
