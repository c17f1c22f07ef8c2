"""The middle of the window: the board, table, walk or page that is looked at, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.day.walking import ALWAYS, Walking
from ui.desk import Desk
from ui.look.tokens import Look
from ui.open_day import OpenDay
from ui.pages.documents import DocumentsPage
from ui.pages.page import Page
from ui.pages.registry import make_page
from ui.screens import BOARD, MAKERS, OTHERS, View, views
from ui.screens.carry import CarryScreen
from ui.screens.close import CloseScreen
from ui.screens.count import CountBoard
from ui.screens.risk import RiskScreen
from ui.screens.screen import Screen
from ui.screens.terms import TermsScreen
from ui.screens.walk import WalkBoard
from ui.settings import Settings
from ui.table.view import TableBoard
from workshop.boards.closing import Stick
from workshop.field import Record
from workshop.tongue import tr


class Stage(QObject):
    """Shows what the desk looks at, and passes on what hands do there."""

    opened = Signal(str)
    opened_at = Signal(str, str)
    withdrawn = Signal(str)
    picked = Signal(str)
    wants = Signal(object)  # a command, from a cell of a board
    page_made = Signal(object)
    led = Signal(str)  # to a record, where it stands
    begun = Signal(str)  # a job of the close

    def __init__(
        self, look: Look, day: OpenDay, desk: Desk, walking: Walking, settings: Settings, boards: QStackedWidget
    ) -> None:
        super().__init__()
        self._look, self._day, self._desk, self._walking = look, day, desk, walking
        self._settings, self._boards = settings, boards
        self.stick: Callable[[], Stick] = lambda: "none"  # how the second copy stands
        self._screens: dict[str, Screen] = {}
        self._tables: dict[type[Record], TableBoard] = {}
        self._pages: dict[str, Page] = {}
        self._walk = WalkBoard(look)
        self._walk.picked.connect(walking.go_to)
        boards.addWidget(self._walk)
        self.pile = WalkBoard(look)
        boards.addWidget(self.pile)
        self._count = CountBoard(look)
        boards.addWidget(self._count)

    # -- what is looked at --
    def view(self) -> View:
        """The view that is chosen."""
        found = views(self._desk.plan.number)
        return next((v for v in found if v.name == self._desk.spot.view), found[0])

    def on_board(self) -> bool:
        """Whether the session's own board is shown, or a part of it."""
        return self._desk.page is None and self.view().table is None and not self.in_round()

    def in_round(self) -> bool:
        """Whether a walk or a count lies over the board; a screen that is its own walk has none over it."""
        return self._desk.pad_here() is not None or self._walking.over_board()

    def page(self) -> Page | None:
        """The page that is looked at."""
        return self.page_of(self._desk.page) if self._desk.page else None

    def write_report(self, path: Path) -> None:
        """Write the report to a place, as its page does."""
        page = self.page_of("documents")
        assert isinstance(page, DocumentsPage)  # noqa: S101 - the registry says so
        page.write_to(path)

    def busy(self) -> bool:
        """Whether a page works on something."""
        return any(p.busy() for p in self._pages.values())

    def made(self, name: str) -> Page | None:
        """A page that was looked at before."""
        return self._pages.get(name)

    def page_of(self, name: str) -> Page:
        """A page by its name."""
        if name not in self._pages:
            made = make_page(name, self._look, self._day, self._settings)
            made.closed.connect(self._desk.close_page)
            made.opened.connect(self.opened)
            made.opened_at.connect(self.opened_at)
            made.withdrawn.connect(self.withdrawn)
            self._pages[name] = made
            self._boards.addWidget(made)
            self.page_made.emit(made)
        return self._pages[name]

    def screen(self) -> Screen:
        """The board of the session that is looked at."""
        name = self.view().screen or self._desk.plan.screen
        if name not in self._screens:
            made = (OTHERS.get(name) or MAKERS[name])(self._look, self._desk)
            made.wants.connect(self.wants)
            made.chosen.connect(self._desk.select)
            made.opened.connect(self.opened)
            made.marked.connect(self._desk.mark)
            made.withdrawn.connect(self.withdrawn)
            made.picked.connect(self.picked)
            if isinstance(made, TermsScreen):
                made.row_picked.connect(self._walking.go_to)
                made.led.connect(self.led)
            if isinstance(made, CloseScreen):
                made.begun.connect(self.begun)
                made.stick = self.stick
            self._screens[name] = made
            self._boards.addWidget(made)
        return self._screens[name]

    def board_of(self, name: str) -> Screen | None:
        """The board of a screen by its name, if it was looked at."""
        return self._screens.get(name)

    def _table(self, cls: type[Record]) -> TableBoard:
        if cls not in self._tables:
            made = TableBoard(self._look, self._day, cls)
            made.chosen.connect(self._desk.select)
            made.opened.connect(self.opened)
            made.opened_at.connect(self.opened_at)
            made.marked.connect(self._desk.mark)
            made.withdrawn.connect(self.withdrawn)
            self._tables[cls] = made
            self._boards.addWidget(made)
        return self._tables[cls]

    # -- showing --
    def show_day(self) -> None:
        """Show what the desk looks at."""
        self._enter_walk()
        current = self._current()
        if self._boards.currentWidget() is not current:
            self._boards.setCurrentWidget(current)

    def _enter_walk(self) -> None:
        """A screen that is its walk is in it as long as its board is looked at."""
        desk, walking = self._desk, self._walking
        if desk.plan.screen not in ALWAYS or desk.page is not None or self.in_round():
            return
        wanted = walking.offered() if self.view() == BOARD else None
        rows = walking.rows_of(wanted)
        if wanted is None or not rows:
            desk.walk = None
        elif desk.walk != wanted:
            walking.enter(wanted, rows)
        else:
            desk.walk_at = min(desk.walk_at, len(rows) - 1)

    def _current(self) -> QWidget:
        s, table = self._day.state, self.view().table
        page = self.page()
        if page is not None:
            page.show_day(s)
            return page
        pad = self._desk.pad_here()
        if pad is not None:
            self._count.show_pad(pad)
            return self._count
        if self._desk.piling and self._desk.walk is None:
            return self.pile
        if self.in_round():
            walking = self._walking
            self._walk.show_walk(walking.heading(), walking.keys_said(), walking.rows(), self._desk.walk_at)
            return self._walk
        if table is not None:
            board = self._table(table)
            board.show_day(s, self._desk.spot.selected, self._desk.marked)
            return board
        screen = self.screen()
        screen.show_day(s)
        return screen

    def order(self) -> list[str]:
        """The cards in the order in which they are read."""
        if self._desk.page is not None or self._desk.pad_here() is not None:
            return []
        table = self.view().table
        return self._table(table).order() if table is not None else self.screen().order()

    def by_hand(self, record: Record) -> bool:
        """Whether records of its kind stand in an order made by hand, which moving one changes."""
        table = self.view().table
        return not self._table(table).is_sorted() if table is not None else self.screen().by_hand(type(record))

    def sort(self) -> str:
        """A table by its current column; a board highest first, where it has scores. What it did; empty: nothing."""
        table, screen = self.view().table, self.screen()
        if table is not None:
            return self._table(table).sort_by_keys()
        if isinstance(screen, RiskScreen | CarryScreen):
            screen.sort()
            return tr("Highest first.")
        return ""

    def focus(self) -> QWidget | None:
        """What takes the focus when the board is entered."""
        current = self._boards.currentWidget()
        if isinstance(current, TableBoard):
            return current.table
        return current.first_focus() if isinstance(current, Screen) else first_focusable(current)


def first_focusable(widget: QWidget | None) -> QWidget | None:
    """The first part of a widget that the keyboard can go to."""
    if widget is None:
        return None
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return widget
    inside = widget.findChildren(QWidget)
    return next((w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(widget)), None)
