"""The room screen of a day: on or off, held, blank, one record alone; its screen goes and comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen

from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.room.view import RoomView, RoomWindow
from ui.soon import Soon
from workshop import dates
from workshop.edits import Changes
from workshop.revealed import is_shown
from workshop.running_order import running
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.wall.content import Place, Wall
from workshop.wall.seen import Eyes, still
from workshop.wall.wall import back_row, blank, wall, without_session
from workshop.words import counted

REMIND: Final = timedelta(minutes=5)


@dataclass(slots=True)
class Held:
    """A picture that stays."""

    seen: Snapshot
    place: Place
    since: datetime
    waiting: int = 0
    reminded: bool = False


class RoomScreen(QObject):
    """What the room sees of one open day. It reads the day, and changes nothing in it."""

    changed = Signal()  # how it stands
    said = Signal(str)  # a sentence for the facilitator
    pressed = Signal(QKeyEvent)  # a key that came to its window

    def __init__(self, day: OpenDay, place: Callable[[], Place], home: Callable[[], QScreen]) -> None:
        """`place` says what the room looks at; `home` is the screen of the day's own window."""
        super().__init__()
        self._day, self._place, self._home = day, place, home
        self._look = Look()  # the light one, whatever the laptop wears: dark ink on light reads best at eight metres
        self._eyes = Eyes()
        self.window: RoomWindow | None = None
        self.here: RoomView | None = None  # the view inside the day's own window, where there is no other screen
        self.percent = 100
        self.on = self.blanked = False
        self.held: Held | None = None
        self.only = ""
        self.testing = False  # whether the lines of the back-row test stand there
        self.lost_at: datetime | None = None
        self._soon = Soon(self, self.refresh)
        day.changed.connect(self._day_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.look_for_screen)
            app.screenRemoved.connect(self._removed)

    # -- screens --
    def others(self) -> list[QScreen]:
        """Screens beside that of the day; a mirrored one shows the same place, and is none."""
        home = self._home()
        return [s for s in QGuiApplication.screens() if s is not home and s.geometry() != home.geometry()]

    def look_for_screen(self) -> None:
        """Show the window on its screen, or hide it where that has gone: it never falls onto the laptop."""
        if not self.on or self.here is not None:
            return
        found = self.others()
        if not found:
            self._lose()
        elif self.window is None or not self.window.isVisible() or self.window.screen() not in found:
            self._open(found[0])

    def _open(self, screen: QScreen) -> None:
        if self.window is None:
            self.window = RoomWindow(self._look)
            self.window.pressed.connect(self.pressed)
        self.lost_at = None
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.setGeometry(screen.geometry())  # a full screen is full where the window stands
        self.refresh()
        self.window.setWindowState(Qt.WindowState.WindowFullScreen)
        had = QGuiApplication.focusWindow()
        self.window.show()  # showFullScreen would ask for the keyboard
        if had is not None:
            had.requestActivate()  # not every platform heeds that this window takes none
        self.changed.emit()

    def _removed(self, screen: QScreen) -> None:
        if self.window is not None and self.window.isVisible() and self.window.screen() is screen:
            self._lose()

    def _lose(self) -> None:
        if self.window is not None:
            self.window.hide()
        if self.lost_at is None:
            self.lost_at = self._day.now()
            when = dates.clock(self.lost_at.time())
            self.said.emit(
                tr("Room screen lost at {when}. Nothing else changed. It comes back by itself.").format(when=when)
            )
            self.changed.emit()

    # -- acts --
    def show_on(self, here: RoomView | None = None) -> None:
        """Show it: on another screen, or in a view inside the day's own window."""
        self.on, self.here, self.lost_at = True, here, None
        if here is None:
            self.look_for_screen()
        self.refresh()
        self.changed.emit()

    def off(self) -> None:
        """Show nothing any more."""
        self.on, self.here, self.lost_at, self.blanked, self.held, self.only = False, None, None, False, None, ""
        self.testing = False
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        self.changed.emit()

    def toggle_hold(self) -> None:
        """Keep the picture; again: show all at once that came since."""
        if self.held is None:
            self.held = Held(self._seen(), self._where(), self._day.now())
        else:
            self.held = None
        self.refresh()
        self.changed.emit()

    def toggle_blank(self) -> None:
        """Marking and title only, at once; again: the picture."""
        self.blanked = not self.blanked
        self.refresh()
        self.changed.emit()

    def test(self, percent: int | None) -> None:
        """Show three lines at a size of letters; None ends the test."""
        self.testing = percent is not None
        self.percent = percent or self.percent
        self.refresh()

    def show_only(self, id_: str) -> None:
        """One record alone; the same again, or nothing: the session."""
        self.only = "" if id_ == self.only else id_
        self.refresh()
        self.changed.emit()

    # -- what it shows --
    def shown(self) -> bool:
        """Whether somebody let what waits be seen in the session that runs."""
        part = running(self._day.state)
        return part is not None and is_shown(self._day.state, part.id)

    def _seen(self) -> Snapshot:
        return self._eyes.seen(self._day.state, shown=self.shown())

    def _where(self) -> Place:
        return replace(self._place(), only=self.only)

    def wall(self) -> Wall:
        """What stands on it now."""
        now, state = self._day.now(), self._day.state
        if self.blanked:
            return blank(self._seen(), state)
        if self.testing:
            return back_row(self._seen(), state)
        if self.held is not None:
            return wall(still(self.held.seen, state), state, self.held.place, now)
        return wall(self._seen(), state, self._where(), now)

    def refresh(self) -> None:
        """Show the day as it is now."""
        if not self.on:
            return
        view = self.here if self.here is not None else self.window
        if view is not None:
            view.show_wall(self.wall(), self.percent)

    def later(self) -> None:
        """Show it once the window under the hands has been."""
        self._soon.start()

    def waits(self) -> bool:
        """Whether it shows less than the day as it is now."""
        return self._soon.isActive()

    def _day_changed(self, changes: Changes) -> None:  # noqa: ARG002 - a slot
        if self.on and self.held is not None:
            self.held.waiting += 1
            self.changed.emit()
        self.later()

    def beat(self) -> None:
        """Once a second: the minutes, the screens, a reminder of what is held."""
        self.look_for_screen()
        self.refresh()
        if self.on and self.held and not self.held.reminded and self._day.now() - self.held.since >= REMIND:
            self.held.reminded = True
            self.said.emit(self.sentence())

    def sentence(self) -> str:
        """`Held since 14:12. 3 changes wait. F7 shows them.`"""
        if self.held is None:
            return ""
        n = self.held.waiting
        waits = tr(" {changes} {waits}. F7 shows {it}.").format(
            changes=counted(n, "change"),
            waits=tr("waits") if n == 1 else tr("wait"),
            it=tr("it") if n == 1 else tr("them"),
        )
        return tr("Held since {clock}.{waits}").format(
            clock=dates.clock(self.held.since.time()), waits=waits if n else tr(" F7 goes on.")
        )

    def status(self) -> str:
        """How it stands, for the status."""
        if not self.on:
            return ""
        if self.lost_at is not None:
            return tr("Room screen lost {clock}").format(clock=dates.clock(self.lost_at.time()))
        if self.blanked:
            return tr("Room: blank")
        if self.held is not None:
            n = self.held.waiting
            waits = f", {counted(n, 'change')} {tr('waits') if n == 1 else tr('wait')}" if n else ""
            return tr("Room: held since {clock}{waits}").format(clock=dates.clock(self.held.since.time()), waits=waits)
        if self.only:
            return tr("Room: one card")
        waiting = without_session(self._seen())
        return tr("Room: {waiting} (no session runs)").format(waiting=waiting) if waiting else tr("Room: showing")
