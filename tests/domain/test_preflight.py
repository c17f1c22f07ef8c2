"""Before the room comes: each check says ready, look or not ready, with what to do; and leaves nothing behind."""

from __future__ import annotations

import dataclasses
import shutil
from collections import namedtuple
from datetime import date, datetime
from pathlib import Path

import pytest

from workshop.preflight import quick as checks
from workshop.preflight import thorough as tries
from workshop.preflight.finding import LOOK, READY, SIGNS, STOP, in_short
from workshop.preflight.power import Power, of_linux
from workshop.preflight.quick import Facts, quick
from workshop.sample import ZONE
from workshop.store.opening import read

NOW = datetime(2026, 9, 15, 8, 30, tzinfo=ZONE)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def facts(tmp_path):
    """All is well."""
    return Facts(tmp_path, NOW, tmp_path, NOW.date(), True, 2, "no", "110", Power(True, 96))


def state_of(facts, id_, **changes):
    found = {f.id: f for f in quick(dataclasses.replace(facts, **changes))}
    return found[id_]


def test_when_all_is_well_nothing_has_to_be_done(facts):
    found = quick(facts)
    assert [f.id for f in found] == ["disk", "second", "clock", "power", "screens", "safe", "backrow"]
    assert {f.state for f in found} == {READY}
    assert not any(f.now for f in found)
    assert in_short(found) == "7 ready"


@pytest.mark.parametrize(
    ("id_", "changes", "state", "says"),
    [
        ("second", {"second": None}, LOOK, "No second place yet"),
        ("second", {"second": Path("/nowhere/at/all")}, LOOK, "is not there"),
        ("clock", {"day": date(2026, 9, 16)}, LOOK, "The day is on Wed 16 Sep 2026"),
        ("clock", {"day": None}, READY, "Tue 15 Sep, 08:30"),
        ("power", {"power": None}, READY, "mains"),
        ("power", {"power": Power(plugged=False, percent=80)}, LOOK, "80 %, not plugged in"),
        ("power", {"power": Power(plugged=False, percent=20)}, STOP, "20 %"),
        ("screens", {"screens": 1}, LOOK, "this screen only"),
        ("safe", {"seen_by_room": ""}, LOOK, "Nobody has said yet"),
        ("safe", {"seen_by_room": "yes"}, READY, "covered"),
        ("backrow", {"read_at_the_back": ""}, LOOK, "Not tried yet"),
    ],
)
def test_what_is_not_well_is_said_with_what_to_do(facts, id_, changes, state, says):
    found = state_of(facts, id_, **changes)
    assert found.state == state
    assert says in found.said
    assert bool(found.now) is (state != READY)
    assert SIGNS[state][1] in found.spoken


@pytest.mark.parametrize(("free", "state"), [(90_000_000, STOP), (700_000_000, LOOK), (73_000_000_000, READY)])
def test_little_room_is_said_of_the_disk_and_of_the_stick(facts, monkeypatch, free, state):
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _: Usage(10**12, 0, free))
    assert state_of(facts, "disk").state == state
    assert state_of(facts, "second").state == (STOP if state == STOP else READY)


def test_without_a_day_nothing_is_said_of_a_room(facts):
    assert [f.id for f in quick(dataclasses.replace(facts, has_day=False))] == ["disk", "second", "clock", "power"]


def test_the_battery_is_read_where_linux_tells_of_it(tmp_path):
    assert of_linux(tmp_path / "none") is None
    for name, told in (
        ("AC", {"type": "Mains", "online": "0"}),
        ("BAT0", {"type": "Battery", "capacity": "61", "status": "Discharging"}),
        ("mouse", {"type": "Battery", "capacity": "3", "status": "Discharging", "scope": "Device"}),
    ):
        (tmp_path / name).mkdir()
        for key, value in told.items():
            (tmp_path / name / key).write_text(f"{value}\n")
    assert of_linux(tmp_path) == Power(plugged=False, percent=61)
    (tmp_path / "AC" / "online").write_text("1\n")
    assert of_linux(tmp_path) == Power(plugged=True, percent=61)


# -- what is tried --


@pytest.fixture
def day(sample_file, tmp_path):
    path = tmp_path / "Warm and Well.pilot"
    shutil.copyfile(sample_file, path)
    return path


def test_writing_the_file_a_snapshot_and_a_report_are_tried_and_nothing_is_left(day, tmp_path):
    before, told = day.read_bytes(), []
    found = tries.thorough(day, read(day).state, NOW, told.append)
    assert [(f.id, f.state) for f in found] == [("writing", READY), ("file", READY), ("restore", READY),
                                               ("papers", READY)]  # fmt: skip
    assert "A report of 2" in found[3].said
    assert told == sorted(told)
    assert [p.name for p in tmp_path.iterdir()] == [day.name]
    assert day.read_bytes() == before


def test_a_damaged_file_and_a_place_that_can_not_be_written_to_are_not_ready(day, tmp_path, monkeypatch):
    data = bytearray(day.read_bytes())
    at = data.find(b"Home fire safety")
    data[at : at + 4] = b"Home"[::-1]
    day.write_bytes(data)
    state = tries.sound(day)
    assert state.state == STOP
    assert "/copies" in state.now

    def no(*_a, **_k):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tries, "copy_whole", no)
    monkeypatch.setattr(tries.report, "write", no)
    monkeypatch.setattr(tries.os, "fsync", no)
    aside = tmp_path / "aside"
    for found in (
        tries.writing(aside),
        tries.restoring(day, aside, NOW),
        tries.papers(None, aside),
    ):
        assert found.state == STOP
        assert "No space left" in found.said
        assert found.now


def test_given_up_in_the_middle_nothing_is_left_either(day, tmp_path):
    class GivenUp(Exception):
        pass

    def stop(done):
        if done > 0.3:
            raise GivenUp

    with pytest.raises(GivenUp):
        tries.thorough(day, read(day).state, NOW, stop)
    assert [p.name for p in tmp_path.iterdir()] == [day.name]
