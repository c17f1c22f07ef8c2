"""Files that are damaged, empty or out of reach: refused with a sentence, with no thread and no lock left behind."""

from __future__ import annotations

import random
import sqlite3
import threading

import pytest

from workshop.clock import SystemClock
from workshop.store.engine import EngineError, connect, reason
from workshop.store.journal import Damaged
from workshop.store.opening import NotOurs, read
from workshop.store.store import Store
from workshop.store.trouble import TROUBLE, sentence


@pytest.fixture(autouse=True)
def no_thread_and_no_lock_is_left(tmp_path):
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) == before
    assert not [p.name for p in tmp_path.rglob("*.lock")]


def opened(path):
    Store(path, SystemClock()).close()


def flipped(raw, rng):
    for _ in range(rng.choice([1, 20])):
        raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)


def zeroed(raw, rng):
    at = rng.randrange(len(raw) - 512)
    raw[at : at + 512] = bytes(512)


def cut(raw, rng):
    del raw[rng.randrange(len(raw)) :]


def scribbled(raw, rng):
    at = rng.randrange(len(raw) - 8)
    raw[at : at + 8] = rng.randbytes(8)


@pytest.mark.parametrize("spoil", [flipped, zeroed, cut, scribbled])
@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_file_is_read_or_refused_with_a_sentence(sample_file, tmp_path, spoil, seed):
    raw = bytearray(sample_file.read_bytes())
    spoil(raw, random.Random(seed))
    path = tmp_path / "day.pilot"
    path.write_bytes(raw)
    said = []
    for act in (read, opened):
        try:
            act(path)
        except TROUBLE as e:
            said.append(sentence(e, path))
    assert all(s.startswith("“day.pilot” ") and s.count(". ") >= 1 for s in said)


@pytest.mark.parametrize(
    "damage",
    [
        """UPDATE journal_edit SET "table"='Use_case' WHERE seq=2""",
        """UPDATE journal_edit SET after='not json' WHERE seq=2 AND n=0""",
        """UPDATE journal SET at='yesterday' WHERE seq=2""",
        """UPDATE journal_edit SET "column"=CAST(x'C328' AS TEXT) WHERE seq=2""",
        """UPDATE dataset SET created_at='soon'""",
        """UPDATE dataset SET title=CAST(x'C328' AS TEXT)""",
        """INSERT INTO draft VALUES ('line', 'words', 'now', NULL)""",
    ],
)
def test_a_file_that_contradicts_itself_is_refused_and_left_as_it_is(sample_copy, damage):
    raw = sqlite3.connect(sample_copy)
    assert raw.execute(damage).rowcount > 0
    raw.commit()
    raw.close()
    before = sample_copy.read_bytes()
    for act in (read, opened):
        with pytest.raises((Damaged, EngineError)) as e:
            act(sample_copy)
        assert "is damaged. It was left as it is." in sentence(e.value, sample_copy)
    assert sample_copy.read_bytes() == before


def test_an_empty_file_is_not_taken_for_a_new_day(tmp_path):
    path = tmp_path / "empty.pilot"
    path.touch()
    for act in (read, opened):
        with pytest.raises(NotOurs):
            act(path)
    assert path.read_bytes() == b""


def test_a_folder_is_called_a_folder(tmp_path):
    path = tmp_path / "day.pilot"
    path.mkdir()
    for act in (read, opened):
        with pytest.raises(IsADirectoryError) as e:
            act(path)
        assert "is a folder" in sentence(e.value, path)
    assert list(path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    path = tmp_path / "gone" / "day.pilot"
    with pytest.raises(NotADirectoryError) as e:
        opened(path)
    assert sentence(e.value, path) == (
        "The folder of “day.pilot” is not there. Nothing was written. Choose another place."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_too_long_is_said_to_be(tmp_path):
    path = tmp_path / ("x" * 300)
    with pytest.raises(OSError, match="too long") as e:
        opened(path)
    assert "file name too long" in sentence(e.value, path)


def test_what_the_engine_could_not_do_is_told_from_damage(sample_copy):
    db = connect(sample_copy, "read")
    with pytest.raises(EngineError) as e:
        db.execute("DELETE FROM dataset")
    db.close()
    assert reason(e.value) == "rights"
    holder, other = connect(sample_copy, "write"), connect(sample_copy, "write")
    holder.execute("BEGIN EXCLUSIVE")
    other.execute("PRAGMA busy_timeout=0")
    with pytest.raises(EngineError) as e:
        other.execute("BEGIN IMMEDIATE")
    for each in (holder, other):
        each.close()
    assert reason(e.value) == "busy"
    with pytest.raises(EngineError) as e:
        connect(sample_copy.parent / "none.pilot", "read")
    assert reason(e.value) == "rights"


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER evil AFTER INSERT ON draft BEGIN UPDATE dataset SET title = 'Ours now'; END",
        "CREATE TRIGGER quiet BEFORE UPDATE ON sign_off BEGIN SELECT RAISE(IGNORE); END",
        "CREATE VIEW peek AS SELECT * FROM note",
    ],
)
def test_what_somebody_planted_in_a_file_never_runs(sample_copy, planted):
    raw = sqlite3.connect(sample_copy)
    raw.execute(planted)
    raw.commit()
    raw.close()
    before = sample_copy.read_bytes()
    for act in (read, opened):
        with pytest.raises(Damaged):
            act(sample_copy)
    assert sample_copy.read_bytes() == before
