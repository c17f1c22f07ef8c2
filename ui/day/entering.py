"""What Enter in the line does: adds, changes, answers, parks; it never loses a word and never opens a question."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ui.day.walking import Walking
from ui.desk import Desk
from ui.drafts import line_of
from ui.line.edit import OPEN, PARK
from ui.line.panel import LinePanel
from ui.open_day import OpenDay
from workshop import commands as c
from workshop.boards.carry import moved_weight
from workshop.capture.intent import command_of
from workshop.capture.parse import parse
from workshop.capture.place import context
from workshop.capture.reading import Reading
from workshop.decide import Refused
from workshop.kinds import KINDS, Dataset, Organisation, Parked, Risk
from workshop.tongue import tr
from workshop.words import counted

GUARD_MS: Final = 600  # an empty Enter so soon after another never agrees to anything (W7)


@dataclasses.dataclass(frozen=True, slots=True)
class Typed:
    """A line that made an entry, and for which session it was typed."""

    session_id: str
    text: str


class Entering(QObject):
    """Turns a line into a command and hands it over."""

    said = Signal(str, str)  # a sentence to show, and its kind
    spoken = Signal(str)  # what was done, for a screen reader
    wants = Signal(str, str)  # an act and its argument, from a `/word`
    opens = Signal(str)  # details of a record
    empty = Signal()  # an empty Enter with nothing to answer

    def __init__(self, day: OpenDay, desk: Desk, line: LinePanel, walking: Walking) -> None:
        super().__init__()
        self._day, self._desk, self._line, self._walking = day, desk, line, walking
        self._since = QElapsedTimer()
        self.guard_ms = GUARD_MS
        self.confirm: Callable[[], bool] = lambda: False  # agrees to what was asked; whether anything was
        self.counts: Callable[[bool], bool] = lambda _soon: False  # the empty Enter in a round of counts
        self.figure: Callable[[str], bool] = lambda _key: False  # a key is a figure of that round; whether it was
        self.then: Callable[[], None] = _nothing_more  # what follows from a line, once all of it is done
        self.chosen: Callable[[str], bool] = lambda _key: False  # a key answers what was asked; whether anything was
        self.piled: Callable[[Reading], bool] = lambda _reading: False  # a card of a pile; whether one was meant
        self.typed: dict[int, Typed] = {}  # the lines that made entries, for giving words back on undo
        walking.over.connect(self._walked)
        line.entered.connect(self.enter)
        line.drafted.connect(self._draft)

    # -- Enter --
    def enter(self, reading: Reading, how: str) -> None:
        """Do what the line says."""
        soon = self._since.isValid() and self._since.elapsed() < self.guard_ms
        self._since.start()
        if how == PARK:
            self._park()
        elif self.piled(reading):
            pass
        elif reading.act == "nothing":
            self._nothing(soon=soon)
        elif reading.act == "unusable":
            self.said.emit(reading.problem, "doubt")
            if self._line.edit.text().lstrip().startswith("/"):
                self._line.edit.selectAll()  # what is typed next takes the place of a word that nothing answers to
        elif reading.act == "command":
            self._line.clear()
            self._drop_draft()
            self.wants.emit(reading.command, " ".join(reading.arguments))
        else:
            self._store(reading, how)

    def guard(self) -> None:
        """From now on, for a moment, an empty Enter agrees to nothing: what was asked has changed (W7)."""
        self._since.start()

    def _walked(self, sentence: str, keys: frozenset[str]) -> None:
        """A walk is over: its keys answer nothing for a moment, so that one too many is no card."""
        self.said.emit(sentence, "notice")
        self._line.edit.answer_keys = keys
        QTimer.singleShot(self.guard_ms, self, partial(self._free, keys))

    def _free(self, keys: frozenset[str]) -> None:
        if self._line.edit.answer_keys is keys:
            self._line.edit.answer_keys = frozenset()

    def answer(self, key: str) -> None:
        """A digit or `-` in an empty line is a figure of a round, or answers the current row of a walk."""
        if self.figure(key):
            self._since.invalidate()  # an Enter after it is meant
            return
        self._since.start()
        if not self.chosen(key):
            self._try(lambda: self._walking.answer(key))

    def _nothing(self, *, soon: bool) -> None:
        if self.counts(soon) or soon or self.confirm():
            return
        if self._walking.walk is not None:
            self._try(lambda: self._walking.answer(None))
        else:
            self.empty.emit()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Refused as e:
            self.said.emit(e.sentence, "doubt")
            return False
        return True

    def carry_out(self, command: c.Command) -> None:
        """What a board wants: a cell that was set. The weight that it moves is said."""
        before = self._day.state
        if self._try(lambda: self._day.execute(command, self)):
            self.said.emit(moved_weight(before, self._day.state), "notice")

    # -- storing --
    def _store(self, reading: Reading, how: str) -> None:
        try:
            command = self._walking.command_of(reading)
        except Refused as e:
            self.said.emit(e.sentence, "doubt")
            return
        in_walk = command is not None
        if command is None:
            command = self._command(reading)
        if command is None:
            self.said.emit(reading.problem or tr("There is nothing here to keep."), "doubt")
            return
        text = self._line.edit.text()
        settled = self._settling(command)
        whole = c.Together("add", (command, settled)) if settled else command
        first, before, was = _first(command), self._desk.spot.selected, self._day.state
        if isinstance(first, c.Add) and reading.act == "add" and self._walking.walk is None:
            self._desk.expect(first.id)
        if not self._try(lambda: self._execute(whole, text)):
            self._desk.expect(before)
            return
        self._line.clear()
        if in_walk:
            self._walking.settle()
        self._after(reading, command, how, in_walk=in_walk)
        if isinstance(first, c.Change) and first.table == Risk.KIND.table:
            self.said.emit(moved_weight(was, self._day.state), "notice")
        self.then()
        self.then = _nothing_more

    def _command(self, reading: Reading) -> c.Command | None:
        new_id = self._day.store.new_id
        marked = [r for m in self._desk.marked if type(r := self._day.state.find(m)) is type(reading.selected) and r]
        if reading.act == "change" and len(marked) > 1 and reading.selected in marked:
            each = (command_of(dataclasses.replace(reading, selected=r), self._day.state, new_id) for r in marked)
            return c.Together("change many", tuple(x for x in each if x is not None))
        return command_of(reading, self._day.state, new_id)

    def _settling(self, command: c.Command) -> c.Command | None:
        first = _first(command)
        if isinstance(first, c.Add) and first.table == "action":
            return self._walking.settles(first)
        return None

    def _execute(self, command: c.Command, text: str) -> None:
        session = self._desk.session_id
        if self._day.execute(command, self, draft=line_of(session)):
            self.typed[len(self._day.store.entries)] = Typed(session, text)

    def _after(self, reading: Reading, command: c.Command, how: str, *, in_walk: bool) -> None:
        first = _first(command)
        if isinstance(first, c.Add) and reading.act == "add" and not in_walk:
            self.said.emit("", "")
            self.spoken.emit(self._added(first))
            if how == OPEN:
                self.opens.emit(first.id)
        else:
            self.said.emit("", "")
            self.spoken.emit(
                tr("Changed: {chip}").format(chip=", ".join(s.chip for s in reading.signs if s.chip) or reading.label)
            )
            if how == OPEN and isinstance(first, c.Change):
                self.opens.emit(first.id)
        if reading.doubts:
            self.spoken.emit(tr("{warnings} Kept as words.").format(warnings=reading.warnings[0]))

    def _added(self, command: c.Add) -> str:
        """`Added for Fire. 2 datasets.`"""
        kind = KINDS[command.table].KIND
        org = self._day.state.get(Organisation, command.values.get("owner_org_id"))
        if command.table == Dataset.KIND.table and org is not None:
            n = sum(d.owner_org_id == org.id for d in self._day.state.all(Dataset))
            return tr("Added for {org}. {count}.").format(
                org=org.short or org.name, count=counted(n, kind.one, kind.many)
            )
        return tr("Added. {count}.").format(
            count=counted(len(self._day.state.all(KINDS[command.table])), kind.one, kind.many)
        )

    # -- parking --
    def _park(self) -> None:
        text = self._line.edit.text().strip()
        if not text:
            self.park_selected()
            return
        reading = parse(f"p: {text}", context(self._day.state, self._desk.place()))
        command = command_of(reading, self._day.state, self._day.store.new_id)
        if command is not None and self._try(lambda: self._execute(command, text)):
            self._line.clear()
            self.said.emit("", "")
            self.spoken.emit(tr("Parked."))

    def park_selected(self) -> None:
        """Park what the selected card says; the card stays."""
        record = self._desk.selected
        if record is None:
            self.said.emit(tr("Nothing to park. Type it, or choose a card with ↑."), "doubt")
            return
        add = c.Add(Parked.KIND.table, self._day.store.new_id(Parked), {"text": record.headline})
        if self._try(lambda: self._execute(add, "")):
            self.spoken.emit(tr("Parked: {record}").format(record=record.headline))

    # -- drafts --
    def _draft(self, text: str) -> None:
        if text:
            self._day.store.draft(line_of(self._desk.session_id), text)
        else:
            self._drop_draft()

    def _drop_draft(self) -> None:
        self._day.store.drop_draft(line_of(self._desk.session_id))


def _nothing_more() -> None:
    """Nothing follows."""


def _first(command: c.Command) -> c.Command:
    """What a command does first: the rest settles what that leaves open."""
    return command.parts[0] if isinstance(command, c.Together) else command
