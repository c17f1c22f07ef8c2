"""The names that catalogues and registers give to the columns that we have a field for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from workshop.field import own_fields
from workshop.kinds import Dataset
from workshop.words import fold

AS_NOTES: Final = "as notes"  # a target: kept in the notes as "Column: value"

# For each target its names, with commas between, the surest first; names and labels of our own fields are known
# beside these. Sources: the UK Cross-Government Metadata Exchange Model, DCAT and DCAT-US, CKAN, published asset
# registers (domain.md 1.9 and 8).
_NAMES: Final[Mapping[str, str]] = {
    "title": "title, dataset title, dataset name, name, dataset, data asset, asset name, asset title,"
    "information asset, register name, service name, service title, data service, api name, api, name of dataset,"
    "name of asset, name of service",
    "description": "description, dataset description, description of dataset, abstract, about, summary,"
    "short description",
    "identifier": "identifier, dataset identifier, unique identifier, dataset id, id, uuid, guid, uid, urn, reference,"
    "reference number, ref, asset id, asset reference",
    "catalogue_address": "catalogue address, catalogue url, landing page, landing page url, url, link, web address,"
    "uri, endpoint url, access url, homepage, website, documentation, endpoint description",
    "keywords": "keyword, keywords, tags, tag, search terms, subject, theme, themes, category, groups",
    "update_frequency": "update frequency, frequency of update, frequency, accrual periodicity, update cycle,"
    "how often updated, periodicity, refresh frequency",
    "security_classification": "security classification, classification, protective marking, security marking,"
    "government security classification, gsc, marking",
    "licence": "licence, license, licence title, license title, licence url, license url, license id",
    "owner_org_id": "held by, holder, holding organisation, owner organisation, owning organisation, data holder,"
    "provider, data provider, creator, organisation, organization, publisher, department, agency, body, supplier,"
    "owner",
    "data_owner_id": "data owner, information asset owner, iao, asset owner, owner name",
    "custodian": "custodian, data custodian",
    "steward": "steward, data steward",
    "team_contact": "contact point contact name, contact name, contact point, contact, contact team, team,"
    "team contact, maintainer, author, contact point fn",
    "formats": "format, formats, file format, file formats, data format, distribution format, media type,"
    "distribution media type, resource format, mime type",
    "geographic_coverage": "area, area served, geographic coverage, geographical coverage, spatial coverage, spatial,"
    "geography, coverage, region, location",
    "temporal_coverage": "time covered, temporal coverage, temporal, time period, period covered, date range,"
    "time coverage",
    "record_count_estimate": "number of records, record count, records, number of rows, row count, rows, volume, size",
    "personal_data_level": "personal data, personal data level, contains personal data, includes personal data,"
    "personal information, contains personal information",
    "special_categories": "special categories, special category data, special category, sensitive personal data",
    "linking_identifiers": "can join on, linking identifiers, identifiers, join keys, matching keys",
    "known_issue": "known problem, known issue, known issues, limitations, caveats, data quality",
    "who_is_in_it": "who is in it, data subjects, subjects, population, people in it, who is covered",
    "access_method_today": "how it is had today, access method, access today, how to access, how accessed",
    "legal_constraints": "legal limits, legal constraints, restrictions, sharing restrictions",
    "legal_note": "note on the law, legal note, legal basis, lawful basis, legal notes, constraints",
    "kind": "kind, dataset kind, kind of data, asset type, resource type, record type, type",
    "esda": "esda, essential shared data asset, is esda, esda status",
    "serves_dataset_ids": "serves, serves data, serves dataset, serves datasets",
    "share_readiness": "readiness, share readiness",
    "notes": "notes, comments, remarks",
    AS_NOTES: "access rights, service type, service status",
}
_EMAILS: Final = "contact point email, contact email, email, e mail, email address, maintainer email, author email"

# Names that mean other things as well: taken only where what stands below them bears it out.
_WEAK: Final = "type, theme, themes, category, groups, subject, volume, size, rows, restrictions, format"

# Names that show a row of headings, although no field keeps what stands below them.
_FIELDLESS: Final = (
    "alternative title, issued, modified, created, version, related resource, date added, date updated, start date,"
    "end date, metadata created, metadata modified, state, resources, distribution title, distribution identifier,"
    "distribution licence, distribution byte size, distribution access service, distribution modified,"
    "distribution issued, download url"
)
_OF_SERVICES: Final = (
    "service type, service status, endpoint url, endpoint description, serves data, serves dataset, api name, api,"
    "api version, service name, service title, data service, documentation"
)
_OF_DATASETS: Final = (
    "update frequency, accrual periodicity, distribution, distribution title, distribution media type, media type,"
    "number of records, record count, temporal coverage, dataset title, dataset name, dataset, byte size,"
    "distribution byte size, download url"
)

_LAST: Final = 99  # a rank below all others
_LONGEST: Final = 100  # characters of a heading; more are prose
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ASIDE: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NAMESPACE: Final = re.compile(r"^\s*[a-z]{2,10}:(?=\w)")


def key(heading: str) -> str:
    """A heading for comparing: `contactPoint_email`, `Contact point email *` and `dcat:contactPointEmail` are one."""
    bare = _NAMESPACE.sub("", _ASIDE.sub(" ", heading[:_LONGEST]))
    return re.sub(r"[\W_]+", "", fold(_CAMEL.sub(" ", bare)))


@cache
def _keys(names: str) -> tuple[str, ...]:
    return tuple(key(name) for name in names.split(","))


@cache
def _known() -> Mapping[str, Mapping[str, int]]:
    """For each name the targets that it may mean, each with its place among that target's names (0 is the surest)."""
    out: dict[str, dict[str, int]] = {}
    for f in own_fields(Dataset):
        out.setdefault(key(f.name), {})[f.name] = 0
        if f.name != "data_owner_id":  # its label, "Owner", means an organisation in most catalogues
            out.setdefault(key(f.label), {}).setdefault(f.name, 0)
    for target, names in _NAMES.items():
        for place, name in enumerate(_keys(names)):
            out.setdefault(name, {}).setdefault(target, place)
    for name in _keys(_EMAILS):
        out.setdefault(name, {}).setdefault("team_contact", 0)
    out[key("owner")]["data_owner_id"] = _LAST  # where another column names the holder
    return out


def meanings(heading: str) -> Mapping[str, int]:
    """What a column of that name may be: targets, each with a rank of which 0 is the surest; none where unknown."""
    return _known().get(key(heading), {})


def is_known(heading: str) -> bool:
    """Whether a column of that name is one that catalogues have."""
    return bool(meanings(heading)) or key(heading) in _keys(_FIELDLESS)


def is_weak(heading: str) -> bool:
    """Whether that name means other things as well."""
    return key(heading) in _keys(_WEAK)


def is_email(heading: str) -> bool:
    """Whether it names a column of email addresses."""
    return key(heading) in _keys(_EMAILS)


def is_of_services(heading: str) -> bool:
    """Whether only lists of data services have such a column."""
    return key(heading) in _keys(_OF_SERVICES)


def is_of_datasets(heading: str) -> bool:
    """Whether only lists of datasets have such a column."""
    return key(heading) in _keys(_OF_DATASETS)
