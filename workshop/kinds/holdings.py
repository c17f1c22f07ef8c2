"""What the organisations hold: datasets, services, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record

HOLD = 3
SCALE = "0 to 5"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dataset(Record):
    """A dataset, a service, a series or a report that somebody holds (domain.md 3.3)."""

    KIND: ClassVar[Kind] = Kind("dataset", "ds", "dataset", "datasets", "title")

    title: str | None = f.words("Name", grade=R, layer=ROOM, ask=LIVE, session=HOLD)
    owner_org_id: str | None = f.ref("Held by", "organisation", grade=R, layer=ROOM, ask=LIVE, session=HOLD)
    personal_data_level: str | None = f.code(
        "Personal data", "personal_data_level", grade=R, layer=ROOM, ask=LIVE, session=HOLD
    )
    data_owner_id: str | None = f.ref(
        "Owner", "person", grade=G, layer=ROOM, ask=LIVE, session=HOLD, help="Who could say yes to its use."
    )
    owner_stance: str | None = f.code("Stance", "owner_stance", grade=R, layer=ROOM, ask=LIVE, session=HOLD, wall=False)
    update_frequency: str | None = f.code(
        "How fresh", "update_frequency", grade=R, layer=ROOM, ask=LIVE, session=HOLD, if_asked_for=True
    )
    linking_identifiers: tuple[str, ...] = f.codes(
        "Can join on", "linking_identifiers", grade=R, layer=ROOM, ask=LIVE, session=HOLD, if_asked_for=True
    )
    known_issue: str | None = f.words(
        "Known problem", long=True, grade=G, layer=ROOM, ask=LIVE, session=HOLD, if_asked_for=True
    )
    kind: str | None = f.code("Kind", "dataset_kind", grade=R)
    description: str | None = f.words("Description", long=True, grade=R, help="One to three sentences.")
    who_is_in_it: str | None = f.words("Who is in it", grade=R)
    special_categories: tuple[str, ...] = f.codes("Special categories", "special_categories", grade=R)
    identification_risk: str | None = f.code("Identification risk", "identification_risk", grade=R)
    record_count_estimate: int | None = f.number("Number of records", 0)
    geographic_coverage: str | None = f.words("Area", grade=R)
    temporal_coverage: str | None = f.words("Time covered", grade=R)
    formats: tuple[str, ...] = f.codes("Formats", "formats", grade=R)
    access_method_today: str | None = f.code("How it is had today", "access_method_today", grade=R)
    legal_constraints: tuple[str, ...] = f.codes(
        "Legal limits",
        "legal_constraints",
        grade=R,
        help="“Checked: none found” is an answer; empty means not checked.",
    )
    legal_note: str | None = f.words("Note on the law", long=True)
    security_classification: str | None = f.code("Classification", "security_classification", grade=R)
    custodian: str | None = f.words("Custodian")
    steward: str | None = f.words("Steward")
    team_contact: str | None = f.words("Team to ask", wall=False, personal=True)
    completeness: int | None = f.number("Completeness", 0, 5, grade=G, help=SCALE)
    uniqueness: int | None = f.number("Uniqueness", 0, 5, grade=G, help=SCALE)
    consistency: int | None = f.number("Consistency", 0, 5, grade=G, help=SCALE)
    timeliness: int | None = f.number("Timeliness", 0, 5, grade=G, help=SCALE)
    validity: int | None = f.number("Validity", 0, 5, grade=G, help=SCALE)
    accuracy: int | None = f.number("Accuracy", 0, 5, grade=G, help=SCALE)
    share_readiness: int | None = f.number("Readiness", 1, 5, grade=R, help="1 no owner, 5 available today.")
    licence: str | None = f.words("Licence", help="Or “data share agreement”.")
    esda: str | None = f.words("Essential shared data asset", help="Yes, candidate or no.")
    identifier: str | None = f.words("Catalogue number or address")
    catalogue_address: str | None = f.words("Address in the catalogue")
    keywords: tuple[str, ...] = f.texts("Keywords")
    confirmed: bool | None = f.flag("Confirmed", layer=ROOM, ask=DERIVED, session=HOLD)
    linked_dataset_ids: tuple[str, ...] = f.refs("Overlaps with", "dataset", help="Another holder’s about the same.")
    serves_dataset_ids: tuple[str, ...] = f.refs("Serves", "dataset")
    notes: str | None = f.words("Notes", long=True)
