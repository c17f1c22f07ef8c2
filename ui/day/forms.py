"""Which record's form is open in the right pane, and what opens, follows and closes it (interaction.md 2.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshop.boards.lists import NEW
from workshop.field import Record

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class Forms(QObject):
    """The details pane of one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w, self._pane = window, window.details

    def open(self, id: str | None) -> None:  # noqa: A002 - the field's name
        """Open the form of a record, or of one that is not there yet."""
        desk = self._w.desk
        if id is not None and id.startswith(NEW):
            desk.spot.selected = self._pane.new(id.removeprefix(NEW))
        else:
            record = self._w.day.state.find(id)
            if record is None:
                self._w.say("Choose a card with ↑ first.", "doubt")
                return
            desk.spot.selected = record.id
            self._pane.open(record)
        desk.details = True
        self._w.frame.right.setCurrentWidget(self._pane)
        self._w.refresh()
        self._pane.focus_first()

    def close(self) -> None:
        """The guide again; the focus is in the line, the card still selected."""
        self._pane.flush()
        self._pane.forget()
        self._w.desk.details = False
        self._w.frame.right.setCurrentWidget(self._w.frame.guide)
        self._w.refresh()
        self._w.line.edit.setFocus()

    def follow_selection(self) -> None:
        """Up and down in the line with the pane open show the next card in it."""
        record, shown = self._w.desk.selected, self._pane.record
        if record is not None and shown is not None and record.id != shown.id and not self._pane.is_new():
            self._pane.open(record)

    def change_words(self, record: Record) -> None:
        """The words of a record come into their editor: the line stays free for what is said next."""
        self.open(record.id)
        self._pane.focus_field(record.KIND.title)

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
