"""What the acts of a day do: one method for each, by its name. It changes the day through the one door only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.day.aside import Aside
from ui.day.chosen import ChoiceActs
from ui.day.covering import IS_COVERED, NOT_WHILE_COVERED, CoverActs
from ui.day.finding import FindActs
from ui.day.helping import HelpActs
from ui.day.keys import toggle_menu
from ui.day.locking import LockActs
from ui.day.named import NamedActs
from ui.day.pile_acts import PileActs
from ui.day.rooming import RoomActs
from ui.day.striking import StrikeActs
from ui.day.ten_lines import RehearsalActs
from ui.day.timer_acts import TimerActs
from ui.day.walk_acts import WalkActs
from ui.day.wording import WordingActs
from ui.pages.preflight_page import PreflightPage
from ui.table.view import CellTable
from workshop import commands as c
from workshop.capture.names import Names
from workshop.decide import Refused
from workshop.history import done
from workshop.kinds import Organisation, Session
from workshop.people_lines import organisation_of
from workshop.playbook.progress import findings, playbook_of
from workshop.running_order import room_session, running
from workshop.tongue import tr
from workshop.words import counted, joined

if TYPE_CHECKING:
    from ui.day.window import DayWindow


class Doing(
    ChoiceActs,
    RoomActs,
    WalkActs,
    PileActs,
    TimerActs,
    FindActs,
    LockActs,
    CoverActs,
    HelpActs,
    RehearsalActs,
    WordingActs,
    NamedActs,
    StrikeActs,
    QObject,
):
    """The acts of one window."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self._asked: Mapping[str, Callable[[], object]] = MappingProxyType({})  # by key; "" is the empty Enter
        self.aside = Aside(window)

    def do(self, name: str, argument: str = "") -> None:
        """Do an act by its name; what it can't do it says."""
        if self.locked and name != "lock":
            return
        if name != "finish":
            self.drop()
        try:
            if name in NOT_WHILE_COVERED and self._w.rooming.covering.covered:
                raise Refused(IS_COVERED)
            getattr(self if hasattr(self, name) else self._w.timing, name)(argument)
        except Refused as e:
            self._w.say(e.sentence, "doubt")
        self.aside.put()

    # -- the day --
    def finish(self, _: str = "") -> None:
        """Start the day; or finish what runs and go on. What is open is said first; Enter goes on, Esc stays."""
        day = self._w.day
        if running(day.state) is None:
            if day.state.workshop.started_at is not None:
                raise Refused(tr("The day is over. Start a session here to go on: /start."))
            day.execute(c.StartDay(), self)
            self._to_room()
            self._w.timing.offer()
            if not self.asks() and playbook_of(day.state).one_screen:
                self._w.rooming.covering.ask()  # a laptop that lies on the table is seen by all
            return
        open_ = self._open_here()
        if open_ and self._asked.get("") != self._go_on:
            self.ask(tr("{open} Enter goes on, Esc stays.").format(open=open_), {"": self._go_on})
            self._w.line.edit.setFocus()
            return
        self._go_on()

    def _go_on(self) -> None:
        self._w.say("")
        self._w.entering.guard()
        self._w.day.execute(c.Finish(), self)
        self._to_room()
        self._w.timing.offer()

    # -- what was asked --
    def ask(self, sentence: str, acts: Mapping[str, Callable[[], object]], kind: str = "ask") -> None:
        """Ask at the line: the empty Enter (an empty key) and digits answer, Esc and anything else leave it."""
        self._w.say(sentence, kind)
        self._asked = MappingProxyType(dict(acts))
        self._w.showing.line()

    def keys(self) -> frozenset[str]:
        """The keys that answer what was asked."""
        return frozenset(self._asked) - {""}

    def answer(self, key: str) -> bool:
        """Do what this key stands for; whether anything was asked that it answers."""
        act = self._asked.get(key)
        if act is None:
            return False
        self._asked = MappingProxyType({})
        self._w.say("")
        try:
            act()
        except Refused as e:
            self._w.say(e.sentence, "doubt")
        self._w.showing.line()
        self.aside.bring_back()
        return True

    def confirm(self) -> bool:
        """Enter goes on with what was asked; whether anything was."""
        return self.answer("")

    def asks(self) -> bool:
        """Whether it waits for a yes."""
        return bool(self._asked)

    def drop(self) -> bool:
        """Ask no longer; whether anything was asked."""
        was = self.asks()
        if was:
            self.forget()
            self._w.frame.say("")
        return was

    def forget(self) -> None:
        """Ask no longer; what was said may stay."""
        if self._asked:
            self._asked = MappingProxyType({})
            self._w.showing.line()
            self.aside.bring_back()

    def stay(self) -> bool:
        """Esc stays; whether anything was asked."""
        was = self.drop()
        if was:
            self._w.say("")
        return was

    def _open_here(self) -> str:
        """`1 thing still open: who owns Adult social care contacts. It stays as a question.`"""
        s = self._w.day.state
        closing = self._w.closing.open_jobs()
        if closing:
            return closing
        part = running(s)
        plan = playbook_of(s).session(part.id) if isinstance(part, Session) else None
        missing = [f.text.rstrip(".?") for f in findings(s, plan) if not f.met] if plan else []
        if not missing:
            return ""
        first = joined([*missing[:2], *(["more"] if len(missing) > 2 else [])])
        stay = tr("It stays as a question.") if len(missing) == 1 else tr("They stay as questions.")
        return tr("{things} still open: {first}. {stay}").format(
            things=counted(len(missing), "thing"), first=first, stay=stay
        )

    def _to_room(self) -> None:
        """Look at what runs; in a break, at the session to come."""
        session = room_session(self._w.day.state)
        if session is not None:
            self._w.desk.look(session.id)
        self._w.refresh()

    def start(self, _: str = "") -> None:
        """The room goes to the session that is looked at."""
        self._w.day.execute(c.Start(self._w.desk.session_id), self)
        self._w.say("")
        self._w.timing.offer()

    def wrong(self, _: str = "") -> None:
        """When it goes wrong: the card that fits."""
        self._w.emergencies.press()

    def preflight(self, _: str = "") -> None:
        """The page on which everything is tried before the room comes."""
        self._w.desk.open_page("preflight")
        page = self._w.stage.page_of("preflight")
        if isinstance(page, PreflightPage):
            page.try_all()

    def setup(self, _: str = "") -> None:
        """The page where the day is set up."""
        self._w.desk.open_page("setup")

    def import_table(self, argument: str = "") -> None:
        """The page where a table comes in."""
        self._w.desk.open_page("import")
        if argument:
            self._w.offer_import(argument)

    def documents(self, _: str = "") -> None:
        """The page of the papers."""
        self._w.desk.open_page("documents")

    def papers(self, _: str = "") -> None:
        """Make all papers, and say where they lie and whether the stick can come out."""
        self._w.closing.papers()

    def settings(self, _: str = "") -> None:
        """The page of the settings."""
        self._w.desk.open_page("settings")

    def copies(self, _: str = "") -> None:
        """The page of the file and its copies."""
        self._w.desk.open_page("copies")

    def history(self, _: str = "") -> None:
        """The page of what changed."""
        self._w.desk.open_page("history")

    def bin(self, _: str = "") -> None:
        """The page of what was withdrawn."""
        self._w.desk.open_page("bin")

    def amend(self, _: str = "") -> None:
        """The page where what was accepted is changed, with the selected card."""
        selected = self._w.desk.spot.selected
        self._w.desk.open_page("amend")
        self._w.amend(selected)

    def home(self, _: str = "") -> None:
        """The start window."""
        self._w.home.emit()

    def close_day(self, _: str = "") -> None:
        """Close this window and its file; the start window comes."""
        if self._w.close():
            self._w.home.emit()

    def add_organisation(self, name: str) -> None:
        """A name that nobody has becomes an organisation, because somebody chose that (G4)."""
        values = organisation_of(self._w.day.state, name)
        try:
            self._w.day.execute(c.Add("organisation", self._w.day.store.new_id(Organisation), values), self)
        except Refused as e:
            self._w.say(e.sentence, "doubt")

    # -- editing --
    def undo(self, _: str = "") -> None:
        """Take the last change back; the words of a line come back into it, ready to correct."""
        if self._w.piling.take_back():
            return
        store = self._w.day.store
        self._w.details.flush()  # words in a field are the last change
        entry = store.to_undo()
        name = done(entry, store.state) if entry is not None else ""
        store.undo(self)  # or it says why not
        if entry is None:
            return
        where = self._w.waiting.give_back(entry.seq)
        self._w.piling.give_back(entry.seq)
        self._w.say(tr("Taken back: {name}. {where}").format(name=name, where=where).rstrip())

    def redo(self, _: str = "") -> None:
        """Do again what was taken back."""
        store = self._w.day.store
        entry = store.to_redo()
        if entry is None:
            raise Refused(tr("Nothing to redo."))
        store.redo(self)
        self._w.waiting.take_again(entry.seq)
        self._w.say(tr("Done again: {done}.").format(done=done(entry, store.state)))

    def to_line(self, _: str = "") -> None:
        """The keyboard goes to the line."""
        self._w.desk.close_pages() if self._w.desk.page else None
        self._w.line.edit.setFocus()

    def done(self, _: str = "") -> None:
        """Done here: the pane closes, the walk ends, the page closes."""
        self._w.done_here()

    # -- looking --
    def look(self, argument: str = "") -> None:
        """Look at a session by its number; the room stays."""
        n = int(argument) if argument.isdigit() else 0
        sessions = self._w.desk.playbook_sessions()
        found = next((x for x in sessions if x.number == n), None)
        if found is None:
            raise Refused(
                tr("There are sessions 1 to {sessions}. /look 3 looks at the third.").format(sessions=len(sessions))
            )
        self._w.desk.look(found.id)

    def _look_by(self, by: int) -> None:
        sessions = [x.id for x in self._w.desk.playbook_sessions()]
        at = sessions.index(self._w.desk.session_id) + by
        if 0 <= at < len(sessions):
            self._w.desk.look(sessions[at])

    def look_next(self, _: str = "") -> None:
        """The session after the one that is looked at."""
        self._look_by(1)

    def look_before(self, _: str = "") -> None:
        """The session before the one that is looked at."""
        self._look_by(-1)

    def back_to_room(self, _: str = "") -> None:
        """Look at what runs."""
        self._to_room()

    def next_tab(self, argument: str = "") -> None:
        """The next turn or use case; with a name, that organisation's turn."""
        if not argument:
            self._step(1)
            return
        meant = [n for n in Names(self._w.day.state).meant(argument) if n.sort == "organisation"]
        if len(meant) != 1:
            raise Refused(
                tr("Whose turn? {label}.").format(
                    label=joined((n.label for n in meant), tr("or")) or tr("Nobody is called ") + argument
                )
            )
        self._w.desk.choose_tab(meant[0].id)

    def tab_before(self, _: str = "") -> None:
        """The turn or use case before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._w.walking.walk is not None:
            self._w.walking.move(by)
        else:
            self._w.desk.turn(by)

    def next_view(self, _: str = "") -> None:
        """The next view of the same records."""
        self._w.view_by(1)

    def view_before(self, _: str = "") -> None:
        """The view before."""
        self._w.view_by(-1)

    def next_question(self, _: str = "") -> None:
        """The next question to ask the room."""
        self._w.desk.spot.question += 1
        self._w.showing.guide()
        self._w.rooming.refresh()

    def to_question(self, _: str = "") -> None:
        """Go to what the guide asks about."""
        about = self._w.showing.asked().about
        if about is None:
            raise Refused(tr("This question is for the whole room: it has no one place. Ctrl+J asks the next."))
        self._w.lead(about)

    def sort(self, _: str = "") -> None:
        """Highest first."""
        said = self._w.stage.sort()
        if said:
            self._w.refresh()
            self._w.rooming.refresh()
        self._w.say(said or tr("Only risks have scores to sort by. A table is sorted by its current column."))

    # -- the selected card --
    def details(self, _: str = "") -> None:
        """All fields of the selected card."""
        self._w.forms.open(self._w.desk.spot.selected)

    def edit_words(self, _: str = "") -> None:
        """A cell of a table is edited; else the selected card's words come into their editor."""
        focus = QApplication.focusWidget()
        if isinstance(focus, CellTable):
            focus.edit_current()
            return
        record = self._w.desk.selected
        if record is None:
            raise Refused(tr("Choose a card with ↑ first."))
        if self._w.walking.rewords():
            self._w.line.put(record.headline)
            return
        self._w.forms.change_words(record)

    def withdraw(self, argument: str = "") -> None:
        """Take the selected card off; words are the reason."""
        record = self._w.desk.selected
        if record is None:
            raise Refused(tr("Choose a card with ↑ first."))
        self._w.day.execute(c.Withdraw(record.KIND.table, record.id, argument or None), self)
        self._w.say(tr("Withdrawn: {record}. Ctrl+Z brings it back.").format(record=record.headline))

    def mark(self, _: str = "") -> None:
        """Take the selected card along, or leave it."""
        record = self._w.desk.selected
        if record is None:
            raise Refused(tr("Choose a card with ↑ first."))
        self._w.desk.mark(record.id)

    def merge(self, _: str = "") -> None:
        """Make one record of the two that are taken along; the first one stays."""
        marked = self._w.desk.marked
        first = self._w.day.state.find(marked[0]) if marked else None
        second = self._w.day.state.find(marked[1]) if len(marked) == 2 else None
        if first is None or second is None or type(first) is not type(second):
            raise Refused(
                tr("Take two cards of one kind along first: choose one with ↑ and type /mark, then the other.")
            )
        self._w.day.execute(c.Merge(first.KIND.table, marked[0], marked[1]), self)
        self._w.desk.unmark()
        self._w.desk.select(first.id)
        self._w.say(tr("Merged into “{first}”. Ctrl+Z parts them again.").format(first=first.headline))

    def move_up(self, _: str = "") -> None:
        """One place up among its kind."""
        self._move(-1)

    def move_down(self, _: str = "") -> None:
        """One place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        record = self._w.desk.selected
        if record is None:
            raise Refused(tr("Choose a card with ↑ first."))
        order = [i for i in self._w.order() if type(self._w.day.state.find(i)) is type(record)]
        if record.id not in order:
            return
        if not self._w.stage.by_hand(record):
            raise Refused(
                tr("These are sorted, so none can be moved by hand. In a table, /sort brings their order back.")
            )
        at = order.index(record.id) + by
        if not 0 <= at < len(order):
            return
        following = order[at] if by < 0 else (order[at + 1] if at + 1 < len(order) else None)
        self._w.day.execute(c.Place(record.KIND.table, record.id, following), self)

    def park(self, _: str = "") -> None:
        """Park the selected card."""
        self._w.entering.park_selected()

    def none(self, _: str = "") -> None:
        """The organisation whose turn it is has nothing that helps."""
        org = self._w.day.state.get(Organisation, self._w.desk.speaker)
        if org is None:
            raise Refused(tr("Whose turn is it? Choose an organisation with → first."))
        self._w.day.execute(c.Change("organisation", org.id, {"holds_nothing": True}), self)
        self._w.say(tr("{org} has nothing that helps. That is an answer.").format(org=org.short or org.name))

    # -- the window --
    def commands(self, _: str = "") -> None:
        """The list of all commands."""
        self._w.commands.open_list()

    def next_pane(self, _: str = "") -> None:
        """The next pane."""
        self._w.pane_by(1)

    def pane_before(self, _: str = "") -> None:
        """The pane before."""
        self._w.pane_by(-1)

    def larger(self, _: str = "") -> None:
        """Larger text."""
        self._w.resize_text(1)

    def smaller(self, _: str = "") -> None:
        """Smaller text."""
        self._w.resize_text(-1)

    def normal(self, _: str = "") -> None:
        """Text as it was."""
        self._w.resize_text(0)

    def full_screen(self, _: str = "") -> None:
        """The whole screen, or the window again."""
        self._w.showNormal() if self._w.isFullScreen() else self._w.showFullScreen()

    def menu(self, _: str = "") -> None:
        """The menu bar."""
        toggle_menu(self._w, self._w.line.edit)
