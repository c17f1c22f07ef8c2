"""Whether an impact assessment is required (domain.md 1.5, 5.2). It describes the law and advises nobody."""

from __future__ import annotations

from typing import Final

from workshop.kinds import Screening
from workshop.vocabulary import vocabulary

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
REQUIRED: Final = "dpia_required"
NOT_REQUIRED: Final = "dpia_not_required"
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
    return NOT_REQUIRED if answered and None not in {*ico.values(), *nine.values()} else "undecided"


def outcome_of(screening: Screening) -> str:
    """The outcome that stands: the computed one, unless people raised it, or lowered it by name and with a reason."""
    computed, said = outcome(screening), screening.outcome_typed
    if said == REQUIRED or (said == NOT_REQUIRED and screening.decided_by_person_id and screening.reason):
        return said
    return computed
