"""Whether a file is what was written: records against journal, chain, digests, drafts, and SQLite's own checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from workshop.field import from_row
from workshop.kinds import KINDS
from workshop.playbook.load import BadPlaybook, read_playbook
from workshop.store import draft, engine, journal
from workshop.store.contents import Contents, Row, contents, schema
from workshop.store.engine import UNREADABLE, reason, transaction
from workshop.store.migrations import APPLICATION_ID, FIRST_OF, FORMAT, FORMAT_MAJOR, KNOWN, migrations
from workshop.store.unfinished import never_saved, settled
from workshop.tongue import tr
from workshop.words import counted

Part = Literal["file", "record", "history", "draft"]
STRUCK: Final = object()  # in place of a value that the history no longer knows: struck, or unreadable there


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not what was written."""

    part: Part
    what: str  # a sentence without anybody's words
    table: str | None = None
    id: str | None = None
    seq: int | None = None  # of an entry of the history


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found; `sound` of `records` are as they were written."""

    findings: tuple[Finding, ...]
    records: int
    sound: int
    entries: int
    newer: bool = False  # made by a newer program: what only that one knows was not checked

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def sentence(self) -> str:
        """The verdict in plain words."""
        changes = counted(self.entries, "change")
        if self.whole and self.newer:
            return tr(
                "As far as this program knows it, it is sound: {changes} in the history. A newer one can check more."
            ).format(changes=changes)
        if self.whole:
            return tr("All is sound: {records}, {changes} in the history.").format(
                records=counted(self.records, "record"), changes=changes
            )
        hit = Counter(f.part for f in self.findings)
        sound = (
            ""
            if self.newer
            else tr(". {sound:,} of {records} are sound").format(
                sound=self.sound, records=counted(self.records, "record")
            )
        )
        said = [tr("This file is damaged{sound}").format(sound=sound)]
        if hit["history"]:
            said.append(
                tr("{history:,} of {changes} in the history can’t be trusted").format(
                    history=hit["history"], changes=changes
                )
            )
        if hit["draft"]:
            said.append(tr("words that were being typed were hit"))
        return f"{'; '.join(said)}."


def verify(path: Path) -> Verdict:
    """The verdict on a file, over a connection that can't write and is closed before the checking begins.

    Raises:
        OSError: the file is not there or can't be read.
        EngineError: another program is in the middle of writing it.

    """
    try:
        if never_saved(path):
            return Verdict((), 0, 0, 0)  # the next opening begins it anew: nothing was lost, for nothing was confirmed
        if engine.header(path).application_id != APPLICATION_ID:
            return _hopeless(tr("its head is not that of a workshop file"))
        with settled(path) as db:
            found = contents(db)
    except UNREADABLE as e:
        if reason(e) == "busy":
            raise  # that says nothing of what is in it
        return _hopeless(tr("SQLite says: {splitlines}").format(splitlines=str(e).splitlines()[0][:200]))
    return check(found)


def _hopeless(said: str) -> Verdict:
    return Verdict((Finding("file", said),), 0, 0, 0)


def check(found: Contents) -> Verdict:
    """The verdict on what a file holds."""
    if is_newer(found):
        history = _of_history(found) if found.version >> 16 == FORMAT_MAJOR else ()
        return Verdict((*_complaints(found), *history), 0, 0, len(found.heads), newer=True)
    findings = [*_of_file(found), *_of_history(found)]
    wanted = replayed(found)
    ids = {(t, i) for rows in (found.records, wanted) for t, known in rows.items() for i in known}
    sound = 0
    for table, id_ in sorted(ids, key=str):
        said = fault_of(table, found.records.get(table, {}).get(id_), wanted.get(table, {}).get(id_))
        sound += not said
        if said:
            findings.append(Finding("record", said, table, str(id_)))
    findings += [Finding("draft", tr("a draft is not what was typed"), id=str(r["editor"])) for r in bad_drafts(found)]
    return Verdict(tuple(findings), len(ids), sound, len(found.heads))


def is_newer(found: Contents) -> bool:
    """Whether a newer program made it: it says so, and has all steps of today's format and others after them."""
    return found.version > FORMAT and {*_made(FORMAT)[1]} < {*found.migrations}


@cache
def _made(version: int) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """The tables of a format, and the names of the steps that make them; of today's where it is none of ours."""
    db = engine.memory()
    try:
        with transaction(db):
            migrations.apply(db, stop_before=FIRST_OF.get((version & 0xFFFF) + 1))
        steps = tuple(name for (name,) in db.execute('SELECT "name" FROM "_sqlite_migrations"').fetchall())
        return schema(db), steps
    finally:
        db.close()


def _of_file(found: Contents) -> Iterator[Finding]:
    if found.version not in KNOWN:
        yield Finding("file", tr("its format is none that was ever written"))
    tables, steps = _made(found.version)
    if found.schema != tables:
        yield Finding("file", tr("its tables are not as they were made"))
    if sorted(found.migrations, key=str) != sorted(steps):
        yield Finding("file", tr("the list of its format’s steps is not as it was made"))
    yield from _complaints(found)


def _complaints(found: Contents) -> Iterator[Finding]:
    for said in found.complaints:
        yield Finding("file", tr("SQLite says: {said}").format(said=said))


def _of_history(found: Contents) -> Iterator[Finding]:
    previous, expected, left = "", 1, set(found.values)
    for head in found.heads:
        rows = found.values.get(head["seq"], ())
        left.discard(head["seq"])
        said = fault_of_entry(previous, expected, head, rows)
        if said:
            yield Finding("history", said, seq=head["seq"])
        previous, expected = head["chain"], head["seq"] + 1
    for seq in sorted(left, key=str):
        yield Finding("history", tr("the head of an entry is missing"), seq=seq)


def fault_of_entry(previous: str, expected: int, head: Row, rows: tuple[Row, ...]) -> str:
    """What is wrong with an entry of the history; nothing where it is as it was written."""
    if head["seq"] != expected:
        return tr("an entry before this one is missing")
    try:
        numbered = [r["n"] for r in rows] == list(range(len(rows)))
        if not numbered or journal.chained(previous, head, rows) != head["chain"]:
            return tr("an entry does not follow from the one before")
        if not all(journal.intact(r, side) for r in rows for side in journal.SIDES):
            return tr("a value in an entry is not what was written")
        journal.entry_of(head, rows)
    except (ValueError, KeyError, TypeError):
        return tr("an entry can’t be read")
    return ""


def bad_drafts(found: Contents) -> list[Row]:
    """The drafts that are not what was typed."""
    return [r for r in found.drafts if not draft.intact(r)]


def replayed(found: Contents) -> dict[str, dict[str, dict[str, Any]]]:
    """The records that follow from the history alone, column by column; past what can't be read of it."""
    tables: dict[str, dict[str, dict[str, Any]]] = {t: {} for t in KINDS}
    begin = max((n for n, h in enumerate(found.heads) if h["kind"] == "checkpoint"), default=0)
    for head in found.heads[begin:]:
        if head["kind"] == "checkpoint":
            tables = {t: {} for t in KINDS}
        for row in found.values.get(head["seq"], ()):
            rows = tables.setdefault(row["table"], {})
            if row["op"] == "remove":
                rows.pop(row["record"], None)
            elif row["op"] == "add":
                rows.setdefault(row["record"], {})[row["column"]] = _after(row)
            elif row["record"] in rows:
                rows[row["record"]][row["column"]] = _after(row)
    return tables


def _after(row: Row) -> Any:
    if not journal.intact(row, "after"):
        return STRUCK
    if journal.is_struck(row, "after") and row.get("after_left") is None:
        return STRUCK
    try:
        return journal.told(row, "after")
    except (ValueError, TypeError):
        return STRUCK


def fault_of(table: str, row: Row | None, wanted: Mapping[str, Any] | None) -> str:
    """What is wrong with one record; nothing where it is as it was written."""
    if row is None:
        return tr("it is missing")
    if wanted is None:
        return tr("the history does not know it")
    for column, value in row.items():
        if column != "id" and not same(value, wanted.get(column)):
            return tr("“{column}” is not what was written").format(column=column)
    return "" if readable(table, row) else tr("it can’t be read")


def same(value: object, want: object) -> bool:
    """Whether a column holds what the history says; a rank may be written whole and is kept as a real number."""
    if want is STRUCK:
        return True
    if isinstance(value, int | float) and isinstance(want, int | float):
        return float(value) == float(want)
    return type(value) is type(want) and value == want


def readable(table: str, row: Row) -> bool:
    """Whether the program can read a record."""
    try:
        record = from_row(KINDS[table], row)
        if table == "playbook" and record.text:
            read_playbook(record.text)
    except (ValueError, TypeError, KeyError, BadPlaybook):
        return False
    return True
