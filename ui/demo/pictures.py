"""The pictures of the README and of the guide: the sample day in the real windows, without a screen, and its report.

python -m ui.demo.pictures docs/pictures
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ui.demo.offscreen import without_screen
from workshop.sample import ZONE, write_sample
from workshop.store.opening import read

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ui.app import Program
    from ui.demo.hands import Hands

SIZE: Final = (1280, 680)  # px, in which the program opens
COLOURS: Final = 256  # of a picture: a byte for each pixel
ALIKE: Final = 0xF8F8F8  # what of a colour tells it from others; nobody sees the rest
AFTER_THE_BREAK: Final = datetime(2026, 9, 15, 15, 2, tzinfo=ZONE)
# Of the laptop at hand they would make another picture each time.
LAPTOP: Final = ("✓ Disk: 120 GB free where the day lies.", "✓ Power: Battery 96 %, plugged in.")
PAGES: Final = (1, 2)  # of the report
DOTS: Final = 96  # to an inch, of a page
REGISTER: Final = (
    ("Title", "Held by", "Personal data", "Owner", "Update frequency"),
    ("Smoke alarm fittings", "Fire", "Personal", "Bronwen Starlingate", "Daily"),
    ("Gas safety certificates", "Homes", "Personal", "Tobias Coppermere", "Yearly"),
    ("Home fire safety visit records", "Fire", "Personal", "Bronwen Starlingate", "Weekly"),
    ("", "Fire", "", "", ""),
)

Show = Callable[["Hands"], None]


# -- what is looked at --
def _held(h: Hands) -> None:
    h.say("/turn fire")
    h.press("Down")


def _typing(h: Hands) -> None:
    h.say("/turn fire")
    h.write("Smoke alarm fittings #personal @bronwen -- rented homes are missing")


def _details(h: Hands) -> None:
    h.say("/turn homes")
    h.press("Down", "Tab")


def _table(h: Hands) -> None:
    h.press("Ctrl+Tab")


def _import(h: Hands) -> None:
    h.paste("\n".join("\t".join(row) for row in REGISTER))


def _set_up(h: Hands) -> None:
    h.say("/setup")
    h.press("Home")


def _calling(h: Hands) -> None:
    h.say("/walk")
    h.press("Down", "Down", "Down")


def _read_back(h: Hands) -> None:
    h.say("/walk")
    h.press("Down", "Down")


def _as_it_is(_: Hands) -> None:
    """The board of the session."""


# Name of the picture, session that runs (None: the day is over), session that is looked at, what hands do there.
_SHOWN: Final[tuple[tuple[str, int | None, int, Show], ...]] = (
    ("roll-call", 1, 1, _calling),
    ("what-we-hold", 3, 3, _held),
    ("line", 3, 3, _typing),
    ("details", 3, 3, _details),
    ("table", 3, 3, _table),
    ("import", 3, 3, _import),
    ("asks-and-offers", 4, 4, _as_it_is),
    ("value", None, 6, _as_it_is),
    ("risk-both-ways", 7, 7, _as_it_is),
    ("heads-of-terms", 9, 9, _as_it_is),
    ("read-back", 10, 10, _read_back),
    ("close", None, 11, _as_it_is),
    ("set-up", 1, 1, _set_up),
)


def names() -> list[str]:
    """What all pictures are called."""
    return ["start", *(name for name, *_ in _SHOWN), *(f"report-{n}" for n in PAGES)]


# -- taking them --
def take(folder: Path, say: Callable[[str], object]) -> None:
    """Take all pictures into a folder.

    Raises:
        OSError: the folder can't be written to, or what draws the pages of the report is not there.
        LookupError, TimeoutError: the program could not be brought to show something.

    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as aside, without_screen():
        days = Path(aside)
        taken = [_start(days, folder)]
        for name, running, session, show in _SHOWN:
            with_day = _day(days, running)
            taken.append(_window(with_day, name, session, show, folder))
        taken += _report(_day(days, None), folder)
    for path in taken:
        say(f"{path.stat().st_size // 1024:4d} KB  {path}")


def _day(days: Path, running: int | None) -> Path:
    """The sample, told once as far as a session."""
    path = days / f"{running or 'whole'}" / "Warm and Well.pilot"
    if not path.exists():
        path.parent.mkdir()
        write_sample(path, running)
    return path


def _program(settings: Path, now: datetime) -> tuple[Program, Hands]:
    from ui.app import Program, application  # noqa: PLC0415 - the platform is chosen before Qt is loaded
    from ui.demo.hands import Hands  # noqa: PLC0415
    from ui.settings import Settings  # noqa: PLC0415
    from workshop.clock import SetClock  # noqa: PLC0415

    app = application()
    app.setCursorFlashTime(0)  # a cursor that blinks is there in one picture and not in the next
    clock = SetClock(now)
    program = Program(app, Settings(settings), clock)
    return program, Hands(program, clock, sizes=(SIZE,))


def _start(days: Path, folder: Path) -> Path:
    """The start window of somebody who comes back from the break."""
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    path = _day(days, 7)
    program, hands = _program(days / "settings", AFTER_THE_BREAK)
    try:
        window = program.open_day(path)
        if window is None:
            raise LookupError("the sample does not open")
        window.close()
        start = program.show_start()
        start.resize(*SIZE)
        for text in start.findChildren(QLabel):
            for said in LAPTOP:
                if text.text()[1:].startswith(said[1:6]):
                    text.setText(said)
        hands.settle()
        return _saved(start.grab().toImage(), folder / "start.png")
    finally:
        program.close()


def _window(path: Path, name: str, session: int, show: Show, folder: Path) -> Path:
    """The window of a day, a minute after the last that was said in it."""
    now = read(path).entries[-1].at + timedelta(minutes=1)
    program, hands = _program(path.parent / f"settings {name}", now)
    copy = path.parent / name / path.name
    copy.parent.mkdir()
    shutil.copyfile(path, copy)
    try:
        window = program.open_day(copy)
        if window is None:
            raise LookupError("the sample does not open")
        hands.settle()
        hands.say(f"/look {session}")
        show(hands)
        window.resize(*SIZE)
        hands.settle()
        return _saved(window.grab().toImage(), folder / f"{name}.png")
    finally:
        program.close()


def _report(path: Path, folder: Path) -> Sequence[Path]:
    """The first pages of the report, drawn by poppler's pdftoppm, which a reader of PDF may also be built on."""
    from PySide6.QtGui import QImage  # noqa: PLC0415

    from workshop import report  # noqa: PLC0415

    tool = shutil.which("pdftoppm")
    if tool is None:
        raise FileNotFoundError("pdftoppm is not there (in Debian's poppler-utils): it draws the pages of the report")
    pdf, out = path.with_suffix(".pdf"), []
    report.write(read(path).state, pdf)
    for n in PAGES:
        page = path.parent / f"report-{n}"
        at = ("-f", str(n), "-l", str(n), "-singlefile", "-r", str(DOTS), "-png")
        subprocess.run([tool, *at, str(pdf), str(page)], check=True)  # noqa: S603 - our own file
        out.append(_saved(QImage(str(page.with_suffix(".png"))), folder / f"report-{n}.png"))
    return out


def _saved(image: QImage, path: Path) -> Path:
    """Keep a picture small: its commonest colours, each other one as the nearest of them; the same each time."""
    from PySide6.QtGui import QImage  # noqa: PLC0415

    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    found = Counter(memoryview(plain.constBits()).cast("I")).most_common()
    like: dict[int, list[int]] = {}  # for each colour that tells itself from others: its commonest shade, how often
    for shade, n in sorted(found, key=lambda x: (-x[1], x[0])):
        like.setdefault(shade & ALIKE, [shade, 0])[1] += n
    commonest = sorted(like.values(), key=lambda x: (-x[1], x[0]))[:COLOURS]
    small = plain.convertToFormat(QImage.Format.Format_Indexed8, [shade for shade, _ in commonest])
    if not small.save(str(path), quality=0):
        raise OSError(f"{path} can't be written")
    return path


def main() -> int:
    """Take the pictures into the folder that is named; the exit status."""
    try:
        take(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures"), print)
    except (OSError, LookupError, TimeoutError) as e:
        print(f"The pictures were not all taken: {e}.", file=sys.stderr)  # noqa: T201 - a command
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
