"""The history of a day as people read it: what changed, by session, since a time, since sign-off; and the bin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workshop.edits import Edit
from workshop.field import STAMPS, Record, decoded, described
from workshop.history import done
from workshop.kinds import ALL, KINDS, Session, SignOff
from workshop.revealed import gives_away, waits
from workshop.shown import as_text, called
from workshop.snapshot import Snapshot
from workshop.store.journal import Entry

QUIET = STAMPS | {"mentions", "doubts", "withdrawn_at"}  # columns that say nothing to a reader
NOTHING = "nothing"
HIDDEN = "not shown"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record, before and after."""

    record: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Step:
    """One entry, as people read it."""

    seq: int
    at: datetime
    session: str
    what: str
    who: str  # only where the day keeps names
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the history is meant."""

    session: str | None = None  # its id
    since: datetime | None = None
    since_signing: bool = False


def steps(entries: Sequence[Entry], s: Snapshot, asked: Asked | None = None) -> list[Step]:
    """The entries that are meant, in their order."""
    asked = asked or Asked()
    first = (signed(entries) or len(entries)) + 1 if asked.since_signing else 0
    return [_step(e, s) for e in entries if e.seq >= first and _meant(e, asked)]


def _meant(entry: Entry, asked: Asked) -> bool:
    return (asked.session is None or entry.session == asked.session) and (
        asked.since is None or entry.at >= asked.since
    )


def signed(entries: Iterable[Entry]) -> int | None:
    """The number of the last entry in which somebody accepted the record; None before."""
    table = SignOff.KIND.table
    return max((e.seq for e in entries if any(x.table == table and x.op == "add" for x in e.edits)), default=None)


def _step(entry: Entry, s: Snapshot) -> Step:
    session = s.get(Session, entry.session)
    return Step(
        entry.seq,
        entry.at,
        (session.short or session.title or "") if session else "",
        _named(entry, s),
        next((str(e.after["typed_by"]) for e in entry.edits if e.after.get("typed_by")), ""),
        tuple(c for e in entry.edits for c in _changes(e, s)),
    )


def _named(entry: Entry, s: Snapshot) -> str:
    if entry.kind == "checkpoint":
        return "all records as they were"
    if entry.kind == "lost":
        return "a change that could not be read"
    prefix = {"undo": "undo: ", "redo": "redo: "}.get(entry.kind, "")
    return prefix + done(entry, s)


def _changes(edit: Edit, s: Snapshot) -> Iterable[FieldChange]:
    cls = KINDS.get(edit.table)
    if cls is None:
        return
    fields = described(cls)
    for column in edit.columns:
        if column in fields and column not in QUIET:
            kept = [values.get(column) for values in (edit.before, edit.after)]
            old, new = (_said(cls, column, value, s) for value in kept)
            if old != new:
                hidden = any(_is_secret(cls, column, value, s) for value in kept)
                told = (HIDDEN, HIDDEN) if hidden else (old or NOTHING, new or NOTHING)
                yield FieldChange(_title(edit, s), fields[column].label, *told)


def _is_secret(cls: type[Record], column: str, kept: object, s: Snapshot) -> bool:
    """Whether a value waits to be revealed, or would give somebody's answer away."""
    field = described(cls)[column]
    if not field.on_show:
        return False
    try:
        return waits(s, cls, field) or gives_away(cls, field, decoded(cls, column, kept))  # type: ignore[arg-type]
    except (ValueError, TypeError, KeyError):
        return True


def _said(cls: type[Record], column: str, kept: object, s: Snapshot) -> str:
    try:
        return as_text(s, described(cls)[column], decoded(cls, column, kept))  # type: ignore[arg-type]
    except (ValueError, TypeError, KeyError):
        return "" if kept is None else str(kept)


def _title(edit: Edit, s: Snapshot) -> str:
    cls = KINDS[edit.table]
    found = s.get(cls, edit.id)
    return found.headline if found is not None else f"{cls.KIND.one} {edit.id}"


@dataclass(frozen=True, slots=True)
class Thrown:
    """One record that was withdrawn."""

    record: Record
    why: str
    in_session: str


def thrown_away(s: Snapshot) -> list[Thrown]:
    """What lies in the bin, the newest first."""
    found = [r for cls in ALL for r in s.every(cls) if r.withdrawn_at is not None]
    found.sort(key=lambda r: (r.withdrawn_at is not None and r.withdrawn_at.isoformat(), r.id), reverse=True)
    return [Thrown(r, r.withdrawn_reason or "", called(s, r.changed_in)) for r in found]
