"""The lectern view: what somebody reads who stands two metres from the laptop (interaction.md W16)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.parts import label
from ui.look.tokens import Look
from workshop.boards.guide import Guide
from workshop.tongue import tr
from workshop.words import counted


class LecternView(QWidget):
    """The time, one question, whose turn it is, and what is missing as one number. The line stands below."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(tr("Lectern view"))
        self.left, self.until = label("", "lectern_time"), label("", "lectern")
        self.turn, self.question = label("", "lectern"), label("", "lectern_question", wrap=True)
        self.timers, self.missing = label("", "lectern_timer", wrap=True), label("", "lectern")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(16))
        layout.setSpacing(look.px(8))
        for part in (self.left, self.until, self.timers, None, self.turn, self.question, None, self.missing):
            if part is None:
                layout.addStretch(1)
            else:
                layout.addWidget(part)

    def show_guide(self, shown: Guide, turn: str) -> None:
        """Show the session at this moment."""
        self.left.setText(shown.left or "–")
        self.until.setText(shown.until)
        self.timers.setText("\n".join(shown.timers))
        self.timers.setVisible(bool(shown.timers))
        self.turn.setText(tr("{turn}’s turn").format(turn=turn) if turn else "")
        self.question.setText(shown.say)
        n = sum(not f.met for f in shown.missing)
        self.missing.setText(
            tr("{things} missing").format(things=counted(n, "thing")) if n else tr("Nothing is missing")
        )
