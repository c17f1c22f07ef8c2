"""Set up: the question, who is in the room, the running order: one page, three bands (interaction.md 2.16)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.details.fields import Fields
from ui.look.line import TextLine
from ui.look.number import NumberBox
from ui.look.parts import frame, label, scrolling, tip
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.also_typed import AlsoTyped
from ui.pages.page import Page
from ui.settings import Settings
from ui.table.view import TableBoard
from workshop import commands as c
from workshop import dates
from workshop.decide import Refused, decide
from workshop.field import Record, described
from workshop.kinds import Break, Organisation, Person, Workshop
from workshop.people_lines import adding_person, organisation_of
from workshop.running_order import END, Part, finish, fixed, parts
from workshop.snapshot import Snapshot
from workshop.tongue import tr

LABEL = 80  # px
SEVERAL = "; "  # between lines that were pasted and could not be added
WIDTHS = ((1500, 460, 320), (960, 320, 312), (0, 270, 280))  # px: from this width on, the question's and the order's
FIELDS = ("title", "question", "date", "handling_marking", "venue", "sponsor_id", "facilitator_id", "scribe_id")


class AddLine(TextLine):
    """One thing a line; several lines at once by pasting them."""

    lines = Signal(list)

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self._hints = (hint, name)
        self.setAccessibleName(name)
        self.returnPressed.connect(self._enter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A hint that is never cut: without its example where there is no room for it."""
        super().resizeEvent(event)
        room = self.contentsRect().width() - 24
        fits = (h for h in self._hints if self.fontMetrics().horizontalAdvance(h) <= room)
        self.setPlaceholderText(next(fits, ""))

    def _enter(self) -> None:
        if self.text().strip():
            self.lines.emit(self.text().split(SEVERAL))

    def insert_text(self, text: str) -> None:
        """Take a text in: one line stays to be changed, several are added."""
        found = [x for x in text.splitlines() if x.strip()]
        if len(found) > 1:
            self.lines.emit(found)
        elif found:
            self.insert(found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasting several lines adds them all."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.insert_text(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)


class SetupPage(Page):
    """Everything but the question, one organisation and the finish may wait."""

    title = tr("Who is in the room, and what is the question?")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.fields = Fields(look, day, self)
        self.organisations = TableBoard(look, day, Organisation)
        self.people = TableBoard(look, day, Person)
        self.add_organisation = AddLine(
            tr("Add an organisation: type its name and press Enter"), tr("Add an organisation")
        )
        self.add_person = AddLine(tr("Add a person: name, organisation"), tr("Add a person"))
        self.also_typed = AlsoTyped(look, day)
        self.note = label("", "field_error", wrap=True)
        self.note.hide()
        self.order_box, self.finish = QWidget(), label("", "box_heading")
        self._minutes: dict[str, NumberBox] = {}
        self._stays: dict[str, QCheckBox] = {}  # whether a row stays at its time; END for the finish
        self.fields.ended.connect(self.add_organisation.setFocus)
        for table in (self.organisations, self.people):
            table.opened.connect(self.opened)
            table.opened_at.connect(self.opened_at)
            table.withdrawn.connect(self.withdrawn)
        self._lay()
        self.add_organisation.lines.connect(self._organisations)
        self.add_person.lines.connect(self._people)

    def _lay(self) -> None:
        px = self.look.px
        question, room, order = (
            frame("panel", tr("The question")),
            frame("panel", tr("Who is in the room")),
            frame("panel"),
        )
        order.setAccessibleName(tr("The running order"))
        left, middle, right = QVBoxLayout(question), QVBoxLayout(room), QVBoxLayout(order)
        for layout in (left, middle, right):
            layout.setContentsMargins(px(12), px(8), px(12), px(8))
            layout.setSpacing(px(6))
        left.addWidget(label(tr("THE QUESTION"), "heading"))
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(px(6))
        self._fields(fields)
        fields.addStretch(1)
        left.addWidget(scrolling(inside, tr("The question")), 1)
        middle.addWidget(label(tr("WHO IS IN THE ROOM"), "heading"))
        for w in (self.add_organisation, self.organisations, self.add_person, self.people, self.also_typed, self.note):
            middle.addWidget(w)
        top = QHBoxLayout()
        top.addWidget(label(tr("THE RUNNING ORDER"), "heading"), 1)
        top.addWidget(label(tr("FIXED"), "heading"))
        right.addLayout(top)
        self._order_layout = QVBoxLayout(self.order_box)
        self._order_layout.setContentsMargins(0, 0, 0, 0)
        self._order_layout.setSpacing(px(2))
        right.addWidget(scrolling(self.order_box, tr("The running order")), 1)
        foot = QHBoxLayout()
        foot.addWidget(self.finish, 1)
        foot.addWidget(self._tick(END, tr("The finish")))
        right.addLayout(foot)
        self._sides = question, order
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(question)
        row.addWidget(room, 1)
        row.addWidget(order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The question and the order of the day are narrower where the window is."""
        super().resizeEvent(event)
        px, here = self.look.px, event.size().width()
        widths = next(rest for wide, *rest in WIDTHS if here >= px(wide))
        for side, width in zip(self._sides, widths, strict=True):
            side.setFixedWidth(px(width))

    def _fields(self, column: QVBoxLayout) -> None:
        self.fields.take(self.day.state.workshop)
        for name in FIELDS:
            column.addWidget(self.fields.add(described(Workshop)[name], LABEL))
        self.fields.fill()

    # -- showing --
    def show_day(self, s: Snapshot) -> None:
        """All three bands."""
        self.fields.refresh()
        self.organisations.show_day(s, None)
        self.people.show_day(s, None)
        self.also_typed.show_day(s)
        self._show_order(s)

    def _show_order(self, s: Snapshot) -> None:
        found = parts(s)
        if [p.id for p in found] != list(self._minutes):
            self._make_order(found)
        for p in found:
            box = self._minutes[p.id]
            box.blockSignals(True)
            box.setValue(p.planned_minutes or 0)
            box.setEnabled(p.ended_at is None)
            box.blockSignals(False)
            at = dates.clock(p.planned_start) if p.planned_start else ""
            box.label.setText(f"{at}  {p.headline}")  # type: ignore[attr-defined]
            self._stays[p.id].setEnabled(p.started_at is None)
        stay, end = fixed(s), finish(s)
        for id_, tick in self._stays.items():
            tick.blockSignals(True)
            tick.setChecked(id_ in stay)
            tick.blockSignals(False)
        self.finish.setText(tr("Finish {clock}").format(clock=dates.clock(end)) if end else "")

    def _make_order(self, found: Sequence[Part]) -> None:
        while self._order_layout.count():
            item = self._order_layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._minutes = {}
        self._stays = {END: self._stays[END]}
        for p in found:
            line, box = QWidget(), NumberBox(self.look)
            name = label("", "muted" if isinstance(p, Break) else "body", wrap=True)
            box.setRange(0, 600)
            box.setSingleStep(5)
            box.setSuffix(tr(" min"))
            box.setAccessibleName(tr("{headline}: minutes").format(headline=p.headline))
            box.setProperty("part", p.id)
            box.valueChanged.connect(self._planned)
            box.label = name  # type: ignore[attr-defined]
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self.look.px(4))
            row.addWidget(name, 1)
            row.addWidget(box)
            row.addWidget(self._tick(p.id, p.headline))
            self._minutes[p.id] = box
            self._order_layout.addWidget(line)
        self._order_layout.addStretch(1)

    def _tick(self, id_: str, name: str) -> QCheckBox:
        made = QCheckBox()
        tip(made, tr("{name} stays at its time, whatever runs late").format(name=name))
        made.setAccessibleName(tr("{name}: stays at its time").format(name=name))
        made.setProperty("part", id_)
        made.clicked.connect(self._fix)
        self._stays[id_] = made
        return made

    # -- changing --
    def _fix(self, stays: bool) -> None:
        """A row stays at its time, or moves again."""
        id_, s = self.sender().property("part"), self.day.state
        part = next((p for p in parts(s) if p.id == id_), None)
        at = part.planned_start if part is not None else s.workshop.end
        try:
            self.day.execute(c.Fix(id_, at if stays else None), self)
            self._say("")
        except Refused as e:
            self._say(e.sentence)
            self._show_order(s)

    def _planned(self, minutes: int) -> None:
        try:
            self.day.execute(c.Plan(self.sender().property("part"), minutes), self)
        except Refused as e:
            self._say(e.sentence)

    def _organisations(self, lines: list[str]) -> None:
        self._add(Organisation, lines, self.add_organisation)

    def _people(self, lines: list[str]) -> None:
        self._add(Person, lines, self.add_person)

    def _add(self, cls: type[Record], lines: Sequence[str], box: AddLine) -> None:
        """Each line becomes one record, all of them in one step; lines that can't stay in the box, with the reason."""
        s, new_id = self.day.state, self.day.store.new_id
        adds: list[c.Command] = []
        left, why = [], ""
        for line in lines:
            try:
                add = (
                    c.Add(cls.KIND.table, new_id(cls), organisation_of(s, line))
                    if cls is Organisation
                    else adding_person(s, line, new_id)
                )
                s = s.after(decide(s, add, c.Stamp(self.day.now())))  # the next one gets another short name
            except Refused as e:
                left.append(line)
                why = e.sentence
            else:
                adds.append(add)
        if adds:
            self.day.execute(adds[0] if len(adds) == 1 else c.Together("add", tuple(adds)), self)
        box.hand_over()
        box.setText(SEVERAL.join(left))
        self._say(why)

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
