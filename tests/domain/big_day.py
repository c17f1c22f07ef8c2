"""A day far larger than any was: 200 datasets, 100 use cases, 1,000 risks."""

from __future__ import annotations

from workshop.kinds import Dataset, Organisation, Risk, UseCase
from workshop.snapshot import Snapshot

DATASETS, USE_CASES, RISKS = 200, 100, 1000


def big_day(s: Snapshot) -> Snapshot:
    """The sample, with so much beside it."""
    org = s.all(Organisation)[0].id
    made = [
        *(Dataset(id=f"ds-{n + 900}", title=f"Register {n} of homes", owner_org_id=org) for n in range(DATASETS)),
        *(
            UseCase(id=f"uc-{n + 900}", title=f"Ask {n} about warm homes", acquirer_org_id=org)
            for n in range(USE_CASES)
        ),
        *(Risk(id=f"r-{n + 900}", title=f"Risk {n} of a wrong answer", direction="sharing") for n in range(RISKS)),
    ]
    return Snapshot.of([*s.records(), *made])
