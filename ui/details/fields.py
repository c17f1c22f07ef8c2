"""The fields of one record that a widget shows: words are a draft as they are typed and a change when left (2.15)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.details.editors import NOT_KNOWN, Editor, editor
from ui.drafts import Drafts, came_back, key_of
from ui.look.parts import label, set_role
from ui.look.tokens import Look
from ui.open_day import OpenDay
from workshop import commands as c
from workshop.decide import Refused
from workshop.field import Field, Record, described
from workshop.revealed import withheld
from workshop.shown import to_edit
from workshop.tongue import tr
from workshop.typed import Reader, Unreadable

COUNTED = tr("Counted, and hidden until it is revealed. Leave it empty: it stays.")


class Row(QWidget):
    """Label, editor, and under them what is wrong with what was typed."""

    def __init__(self, field: Field, made: Editor, look: Look, wide: int) -> None:
        super().__init__()
        self.field, self.editor = field, made
        self.refused = False  # what stands in it could not be kept
        self.label = label(field.label, "field", wrap=True)
        self.label.setFixedWidth(look.px(wide))
        self.label.setBuddy(made.inner())
        self.note = label("", "field_note", wrap=True)
        self.note.hide()
        column = QVBoxLayout()
        column.setSpacing(look.px(2))
        column.addWidget(made)
        column.addWidget(self.note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.label)
        layout.addLayout(column, 1)

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say something under the field; empty takes it away."""
        self.refused = refused
        self.note.setText(sentence)
        set_role(self.note, "field_error" if refused else "field_note")
        self.note.setVisible(bool(sentence))


class Fields(QObject):
    """Rows of one record, and what becomes of their words."""

    changed = Signal()  # a field became a change
    ended = Signal()  # Enter in the last field

    def __init__(self, look: Look, day: OpenDay, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._day = look, day
        self._drafts = Drafts(day, self)
        self.record: Record | None = None
        self.rows: list[Row] = []
        self.shows: Callable[[Row], None] = lambda _: None  # brings a row into sight

    def take(self, record: Record | None) -> None:
        """Be of this record; its rows are added one by one."""
        self.record, self.rows = record, []

    def add(self, field: Field, wide: int) -> Row:
        """A row for a field, its label so wide (px)."""
        row = Row(field, editor(self._day.state, field, self._look), self._look, wide)
        row.editor.left.connect(partial(self.commit, row))
        row.editor.typing.connect(partial(self._typing, row))
        row.editor.onward.connect(partial(self._onward, row))
        self.rows.append(row)
        return row

    def find(self, name: str) -> Row | None:
        """The row of a field."""
        return next((r for r in self.rows if r.field.name == name), None)

    # -- typing and leaving --
    def _key(self, row: Row) -> str:
        record = self.record
        return key_of(record.KIND.table, record.id, row.field.name) if record is not None else ""

    def _typing(self, row: Row, text: str) -> None:
        self._drafts.typed(self._key(row), text)

    def _onward(self, row: Row, by: int) -> None:
        at = self.rows.index(row) + by if row in self.rows else -1
        if 0 <= at < len(self.rows):
            self.rows[at].editor.setFocus()
            self.shows(self.rows[at])
        else:
            self.ended.emit()

    def commit(self, row: Row, text: str) -> None:
        """The field becomes a change; what is wrong with it is said under it, and nothing is lost."""
        if self.record is None or row not in self.rows:
            return
        key = self._key(row)
        self._drafts.settled(key)
        now = self._now(self.record)
        if text == self._text(now, row.field):
            row.say("")
            row.editor.put(text)
            self._day.store.drop_draft(key)
            return
        try:
            self._execute(now, self._values(now, row.field, text), key)
        except (Unreadable, Refused) as e:
            row.say(str(e), refused=True)
            self._day.store.draft(key, text)
            return
        row.say("")
        row.editor.put(self._text(self._now(now), row.field))
        self.changed.emit()
        if self._was_new(now):
            self._try_again()

    def _now(self, record: Record) -> Record:
        return self._day.state.get(type(record), record.id) or record

    def _was_new(self, before: Record) -> bool:
        return before.created_at is None and self._now(before) is not before

    def _try_again(self) -> None:
        """What could not be kept before there was a record may be kept now."""
        for row in list(self.rows):
            if row.refused:
                self.commit(row, row.editor.text())

    def _text(self, record: Record, field: Field) -> str:
        """What an editor shows of a field."""
        if self._hidden(record, field):
            return ""
        text = to_edit(self._day.state, record, field.name)
        return text or (NOT_KNOWN if field.name in record.not_known else "")

    def _hidden(self, record: Record, field: Field) -> bool:
        """Whether it has a figure that waits to be revealed: then it says only that it is there."""
        filled = getattr(record, field.name) not in (None, ())
        return filled and field.on_show and withheld(self._day.state, record, field)

    def _values(self, record: Record, field: Field, text: str) -> dict[str, Any]:
        if text == NOT_KNOWN:
            return {field.name: None, "not_known": tuple(dict.fromkeys((*record.not_known, field.name)))}
        values: dict[str, Any] = {field.name: Reader.of(self._day.state).read(field, text)}
        if field.name in record.not_known:
            values["not_known"] = tuple(n for n in record.not_known if n != field.name)
        return values

    def _execute(self, record: Record, values: dict[str, Any], key: str) -> None:
        table = record.KIND.table
        if self._day.state.get(type(record), record.id) is None:
            values = {**self._born_with(record), **values}
            self._day.execute(c.Add(table, record.id, values), self.parent(), draft=key)
        else:
            self._day.execute(c.Change(table, record.id, values), self.parent(), draft=key)

    def _born_with(self, record: Record) -> dict[str, Any]:
        """A record of the pilot belongs to it from the start."""
        pilot = self._day.state.pilot
        fields = described(type(record))
        return {"use_case_id": pilot.id} if pilot is not None and "use_case_id" in fields else {}

    def flush(self) -> None:
        """Leave the field that somebody is in: another place is looked at, or the window closes."""
        for row in list(self.rows):
            if row.editor.editing():
                self.commit(row, row.editor.text())

    # -- showing --
    def fill(self) -> None:
        """Show what the record holds; words that were being typed when the program ended are offered in their place."""
        record = self.record
        if record is None:
            return
        for row in self.rows:
            row.editor.put(self._text(self._now(record), row.field))
            self._say_hidden(row)
            kept = self._day.store.drafts.get(self._key(row))
            if kept is not None and kept.text and kept.text != row.editor.text():
                row.editor.fill(kept.text)
                row.say(came_back(kept))

    def refresh(self) -> None:
        """Show what the record holds now, but for words that are not handed over yet."""
        if self.record is None:
            return
        self.record = self._now(self.record)
        for row in self.rows:
            text = self._text(self.record, row.field)
            if not row.editor.touched() and row.editor.text() != text:
                row.editor.put(text)
            self._say_hidden(row)

    def _say_hidden(self, row: Row) -> None:
        hidden = self.record is not None and self._hidden(self._now(self.record), row.field)
        if hidden or row.note.text() == COUNTED:
            row.say(COUNTED if hidden else "")
