"""Which record's form is open in the right pane, and what opens, follows and closes it (interaction.md 2.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.day.covering import IS_COVERED
from ui.drafts import field_of
from workshop.boards.lists import NEW
from workshop.field import Record, described
from workshop.kinds import KINDS
from workshop.tongue import tr

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class Forms(QObject):
    """The details pane of one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w, self._pane = window, window.details

    def open(self, id: str | None) -> None:  # noqa: A002 - the field's name
        """Open the form of a record, or of one that is not there yet."""
        record = self._w.day.state.find(id)
        if self._w.rooming.covering.covered:
            self._w.say(IS_COVERED, "doubt")
        elif id is not None and id.startswith(NEW):
            self._show(self._pane.new(id.removeprefix(NEW)))
        elif record is not None:
            self._pane.open(record)
            self._show(record.id)
        else:
            self._w.say(tr("Choose a card with ↑ first."), "doubt")
        if self._w.desk.details:
            self._pane.focus_first()

    def _show(self, id: str) -> None:  # noqa: A002
        self._w.desk.spot.selected, self._w.desk.details = id, True
        self._w.frame.right.setCurrentWidget(self._pane)
        self._w.refresh()

    def restore(self) -> None:
        """The form in which somebody was typing when the program ended is open again; its words are offered in it."""
        found = [(d.at, place) for d in self._w.day.store.drafts.values() if (place := field_of(d.editor)) and d.text]
        for _, (table, id_, name) in sorted(found, reverse=True):
            if name not in described(KINDS[table]):
                continue
            record = self._w.day.state.find(id_)
            if record is None:
                self._show(self._pane.new(table, id_))
            elif record.withdrawn_at is None:
                self._pane.open(record)
                self._show(id_)
            else:
                continue
            self._pane.unfold(name)
            return

    def close(self) -> None:
        """The guide again; the focus is in the line, the card still selected."""
        self._pane.flush()
        self._pane.forget()
        self._w.desk.details = False
        self._w.frame.right.setCurrentWidget(self._w.frame.guide)
        self._w.refresh()
        self._w.focus_middle()

    def open_at(self, id: str, name: str) -> None:  # noqa: A002 - the field's name
        """Open the form of a record at a field."""
        self.open(id)
        self._pane.focus_field(name)

    def follow_selection(self) -> None:
        """Up and down in the line with the pane open show the next card in it."""
        record, shown = self._w.desk.selected, self._pane.record
        if record is not None and shown is not None and record.id != shown.id and not self._pane.is_new():
            self._pane.open(record)

    def change_words(self, record: Record) -> None:
        """The words of a record come into their editor: the line stays free for what is said next."""
        self.open_at(record.id, record.KIND.title)

    def withdraw_open(self) -> None:
        """Take the record off whose form is open."""
        record = self._pane.record
        if record is not None:
            self.withdraw(record.id)
            self.close()

    def withdraw(self, id: str) -> None:  # noqa: A002 - the field's name
        """Take a record off."""
        self._w.desk.spot.selected = id
        self._w.doing.do("withdraw")
