"""What counts as a value, when it is agreed, and what each party gains (domain.md 3.5, 3.13)."""

from __future__ import annotations

from workshop.kinds import RESIDENTS, Person, UseCase, Value
from workshop.snapshot import Snapshot

SUPPLIER, ACQUIRER, PUBLIC = "supplier", "acquirer", "public"
PARTIES = (SUPPLIER, ACQUIRER, PUBLIC)


def claimed(snapshot: Snapshot) -> list[Value]:
    """All values that are not withdrawn."""
    return [v for v in snapshot.all(Value) if v.status != "withdrawn"]


def two_sides(snapshot: Snapshot, value: Value) -> bool:
    """Whether people of the claiming organisation and of at least one other are named."""
    people = [snapshot.get(Person, p) for p in value.agreed_by_person_ids]
    orgs = {p.org_id for p in people if p is not None}
    return value.org_id in orgs and len(orgs) > 1


def is_agreed(snapshot: Snapshot, value: Value) -> bool:
    """Agreed or measured, with a date, by named people of the claiming organisation and of another."""
    return (
        value.status in {"agreed", "measured"}
        and value.agreed_on is not None
        and value.withdrawn_at is None
        and two_sides(snapshot, value)
    )


def of_party(snapshot: Snapshot, use_case_id: str, party: str, org_id: str | None = None) -> int:
    """The highest score among a party's values of a use case, 0 to 5; a second benefit neither lowers nor swells it."""
    found = [
        v.score or 0
        for v in claimed(snapshot)
        if v.use_case_id == use_case_id and v.party == party and (org_id is None or v.org_id == org_id)
    ]
    return max(found, default=0)


def gains(snapshot: Snapshot, use_case: UseCase) -> dict[str, int]:
    """What each supplier, the acquirer and the residents gain, 0 to 5, in this order."""
    out = {org: of_party(snapshot, use_case.id, SUPPLIER, org) for org in use_case.supplier_org_ids}
    if use_case.acquirer_org_id:
        out[use_case.acquirer_org_id] = of_party(snapshot, use_case.id, ACQUIRER, use_case.acquirer_org_id)
    out[RESIDENTS] = of_party(snapshot, use_case.id, PUBLIC)
    return out


def gap(snapshot: Snapshot, use_case: UseCase) -> int:
    """Value of the acquirer minus that of the supplier; 3 or more asks what comes back."""
    return of_party(snapshot, use_case.id, ACQUIRER) - of_party(snapshot, use_case.id, SUPPLIER)
