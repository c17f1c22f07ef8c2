"""The sample day with long names everywhere: 60 characters an organisation, 48 datasets, endless words."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

from workshop import commands as c
from workshop.clock import SetClock
from workshop.field import DERIVED, Record, own_fields
from workshop.kinds import ALL, Break, Dataset, Gate, Organisation, Person, Playbook, Session, Setting, Workshop
from workshop.sample import ZONE
from workshop.shape import Text, Words
from workshop.store.store import Store

ORGANISATIONS: Final = (  # 60 characters each, and the longest short names that there are
    ("Department for Environment, Food, Rural Affairs and the Sea", "Environment"),
    ("Bwrdd Iechyd Prifysgol Aneurin Bevan a Chymoedd y Gogledd", "Bwrdd Iechyd"),
    ("Amt für Datenschutzfolgenabschätzungsverantwortliche, Nord", "Datenschutzamt"),
    ("Royal Borough of Kensington, Chelsea and Westminster Council", "Kensington"),
    ("Eastmarch, Westmarch and Northmarch Fire and Rescue Service", "Feuerwehr-Nord"),
    ("Harrowmere and Vale Housing Association and Almshouse Trust", "Almshouses"),
    ("Panel of Residents, Tenants, Leaseholders and Private Owners", "Residents’ pnl"),
)
UNBROKEN: Final = "Datenschutzfolgenabschätzungsverantwortliche" * 2
DATASETS: Final = (
    "Register of Houses in Multiple Occupation, selective licences and notices under the Housing Act since 2006, v2",
    UNBROKEN,
    "Bwrdd Iechyd Prifysgol Aneurin Bevan: cofrestr ocsigen yn y cartref",
    "سجل المنازل الباردة في البلدية",
    "Warm spaces 🏠 and community hubs",
)
SENTENCE: Final = (
    " It goes on for a while, because whoever typed this said every word that was said aloud, and nobody in the room "
    "found it right to leave any of them out; the other side then added a sentence of its own."
)
MOST: Final = 48  # datasets
OF_THE_PLAYBOOK: Final = (Playbook, Session, Break, Gate, Setting)  # nobody types their words
KEPT: Final = {  # what is no free text of a record, or has a form of its own
    Workshop: {"title", "handling_marking", "time_zone"},
    Organisation: {"name", "short"},
    Dataset: {"title"},
}


def write_long_day(path: Path, sample: Path) -> None:
    """A copy of the sample with all its words made long, through the same commands as any other change."""
    shutil.copyfile(sample, path)
    store = Store(path, SetClock(datetime(2026, 9, 15, 10, 57, tzinfo=ZONE)))
    try:
        store.execute(c.Together("change many", tuple(_changes(store))))
    finally:
        assert store.close() == 0


def _changes(store: Store) -> list[c.Command]:
    s = store.state
    out: list[c.Command] = []
    for org, (name, short) in zip(s.all(Organisation), ORGANISATIONS, strict=True):
        out.append(c.Change("organisation", org.id, {"name": name.ljust(60, "."), "short": short}))
    for cls in ALL:
        if cls not in OF_THE_PLAYBOOK:
            out += [c.Change(cls.KIND.table, r.id, v) for r in s.all(cls) if (v := _longer(r))]
    title = f"Warm and Well in {UNBROKEN}: winter cold-homes pilot"
    marking = "OFFICIAL-SENSITIVE: COMMERCIAL AND PERSONAL DATA, HANDLE WITH CARE"
    out.append(c.Change("workshop", s.workshop.id, {"title": title, "handling_marking": marking}))
    return out + _datasets(store)


def _longer(record: Record) -> dict[str, object]:
    """Every text of a record with more said, and one word that is longer than any column."""
    out: dict[str, object] = {}
    for f in own_fields(type(record)):
        value = getattr(record, f.name)
        if f.ask is DERIVED or not value or f.name in KEPT.get(type(record), ()):
            continue
        if isinstance(record, Person) and f.name == "name":
            out[f.name] = f"{value.split()[0]} Featherstonehaugh-Cholmondeley-{value.split()[-1]}"
        elif isinstance(f.shape, Text):
            first = f.name == type(record).KIND.title
            out[f.name] = f"{value} {UNBROKEN}" if first else f"{value}{SENTENCE if f.shape.long else ''} {UNBROKEN}"
        elif isinstance(f.shape, Words):
            out[f.name] = (*value, UNBROKEN)
    return out


def _datasets(store: Store) -> list[c.Command]:
    s, out = store.state, list[c.Command]()
    orgs, people = s.all(Organisation), s.all(Person)
    out += [c.Change("dataset", d.id, {"title": DATASETS[n % len(DATASETS)]}) for n, d in enumerate(s.all(Dataset))]
    for n in range(MOST - len(s.all(Dataset))):
        values = {
            "title": f"{DATASETS[n % len(DATASETS)]} {n}",
            "owner_org_id": orgs[n % len(orgs)].id,
            "personal_data_level": "special_category" if n % 3 else None,
            "data_owner_id": people[n % len(people)].id if n % 4 else None,
            "update_frequency": "freq:daily",
        }
        out.append(c.Add("dataset", f"ds-long-{n}", {k: v for k, v in values.items() if v is not None}))
    return out
