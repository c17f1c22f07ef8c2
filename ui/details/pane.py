"""The details pane: a record's form. A field is a draft while it is typed in, and a change when it is left (2.15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.cards.sentences import SentenceList, SentenceRow
from ui.details.editors import NOT_KNOWN, Editor, editor
from ui.drafts import Drafts, came_back, key_of
from ui.look.parts import button, label
from ui.look.tokens import Look
from ui.open_day import OpenDay
from workshop import commands as c
from workshop.decide import Refused
from workshop.field import DERIVED, LIVE, Field, Record, described, own_fields
from workshop.kinds import KINDS
from workshop.links import used_by
from workshop.shown import to_edit
from workshop.typed import Reader, Unreadable
from workshop.words import counted, joined

LABEL = 112  # px
MOST_USES = 6


class Row(QWidget):
    """Label, editor, and under them what is wrong with what was typed."""

    def __init__(self, field: Field, made: Editor, look: Look) -> None:
        super().__init__()
        self.field, self.editor = field, made
        self.label = label(field.label, "field", wrap=True)
        self.label.setFixedWidth(look.px(LABEL))
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

    def say(self, sentence: str, role: str = "field_error") -> None:
        """Say something under the field; empty takes it away."""
        self.note.setText(sentence)
        self.note.setProperty("role", role)
        self.note.style().unpolish(self.note)
        self.note.style().polish(self.note)
        self.note.setVisible(bool(sentence))


class DetailsPane(QWidget):
    """The form of one record, made from its description."""

    closed = Signal()
    led = Signal(object)  # the id of another record that is to be looked at
    withdrawn = Signal()

    def __init__(self, look: Look, day: OpenDay) -> None:
        super().__init__()
        self._look, self._day = look, day
        self.record: Record | None = None
        self.rows: list[Row] = []
        self._later_open = False
        self.setProperty("role", "details")
        self.kind = label("", "details_kind", wrap=True)
        self.closes = label("Esc closes", "muted")
        self.minutes = label("", "muted", wrap=True)
        self.area = QScrollArea()
        self.area.setProperty("role", "quiet_area")
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Details")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.withdraw = button("Withdraw", "quiet", clicked=self.withdrawn.emit)
        self.done = button("Done  Ctrl Enter", "primary", clicked=self.close_pane, name="Done")
        self._drafts = Drafts(day, self)
        self._lay()

    def _lay(self) -> None:
        px = self._look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(8), px(10), px(10))
        layout.setSpacing(px(4))
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.kind, 1)
        top.addWidget(self.closes)
        layout.addLayout(top)
        layout.addWidget(self.minutes)
        layout.addWidget(self.area, 1)
        foot.addWidget(self.withdraw)
        foot.addStretch(1)
        foot.addWidget(self.done)
        layout.addLayout(foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    # -- which record --
    def open(self, record: Record) -> None:
        """Show the form of a record; one that is not in the day yet becomes one when its first field is left."""
        if self.record is not None and self.record.id == record.id and type(self.record) is type(record):
            self.refresh()
            return
        self.flush()
        self.record = record
        self._later_open = False
        self._make()

    def new(self, table: str, id: str | None = None) -> str:  # noqa: A002 - the field's name
        """The form of a record that is not there yet; the id that it will have."""
        cls = KINDS[table]
        id_ = id or self._day.store.new_id(cls)
        self.open(cls(id=id_))
        return id_

    def is_new(self) -> bool:
        """Whether nothing of it is in the day yet."""
        return self.record is not None and self._day.state.get(type(self.record), self.record.id) is None

    def _make(self) -> None:
        record = self.record
        if record is None:
            return
        s, fields = self._day.state, [f for f in own_fields(type(record)) if f.ask is not DERIVED]
        live = [f for f in fields if f.ask is LIVE]
        later = [f for f in fields if f.ask is not LIVE]
        named = f"{record.KIND.one.capitalize()}: {record.headline}"
        self.kind.setText(f"New {record.KIND.one}" if self.is_new() else named)
        self.withdraw.setVisible(record.KIND.undoable and not record.KIND.single and not self.is_new())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._look.px(6), 0)
        column.setSpacing(self._look.px(6))
        self.rows = []
        column.addWidget(label("ASK NOW" if later else "FIELDS", "heading"))
        self._add_rows(column, live)
        if later:
            self._add_later(column, later)
        self._add_uses(column, record)
        column.addStretch(1)
        self.area.setWidget(inside)
        for row in self.rows:
            row.editor.put(to_edit(s, record, row.field.name) or self._not_known(record, row.field))
        self._restore()

    def _not_known(self, record: Record, field: Field) -> str:
        return NOT_KNOWN if field.name in record.not_known else ""

    def _add_rows(self, column: QVBoxLayout, fields: Sequence[Field]) -> None:
        for field in fields:
            row = Row(field, editor(self._day.state, field, self._look), self._look)
            row.editor.left.connect(self._left)
            row.editor.typing.connect(self._typing)
            row.editor.onward.connect(self._onward)
            row.editor.setProperty("field", field.name)
            self.rows.append(row)
            column.addWidget(row)

    def _add_later(self, column: QVBoxLayout, later: Sequence[Field]) -> None:
        if self._later_open:
            column.addWidget(label("LATER", "heading"))
            self._add_rows(column, later)
            return
        names = joined(f.label.lower() for f in later[:8])
        more = f" and {len(later) - 8} more" if len(later) > 8 else ""
        column.addWidget(button(f"Later: {counted(len(later), 'field')}", "link", clicked=self._open_later))
        column.addWidget(label(names + more, "muted", wrap=True))

    def _open_later(self) -> None:
        self._later_open = True
        self.flush()
        shown = len(self.rows)
        self._make()
        if len(self.rows) > shown:
            self.rows[shown].editor.setFocus()

    def _add_uses(self, column: QVBoxLayout, record: Record) -> None:
        uses = used_by(self._day.state, record.id)
        if not uses:
            return
        column.addWidget(label("WHERE IT IS USED", "heading"))
        links = SentenceList(self._look, "Where it is used")
        links.led.connect(self.led)
        texts = {u.id: f"{u.KIND.one.capitalize()}: {u.headline}" for u in uses[:MOST_USES]}
        links.show_rows([SentenceRow(id_, text, "→", leads_to=id_) for id_, text in texts.items()])
        column.addWidget(links)
        if len(uses) > MOST_USES:
            column.addWidget(label(f"and {len(uses) - MOST_USES} more", "muted"))

    # -- typing and leaving --
    def _key(self, name: str) -> str:
        record = self.record
        return key_of(record.KIND.table, record.id, name) if record is not None else ""

    def _row(self, name: str) -> Row | None:
        return next((r for r in self.rows if r.field.name == name), None)

    def _typing(self, text: str) -> None:
        self._drafts.typed(self._key(self.sender().property("field")), text)

    def _left(self, text: str) -> None:
        row = self._row(self.sender().property("field"))
        if row is not None:
            self._commit(row, text)

    def _onward(self, by: int) -> None:
        at = next((i for i, r in enumerate(self.rows) if r.editor is self.sender()), None)
        if at is not None and 0 <= at + by < len(self.rows):
            self.rows[at + by].editor.setFocus()
            self.area.ensureWidgetVisible(self.rows[at + by])
        else:
            self.done.setFocus()

    def _commit(self, row: Row, text: str) -> None:
        """The field becomes a change; what is wrong with it is said under it, and nothing is lost."""
        record, name = self.record, row.field.name
        if record is None:
            return
        key = self._key(name)
        self._drafts.settled(key)
        now = self._day.state.get(type(record), record.id) or record
        unchanged = text == (to_edit(self._day.state, now, name) or self._not_known(now, row.field))
        if unchanged:
            row.say("")
            self._day.store.drop_draft(key)
            return
        try:
            self._execute(now, self._values(now, row.field, text), key)
        except (Unreadable, Refused) as e:
            row.say(str(e))
            self._day.store.draft(key, text)
            return
        row.say("")
        self.refresh()

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
            self._day.execute(c.Add(table, record.id, {**self._born_with(record), **values}), self, draft=key)
        else:
            self._day.execute(c.Change(table, record.id, values), self, draft=key)

    def _born_with(self, record: Record) -> dict[str, Any]:
        """A record of the pilot belongs to it from the start."""
        pilot = self._day.state.pilot
        fields = described(type(record))
        return {"use_case_id": pilot.id} if pilot is not None and "use_case_id" in fields else {}

    # -- showing --
    def refresh(self) -> None:
        """Show what the record holds now, in the fields that nobody is in."""
        record = self.record
        if record is None:
            return
        now = self._day.state.get(type(record), record.id)
        if now is None:
            return
        born = self.record is not now and self.withdraw.isHidden()
        self.record = now
        self.kind.setText(f"{now.KIND.one.capitalize()}: {now.headline}")
        if born:
            self.withdraw.setVisible(now.KIND.undoable and not now.KIND.single)
        for row in self.rows:
            if not row.editor.editing() and row.note.isHidden():
                row.editor.put(to_edit(self._day.state, now, row.field.name) or self._not_known(now, row.field))

    def _restore(self) -> None:
        """Words that were being typed when the program ended: offered where they were, not applied."""
        for row in self.rows:
            kept = self._day.store.drafts.get(self._key(row.field.name))
            if kept is not None and kept.text:
                row.editor.put(kept.text)
                row.say(came_back(kept), "field_note")

    def flush(self) -> None:
        """Leave the field that somebody is in: another place is looked at, or the window closes."""
        for row in self.rows:
            if row.editor.editing():
                self._commit(row, row.editor.text())

    def focus_first(self) -> None:
        """Into the first field that is empty and asked now, else into the first of all."""
        empty = next((r for r in self.rows if r.field.ask is LIVE and not r.editor.text()), None)
        target = empty or (self.rows[0] if self.rows else None)
        if target is not None:
            target.editor.setFocus()
            self.area.ensureWidgetVisible(target)

    def unfold(self, name: str) -> None:
        """Show a field, whatever hides it."""
        if self._row(name) is None:
            self._open_later()

    def focus_field(self, name: str) -> None:
        """Into a field, unfolding what hides it."""
        self.unfold(name)
        row = self._row(name)
        if row is not None:
            row.editor.setFocus()
            self.area.ensureWidgetVisible(row)

    def close_pane(self) -> None:
        """Done here."""
        self.flush()
        self.closed.emit()

    def forget(self) -> None:
        """No record is shown any more."""
        self.record, self.rows = None, []
