"""The line with its chips and completions: it reads what is typed and says what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.line.chips import ChipRow
from ui.line.completions import CompletionList
from ui.line.edit import LineEdit
from ui.look.announce import announce
from ui.look.tokens import Look
from workshop.capture.complete import Offer, offers
from workshop.capture.parse import parse
from workshop.capture.reading import Chip, Context, Reading
from workshop.tongue import tr

DRAFT_MS = 250  # after a key, pause or none: with a commit under 0.4 s, words older than a second survive a kill
SPOKEN_MS = 600  # after the last key
PERSONAL_MS = 300  # after the last key: before Enter (interaction.md W10)
PERSONAL: Final = tr(
    "This looks like a person’s details. It is off the room screen. 1 keeps it, Ctrl+Shift+X strikes it."
)


class LinePanel(QWidget):
    """The capture line of a window."""

    entered = Signal(object, str)  # Reading, and how: add, open, park
    drafted = Signal(str)  # what stands in the line, to be kept
    wants_organisation = Signal(str)  # a name that nobody has
    tabbed = Signal()  # no completion was offered

    def __init__(self, look: Look, context: Callable[[frozenset[str]], Context], commands: Mapping[str, str]) -> None:
        super().__init__()
        self._context, self._commands = context, commands
        self._ready = ""  # words that nobody has typed
        self._kept: frozenset[str] = frozenset()  # signs turned back into words, for this line
        self.reading = Reading("nothing")
        self._hint, self._placeholder = tr("Enter adds"), ""
        self.clean: Callable[[str], str] = str  # takes words out of chips that may not be read here
        self.personal: Callable[[str], bool] = lambda _text: False  # whether words look like a person’s details
        self.names_somebody = False  # what stands in the line does
        self.edit = LineEdit(look, self)
        self.chips = ChipRow(look, self)
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.edit)
        layout.addWidget(self.chips)
        self.completions: CompletionList | None = None
        self._drafts, self._speech = self._timer(DRAFT_MS, self._draft), self._timer(SPOKEN_MS, self._speak)
        self._looks = self._timer(PERSONAL_MS, self._look_for_details)
        self._spoken = ""
        self.edit.textEdited.connect(self._edited)
        self.edit.textChanged.connect(self._changed)
        self.edit.cursorPositionChanged.connect(self._complete)
        self.edit.entered.connect(self._enter)
        self.edit.tabbed.connect(self._tab)
        self.edit.taken_back.connect(self._take_back)

    def _timer(self, wait: int, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(wait)
        made.timeout.connect(then)
        return made

    def over(self, workspace: QWidget) -> None:
        """Where the list of completions lies."""
        self.completions = CompletionList(self._look, workspace)
        self.completions.taken.connect(self._take)

    # -- reading --
    def refresh(self) -> None:
        """Read the line anew: turn, selection or names have changed."""
        self._changed(self.edit.text())

    def say(self, hint: str, placeholder: str, name: str) -> None:
        """What Enter does in an empty line, what may be typed, and what the line is for."""
        self._hint = hint
        self._placeholder = placeholder
        self.edit.setAccessibleName(name)
        self._show_hint()
        self.edit.setPlaceholderText(self._fitting(placeholder))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words."""
        super().resizeEvent(event)
        self.edit.setPlaceholderText(self._fitting(self._placeholder))

    def _fitting(self, text: str) -> str:
        """A placeholder that is never cut: without its example where there is no room for it."""
        room = self.edit.width() - self._look.px(40) - self.edit.hint.width()
        wide = self.edit.fontMetrics().horizontalAdvance
        for shorter in (text, text.partition(": ")[0], text.partition(",")[0]):
            if wide(shorter) <= room:
                return shorter
        return ""

    def _changed(self, text: str) -> None:
        if not text:
            self._kept, self.names_somebody = frozenset(), False
        self.reading = parse(text, self._context(self._kept)) if text.strip() else Reading("nothing")
        self._show_chips()
        self.edit.chip_sources = tuple(c.source for c in self.reading.chips if c.source)
        self._show_hint()

    def _show_chips(self) -> None:
        chips = [replace(c, text=self.clean(c.text)) for c in self.reading.chips]
        if self.names_somebody:
            chips.insert(1, Chip(PERSONAL, "doubt"))
        self.chips.show_chips(chips)

    def _look_for_details(self) -> None:
        """Whether what stands here looks like a person’s details: said before Enter, which it never stops."""
        self.names_somebody = self.personal(self.edit.text())
        self._show_chips()

    def _show_hint(self) -> None:
        verbs = {
            "add": tr("Enter adds"),
            "change": tr("Enter changes"),
            "field": tr("Enter keeps"),
            "command": tr("Enter does it"),
        }
        verbs |= {
            "answer": tr("Enter answers"),
            "question": tr("Enter leaves it open"),
            "unusable": "",
            "nothing": self._hint,
        }
        self.edit.say_hint(verbs[self.reading.act])

    def _edited(self) -> None:
        if not self._drafts.isActive():
            self._drafts.start()
        self._speech.start()
        self._looks.start()

    def _draft(self) -> None:
        self.drafted.emit(self.edit.text())

    def flush(self) -> None:
        """Hand the draft over now: the window closes, or another place is looked at."""
        if self._drafts.isActive():
            self._drafts.stop()
            self._draft()

    def _speak(self) -> None:
        sentence = self.chips.sentence()
        self.edit.setAccessibleDescription(sentence)
        new = [c.text for c in self.chips.chips if c.text not in self._spoken]
        if new:
            announce(self.edit, new[-1])
        self._spoken = sentence

    # -- completing --
    def _complete(self) -> None:
        if self.completions is None:
            return
        edit = self.edit
        found: list[Offer] = []
        if edit.hasFocus() and edit.text() not in ("", self._ready):
            found = offers(edit.text(), edit.cursorPosition(), self._context(self._kept), self._commands)
            found = [o for o in found if o.adds or o.insert != edit.text()[o.start : edit.cursorPosition()]]
        self.completions.offer(found, self.chips)

    def offering(self) -> bool:
        """Whether a completion is offered."""
        return self.completions is not None and self.completions.choice() is not None

    def close_list(self) -> bool:
        """Hide the list; whether there was one."""
        if self.completions is None or not self.completions.isVisible():
            return False
        self.completions.hide()
        return True

    def _tab(self) -> None:
        choice = self.completions.choice() if self.completions else None
        if choice is None:
            self.tabbed.emit()
        else:
            self._take(choice)

    def _take(self, offer: Offer) -> None:
        if offer.adds:
            self.wants_organisation.emit(offer.adds)
            self.refresh()
        else:
            edit = self.edit
            text, end = edit.text(), edit.cursorPosition()
            tail = text[end:]
            joint = "" if tail.startswith(" ") or offer.insert.endswith(":") else " "
            edit.setSelection(offer.start, end - offer.start)
            edit.insert(offer.insert + joint)
            self._edited()
        self.close_list()

    # -- doing --
    def _enter(self, how: str) -> None:
        choice = self.completions.choice() if self.completions else None
        text = self.edit.text()
        whole = text.removeprefix("/").strip() in self._commands  # `/no` is not the beginning of `/none`
        if choice is not None and text.startswith("/") and how == "add" and not whole:
            self._take(choice)
        self.close_list()
        self.entered.emit(self.reading, how)

    def _take_back(self, source: str) -> None:
        """A sign becomes words again, and is left alone for this line."""
        self._kept |= frozenset(source.split()) | {source}
        self.refresh()

    def clear(self) -> None:
        """The line was handed over: its words are a change now, so undo is no longer the editor's (W3)."""
        self._drafts.stop()
        self.edit.hand_over()
        self._spoken = ""

    def offer(self, text: str) -> None:
        """Words stand ready in the empty line; nobody has typed them, so they are no draft, and have no list."""
        self._ready = text
        self.edit.setText(text)
        self.edit.end(False)

    def is_ready(self) -> bool:
        """Whether the line holds what was offered, with not a letter of it changed."""
        return bool(self._ready) and self.edit.text() == self._ready

    def put(self, text: str) -> None:
        """Words come back into the line, ready to be corrected."""
        self.edit.setText(text)
        self.edit.setFocus()
        self.edit.end(False)
        self._edited()
