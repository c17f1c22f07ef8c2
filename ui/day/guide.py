"""The guide: minutes left, the one thing to say next, what is still missing, what is parked (interaction.md 2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QSizePolicy, QVBoxLayout, QWidget

from ui.look.parts import button, label, plain
from ui.look.tokens import Look
from ui.models.rows import ROW, RowsModel
from ui.painting.wrapped import SentenceDelegate
from workshop.boards.guide import Guide
from workshop.playbook.findings import Finding, Target

WIDE, WIDER = 280, 320


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A finding as a row."""

    id: str
    finding: Finding

    @property
    def mark(self) -> str:
        """Filled when it is met."""
        return "●" if self.finding.met else "○"

    @property
    def text(self) -> str:
        """What it says."""
        return self.finding.text

    @property
    def link(self) -> str:
        """The word that leads there."""
        return self.finding.link if self.finding.target and not self.finding.met else ""


class MissingList(QListView):
    """What is there and what is missing; Enter or a click leads to the place."""

    led = Signal(object)  # Target

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.rows: RowsModel[MissingRow] = RowsModel(lambda r: f"{'Done' if r.finding.met else 'Missing'}: {r.text}")
        self.setModel(self.rows)
        self.setItemDelegate(SentenceDelegate(self, look))
        self.setAccessibleName("Still missing here")
        self.setProperty("role", "missing")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.activated.connect(self._lead)
        self.clicked.connect(self._lead)

    def _lead(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        target: Target | None = row.finding.target if row is not None else None
        if target is not None:
            self.led.emit(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class GuidePane(QWidget):
    """The right pane, as long as no details are open."""

    led = Signal(object)  # Target
    asked = Signal()  # the next question
    advanced = Signal()  # finish, or start the day

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "guide")
        self.left = label("", "left")
        self.until = label("", "until")
        self.pace = label("", "muted", wrap=True)
        self.say_head = label("SAY NEXT", "heading")
        self.say = label("", "say", wrap=True)
        self.place = button("", "link", clicked=self.asked.emit)
        self.missing_head = label("STILL MISSING HERE", "heading")
        self.missing = MissingList(look)
        self.missing.led.connect(self.led)
        self.parked_head = label("", "heading")
        self.parked = label("", "muted", wrap=True)
        self.caught = label("", "muted", wrap=True)
        self.act = button("", "primary", clicked=self.advanced.emit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._lay()

    def _lay(self) -> None:
        px = self._look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(8), px(14), px(10))
        layout.setSpacing(px(2))
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.left, self.until, self.pace),
            (self.say_head, self.say, self.place),
        )
        for group in groups:
            for part in group:
                layout.addWidget(part)
            layout.addSpacing(px(8))
        layout.addWidget(self.missing_head)
        layout.addWidget(self.missing, 1)
        for text in (self.parked_head, self.parked, self.caught):
            layout.addWidget(text)
        layout.addSpacing(px(6))
        layout.addWidget(self.act)

    def show_guide(self, guide: Guide, key: str, question_key: str) -> None:
        """What the guide says now; `key` finishes, `question_key` asks the next question."""
        texts: tuple[tuple[QLabel, str], ...] = (
            (self.left, guide.left),
            (self.until, guide.until),
            (self.pace, " · ".join(guide.pace)),
            (self.say, guide.say),
            (self.parked_head, guide.parked.upper()),
            (self.parked, guide.parked_first),
            (self.caught, guide.counts),
        )
        for part, text in texts:
            part.setText(text)
            part.setVisible(bool(text))
        self.say_head.setVisible(bool(guide.say))
        self.place.setText(f"{guide.place} · {question_key} next question")
        self.place.setVisible(bool(guide.place))
        rows = [MissingRow(f"{n} {f.text}", f) for n, f in enumerate(guide.missing)]
        self.missing.rows.sync(rows)
        self.missing_head.setText("STILL MISSING HERE" if any(not f.met for f in guide.missing) else "DONE HERE")
        self.missing_head.setVisible(bool(rows))
        self.act.setText(plain(f"{guide.next}  {key}"))
        self.act.setAccessibleName(guide.next or "Nothing to finish")
        self.act.setVisible(bool(guide.next))
