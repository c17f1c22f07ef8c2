from __future__ import annotations

import gc
import shutil
import threading
from datetime import datetime

import pytest

from tests.ui.rooms import Room, write_room
from ui.app import Program, application
from ui.demo.hands import Hands
from ui.settings import Settings
from workshop.clock import SetClock
from workshop.sample import ZONE


@pytest.fixture(autouse=True)
def no_thread_is_left():
    """Each test lets go of what it started."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not t.daemon]
    assert not left


def pytest_runtest_logfinish():
    """Windows and their parts hold each other: they are collected here, when no fixture has them any more.

    Left to itself, Python would do so in a later test, perhaps on a writer's thread: Qt does not survive that.
    """
    gc.collect()


@pytest.fixture(scope="session")
def qapp():
    """The application as the program makes it."""
    return application([])


@pytest.fixture
def clock() -> SetClock:
    return SetClock(datetime(2026, 9, 15, 10, 57, tzinfo=ZONE))


@pytest.fixture
def program(qapp, qtbot, tmp_path, clock, monkeypatch):
    """The program with settings of its own, closed at the end whatever stands in it."""
    monkeypatch.setenv("PILOT_WORKSHOP_SETTINGS", str(tmp_path / "settings"))
    made = Program(qapp, Settings(tmp_path / "settings"), clock)
    yield made
    for window in list(made.windows.values()):
        window.close()
        window.close()  # a day that can't be saved asks once
    made.close()
    qapp.processEvents()


@pytest.fixture
def hands(program, clock) -> Hands:
    return Hands(program, clock)


@pytest.fixture
def window(program, hands, sample_copy):
    """The window of the sample day."""
    opened = program.open_day(sample_copy)
    hands.settle()
    return opened


@pytest.fixture(scope="session")
def room_file(tmp_path_factory):
    """A day that is set up and has not begun, written once."""
    path = tmp_path_factory.mktemp("room") / "room.pilot"
    write_room(path)
    return path


@pytest.fixture
def room(program, hands, room_file, tmp_path) -> Room:
    """The window of a day that is set up and has not begun."""
    path = tmp_path / "Room.pilot"
    shutil.copyfile(room_file, path)
    program.open_day(path)
    hands.settle()
    return Room(hands)


@pytest.fixture
def sample_room(window, hands) -> Room:
    """The window of the sample day."""
    return Room(hands)


@pytest.fixture
def hold(room):
    """The room looks at what it holds; it is the council's turn."""
    room.look("hold")
    return room


@pytest.fixture
def dataset(hold):
    """One dataset of the council, selected."""
    hold.hands.say("Council Tax Reduction caseload #personal")
    return hold
