"""The pile: many cards typed at once, kept as a draft, then added together (interaction.md 3.6, W8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from ui.desk import TURNS
from ui.drafts import came_back, line_of
from ui.screens.walk import WalkBoard
from workshop import commands as c
from workshop import personal, pile
from workshop.boards.strip import ALL, STRIPS
from workshop.capture.place import context
from workshop.capture.reading import Context, Reading
from workshop.capture.spec import SPECS
from workshop.decide import Refused
from workshop.formulas.values import PARTIES
from workshop.kinds import KINDS, Organisation
from workshop.pile import Card
from workshop.playbook.schema import SessionPlan
from workshop.running_order import running, session_of
from workshop.tongue import tr
from workshop.walks.walk import Row
from workshop.words import counted

if TYPE_CHECKING:
    from ui.day.window import DayWindow

DRAFT: Final = "pile:"  # the editor of a session's pile, before that session's id
NEXT: Final = "next"
HELP: Final = tr("Enter: next card · ↑ changes one · Ctrl+Enter adds all · Esc keeps them for later")
WORDS: Final = tr("A card has words. Signs alone change a card that is on the board: Esc leaves the pile.")


class Piling(QObject):
    """The pile of one window: one for each session, whose cards know their column and their table."""

    def __init__(self, window: DayWindow) -> None:
        super().__init__()
        self._w, self._desk = window, window.desk
        self._at: int | None = None  # the card that is being changed; None: the next one
        self._table = 0
        self._fresh: dict[str, tuple[Card, ...]] = {}  # what is on its way to the file, by its editor
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.flush)
        self._added: dict[int, tuple[str, tuple[Card, ...]]] = {}  # what each entry added, for undo
        window.stage.pile.picked.connect(self._pick)
        window.line.edit.textChanged.connect(self._typed)
        window.entering.piled = self.enter

    # -- what it is --
    @property
    def open(self) -> bool:
        """Whether cards are typed now."""
        desk = self._desk
        return desk.piling and desk.page is None and desk.walk is None and desk.pad_here() is None

    @property
    def board(self) -> WalkBoard:
        """Where the cards stand."""
        return self._w.stage.pile

    @property
    def plan(self) -> SessionPlan:
        """The session that they are for."""
        return self._desk.plan

    def _key(self, session_id: str | None = None) -> str:
        return DRAFT + (session_id or self._desk.session_id)

    def cards(self, session_id: str | None = None) -> tuple[Card, ...]:
        """The cards of a session that wait to be added."""
        key = self._key(session_id)
        kept = self._w.day.store.drafts.get(key)
        return self._fresh[key] if key in self._fresh else pile.read(kept.text) if kept is not None else ()

    def _keep(self, cards: Sequence[Card]) -> None:
        """Keep these; they are written once the screen has shown them, so that it does not say “saving” for good."""
        self._fresh[self._key()] = tuple(cards)
        self._soon.start()

    def flush(self) -> None:
        """Hand over to the file what was typed."""
        self._soon.stop()
        store = self._w.day.store
        for key, cards in self._fresh.items():
            if cards:
                store.draft(key, pile.kept(cards))
            else:
                store.drop_draft(key)
        self._fresh.clear()

    def _side(self) -> str:
        """The column that cards go to now; on a screen without columns there is none."""
        screen = self.plan.screen
        if screen == "value":
            return self._desk.column
        return self._desk.tab if screen == "risk" or (screen in TURNS and self._desk.tab != ALL) else ""

    def _place(self, side: str) -> Context:
        place = replace(self._desk.place(), selected=None)
        place = replace(place, turn=side or None) if self.plan.screen in TURNS else replace(place, column=side or None)
        return context(self._w.day.state, place)

    # -- opening and leaving --
    def begin(self, lines: Sequence[str] = ()) -> None:
        """Type cards for the session that is looked at; lines that were pasted are cards already.

        Raises:
            Refused: this session takes none.
        """
        w = self._w
        if self.plan.adds not in pile.ADDS:
            raise Refused(tr("Cards are for sessions in which the room writes: Why now, asks, value, risk."))
        if self._desk.walk is not None:
            w.walking.end()
        if w.desk.details:
            w.forms.close()
        w.emergencies.leave()
        w.counting.leave()
        self._desk.view_board()
        self._at = None
        self._desk.piling = True
        if lines:
            self._keep((*self.cards(), *(Card(x, self._side(), self._table) for x in lines)))
        w.say("")
        self._desk.moved.emit()
        w.line.edit.setFocus()

    def paste(self, text: str) -> bool:
        """Lines that were copied elsewhere become cards; whether this session takes them as such."""
        if self.plan.adds not in pile.ADDS or "\t" in text:
            return False
        self.begin(pile.lines(text))
        return True

    def leave(self) -> bool:
        """Back to the board; the cards wait. Whether cards were being typed."""
        was = self.open
        if was:
            self._put_back()
            self._desk.piling = False
            self._at = None
            n = len(self.cards())
            self._desk.moved.emit()
            self._w.say(
                tr("{cards} {waits} in the pile. /pile goes on.").format(
                    cards=counted(n, "card"), waits=tr("waits") if n == 1 else tr("wait")
                )
                if n
                else ""
            )
        return was

    def restore(self) -> None:
        """A pile that was being typed when the program ended is there again."""
        found = [d for d in self._w.day.store.drafts.values() if d.editor.startswith(DRAFT) and pile.read(d.text)]
        known = {x.id for x in self._desk.playbook_sessions()}
        for kept in sorted(found, key=lambda d: d.at, reverse=True):
            session = kept.editor.removeprefix(DRAFT)
            if session in known and self._w.day.only is None:
                self._desk.look(session)
                self.begin()
                n = len(self.cards())
                self._w.say(
                    tr("{cards} of a pile. {came_back}").format(cards=counted(n, "card"), came_back=came_back(kept))
                )
                return

    # -- typing --
    def enter(self, reading: Reading) -> bool:
        """Enter in the line: a card, or a change of one. Whether it was meant for the pile."""
        if not self.open or reading.act == "command":
            return False
        if reading.kind_word and reading.act in ("add", "unusable") and not self._ours(reading):
            return False  # an action can be caught in between
        if reading.act in ("change", "unusable"):
            self._w.say(WORDS, "doubt")
            return True
        self._w.say("")
        self._store(self._w.line.edit.text().strip())
        return True

    def _ours(self, reading: Reading) -> bool:
        return reading.spec is not None and reading.spec.cls is SPECS[self.plan.adds].cls

    def _store(self, text: str) -> None:
        cards, at = list(self.cards()), self._at
        if at is not None and at < len(cards):
            if text:
                cards[at] = replace(cards[at], text=text)
            else:
                cards = _without(cards, at)
            self._at = None
        elif text:
            cards.append(Card(text, self._side(), self._table))
        self._keep(cards)
        self._clear()
        self._desk.moved.emit()

    def _clear(self) -> None:
        self._w.line.clear()
        self._fresh[line_of(self._desk.session_id)] = ()
        self._soon.start()

    def move(self, by: int) -> bool:
        """Up and down: an earlier card comes into the line, ready to be changed. Whether cards are typed."""
        if not self.open:
            return False
        cards = self.cards()
        at = (len(cards) if self._at is None else self._at) + by
        if 0 <= at <= len(cards):
            self._pick(at)
        return True

    def _pick(self, at: int) -> None:
        cards = self.cards()
        if not self._put_back() and self._w.line.edit.text().strip():
            return  # words of the next card stay: Enter first
        self._at = at if at < len(cards) else None
        if self._at is not None:
            self._w.line.offer(cards[at].text)
        self._desk.moved.emit()
        self._w.line.edit.setFocus()

    def _put_back(self) -> bool:
        """A card that stands in the line to be changed keeps the change, and leaves the line; whether one did."""
        if self._at is None:
            return False
        text, cards = self._w.line.edit.text().strip(), list(self.cards())
        if text and self._at < len(cards):
            cards[self._at] = replace(cards[self._at], text=text)
            self._keep(cards)
        self._clear()
        return True

    def put_away(self) -> None:
        """Another session is about to be looked at: a card that stands in the line to be changed is its pile’s."""
        if self.open:
            self._put_back()
            self._at = None
            self.flush()

    def tab(self) -> bool:
        """Tab in the empty line: the cards of the next table; whether cards are typed."""
        if not self.open:
            return False
        tables = self.plan.tables
        if tables and not self._w.line.edit.text():
            self._table = (self._table + 1) % (tables + 1)
            self._desk.moved.emit()
        return True

    def take_back(self) -> bool:
        """Undo while cards are typed: the last card stands in the line again. Whether there was one."""
        cards = self.cards()
        if not self.open or not cards or self._w.line.edit.text():
            return False
        self._at = None
        self._keep(_without(list(cards), len(cards) - 1))
        self._w.line.put(cards[-1].text)
        self._desk.moved.emit()
        return True

    # -- adding --
    def finish(self) -> bool:
        """Ctrl+Enter: all cards become records, shuffled, in one step. Whether cards were being typed."""
        if not self.open:
            return False
        if not self._put_back() and (text := self._w.line.edit.text().strip()):
            self._store(text)
        self._at = None
        cards = self.cards()
        if not cards:
            self.leave()
            return True
        day = self._w.day
        self.flush()
        command = pile.added(cards, self._place, day.state, day.store.new_id)
        try:
            done = day.execute(command, self, draft=self._key())
        except Refused as e:
            self._w.say(e.sentence, "doubt")
            return True
        if done:
            self._added[len(day.store.entries)] = (self._desk.session_id, cards)
        self._desk.piling = False
        self._table = 0
        self._desk.moved.emit()
        n = len(command.parts)
        self._w.say(
            tr("{cards} added, off the room screen. /show shows {it}.").format(
                cards=counted(n, "card"), it=tr("it") if n == 1 else tr("them")
            )
        )
        return True

    def forget(self, gone: Callable[[str], bool]) -> None:
        """Cards that undo would give back are forgotten where words of them were struck."""
        self._added = {n: x for n, x in self._added.items() if not any(gone(card.text) for card in x[1])}

    def give_back(self, seq: int) -> None:
        """What was added and is taken back is a pile again."""
        found = self._added.pop(seq, None)
        if found is not None and not self.cards(found[0]):
            session, cards = found
            self._desk.look(session)
            self._keep(cards)
            self.begin()

    def show(self) -> None:
        """Let the room see what is held off its screen.

        Raises:
            Refused: nothing is.
        """
        s = self._w.day.state
        stay = {u.record.id for u in personal.undecided(s)}
        held = {t: tuple(r.id for r in s.all(cls) if r.held and r.id not in stay) for t, cls in KINDS.items()}
        parts = tuple(c.ChangeMany(t, ids, {"held": None}) for t, ids in held.items() if ids)
        off = tr("{cards} may hold a person’s details and {stays} off.").format(
            cards=counted(len(stay), "card"), stays=tr("stays") if len(stay) == 1 else tr("stay")
        )
        if not parts:
            raise Refused(off if stay else tr("Nothing is held off the room screen."))
        self._w.day.execute(c.Together("show", parts), self)
        n = sum(len(p.ids) for p in parts)
        self._w.say(
            " ".join((tr("{cards} on the room screen.").format(cards=counted(n, "card")), *([off] if stay else [])))
        )

    def told(self, session_id: str) -> str:
        """What the room is told of cards that it may not see yet: how many."""
        s, part = self._w.day.state, running(self._w.day.state)
        if part is None or getattr(session_of(s, part), "id", "") != session_id:
            return ""
        held = sum(bool(r.held) and r.created_in == session_id for cls in KINDS.values() for r in s.all(cls))
        typed = dict(pile.counts(self.cards(session_id)))
        if held:
            typed[0] = typed.get(0, 0) + held
        return pile.in_words(sorted(typed.items()), pile.expected_in(s, session_id))

    def expect(self, n: int) -> None:
        """So many cards were written, at the table that is typed now; 0: nobody knows."""
        key = f"{pile.EXPECTED}{self._desk.session_id}.{self._table}"
        self._w.day.execute(c.Set(key, str(n) if n else None), self)
        self._w.rooming.refresh()
        self.refresh()

    # -- showing --
    def refresh(self) -> None:
        """Show the cards, the one that is changed or the next one, and where that goes."""
        if not self.open:
            return
        cards = self.cards()
        rows = [self._row(cards, n) for n in range(1, len(cards) + 1)]
        at = len(cards) if self._at is None else self._at
        rows.append(Row(NEXT, "pile", tr("Card {cards}").format(cards=len(cards) + 1), exceptions=self._near()))
        self.board.show_walk(self.heading(), self._keys(), rows, at)

    def heading(self) -> str:
        """`Pile · If we share · from table 2 · 17 cards`."""
        side, cards = self._called(self._side()), self.cards()
        table = tr("from table {table}").format(table=self._table) if self._table else ""
        expected = pile.expected_in(self._w.day.state, self._desk.session_id)
        told = pile.of_expected(len(cards), sum(expected.values()))
        if here := expected.get(self._table):
            told = pile.of_expected(sum(x.table == self._table for x in cards), here)
        return " · ".join(x for x in (tr("Pile"), side, table, told if cards or expected else "") if x)

    def _keys(self) -> str:
        screen = self.plan.screen
        more = tr("← → column") if screen in ("risk", "value") else tr("← → turn") if screen in TURNS else ""
        tables = tr("Tab: table") if self.plan.tables else ""
        return " · ".join(x for x in (HELP, more, tables) if x)

    def _row(self, cards: Sequence[Card], n: int) -> Row:
        x = cards[n - 1]
        where = [
            self._called(x.side) if len({y.side for y in cards}) > 1 else "",
            tr("table {table}").format(table=x.table) if x.table else "",
        ]
        said = pile.times(cards, n)
        near = pile.like(cards[: n - 1], x.text, x.side)
        if pile.said_by(cards, n):
            note = tr("as {voice}").format(voice=x.voice)
        elif said > 1:
            note = tr("said {said} times").format(said=said)
        else:
            note = tr("like {near}?").format(near=near) if near else ""
        return Row(str(n), "pile", x.text, note=" · ".join(w for w in (note, *reversed(where)) if w))

    def _near(self) -> tuple[str, ...]:
        """What is said of the words in the line, where an earlier card says nearly the same."""
        text = self._w.line.edit.text().strip() if self._at is None else ""
        near = pile.like(self.cards(), text, self._side()) if text else 0
        if not near:
            return ()
        more = (
            tr(" ={near} counts it once more.").format(near=near) if pile.counts_voices(SPECS[self.plan.adds]) else ""
        )
        return (tr("Like {near}?{more}").format(near=near, more=more),)

    def undoes(self) -> str:
        """What undo would take back while cards are typed; empty: the last change of the day."""
        n = len(self.cards()) if self.open and not self._w.line.edit.text() else 0
        return tr("card {n}").format(n=n) if n else ""

    def _called(self, side: str) -> str:
        if side in PARTIES:
            return side.capitalize()
        org = self._w.day.state.get(Organisation, side)
        if org is not None:
            return org.short or org.name or ""
        make: Callable[..., Sequence[object]] | None = STRIPS.get(self.plan.screen)
        tabs = make(self._w.day.state) if make is not None else ()
        return next((str(getattr(t, "text", "")) for t in tabs if getattr(t, "id", "") == side), "")

    def _typed(self, _: str) -> None:
        if self.open:
            self.refresh()


def _without(cards: list[Card], at: int) -> list[Card]:
    """The cards without one; what said it once more says so of what stands there now."""
    out = []
    for n, x in enumerate(cards):
        if n == at:
            continue
        to, bare = x.voice, x.text[: x.text.rindex("=")].rstrip() if x.voice else x.text
        if to - 1 > at:
            out.append(replace(x, text=f"{bare} ={to - 1}".strip()))
        elif to - 1 != at:
            out.append(x)
        elif bare:
            out.append(replace(x, text=bare))
    return out
