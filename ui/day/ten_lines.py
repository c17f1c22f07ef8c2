"""Ten lines to try: each stands ready in the line, Enter adds it, and the record fills (interaction.md 3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cards.sentences import SentenceList, SentenceRow
from ui.look.announce import announce
from ui.look.parts import label
from ui.look.tokens import Look
from workshop.decide import Refused
from workshop.rehearsal import is_rehearsal
from workshop.ten_lines import ENDS, TryLine, so_far, ten_lines
from workshop.tongue import tr

if TYPE_CHECKING:
    from ui.day.window import DayWindow

FILLS = 1000
ONLY_THERE = tr("Ten lines are tried in a rehearsal: /rehearse makes one of this day, or choose Rehearse at the start.")
NOBODY = tr("Ten lines need two organisations and a person. /setup adds them.")


class TenPane(QWidget):
    """What the line shows, what was typed so far, what the record holds by now."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "details")
        self.setAccessibleName(tr("Ten lines to try"))
        self.head, self.keys = label("", "heading"), label(tr("Esc closes"), "muted")
        self.shows = label("", "say", wrap=True)
        self.ready = label("", "aloud", wrap=True)
        self.ready_head, self.so_far_head = (
            label(tr("ENTER TYPES THIS"), "heading"),
            label(tr("THE RECORD BY NOW"), "heading"),
        )
        self.so_far = label("", "aloud", wrap=True)
        self.done_head = label(tr("TYPED"), "heading")
        self.done = SentenceList(look, tr("Lines that were typed"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(14), look.px(8), look.px(10), look.px(10))
        layout.setSpacing(look.px(4))
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.keys)
        layout.addLayout(top)
        for part in (self.shows, self.ready_head, self.ready, self.so_far_head, self.so_far, self.done_head):
            layout.addWidget(part)
        layout.addWidget(self.done, FILLS)
        layout.addStretch(1)

    def show_step(self, steps: tuple[TryLine, ...], at: int, by_now: str) -> None:
        """Show a step; after the last one, that it is over."""
        over = at >= len(steps)
        self.head.setText(tr("TEN LINES") if over else tr("LINE {at} OF {steps}").format(at=at + 1, steps=len(steps)))
        self.shows.setText(ENDS if over else steps[at].shows)
        self.ready.setText("" if over else steps[at].line)
        for part in (self.ready_head, self.ready):
            part.setVisible(not over)
        self.so_far.setText(by_now)
        self.done_head.setVisible(at > 0)
        rows = [
            SentenceRow(str(n), x.line, "✓", "", tr("Typed: {line}").format(line=x.line), None)
            for n, x in enumerate(steps[:at])
        ]
        self.done.show_rows(rows)


class TenLines(QObject):
    """The round of one window. It changes nothing: its lines go through the line, as anybody’s."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self.pane = TenPane(window.look)
        self._steps: tuple[TryLine, ...] = ()
        self._at = 0
        window.frame.right.addWidget(self.pane)
        window.entering.spoken.connect(self._entered)

    @property
    def open(self) -> bool:
        """Whether the pane is shown."""
        return self._w.frame.right.currentWidget() is self.pane

    def press(self) -> None:
        """Begin; with the pane open, close it.

        Raises:
            Refused: this is no rehearsal, or there is nobody in it.
        """
        if self.leave():
            return
        s = self._w.day.state
        if not is_rehearsal(s):
            raise Refused(ONLY_THERE)
        self._steps, self._at = ten_lines(s), 0
        if not self._steps:
            raise Refused(NOBODY)
        self._w.emergencies.leave()
        if self._w.desk.details:
            self._w.forms.close()
        self._w.frame.right.setCurrentWidget(self.pane)
        self._show()

    def leave(self) -> bool:
        """The guide again; a line that was offered goes, unless somebody has changed it. Whether it was open."""
        was = self.open
        if was:
            self._take_off()
            self._w.show_guide()
        return was

    def refresh(self) -> None:
        """Show how full the record is."""
        if self.open:
            self.pane.show_step(self._steps, self._at, so_far(self._w.day.state))

    def _step(self) -> TryLine | None:
        return self._steps[self._at] if self._at < len(self._steps) else None

    def _show(self) -> None:
        w, step = self._w, self._step()
        if step is not None:
            w.doing.look(str(step.session))
            if step.turn:
                w.doing.next_tab(step.turn)
        w.refresh()
        if step is not None:
            w.line.offer(step.line)
        announce(w.line.edit, f"{self.pane.head.text()}. {self.pane.shows.text()}")
        w.line.edit.setFocus()

    def _take_off(self) -> None:
        step, edit = self._step(), self._w.line.edit
        if step is not None and edit.text() == step.line:
            edit.hand_over()

    def _entered(self, *_: object) -> None:
        """A line was done: the next one stands ready."""
        if self.open and self._step() is not None and not self._w.line.edit.text():
            self._at += 1
            self._show()


class RehearsalActs:
    """The acts of rehearsing: a part of `Doing`."""

    _w: DayWindow

    def rehearse(self, _: str = "") -> None:
        """A rehearsal of this day, in a window of its own."""
        self._w.wants_rehearsal.emit(self._w.day.path)

    def ten_lines(self, _: str = "") -> None:
        """Ten lines to try; again: no more."""
        self._w.ten_lines.press()
