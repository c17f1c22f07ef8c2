"""The program: one start window, one window for each open day, and what they have in common."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui import front, jobs
from ui.crash import Crashes
from ui.garbage import Garbage
from ui.jobs import Job
from ui.look import style
from ui.look.tokens import Look, load_fonts
from ui.settings import Settings
from ui.start.places import documents
from ui.start.window import StartWindow
from workshop.clock import Clock, SystemClock
from workshop.places import ENDING, free_name
from workshop.tongue import tr

if TYPE_CHECKING:  # what a day needs is loaded after the start window is painted
    from ui.day.window import DayWindow
    from workshop import commands as c
    from workshop.store.lock import Holder

NAME = "Pilot Workshop"
SAMPLE = "Warm and Well (sample)"
OF_SAMPLE, REHEARSAL = "Warm and Well", " (rehearsal)"  # names of files
FIRST_SIZE = (1280, 680)
AHEAD_MS: Final = 200  # after the start: by then its window is painted


HANDS_FIRST: Final = 0.0001  # s that other threads may hold Python: each call into Qt waits for it anew


def application(arguments: list[str] | None = None) -> QApplication:
    """The one application of a process, with its fonts."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(arguments or sys.argv[:1])
    app.setApplicationName(NAME)
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    load_fonts()
    sys.setswitchinterval(HANDS_FIRST)
    return app


class Program(QObject):
    """What runs as long as a window is there."""

    def __init__(
        self, app: QApplication, settings: Settings, clock: Clock | None = None, *, ahead: bool = False
    ) -> None:
        super().__init__()
        self._ahead = ahead  # whether papers are made before anybody asks for them
        self.app, self.settings, self.clock = app, settings, clock or SystemClock()
        self.look = Look(settings.kept.text_percent, settings.kept.theme)
        self.windows: dict[Path, DayWindow] = {}
        self.start: StartWindow | None = None
        self.front = front.Front()
        self.crashes = Crashes()
        self.garbage = Garbage(self)
        self.brought = False  # whether the last day that was wanted is in another window, which came to the front
        self._job: Job | None = None  # the sample being written, or a day being repaired
        style.apply(app, self.look)
        self.look.changed.connect(self._restyle)
        self.front.asked.connect(self._asked)
        self.crashes.happened.connect(self._went_wrong)

    # -- windows --
    def show_start(self) -> StartWindow:
        """The start window, in front."""
        if self.start is None:
            self.start = StartWindow(self.look, self.settings, self.clock)
            self.start.resize(*self._first_size())
            self.start.wants_open.connect(self._open)
            self.start.wants_new.connect(self._new)
            self.start.wants_sample.connect(self.open_sample)
            self.start.wants_rehearsal.connect(self.rehearse)
            self.start.wants_preflight.connect(self._preflight)
        else:
            self.start.show_choices()
        _to_front(self.start)
        return self.start

    def open_day(self, path: Path) -> DayWindow | None:
        """Open a day, or bring its window to the front; what stands against it is said in the start window."""
        path = path.expanduser().resolve()
        if path in self.windows:
            _to_front(self.windows[path])
            return self.windows[path]
        return self._window(path)

    def _window(self, path: Path, first: c.Command | None = None, over: Holder | None = None) -> DayWindow | None:
        """A window for a day, after the command that begins it."""
        from ui import opening  # noqa: PLC0415 - the start window is painted before
        from workshop.charts import metrics  # noqa: PLC0415

        if not self.windows:
            Job(lambda _: metrics.warm()).start()
        try:
            window = opening.window_of(path, self.clock, self.look, self.settings, opening.Wish(first, over))
        except opening.CannotOpen as e:
            self.brought = e.in_front
            if not self.brought or self.start is not None:
                self._say(str(e), (tr("Make a repaired copy"), lambda: self._repair(path)) if e.repairable else None)
            return None
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.home.connect(self.show_start)
        window.gone.connect(self._gone)
        window.wants_open.connect(self.open_day)
        window.wants_over.connect(lambda holder: self._again(window, holder))
        window.wants_rehearsal.connect(self.rehearse)
        window.wants_replaced.connect(lambda restored: self._replace(window, restored))
        window.resize(*self._first_size())
        if self._ahead:
            window.ahead.begin()
        self.windows[path] = window
        self.settings.opened(window.remembered())
        self.front.listen(path)
        if self.start is not None:
            self.start.hide()
        _to_front(window)
        return window

    def _again(self, window: DayWindow, over: Holder | None) -> None:
        """Open a day to write to it that was only looked at."""
        path = window.day.path
        window.close()
        self._window(path, over=over)

    def _replace(self, window: DayWindow, restored: Path) -> None:
        """A snapshot takes the place of a day."""
        from ui import opening  # noqa: PLC0415 - loaded since a window is there

        path = window.day.path
        if not window.close():
            return
        try:
            said = opening.exchanged(path, restored, self.clock.now())
        except opening.CannotOpen as e:
            said = str(e)
        opened = self._window(path)
        if opened is not None:
            opened.say(said)

    def _repair(self, path: Path) -> None:
        """Save what can be saved of a damaged day, then open that."""
        if self._job is not None:
            return
        at = self.clock.now()

        def work(progress: Callable[[float], None]) -> tuple[Path, str]:
            from ui import opening  # noqa: PLC0415

            progress(0)
            return opening.repaired(path, at)

        self._run(work, self._repaired)

    def _repaired(self, made: tuple[Path, str]) -> None:
        window = self.open_day(made[0])
        if window is not None:
            window.say(made[1])

    def _first_size(self) -> tuple[int, int]:
        """As large as the screen has room, up to a comfortable size."""
        screen = self.app.primaryScreen().availableGeometry()
        return min(FIRST_SIZE[0], screen.width()), min(FIRST_SIZE[1], screen.height())

    def _gone(self, window: DayWindow) -> None:
        for path in [p for p, w in self.windows.items() if w is window]:
            self.front.forget(path)
            self.windows.pop(path)
        self.garbage.all()

    # -- what the start window wants --
    def _open(self, path: str) -> None:
        self.open_day(Path(path))

    def _preflight(self, path: str) -> None:
        window = self.open_day(Path(path))
        if window is not None:
            window.doing.do("preflight")

    def _new(self, path: Path, command: c.NewDay) -> None:
        if self._window(path.resolve(), command) is not None and self.start is not None:
            self.start.forget()

    def open_sample(self, folder: Path | None = None) -> None:
        """A copy of the sample day, written in the background, then opened."""
        if self._job is not None:
            return
        path = free_name(folder or documents(), SAMPLE, ENDING)

        def work(progress: Callable[[float], None]) -> Path:
            from ui import opening  # noqa: PLC0415 - the start window is painted before

            progress(0)
            return opening.sample_at(path)

        self._run(work, self.open_day)

    def rehearse(self, of: Path | None = None) -> None:
        """A rehearsal, written in the background, then opened: of the sample, or of a day as it was last saved."""
        if self._job is not None:
            return
        folder, title = (of.parent, of.stem) if of is not None else (documents(), OF_SAMPLE)
        path = free_name(folder, f"{title.removesuffix(REHEARSAL)}{REHEARSAL}", ENDING)

        def work(progress: Callable[[float], None]) -> Path:
            from ui import opening  # noqa: PLC0415 - as above

            progress(0)
            return opening.rehearsal_at(path, self.clock, of)

        self._run(work, self._rehearsed if of is None else self.open_day)

    def _rehearsed(self, path: Path) -> None:
        """Ten lines are shown to whoever rehearses the sample."""
        window = self.open_day(path)
        if window is not None:
            window.doing.do("ten_lines")

    def _run(self, work: Callable[[Callable[[float], None]], object], then: Callable[..., object]) -> None:
        self._job = Job(work)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._not_done)
        self._job.finished.connect(self._job_done)
        self._job.start()

    def _not_done(self, error: Exception) -> None:
        from ui import opening  # noqa: PLC0415 - as above

        if not isinstance(error, opening.CannotOpen):
            raise error
        self._say(str(error))

    def _job_done(self) -> None:
        self._job = None

    # -- all windows --
    def _say(self, text: str, remedy: tuple[str, Callable[[], object]] | None = None) -> None:
        """In the start window; three questions that are being answered stay."""
        start = self.start if self.start is not None and self.start.asking() else self.show_start()
        start.say(text, remedy)

    def _restyle(self) -> None:
        style.apply(self.app, self.look)
        for window in self.windows.values():
            window.rebuild()
        if self.start is not None:
            self.start.forget()
            self.start.show_choices()

    def _asked(self, path: str) -> None:
        found = self.windows.get(Path(path))
        if found is not None:
            _to_front(found)

    def _went_wrong(self, said: str) -> None:
        for window in self.windows.values():
            window.say(said, "doubt")
        if not self.windows and self.start is not None:
            self.start.say(said)

    def close(self) -> None:
        """Close every window; what was begun is done."""
        for window in list(self.windows.values()):
            window.close()
        if self.start is not None:
            self.start.close()
        jobs.wait()
        self.garbage.stop()


def _to_front(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _load_ahead() -> None:
    """While somebody looks at the start window, load aside what the first day will need."""
    Thread(target=import_module, args=("ui.opening",), name="loading").start()


def run(paths: list[Path]) -> int:
    """Open the program: on these days, or on the start window. Returns the exit status."""
    app = application()
    program = Program(app, Settings(), ahead=True)
    program.crashes.install()
    try:
        for path in paths:
            program.open_day(path)
        if program.brought and not program.windows and program.start is None:
            return 0  # nothing is left to show here
        if not program.windows and program.start is None:
            program.show_start()
            QTimer.singleShot(AHEAD_MS, _load_ahead)
        return app.exec()
    finally:
        program.close()
