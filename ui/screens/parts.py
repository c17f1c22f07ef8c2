"""Parts of boards: a box with a heading and cards; what stands where nothing is yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.cards.layout import Form
from ui.cards.list import CardList
from ui.cards.whole import RIM, beyond
from ui.look.parts import label, set_role
from ui.look.tokens import Look
from workshop.boards.cards import Card
from workshop.tongue import tr

FILLS = 1000  # of the room that is left, against the 1 of the space at the foot


class Box(QFrame):
    """A heading with a count, cards, and a line that asks for the next one."""

    pressed = Signal()  # anywhere but on a card

    def __init__(self, look: Look, role: str, form: Form = Form.FULL) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", role)
        self.heading = label("", "box_heading", wrap=True)
        self.count = label("", "box_count")
        self.cards = CardList(look, form)
        self.more = label("", "muted")
        self.more.hide()
        self.next = label("", "next", wrap=True)
        self.empty = label("", "empty", wrap=True)
        layout = QVBoxLayout(self)
        px = look.px
        layout.setContentsMargins(px(6), px(6), px(6), px(4))
        layout.setSpacing(px(4))
        top = QHBoxLayout()
        top.setContentsMargins(px(2), 0, px(2), 0)
        for part in (self.empty, self.more):
            part.setContentsMargins(px(2), 0, px(2), 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.count)
        layout.addLayout(top)
        layout.addWidget(self.empty)
        layout.addWidget(self.cards, FILLS)
        layout.addWidget(self.more)
        layout.addWidget(self.next)
        layout.addStretch(1)
        self._layout = layout
        self.cards.beyond.connect(self._beyond)
        self.cards.widened.connect(self.fit)

    def show_box(
        self,
        heading: str,
        count: str,
        cards: Sequence[Card],
        selected: str | None,
        *,
        empty: str = "",
        following: str = "",
    ) -> None:
        """Show these cards under a heading; `following` is what the dashed line asks."""
        self.heading.setText(heading)
        self.count.setText(count)
        self.count.setVisible(bool(count))
        name = f"{heading}. {len(cards)}" if cards else f"{heading}. {empty}"
        self.setAccessibleName(heading)
        self.cards.show_cards(cards, selected, name)
        self.cards.setVisible(bool(cards))
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty) and not cards)
        self.next.setText(following)
        self.fit()

    def fit(self) -> None:
        """The dashed line stands under the last card if there is room; what does not fit is counted."""
        room, asks = self._room(), self._asking()
        several = len(self.cards.cards.rows) > 1
        more = self.more.sizeHint().height() + self._layout.spacing() if several else 0
        self.cards.limit(max(room - more - RIM, 1))
        wanted = self.cards.height_of_all(self.height()) + RIM if not self.cards.isHidden() else 0
        self.next.setVisible(bool(self.next.text()) and wanted + self._saying() + asks <= room)
        self.more.setVisible(wanted > room)
        self.cards.setMaximumHeight(max(wanted, self._look.px(40)))

    def _room(self) -> int:
        """What is left for cards, in px."""
        inside = self._layout.contentsMargins()
        head = self.heading.heightForWidth(max(self.width() - self._look.px(60), 40))
        return self.height() - inside.top() - inside.bottom() - head - self._layout.spacing()

    def least(self) -> int:
        """How high the box has to be for its first card to be whole, in px."""
        inside, gap = self._layout.contentsMargins(), self._layout.spacing()
        head = self.heading.heightForWidth(max(self.width() - self._look.px(60), 40))
        around = inside.top() + inside.bottom() + head + gap
        cards = self.cards.wanted()
        if not cards:
            return around + max(self._asking(), self._saying(), self._look.px(40))
        more = self.more.sizeHint().height() + gap if len(cards) > 1 else 0
        return around + cards[0] + more + RIM

    def asking(self) -> int:
        """How much higher it is with the line that asks for the next card."""
        return self._asking() if self.cards.cards.rows else 0

    def _saying(self) -> int:
        """What stands there instead of cards, in px."""
        inside = self._layout.contentsMargins()
        wide = self.width() - inside.left() - inside.right()
        return 0 if self.empty.isHidden() else self.empty.heightForWidth(wide) + self._layout.spacing()

    def _asking(self) -> int:
        """What the dashed line takes, in px."""
        inside = self._layout.contentsMargins()
        wide = self.width() - inside.left() - inside.right()
        return self.next.heightForWidth(wide) + self._layout.spacing() if self.next.text() else 0

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards wrap anew at another width."""
        super().resizeEvent(event)
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the cards chooses the box."""
        super().mousePressEvent(event)
        self.pressed.emit()

    def choose(self, chosen: bool, on: str, off: str) -> None:
        """Look like the chosen one, or like the others."""
        set_role(self, on if chosen else off)


class ShortBox(QFrame):
    """A block of whole titles: what does not fit is counted, never cut (interaction.md 2.4)."""

    pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "block")
        self.heading = label("", "box_heading")
        self.count = label("", "box_count")
        self.cards = CardList(look, Form.SHORT)
        self.empty = label("", "empty", wrap=True)
        self._all: tuple[Card, ...] = ()
        self._total = ""
        layout = QVBoxLayout(self)
        px = look.px
        layout.setContentsMargins(px(2), px(4), px(2), px(2))
        layout.setSpacing(px(2))
        top = QHBoxLayout()
        top.setContentsMargins(px(6), 0, px(6), 0)
        self.empty.setContentsMargins(px(6), 0, px(6), 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.count)
        layout.addLayout(top)
        layout.addWidget(self.empty)
        layout.addWidget(self.cards, FILLS)
        layout.addStretch(1)
        self.cards.widened.connect(self.fit)

    def show_box(self, heading: str, count: str, cards: Sequence[Card], selected: str | None, empty: str) -> None:
        """Show as many of these as fit whole."""
        self.heading.setText(heading)
        self._all, self._total = tuple(cards), count
        self.setAccessibleName(heading)
        self.cards.show_cards(cards, selected, f"{heading}. {len(cards)}" if cards else f"{heading}. {empty}")
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty) and not cards)
        self.cards.setVisible(bool(cards))
        self.fit()

    def fit(self) -> None:
        """Hide what does not fit, and count it."""
        room, used, hidden = self._room(), 0, 0
        self.cards.limit(max(room, 1))
        for n, tall in enumerate(self.cards.heights()):
            used += tall
            fits = used <= room and not hidden
            hidden += not fits
            self.cards.setRowHidden(n, not fits)
        self.count.setText(
            tr("{total} · {hidden} more").format(total=self._total, hidden=hidden) if hidden else self._total
        )

    def _room(self) -> int:
        margins = self.contentsRect().height() - self.heading.sizeHint().height() - self._look.px(10) - RIM
        return max(margins, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count anew at another size."""
        super().resizeEvent(event)
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the titles gives the turn."""
        super().mousePressEvent(event)
        self.pressed.emit()


def beside(screen: QWidget, look: Look, panel: QWidget, table: QWidget, above: QWidget, *below: QWidget) -> None:
    """Lay a screen: a drawing with its table beside it, what stands above both, and what below."""
    row = QHBoxLayout()
    row.setSpacing(look.px(8))
    row.addWidget(panel, 55)
    row.addWidget(table, 45)
    layout = QVBoxLayout(screen)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.px(4))
    layout.addWidget(above)
    layout.addLayout(row, 1)
    for part in below:
        layout.addWidget(part)


def foot(text: str = "") -> QLabel:
    """The line under a board."""
    return label(text, "foot", wrap=True)
