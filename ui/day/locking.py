"""Both screens locked with one key: an alarm, a walk outside (interaction.md 1.1). The clock stands meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.announce import announce
from ui.look.parts import button, label
from ui.look.tokens import Look
from workshop import commands as c
from workshop import dates
from workshop.running_order import paused, running
from workshop.tongue import tr
from workshop.views.titles import short_title

if TYPE_CHECKING:
    from ui.day.window import DayWindow

GO_ON = tr("Go on  Ctrl Shift L")


class LockCover(QWidget):
    """What stands over the whole window: marking, title, since when, and the way on."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over.parentWidget())
        self._over = over
        self.setProperty("role", "start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Locked"))
        self.marking, self.title = label("", "heading"), label("", "large", wrap=True)
        self.since = label("", "lead", wrap=True)
        self.go_on = button(GO_ON, "primary", name=tr("Go on"))
        self.go_on.setMinimumWidth(look.px(200))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(56), look.px(44), look.px(56), look.px(44))
        layout.setSpacing(look.px(12))
        layout.addStretch(1)
        for part in (self.marking, self.title, self.since):
            layout.addWidget(part)
        layout.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(2)
        over.installEventFilter(self)
        self.setGeometry(over.geometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """It is as large as what it hides."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._over.geometry())
        return False


class LockActs:
    """The act of locking: a part of `Doing`."""

    _w: DayWindow
    _cover: LockCover | None = None
    _stopped = False  # whether the lock has stopped the clock
    _blanked = False  # whether it has blanked the room screen

    @property
    def locked(self) -> bool:
        """Whether nothing of the day can be seen or done."""
        return self._cover is not None

    def lock(self, _: str = "") -> None:
        """Lock both screens; again: go on, and say how the minutes are made up."""
        if self._cover is None:
            self._lock()
        else:
            self._unlock()

    def _lock(self) -> None:
        w, room = self._w, self._w.rooming.screen
        s = w.day.state
        self._blanked = room.on and not room.blanked
        if self._blanked:
            room.toggle_blank()
        self._stopped = w.day.only is None and running(s) is not None and paused(s) is None
        if self._stopped:
            w.day.execute(c.Pause(), self)
        for shown in (w.commands, w.finding.places):
            shown.close_list()
        cover = LockCover(w.look, w.frame)
        cover.marking.setText(s.workshop.handling_marking or "")
        cover.title.setText(short_title(s.workshop.title))
        at = tr("Locked at {clock}.").format(clock=dates.clock(w.day.now().time()))
        cover.since.setText(tr("{at} The clock of the day stands.").format(at=at) if self._stopped else at)
        cover.go_on.clicked.connect(lambda _checked=False: self._unlock())
        w.frame.setEnabled(False)
        cover.show()
        cover.raise_()
        cover.go_on.setFocus()
        self._cover = cover
        announce(cover.go_on, tr("{at} Ctrl+Shift+L goes on.").format(at=at))

    def _unlock(self) -> None:
        w, cover, self._cover = self._w, self._cover, None
        if cover is not None:
            w.frame.removeEventFilter(cover)
            cover.hide()
            cover.deleteLater()
        w.frame.setEnabled(True)
        if self._blanked and w.rooming.screen.blanked:
            w.rooming.screen.toggle_blank()
        w.focus_middle()
        if self._stopped and paused(w.day.state) is not None:
            w.day.execute(c.Resume(), self)
            w.say(tr("The clock goes on."))
            w.timing.offer()
