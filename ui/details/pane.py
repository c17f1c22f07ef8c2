"""The details pane: a record's form. A field is a draft while it is typed in, and a change when it is left (2.15)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.cards.sentences import SentenceList, SentenceRow
from ui.details.fields import Fields
from ui.look.parts import button, label, scrolling
from ui.look.tokens import Look
from ui.open_day import OpenDay
from workshop import dates
from workshop.field import DERIVED, LIVE, Field, Record, own_fields
from workshop.kinds import KINDS
from workshop.links import used_by
from workshop.tongue import tr
from workshop.views.worded import taken_by
from workshop.words import counted, joined

LABEL = 112  # px
MOST_USES = 6


class DetailsPane(QWidget):
    """The form of one record, made from its description."""

    closed = Signal()
    led = Signal(object)  # the id of another record that is to be looked at
    withdrawn = Signal()

    def __init__(self, look: Look, day: OpenDay) -> None:
        super().__init__()
        self._look, self._day = look, day
        self.fields = Fields(look, day, self)
        self._later_open = False
        self.setProperty("role", "details")
        self.kind = label("", "details_kind", wrap=True, most=2)
        self.closes = label(tr("Esc closes"), "muted")
        self.minutes = label("", "muted", wrap=True)
        self.area = scrolling(QWidget(), tr("Details"))
        self.withdraw = button(tr("Withdraw"), "quiet", clicked=self.withdrawn.emit)
        self.done = button(tr("Done  Ctrl Enter"), "primary", clicked=self.close_pane, name=tr("Done"))
        self.fields.shows = self.area.ensureWidgetVisible
        self.fields.changed.connect(self.refresh)
        self.fields.ended.connect(self.done.setFocus)
        self._lay()

    @property
    def record(self) -> Record | None:
        """The record whose form is shown."""
        return self.fields.record

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
        self.fields.take(record)
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

    def is_gone(self) -> bool:
        """Whether the record was there when its form was opened, and is not any more."""
        record = self.record
        if record is None or record.created_at is None:
            return False
        now = self._day.state.get(type(record), record.id)
        return now is None or (now.withdrawn_at is not None and record.withdrawn_at is None)

    def _make(self) -> None:
        record = self.record
        if record is None:
            return
        self.fields.take(record)
        fields = [f for f in own_fields(type(record)) if f.ask is not DERIVED]
        live = [f for f in fields if f.ask is LIVE]
        later = [f for f in fields if f.ask is not LIVE]
        named = f"{record.KIND.one.capitalize()}: {record.headline}"
        self.kind.setText(tr("New {kind}").format(kind=record.KIND.one) if self.is_new() else named)
        self.withdraw.setVisible(record.KIND.undoable and not record.KIND.single and not self.is_new())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self._look.px(6), 0)
        column.setSpacing(self._look.px(6))
        column.addWidget(label(tr("ASK NOW") if later else "FIELDS", "heading"))
        self._add_rows(column, live)
        if later:
            self._add_later(column, later)
        self._add_uses(column, record)
        self._add_history(column, record)
        column.addStretch(1)
        self.area.setWidget(inside)
        self.fields.fill()
        self._order(inside)

    def _order(self, inside: QWidget) -> None:
        """Tab goes through the form as it stands, then to what is under it."""
        found = [w for w in inside.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        there = [w for w in found if w.window() is self.window()]  # the lists of combos are windows of their own
        for a, b in pairwise([*there, self.withdraw, self.done]):
            QWidget.setTabOrder(a, b)

    def _add_rows(self, column: QVBoxLayout, fields: Sequence[Field]) -> None:
        for field in fields:
            column.addWidget(self.fields.add(field, LABEL))

    def _add_later(self, column: QVBoxLayout, later: Sequence[Field]) -> None:
        if self._later_open:
            column.addWidget(label(tr("LATER"), "heading"))
            self._add_rows(column, later)
            return
        names = joined(f.label.lower() for f in later[:8])
        more = tr(" and {later} more").format(later=len(later) - 8) if len(later) > 8 else ""
        column.addWidget(
            button(tr("Later: {fields}").format(fields=counted(len(later), "field")), "link", clicked=self._open_later)
        )
        column.addWidget(label(names + more, "muted", wrap=True))

    def _open_later(self) -> None:
        self._later_open = True
        self.flush()
        shown = len(self.fields.rows)
        self._make()
        if len(self.fields.rows) > shown:
            self.fields.rows[shown].editor.setFocus()

    def _add_uses(self, column: QVBoxLayout, record: Record) -> None:
        uses = used_by(self._day.state, record.id)
        if not uses:
            return
        column.addWidget(label(tr("WHERE IT IS USED"), "heading"))
        links = SentenceList(self._look, tr("Where it is used"))
        links.led.connect(self.led)
        texts = {u.id: f"{u.KIND.one.capitalize()}: {u.headline}" for u in uses[:MOST_USES]}
        links.show_rows([SentenceRow(id_, text, "→", leads_to=id_) for id_, text in texts.items()])
        column.addWidget(links)
        if len(uses) > MOST_USES:
            column.addWidget(label(tr("and {uses} more").format(uses=len(uses) - MOST_USES), "muted"))

    # -- showing --
    def refresh(self) -> None:
        """Show what the record holds now, but for words that are not handed over yet."""
        record = self.record
        now = self._day.state.get(type(record), record.id) if record is not None else None
        if now is None:
            return
        self.fields.refresh()
        self.kind.setText(f"{now.KIND.one.capitalize()}: {now.headline}")
        self.withdraw.setVisible(now.KIND.undoable and not now.KIND.single)

    def flush(self) -> None:
        """Leave the field that somebody is in: another place is looked at, or the window closes."""
        self.fields.flush()

    def _add_history(self, column: QVBoxLayout, record: Record) -> None:
        """Which words were taken from the bank; who typed it last, and when, where the day keeps that."""
        for taken in taken_by(self._day.state, record):
            column.addWidget(label(f"{taken.what}: {taken.how}", "muted", wrap=True))
        at = record.changed_at or record.created_at
        if record.typed_by and at is not None:
            column.addWidget(
                label(
                    tr("Typed by the {typed_by}, {clock}").format(
                        typed_by=record.typed_by, clock=dates.clock(at.time())
                    ),
                    "muted",
                )
            )

    def focus_first(self) -> None:
        """Into the first field that is empty and asked now, else into the first of all."""
        empty = next((r for r in self.fields.rows if r.field.ask is LIVE and not r.editor.text()), None)
        target = empty or (self.fields.rows[0] if self.fields.rows else None)
        if target is not None:
            target.editor.setFocus()
            self.area.ensureWidgetVisible(target)

    def unfold(self, name: str) -> None:
        """Show a field, whatever hides it."""
        if self.fields.find(name) is None:
            self._open_later()

    def focus_field(self, name: str) -> None:
        """Into a field, unfolding what hides it."""
        self.unfold(name)
        row = self.fields.find(name)
        if row is not None:
            row.editor.setFocus()
            self.area.ensureWidgetVisible(row)

    def close_pane(self) -> None:
        """Done here."""
        self.flush()
        self.closed.emit()

    def forget(self) -> None:
        """No record is shown any more."""
        self.fields.take(None)
