"""A report on disk is whole: the new one, or the old one."""

from __future__ import annotations

import errno
import os

import pytest

from tests.report import days
from workshop.report import render, saving, write


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "A report of #1.pdf"
    path.write_bytes(b"the old one")
    return path


def untouched(place):
    return place.read_bytes() == b"the old one" and [p.name for p in place.parent.iterdir()] == [place.name]


def test_writes_and_replaces(place):
    write(days.pilot_only(), place)
    assert place.read_bytes() == render(days.pilot_only())
    assert [p.name for p in place.parent.iterdir()] == [place.name]


def test_progress_goes_from_nothing_to_all(place):
    told = []
    write(days.pilot_only(), place, told.append)
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)


def test_giving_up_changes_nothing(place):
    class Enough(Exception):
        pass

    def stop(done):
        if done > 0.6:
            raise Enough

    with pytest.raises(Enough):
        write(days.pilot_only(), place, stop)
    assert untouched(place)


def test_after_giving_up_the_next_report_is_whole(place):
    def stop(done):
        if done > 0.7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(days.pilot_only(), place, stop)
    write(days.pilot_only(), place)
    assert place.read_bytes() == render(days.pilot_only())


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails(place, monkeypatch, call):
    def fail(*_):
        raise OSError("the stick is not there")

    target = os if call == "fsync" else type(place)
    monkeypatch.setattr(target, call, fail)
    with pytest.raises(OSError, match="not there"):
        write(days.pilot_only(), place)
    monkeypatch.undo()
    assert untouched(place)


@pytest.mark.parametrize(
    "damage",
    [lambda d: d[:-200], lambda d: b"x" + d[1:], lambda d: d.replace(b"xref", b"XREF"), lambda _: b""],
    ids=["cut off", "wrong head", "no table", "empty"],
)
def test_what_is_no_whole_document_is_not_put_in_place(place, damage):
    with pytest.raises(OSError, match="could not be read back"):
        saving.save(damage(render(days.new())), place)
    assert untouched(place)


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        write(days.new(), tmp_path / "gone" / "report.pdf")


def test_a_stick_that_is_pulled_before_the_new_name_lasts_is_told(place, monkeypatch):
    fsync = os.fsync

    def pulled(opened):
        if os.path.isdir(f"/proc/self/fd/{opened}"):  # noqa: PTH112 - a link to a folder
            raise OSError(errno.EIO, "the stick was pulled")
        fsync(opened)

    monkeypatch.setattr(os, "fsync", pulled)
    with pytest.raises(OSError, match="pulled"):
        write(days.pilot_only(), place)
