"""The guide: minutes left, the one thing to say next, what is still missing, what is parked (interaction.md 2.2)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.cards.sentences import SentenceList, SentenceRow
from ui.cards.whole import beyond
from ui.look.parts import button, label, plain
from ui.look.tokens import Look
from workshop.boards.guide import Guide
from workshop.playbook.findings import Finding, Target
from workshop.tongue import tr

WIDE, WIDER = 280, 320
FILLS = 1000  # of the room that is left, against the 1 of the space at the foot


def _row(n: int, finding: Finding) -> SentenceRow:
    """A finding as a row: filled when it is met, with a word that leads there when it isn't."""
    spoken = f"{tr('Done') if finding.met else tr('Missing')}: {finding.text}"
    link = finding.link if finding.target and not finding.met else ""
    return SentenceRow(f"{n} {finding.text}", finding.text, "●" if finding.met else "○", link, spoken, finding.target)


class GuidePane(QWidget):
    """The right pane, as long as no details are open."""

    led = Signal(object)  # Target
    asked = Signal()  # the next question
    advanced = Signal()  # finish, or start the day
    started = Signal()  # the session that is looked at, once the day is over

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "guide")
        self.left = label("", "left")
        self.until = label("", "until", wrap=True)
        self.here = button("", "quiet_link", clicked=self.started.emit)
        self.pace = label("", "muted", wrap=True)
        self.timers, self.type_now = label("", "timer", wrap=True), label("", "muted", wrap=True)
        self.say_head = label(tr("SAY NEXT"), "heading")
        self.say = label("", "say", wrap=True)
        self.place = button("", "quiet_link", clicked=self.asked.emit)
        self.there = button(tr("Go there"), "quiet_link", clicked=self._lead)
        self._about: Target | None = None
        self.missing_head = label(tr("STILL MISSING HERE"), "heading")
        self.missing = SentenceList(look, tr("Still missing here"))
        self.missing.led.connect(self.led)
        self.more = label("", "muted")
        self.missing.beyond.connect(self._beyond)
        self.parked_head = label("", "heading")
        self.parked = label("", "muted", wrap=True)
        self.caught = label("", "muted", wrap=True)
        self.hint = label("", "guide_hint", wrap=True)
        self.hint.hide()
        self.act = button("", "primary", clicked=self.advanced.emit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._lay()

    def _lay(self) -> None:
        px = self._look.px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(8), px(14), px(10))
        layout.setSpacing(px(2))
        minutes = QHBoxLayout()
        minutes.setSpacing(px(8))
        minutes.addWidget(self.left)
        minutes.addWidget(self.until, 1, Qt.AlignmentFlag.AlignBottom)
        self.until.setContentsMargins(0, 0, 0, px(5))  # on the line of the large figure beside it
        layout.addLayout(minutes)
        layout.addWidget(self.here)
        layout.addWidget(self.pace)
        layout.addWidget(self.timers)
        layout.addWidget(self.type_now)
        layout.addSpacing(px(8))
        for part in (self.say_head, self.say):
            layout.addWidget(part)
        links = QHBoxLayout()
        links.setSpacing(px(8))
        links.addWidget(self.place)
        links.addWidget(self.there)
        links.addStretch(1)
        layout.addLayout(links)
        layout.addSpacing(px(8))
        layout.addWidget(self.missing_head)
        layout.addWidget(self.missing, FILLS)
        layout.addWidget(self.more)
        for text in (self.parked_head, self.parked, self.caught):
            layout.addWidget(text)
        layout.addStretch(1)
        layout.addSpacing(px(6))
        layout.addWidget(self.hint)
        layout.addSpacing(px(4))
        layout.addWidget(self.act)

    def show_hint(self, said: str) -> None:
        """A sign that would have saved work; empty takes it away."""
        self.hint.setText(said)
        self.hint.setVisible(bool(said))

    def first_focus(self) -> QWidget:
        """What takes the focus when the pane is entered: what is missing, for it leads somewhere."""
        return self.missing if self.missing.rows.rowCount() else self.place

    def _lead(self) -> None:
        if self._about is not None:
            self.led.emit(self._about)

    def _beyond(self, above: int, below: int) -> None:
        self.more.setText(beyond(above, below))
        self.more.setVisible(bool(self.more.text()))

    def show_guide(self, guide: Guide, key: str, question_key: str) -> None:
        """What the guide says now; `key` finishes, `question_key` asks the next question."""
        texts: tuple[tuple[QLabel, str], ...] = (
            (self.left, guide.left),
            (self.until, guide.until),
            (self.pace, " · ".join(guide.pace)),
            (self.timers, "\n".join(guide.timers)),
            (self.type_now, guide.type_now),
            (self.say, guide.say),
            (self.parked_head, guide.parked.upper()),
            (self.parked, guide.parked_first),
            (self.caught, guide.counts),
        )
        for part, text in texts:
            part.setText(text)
            part.setVisible(bool(text))
        self.say_head.setVisible(bool(guide.say))
        self._about = guide.about
        self.there.setVisible(guide.about is not None)
        self.there.setAccessibleName(tr("Go to what this question is about"))
        self.place.setText(f"{guide.place} · {question_key} {tr('next') if guide.about else tr('next question')}")
        self.place.setAccessibleName(tr("Next question to ask"))
        self.place.setVisible(bool(guide.place))
        rows = [_row(n, f) for n, f in enumerate(guide.missing)]
        self.missing.show_rows(rows)
        self.missing_head.setText(
            tr("STILL MISSING HERE") if any(not f.met for f in guide.missing) else tr("DONE HERE")
        )
        self.missing_head.setVisible(bool(rows))
        self.here.setText(tr("{here} /start").format(here=guide.here))
        self.here.setAccessibleName(tr("Start the session that you look at"))
        self.here.setVisible(bool(guide.here))
        self.act.setText(plain(f"{guide.next}  {key}"))
        self.act.setAccessibleName(guide.next or tr("Nothing to finish"))
        self.act.setVisible(bool(guide.next))
