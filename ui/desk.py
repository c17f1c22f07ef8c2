"""What the facilitator looks at: session, view, turn, column, selection. Nothing of it is in the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from ui.open_day import OpenDay
from workshop.boards.strip import ALL, STRIPS
from workshop.capture.names import Names
from workshop.capture.place import Place
from workshop.counting.board import Pad
from workshop.field import Record
from workshop.formulas import values
from workshop.kinds import Offer, Organisation, UseCase
from workshop.playbook.progress import playbook_of
from workshop.playbook.schema import SessionPlan
from workshop.running_order import room_session
from workshop.snapshot import Snapshot

PAIR = (UseCase, Offer)  # kinds of which cards are taken along together
TURNS = frozenset({"hold", "asks"})  # screens whose strip is whose turn it is
PAGES = (
    "setup",
    "import",
    "documents",
    "settings",
    "copies",
    "history",
    "bin",
    "amend",
    "help",
    "keys",
    "preflight",
)  # what is looked at in place of a session
OVER = frozenset({"help", "keys"})  # pages that lie over the one from which they were called


@dataclass(slots=True)
class Spot:
    """Where a session was left: its tab, its view, its selected card."""

    tab: str = ""
    column: str = ""
    view: str = ""
    selected: str | None = None
    question: int = 0


@dataclass(slots=True)
class Spots:
    """All spots of a day, by session."""

    by_session: dict[str, Spot] = field(default_factory=dict)

    def of(self, session_id: str) -> Spot:
        """The spot of a session, made when it is first looked at."""
        return self.by_session.setdefault(session_id, Spot())


class Desk(QObject):
    """The state of one window."""

    leaving = Signal()  # another session is about to be looked at
    came = Signal()  # and now it is
    moved = Signal()  # another session, page, view, tab or selection is looked at

    def __init__(self, day: OpenDay) -> None:
        super().__init__()
        self.day = day
        self._spots = Spots()
        self._names: tuple[Snapshot, Names] | None = None
        self.page: str | None = None
        self._under: str | None = None  # the page over which help lies
        self.marked: tuple[str, ...] = ()  # cards chosen with Space, of one kind
        self.walk: str | None = None  # the walk that is under way
        self.walk_at = 0
        self.piling = False  # whether cards of a pile are typed
        self.pad: Pad | None = None  # the round that is counted; it is in memory only
        self.details = False  # whether the details pane is open
        first = room_session(day.state)
        self.session_id = first.id if first else self.playbook_sessions()[0].id

    # -- what is looked at --
    @property
    def state(self) -> Snapshot:
        """All records."""
        return self.day.state

    def playbook_sessions(self) -> tuple[SessionPlan, ...]:
        """The sessions of the day's playbook."""
        return playbook_of(self.day.state).sessions

    @property
    def plan(self) -> SessionPlan:
        """The session that is looked at."""
        found = playbook_of(self.state).session(self.session_id)
        return found or self.playbook_sessions()[0]

    @property
    def spot(self) -> Spot:
        """Where it was left."""
        return self._spots.of(self.session_id)

    def look(self, session_id: str) -> None:
        """Look at a session; the room stays where it is (W2)."""
        if session_id != self.session_id or self.page is not None:
            other = session_id != self.session_id
            if other:
                self.leaving.emit()
            self.details = self.details and not other
            self.session_id, self.page, self._under = session_id, None, None
            self.marked, self.walk, self.piling = (), None, False
            if other:
                self.came.emit()
            self.moved.emit()

    def open_page(self, page: str) -> None:
        """Look at a page that is no session."""
        if page not in OVER:
            self._under = None
        elif self.page not in OVER:
            self._under = self.page
        self.page, self.details, self.walk = page, False, None
        self.moved.emit()

    def close_page(self) -> None:
        """Back to the session; from help, to the page that it was asked on."""
        self.page, self._under = self._under, None
        self.moved.emit()

    def close_pages(self) -> None:
        """Back to the session, whatever lies over it."""
        self._under = None
        self.close_page()

    def take_pad(self, pad: Pad | None) -> None:
        """Another state of the round that is counted, or none."""
        self.pad, self.walk = pad, None
        self.moved.emit()

    def pad_here(self) -> Pad | None:
        """The round that is counted, where its session is looked at."""
        here = self.pad is not None and self.pad.session_id == self.session_id and self.page is None
        return self.pad if here else None

    @property
    def looking_away(self) -> bool:
        """Whether another session than the running one is looked at."""
        now = room_session(self.state)
        return now is not None and now.id != self.session_id and self.page is None

    # -- tab, view, selection --
    @property
    def tab(self) -> str:
        """The tab of the strip that is chosen: an organisation, a column, a use case."""
        return self.tab_of(self.session_id)

    def tab_of(self, session_id: str) -> str:
        """The tab that is chosen in a session, looked at or not."""
        screen = (playbook_of(self.state).session(session_id) or self.plan).screen
        tabs, spot = self._tabs(screen), self._spots.of(session_id)
        if spot.tab in tabs:
            return spot.tab
        if screen in TURNS:
            return tabs[1] if len(tabs) > 1 else ALL
        pilot = self.state.pilot
        if screen == "value" and pilot is not None:
            return pilot.id
        return tabs[0] if tabs else ""

    def tabs(self) -> list[str]:
        """The tabs of this session's strip."""
        return self._tabs(self.plan.screen)

    def _tabs(self, screen: str) -> list[str]:
        make = STRIPS.get(screen)
        return [t.id for t in make(self.state)] if make else []

    def choose_tab(self, tab: str) -> None:
        """Another turn, column or use case."""
        if tab in self.tabs() and tab != self.tab:
            self.spot.tab = tab
            self.moved.emit()

    def turn(self, by: int) -> None:
        """The next tab or the one before, round and round."""
        tabs = self.tabs()
        if tabs:
            at = tabs.index(self.tab) if self.tab in tabs else 0
            self.choose_tab(tabs[(at + by) % len(tabs)])

    @property
    def column(self) -> str:
        """The column that words go to, on a screen that has columns beside its strip."""
        return self.spot.column or values.SUPPLIER if self.plan.screen == "value" else ""

    def choose_column(self, column: str) -> None:
        """Another column."""
        if column != self.column:
            self.spot.column = column
            self.moved.emit()

    def step(self, by: int) -> None:
        """Left and right in the empty line: the next column where there are columns, else the next turn."""
        if self.plan.screen == "value":
            parties = values.PARTIES
            self.choose_column(parties[(parties.index(self.column) + by) % len(parties)])
        else:
            self.turn(by)

    def view_board(self) -> None:
        """The board again, whatever view was chosen."""
        self.spot.view = ""

    def choose_view(self, view: str) -> None:
        """Another view of the same records."""
        if view != self.spot.view:
            self.spot.view = view
            self.moved.emit()

    @property
    def selected(self) -> Record | None:
        """The selected card's record."""
        found = self.state.find(self.spot.selected)
        return found if found is not None and found.withdrawn_at is None else None

    def select(self, id: str | None) -> None:  # noqa: A002 - the field's name
        """Select a card, or none."""
        if id != self.spot.selected:
            self.spot.selected = id
            self.moved.emit()

    def expect(self, id: str | None) -> None:  # noqa: A002 - the field's name
        """Have the card selected that the next change adds: it is shown once, with that change."""
        self.spot.selected = id

    def mark(self, id: str) -> None:  # noqa: A002 - the field's name
        """Take a card along, or leave it; cards of one kind only."""
        record = self.state.find(id)
        if record is None:
            return
        kinds = PAIR if type(record) in PAIR else (type(record),)  # an ask and an offer may be paired
        same = [m for m in self.marked if type(self.state.find(m)) in kinds]
        self.marked = tuple(m for m in same if m != id) if id in same else (*same, id)
        self.moved.emit()

    def unmark(self) -> None:
        """Take none along."""
        if self.marked:
            self.marked = ()
            self.moved.emit()

    # -- where the line is --
    @property
    def names(self) -> Names:
        """Who may be meant by a name; made once for each state of the day, for it is asked for at every key."""
        if self._names is None or self._names[0] is not self.state:
            self._names = (self.state, Names(self.state))
        return self._names[1]

    def place(self, column: str | None = None, clause: str | None = None, selected: Record | None = None) -> Place:
        """Where the hands are, for reading the line."""
        screen, tab = self.plan.screen, self.tab
        use_case = tab if screen == "value" and self.state.get(UseCase, tab) else None
        side = tab if screen == "risk" else self.column or column
        return Place(self.session_id, self.speaker, side, use_case, selected or self.selected, clause)

    @property
    def speaker(self) -> str | None:
        """The organisation whose turn it is."""
        turns = self.plan.screen in TURNS
        return self.tab if turns and self.state.get(Organisation, self.tab) else None
