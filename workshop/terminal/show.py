"""`show`: what a day holds, how much of it, and what is still missing."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime, time
from typing import Any

from workshop import dates
from workshop.field import COMMON, Record, own_fields
from workshop.kinds import ALL, KINDS
from workshop.playbook.progress import findings, playbook_of
from workshop.rehearsal import is_rehearsal, marked
from workshop.revealed import withheld
from workshop.shown import shown
from workshop.snapshot import Snapshot
from workshop.terminal.say import columns, harmless
from workshop.tongue import tr
from workshop.words import fold


def kind_named(name: str) -> type[Record] | None:
    """The kind that somebody means: by its table, or as one or many are called."""
    called = {_spaced(x): c for t, c in KINDS.items() for x in (c.KIND.many, c.KIND.one, t)}
    return called.get(_spaced(name))


def _spaced(name: str) -> str:
    return fold(name).replace("_", " ").replace("-", " ")


def kind_names() -> list[str]:
    """What can be asked for."""
    return sorted(cls.KIND.table for cls in ALL)


def as_text(s: Snapshot, cls: type[Record] | None = None) -> str:
    """The day in short, or all records of one kind with their fields."""
    return harmless(_records(s, cls) if cls is not None else _day(s))


def _day(s: Snapshot) -> str:
    day = s.workshop
    when = f" – {dates.say(day.date)}" if day.date else ""
    head = [f"{day.title or tr('A day without a title')}{when}"]
    head += [day.question] if day.question else []
    head += [marked(s)] if marked(s) else []
    counts = [(cls.KIND.many, str(len(s.all(cls)))) for cls in ALL if not cls.KIND.single and s.all(cls)]
    missing = [f"  {n}  {text}" for n, text in _missing(s)]
    return "\n".join(
        [*head, "", tr("Records"), columns(counts), "", tr("Still missing"), *(missing or [tr("  nothing")])]
    )


def _missing(s: Snapshot) -> list[tuple[int, str]]:
    return [(p.number, f.text) for p in playbook_of(s).sessions for f in findings(s, p) if not f.met]


def _records(s: Snapshot, cls: type[Record]) -> str:
    out = []
    for record in s.all(cls):
        out.append(f"{record.id}  {record.headline}")
        told = [f for f in own_fields(cls) if not withheld(s, record, f)]
        lines = [(f.label, shown(s, record, f.name).replace("\n", " / ")) for f in told]
        out.append(columns([(label, text) for label, text in lines if text], "    "))
    return "\n".join(out) if out else tr("No {kind}.").format(kind=cls.KIND.many)


def as_json(s: Snapshot, cls: type[Record] | None = None) -> str:
    """The same for programs: records by kind as they are kept, counts, what is missing."""
    kinds = (cls,) if cls is not None else ALL
    found = {
        "title": s.workshop.title,
        **({"rehearsal": True} if is_rehearsal(s) else {}),
        "records": {k.KIND.table: [_plain(_told(s, r)) for r in s.all(k)] for k in kinds if s.all(k)},
        "counts": {k.KIND.table: len(s.all(k)) for k in kinds},
        "missing": [{"session": n, "what": text} for n, text in _missing(s)],
    }
    return json.dumps(found, indent=1)


def _told(s: Snapshot, record: Record) -> Record:
    """A record without what waits to be revealed, and without what would give an answer away."""
    left = {f.name: () if f.many else None for f in own_fields(type(record)) if withheld(s, record, f)}
    return record.with_values(**left) if left else record


def _plain(value: Any) -> Any:
    """A value as JSON has it, without what is empty and without the columns that every record has."""
    if dataclasses.is_dataclass(value):
        names = [f.name for f in dataclasses.fields(value) if f.name == "id" or f.name not in COMMON]
        plain = {n: _plain(getattr(value, n)) for n in names}
        return {n: v for n, v in plain.items() if v not in (None, "", [])}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value
