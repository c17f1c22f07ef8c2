"""A screen that the room can see too: private things are covered until they are called up (interaction.md W14).

While it is covered, the window shows what the room screen would show, with the line at its foot. What the wall may not
show is nowhere in it: not in a sentence, not in a chip, not in a list; and words that are private are not shown as they
are typed. That the room can see it is a setting of the day: it holds after a restart too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from ui.look.tokens import Look
from ui.room.view import RoomView
from workshop import commands as c
from workshop.capture.spec import kind_of_word
from workshop.decide import Refused
from workshop.field import Record
from workshop.kinds import Setting
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.wall.seen import has_words, seen

if TYPE_CHECKING:
    from ui.day.window import DayWindow

SAFE: Final = "room.safe"  # a setting of the day: the room can see the laptop's screen
CALLED_UP_MS: Final = 10_000
ASKS: Final = tr("Can the room see this screen? 1 yes, hide private things. 2 no, it has its own.")
IS_COVERED: Final = tr("The room can see this screen. Private things are covered. /peek shows them for 10 seconds.")
SHOWN: Final = tr("Everything can be seen for 10 seconds. /peek covers it at once.")
SAID_SO: Final = tr("Done. It is covered: /peek shows it for 10 seconds.")
QUOTED: Final = re.compile("“([^”]*)”")
MANY: Final = 12  # letters of hidden words in a sentence, from which it would tell them
_KIND: Final = re.compile(r"\s*([a-z]+):", re.IGNORECASE)
# Acts that show more of the day than the room may see; those of the room screen, which is here already.
NOT_WHILE_COVERED: Final = frozenset(
    {
        "setup",
        "import_table",
        "documents",
        "settings",
        "copies",
        "history",
        "bin",
        "amend",
        "details",
        "edit_words",
        "find",
        "find_next",
        "find_before",
        "lectern",
        "room_screen",
        "back_row",
    }
)


class Covering(QObject):
    """The cover of one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window)
        self._w = window
        self._edit: QLineEdit | None = None  # the line that is listened to: a new frame has a new one
        self._came_back = ""  # words that came back into the line after a crash: not shown before they are touched
        self._known: tuple[Snapshot, Snapshot] | None = None
        self.peeking = QTimer(self)
        self.peeking.setSingleShot(True)
        self.peeking.setInterval(CALLED_UP_MS)
        self.peeking.timeout.connect(self.cover)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._added)

    # -- how it stands --
    @property
    def shared(self) -> bool:
        """Whether the room can see this screen."""
        found = self._w.day.state.get(Setting, SAFE)
        return found is not None and found.value == "yes"

    @property
    def covered(self) -> bool:
        """Whether private things are hidden now."""
        return self.shared and not self.peeking.isActive()

    def seen(self) -> Snapshot:
        """The day as it may be named on this screen now."""
        state = self._w.day.state
        if not self.covered:
            return state
        if self._known is None or self._known[0] is not state:
            self._known = (state, seen(state))
        return self._known[1]

    # -- acts --
    def _added(self) -> None:
        if not self._w.rooming.screen.on:  # else it is known which screen is the room's
            self.ask()

    def ask(self) -> None:
        """Ask in words: a program can't know what a projector shows."""
        self._w.doing.ask(ASKS, {"1": self.share, "2": self.keep})

    def share(self) -> None:
        """The room can see it."""
        self._w.day.execute(c.Set(SAFE, "yes"), self)
        self.cover()
        self._w.say(IS_COVERED)

    def keep(self) -> None:
        """The room has a screen of its own."""
        was = self.shared
        self.peeking.stop()
        self._w.day.execute(c.Set(SAFE, "no"), self)
        if was:
            self._uncover()
            self._w.rooming.screen.off()
        self._w.say(tr("Nothing is covered. F5 shows the room screen."))

    def peek(self) -> None:
        """Show all for ten seconds; again: cover it at once."""
        if not self.shared:
            raise Refused(tr("Nothing is covered. /safe covers private things where the room can see this screen."))
        if self.peeking.isActive():
            self.cover()
            return
        self.peeking.start()
        self._uncover()
        self._w.say(SHOWN)

    def cover(self) -> None:
        """Hide all but what the room may see."""
        self.peeking.stop()
        if not self.shared:
            return
        w = self._w
        if w.rooming.screen.window is not None:
            w.rooming.screen.off()  # one of them shows what the room may see: this one
        w.commands.close_list()
        w.finding.places.close_list()
        w.line.close_list()
        view = RoomView(Look())
        w.frame.turn(view)
        w.rooming.screen.show_on(view)
        if self._edit is not w.line.edit:
            self._edit = w.line.edit
            self._edit.textChanged.connect(self.echo)
        w.line.clean = self.clean
        if w.line.edit.text():
            self._came_back = w.line.edit.text()
        said = w.frame.notice.text()
        w.frame.say(self.clean(IS_COVERED if said == SHOWN else said), str(w.frame.notice.property("kind") or "notice"))
        self.echo()
        w.line.refresh()
        w.rooming.show_status()
        w.line.edit.setFocus()

    def begin(self) -> None:
        """The window is made: it is covered before anybody sees it; the keyboard is in the line."""
        self._w.line.edit.setFocus()
        self.again()

    def again(self) -> None:
        """Cover what was built anew."""
        if self.covered:
            self.cover()

    def _uncover(self) -> None:
        w = self._w
        w.line.clean = str
        w.line.edit.setEchoMode(QLineEdit.EchoMode.Normal)
        w.rooming.screen.off()
        w.frame.turn(None)
        w.refresh()
        w.rooming.show_status()
        w.line.edit.setFocus()

    # -- words --
    def echo(self) -> None:
        """Words that are private are not shown as they are typed."""
        edit = self._w.line.edit
        hide = self.covered and self._is_private(edit.text())
        edit.setEchoMode(QLineEdit.EchoMode.Password if hide else QLineEdit.EchoMode.Normal)

    def _is_private(self, text: str) -> bool:
        if not text:
            self._came_back = ""
            return False
        if self._w.line.personal(text):
            return True
        if text == self._came_back or self._w.piling.open or self._w.counting.pad is not None:
            return True
        self._came_back = ""
        found = _KIND.match(text)
        kind = kind_of_word(found[1].lower()) if found else None
        return kind is not None and not has_words(kind.cls)

    def clean(self, sentence: str) -> str:
        """A sentence without words that the wall may not show."""
        if not self.covered or not sentence:
            return sentence
        shown = self.seen()
        there = {r.headline for r in shown.records()}
        hidden = [r for r in self._w.day.state.records() if shown.find(r.id) is None and _has_title(r)]
        if any(r.headline[:MANY] in sentence for r in hidden):
            return SAID_SO

        def kept(found: re.Match[str]) -> str:
            start = found[1].rstrip("…")
            return found[0] if any(h.startswith(start) for h in there if h) else "“…”"

        return QUOTED.sub(kept, sentence)


def _has_title(r: Record) -> bool:
    return bool(getattr(r, r.KIND.title, None))


class CoverActs:
    """The acts of the cover: a part of `Doing`."""

    _w: DayWindow

    def safe(self, argument: str = "") -> None:
        """Whether the room can see this screen: yes, no; else it is asked."""
        covering = self._w.rooming.covering
        if argument and "yes".startswith(argument.lower()):
            covering.share()
        elif argument and "no".startswith(argument.lower()):
            covering.keep()
        else:
            covering.ask()

    def peek(self, _: str = "") -> None:
        """Show what is covered for ten seconds."""
        self._w.rooming.covering.peek()
