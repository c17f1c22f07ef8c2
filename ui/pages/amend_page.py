"""Amend: what was accepted changes only with who asked and why; both versions are printed (interaction.md 37)."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.look.chooser import Chooser
from ui.look.line import TextLine
from ui.look.parts import button, label, row
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.settings import Settings
from workshop import commands as c
from workshop.decide import Refused
from workshop.field import LIVE, ROOM, Field, Record, described, own_fields
from workshop.kinds import Amendment, Person
from workshop.shown import shown, to_edit
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.typed import Reader, Unreadable
from workshop.views.amended import as_accepted

NONE = tr("Select a card, then type /amend: what was accepted of it can be changed here, with a reason.")


class AmendPage(Page):
    """One field of one accepted record."""

    title = tr("What changes, who asked, and why?")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.record: Record | None = None
        self.about = label("", "panel_heading", wrap=True)
        self.field = Chooser()
        self.old = label("", "body", wrap=True)
        self.new = QPlainTextEdit()
        self.who = Chooser()
        self.why = TextLine()
        self.accepted = TextLine()
        self.said = label("", "field_error", wrap=True)
        self.make = button(tr("Amend"), "primary", clicked=self.amend)
        self._lay()
        self.field.activated.connect(lambda _: self._show_field())

    def _lay(self) -> None:
        px = self.look.px
        form = QFormLayout()
        form.setHorizontalSpacing(px(20))
        form.setVerticalSpacing(px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("What"), self.field),
            (tr("As accepted"), self.old),
            (tr("New words"), self.new),
            (tr("Who asked"), self.who),
            (tr("Why"), self.why),
            (tr("Accepted anew by"), self.accepted),
        )
        for name, editor in rows:
            editor.setAccessibleName(name)
            form.addRow(label(name, "field"), editor)
        self.new.setTabChangesFocus(True)
        self.new.setMaximumHeight(px(110))
        self.accepted.setPlaceholderText(tr("Names, with a semicolon between; empty while it is still asked for"))
        inside = QWidget()
        inside.setMaximumWidth(px(760))
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, px(8), 0, 0)
        inner.setSpacing(px(10))
        inner.addWidget(self.about)
        inner.addLayout(form)
        inner.addWidget(self.said)
        inner.addLayout(row(self.make, None))
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)

    def take(self, id_: str | None) -> None:
        """Begin with a record; None where no card is selected."""
        self.record = self.day.state.find(id_)
        self.field.clear()
        for f in self._fields():
            self.field.addItem(f.label, f.name)
        self.said.setText("")
        self.why.clear()
        self.accepted.clear()
        self.show_day(self.day.state)
        self._show_field()
        if self.record is not None:
            self.new.setFocus()

    def _fields(self) -> list[Field]:
        """The fields of the room."""
        if self.record is None:
            return []
        return [f for f in own_fields(type(self.record)) if f.layer is ROOM and f.ask is LIVE]

    def show_day(self, s: Snapshot) -> None:
        """Who is there to ask."""
        self.about.setText(f"{self.record.KIND.one.capitalize()}: {self.record.headline}" if self.record else NONE)
        people = [(p.name or "", p.id) for p in s.all(Person)]
        if [(self.who.itemText(i), self.who.itemData(i)) for i in range(1, self.who.count())] != people:
            chosen = self.who.currentData()
            self.who.clear()
            self.who.addItem("", "")
            for name, id_ in people:
                self.who.addItem(name, id_)
            self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        for w in (self.field, self.new, self.who, self.why, self.accepted, self.make):
            w.setEnabled(self.record is not None)

    def _show_field(self) -> None:
        name = self.field.currentData()
        if self.record is None or not name:
            self.old.setText("")
            self.new.clear()
            return
        was = as_accepted(self.day.state, self.record.id, name)
        self.old.setText(was or shown(self.day.state, self.record, name) or "nothing")
        self.new.setPlainText(to_edit(self.day.state, self.record, name))

    def amend(self) -> None:
        """Make the amendment; what stands against it is said here, and the words stay."""
        record, name = self.record, self.field.currentData()
        if record is None or not name:
            return
        reader = Reader.of(self.day.state)
        try:
            value = reader.read(described(type(record))[name], self.new.toPlainText())
            accepted = reader.read(described(Amendment)["accepted_by_person_ids"], self.accepted.text())
            new_id = self.day.store.new_id
            command = c.Amend(
                record.KIND.table,
                record.id,
                {name: value},
                self.why.text(),
                self.who.currentData() or "",
                accepted,
                tuple(new_id(Amendment) for _ in described(type(record))),
            )
            self.day.execute(command, self)
        except (Refused, Unreadable) as e:
            self.said.setText(e.sentence if isinstance(e, Refused) else str(e))
            return
        self.take(record.id)
        self.said.setText("")
        self.about.setText(
            tr("Amended. Both versions are printed: {shown}").format(shown=shown(self.day.state, self.record, name))
        )
