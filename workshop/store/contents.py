"""All rows of a file as they are kept, also of a damaged one: what can be read, and what SQLite says of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

from workshop.kinds import KINDS
from workshop.store.engine import UNREADABLE, Database, lenient
from workshop.tongue import tr

Row = Mapping[str, Any]
MOST: Final = 20  # complaints of SQLite's own check that are told apart
GAP: Final = 5_000  # rows that are looked for one by one behind the last one that could be read
RECORD: Final = frozenset({"id"})
NAMES: Final[Mapping[str, frozenset[str]]] = {
    "journal": frozenset({"seq", "at", "session", "kind", "name", "target", "chain"}),
    "journal_edit": frozenset({
        *("seq", "n", "table", "record", "op", "column", "before", "before_salt", "before_digest"),
        *("after", "after_salt", "after_digest"),
    }),
    "draft": frozenset({"editor", "text", "at"}),
    "_sqlite_migrations": frozenset({"name"}),
}  # fmt: skip
SILENT: Final = 200  # of them, one after the other, that may fail


@dataclass(frozen=True, slots=True)
class Contents:
    """All rows of a file, read in one moment: what is checked and what is salvaged, without a connection."""

    version: int
    schema: Mapping[str, str]
    migrations: tuple[str, ...]
    records: Mapping[str, Mapping[str, Row]]
    heads: tuple[Row, ...]
    values: Mapping[int, tuple[Row, ...]]
    drafts: tuple[Row, ...]
    complaints: tuple[str, ...] = ()
    unread: frozenset[str] = frozenset()  # tables of which something can't be read


def contents(db: Database, *, pages: bool = True) -> Contents:
    """All rows of a file, with SQLite's own check of its `pages`; the connection hands out damaged text from now on.

    Raises:
        EngineError: not even its tables can be found.

    """
    lenient(db)
    said: list[str] = []
    unread: set[str] = set()

    def rows(table: str) -> list[Row]:
        found, fault = _rows(db, table)
        if fault:
            said.append(fault)
            unread.add(table)
        return found

    with _one_moment(db):
        found = schema(db)
        values: dict[int, list[Row]] = {}
        for row in rows("journal_edit"):
            values.setdefault(row["seq"], []).append(row)
        records = {t: {r["id"]: r for r in rows(t)} for t in KINDS if f"table {t}" in found}
        heads = {r["seq"]: r for r in rows("journal")}
        drafts = tuple(rows("draft"))
        names = tuple(r["name"] for r in rows("_sqlite_migrations"))
        if pages:
            said += _complaints(db)
        version = db.execute("PRAGMA user_version").fetchone()[0]
    ordered = {s: tuple(sorted(rows, key=lambda r: _number(r["n"]))) for s, rows in values.items()}
    in_order = tuple(heads[s] for s in sorted(heads, key=_number))
    return Contents(
        version, found, names, records, in_order, ordered, drafts, tuple(dict.fromkeys(said)), frozenset(unread)
    )


@contextmanager
def _one_moment(db: Database) -> Iterator[None]:
    """A reading transaction; after a damaged page even its end may fail."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(*UNREADABLE):
            db.conn.rollback()


def _number(value: object) -> int:
    return value if isinstance(value, int) else -1


def schema(db: Database) -> dict[str, str]:
    """What a file says of its tables and indexes: `table dataset` and the words that made it."""
    rows = db.execute('SELECT "type", "name", coalesce("sql", \'\') FROM sqlite_schema').fetchall()
    return {f"{kind} {name}": str(sql) for kind, name, sql in rows}


def _rows(db: Database, table: str) -> tuple[list[Row], str]:
    """The rows of a table, in the order of their writing, past what can't be read, and what SQLite says of it."""
    every = f'SELECT rowid AS "_row", * FROM "{table}" NOT INDEXED ORDER BY rowid'  # noqa: S608 - our names
    try:
        return _named(table, [_plain(r) for r in db.query(every)])
    except UNREADABLE as e:
        fault = _words(e)
    except KeyError as e:  # sqlite-utils: the table is not there
        return [], _words(e)
    found: dict[int, Row] = {}
    for way in ("ASC", "DESC"):
        for row in _until_it_fails(db, every.removesuffix("rowid") + f"rowid {way}"):
            found[row["_row"]] = row
    _between(db, table, found)
    rows, misnamed = _named(table, [_plain(found[n]) for n in sorted(found)])
    return rows, misnamed or fault


def _named(table: str, rows: list[Row]) -> tuple[list[Row], str]:
    """The rows, if their columns have the names that tell what is in them; a bit of the schema may be hit too."""
    wanted = NAMES.get(table, RECORD)
    if rows and not wanted <= {*rows[0]}:
        return [], tr("the columns of {table} are not as they were made").format(table=table)
    return rows, ""


def _plain(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "_row"}


def _until_it_fails(db: Database, query: str) -> Iterator[Row]:
    try:
        yield from db.query(query)
    except UNREADABLE:
        return


def _between(db: Database, table: str, found: dict[int, Row]) -> None:
    """Look for each row that neither way has met; behind the last one only while there are answers."""
    known = sorted(found)
    gaps = [(a, b) for a, b in zip([0, *known], [*known, (known[-1] if known else 0) + GAP], strict=True) if b - a > 1]
    for low, high in gaps:
        failed = 0
        for n in range(low + 1, min(high, low + GAP)):
            one = f'SELECT rowid AS "_row", * FROM "{table}" WHERE rowid = {n}'  # noqa: S608 - our names, a number
            try:
                found |= {row["_row"]: row for row in db.query(one)}
                failed = 0
            except UNREADABLE:
                failed += 1
            if failed >= SILENT and low == gaps[-1][0]:  # a table without a root, or a disk that is gone
                break


def _complaints(db: Database) -> Iterator[str]:
    try:
        for (text,) in db.execute(f"PRAGMA integrity_check({MOST})").fetchall():
            if text != "ok":
                yield str(text).splitlines()[0][:200]
        if db.execute("PRAGMA foreign_key_check").fetchall():
            yield tr("a record points to one that is not there")
    except UNREADABLE as e:
        yield _words(e)


def _words(error: Exception) -> str:
    """What the engine said; of text that can't be decoded never the text."""
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    return tr("a text can’t be read") if "decode" in text.lower() else text[:200]
