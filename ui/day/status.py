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
        self.again = button("Try again", "link", clicked=self.retry.emit)
        self.again.hide()
        self.room = button("", "status_button", clicked=self.room_screen.emit)
        self.show_room("")
        self.undoing = button("", "status_button", clicked=self.undo.emit)
        self.all = button("All commands  Ctrl Shift P", "status_button", clicked=self.commands.emit)
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
            when = f" since {clock(at.time())}" if at else ""
            self.saved.setText(f"Not saved{when}")
            set_role(self.saved, "not_saved")
        elif waiting:
            late = f", {round((since - at).total_seconds())} s behind" if since and at and since > at else ""
            self.saved.setText(f"Saving{late}")
            set_role(self.saved, "saved")
        else:
            self.saved.setText(f"✓ Saved {dates.clock(at.time())}" if at else "Nothing to save yet")
            set_role(self.saved, "saved")
        self.again.setVisible(error is not None)

    def show_looked(self, at: datetime | None) -> None:
        """Of a day that is only looked at: what is seen."""
        self.saved.setText(f"As it was saved {dates.clock(at.time())}" if at else "As it was saved")
        set_role(self.saved, "saved")
        self.again.hide()

    def show_room(self, text: str) -> None:
        """How the room screen stands; where it is off, how it comes on."""
        self.room.setText(plain(text) if text else "Room screen  F5")
        self.room.setAccessibleName(text or "Room screen")

    def show_undo(self, name: str) -> None:
        """What undo would take back, by its name."""
        self.undoing.setText(plain(f"Undo: {name}  Ctrl Z") if name else "")
        self.undoing.setAccessibleName(f"Undo: {name}")
        self.undoing.setVisible(bool(name))
