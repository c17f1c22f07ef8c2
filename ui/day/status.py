"""The status: saved at, what undo would take back, where the keys are, how the terms stand (2.2, M4; part 5, 7)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.day.bars import TermsBars
from ui.look.parts import button, label, plain, set_role
from ui.look.tokens import Look
from workshop import dates
from workshop.dates import clock
from workshop.tongue import tr

HEIGHT = 28


class StatusBar(QWidget):
    """The foot of the frame."""

    undo = Signal()
    commands = Signal()
    retry = Signal()
    room_screen = Signal()
    terms = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(look.px(HEIGHT))
        self.saved = label("", "saved")
        self.again = button(tr("Try again"), "link", clicked=self.retry.emit)
        self.again.hide()
        self.room = button("", "status_button", clicked=self.room_screen.emit)
        self.show_room("")
        self.undoing = button("", "status_button", clicked=self.undo.emit)
        self.all = button(tr("All commands  Ctrl Shift P"), "status_button", clicked=self.commands.emit)
        self.bars = TermsBars(look)
        self.bars.clicked.connect(self.terms)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(look.px(12), 0, look.px(8), 0)
        layout.setSpacing(look.px(16))
        layout.addWidget(self.saved)
        layout.addWidget(self.again)
        layout.addStretch(1)
        layout.addWidget(self.room)
        layout.addWidget(self.undoing)
        layout.addWidget(self.all)
        layout.addWidget(self.bars)

    def show_saved(self, at: datetime | None, waiting: int, since: datetime | None, error: Exception | None) -> None:
        """`Saved 10:57`, only after the commit returned; else by how much the file is behind, and why."""
        if error is not None:
            when = tr(" since {clock}").format(clock=clock(at.time())) if at else ""
            self.saved.setText(tr("Not saved{when}").format(when=when))
            set_role(self.saved, "not_saved")
        elif waiting:
            late = (
                tr(", {since} s behind").format(since=round((since - at).total_seconds()))
                if since and at and since > at
                else ""
            )
            self.saved.setText(tr("Saving{late}").format(late=late))
            set_role(self.saved, "saved")
        else:
            self.saved.setText(
                tr("✓ Saved {clock}").format(clock=dates.clock(at.time())) if at else tr("Nothing to save yet")
            )
            set_role(self.saved, "saved")
        self.again.setVisible(error is not None)

    def show_looked(self, at: datetime | None) -> None:
        """Of a day that is only looked at: what is seen."""
        self.saved.setText(
            tr("As it was saved {clock}").format(clock=dates.clock(at.time())) if at else tr("As it was saved")
        )
        set_role(self.saved, "saved")
        self.again.hide()

    def show_room(self, text: str) -> None:
        """How the room screen stands; where it is off, how it comes on."""
        self.room.setText(plain(text) if text else tr("Room screen  F5"))
        self.room.setAccessibleName(text or tr("Room screen"))

    def show_undo(self, name: str) -> None:
        """What undo would take back, by its name."""
        self.undoing.setText(plain(tr("Undo: {name}  Ctrl Z").format(name=name)) if name else "")
        self.undoing.setAccessibleName(tr("Undo: {name}").format(name=name))
        self.undoing.setVisible(bool(name))
