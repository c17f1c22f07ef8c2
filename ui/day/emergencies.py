"""F9: the card that fits opens beside the board, and its first line stands ready to be typed (interaction.md W18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.day.emergency_pane import EmergencyPane
from ui.day.lectern import LecternView
from ui.look.announce import announce
from workshop.decide import Refused
from workshop.going_wrong import Emergency, Situation, adds_a_record, going_wrong
from workshop.tongue import tr

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class Emergencies(QObject):
    """The cards of one window. They change nothing: what they say goes through the line."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self.pane = EmergencyPane(window.look)
        self._order: list[str] = []  # of the cards, as they fitted when the pane opened
        self._at = 0
        self._next = 0  # the line of the card that comes next
        self._offered = ""  # what stands in the line because of us
        self._meant = False  # whether somebody chose this card: until then it is a guess
        window.frame.right.addWidget(self.pane)
        self.pane.placed.connect(self._place)
        self.pane.chosen.connect(self._choose)
        window.entering.spoken.connect(self._entered)
        window.entering.wants.connect(self._entered)

    @property
    def open(self) -> bool:
        """Whether the pane is shown."""
        return self._w.frame.right.currentWidget() is self.pane

    @property
    def card(self) -> Emergency:
        """The card that is shown, with the names of this moment."""
        cards = {x.id: x for x in self._cards()}
        return cards[self._order[self._at]]

    def _cards(self) -> list[Emergency]:
        w, desk = self._w, self._w.desk
        room = w.rooming.screen
        lost = room.on and room.lost_at is not None
        not_saved = w.day.error is not None
        at = Situation(desk.session_id, w.day.now(), desk.selected, desk.speaker, not_saved, lost)
        return going_wrong(w.day.state, at)

    # -- opening and closing --
    def press(self) -> None:
        """Open the card that fits; with the pane open, the next card.

        Raises:
            Refused: the room sees this screen.
        """
        w = self._w
        if self.open:
            self._show((self._at + 1) % len(self._order), meant=True)
            return
        if isinstance(w.frame.turned, LecternView):
            w.rooming.turn(None)
        if w.frame.turned is not None:
            raise Refused(tr("The room sees this screen. F5 takes it back, then F9."))
        if w.desk.page is not None:
            w.desk.close_page()
        if w.desk.details:
            w.forms.close()
        self._order = [x.id for x in self._cards()]
        w.frame.right.setCurrentWidget(self.pane)
        w.line.edit.setFocus()
        self._show(0)
        w.refresh()

    def leave(self) -> bool:
        """The guide again; what was offered leaves the line, unless somebody has changed it. Whether it was open."""
        was = self.open
        if was:
            self._take_off()
            self._w.show_guide()
        return was

    def _choose(self, id_: str) -> None:
        self._show(self._order.index(id_), meant=True)
        self._w.line.edit.setFocus()

    def _show(self, at: int, *, meant: bool = False) -> None:
        self._take_off()
        self._at, self._next, self._meant = at, 0, meant
        card = self.card
        announce(self._w.line.edit, tr("{card}. Say: {say}").format(card=card.title, say=" ".join(card.say)))
        self.refresh()

    def refresh(self) -> None:
        """Show the card as the day is now; a line that waited for a card to be chosen stands ready once it is."""
        if not self.open:
            return
        cards = {x.id: x for x in self._cards()}
        others = self._order[self._at + 1 :] + self._order[: self._at]
        self.pane.show_card(self.card, [cards[i] for i in others])
        if self._next == 0:
            self._offer()

    # -- lines --
    def _offer(self) -> None:
        """Put the next line of the card into the empty line."""
        card, edit = self.card, self._w.line.edit
        if card.first or self._next >= len(card.lines) or edit.text():
            return
        if not (self._meant or card.fits or adds_a_record(card.lines[self._next])):
            return  # a guess must not aim at the card that happens to be selected, nor do an act
        self._offered = card.lines[self._next]
        self._next += 1
        self._w.line.offer(self._offered)

    def _place(self, n: int) -> None:
        """Put a line of the card into the line, if nobody’s words stand there."""
        self._take_off()
        self._next, self._meant = n, True
        self._offer()
        self._w.line.edit.setFocus()

    def _take_off(self) -> None:
        edit = self._w.line.edit
        if self._offered and edit.text() == self._offered:
            edit.hand_over()
        self._offered = ""

    def _entered(self, *_: object) -> None:
        """A line was done: the next one stands ready; after the last one the guide comes back."""
        if not self.open or self._w.line.edit.text():
            return
        self._meant = self._meant or bool(self._offered)
        if self._w.desk.page is not None or (self._offered and self._next >= len(self.card.lines)):
            self.leave()
            return
        self._offered = ""
        self._offer()
