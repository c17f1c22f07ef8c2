"""Codes as other catalogues spell them: URIs, media types, ISO 8601 intervals, other marks between the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from workshop.vocabulary import vocabulary
from workshop.words import fold

# Frequencies: Dublin Core Collection Description Frequency Vocabulary (our codes), ISO 8601 repeating intervals as
# DCAT-US writes them, the EU authority table of frequencies, ISO 19115 MD_MaintenanceFrequencyCode. Left out on
# purpose: "biannual", which means twice a year to some and every two years to others.
_SPELLED: Final[Mapping[str, Mapping[str, str]]] = {
    "update_frequency": {
        "freq:continuous": "R/PT1S, continual, real time, realtime, cont, update_cont",
        "freq:daily": "R/P1D, every day, each day",
        "freq:threeTimesAWeek": "R/P0.33W, weekly_3",
        "freq:semiweekly": "R/P3.5D, R/P0.5W, weekly_2",
        "freq:weekly": "R/P1W, R/P7D, every week, each week",
        "freq:biweekly": "R/P2W, every fortnight, every 2 weeks",
        "freq:threeTimesAMonth": "R/P0.33M, monthly_3",
        "freq:semimonthly": "R/P0.5M, monthly_2",
        "freq:monthly": "R/P1M, every month, each month",
        "freq:bimonthly": "R/P2M, every 2 months",
        "freq:quarterly": "R/P3M, every quarter, every three months, every 3 months",
        "freq:threeTimesAYear": "R/P4M, annual_3",
        "freq:semiannual": "R/P6M, annual_2, twice yearly, every six months, every 6 months, six-monthly",
        "freq:annual": "R/P1Y, annually, every year, each year, once a year",
        "freq:biennial": "R/P2Y, every 2 years",
        "freq:triennial": "R/P3Y, every 3 years",
        "freq:irregular": "irreg, unknown, not known, as needed, ad hoc, not planned, when needed",
    },
    "security_classification": {
        "OFFICIAL-SENSITIVE": "O-S, OS, official sensitive",
        "not_applicable": "n/a, not applicable",
    },
    "dataset_kind": {
        "data_service": "api, apis, web service, dcat:DataService",
        "dataset": "data set, dcat:Dataset",
        "dataset_series": "dcat:DatasetSeries",
    },
    "personal_data_level": {
        "none": "no, not personal, non-personal",
        "personal": "yes",
        "pseudonymised": "pseudonymous",
        "anonymous_statistics": "aggregate, aggregated, statistics",
    },
    "formats": {
        "xlsx": "xls, xlsm, vnd.openxmlformats-officedocument.spreadsheetml.sheet, vnd.ms-excel, spreadsheet, ms excel",
        "ods": "vnd.oasis.opendocument.spreadsheet, open document spreadsheet",
        "csv": "comma separated values",
        "json": "ld+json, json-ld",
        "api_json": "rest api, json api",
        "api_xml": "soap, soap+xml",
        "sql_table": "sql, database, sql database, relational database",
        "geospatial": "shp, vnd.shp, shapefile, esri shapefile, gpkg, geopackage, geopackage+sqlite3, geojson,"
        "geo+json, gml, gml+xml, kml, kmz, vnd.google-earth.kml+xml, vnd.google-earth.kmz, wms, wfs, wcs, wmts,"
        "esri rest, geotiff",
        "pdf": "portable document format",
        "other": "zip, html, xml, txt, text, plain, rdf, rdf+xml, turtle, parquet, x-parquet, docx, doc",
    },
}
_LONGEST: Final = 200  # characters; no code is longer
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+")


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


@cache
def _known(name: str) -> Mapping[str, str]:
    """What codes of a vocabulary look like without the marks between words; our own words come before others.

    These are the words that `vocabulary.code_of` knows, kept at hand: a file asks thousands of times.
    """
    out: dict[str, str] = {}
    for term in vocabulary(name).values():
        for spelling in (term.code, term.code.rpartition(":")[2], term.label, *term.typed):
            out.setdefault(_bare(spelling), term.code)
    for code, spellings in _SPELLED.get(name, {}).items():
        for spelling in spellings.split(","):
            out.setdefault(_bare(spelling), code)
    return out


def spelled_code(name: str, text: str) -> str | None:
    """The code of a vocabulary that a cell means: by code, label or typed word, or as other catalogues spell it."""
    if len(text) > _LONGEST:
        return None
    typed = text.strip().rstrip("/#")
    known, bare = _known(name), _bare(typed)
    if bare in known:
        return known[bare]
    if "://" in typed or (name == "formats" and _MEDIA_TYPE.fullmatch(typed.lower())):
        return known.get(_bare(re.split("[/#]", typed)[-1]))
    return None
