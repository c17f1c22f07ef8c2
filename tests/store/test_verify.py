"""What a check of the file notices: anything that is not what was written, and nothing else."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace

import pytest

from tests.store.making import a_day, add, sql, titles, written
from workshop import commands as c
from workshop.store import contents, engine
from workshop.store import salvage as salvaging
from workshop.store.opening import read
from workshop.store.salvage import salvage
from workshop.store.verify import verify

from .making import NOON


@pytest.fixture
def path(tmp_path):
    return tmp_path / "day.pilot"


def test_a_day_as_it_was_written_is_sound(path):
    store = a_day(path, "Awards", "Visits")
    store.draft("line", "half a")
    store.execute(c.Withdraw("dataset", "ds-01", "said twice"))
    store.undo()
    store.close()
    verdict = verify(path)
    assert verdict.findings == ()
    assert verdict.sentence.startswith(f"All is sound: {verdict.records} records, 5 changes")


@pytest.mark.parametrize(
    ("statement", "part", "said"),
    [
        ("UPDATE dataset SET title='Other' WHERE id='ds-01'", "record", "“title” is not what was written"),
        ("DELETE FROM dataset WHERE id='ds-02'", "record", "it is missing"),
        ("INSERT INTO dataset(id, title) VALUES ('ds-09', 'Smuggled')", "record", "the history does not know it"),
        (
            "UPDATE journal_edit SET after='\"Other\"' WHERE seq=2 AND \"column\"='title'",
            "history",
            "a value in an entry",
        ),
        ("UPDATE journal_edit SET record='ds-07' WHERE seq=2", "history", "does not follow"),
        ("UPDATE journal SET at='2026-01-01T09:00:00+00:00' WHERE seq=2", "history", "does not follow"),
        ("UPDATE journal SET session='ses-3' WHERE seq=2", "history", "does not follow"),
        ("DELETE FROM journal WHERE seq=3", "history", "the head of an entry is missing"),
        ("DELETE FROM journal_edit WHERE seq=2", "history", "does not follow"),
        ("UPDATE draft SET text='other'", "draft", "not what was typed"),
        ("UPDATE playbook SET text='other'", "record", "“text” is not what was written"),
        ("DROP TABLE quote", "file", "its tables are not as they were made"),
        ("DELETE FROM _sqlite_migrations", "file", "steps"),
        ("PRAGMA user_version = 7", "file", "format"),
    ],
)
def test_what_was_changed_behind_its_back_is_noticed(path, statement, part, said):
    store = a_day(path, "Awards", "Visits")
    store.draft("line", "half a")
    store.close()
    sql(path, statement)
    verdict = verify(path)
    assert not verdict.whole
    assert any(f.part == part and said in f.what for f in verdict.findings), verdict.findings


def test_the_verdict_is_said_in_plain_words(path):
    written(path, "Awards", "Visits")
    total = verify(path).records
    sql(path, "UPDATE dataset SET title='Other' WHERE id='ds-01'")
    assert verify(path).sentence == f"This file is damaged. {total - 1} of {total} records are sound."


def test_a_struck_value_leaves_the_chain_whole(path):
    store = a_day(path)
    add(store, "Mrs Patel")
    store.close()
    sql(path, "UPDATE journal_edit SET after=NULL, after_salt=NULL WHERE seq=2 AND \"column\"='title'")
    assert verify(path).whole


def test_a_day_whose_writer_died_in_the_middle_of_a_save_is_sound_and_left_as_it_is(path, tmp_path):
    state = written(path, "Awards")
    died = tmp_path / "died"
    died.mkdir()
    db = engine.connect(path, "write")
    db.execute("PRAGMA cache_size=1")
    db.execute("BEGIN")
    for n in range(50):
        db.execute("INSERT INTO draft VALUES (?, ?, '', '')", [str(n), "long " * 1000])
    for half in path.parent.glob("day.pilot*"):
        shutil.copyfile(half, died / half.name)
    db.conn.rollback()
    db.close()
    left = {p.name: p.read_bytes() for p in died.iterdir()}
    assert len(left["day.pilot"]) > 0 < len(left["day.pilot-journal"])
    assert verify(died / "day.pilot").whole
    salvage(died / "day.pilot", tmp_path / "saved.pilot", NOON)
    assert read(tmp_path / "saved.pilot").state == state
    assert {p.name: p.read_bytes() for p in died.iterdir()} == left


def test_words_of_a_save_that_never_began_do_not_stay_beside_the_day(path):
    """A journal of SQLite whose head was not written yet: it is passed over, and was left lying there."""
    state = written(path, "Awards")
    rolling = path.with_name("day.pilot-journal")
    rolling.write_bytes(bytes(512) + b"Mrs Patel" * 1000)
    before = path.read_bytes()
    store = a_day(path)
    assert store.state == state
    assert not rolling.exists()
    store.close()
    assert path.read_bytes() == before


def test_a_day_that_is_being_written_by_another_program_is_not_called_damaged(path, monkeypatch):
    written(path, "Awards")
    other = engine.connect(path, "write")
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.0)
    with pytest.raises(engine.EngineError, match="locked"):
        verify(path)
    other.conn.rollback()
    other.close()
    assert verify(path).whole


def test_what_is_no_file_of_ours_is_not_sound(tmp_path):
    letter = tmp_path / "letter.pilot"
    letter.write_text("Dear Sir or Madam " * 100, encoding="utf-8")
    assert not verify(letter).whole


def test_no_finding_repeats_what_people_said(path):
    written(path, "Mrs Patel’s file")
    sql(path, "UPDATE dataset SET title='Mr Singh' WHERE id='ds-01'")
    text = " ".join(f.what for f in verify(path).findings)
    assert "Patel" not in text
    assert "Singh" not in text


def test_flipped_bits_are_noticed_and_made_good(sample_file, sample, tmp_path):
    """A short form of the trial: each flip that changes what is read is noticed, and its record saved."""
    raw, rng = sample_file.read_bytes(), random.Random(20260915)
    hit = tmp_path / "hit.pilot"
    noticed = 0
    for n in range(24):
        bit = rng.randrange(len(raw) * 8)
        damaged = bytearray(raw)
        damaged[bit // 8] ^= 1 << bit % 8
        hit.write_bytes(damaged)
        if verify(hit).whole:
            assert read(hit).state == sample
            continue
        noticed += 1
        saved = tmp_path / f"saved {n}.pilot"
        salvage(hit, saved, NOON)
        assert verify(saved).whole
        kept = {r.id: r for r in read(saved).state.records()}
        assert sum(kept.get(r.id) != r for r in sample.records()) <= 1
    assert noticed


def test_a_file_that_was_cut_is_noticed_and_what_is_left_is_saved(sample_file, sample, tmp_path):
    raw = sample_file.read_bytes()
    for part in (0.999, 0.64, 0.32):
        cut = tmp_path / f"cut {part}.pilot"
        cut.write_bytes(raw[: int(len(raw) * part)])
        assert not verify(cut).whole
        saved = tmp_path / f"saved {part}.pilot"
        report = salvage(cut, saved, NOON)
        assert verify(saved).whole
        kept = read(saved).state
        assert len(list(kept.records())) == len(report.records) - len(report.lost) > 100
        # the history ends before the rows do: they are newer, and count
        assert kept.workshop.status == sample.workshop.status


def test_a_record_that_was_hit_comes_back_from_the_history(path, tmp_path):
    state = written(path, "Awards", "Visits")
    sql(path, "UPDATE dataset SET title=NULL, notes='x' WHERE id='ds-01'")
    report = salvage(path, tmp_path / "new.pilot", NOON)
    assert read(tmp_path / "new.pilot").state == state
    assert [(r.id, r.how) for r in report.records if r.how != "sound"] == [("ds-01", "from the history")]


def test_a_column_whose_name_was_hit_is_noticed_and_made_good(path, tmp_path):
    """A flipped bit of the schema made another name of “id”, and the check of the file crashed."""
    state = written(path, "Awards")
    raw = path.read_bytes()
    at = raw.index(b'CREATE TABLE "dataset" ("id"') + len(b'CREATE TABLE "dataset" ("i')
    path.write_bytes(raw[:at] + b"e" + raw[at + 1 :])
    assert "columns of dataset" in str(verify(path).findings)
    salvage(path, tmp_path / "saved.pilot", NOON)
    assert read(tmp_path / "saved.pilot").state == state


@pytest.mark.parametrize(("column", "value"), [("session", b"ses-01"), ("name", None), ("target", "3"), ("at", 5)])
def test_an_entry_whose_values_are_of_another_kind_is_a_gap(path, tmp_path, monkeypatch, column, value):
    """A flipped bit of a page made bytes of a text, and the salvage crashed."""
    state = written(path, "Awards", "Visits")
    whole = contents.contents

    def hit(db, **about):
        found = whole(db, **about)
        return replace(found, heads=({**found.heads[0], column: value}, *found.heads[1:]))

    monkeypatch.setattr(salvaging, "contents", hit)
    done = salvage(path, tmp_path / "saved.pilot", NOON)
    assert done.lost_entries == 1
    assert read(tmp_path / "saved.pilot").state == state
    assert verify(tmp_path / "saved.pilot").whole


def test_a_record_whose_history_was_hit_comes_back_from_its_row(path, tmp_path):
    state = written(path, "Awards", "Visits")
    sql(path, "UPDATE journal_edit SET after='\"Other\"' WHERE seq=2 AND \"column\"='title'")
    salvage(path, tmp_path / "new.pilot", NOON)
    assert read(tmp_path / "new.pilot").state == state


def test_a_lost_entry_leaves_a_gap_with_a_name_and_the_rest_of_the_history(path, tmp_path):
    written(path, "Awards", "Visits", "Cases")
    sql(path, "UPDATE journal_edit SET after='x' WHERE seq=3")
    report = salvage(path, tmp_path / "new.pilot", NOON)
    kinds = [e.kind for e in read(tmp_path / "new.pilot").entries]
    assert kinds == ["do", "do", "lost", "do", "checkpoint"]
    assert report.lost_entries == 1
    again = a_day(tmp_path / "new.pilot")
    assert titles(again.state) == ["Awards", "Visits", "Cases"]
    assert again.to_undo() is None
    again.close()
    assert verify(tmp_path / "new.pilot").whole
