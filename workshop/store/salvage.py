"""A damaged file made good in a new one: each record from its journal, its row or a snapshot, whichever holds.

The damaged file is only read. What can't be saved is listed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import UnionType
from typing import Any, Final, Literal

from workshop import shape as sh
from workshop.field import Record, described, from_row
from workshop.kinds import KINDS
from workshop.shape import moment
from workshop.snapshot import Snapshot as Records
from workshop.store import journal
from workshop.store.contents import Contents, Row, contents
from workshop.store.draft import Draft, intact
from workshop.store.engine import UNREADABLE
from workshop.store.journal import Damaged, Entry
from workshop.store.mending import mended
from workshop.store.opening import FileTooNew, checkpoint
from workshop.store.snapshots import snapshots
from workshop.store.unfinished import settled
from workshop.store.verify import STRUCK, check, fault_of, fault_of_entry, is_newer, readable, replayed
from workshop.store.whole import write_whole
from workshop.tongue import tr
from workshop.words import counted

# What the head of an entry and its values are made of, where nothing was hit.
_HEAD: Final[Mapping[str, type | UnionType]] = {
    "seq": int, "at": str, "session": str | None, "kind": str, "name": str, "target": int | None, "chain": str,
}  # fmt: skip
_VALUE: Final[Mapping[str, type | UnionType]] = {
    **dict.fromkeys(("table", "record", "op", "column"), str),
    **dict.fromkeys(("before", "after", "before_digest", "after_digest"), str | None),
    **dict.fromkeys(("before_salt", "after_salt"), bytes | None),
}
How = Literal["sound", "from the history", "from its row", "from a snapshot", "lost"]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one record."""

    table: str
    id: str
    how: How
    title: str = ""


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was saved, and what was not."""

    records: tuple[Saved, ...]
    entries: int
    lost_entries: int
    drafts: int
    lost_drafts: int

    def count(self, how: How) -> int:
        """How many records were saved in this way."""
        return sum(r.how == how for r in self.records)

    @property
    def lost(self) -> tuple[Saved, ...]:
        """The records that could not be saved."""
        return tuple(r for r in self.records if r.how == "lost")

    @property
    def sentence(self) -> str:
        """What was done, in plain words."""
        made = len(self.records) - len(self.lost) - self.count("sound")
        if self.count("sound") == len(self.records) and not self.lost_entries and not self.lost_drafts:
            n = counted(len(self.records), "record")
            return tr("All {n} were sound. Nothing was lost. The file that it came from stays as it is.").format(n=n)
        said = tr("{count:,} of {records} were sound").format(
            count=self.count("sound"), records=counted(len(self.records), "record")
        )
        if made:
            said += tr(", {made:,} {was} rebuilt").format(made=made, was=tr("was") if made == 1 else tr("were"))
        if self.lost:
            said += tr(", {lost:,} could not be saved").format(lost=len(self.lost))
        if self.lost_entries:
            said += tr("; {changes} of the history could not be read").format(
                changes=counted(self.lost_entries, "change")
            )
        return tr("{said}. The damaged file stays as it is.").format(said=said)


def salvage(path: Path, new: Path, at: datetime) -> Salvage:
    """Save what can be saved of a file into a new one, with the help of its snapshots.

    Raises:
        FileExistsError: something is there already.
        FileTooNew: a newer program made it, and has to save it: here what only that one knows would be lost.
        Damaged: nothing at all can be read.
        EngineError, OSError: the new file can't be written.

    """
    if new.exists():
        raise FileExistsError(new.name)
    plain = _contents(path)
    if plain is not None and is_newer(plain):
        raise FileTooNew(path.name)
    earlier = list(_earlier(path))
    found = _found(path, plain, earlier[0][0] if earlier else None)
    if found is None and not earlier:
        raise Damaged(tr("nothing of it can be read"))
    best = found or earlier[0][1]
    report, state = _records(best, [c for _, c in earlier])
    if not state:
        raise Damaged(tr("nothing of it can be read"))
    entries, lost = _history(best)
    snapshot = Records.of(state)
    if lost or any(r.how != "sound" for r in report) or found is None:
        previous = entries[-1].chain if entries else ""
        entries.append(checkpoint(snapshot, len(entries) + 1, previous, at, "salvage"))
    drafts = [Draft(r["editor"], r["text"], moment(r["at"])) for r in best.drafts if _whole(r)]
    write_whole(new, snapshot.records(), entries, drafts)
    return Salvage(tuple(report), len(entries), lost, len(drafts), len(best.drafts) - len(drafts))


# -- reading a damaged file --
def _earlier(path: Path) -> Iterator[tuple[Path, Contents]]:
    """The snapshots of a day, the newest first."""
    for kept in reversed(snapshots(path)):
        found = _contents(kept.path)
        if found is not None:
            yield kept.path, found


def _found(path: Path, plain: Contents | None, like: Path | None) -> Contents | None:
    """What can be read of a file: as it is, or with a head that is mended, whichever holds more."""
    if plain is not None and not any(f.part == "file" for f in check(plain).findings):
        return plain
    tries = [plain, *(_contents(attempt) for attempt in mended(path, like))]
    return max((t for t in tries if t is not None), key=_worth, default=None)


def _worth(found: Contents) -> tuple[int, int]:
    verdict = check(found)
    return verdict.sound, -len(verdict.findings)


def _contents(path: Path) -> Contents | None:
    try:
        with settled(path) as db:
            return contents(db, pages=False)
    except (*UNREADABLE, OSError):
        return None


# -- putting together what was read --
def _records(best: Contents, earlier: Sequence[Contents]) -> tuple[list[Saved], list[Record]]:
    """Each record as far as it can be known, and how."""
    wanted, suspects = replayed(best), _Suspects(best)
    ids = {(t, i) for rows in (best.records, wanted) for t, known in rows.items() for i in known}
    if suspects.everything:
        ids |= {(t, i) for c in earlier[:1] for t, known in c.records.items() for i in known}
    report, state = [], []
    for table, id_ in sorted(ids, key=str):
        if table not in KINDS or not _is_text(id_):
            continue  # a name that was hit: nothing is known by it
        old = [c.records.get(table, {}).get(id_) for c in earlier]
        row = best.records.get(table, {}).get(id_)
        how, record = _one(table, row, _Known(id_, wanted.get(table, {}).get(id_), suspects.of(table, id_)), old)
        report.append(Saved(table, id_, how, record.headline if record else ""))
        if record is not None:
            state.append(record)
    return report, _pointing_right(state)


class _Suspects:
    """Records of which the history can't be trusted: an entry that was hit names them, or names what nobody knows."""

    def __init__(self, found: Contents) -> None:
        rows = [r for _, entry in _faulty(found) for r in entry]
        self._named = {(r["table"], r["record"]) for r in rows}
        heads = [h["seq"] for h in found.heads]
        self.everything = (
            bool(found.unread & {"journal", "journal_edit"})  # its end may be lost: rows may be newer than it
            or heads != list(range(1, len(heads) + 1))
            or bool(found.values.keys() - {*heads})
            or any(r["record"] not in found.records.get(r["table"], {}) for r in rows)
            or any(r["column"] not in described(KINDS[r["table"]]) for r in rows)
        )

    def of(self, table: str, id_: str) -> bool:
        """Whether the history of a record can't be trusted."""
        return self.everything or (table, id_) in self._named


def _faulty(found: Contents) -> Iterator[tuple[Row, tuple[Row, ...]]]:
    previous = ""
    for expected, head in enumerate(found.heads, 1):
        rows = found.values.get(head["seq"], ())
        if fault_of_entry(previous, expected, head, rows):
            yield head, rows
        previous = head["chain"]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the history knows of a record, and how far that can be trusted."""

    id: str
    wanted: Mapping[str, Any] | None
    suspect: bool


def _one(table: str, row: Row | None, known: _Known, old: Sequence[Row | None]) -> tuple[How, Record | None]:
    wanted = known.wanted
    if row is not None and wanted is not None and not fault_of(table, row, wanted):
        return "sound", from_row(KINDS[table], row)
    from_row_itself = _record(table, row) if row is not None else None
    if from_row_itself is not None and (known.suspect or wanted is None):
        return "from its row", from_row_itself
    if wanted is not None:
        mixed, how = _mixed(known.id, row, wanted, old)
        record = _record(table, mixed)
        if record is not None:
            return how, record
    if from_row_itself is not None:
        return "from its row", from_row_itself
    for kept in old:
        if kept is not None and (record := _record(table, kept)) is not None:
            return "from a snapshot", record
    return "lost", None


def _mixed(
    id_: str, row: Row | None, wanted: Mapping[str, Any], old: Sequence[Row | None]
) -> tuple[dict[str, Any], How]:
    """What the history knows; where it knows no more, the row; where there is none, the newest snapshot."""
    out, how = dict[str, Any](id=id_), "from the history"
    for column, value in wanted.items():
        if value is not STRUCK:
            out[column] = value
        elif row is not None and column in row:
            out[column], how = row[column], "from its row"
        else:
            kept = next((o for o in old if o is not None), None)
            out[column], how = (kept or {}).get(column), "from a snapshot"
    return out, how  # type: ignore[return-value]


def _record(table: str, row: Row) -> Record | None:
    clean = {c: v for c, v in row.items() if not (isinstance(v, str) and not _is_text(v))}
    if clean.get("id") is None or not readable(table, clean):
        return None
    record: Record = from_row(KINDS[table], clean)
    return record


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeError:
        return False
    return True


def _pointing_right(state: list[Record]) -> list[Record]:
    """A record that points to one that was lost points to nothing."""
    there = {r.id for r in state}
    out = []
    for record in state:
        gone = {
            name: None
            for name, f in described(type(record)).items()
            if isinstance(f.shape, sh.Ref) and getattr(record, name) is not None and getattr(record, name) not in there
        }
        out.append(record.with_values(**gone) if gone else record)
    return out


def _history(found: Contents) -> tuple[list[Entry], int]:
    """The entries that can be told, in their places; one that can't be is a gap with a name. How many are gaps."""
    heads: dict[Any, Row] = {h["seq"]: h for h in found.heads}
    last = max((s for s in (*heads, *found.values) if isinstance(s, int)), default=0)
    out: list[Entry] = []
    previous, broken, lost = "", False, 0
    for seq in range(1, last + 1):
        head, rows = heads.get(seq), found.values.get(seq, ())
        fault = "missing" if head is None else fault_of_entry(previous, seq, head, rows)
        entry = None
        if head is not None:
            entry = _entry(head, rows)
            previous = head["chain"]
        if entry is None or (fault and not _values_hold(rows)):
            before = out[-1].at if out else datetime.fromisoformat("1970-01-01T00:00:00+00:00")
            entry, lost, fault = Entry(seq, before, None, "lost", "lost", None, ()), lost + 1, "lost"
        broken = broken or bool(fault)
        out.append(_sealed_again(entry, out) if broken else entry)
    return out, lost


def _values_hold(rows: Sequence[Row]) -> bool:
    return all(journal.intact(r, side) for r in rows for side in journal.SIDES)


def _sealed_again(entry: Entry, before: Sequence[Entry]) -> Entry:
    """The same entry in a chain that begins anew behind a gap; what was struck stays struck."""
    return journal.seal(replace(entry, chain=""), before[-1].chain if before else "", os.urandom)


def _entry(head: Row, rows: Sequence[Row]) -> Entry | None:
    if not all(_is_text(v) for row in (head, *rows) for v in row.values() if isinstance(v, str)):
        return None
    if not (_typed(head, _HEAD) and all(_typed(r, _VALUE) for r in rows)):
        return None
    if any(r["table"] not in KINDS or r["column"] not in described(KINDS[r["table"]]) for r in rows):
        return None
    try:
        return journal.entry_of(head, tuple(rows))
    except (ValueError, KeyError, TypeError):
        return None


def _typed(row: Row, of: Mapping[str, type | UnionType]) -> bool:
    """Whether each value is of its type: a bit of a page decides what SQLite takes it for."""
    return all(isinstance(row[name], type_) for name, type_ in of.items())


def _whole(row: Row) -> bool:
    return intact(row) and isinstance(row["editor"], str) and _is_text(row["text"])
