"""The page of the published format says what a file is: its numbers, lists, examples and steps are tried."""

from __future__ import annotations

import hashlib
import json
import random
import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime

from tests.docs.format_tables import PAGE, brought_up_to_date
from tests.store.making import a_day, add
from workshop import commands as c
from workshop.content_code import content_code, room_code
from workshop.decide import Refused
from workshop.edits import Edit
from workshop.kinds import KINDS
from workshop.store import journal, migrations
from workshop.store.journal import Entry
from workshop.store.ledger import STOPS
from workshop.store.migrations import APPLICATION_ID, FIRST_OF, FORMAT, FORMAT_MAJOR, FORMAT_MINOR

TEXT = PAGE.read_text(encoding="utf-8")


def between(begin, end):
    return TEXT.partition(begin)[2].partition(end)[0]


def names(said):
    return set(re.findall(r"`(\w+)`", said))


def test_the_lists_of_the_page_are_what_the_descriptions_say():
    """If not: .venv/bin/python -m tests.docs.format_tables"""
    assert brought_up_to_date(TEXT) == TEXT


def test_the_page_begins_with_the_numbers_of_this_format(sample_copy):
    assert f"This is format {FORMAT_MAJOR}.{FORMAT_MINOR}." in TEXT
    assert f"| `application_id` | {APPLICATION_ID}," in TEXT
    assert f"| `user_version` | {FORMAT}:" in TEXT
    with closing(sqlite3.connect(sample_copy)) as raw:
        assert raw.execute("PRAGMA page_size").fetchone() == (4096,)
        sorts = {kind for (kind,) in raw.execute("SELECT type FROM sqlite_schema")}
        strict = {name for _, name, _, _, _, strict in raw.execute("PRAGMA table_list") if strict}
    assert sorts == {"table", "index"}
    assert strict == {*KINDS, "journal", "journal_edit", "draft"}


def test_every_step_of_the_format_stands_in_its_history_under_its_number():
    parts = re.split(r"^### ", TEXT.partition("## History of the format")[2], flags=re.MULTILINE)[1:]
    said = {part.split()[0]: re.findall(r"`(m\d{4}_\w+)`", part) for part in parts}
    steps = [name for name in vars(migrations) if re.match(r"m\d{4}_", name)]
    assert sorted(n for found in said.values() for n in found) == steps
    assert {f"1.{minor}": name for minor, name in FIRST_OF.items()} == {
        number: found[0] for number, found in said.items() if number != "1.1"
    }
    assert next(iter(said)) == f"{FORMAT_MAJOR}.{FORMAT_MINOR}"


def test_its_queries_give_rows(sample_copy):
    queries = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)
    assert len(queries) == 2
    with closing(sqlite3.connect(f"file:{sample_copy}?mode=ro", uri=True)) as raw:
        assert all(len(raw.execute(q).fetchall()) > 5 for q in queries)


def test_its_values_and_its_entry_are_those_of_the_sample(sample_copy):
    shown = re.findall(
        r"^\| .+ \| .+ \| `(.+)` \|$", TEXT.partition("From the sample |")[2].partition("\n\n")[0], re.MULTILINE
    )
    assert len(shown) == 11
    with closing(sqlite3.connect(sample_copy)) as raw:
        every = {str(v) for t in KINDS for row in raw.execute(f"SELECT * FROM {t}") for v in row}  # noqa: S608
        entry = raw.execute(
            'SELECT "table", record, op, "column", before, after FROM journal_edit WHERE seq=30 AND "column" IN (?, ?)',
            ["authority_today", "here"],
        ).fetchall()
    for value in shown:
        assert any(v == value or (value.endswith(",…]") and v.startswith(value[:-3])) for v in every), value
    assert len(entry) == 2
    for row in entry:
        assert f"| {' | '.join(f'`{v}`' for v in row)} |" in TEXT


def test_the_kinds_of_entries_are_all_told():
    told = re.findall(
        r"^- `(\w+)`(?:, `(\w+)`)?:", TEXT.partition("### Kinds of entries")[2].partition("###")[0], re.MULTILINE
    )
    assert {kind for pair in told for kind in pair if kind} == {*journal.Kind.__args__}


def test_its_worked_example_of_a_digest_and_a_chain_holds():
    value, link, chain = re.findall(r"^    ([0-9a-f]{64}|\[.*\])$", TEXT, re.MULTILINE)
    assert value == hashlib.sha256(bytes(16) + b'"Loans"').hexdigest()
    assert chain == hashlib.sha256(link.encode()).hexdigest()
    edit = Edit("dataset", "ds-01", "add", {}, {"title": "Loans"})
    entry = Entry(1, datetime.fromisoformat("2026-12-01T09:00:00+00:00"), None, "do", "add", None, (edit,))
    made = journal.seal(entry, "", bytes)
    assert next(journal.rows_of(made))["after_digest"] == value
    assert made.chain == chain


# -- undo --


def test_what_undo_would_take_back_follows_from_the_journal_as_the_page_says(tmp_path):
    off = names(re.search(r"touches one of the tables (.*?)\. Such", TEXT)[1])
    assert off | STOPS == {t for t, cls in KINDS.items() if not cls.KIND.undoable}
    rng, seen = random.Random(3), set()
    store = a_day(tmp_path / "day.pilot", "Awards")
    for n in range(60):
        act = rng.choice(["add", "undo", "undo", "redo", "redo", "set"])
        with suppress(Refused):
            if act == "add":
                add(store, f"Title {n}")
            elif act == "set":
                store.execute(c.Set(f"name {n}", "x"))
            else:
                getattr(store, act)()
        done, undone = stacks(store.entries, off)
        assert [done[-1:], undone[-1:]] == [[e.seq] if e else [] for e in (store.to_undo(), store.to_redo())]
        seen.add((bool(done), bool(undone)))
    assert store.close() == 0
    assert len(seen) > 2


def stacks(entries, off):
    """What can be undone and done again, by what the page says."""
    done, undone = [], []
    for e in entries:
        tables = {x.table for x in e.edits}
        if e.kind in ("checkpoint", "lost") or "sign_off" in tables:
            done, undone = [], []
        elif e.kind == "do" and not tables & off:
            done, undone = [*done, e.seq], []
        elif e.kind in ("undo", "redo"):
            out, into = (done, undone) if e.kind == "undo" else (undone, done)
            out.remove(e.target)
            into.append(e.target)
    return done, undone


# -- the codes on paper --


def test_the_codes_on_paper_follow_from_the_tables_as_the_page_says(sample_copy, sample):
    assert code(sample_copy) == content_code(sample)
    assert code(sample_copy, room=True) == room_code(sample)


def code(path, *, room=False):
    """A code made from the tables, by what the page says alone."""
    out = names(re.search(r"but none of (.*?)\.\n", TEXT)[1])
    out |= names(re.search(r"Left out are (.*?);", TEXT)[1]) if room else set()
    stamps = names(re.search(r"that are not `NULL`, without (.*?)\. A record", TEXT)[1])
    listed = between("<!-- tables", "<!-- end of tables")
    said = {t: rooms(rows) for t, rows in re.findall(r"^`(\w+)`: .*?\n\n(.*?)\n\n", listed, re.MULTILINE | re.DOTALL)}
    assert {*said} == {*KINDS}
    common = rooms(between("### In every table of records\n\n", "\n\n"))
    lines = []
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        for table in sorted({*said} - out):
            for row in raw.execute(f"SELECT * FROM {table} WHERE withdrawn_at IS NULL ORDER BY id"):  # noqa: S608
                found = {k: v for k, v in dict(row).items() if v is not None and k not in stamps}
                if room:
                    own = {*found} & said[table]
                    found = {k: v for k, v in found.items() if own and k in {"id", *said[table], *common}}
                if len(found) > 1:
                    lines.append(json.dumps([table, found], ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return hashlib.sha256("".join(f"{x}\n" for x in lines).encode()).hexdigest()


def rooms(rows):
    """The columns that a list marks as said in the room."""
    return set(re.findall(r"^\| `(\w+)` .* \| room \|$", rows, re.MULTILINE))
