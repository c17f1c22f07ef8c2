"""A line is read and stored where it is typed, on the sample day."""

from __future__ import annotations

import pytest

from workshop.capture.intent import command_of
from workshop.capture.parse import parse
from workshop.capture.place import Place, context

HOLD = "ses-2"


def new_id(cls):
    return f"{cls.KIND.prefix}-new"


@pytest.fixture
def read(sample):
    def run(line, session=HOLD, turn=None, column=None, selected=None, **more):
        place = Place(session, turn, column, selected=sample.find(selected), **more)
        return parse(line, context(sample, place, {"room", "none", "import"}))

    return run


@pytest.fixture
def stored(sample, read):
    def run(line, *args, **more):
        return command_of(read(line, *args, **more), sample, new_id)

    return run


def chips(reading):
    return [chip.text for chip in reading.chips]
