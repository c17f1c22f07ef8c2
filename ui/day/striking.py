"""Striking words: off the room screen at once, then one question with one key, then out of all that is kept (W17)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from ui.day.rebuilding import rebuild
from ui.day.strike_pane import CONFIRM, StrikePane
from ui.drafts import line_of
from ui.look.announce import announce
from ui.soon import Soon
from workshop import commands as c
from workshop import personal
from workshop.decide import Refused
from workshop.field import Record
from workshop.kinds import Playbook, Setting
from workshop.store.keeper import Kept
from workshop.store.searching import Search
from workshop.store.store import Store
from workshop.struck import Reason, Words, places, words
from workshop.tongue import tr
from workshop.views.struck import UNREACHED
from workshop.words import counted, in_quotes, joined

if TYPE_CHECKING:
    from ui.day.window import DayWindow

ASKED: Final = "strike"  # the editor of the note that a strike was asked for; it holds the record’s id, never words
LINE_GONE: Final = tr("Struck. It was never in the record, and it is in no copy of it.")
FEW: Final = tr("Which words? Three letters or more are needed.")
SLICE: Final = 0.06  # seconds that are looked for words at a time
STAYS: Final = "stays"  # a step that is not done yet
AGAIN: Final = tr("A strike was asked for and not done. The card is still off the room screen.")


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
        self._shows: Search | None = None  # what is looked for to be shown
        self._later, self._next = Soon(self, self._look_on), Soon(self, self._step)
        self._steps: list[Callable[[], object]] = []  # of a strike that is under way
        self._showing: list[Callable[[], object]] = []  # those of them that show it
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
            raise Refused(tr("This day is only open for reading here. Whoever has it open can strike words."))
        if self._steps:
            raise Refused(tr("Words are being struck. In a moment the next ones can be."))
        if self.open:
            self._go()
            return
        text = w.line.edit.text().strip()
        if text and w.desk.page is None:
            self._strike_line(text)
            return
        record = w.named.just_asked() or (w.desk.selected if w.desk.page is None else None)
        if record is None:
            raise Refused(tr("Which card? Choose it with ↑ first, or type the words into the line."))
        self._hold(record)
        if w.rooming.covering.covered:
            phrases = self._found(record) or [record.headline]
            if not _long_enough(phrases, w):
                raise Refused(FEW)
            w.doing.ask(
                tr("{confirm} Enter strikes, Esc keeps.").format(confirm=CONFIRM),
                {"": lambda: self._strike(phrases, "personal")},
            )
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
        announce(
            w.line.edit,
            tr("It is off the room screen. Strike {found}? {confirm}").format(found=joined(found), confirm=CONFIRM),
        )
        return True

    def _found(self, record: Record) -> list[str]:
        known = personal.people(self._w.day.state)
        every = [t[f.start : f.end] for _, t in personal.texts(record) for f in personal.found(t, known)]
        return list(dict.fromkeys(every))

    def _count(self) -> None:
        """Where the words stand and how they are written, before they go."""
        self._shows = None
        if not self.open or self._record is None or not isinstance(self._w.day.store, Store):
            return
        try:
            self._shows = self._w.day.store.search(self.pane.phrases)
        except ValueError:
            self.pane.where.setText(FEW)
            return
        self.pane.where.setText(tr("Looking…"))
        self._look_on()

    def _look_on(self) -> None:
        if self._shows is not None and not self._shows.go_on(SLICE):
            self._later.start()
        elif self._shows is not None and self._record is not None:
            self.pane.where.setText(self._where(self._shows, self._record))
            self._shows = None

    def _where(self, search: Search, record: Record) -> str:
        found = search.words
        here = joined(places(record, found))
        others = [r for r in search.records(self._w.day.state).values() if r.id != record.id]
        named = [f"{r.KIND.one} “{r.headline}”" for r in others[:3]]
        more = [tr("{others} more").format(others=len(others) - 3)] if len(others) > 3 else []
        said = [tr("Here: {here}.").format(here=here or tr("nowhere"))]
        said += [tr("Also in {what}.").format(what=joined([*named, *more]))] if others else []
        said.append(tr("In the history: {values}.").format(values=counted(search.values, "value")))
        spelled = [w for w in search.written if w not in self.pane.phrases]
        if spelled:
            rest = [tr("{spelled} more ways").format(spelled=len(spelled) - 5)] if len(spelled) > 5 else []
            said.append(tr("Also written {what}.").format(what=joined([*(in_quotes(w) for w in spelled[:5]), *rest])))
        return " ".join(said)

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
                tr("These words stand in {records} too. {confirm} Enter strikes them there, Esc keeps them.").format(
                    records=counted(n, "record"), confirm=CONFIRM
                ),
                {"": lambda: self._strike([text], "personal")},
            )
            return
        self._clear_line()
        self._strike([text], "personal", LINE_GONE)

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

    def _strike(self, phrases: list[str], why: Reason, said: str = "") -> None:
        """Strike in steps, each short: somebody types on, and the room screen goes on."""
        w, store = self._w, self._w.day.store
        if not isinstance(store, Store):
            return
        self.pane.clear()
        w.details.flush()
        w.piling.flush()
        search = store.search(phrases, why)
        if search.words.within(w.line.edit.text()):
            w.line.clear()
        w.say(tr("Striking…"))
        self._steps += [partial(self._looked, search), partial(self._struck, search, phrases, why)]
        self._showing = [partial(rebuild, w), partial(self._say_struck, search.words, said)]
        self._steps += self._showing
        self._step()

    def _step(self) -> None:
        """One step; the next one at the next turn of the events."""
        if not self._steps:
            return
        try:
            stays = self._steps[0]() is STAYS
        except BaseException:
            self._steps.clear()
            raise
        if not stays:
            self._steps.pop(0)
        if self._steps:
            self._next.start()

    def busy(self) -> bool:
        """Whether words are on their way out."""
        return bool(self._steps)

    def finish(self) -> None:
        """The window is closed: what was confirmed is done, and nothing is shown any more."""
        self._steps = [s for s in self._steps if s not in self._showing]
        while self._steps:
            self._step()

    def _looked(self, search: Search) -> str | None:
        return None if search.go_on(SLICE) else STAYS

    def _struck(self, search: Search, phrases: list[str], why: Reason) -> None:
        store = self._w.day.store
        assert isinstance(store, Store)  # noqa: S101 - it was asked for when the search began
        store.strike(phrases, why, self, search)
        store.drop_draft(ASKED)
        self._forget(search.words)

    def _say_struck(self, found: Words, said: str) -> None:
        w = self._w
        w.rooming.refresh()
        at = f"{w.day.now():%H:%M}"
        w.say(
            said
            or tr("Struck at {at}: {mark} stands in their place. /struck says where else they may be.").format(
                at=at, mark=found.mark
            )
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
            self._w.say(tr("Nothing was struck. The card is off the room screen; /keep lets the room see it."))
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
                    tr("{places} could not be reached: /struck lists what may still hold the words.").format(
                        places=counted(n, "place")
                    ),
                    "doubt",
                )


def _long_enough(phrases: list[str], w: DayWindow) -> bool:
    try:
        words(phrases, "personal", w.day.now())
    except ValueError:
        return False
    return True
