"""One sign at a time: what would have filled by the line what somebody has just filled by hand (3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from workshop import dates
from workshop.capture.labels import labels
from workshop.capture.names import Names
from workshop.capture.spec import SPECS, Spec
from workshop.edits import Edit
from workshop.field import Record, described
from workshop.kinds import RESIDENTS, Risk, Value
from workshop.snapshot import Snapshot
from workshop.tongue import tr

MOST: Final = 5  # a day


def added_by(edits: Sequence[Edit]) -> str:
    """The id of the record that a line has added; empty where it has added none."""
    return next((e.id for e in edits if e.op == "add"), "")


def hint(s: Snapshot, added: str, edits: Sequence[Edit], session: int = 1) -> str:
    """`Next time: @bronwen at the end, for the owner.`

    `added` is the record of the last line, `edits` is what was then done by hand. Empty where no sign would have
    filled it.
    """
    for edit in edits:
        record = s.find(added) if edit.id == added and edit.op == "change" else None
        if record is None:
            continue
        for column in edit.columns:
            sign = sign_for(s, record, column, session)
            if sign:
                return tr("Next time: {sign} at the end, for “{described}”.").format(
                    sign=sign, described=described(type(record))[column].label
                )
    return ""


def sign_for(s: Snapshot, record: Record, column: str, session: int = 1) -> str:
    """The signs of a line that give a field the value it has; empty where there are none."""
    spec, value = _spec(record), getattr(record, column, None)
    if spec is None or value in (None, (), ""):
        return ""
    if isinstance(record, Risk):
        if column in ("likelihood", "impact"):
            return f"{record.likelihood}x{record.impact}" if record.likelihood and record.impact else ""
        if column in ("bearer_org_ids", "bearer_should_org_ids"):
            whom = _typed(s, value)
            return f"!{'>' * (column == 'bearer_should_org_ids')}{whom}" if whom else ""
    if isinstance(record, Value):
        if column == "score":
            return f"*{value}"
        if column in ("baseline", "target"):
            return f"{record.baseline} -> {record.target}" if record.baseline and record.target else ""
    if column == spec.due:
        return tr("by {split}").format(split=dates.short(value).split(" ", 1)[1].lower())
    if column == spec.second:
        return tr("-- and the words")
    return _named(s, spec, column, value) or _labelled(record, column, value, session)


def _spec(record: Record) -> Spec | None:
    """How lines of such a record are read."""
    return next(
        (
            x
            for x in SPECS.values()
            if x.cls is type(record) and all(getattr(record, n) == v for n, v in x.fixed.items())
        ),
        None,
    )


def _named(s: Snapshot, spec: Spec, column: str, value: Any) -> str:
    whom = _typed(s, value)
    if not whom:
        return ""
    if column in (spec.person, spec.organisation):
        return f"@{whom}"
    role = next((role for role, field in spec.roles.items() if field == column), "")
    return f"{role} @{whom}" if role else ""


def _typed(s: Snapshot, value: Any) -> str:
    """`fire`, `farid+idris`: those whom a field names, as they are typed."""
    names = Names(s)
    ids = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    typed = [RESIDENTS if i == RESIDENTS else names.typed_of(i) for i in ids if isinstance(i, str)]
    return "+".join(typed) if typed and all(typed) else ""


def _labelled(record: Record, column: str, value: Any, session: int) -> str:
    codes = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    known = {x.code: x.word for x in reversed(labels(type(record), session)) if x.field == column}
    words = [known[code] for code in codes if code in known]
    return " ".join(f"#{word}" for word in words)
