"""When somebody is named: the record is off the room screen until `1` keeps it or its words are struck (W17)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from ui.line.panel import PERSONAL
from workshop import commands as c
from workshop import personal
from workshop.decide import Refused
from workshop.edits import Changes
from workshop.field import Record
from workshop.tongue import tr
from workshop.words import counted

if TYPE_CHECKING:
    from ui.day.window import DayWindow

KEY: Final = "1"
MANY: Final = tr("{} may hold a person’s details, off the room screen: /keep or Ctrl+Shift+X at each.")
KEPT: Final = tr("Kept. The room may see it.")


class NamedActs:
    """The act of keeping: a part of `Doing`."""

    _w: DayWindow

    def keep(self, _: str = "") -> None:
        """The words of the selected card stay."""
        self._w.named.keep()


class Named(QObject):
    """Watches one window for words that look like a person's details."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window)
        self._w = window
        self._asked = self._undecided()
        self._last = "", 0  # the record that was asked about, and how much had happened by then
        window.day.changed.connect(self._changed)
        self.attach()

    def attach(self) -> None:
        """Listen to the line; a new frame has a new one."""
        self._w.line.personal = self.looks_personal
        self._w.entering.chosen = self._chosen

    def _chosen(self, key: str) -> bool:
        """What was asked at the line comes first, a walk too."""
        return self._w.doing.answer(key) or (self._w.walking.walk is None and self.answer(key))

    def looks_personal(self, text: str) -> bool:
        """Whether words that are typed look like the details of somebody who is not on the list."""
        return personal.looks_personal(text, personal.people(self._w.day.state))

    def _undecided(self) -> frozenset[str]:
        return frozenset(u.record.id for u in personal.undecided(self._w.day.state))

    # -- asking --
    def _changed(self, changes: Changes) -> None:
        before, self._asked = self._asked, self._undecided()
        new = [i for i in self._asked - before if any(i in ids for ids in changes.touched.values())]
        if not new or self._w.day.only is not None:
            return
        ask = partial(self._ask, new)
        if changes.origin is self._w.entering:
            self._w.entering.then = ask  # what Enter did is said first
        else:
            ask()

    def _ask(self, ids: list[str]) -> None:
        if len(ids) == 1:
            self._last = ids[0], len(self._w.day.store.entries)
            self._w.doing.ask(PERSONAL, {KEY: partial(self.keep, ids[0])}, "ask")
        else:
            self._w.say(MANY.format(counted(len(ids), "record")), "doubt")

    def just_asked(self) -> Record | None:
        """The record that was asked about last, as long as nothing has happened since."""
        id_, happened = self._last
        return self._w.day.state.find(id_) if happened == len(self._w.day.store.entries) else None

    def asks(self) -> bool:
        """Whether it waits for the key that keeps words, which no Enter does."""
        return self.just_asked() is not None

    # -- answering --
    def _waits(self) -> Record | None:
        """The selected record, where nobody has said yet what becomes of its words."""
        record = self._w.desk.selected
        if record is None or record.held is personal.KEPT:
            return None
        return record if personal.fields_with(record, personal.people(self._w.day.state)) else None

    def keys(self) -> frozenset[str]:
        """The key that keeps the words of the selected card, where no walk and no round uses it."""
        return frozenset({KEY}) if self._waits() is not None else frozenset()

    def answer(self, key: str) -> bool:
        """Keep the selected card's words; whether that was asked."""
        if key != KEY or self._waits() is None:
            return False
        self.keep()
        return True

    def keep(self, id_: str = "") -> None:
        """The words stay, because somebody says so.

        Raises:
            Refused: nothing looks like a person's details there.
        """
        record = self._w.day.state.find(id_) if id_ else self._waits() or self._w.desk.selected
        if record is None or (not record.held and self._waits() is None):
            raise Refused(tr("This does not look like a person’s details. Choose the card with ↑ first."))
        self._w.day.execute(c.Keep(record.KIND.table, record.id), self)
        self._w.say(KEPT)
