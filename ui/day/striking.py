"""Striking words: off the room screen at once, then one question with one key, then out of all that is kept (W17)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from ui.day.rebuilding import rebuild
from ui.day.strike_pane import CONFIRM, StrikePane
from ui.drafts import line_of
from ui.look.announce import announce
from workshop import commands as c
from workshop import personal
from workshop.decide import Refused
from workshop.field import Record
from workshop.kinds import Playbook, Setting
from workshop.store.keeper import Kept
from workshop.store.store import Store
from workshop.struck import Reason, Words, holds, places, words
from workshop.views.struck import UNREACHED
from workshop.words import counted, joined

if TYPE_CHECKING:
    from ui.day.window import DayWindow

ASKED: Final = "strike"  # the editor of the note that a strike was asked for; it holds the record’s id, never words
LINE_GONE: Final = "Struck. It was never in the record, and it is in no copy of it."
FEW: Final = "Which words? Three letters or more are needed."
AGAIN: Final = "A strike was asked for and not done. The card is still off the room screen."


class StrikeActs:
    """The acts of striking: a part of `Doing`."""

    _w: DayWindow

    def strike(self, _: str = "") -> None:
        """Strike words of the line or of the selected card."""
        self._w.striking.press()

    def struck(self, _: str = "") -> None:
        """The page of what was struck, and of what could not be reached."""
        self._w.desk.open_page("struck")


class Striking(QObject):
    """Strikes words in one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__(window)
        self._w = window
        self._record: Record | None = None
        self.attach()
        window.day.kept.connect(self._kept)

    def attach(self) -> None:
        """A pane in this frame; a new frame has a new one."""
        self.pane = StrikePane(self._w.look)
        self._w.frame.right.addWidget(self.pane)
        self.pane.struck.connect(self._go)
        self.pane.kept.connect(self.leave)
        self.pane.which.textChanged.connect(lambda _: self._count())
        if self._record is not None:
            self.open_on(self._record.id)

    @property
    def open(self) -> bool:
        """Whether the pane is shown."""
        return self._w.frame.right.currentWidget() is self.pane

    # -- asking --
    def press(self) -> None:
        """Words in the line go at once; else the selected card leaves the room screen, and the pane asks.

        Raises:
            Refused: there is nothing to strike.
        """
        w = self._w
        if w.day.only is not None:
            raise Refused("This day is only open for reading here. Whoever has it open can strike words.")
        if self.open:
            self._go()
            return
        text = w.line.edit.text().strip()
        if text and w.desk.page is None:
            self._strike_line(text)
            return
        record = w.named.just_asked() or (w.desk.selected if w.desk.page is None else None)
        if record is None:
            raise Refused("Which card? Choose it with ↑ first, or type the words into the line.")
        self._hold(record)
        if w.rooming.covering.covered:
            phrases = self._found(record) or [record.headline]
            if not _long_enough(phrases, w):
                raise Refused(FEW)
            w.doing.ask(f"{CONFIRM} Enter strikes, Esc keeps.", {"": lambda: self._strike(phrases, "personal")})
        else:
            self.open_on(record.id)

    def _hold(self, record: Record) -> None:
        if not record.held:
            self._w.day.execute(c.Hold(record.KIND.table, record.id, while_asked=True), self)
            self._w.rooming.refresh()

    def open_on(self, id_: str) -> bool:
        """Ask which words of a record; whether it is there."""
        w, record = self._w, self._w.day.state.find(id_)
        if record is None:
            return False
        if w.desk.details:
            w.forms.close()
        self._record = record
        w.day.store.draft(ASKED, record.id)
        found = self._found(record) or [record.headline]
        self.pane.show_record(f"{record.KIND.one.capitalize()}: {record.headline}", found)
        w.frame.right.setCurrentWidget(self.pane)
        w.refresh()
        self._count()
        self.pane.which.setFocus()
        announce(w.line.edit, f"It is off the room screen. Strike {joined(found)}? {CONFIRM}")
        return True

    def _found(self, record: Record) -> list[str]:
        known = personal.people(self._w.day.state)
        every = [t[f.start : f.end] for _, t in personal.texts(record) for f in personal.found(t, known)]
        return list(dict.fromkeys(every))

    def _count(self) -> None:
        """Where the words stand, before they go."""
        if not self.open or self._record is None:
            return
        try:
            found = words(self.pane.phrases, "personal", self._w.day.now())
        except ValueError:
            self.pane.where.setText(FEW)
            return
        s = self._w.day.state
        here = joined(places(self._record, found))
        others = [
            r for r in s.records() if r.id != self._record.id and not isinstance(r, Playbook) and places(r, found)
        ]
        edits = [e for x in self._w.day.store.entries for e in x.edits]
        kept = (((e.table, e.id, name), v) for e in edits for d in (e.before, e.after) for name, v in d.items())
        n = sum(holds(place, v, found) for place, v in kept)
        named = [f"{r.KIND.one} “{r.headline}”" for r in others[:3]]
        more = [f"{len(others) - 3} more"] if len(others) > 3 else []
        said = [f"Here: {here or 'nowhere'}."]
        said += [f"Also in {joined([*named, *more])}."] if others else []
        said.append(f"In the history: {counted(n, 'value')}.")
        self.pane.where.setText(" ".join(said))

    # -- doing --
    def _strike_line(self, text: str) -> None:
        """Words that are being typed go at once, with the draft in all copies; where they stand already it asks."""
        w = self._w
        try:
            found = words([text], "personal", w.day.now())
        except ValueError:  # too short to be looked for: they were only typed
            self._clear_line()
            w.say(LINE_GONE)
            return
        n = sum(bool(places(r, found)) for r in w.day.state.records() if not isinstance(r, Playbook))
        if n:
            w.doing.ask(
                f"These words stand in {counted(n, 'record')} too. {CONFIRM} Enter strikes them there, Esc keeps them.",
                {"": lambda: self._strike([text], "personal")},
            )
            return
        self._clear_line()
        self._strike([text], "personal")
        w.say(LINE_GONE)

    def _clear_line(self) -> None:
        self._w.line.clear()
        self._w.day.store.drop_draft(line_of(self._w.desk.session_id))

    def _go(self) -> None:
        """Enter in the pane: once is enough."""
        phrases, why = self.pane.phrases, self.pane.why.currentData()
        try:
            words(phrases, why, self._w.day.now())
        except ValueError:
            self.pane.where.setText(FEW)
            return
        self._record = None
        self._strike(phrases, why)
        self._w.show_guide()

    def _strike(self, phrases: list[str], why: Reason) -> None:
        w, store = self._w, self._w.day.store
        if not isinstance(store, Store):
            return
        found = words(phrases, why, w.day.now())
        self.pane.clear()
        w.details.flush()
        w.piling.flush()
        w.day.store.drop_draft(ASKED)
        if found.within(w.line.edit.text()):
            w.line.clear()
        store.strike(phrases, why, self)
        self._forget(found)
        rebuild(w)
        w.rooming.refresh()
        w.say(
            f"Struck at {w.day.now():%H:%M}: {found.mark} stands in their place. /struck says where else they may be."
        )

    def _forget(self, found: Words) -> None:
        """What this program still holds of the words, beside the day."""
        w = self._w
        w.doing.aside.forget(found.within)
        w.entering.typed = {n: t for n, t in w.entering.typed.items() if not found.within(t.text)}
        w.piling.forget(found.within)
        w.settings.change(recent=tuple(replace(r, title=found.without(r.title)) for r in w.settings.kept.recent))
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if found.within(clipboard.text(mode)):
                clipboard.clear(mode)

    def leave(self) -> bool:
        """Strike nothing: the card stays off the room screen. Whether the pane was open."""
        was = self.open
        if was:
            if self._record is not None and self._w.day.state.find(self._record.id) is not None:
                self._w.day.execute(c.Hold(self._record.KIND.table, self._record.id), self)
            self._record = None
            self.pane.clear()
            self._w.day.store.drop_draft(ASKED)
            self._w.show_guide()
            self._w.say("Nothing was struck. The card is off the room screen; /keep lets the room see it.")
        return was

    def restore(self) -> None:
        """A strike that was asked for when the program ended is asked for again."""
        kept = self._w.day.store.drafts.get(ASKED)
        if kept is not None and self.open_on(kept.text):
            self._w.say(AGAIN, "doubt")

    # -- what could not be reached --
    def _kept(self, kept: Kept) -> None:
        """The report says how many places could not be reached: the day knows it."""
        w, n = self._w, len(kept.unreached)
        found = w.day.state.get(Setting, UNREACHED)
        before = int(found.value or 0) if found is not None else 0
        if w.day.only is None and n != before:
            w.day.execute(c.Set(UNREACHED, str(n) if n else None), self)
            if n > before:
                w.say(
                    f"{counted(n, 'place')} could not be reached: /struck lists what may still hold the words.", "doubt"
                )


def _long_enough(phrases: list[str], w: DayWindow) -> bool:
    try:
        words(phrases, "personal", w.day.now())
    except ValueError:
        return False
    return True
