"""The pane of what goes wrong: what to say, what is ready to be typed, what the room sees (interaction.md W18)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.cards.sentences import SentenceList, SentenceRow
from ui.cards.whole import beyond
from ui.look.parts import label
from ui.look.tokens import Look
from workshop.going_wrong import Emergency
from workshop.tongue import tr
from workshop.words import in_quotes

FILLS = 1000  # of the room that is left, against the 1 of the space at the foot


class EmergencyPane(QWidget):
    """One card, and the titles of the others."""

    placed = Signal(object)  # the number of a line that is wanted in the line
    chosen = Signal(object)  # the id of another card

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "details")
        self.setAccessibleName(tr("When it goes wrong"))
        self.head, self.keys = label(tr("WHEN IT GOES WRONG"), "heading"), label(tr("Esc closes"), "muted")
        self.title = label("", "say", wrap=True)
        self.say_head, self.say = label(tr("SAY"), "heading"), label("", "aloud", wrap=True)
        self.line_head = label(tr("READY IN THE LINE"), "heading")
        self.first = label("", "banner_text", wrap=True)
        self.lines = SentenceList(look, tr("Ready for the line"))
        self.lines.led.connect(self.placed)
        self.room, self.kept = label("", "small", wrap=True), label("", "small", wrap=True)
        self.room_head, self.kept_head = label(tr("THE ROOM SEES"), "heading"), label(tr("THE RECORD KEEPS"), "heading")
        self.others_head = label(tr("OR IS IT THIS?  F9"), "heading")
        self.others = SentenceList(look, tr("Other cards"))
        self.others.led.connect(self.chosen)
        self.others.beyond.connect(self._beyond)
        self.more = label("", "muted")
        self._lay()

    def _lay(self) -> None:
        px = self._look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(8), px(10), px(10))
        layout.setSpacing(px(2))
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.keys)
        layout.addLayout(top)
        layout.addWidget(self.title)
        for head, *parts in (
            (self.say_head, self.say),
            (self.line_head, self.first, self.lines),
            (self.room_head, self.room),
            (self.kept_head, self.kept),
        ):
            layout.addWidget(head)
            for part in parts:
                layout.addWidget(part)
            layout.addSpacing(px(2))
        layout.addWidget(self.others_head)
        layout.addWidget(self.others, FILLS)
        layout.addWidget(self.more)
        layout.addStretch(1)

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))
        self.more.setVisible(bool(self.more.text()))

    def show_card(self, card: Emergency, others: Sequence[Emergency]) -> None:
        """Show a card, and the others by their titles."""
        self.title.setText(card.title)
        self.say.setText("\n".join(in_quotes(x) for x in card.say))
        self.first.setText(card.first)
        self.first.setVisible(bool(card.first))
        rows = [
            SentenceRow(f"{n} {x}", x, "›", "", tr("Ready for the line: {what}").format(what=x), n)
            for n, x in enumerate(card.lines)
        ]
        self.lines.show_rows(rows)
        self.lines.setVisible(bool(rows))
        self.line_head.setVisible(bool(rows))
        self.room.setText(card.room)
        self.kept.setText(card.kept)
        self.others.show_rows([SentenceRow(x.id, x.title, "", "", x.title, x.id) for x in others])
