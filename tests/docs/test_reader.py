"""The small reader that stands beside the page of the format: it knows only that page, and notices what was changed."""

from __future__ import annotations

import ast
import random
import shutil
import subprocess
import sys

import pytest

from tests.docs.reading import DOCS, ROOT
from tests.store.making import a_day, add, sql
from workshop import commands as c
from workshop.store.opening import read
from workshop.store.salvage import salvage
from workshop.store.verify import verify

READER = DOCS / "read_pilot.py"


def told(path):
    """What the reader says of a file: its exit status and its lines."""
    done = subprocess.run([sys.executable, "-I", READER, path], capture_output=True, text=True, check=False, cwd="/")
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


# -- the reader --


def test_the_reader_is_short_and_needs_only_what_comes_with_python():
    text = READER.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 50
    tree = ast.walk(ast.parse(text))
    assert {a.name for x in tree if isinstance(x, ast.Import | ast.ImportFrom) for a in x.names} == {
        "hashlib", "json", "sqlite3", "sys",
    }  # fmt: skip


def test_the_reader_counts_what_is_in_the_sample_and_calls_it_sound(sample_copy, sample):
    before = sample_copy.read_bytes()
    status, lines = told(sample_copy)
    assert (status, lines[-1]) == (0, "sound")
    counts = {name: int(n) for n, name in (x.split() for x in lines[:-1])}
    assert sum(counts.values()) == len(list(sample.records())) + sum(
        counts[t] for t in ("journal", "journal_edit", "draft", "_sqlite_migrations")
    )
    assert counts["dataset"] == 12
    assert sample_copy.read_bytes() == before
    assert [p.name for p in sample_copy.parent.iterdir()] == [sample_copy.name]


def test_the_reader_follows_undo_checkpoints_drafts_and_struck_words(tmp_path):
    path = tmp_path / "day.pilot"
    store = a_day(path, "Awards", "Meters")
    store.execute(c.Change("dataset", "ds-01", {"title": "Awards, live cases"}))
    store.undo()
    store.undo()
    add(store, "Letters")
    store.draft("line", "Words on their “way”")
    assert store.close() == 0
    assert told(path)[0] == 0
    sql(path, """UPDATE journal_edit SET before=NULL, before_salt=NULL WHERE before LIKE '%live cases%'""",
        """UPDATE journal_edit SET after=NULL, after_salt=NULL WHERE after LIKE '%live cases%'""")  # fmt: skip
    assert told(path)[1][-1] == "sound"
    sql(path, "UPDATE journal SET at='never' WHERE seq=2")
    salvage(path, tmp_path / "saved.pilot", store.clock.now())
    assert [e.kind for e in read(tmp_path / "saved.pilot").entries if e.kind in ("lost", "checkpoint")]
    assert told(tmp_path / "saved.pilot")[1][-1] == "sound"


DAMAGE = {
    "UPDATE dataset SET title='Other' WHERE id='ds-01'": "dataset ds-01 is not what the journal tells",
    "DELETE FROM note": None,
    "DELETE FROM quote": "quote quo-01 is missing",
    "INSERT INTO note (id, text) VALUES ('note-77', 'x')": "note note-77 is not what the journal tells",
    """UPDATE journal_edit SET after='"Other"' WHERE seq=30 AND n=0""": "entry 30: after is not what was written",
    "UPDATE journal_edit SET op='add' WHERE seq=30 AND n=0": "entry 30 does not follow",
    "UPDATE journal SET at='2026-09-15T09:00:00+01:00' WHERE seq=30": "entry 30 does not follow",
    "DELETE FROM journal WHERE seq=30": "entry 30 does not follow",
    "DELETE FROM journal WHERE seq=(SELECT max(seq) FROM journal)": "entry {last} is missing",
    "INSERT INTO draft VALUES ('line', 'x', '2026-09-15T09:00:00', 'y')": "a draft is not what was typed",
    "PRAGMA application_id=1": "it is no workshop file of format 1",
    "PRAGMA user_version=131072": "it is no workshop file of format 1",
    "DROP TABLE journal_edit": "It can’t be read: 'journal_edit'",
}


@pytest.mark.parametrize("statement", DAMAGE)
def test_the_reader_notices_and_names_what_was_changed(sample_copy, sample_file, statement):
    sql(sample_copy, statement)
    status, lines = told(sample_copy)
    if DAMAGE[statement] is None:
        assert (status, lines[-1]) == (0, "sound")
    else:
        assert status == 1
        assert DAMAGE[statement].format(last=len(read(sample_file).entries)) in lines


def test_the_reader_notices_a_flipped_bit_in_what_was_written_wherever_the_program_does(sample_file, tmp_path):
    raw, rng, path = sample_file.read_bytes(), random.Random(7), tmp_path / "hit.pilot"
    for _ in range(25):
        hit = bytearray(raw)
        hit[rng.randrange(len(hit))] ^= 1 << rng.randrange(8)
        path.write_bytes(hit)
        found = verify(path)
        if found.whole or {f.part for f in found.findings} != {
            "file"
        }:  # the reader has no list of what tables there are
            assert told(path)[0] == (0 if found.whole else 1)


def test_the_reader_says_what_it_can_not_read(tmp_path):
    assert told(tmp_path / "gone.pilot") == (1, ["It can’t be read: unable to open database file"])
    assert told(READER) == (1, ["It can’t be read: file is not a database"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["Q#1.pilot", "what?.pilot", "100%41.pilot", "a b.pilot"])
def test_the_reader_takes_every_character_of_a_name_as_one(sample_file, tmp_path, name):
    shutil.copyfile(sample_file, tmp_path / name)
    assert told(tmp_path / name)[0] == 0


def test_the_reader_reads_a_day_of_the_first_format(sample_copy):
    sql(sample_copy, "DROP TABLE amendment", "ALTER TABLE draft DROP COLUMN digest",
        "DELETE FROM _sqlite_migrations WHERE name='m0003_amendments'", "PRAGMA user_version=65537",
        "INSERT INTO draft VALUES ('line', 'x', '2026-09-15T09:00:00')")  # fmt: skip
    assert verify(sample_copy).records > 100
    assert told(sample_copy)[1][-1] == "sound"


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "data" / "released").glob("*.pilot")), ids=lambda p: p.name)
def test_the_reader_reads_the_files_of_every_released_version(path):
    before = path.read_bytes()
    assert told(path)[1][-1] == "sound"
    assert path.read_bytes() == before
