"""How far a dataset is described (domain.md 3.13)."""

from __future__ import annotations

from workshop.kinds import Dataset

NINE = (
    "title",
    "description",
    "owner_org_id",
    "data_owner_id",
    "security_classification",
    "personal_data_level",
    "update_frequency",
    "linking_identifiers",
    "legal_constraints",
)


def metadata_status(dataset: Dataset) -> str:
    """`complete` when all nine described fields are filled, `none` without a description, else `partial`."""
    if not dataset.description:
        return "none"
    return "complete" if all(getattr(dataset, name) for name in NINE) else "partial"


def missing(dataset: Dataset) -> list[str]:
    """Which of the nine are empty."""
    return [name for name in NINE if not getattr(dataset, name)]
