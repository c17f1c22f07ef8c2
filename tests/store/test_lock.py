"""One writer: who has a day, how others see it, and when it may be taken over."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tests.store.making import NOON, a_day, add, titles, until, written
from workshop.clock import SetClock
from workshop.laptop import Laptop
from workshop.store.lock import DayLock, InUse, TakenOver, holder_of, lock_path
from workshop.store.looking import Looking
from workshop.store.opening import read
from workshop.store.store import Refused, Reports, Store

HERE = Laptop("a1", "DESK-1", "tamsin")
THERE = Laptop("b2", "DESK-2", "farid")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "day.pilot"


def at_nine():
    return datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def left_by(laptop, path):
    """A lock file whose program is gone: a laptop that died, or whose lock does not reach this folder."""
    lock_path(path).unlink(missing_ok=True)
    lock = DayLock(path, laptop, at_nine)
    lock.take()
    text = lock_path(path).read_bytes()
    lock.let_go()
    lock_path(path).write_bytes(text)
    return holder_of(path)


def test_the_second_opener_learns_who_where_and_since_when(path):
    first = DayLock(path, HERE, at_nine)
    first.take()
    with pytest.raises(InUse) as refused:
        DayLock(path, HERE).take()
    holder = refused.value.holder
    assert (holder.who, holder.laptop, holder.since_when) == ("tamsin", "DESK-1", at_nine())
    first.let_go()
    assert list(path.parent.iterdir()) == []


def test_the_lock_of_a_dead_program_clears_at_once(path):
    written(path, "Awards")
    program = (
        "import sys, time; from pathlib import Path; from workshop.store.lock import DayLock\n"
        "DayLock(Path(sys.argv[1])).take(); print('has it', flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        with pytest.raises(InUse):
            a_day(path)
        other.kill()
        other.wait()
    store = a_day(path)
    store.close()
    assert not lock_path(path).exists()


def test_another_laptop_is_not_replaced_unless_somebody_asks(path):
    holder = left_by(THERE, path)
    with pytest.raises(InUse) as refused:
        DayLock(path, HERE).take()
    assert refused.value.holder == holder
    lock = DayLock(path, HERE)
    lock.take(over=holder)
    assert holder_of(path).laptop == "DESK-1"
    lock.let_go()


def test_asking_to_replace_one_holder_replaces_no_other(path):
    old = left_by(THERE, path)
    left_by(Laptop("c3", "DESK-3", "idris"), path)
    with pytest.raises(InUse):
        DayLock(path, HERE).take(over=old)


def test_a_heartbeat_is_seen_by_others(path):
    lock = DayLock(path, HERE)
    lock.take()
    before = holder_of(path).beat
    lock.beat()
    assert holder_of(path).beat == before + 1
    lock.let_go()


def test_who_was_replaced_finds_out_before_the_next_save_and_keeps_everything_in_a_copy(path, tmp_path):
    failed = []
    store = a_day(path, "Awards", reports=Reports(failed=failed.append))
    until(lambda: not store.waiting())
    holder = json.loads(lock_path(path).read_bytes())
    lock_path(path).write_bytes(json.dumps({**holder, "token": "other", "laptop": "DESK-2"}).encode())
    add(store, "Typed after coming back")
    until(lambda: failed)
    assert isinstance(failed[0], TakenOver)
    assert titles(read(path).state) == ["Awards"]
    copy = tmp_path / "kept.pilot"
    store.continue_in(copy)
    assert store.close() == 0
    assert titles(read(copy).state) == ["Awards", "Typed after coming back"]
    assert titles(read(path).state) == ["Awards"]
    assert holder_of(path).laptop == "DESK-2"


def test_a_file_that_somebody_else_has_written_to_is_left_as_it_is(path):
    failed = []
    store = a_day(path, "Awards", reports=Reports(failed=failed.append))
    until(lambda: not store.waiting())
    lock_path(path).unlink()  # a folder that passes on no locks
    other = a_day(path, "From the other laptop")
    other.close()
    add(store, "Mine")
    until(lambda: failed)
    assert isinstance(failed[0], TakenOver)
    assert titles(read(path).state) == ["Awards", "From the other laptop"]
    assert store.close() == 1


def test_a_day_that_is_looked_at_follows_what_is_saved(path):
    store = a_day(path, "Awards")
    until(lambda: not store.waiting())
    looking = Looking(path)
    assert titles(looking.state) == ["Awards"]
    with pytest.raises(Refused, match="only open for reading"):
        add(looking, "Never")
    add(store, "Visits")
    store.close()
    heard = []
    looking.subscribe(heard.append)
    assert looking.look_again()
    assert titles(looking.state) == ["Awards", "Visits"]
    assert len(heard) == 1
    assert not looking.look_again()


def test_a_day_in_use_is_still_open_to_be_taken_after_the_refusal(path):
    store = a_day(path)
    with pytest.raises(InUse):
        Store(path, SetClock(NOON))
    add(store, "Still mine")
    assert store.close() == 0
