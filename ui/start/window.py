"""The start window: carry on first, then begin, open, walk through the sample (interaction.md 2.16, mock-up 1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look.parts import button, frame, label, row, scrolling
from ui.look.tokens import Look
from ui.settings import Recent, Settings
from ui.start.card import ChoiceCard
from ui.start.places import documents, is_there
from workshop import dates
from workshop.clock import Clock
from workshop.preflight.finding import SIGNS, Finding
from workshop.preflight.power import power
from workshop.preflight.quick import Facts, quick
from workshop.tongue import tr

if TYPE_CHECKING:
    from ui.start.helping import StartHelp
    from ui.start.new_day import NewDay

SIDE = 340  # px of the pane at the right


class StartWindow(QWidget):
    """What one sees first."""

    wants_open = Signal(str)
    wants_sample = Signal()
    wants_rehearsal = Signal()
    wants_preflight = Signal(str)
    wants_new = Signal(object, object)  # Path, commands.NewDay

    def __init__(self, look: Look, settings: Settings, clock: Clock) -> None:
        super().__init__()
        self._look, self._settings, self._clock = look, settings, clock
        self.setWindowTitle(tr("Pilot Workshop"))
        self.setProperty("role", "start")
        self.pages = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.first: ChoiceCard | None = None
        self._choices: QWidget | None = None
        self.new: NewDay | None = None
        self._help: StartHelp | None = None
        self._under: tuple[QWidget | None, QWidget | None] = (None, None)  # what help lies over, and its focus
        for key, act in (("F1", self.help), ("Shift+F1", self.keys_sheet)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.said = label("", "field_error", wrap=True)
        self.remedy = button("", "primary")
        self._act: Callable[[], object] | None = None
        self.show_choices()

    # -- the choices --
    def show_choices(self) -> None:
        """All that one can begin with; the likeliest first, and focused."""
        old, page = self._choices, QWidget()
        sides = QHBoxLayout(page)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(self._left(), 1)
        sides.addWidget(self._right())
        self._choices = page
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if old is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        if self.first is not None:
            self.first.setFocus()

    def _left(self) -> QWidget:
        px, left = self._look.px, QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(px(56), px(44), px(56), px(24))
        column.setSpacing(px(10))
        column.addWidget(label(tr("Pilot Workshop"), "huge"))
        column.addWidget(label(tr("One room, one day, one small pilot that people agree on."), "lead"))
        column.addSpacing(px(16))
        recent = [r for r in self._settings.kept.recent if is_there(Path(r.path))]
        self.said = label("", "field_error", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        self.remedy = button("", "primary", clicked=self._mend)
        self.remedy.hide()
        column.addLayout(row(self.remedy, None))
        begin = ChoiceCard(self._look, tr("Start a day"), tr("Three questions, then the room can begin"))
        begin.clicked.connect(self.show_new)
        find = ChoiceCard(self._look, tr("Open a workshop file"), tr("A day that is on this laptop or on a stick"))
        find.clicked.connect(self._open)
        sample = ChoiceCard(
            self._look, tr("Walk through the sample"), tr("A finished day about cold homes, all invented")
        )
        sample.clicked.connect(self._sample)
        rehearse = ChoiceCard(
            self._look, tr("Rehearse"), tr("A whole day that counts for nothing, from its first minute")
        )
        rehearse.clicked.connect(self._rehearse)
        self.first = self._carry_on(recent[0]) if recent else begin
        if recent:
            column.addWidget(self.first)
            column.addSpacing(px(6))
        grid = QGridLayout()
        grid.setSpacing(px(10))
        grid.addWidget(begin, 0, 0)
        grid.addWidget(find, 0, 1)
        grid.addWidget(rehearse, 1, 0)
        grid.addWidget(sample, 1, 1)
        column.addLayout(grid)
        self._earlier(column, recent[1:] if recent else [])
        column.addStretch(1)
        return left

    def _carry_on(self, day: Recent) -> ChoiceCard:
        card = ChoiceCard(self._look, tr("Carry on: {day}").format(day=day.title), _detail(day), big=True, key="Enter")
        card.setProperty("path", day.path)
        card.clicked.connect(self._chosen)
        return card

    def _earlier(self, column: QVBoxLayout, days: Sequence[Recent]) -> None:
        if not days:
            return
        column.addSpacing(self._look.px(14))
        column.addWidget(label(tr("Earlier days"), "box_heading"))
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._look.px(8))
        for day in days:
            card = ChoiceCard(self._look, day.title, " · ".join(p for p in (Path(day.path).name, _date(day)) if p))
            card.setProperty("path", day.path)
            card.clicked.connect(self._chosen)
            rows.addWidget(card)
        rows.addStretch(1)
        column.addWidget(scrolling(inside, tr("Earlier days")), 1)

    def _right(self) -> QWidget:
        px, right = self._look.px, frame("start_side", tr("This laptop"))
        right.setFixedWidth(px(SIDE))
        column = QVBoxLayout(right)
        column.setContentsMargins(px(28), px(48), px(28), px(24))
        column.setSpacing(px(10))
        day = self._next()
        column.addWidget(label(tr("This laptop"), "panel_heading"))
        for found in quick(self._facts(day)):
            column.addWidget(label(in_a_line(found), "body", wrap=True, name=found.spoken))
        column.addWidget(button(tr("Check again"), "quiet", clicked=self.show_choices))
        if day is not None:
            column.addSpacing(px(8))
            column.addWidget(label(tr("Before the room comes to {day}:").format(day=day.title), "muted", wrap=True))
            column.addWidget(button(tr("Pre-flight…"), "quiet", clicked=self._preflight))
        column.addStretch(1)
        helps = (
            button(tr("Help  F1"), "quiet", clicked=self.help),
            button(tr("Keys  Shift F1"), "quiet", clicked=self.keys_sheet),
        )
        column.addLayout(row(*helps, None))
        column.addWidget(label(tr("Works offline. Everything stays in one file on this laptop."), "muted", wrap=True))
        return right

    def _next(self) -> Recent | None:
        """The day that is next: the one that was open last, if it is not over."""
        recent = [r for r in self._settings.kept.recent if is_there(Path(r.path))]
        day = recent[0] if recent else None
        on = _day_of(day) if day is not None else None
        return day if on is not None and on >= self._clock.now().date() else None

    def _facts(self, day: Recent | None) -> Facts:
        now = self._clock.now()
        if day is None:
            return Facts(documents(), now, has_day=False, power=power())
        path = Path(day.path)
        return Facts(path.parent, now, self._settings.second_place(path), _day_of(day), power=power())

    def _preflight(self) -> None:
        day = self._next()
        if day is not None:
            self.wants_preflight.emit(day.path)

    def _sample(self) -> None:
        self.wants_sample.emit()

    def _rehearse(self) -> None:
        self.wants_rehearsal.emit()

    def _chosen(self) -> None:
        self.wants_open.emit(self.sender().property("path"))

    def _open(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, tr("Open a workshop file"), str(Path.home()), tr("Workshop (*.pilot)")
        )
        if found:
            self.wants_open.emit(found)

    # -- help --
    def help(self) -> None:
        """The guide, at what is shown; again: back."""
        self._show_help(keys=False)

    def keys_sheet(self) -> None:
        """All keys and signs on one sheet; again: back."""
        self._show_help(keys=True)

    def _show_help(self, *, keys: bool) -> None:
        from ui.start.helping import StartHelp  # noqa: PLC0415 - this window is painted before
        from workshop.manual.pages import helps  # noqa: PLC0415

        here = self.pages.currentWidget()
        if self._help is not None and here is self._help:
            if self._help.shows_keys() == keys:
                self._help_over()
                return
        else:
            self._under = (here, QApplication.focusWidget())
        if self._help is None:
            self._help = StartHelp(self._look)
            self._help.back.connect(self._help_over)
            self.pages.addWidget(self._help)
        self.pages.setCurrentWidget(self._help)
        if keys:
            self._help.show_keys()
        else:
            self._help.show_guide(*helps("new" if self.new is not None and self._under[0] is self.new else "start"))

    def _help_over(self) -> None:
        """Back to where it was asked for; the keyboard too."""
        page, focus = self._under
        if page is not None:
            self.pages.setCurrentWidget(page)
        if focus is not None:
            focus.setFocus()

    # -- a new day --
    def show_new(self) -> None:
        """The three questions, with what was answered before."""
        from ui.start.new_day import NewDay  # noqa: PLC0415 - this window is painted before

        if self.new is None:
            self.new = NewDay(self._look, self._clock.now(), self._days())
            self.new.begun.connect(self.wants_new)
            self.new.back.connect(self.show_choices)
            self.pages.addWidget(self.new)
        self.pages.setCurrentWidget(self.new)
        self.new.question.setFocus()

    def _days(self) -> list[tuple[str, Path]]:
        """The days of this laptop that are there, by title and date."""
        recent = [r for r in self._settings.kept.recent if is_there(Path(r.path))]
        return [(" · ".join(p for p in (r.title, _date(r)) if p), Path(r.path)) for r in recent]

    def asking(self) -> bool:
        """Whether the three questions are shown."""
        return self.new is not None and self.pages.currentWidget() is self.new

    def forget(self) -> None:
        """The answers became a day, or are of another text size."""
        for page in (self.new, self._help):
            if page is not None:
                self.pages.removeWidget(page)
                page.deleteLater()
        self.new = self._help = None

    def say(self, sentence: str, remedy: tuple[str, Callable[[], object]] | None = None) -> None:
        """Why something could not be opened or begun, and what can be done about it."""
        if self.new is not None and self.asking():
            self.new.refuse(sentence)
            return
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self._act = remedy[1] if remedy is not None else None
        self.remedy.setText(remedy[0] if remedy is not None else "")
        self.remedy.setAccessibleName(remedy[0] if remedy is not None else tr("Nothing to mend"))
        self.remedy.setVisible(remedy is not None)
        if remedy is not None:
            self.remedy.setFocus()

    def _mend(self) -> None:
        if self._act is not None:
            self._act()


def in_a_line(found: Finding) -> str:
    """`✓ Disk: 73 GB free where the day lies.`"""
    return f"{SIGNS[found.state][0]} {found.name}: {found.said}"


def _detail(day: Recent) -> str:
    saved = ""
    if day.saved:
        try:
            saved = tr("last saved {fromisoformat:%H:%M}").format(fromisoformat=datetime.fromisoformat(day.saved))
        except ValueError:
            saved = ""
    return " · ".join(p for p in (day.session, saved, Path(day.path).name) if p)


def _date(day: Recent) -> str:
    on = _day_of(day)
    return dates.short_with_year(on) if on else ""


def _day_of(day: Recent) -> date | None:
    """On which date a day is; None where it has none that can be read."""
    try:
        return datetime.fromisoformat(day.date).date() if day.date else None
    except ValueError:
        return None
