"""History: what changed, by session, since a time, since sign-off, field by field; and the bin."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.look.chooser import Chooser
from ui.look.parts import button, label
from ui.look.tokens import Look
from ui.models.text_rows import TextRows
from ui.open_day import OpenDay
from ui.pages.page import Page
from ui.pages.reading_table import table_of
from ui.settings import Settings
from workshop import commands as c
from workshop import dates
from workshop.decide import Refused
from workshop.kinds import Session
from workshop.past import Asked, Step, Thrown, signed, steps, thrown_away
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

ALL, SIGNED, HOUR = "", "signed", "hour"  # what the list offers beside the sessions
COLUMNS = (tr("When"), tr("In"), tr("What"), tr("Before"), tr("After"))
WIDTHS = (120, 130)


class HistoryPage(Page):
    """What changed, newest first."""

    title = tr("What changed?")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.which = Chooser()
        self.which.setAccessibleName(tr("Which part of the history"))
        self.which.setMinimumWidth(look.px(260))
        self.rows = TextRows(COLUMNS)
        self.table = table_of(self.rows, look, tr("What changed, newest first"), WIDTHS)
        self.said = label("", "muted", wrap=True)
        top = QHBoxLayout()
        top.addWidget(label(tr("Show"), "field"))
        top.addWidget(self.which)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(8), 0, 0)
        layout.setSpacing(look.px(8))
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        self.which.activated.connect(lambda _: self._fill(self.day.state))

    def show_day(self, s: Snapshot) -> None:
        """The part that was chosen, as it is now."""
        self._offer(s)
        self._fill(s)

    def _offer(self, s: Snapshot) -> None:
        offers = [(tr("The whole day"), ALL), (tr("The last hour"), HOUR)]
        if signed(self.day.store.entries):
            offers.append((tr("Since it was accepted"), SIGNED))
        offers += [(f"{x.number}. {x.short or x.title}", x.id) for x in s.every(Session)]
        if [(self.which.itemText(i), self.which.itemData(i)) for i in range(self.which.count())] == offers:
            return
        chosen = self.which.currentData()
        self.which.clear()
        for text, key in offers:
            self.which.addItem(text, key)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))

    def _asked(self) -> Asked:
        key = self.which.currentData() or ALL
        if key == SIGNED:
            return Asked(since_signing=True)
        if key == HOUR:
            return Asked(since=self.day.now() - timedelta(hours=1))
        return Asked(session=key or None)

    def _fill(self, s: Snapshot) -> None:
        found = steps(self.day.store.entries, s, self._asked())
        today = s.workshop.date
        self.rows.show([row for step in reversed(found) for row in _rows(step, _when(step.at, today))])
        self.said.setText(
            tr("{changes}, newest first. What was undone stays here too.").format(changes=counted(len(found), "change"))
        )


def _when(at: datetime, today: date | None) -> str:
    """The time; with its date, where that is not the day's."""
    return f"{at:%H:%M}" if at.date() == today else f"{dates.short(at.date())} {at:%H:%M}"


def _rows(step: Step, when: str) -> list[tuple[str, ...]]:
    """One row for each field; the first one says when, where and what."""
    who = f" ({step.who})" if step.who else ""
    head = (when, step.session, f"{step.what}{who}")
    fields = [("", "", f"    {x.field}", x.old, x.new) for x in step.changes]
    if len(fields) == 1:
        return [(*head, fields[0][3], fields[0][4])]
    return [(*head, "", ""), *fields]


class BinPage(Page):
    """What was withdrawn, with the way back."""

    title = tr("What was taken off?")

    def __init__(self, look: Look, day: OpenDay, settings: Settings) -> None:
        super().__init__(look, day, settings)
        self.found: list[Thrown] = []
        self.rows = TextRows((tr("When"), tr("Kind"), tr("What"), tr("Why")))
        self.table = table_of(self.rows, look, tr("What was withdrawn, newest first"), (70, 150, 420))
        self.back = button(tr("Bring it back"), "primary", clicked=self.bring_back)
        self.said = label("", "muted", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, look.px(8), 0, 0)
        layout.setSpacing(look.px(8))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addLayout(foot)
        self.table.activated.connect(lambda _: self.bring_back())

    def show_day(self, s: Snapshot) -> None:
        """What lies in it."""
        self.found = thrown_away(s)
        self.rows.show(
            [
                (f"{t.record.withdrawn_at:%H:%M}", t.record.KIND.one, t.record.headline, t.why or tr("nobody said"))
                for t in self.found
            ]
        )
        self.back.setEnabled(bool(self.found))
        empty = tr("Nothing was taken off. What is withdrawn lies here, with the reason, until it is brought back.")
        self.said.setText(counted(len(self.found), "record") if self.found else empty)
        if self.found and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def bring_back(self) -> None:
        """Put the chosen record on its board again."""
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self.found):
            return
        record = self.found[at].record
        try:
            self.day.execute(c.BringBack(record.KIND.table, record.id), self)
        except Refused as e:
            self.said.setText(e.sentence)
            return
        self.said.setText(tr("“{record}” is back.").format(record=record.headline))
