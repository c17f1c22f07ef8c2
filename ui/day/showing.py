"""What stands around the board: the title, the strip, the guide, what the line says, how far the file is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from ui.day.named import KEY
from ui.day.stage import first_focusable
from ui.day.walking import ALWAYS
from ui.screens import views
from ui.soon import Soon
from workshop.boards.guide import Guide, guide
from workshop.boards.strip import STRIPS
from workshop.boards.terms import bars
from workshop.counting.board import hint as pad_hint
from workshop.kinds import Organisation
from workshop.running_order import room_session
from workshop.tongue import tr

if TYPE_CHECKING:
    from ui.day.window import DayWindow

WORDS_STILL: Final = tr("Digits count; words still add a card")
_EXTRA: Final = MappingProxyType(
    {"": "", "import_table": tr("Import…"), "walk": tr("Walk through"), "count": tr("Count…")}
)


class Showing(QObject):
    """Shows the day around the board of one window; it changes nothing."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w = window
        self._soon = Soon(window, self.beside)
        self._of: tuple[object, object] = (None, None)  # what the guide and the bars were made of, and when
        self._at: tuple[object, ...] = ()

    def later(self) -> None:
        """What is not under the hands is shown once that is: the guide and the bars."""
        if self._w.isVisible():
            self._soon.start()
        else:
            self.beside()

    def beside(self) -> None:
        """The guide and the bars, where they may say something else than they do."""
        w = self._w
        minute = w.day.now().replace(second=0, microsecond=0)
        of, at = (w.day.state, w.frame), (w.desk.session_id, w.desk.spot.question, minute)
        if any(a is not b for a, b in zip(of, self._of, strict=True)) or at != self._at:
            self._of, self._at = of, at
            self.guide()
            self.terms()

    def stop(self) -> None:
        """The window is closed: what still waits has nothing left to be shown in."""
        self._soon.stop()

    def waits(self) -> bool:
        """Whether it shows less than the day as it is now."""
        return self._soon.isActive()

    def header(self) -> None:
        """The question of the session, or the title of the page."""
        header, desk, page = self._w.frame.header, self._w.desk, self._w.stage.page()
        self._w.line.setVisible(page is None)
        if page is not None:
            header.show_session(page.title, (), "", tr("Back  Esc"))
            return
        extra = _EXTRA[self.extra()]
        names = [v.name for v in views(desk.plan.number)]
        header.show_session(desk.plan.question, names, self._w.stage.view().name, extra)

    def extra(self) -> str:
        """The act that the session offers beside its title; empty where it offers none."""
        desk = self._w.desk
        if desk.plan.screen == "hold":
            return "import_table"
        if self._w.walking.offered() and desk.plan.screen not in ALWAYS:
            return "walk" if desk.walk is None and desk.pad_here() is None else ""
        return "count" if desk.plan.counts and desk.pad_here() is None else ""

    def strip(self) -> None:
        """Turns, columns or use cases, where the session has any."""
        make, screen = STRIPS.get(self._w.desk.plan.screen), self._w.desk.plan.screen
        stage = self._w.stage
        shown = stage.on_board() and (stage.view().strip or not stage.view().screen) and self._w.frame.turned is None
        tabs = make(self._w.day.state) if make is not None and shown else []
        if tabs:
            name = {"risk": tr("Where the line goes"), "value": tr("Use cases")}.get(screen, tr("Whose turn"))
            self._w.frame.strip.show_tabs(tabs, self._w.desk.tab, name)
        self._w.frame.strip.setVisible(bool(tabs))  # while it is hidden a tab more lays out nothing

    def asked(self) -> Guide:
        """What the guide says at this moment."""
        return guide(self._w.day.state, self._w.desk.session_id, self._w.day.now(), self._w.desk.spot.question)

    def guide(self) -> None:
        """The guide at this moment."""
        shown = self.asked()
        self._w.frame.guide.show_guide(shown, "F12", "Ctrl J")
        essentials = " · ".join(p for p in (f"{shown.left} {shown.until}".strip(), *shown.timers, shown.say) if p)
        self._w.frame.brief.setText(essentials)
        self._w.details.minutes.setText(essentials)

    def line(self) -> None:
        """What Enter does, and what the line is for."""
        plan, answers = self._w.desk.plan, self._w.walking.answers()
        asked = self._w.doing.keys()
        pad = self._w.desk.pad_here()
        figures = self._w.counting.keys()
        kept = self._w.named.keys()
        self._w.line.edit.answer_keys = asked or figures or (frozenset(answers.keys) if answers else kept)
        hint = tr("Enter: {enter}").format(enter=answers.enter.label) if answers else tr("Enter adds")
        hint = hint if answers else self._w.closing.hint() or hint
        if pad is not None:
            hint = pad_hint(pad)
        if asked == {KEY} and self._w.named.asks():
            hint = tr("1 keeps it")  # an empty Enter never keeps a person’s details
        elif asked:
            hint = (
                tr("Type {asked} to {asked2}").format(asked=min(asked), asked2=max(asked))
                if len(asked) > 1
                else tr("Enter, or {asked}").format(asked=min(asked))
            )
        elif self._w.doing.asks():
            hint = tr("Enter: yes")
        elif self.may_start():
            hint = tr("Enter starts the day")
        elif kept and not answers and pad is None:
            hint = tr("1 keeps it")
        elif self._w.piling.open:
            hint = tr("Enter: next card")
        if self._w.day.only is not None:
            self._w.line.edit.setReadOnly(True)
            self._w.line.say("", tr("This day is only open for reading here"), tr("Only for reading"))
            self._w.line.refresh()
            return
        org = self._w.day.state.get(Organisation, self._w.desk.speaker)
        whose = tr("{org}’s turn. ").format(org=org.short or org.name) if org is not None else ""
        where = self._w.walking.heading() if answers else f"{whose}{plan.short}"
        where = self._w.piling.heading() if self._w.piling.open else where
        placeholder = self._w.walking.placeholder() or self._w.desk.names.filled(plan.placeholder)
        placeholder = WORDS_STILL if pad is not None else placeholder
        self._w.line.say(
            hint, placeholder, tr("Capture. {form}").format(form=pad.tally.form.name if pad is not None else where)
        )
        self._w.line.refresh()

    def terms(self) -> None:
        """How far the heads of terms are settled."""
        self._w.frame.status.bars.show_bars(bars(self._w.day.state))

    def may_start(self) -> bool:
        """Whether an empty Enter begins the day (W11)."""
        begun = self._w.day.state.workshop.started_at is not None
        busy = self._w.walking.walk is not None or self._w.desk.pad_here() is not None or self._w.piling.open
        return not begun and self._w.desk.plan.number == 1 and not busy

    def saved(self) -> None:
        """How far the file is."""
        day = self._w.day
        if day.only is not None:
            self._w.frame.status.show_looked(day.saved_at)
            return
        self._w.frame.status.show_saved(day.saved_at, day.store.waiting(), day.now(), day.error)

    def away(self) -> None:
        """The sentence that says that the room is elsewhere (W2)."""
        notice = self._w.frame.notice
        if self._w.desk.looking_away and (not notice.text() or notice.property("kind") == "away"):
            now = room_session(self._w.day.state)
            room = now.short if now else ""
            said = tr("The room is in {room}. You are looking at {plan}. Esc goes back.").format(
                room=room, plan=self._w.desk.plan.short
            )
            self._w.frame.say(f"{said} {self._w.waiting.said()}".rstrip(), "away")
        elif not self._w.desk.looking_away and notice.property("kind") == "away":
            self._w.frame.say("")

    def keyboard(self, *, had_keys: bool) -> None:
        """A page begins at its first field; where a board goes that had the keyboard, the line gets it (rule 1)."""
        page = first_focusable(self._w.stage.page())
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_keys:
            self._w.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
