"""The window of a day: it shows what the day holds and the desk looks at, and sends what hands do to the acts."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.acts import WORDS
from ui.acts import words as act_words
from ui.day import tabbing
from ui.day.ahead import Ahead
from ui.day.chosen import Chosen
from ui.day.closing import Closing
from ui.day.counting import Counting
from ui.day.doing import Doing
from ui.day.emergencies import Emergencies
from ui.day.entering import Entering
from ui.day.finding import Finding
from ui.day.forms import Forms
from ui.day.frame import Frame
from ui.day.guarding import Guarding
from ui.day.keys import Typing, bind
from ui.day.leading import lead
from ui.day.named import Named
from ui.day.novice import Novice
from ui.day.page_made import page_made
from ui.day.palette import CommandPalette
from ui.day.piling import Piling
from ui.day.rebuilding import rebuild
from ui.day.remembering import remembered
from ui.day.rooming import Rooming
from ui.day.showing import Showing
from ui.day.stage import Stage
from ui.day.striking import Striking
from ui.day.ten_lines import TenLines
from ui.day.timers import Timers
from ui.day.timing import Timing
from ui.day.waiting import Waiting
from ui.day.walking import Walking
from ui.desk import Desk
from ui.details.pane import DetailsPane
from ui.line.panel import LinePanel
from ui.look.announce import announce
from ui.look.tokens import STEP, Look
from ui.open_day import OpenDay
from ui.pages.amend_page import AmendPage
from ui.pages.copies_page import CopiesPage
from ui.pages.importing import ImportPage
from ui.screens import views
from ui.settings import Recent, Settings
from workshop import dates, rehearsal
from workshop.capture.place import context
from workshop.capture.reading import Context
from workshop.edits import Changes
from workshop.history import done
from workshop.playbook.findings import Target
from workshop.tongue import tr
from workshop.views.titles import short_title

TICK_MS = 1000
SMALLEST = (1024, 600)


class DayWindow(QMainWindow):
    """One open day."""

    home = Signal()  # the start window is wanted
    gone = Signal(object)  # this window has closed
    wants_open = Signal(object)  # the path of another file
    wants_over = Signal(object)  # this day again, in place of this holder
    wants_rehearsal = Signal(object)  # the path of a day that is to be rehearsed
    wants_replaced = Signal(object)  # the path of a file that is to take this day's place

    def __init__(self, day: OpenDay, look: Look, settings: Settings) -> None:
        super().__init__()
        self.day, self.look, self.settings = day, look, settings
        day.store.typed_by = settings.kept.typed_by
        self.desk = Desk(day)
        self.walking = Walking(day, self.desk)
        self.doing = Doing(self)
        self.timing, self.timers, self.waiting = Timing(self), Timers(self), Waiting(self)
        self.counting, self.closing, self.ahead = Counting(self), Closing(self), Ahead(self)
        self.showing, self.guarding = Showing(self), Guarding(day, self)
        self.actions_made, self._leaving_anyway = bind(self, self.doing.do), False
        self.menuBar().setVisible(False)
        self.build()
        self.day.changed.connect(self._changed)
        self.day.saved.connect(self.showing.saved)
        self.day.failed.connect(self.showing.saved)
        self.desk.moved.connect(self.refresh)
        self.rooming, self.striking = Rooming(self), Striking(self)
        self._connect_guarding()
        self.chosen, self.named, self.novice = Chosen(self), Named(self), Novice(self)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.beat)
        self._tick.start(TICK_MS)
        self.setMinimumSize(*SMALLEST)
        self.refresh()
        for part in (self.waiting, self.forms, self.piling, self.striking):
            part.restore()
        self.rooming.covering.begin()
        self.day.use_place(settings.second_place(day.path))
        self.guarding.check()

    # -- building --
    def build(self) -> None:
        """Make all parts of the window."""
        self.line = LinePanel(self.look, self._context, act_words())
        self.frame = Frame(self.look, self.line)
        self.details = DetailsPane(self.look, self.day)
        self.frame.right.addWidget(self.details)
        self.forms = Forms(self)
        self.entering = Entering(self.day, self.desk, self.line, self.walking)
        self.stage = Stage(self.look, self.day, self.desk, self.walking, self.settings, self.frame.boards)
        self.setCentralWidget(self.frame)
        self.commands = CommandPalette(self.look, self.frame)
        self.finding = Finding(self)
        self._typing = Typing(self, self.line.edit)
        self._connect_frame()
        self._connect_line()
        self.emergencies, self.ten_lines = Emergencies(self), TenLines(self)
        self.piling = Piling(self)
        self.stage.begun.connect(self.closing.begin)
        self.stage.stick = self.closing.stick

    def _connect_frame(self) -> None:
        frame, do = self.frame, self.doing.do
        frame.rail.looked.connect(self.desk.look)
        frame.rail.setup.connect(partial(do, "setup"))
        frame.rail.wants.connect(do)
        frame.header.view_chosen.connect(self.desk.choose_view)
        frame.header.extra.connect(self._extra)
        frame.strip.picked.connect(self.pick)
        frame.guide.led.connect(self.lead)
        for asks, act in {"asked": "next_question", "advanced": "finish", "started": "start"}.items():
            getattr(frame.guide, asks).connect(partial(do, act))
        frame.status.undo.connect(partial(do, "undo"))
        frame.status.commands.connect(partial(do, "commands"))
        frame.status.room_screen.connect(partial(do, "room_screen"))
        frame.status.retry.connect(self.day.retry)
        self.details.closed.connect(self.forms.close)
        self.details.led.connect(self.forms.open)
        self.details.withdrawn.connect(self.forms.withdraw_open)
        self.stage.opened.connect(self.forms.open)
        self.stage.opened_at.connect(self.forms.open_at)
        self.stage.withdrawn.connect(self.forms.withdraw)
        self.stage.picked.connect(self.pick)
        self.stage.wants.connect(self.entering.carry_out)
        self.stage.page_made.connect(partial(page_made, self))
        self.commands.picked.connect(do)

    def _connect_guarding(self) -> None:
        guarding = self.guarding
        guarding.changed.connect(self._show_standing)
        guarding.said.connect(self.say)
        guarding.wants_open.connect(self.wants_open)
        guarding.wants_over.connect(self.wants_over)
        self.day.moved.connect(self._moved)

    def _connect_line(self) -> None:
        edit = self.line.edit
        edit.moved.connect(self._move)
        edit.textEdited.connect(self.ahead.typed)
        edit.turned.connect(self.desk.step)
        edit.escaped.connect(self.escape)
        edit.done.connect(self.done_here)
        edit.answered.connect(self.entering.answer)
        edit.pasted.connect(self._pasted)
        self.line.tabbed.connect(self._tabbed)
        self.line.wants_organisation.connect(self.doing.add_organisation)
        self.entering.said.connect(self.say)
        self.entering.spoken.connect(partial(announce, edit))
        self.entering.wants.connect(self._word)
        self.entering.opens.connect(self.forms.open)
        self.entering.empty.connect(self._empty_enter)
        self.entering.confirm, self.entering.chosen = self.doing.confirm, self.doing.answer
        self.entering.counts, self.entering.figure = self.counting.enter, self.counting.figure

    def amend(self, selected: str | None) -> None:
        """The page of an amendment, about a record."""
        page = self.stage.page_of("amend")
        assert isinstance(page, AmendPage)  # noqa: S101 - the registry says so
        page.take(selected)

    def _context(self, kept: frozenset[str]) -> Context:
        """What the line's meaning hangs on."""
        return context(self.day.state, self.walking.place(), act_words(), kept, self.desk.names)

    # -- showing --
    def refresh(self) -> None:
        """Show the day as it is and the place that is looked at."""
        s, desk, frame = self.day.state, self.desk, self.frame
        board = frame.boards.currentWidget()
        had_keys = board is not None and board.isAncestorOf(QApplication.focusWidget() or self)
        title = short_title(s.workshop.title)
        self.setWindowTitle(tr("{named} – Pilot Workshop").format(named=rehearsal.named(s, title)))
        frame.marking.setText(s.workshop.handling_marking or "")
        frame.fiction.setText(rehearsal.NOTHING_REAL if rehearsal.is_rehearsal(s) else rehearsal.marked(s))
        frame.rail.show_day(s, desk.session_id, title)
        self.stage.show_day()
        self.showing.header()
        self.showing.strip()
        self.showing.line()
        self.showing.saved()
        self.showing.away()
        self.showing.later()
        if self.desk.details:
            self.forms.follow_selection()
        elif frame.right.currentWidget() is self.details:
            self.forms.close()
            return
        self.emergencies.refresh()
        self.ten_lines.refresh()
        self.piling.refresh()
        self._arrange()
        frame.clock.setText(dates.clock(self.day.now().time()))
        entry = self.day.store.to_undo() if self.day.only is None else None
        frame.status.show_undo(self.piling.undoes() or (done(entry, s) if entry else ""))
        if frame.boards.currentWidget() is not board:
            self.showing.keyboard(had_keys=had_keys)

    def _show_standing(self) -> None:
        """What stands between the day and its file."""
        said = self.frame.banner.show_first(self.guarding.standing())
        if said:
            announce(self.line.edit, said)
        self.showing.saved()
        page = self.stage.made("copies")
        if isinstance(page, CopiesPage):
            page.show_verdict(self.guarding.looked.verdict)

    def _moved(self) -> None:
        """The day goes on in another place."""
        place = self.day.copies.place
        if place is not None:
            self.settings.keep_second(self.day.path, place)
            self.day.use_place(place)
        self.settings.opened(self.remembered())
        self.refresh()

    def say(self, sentence: str, kind: str = "notice") -> None:
        """Say a sentence at the line; what was asked there before is asked no longer."""
        self.doing.forget()
        self.frame.say(self.rooming.covering.clean(sentence), kind)
        if sentence:
            announce(self.line.edit, self.frame.notice.text())
        else:
            self.showing.away()

    def beat(self) -> None:
        """Once a second: the clock, what the guide says of it, how far the file is behind."""
        text = dates.clock(self.day.now().time())
        if self.frame.clock.text() != text:
            self.frame.clock.setText(text)
            self.showing.guide()
            self.timing.beat()
        self.timers.beat()
        self.showing.saved()
        self.rooming.beat()

    def _changed(self, changes: Changes) -> None:
        if self.desk.details and self.details.is_gone():
            self.forms.close()
        elif changes.origin is not self.details and self.desk.details:
            self.details.refresh()
        self.refresh()

    # -- hands --
    def _move(self, by: int) -> None:
        """Up and down: the list of completions, the walk, or the selection on the board."""
        if self.line.offering() and self.line.completions is not None:
            self.line.completions.move_choice(by)
        elif self.piling.move(by):
            pass
        elif self.walking.walk is not None:
            self.walking.move(by)
        else:
            self._select_by(by)

    def _tabbed(self) -> None:
        """Tab in the line, where nothing is offered."""
        if not self.piling.tab():
            self.doing.do("details")

    def _select_by(self, by: int) -> None:
        order, selected = self.stage.order(), self.desk.spot.selected
        if not order:
            return
        at = order.index(selected) + by if selected in order else (0 if by > 0 else len(order) - 1)
        at = max(0, min(at, len(order) - 1))
        self.desk.select(order[at])
        record = self.day.state.find(order[at])
        if record is not None:
            announce(
                self.line.edit,
                tr("{record}. {at} of {order}.").format(record=record.headline, at=at + 1, order=len(order)),
            )

    def _empty_enter(self) -> None:
        """Nothing was typed and nothing asked: start the day, where it has not begun."""
        if self.showing.may_start():
            self.doing.do("finish")
        else:
            self.closing.enter()

    def _word(self, word: str, argument: str) -> None:
        act = WORDS[word]
        self.doing.do(act.name, argument or act.argument)

    def pick(self, tab: str) -> None:
        """Whose turn it is, or which part of the board is looked at."""
        self.desk.choose_tab(tab)
        self.line.edit.setFocus()

    def _extra(self) -> None:
        if self.desk.page is not None:
            self.desk.close_page()
        else:
            self.doing.do(self.showing.extra())
        self.line.edit.setFocus()

    def escape(self) -> None:
        """Close the list; then leave what was asked, a page, a pane, a walk, a look; never delete words."""
        asked = (self.line.close_list, self.doing.stay, self.emergencies.leave, self.piling.leave, self.striking.leave)
        if any(leave() for leave in asked):
            return
        if self.desk.details:
            self.forms.close()
            return
        if not self.counting.leave() and not self._ended() and not self.ten_lines.leave():
            self._step_back()
        self.line.edit.setFocus()

    def _step_back(self) -> None:
        """Let go of what was taken along; else look at the room again; else take the sentence away."""
        if self.desk.marked:
            self.desk.unmark()
        elif self.desk.looking_away:
            self.doing.do("back_to_room")
        else:
            self.say("")

    def _ended(self) -> bool:
        """Close the page, or end the walk; whether there was one."""
        if self.desk.page is not None:
            self.desk.close_page()
            return True
        if self.stage.in_round():
            self.walking.end()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()

    def done_here(self) -> None:
        """Close the pane, the page, the walk."""
        if self.emergencies.leave() or self.piling.finish():
            return
        if self.desk.details:
            self.forms.close()
            return
        if not self.counting.close():
            self._ended()
        self.line.edit.setFocus()

    def focus_middle(self) -> None:
        """The keyboard goes to the line; on a page, which has none, to the page."""
        if (target := self.line.edit if self.desk.page is None else self.stage.focus()) is not None:
            target.setFocus()

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab goes along the window as it is read."""
        return tabbing.go(self.frame.areas(), on=on)

    # -- going to places --
    def lead(self, target: Target) -> None:
        """Go to a place that a rule points to: a turn, a row of a walk, a field of a form."""
        lead(self, target)

    def order(self) -> list[str]:
        """The cards in the order in which they are read."""
        return self.stage.order()

    def view_by(self, by: int) -> None:
        """The next view, round and round."""
        names = [v.name for v in views(self.desk.plan.number)]
        self.desk.choose_view(names[(names.index(self.stage.view().name) + by) % len(names)])

    def pane_by(self, by: int) -> None:
        """Line, strip, board, right pane, rail, status, round and round."""
        tabbing.pane(self.frame, (self.stage.focus(), self.frame.right_focus()), by)

    def show_guide(self) -> None:
        """The guide stands at the right again, and the keyboard is in the line."""
        self.frame.right.setCurrentWidget(self.frame.guide)
        self.refresh()
        self.line.edit.setFocus()

    def _import_page(self) -> ImportPage:
        self.desk.open_page("import")
        page = self.stage.page_of("import")
        assert isinstance(page, ImportPage)  # noqa: S101 - the registry says so
        return page

    def _pasted(self, text: str) -> None:
        """Several lines were pasted: cards of a pile; or a table, to be looked at before anything is added."""
        if not self.piling.paste(text):
            self._import_page().take_text(text)

    def offer_import(self, path: str) -> None:
        """A file to import."""
        self._import_page().take_path(path)

    # -- size --
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Widths follow the window."""
        super().resizeEvent(event)
        self._arrange()
        self.showing.line()

    def _arrange(self) -> None:
        pane = self.desk.details or any(p.open for p in (self.emergencies, self.ten_lines, self.striking))
        self.frame.arrange(self.width(), details=pane, page=self.desk.page is not None)

    def resize_text(self, by: int) -> None:
        """Another text size: a step up or down, or 100 %."""
        self.size_text(self.look.percent + by * STEP if by else 100)

    def size_text(self, percent: int) -> None:
        """Text of this size, in per cent, from now on."""
        self.settings.change(text_percent=percent)
        self.look.resize(percent)

    def rebuild(self) -> None:
        """Build the frame anew at another text size; the line keeps its words, the desk its place."""
        rebuild(self)

    def forget_typing(self) -> None:
        """Letters go to the line of this frame no longer."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._typing)
        self._typing.deleteLater()

    def busy(self) -> bool:
        """Whether something is under way: a change on its way to the file, or a job of a page."""
        writing = bool(self.day.store.waiting() and self.day.error is None)
        shows_less = self.showing.waits() or self.rooming.waits()
        return writing or shows_less or any(p.busy() for p in (self.stage, self.guarding, self.closing, self.striking))

    # -- the end --
    def remembered(self) -> Recent:
        """What the start window says of this day."""
        return remembered(self.day)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what stands in editors; a day that can't be saved asks once before it goes."""
        self._keep_typing()
        why = self.counting.in_the_way() or self.closing.in_the_way()
        if why and not self._leaving_anyway:
            self._leaving_anyway = True
            self.say(why, "ask")
            event.ignore()
            return
        self._tick.stop()
        self.ahead.stop()
        self.guarding.stop()
        self.settings.opened(self.remembered())
        self.forget_typing()
        self.showing.stop()
        self.rooming.close()
        self.day.close()
        self.gone.emit(self)
        event.accept()

    def _keep_typing(self) -> None:
        """Words in editors become drafts and changes; a fault in that must not keep the file from being closed."""
        try:
            self.striking.finish()
            self.line.flush()
            self.piling.flush()
            self.details.flush()
        except Exception:  # noqa: BLE001 - noted like any other fault
            sys.excepthook(*sys.exc_info())
