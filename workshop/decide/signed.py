"""What was accepted stays as it was said: the room's layer is locked by the first sign-off, and amended with a reason.

Finishing the record at the desk goes on freely (interaction.md W1).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from workshop import commands as c
from workshop import dates
from workshop.commands import Stamp
from workshop.content_code import is_said
from workshop.decide.records import added_record, changed_record, record_of
from workshop.decide.refused import Refused
from workshop.edits import Edit, added, changed
from workshop.field import Record, described
from workshop.kinds import KINDS, Amendment, Person, SignOff
from workshop.shown import as_text
from workshop.snapshot import Snapshot
from workshop.tongue import tr


def accepted(snapshot: Snapshot) -> list[SignOff]:
    """The acceptances that stand."""
    return [s for s in snapshot.all(SignOff) if s.accepted]


def keep(snapshot: Snapshot, edits: list[Edit]) -> None:
    """Let nothing change what was accepted. In the invented sample nothing was: there everything may be tried.

    Raises:
        Refused: these edits would.

    """
    signed = accepted(snapshot)
    if not signed or snapshot.workshop.fictional or not any(is_said(snapshot, e) for e in edits):
        return
    on = next((s.signed_on for s in signed if s.signed_on), None)
    when = tr(" on {short}").format(short=dates.short(on)) if on else ""
    raise Refused(
        tr("This was accepted{when}. What changes, who asked, and why? Amend it: both versions are printed.").format(
            when=when
        )
    )


def amend(snapshot: Snapshot, command: c.Amend, stamp: Stamp) -> list[Edit]:
    """Edits of `Amend`: the change, and an amendment for each field of the room that it touches."""
    if not accepted(snapshot):
        raise Refused(tr("Nothing is accepted yet. Change it as it is."))
    person = snapshot.get(Person, command.asked_by)
    if person is None:
        raise Refused(tr("Say who asked for it: somebody of the day."), "asked_by_person_id")
    if not command.why.strip():
        raise Refused(tr("Say why it changes."), "why")
    before = record_of(snapshot, command.table, command.id)
    after = changed_record(snapshot, before, command.values, stamp)
    edit = changed(before, after)
    if edit is None:
        raise Refused(tr("These are the words that were accepted: nothing changes."))
    names = [n for n in edit.columns if is_said(snapshot, _only(edit, n))]
    out, s = [edit], snapshot.after([edit])
    for name, id_ in zip(names, command.numbers, strict=False):
        made = added(
            added_record(s, Amendment, id_, _about(snapshot, before, after, name, command, stamp.at.date()), stamp)
        )
        out, s = [*out, made], s.after([made])
    if len(names) > len(command.numbers):
        raise ValueError("an id is needed for each field that changes")
    return out


def _only(edit: Edit, column: str) -> Edit:
    sides: tuple[dict[str, Any], ...] = tuple(
        {column: v[column]} if column in v else {} for v in (edit.before, edit.after)
    )
    return Edit(edit.table, edit.id, edit.op, *sides)


def _about(s: Snapshot, before: Record, after: Record, name: str, command: c.Amend, on: date) -> dict[str, Any]:
    field = described(KINDS[command.table])[name]
    person = s.get(Person, command.asked_by)
    return {
        "about": command.id,
        "field": name,
        "old_words": as_text(s, field, getattr(before, name)),
        "new_words": as_text(s, field, getattr(after, name)),
        "why": command.why,
        "asked_by_person_id": command.asked_by,
        "asked_by_org_id": person.org_id if person else None,
        "accepted_by_person_ids": command.accepted_by,
        "accepted_on": on if command.accepted_by else None,
    }
