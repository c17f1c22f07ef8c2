"""The room screen of a day's window: what the room looks at, and what the acts of the room do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.day.covering import Covering
from ui.day.lectern import LecternView
from ui.look.tokens import Look
from ui.room.letters import STEPS
from ui.room.screen import RoomScreen
from ui.room.view import RoomView
from ui.screens.risk import RiskScreen
from ui.soon import Soon
from workshop import commands as c
from workshop.boards.guide import guide
from workshop.decide import Refused
from workshop.kinds import Session
from workshop.playbook.progress import playbook_of
from workshop.revealed import SHOWN
from workshop.running_order import room_session, running
from workshop.shown import called
from workshop.tongue import tr
from workshop.wall.content import Place
from workshop.wall.figures import ASKED, SCREENS, asked_for, figures
from workshop.wall.newest import newest

if TYPE_CHECKING:
    from ui.day.window import DayWindow

READ_AT_THE_BACK = "room.back_row"  # a setting of the day: the size of letters at which line 3 was read
NO_OTHER = tr("There is no second screen. Plug the projector in, and extend this screen to it instead of copying it.")


class Rooming(QObject):
    """Between a window and its room screen."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self.screen = RoomScreen(window.day, self.place, window.screen)
        self.screen.percent = window.settings.kept.room_percent
        self.screen.changed.connect(self.show_status)
        self.screen.said.connect(window.say)
        self.screen.pressed.connect(self._pass_on)
        self.covering = Covering(window)
        self._soon = Soon(window, self._beside)
        window.desk.moved.connect(self.later)
        window.day.changed.connect(self.later)

    def place(self) -> Place:
        """What the room looks at beside the session that runs; the selection is the facilitator's own."""
        w, s = self._w, self._w.day.state
        session = room_session(s)
        if session is None:
            return Place()
        walking = w.walking if w.desk.session_id == session.id and w.desk.walk is not None else None
        row = walking.row() if walking is not None else None
        board = w.stage.board_of("risk")
        order = board.fixed if isinstance(board, RiskScreen) else None
        asked = w.counting.asked() if w.desk.session_id == session.id else None
        at, progress = asked or (row.id if row is not None else "", walking.heading() if walking is not None else "")
        return Place(
            turn=w.desk.tab_of(session.id),
            walk=at,
            progress=progress,
            order=order or (),
            newest=newest(s),
            cards=w.piling.told(session.id),
        )

    def show_status(self) -> None:
        """How it stands, in the status."""
        self._w.frame.status.show_room(self.screen.status())

    def _pass_on(self, event: QKeyEvent) -> None:
        self._w.activateWindow()
        QApplication.sendEvent(self._w.line.edit, event)

    def turn(self, view: QWidget | None) -> None:
        """Show something over the line in place of the frame; None brings the frame back."""
        w = self._w
        w.frame.turn(view)
        if view is None:
            w.refresh()
        self.refresh()
        w.line.edit.setFocus()

    def forget_view(self) -> None:
        """The frame is built anew: what stood in its place is gone."""
        if self.screen.here is not None:
            self.screen.off()

    def refresh(self) -> None:
        """Show what the room and the lectern see."""
        self.screen.refresh()
        self._beside()

    def later(self) -> None:
        """The same, once the window under the hands has been shown."""
        self.screen.later()
        self._soon.start()

    def waits(self) -> bool:
        """Whether the room sees less than the day as it is now."""
        return self._soon.isActive() or self.screen.waits()

    def _beside(self) -> None:
        """The status, and the lectern's sheet where that is shown."""
        self.show_status()
        view = self._w.frame.turned
        if isinstance(view, LecternView):
            w, desk = self._w, self._w.desk
            view.show_guide(
                guide(w.day.state, desk.session_id, w.day.now(), desk.spot.question), called(w.day.state, desk.speaker)
            )

    def beat(self) -> None:
        """Once a second."""
        self.screen.beat()
        self.refresh()

    def close(self) -> None:
        """The day closes: nothing of it stays on the wall."""
        self._soon.stop()
        self.screen.off()


class RoomActs:
    """The acts of the room: a part of `Doing`."""

    _w: DayWindow

    def _room(self) -> RoomScreen:
        return self._w.rooming.screen

    def _on(self) -> RoomScreen:
        room = self._room()
        if not room.on:
            raise Refused(tr("The room screen is off. F5 shows it."))
        return room

    def room_screen(self, _: str = "") -> None:
        """Show the room screen, or put it away."""
        room = self._room()
        if room.on:
            room.off()
            self._w.rooming.turn(None)
            self._w.say(tr("The room screen is off."))
            return
        if room.others():
            room.show_on()
            self._w.say("")
            return
        if playbook_of(self._w.day.state).one_screen:
            self._turn_here()
            return
        self._w.doing.ask(
            tr(
                "{no_other} Enter shows it on this screen, with the line at its foot. 1: the room sees this screen too."
            ).format(no_other=NO_OTHER),
            {"": self._turn_here, "1": self._w.rooming.covering.share},
        )

    def _turn_here(self) -> None:
        """The laptop is turned to the room: the wall fills this window, the line stands at its foot."""
        view = RoomView(Look())
        self._w.rooming.turn(view)
        self._room().show_on(view)
        self._w.say("")

    def lectern(self, _: str = "") -> None:
        """Large, to be read from two metres; again: the frame."""
        w = self._w
        if isinstance(w.frame.turned, LecternView):
            w.rooming.turn(None)
        elif w.frame.turned is None:
            w.rooming.turn(LecternView(w.look))

    def back_row(self, argument: str = "") -> None:
        """Three lines on the wall; each line that can't be read raises the size a step."""
        room, steps = self._on(), list(STEPS)
        at = steps.index(room.percent) if room.percent in steps else 0
        if "done".startswith(argument) and argument:
            room.test(None)
            self._w.day.execute(c.Set(READ_AT_THE_BACK, str(room.percent)), self)
            self._w.say("")
            return
        by = {"l": 1, "s": -1}.get(argument[:1], 0)
        room.test(steps[max(0, min(at + by, len(steps) - 1))])
        self._w.settings.change(room_percent=room.percent)
        self._w.say(
            tr("Stand at the back and read line 3. Letters at {percent} %. /backrow larger, smaller or done.").format(
                percent=room.percent
            )
        )

    def only_this(self, _: str = "") -> None:
        """The selected record alone on the room screen; again: the session."""
        room, record = self._on(), self._w.desk.selected
        if not room.only and record is None:
            raise Refused(tr("Choose a card with ↑ first."))
        room.show_only(room.only or (record.id if record is not None else ""))

    def hold(self, _: str = "") -> None:
        """The room screen keeps its picture; again: all at once that came since."""
        room = self._on()
        room.toggle_hold()
        self._w.say(room.sentence())

    def blank(self, _: str = "") -> None:
        """Marking and title only; again: the picture."""
        self._on().toggle_blank()

    def figures(self, _: str = "") -> None:
        """Let the room see how much is wanted and offered, or who gains and who carries; again: the session."""
        s = self._w.day.state
        part = running(s)
        plan = playbook_of(s).session(part.id) if isinstance(part, Session) else None
        if plan is None or plan.screen not in SCREENS:
            raise Refused(tr("There are figures for Asks and offers, Value and Close, while they run."))
        now = not asked_for(s, plan.id)
        if now and figures(s, plan) is None:
            raise Refused(tr("There is nothing to count yet."))
        self._w.day.execute(c.Set(f"{ASKED}{plan.id}", "yes" if now else None), self)
        self._w.say(
            tr("The figures are on the room screen. /figures takes them off.") if now else tr("The figures are off.")
        )

    def reveal(self, _: str = "") -> None:
        """Let the room see scores and dots of the session that runs, or hide them again."""
        part = running(self._w.day.state)
        if not isinstance(part, Session):
            raise Refused(tr("No session runs. Scores are shown in the session in which they are given."))
        now = not self._room().shown()
        self._w.day.execute(c.Set(f"{SHOWN}{part.id}", "yes" if now else None), self)
        self._w.say(tr("Scores and counts are on the room screen.") if now else tr("Scores and counts are hidden."))
