"""Words that look like a person's details keep their record off the room screen until somebody decides (W17)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from workshop import commands as c
from workshop import personal
from workshop.commands import Stamp
from workshop.decide.records import record_of
from workshop.decide.running import set_choice
from workshop.edits import Edit, changed
from workshop.field import Record, decoded, from_row
from workshop.kinds import KINDS, Setting
from workshop.personal import People
from workshop.snapshot import Snapshot
from workshop.tongue import tr

BY_HAND: Final = tr("held by hand")  # a setting of the day: the ids of records that somebody holds off the room screen


def held(s: Snapshot, edits: Sequence[Edit]) -> list[Edit]:
    """The same edits; those that bring such words into a record hold it off the room screen too."""
    known: People | None = None
    out: list[Edit] = []
    for edit in edits:
        if not _may_bring(edit):
            out.append(edit)
            continue
        known = personal.people(s) if known is None else known
        before, after = _sides(s, edit)
        brings = after is not None and _details(after, known) - _details(before, known)
        out.append(_held(edit, before) if brings else edit)
    return out


def _held(edit: Edit, before: Record | None) -> Edit:
    if before is None:
        return Edit(edit.table, edit.id, edit.op, edit.before, {**edit.after, "held": 1})
    if before.held:
        return edit
    was = None if before.held is None else 0
    return Edit(edit.table, edit.id, edit.op, {**edit.before, "held": was}, {**edit.after, "held": 1})


def _may_bring(edit: Edit) -> bool:
    """Whether an edit brings words, and says nothing itself of what the room may see."""
    if edit.op == "remove" or "held" in edit.after or KINDS[edit.table] in personal.NOT_ASKED:
        return False
    return any(isinstance(v, str) for v in edit.after.values())


def _sides(s: Snapshot, edit: Edit) -> tuple[Record | None, Record | None]:
    cls = KINDS[edit.table]
    if edit.op == "add":
        return None, from_row(cls, {"id": edit.id, **edit.after})
    before = s.get(cls, edit.id)
    if before is None:
        return None, None
    return before, before.with_values(**{n: decoded(cls, n, v) for n, v in edit.after.items()})


def _details(record: Record | None, known: People) -> set[str]:
    if record is None:
        return set()
    return {t[f.start : f.end] for _, t in personal.texts(record) for f in personal.found(t, known)}


def keep(s: Snapshot, command: c.Keep, stamp: Stamp) -> list[Edit]:
    """Edits of `Keep`."""
    record = record_of(s, command.table, command.id)
    return [*_set(record, value=personal.KEPT), *_by_hand(s, by_hand(s) - {record.id}, stamp)]


def hold(s: Snapshot, command: c.Hold, stamp: Stamp) -> list[Edit]:
    """Edits of `Hold`."""
    record = record_of(s, command.table, command.id)
    edits = _set(record, value=True)
    return edits if command.while_asked else [*edits, *_by_hand(s, by_hand(s) | {record.id}, stamp)]


def by_hand(s: Snapshot) -> frozenset[str]:
    """The ids of the records that somebody holds off the room screen, whatever stands in them."""
    kept = s.get(Setting, BY_HAND)
    return frozenset((kept.value or "").split()) if kept is not None else frozenset()


def _by_hand(s: Snapshot, ids: frozenset[str], stamp: Stamp) -> list[Edit]:
    return [] if ids == by_hand(s) else set_choice(s, c.Set(BY_HAND, " ".join(sorted(ids)) or None), stamp)


def let_go(was: Snapshot, left: Iterable[Record]) -> list[Edit]:
    """Records that were off the room screen for words that were struck may be seen again; `left` is what they are now.

    Not those that somebody holds by hand.
    """
    known, out = personal.people(was), []
    for record in left:
        old = was.get(type(record), record.id)
        named = old is not None and old.held and personal.fields_with(old, known)
        if named and record.id not in by_hand(was) and not personal.fields_with(record, known):
            out += _set(record, value=None)
    return out


def _set(before: Record, *, value: bool | None) -> list[Edit]:
    edit = changed(before, before.with_values(held=value))
    return [edit] if edit else []
