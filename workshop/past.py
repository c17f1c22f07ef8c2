"""The history of a day as people read it: what changed, by session, since a time, since sign-off; and the bin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workshop import personal
from workshop.content_code import COVERED
from workshop.edits import Edit
from workshop.field import DERIVED, ROOM, STAMPS, Record, decoded, described
from workshop.history import done
from workshop.kinds import ALL, KINDS, Amendment, Gap, Session, SignOff
from workshop.revealed import gives_away, in_papers, waits
from workshop.shown import as_text, called
from workshop.snapshot import Snapshot
from workshop.store.journal import Entry
from workshop.tongue import tr
from workshop.views.completed import Completed

QUIET = STAMPS | {"mentions", "doubts", "withdrawn_at"}  # columns that say nothing to a reader
_PRIVATE = frozenset({"contact", "team_contact", "dpo_contact", "owner_stance"})  # that no paper tells
_OF_THE_DAY_AFTER = frozenset({Amendment, Gap})  # told in places of their own
NOTHING = tr("nothing")
HIDDEN = tr("not shown")


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
        return tr("all records as they were")
    if entry.kind == "lost":
        return tr("a change that could not be read")
    prefix = {"undo": tr("undo: "), "redo": tr("redo: ")}.get(entry.kind, "")
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


def completed(entries: Sequence[Entry], s: Snapshot) -> tuple[Completed, ...]:
    """What the desk filled or changed since somebody first accepted the record, as papers tell it.

    Compared are the first value after that and the last: what was tried and taken back is not told.
    """
    since = accepted_first(entries)
    if since is None:
        return ()
    first: dict[tuple[str, str, str], object] = {}
    for e in entries:
        if e.seq > since and e.kind not in ("checkpoint", "lost"):
            for edit in e.edits:
                for column in edit.columns:
                    first.setdefault((edit.table, edit.id, column), edit.before.get(column))
    told = in_papers(s)
    found = (_completed(told, *place, was) for place, was in first.items())
    return tuple(c for c in found if c is not None)


def accepted_first(entries: Iterable[Entry]) -> int | None:
    """The number of the entry in which an organisation first accepted the record; None before."""
    table = SignOff.KIND.table
    return min(
        (e.seq for e in entries if any(x.table == table and x.after.get("accepted") for x in e.edits)), default=None
    )


def _completed(s: Snapshot, table: str, id_: str, column: str, was: object) -> Completed | None:
    cls = KINDS.get(table)
    record = s.get(cls, id_) if cls is not None and cls in COVERED and cls not in _OF_THE_DAY_AFTER else None
    if cls is None or record is None:
        return None
    field = described(cls).get(column)
    if field is None or field.layer is ROOM or field.ask is DERIVED or field.name in _PRIVATE:
        return None
    old, new = _said(cls, column, was, s), as_text(s, field, getattr(record, column))
    if old == new:
        return None
    old = personal.masked_text(old, personal.people(s))  # what somebody took out of a record is not brought to paper
    return Completed(f"{record.KIND.one.capitalize()} “{record.headline}”", field.label, old, new)


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
