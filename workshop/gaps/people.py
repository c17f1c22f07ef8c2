"""Who could answer: suggested, and never printed before somebody accepts it."""

from __future__ import annotations

import re

from workshop.kinds import AbsentRole, Dataset, Organisation, Person, UseCase
from workshop.shown import called, first_name
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import joined, shortened

LENGTH = 48  # characters of a name inside a question
DPO = "dpo"
_PROTECTS = re.compile(r"\bdata protection\b|\bDPO\b", re.IGNORECASE)
_OF_AUTHORITY = ("decide", "recommend", "advise", "none", None)


def with_role(s: Snapshot, role: str, org_id: str | None = None) -> str | None:
    """Somebody with a role at work, of that organisation before any other."""
    found = [p for p in s.all(Person) if role in p.governance_roles and p.here is not False]
    return next((p.id for p in sorted(found, key=lambda p: p.org_id != org_id)), None)


def speaker(s: Snapshot, org_id: str | None) -> str | None:
    """Who speaks for an organisation: of its people in the room the one who may do most."""
    here = [p for p in s.all(Person) if org_id and p.org_id == org_id and p.here is not False]
    return next((p.id for p in sorted(here, key=lambda p: _OF_AUTHORITY.index(p.authority_today))), None)


def protector(s: Snapshot) -> str | None:
    """The data protection officer, of the organisation that asks before any other; else who covers for one.

    In the room nobody is asked for roles at work, so a job title that says it is enough to suggest somebody.
    """
    asks = s.pilot.acquirer_org_id if s.pilot else None
    titled = [p for p in s.all(Person) if p.here is not False and _PROTECTS.search(p.job_title or "")]
    by_title = next((p.id for p in sorted(titled, key=lambda p: p.org_id != asks)), None)
    covers = (a.covered_by_person_id for a in s.all(AbsentRole) if a.role == DPO and a.covered_by_person_id)
    return with_role(s, DPO, asks) or by_title or next(covers, None)


def lawyer(s: Snapshot) -> str | None:
    """The lawyer, of a supplier of the pilot before any other."""
    return with_role(s, "legal", next(iter(s.pilot.supplier_org_ids), None) if s.pilot else None)


def keeper(s: Snapshot, dataset: Dataset) -> str | None:
    """Who answers for a dataset: its owner, else who speaks for its holder."""
    return dataset.data_owner_id or speaker(s, dataset.owner_org_id)


def suppliers_of(s: Snapshot, use_case: UseCase | None) -> str:
    """The suppliers of a use case, as they are called in the room."""
    ids = use_case.supplier_org_ids if use_case else ()
    return joined(called(s, i) for i in ids) or tr("the supplier")


def organisation(s: Snapshot, org_id: str | None) -> str:
    """An organisation as it is called in the room."""
    return called(s, org_id) if s.get(Organisation, org_id) else tr("an organisation")


def named(text: str | None) -> str:
    """A name short enough to stand inside a question."""
    return shortened((text or "").rstrip("."), LENGTH)


def somebody(s: Snapshot, person_id: str | None) -> str:
    """The first name of a person."""
    return first_name(s, person_id) or tr("Somebody")
