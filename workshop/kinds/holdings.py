"""What the organisations hold: datasets, services, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record
from workshop.tongue import tr

HOLD = 3
SCALE = tr("0 to 5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Dataset(Record):
    """A dataset, a service, a series or a report that somebody holds (domain.md 3.3)."""

    KIND: ClassVar[Kind] = Kind("dataset", "ds", tr("dataset"), tr("datasets"), "title")

    title: str | None = f.words(tr("Name"), grade=R, layer=ROOM, ask=LIVE, session=HOLD)
    owner_org_id: str | None = f.ref(tr("Held by"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=HOLD)
    personal_data_level: str | None = f.code(
        tr("Personal data"), "personal_data_level", grade=R, layer=ROOM, ask=LIVE, session=HOLD
    )
    data_owner_id: str | None = f.ref(
        tr("Owner"), "person", grade=G, layer=ROOM, ask=LIVE, session=HOLD, help=tr("Who could say yes to its use.")
    )
    owner_stance: str | None = f.code(
        tr("Stance"), "owner_stance", grade=R, layer=ROOM, ask=LIVE, session=HOLD, wall=False
    )
    update_frequency: str | None = f.code(
        tr("How fresh"), "update_frequency", grade=R, layer=ROOM, ask=LIVE, session=HOLD, if_asked_for=True
    )
    linking_identifiers: tuple[str, ...] = f.codes(
        tr("Can join on"), "linking_identifiers", grade=R, layer=ROOM, ask=LIVE, session=HOLD, if_asked_for=True
    )
    known_issue: str | None = f.words(
        tr("Known problem"), long=True, grade=G, layer=ROOM, ask=LIVE, session=HOLD, if_asked_for=True
    )
    kind: str | None = f.code(tr("Kind"), "dataset_kind", grade=R)
    description: str | None = f.words(tr("Description"), long=True, grade=R, help=tr("One to three sentences."))
    who_is_in_it: str | None = f.words(tr("Who is in it"), grade=R)
    special_categories: tuple[str, ...] = f.codes(tr("Special categories"), "special_categories", grade=R)
    identification_risk: str | None = f.code(tr("Identification risk"), "identification_risk", grade=R)
    record_count_estimate: int | None = f.number(tr("Number of records"), 0)
    geographic_coverage: str | None = f.words(tr("Area"), grade=R)
    temporal_coverage: str | None = f.words(tr("Time covered"), grade=R)
    formats: tuple[str, ...] = f.codes(tr("Formats"), "formats", grade=R)
    access_method_today: str | None = f.code(tr("How it is had today"), "access_method_today", grade=R)
    legal_constraints: tuple[str, ...] = f.codes(
        tr("Legal limits"),
        "legal_constraints",
        grade=R,
        help=tr("“Checked: none found” is an answer; empty means not checked."),
    )
    legal_note: str | None = f.words(tr("Note on the law"), long=True)
    security_classification: str | None = f.code(tr("Classification"), "security_classification", grade=R)
    custodian: str | None = f.words(tr("Custodian"))
    steward: str | None = f.words(tr("Steward"))
    team_contact: str | None = f.words(tr("Team to ask"), wall=False, personal=True)
    completeness: int | None = f.number(tr("Completeness"), 0, 5, grade=G, help=SCALE)
    uniqueness: int | None = f.number(tr("Uniqueness"), 0, 5, grade=G, help=SCALE)
    consistency: int | None = f.number(tr("Consistency"), 0, 5, grade=G, help=SCALE)
    timeliness: int | None = f.number(tr("Timeliness"), 0, 5, grade=G, help=SCALE)
    validity: int | None = f.number(tr("Validity"), 0, 5, grade=G, help=SCALE)
    accuracy: int | None = f.number(tr("Accuracy"), 0, 5, grade=G, help=SCALE)
    share_readiness: int | None = f.number(tr("Readiness"), 1, 5, grade=R, help=tr("1 no owner, 5 available today."))
    licence: str | None = f.words(tr("Licence"), help=tr("Or “data share agreement”."))
    esda: str | None = f.words(tr("Essential shared data asset"), help=tr("Yes, candidate or no."))
    identifier: str | None = f.words(tr("Catalogue number or address"))
    catalogue_address: str | None = f.words(tr("Address in the catalogue"))
    keywords: tuple[str, ...] = f.texts(tr("Keywords"))
    confirmed: bool | None = f.flag(tr("Confirmed"), layer=ROOM, ask=DERIVED, session=HOLD)
    linked_dataset_ids: tuple[str, ...] = f.refs(
        tr("Overlaps with"), "dataset", help=tr("Another holder’s about the same.")
    )
    serves_dataset_ids: tuple[str, ...] = f.refs(tr("Serves"), "dataset")
    notes: str | None = f.words(tr("Notes"), long=True)
