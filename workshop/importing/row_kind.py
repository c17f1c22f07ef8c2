"""Whether the rows of a table are datasets or data services."""

from __future__ import annotations

import re
from typing import Final

from workshop.importing.column_names import is_of_datasets, is_of_services, meanings
from workshop.importing.options import AsKind
from workshop.importing.table import Table

_SERVICE: Final = re.compile(r"(?<![a-z])apis?(?![a-z])|data[ _-]?service", re.IGNORECASE)
_API: Final = re.compile(r"\bapis?\b", re.IGNORECASE)
_MOST: Final = 0.5  # share of the rows that speak of an API
_NAMES_WEIGH: Final = 2  # the name of a sheet or file, in columns


def guessed_kind(table: Table) -> AsKind:
    """What the rows seem to be, by their columns, the name of the sheet or file, and what they say of themselves."""
    services = sum(is_of_services(c.name) for c in table.columns)
    datasets = sum(is_of_datasets(c.name) for c in table.columns)
    name = table.sheet.name or table.sheet.source
    if _SERVICE.search(name):
        services += _NAMES_WEIGH
    elif "dataset" in name.lower():
        datasets += _NAMES_WEIGH
    if services == datasets:
        return "services" if _speak_of_apis(table) else "datasets"
    return "services" if services > datasets else "datasets"


def _speak_of_apis(table: Table) -> bool:
    telling = [i for i, c in enumerate(table.columns) if {"title", "description"} & meanings(c.name).keys()]
    saying = sum(any(_API.search(row.cells[i]) for i in telling) for row in table.rows)
    return bool(table.rows) and saying > _MOST * len(table.rows)
