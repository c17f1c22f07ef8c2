"""Every session, view, form, walk and page at the sizes that users have: nothing cut, nothing over anything else.

The rules are in layout_rules.py, and tried on broken windows in test_layout_rules.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMenu, QWidget

from tests.ui import layout_rules, places
from tests.ui.long_day import MOST, ORGANISATIONS, write_long_day
from ui.day.window import DayWindow
from ui.start.window import StartWindow
from workshop.kinds import Dataset, Organisation
from workshop.store.opening import read

SIZES = ((1280, 640), (1366, 688), (1920, 1000))
SIZED = pytest.mark.parametrize("size", SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
WINDOWS = (DayWindow, StartWindow, QMenu)  # what may be a window of its own


class Strangers(QObject):
    """Notes widgets that show themselves as windows although they are none."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, WINDOWS) and not watched.inherits("QTipLabel"):
            self.seen.append(layout_rules.named(watched))
        return False


@pytest.fixture
def strangers(qapp) -> Iterator[Strangers]:
    """Whoever shows itself as a window of its own while a test runs."""
    filter_ = Strangers()
    qapp.installEventFilter(filter_)
    yield filter_
    qapp.removeEventFilter(filter_)


@pytest.fixture(scope="session")
def long_file(sample_file, tmp_path_factory):
    path = tmp_path_factory.mktemp("long") / "long.pilot"
    write_long_day(path, sample_file)
    return path


@pytest.fixture
def days(sample_file, long_file):
    return {"the sample": sample_file, "long names": long_file}


def opened(hands, program, file, folder, size, percent):
    path = folder / "Day.pilot"
    shutil.copyfile(file, path)
    program.look.resize(percent)
    program.open_day(path)
    hands.day.resize(*size)
    hands.settle()
    return hands.day


def walked(hands, window, *, large=False, whole=False, **how) -> list[str]:
    """What is wrong anywhere, each fault once with the first place where it was found.

    In `large` text the rail may scroll; what has to be `whole` may not end in dots either.
    """
    found: dict[str, str] = {}
    for place in places.of_day(hands, **how):
        menu = window.menuBar().isVisible()  # it takes the height of a row of the rail
        for fault in layout_rules.faults(window, rail_scrolls=large or menu, whole=whole and "form" not in place):
            found.setdefault(fault, place)
    return [f"{place}: {fault}" for fault, place in found.items()]


@SIZED
@pytest.mark.parametrize("day", ["the sample", "long names"])
def test_everywhere_in_a_day_all_is_whole_and_in_its_place(day, size, hands, program, days, tmp_path, strangers):
    window = opened(hands, program, days[day], tmp_path, size, 100)
    found = walked(hands, window, whole=day == "the sample", forms=size != SIZES[1])
    assert not found, "\n".join(found)
    assert not strangers.seen


@pytest.mark.parametrize(("day", "size"), [*(("the sample", s) for s in SIZES), ("long names", SIZES[0])])
def test_and_so_it_is_in_large_text(day, size, hands, program, days, tmp_path):
    window = opened(hands, program, days[day], tmp_path, size, 150)
    found = walked(hands, window, large=True, forms=size == SIZES[0] and day == "long names", tabs=False)
    assert not found, "\n".join(found)


@SIZED
def test_a_new_day_says_whole_sentences(size, hands, program, tmp_path, strangers):
    program.show_start().show_new()
    hands.settle()
    program.start.new.question.setPlainText("How can we find people in cold homes, moving as little data as possible?")
    program.start.new.organisations.setPlainText("\n".join(name for name, _ in ORGANISATIONS))
    program.start.new.place.setText(str(tmp_path / "new.pilot"))
    program.start.new.begin.click()
    hands.settle()
    hands.day.resize(*size)
    hands.settle()
    found = walked(hands, hands.day, tabs=False)
    assert not found, "\n".join(found)
    assert not strangers.seen


@SIZED
@pytest.mark.parametrize("percent", [100, 150])
def test_the_start_window_fits(size, percent, hands, program, days, tmp_path, strangers):
    for n in range(6):
        folder = tmp_path / f"a folder with a name that goes on and on {n}"
        folder.mkdir()
        opened(hands, program, days["long names" if n % 2 else "the sample"], folder, size, 100)
        program.close()
        hands.settle()
    program.look.resize(percent)
    start = program.show_start()
    start.resize(*size)
    hands.settle()
    found = [f"{place}: {f}" for place in places.of_start(hands, start) for f in layout_rules.faults(start)]
    assert not found, "\n".join(found)
    assert not strangers.seen


def test_the_long_day_is_as_long_as_it_says(long_file):
    s = read(long_file).state
    assert len(s.all(Dataset)) == MOST
    assert [len(o.name) for o in s.all(Organisation)] == [60] * 7
    assert max(len(d.title) for d in s.all(Dataset)) > 110
