"""Commands on records: add, change, withdraw, bring back, move, merge."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from workshop import commands as c
from workshop import shape as sh
from workshop.commands import Stamp
from workshop.decide.consequences import consequences
from workshop.decide.fitting import fitted
from workshop.decide.refused import Refused
from workshop.edits import Edit, added, changed
from workshop.field import Record, described, own_fields
from workshop.kinds import KINDS, Organisation, Setting
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, joined

T = TypeVar("T", bound=Record)
NAMES = "names"  # the setting that keeps who typed what


def kind_of(table: str) -> type[Record]:
    """The kind that a table keeps.

    Raises:
        Refused: there is none.

    """
    if table not in KINDS:
        raise Refused(tr("There is no kind of record called {table}.").format(table=table))
    return KINDS[table]


def record_of(snapshot: Snapshot, table: str, id: str) -> Record:  # noqa: A002 - the field's name
    """The record that a command is about.

    Raises:
        Refused: it is not there.

    """
    cls = kind_of(table)
    found = snapshot.get(cls, id)
    if found is None:
        raise Refused(tr("This {kind} is no longer there.").format(kind=cls.KIND.one))
    return found


def _who(snapshot: Snapshot, stamp: Stamp) -> str | None:
    kept = snapshot.get(Setting, NAMES)
    return stamp.typed_by if kept is not None and kept.value == "on" else None


def added_record(snapshot: Snapshot, cls: type[T], id: str, values: c.Values, stamp: Stamp) -> T:  # noqa: A002
    """A new record with what follows from its values.

    Raises:
        Refused: it can't be.

    """
    if snapshot.find(id) is not None:
        raise Refused(tr("This was added already."))
    if cls.KIND.single and snapshot.one(cls) is not None:
        raise Refused(tr("The day has its {kind} already.").format(kind=cls.KIND.one))
    fresh = cls(
        id=id,
        order=max((r.order or 0.0 for r in snapshot.every(cls)), default=0.0) + 1,
        created_at=stamp.at,
        created_in=stamp.session_id,
        typed_by=_who(snapshot, stamp),
    ).with_values(**fitted(snapshot, cls, values))
    return _whole(consequences(snapshot, None, fresh, stamp))


def changed_record(snapshot: Snapshot, before: T, values: c.Values, stamp: Stamp) -> T:
    """A record with other values and what follows from them; itself where nothing differs.

    Raises:
        Refused: it can't be.

    """
    after = before.with_values(**fitted(snapshot, type(before), values))
    after = _whole(consequences(snapshot, before, after, stamp))
    if after == before:
        return before
    return after.with_values(changed_at=stamp.at, changed_in=stamp.session_id, typed_by=_who(snapshot, stamp))


def _whole(record: T) -> T:
    title = described(type(record)).get(record.KIND.title)
    if title is not None and title.grade == "required" and not getattr(record, title.name):
        raise Refused(
            tr("{kind}: {title} is missing.").format(kind=record.KIND.one.capitalize(), title=title.label.lower()),
            title.name,
        )
    return record


def add(snapshot: Snapshot, command: c.Add, stamp: Stamp) -> list[Edit]:
    """Edits of `Add`."""
    return [added(added_record(snapshot, kind_of(command.table), command.id, command.values, stamp))]


def change(snapshot: Snapshot, command: c.Change, stamp: Stamp) -> list[Edit]:
    """Edits of `Change`."""
    before = record_of(snapshot, command.table, command.id)
    edit = changed(before, changed_record(snapshot, before, command.values, stamp))
    return [edit] if edit else []


def change_many(snapshot: Snapshot, command: c.ChangeMany, stamp: Stamp) -> list[Edit]:
    """Edits of `ChangeMany`."""
    out: list[Edit] = []
    for id_ in command.ids:
        edits = change(snapshot, c.Change(command.table, id_, command.values), stamp)
        snapshot = snapshot.after(edits)
        out += edits
    return out


def withdraw(snapshot: Snapshot, command: c.Withdraw, stamp: Stamp) -> list[Edit]:
    """Edits of `Withdraw`."""
    before = record_of(snapshot, command.table, command.id)
    if before.withdrawn_at is not None:
        return []
    if before.KIND.single or not before.KIND.undoable:
        raise Refused(tr("The {kind} stays. Its fields can be changed.").format(kind=before.KIND.one))
    if isinstance(before, Organisation):
        _nobody_left(snapshot, before)
    edit = changed(before, before.with_values(withdrawn_at=stamp.at, withdrawn_reason=_reason(command.reason)))
    return [edit] if edit else []


def _reason(text: str | None) -> str | None:
    return (text or "").strip() or None


def _nobody_left(snapshot: Snapshot, organisation: Organisation) -> None:
    held = []
    for table, name in (("person", "org_id"), ("dataset", "owner_org_id")):
        cls = KINDS[table]
        n = sum(getattr(r, name) == organisation.id for r in snapshot.all(cls))
        if n:
            held.append(counted(n, cls.KIND.one, cls.KIND.many))
    if held:
        raise Refused(
            tr("{organisation} still has {held}. Move or withdraw them first.").format(
                organisation=organisation.short or organisation.name, held=joined(held)
            )
        )


def bring_back(snapshot: Snapshot, command: c.BringBack, stamp: Stamp) -> list[Edit]:
    """Edits of `BringBack`."""
    before = record_of(snapshot, command.table, command.id)
    after = before.with_values(withdrawn_at=None, withdrawn_reason=None)
    edit = changed(before, consequences(snapshot, before, after, stamp))
    return [edit] if edit else []


def place(snapshot: Snapshot, command: c.Place, stamp: Stamp) -> list[Edit]:  # noqa: ARG001 - one shape for all
    """Edits of `Place`: an order between the new neighbours; where none is free, all are numbered anew."""
    moved = record_of(snapshot, command.table, command.id)
    others = [r for r in snapshot.every(type(moved)) if r.id != moved.id]
    at = next((i for i, r in enumerate(others) if r.id == command.before), len(others))
    low = others[at - 1].order or 0.0 if at else 0.0
    high = others[at].order or 0.0 if at < len(others) else low + 2
    middle = (low + high) / 2
    if low < middle < high:
        edit = changed(moved, moved.with_values(order=middle))
        return [edit] if edit else []
    rows = [*others[:at], moved, *others[at:]]
    edits = (changed(r, r.with_values(order=float(n))) for n, r in enumerate(rows, 1))
    return [e for e in edits if e]


def merge(snapshot: Snapshot, command: c.Merge, stamp: Stamp) -> list[Edit]:
    """Edits of `Merge`: what the kept one lacks comes from the other; what pointed to the other points to the kept."""
    keep = record_of(snapshot, command.table, command.keep)
    gone = record_of(snapshot, command.table, command.gone)
    if keep.id == gone.id:
        raise Refused(tr("Choose two different ones to merge."))
    if keep.KIND.single or not keep.KIND.undoable:
        raise Refused(tr("A {kind} can't be merged.").format(kind=keep.KIND.one))
    out: list[Edit] = []
    values = _united(keep, gone)
    reason = tr("Merged into “{keep}”").format(keep=keep.headline)
    for before, after in (
        (keep, changed_record(snapshot, keep, values, stamp)),
        (gone, gone.with_values(withdrawn_at=stamp.at, withdrawn_reason=reason)),
        *((r, _repointed(r, gone.id, keep.id)) for r in snapshot.records() if r.id not in {keep.id, gone.id}),
    ):
        edit = changed(before, after)
        if edit:
            out.append(edit)
    return out


def _united(keep: Record, gone: Record) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for f in own_fields(type(keep)):
        mine, theirs = getattr(keep, f.name), getattr(gone, f.name)
        if f.name == "said_times":
            out[f.name] = (mine or 1) + (theirs or 1)
        elif isinstance(f.shape, sh.Codes | sh.Refs | sh.Words):
            out[f.name] = tuple(dict.fromkeys((*mine, *theirs)))
        elif not mine and theirs:
            out[f.name] = theirs
    return out


def _repointed(record: Any, old: str, new: str) -> Any:
    values: dict[str, Any] = {}
    for name, f in described(type(record)).items():
        found = getattr(record, name)
        if isinstance(f.shape, sh.Ref) and found == old:
            values[name] = new
        elif isinstance(f.shape, sh.Refs) and old in found:
            values[name] = tuple(dict.fromkeys(new if v == old else v for v in found))
        elif isinstance(f.shape, sh.Groups):
            values[name] = tuple(_repointed(g, old, new) for g in found)
    return dataclasses.replace(record, **values) if values else record
