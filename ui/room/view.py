"""What paints a wall: a window of its own on another screen, or a part of this one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.tokens import Look
from ui.room.painting import WallPainter
from ui.soon import Soon
from workshop.tongue import tr
from workshop.wall.content import Wall

SOON_MS: Final = 15  # the window under the hands is painted first, and a key may come between the two


class RoomView(QWidget):
    """A wall, as large as there is room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.percent = look, 100
        self.wall: Wall | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Room screen"))
        self._soon = Soon(self, self.update, SOON_MS)

    def show_wall(self, wall: Wall, percent: int = 100) -> None:
        """Show a wall; one that is on already is not painted again."""
        if wall != self.wall or percent != self.percent:
            self.wall, self.percent = wall, percent
            self.setAccessibleDescription(wall.spoken)
            if not self._soon.isActive():  # walls that come faster than that do not put it off for ever
                self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the wall."""
        painter = QPainter(self)
        if self.wall is None:
            painter.fillRect(self.rect(), self._look.ink("bar"))
        else:
            WallPainter(painter, self._look, self.width(), self.height(), self.percent).paint(self.wall)
        painter.end()


class RoomWindow(RoomView):
    """The wall on a screen of its own. It never takes the keyboard; a key that comes here goes to the day."""

    pressed = Signal(QKeyEvent)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setWindowTitle(tr("Room screen – Pilot Workshop"))
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where a system gives it the keyboard all the same, the day has the key."""
        self.pressed.emit(event)
