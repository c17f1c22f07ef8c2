"""What an entry of the journal did, in the words of the room: for undo by its name, and for the history."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.edits import Edit
from workshop.field import COMMON, STAMPS, decoded, described
from workshop.kinds import KINDS, UseCase
from workshop.shape import Scalar
from workshop.shown import as_text
from workshop.snapshot import Snapshot
from workshop.store.journal import Entry
from workshop.struck import is_strike, told
from workshop.tongue import tr
from workshop.words import counted, joined, shortened

LENGTH = 30  # characters of a record's name
_VERBS = {
    "withdraw": tr("withdraw"),
    "bring back": tr("bring back"),
    "keep": tr("keep"),
    "hold": tr("hold"),
    "move": tr("move"),
    "leave open": tr("leave open"),
}

_OF_CLAUSE = {
    "clause": tr("words of a clause"),
    "clause read": tr("a clause that was read"),
    "suggest": tr("suggested words of a clause"),
}


def done(entry: Entry, s: Snapshot) -> str:
    """`add “Home fire safety visits”`, `score of “Public hears about it…”`, `import of 12 datasets`."""
    if is_strike(entry.name):
        return tr("strike of {told}").format(told=told(entry.name))
    edits = tuple(e for e in entry.edits if e.table in KINDS)  # a newer program may know more kinds
    if not edits:
        return entry.name
    first = edits[0]
    if entry.name == "import":
        return tr("import of {several}").format(several=_several(edits))
    if entry.name in ("pile", "show"):
        return f"{tr('add') if entry.name == 'pile' else tr('show')} {_several(edits)}"
    if entry.name == "merge":
        return tr("merge into {title}").format(title=_title(first, s))
    if entry.name == "change many":
        return tr("change of {several}").format(several=_several(edits))
    if entry.name in _OF_CLAUSE:
        return _OF_CLAUSE[entry.name]
    if entry.name in _VERBS:
        return f"{_VERBS[entry.name]} {_title(first, s)}"
    if first.op == "add":
        return tr("add {title}").format(title=_title(first, s))
    if entry.name == "change":
        return _changed(first, s)
    return _VERBS.get(entry.name, entry.name)


def _title(edit: Edit, s: Snapshot) -> str:
    cls = KINDS[edit.table]
    record = s.get(cls, edit.id)
    said = record is not None and getattr(record, cls.KIND.title)
    title = _as_said(edit, edit.after, s) or (record.headline if record is not None and said else "")
    title = title or _as_said(edit, edit.before, s)
    if title:
        return f"“{shortened(title, LENGTH)}”"
    case = s.get(UseCase, getattr(record, "use_case_id", None))
    if case is not None:
        return tr("{kind} of “{case}”").format(kind=cls.KIND.one, case=shortened(case.headline, LENGTH))
    return (
        f"“{shortened(record.headline, LENGTH)}”" if record is not None else tr("this {kind}").format(kind=cls.KIND.one)
    )


def _as_said(edit: Edit, kept: Mapping[str, Scalar], s: Snapshot) -> str:
    """The title that an edit gives or takes, as a person reads it: never a code."""
    cls = KINDS[edit.table]
    field = described(cls).get(cls.KIND.title)
    return as_text(s, field, decoded(cls, field.name, kept.get(field.name))) if field is not None else ""


def _changed(edit: Edit, s: Snapshot) -> str:
    fields = described(KINDS[edit.table])
    names = [c for c in edit.columns if c not in STAMPS and c not in COMMON]
    said = [fields[n].label.lower() for n in names if n in fields]
    title = _title(edit, s)
    if len(said) == 1:
        return tr("{said} of {title}").format(said=said[0], title=title)
    return (
        tr("{said} of {title}").format(said=joined(said), title=title)
        if len(said) == 2
        else tr("change {title}").format(title=title)
    )


def _several(edits: tuple[Edit, ...]) -> str:
    kinds: dict[str, int] = {}
    for e in edits:
        kinds[e.table] = kinds.get(e.table, 0) + 1
    table, n = max(kinds.items(), key=lambda kv: kv[1])
    kind = KINDS[table].KIND
    return counted(n, kind.one, kind.many)
