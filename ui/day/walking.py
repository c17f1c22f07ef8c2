"""The walk that is under way: which row is current, what Enter and the digits answer, when it is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.open_day import OpenDay
from workshop import commands as c
from workshop.capture.place import Place
from workshop.capture.reading import Reading
from workshop.field import Record
from workshop.formulas.consent import wants_change
from workshop.formulas.pilot_parts import PILOT
from workshop.kinds import Gap, Parked
from workshop.past import completed
from workshop.playbook.findings import Target
from workshop.playbook.progress import playbook_of
from workshop.snapshot import Snapshot
from workshop.terms import all_choices, terms_of
from workshop.tongue import tr
from workshop.walks.bearers import BearerRound
from workshop.walks.by_organisation import ByOrganisation
from workshop.walks.clauses import ClauseWalk
from workshop.walks.confirm import ConfirmWalk, not_held
from workshop.walks.consent import ConsentWalk
from workshop.walks.designer import Designer
from workshop.walks.finish import FinishWalk
from workshop.walks.five_safes import FiveSafesWalk
from workshop.walks.follow_up import FollowUpWalk
from workshop.walks.ladder import LadderWalk
from workshop.walks.low_voices import LowVoices
from workshop.walks.notice import NoticeWalk
from workshop.walks.open_items import OpenWalk, asked_for_data, open_gap
from workshop.walks.others import OthersWalk
from workshop.walks.overlaps import OverlapWalk
from workshop.walks.read_back import ParkingLot, ReadBack
from workshop.walks.roll_call import RollCall
from workshop.walks.say_back import SayBackWalk
from workshop.walks.sign_off import SignOffWalk
from workshop.walks.the_ask import AskWalk
from workshop.walks.walk import Answer, Answers, Row, Walk, first_open, heading
from workshop.wording import bank
from workshop.wording.bank import Wording

BY_ORGANISATION: Final = "read-back by organisation"
WALKS: Final[Mapping[str, Walk]] = MappingProxyType(
    {
        "roll call": RollCall(),
        "confirm": ConfirmWalk(),
        "say it back": SayBackWalk(),
        "bearer round": BearerRound(),
        "clauses": ClauseWalk(),
        "read-back": ReadBack(),
        BY_ORGANISATION: ByOrganisation(),
        "parking lot": ParkingLot(),
        "still open": OpenWalk(),
        "overlaps": OverlapWalk(),
        "ladder": LadderWalk(),
        "five safes": FiveSafesWalk(),
        "sign-off": SignOffWalk(),
        "notice": NoticeWalk(),
        "finish": FinishWalk(),
        "the ask": AskWalk(),
        "lowest voice": LowVoices(),
        "consent": ConsentWalk(),
        "pilot": Designer(),
        "others": OthersWalk(),
    }
)
OF_SCREEN: Final = MappingProxyType(
    {
        "people": "roll call",
        "hold": "confirm",
        "asks": "say it back",
        "risk": "bearer round",
        "terms": "clauses",
        "read_back": "read-back",
        "close": "sign-off",
    }
)
OF_SESSION: Final = MappingProxyType({8: "ladder"})  # of sessions whose screen others have too
ALWAYS: Final = frozenset({"terms"})  # screens that are their walk


class Walking(QObject):
    """A walk on the desk."""

    over = Signal(str, frozenset)  # it was walked to its end: a sentence, and the keys that answered in it

    def __init__(self, day: OpenDay, desk: Desk) -> None:
        super().__init__()
        self._day, self._desk = day, desk
        self._own: dict[str, Walk] = {}  # walks about one record that was chosen
        self._known: tuple[Walk, Snapshot, list[Row]] | None = None  # the rows of a walk in a state of the day
        self._worded: tuple[Snapshot, Mapping[str, tuple[Wording, ...]]] | None = None  # of the terms, in a state
        self._typed_at = ""  # the row that words were typed for
        self._left_at: dict[str, str] = {}  # the row at which each walk was left, until it has been walked to its end

    @property
    def walk(self) -> Walk | None:
        """The walk that is under way."""
        return self._walk_of(self._desk.walk)

    def _walk_of(self, name: str | None) -> Walk | None:
        return self._own.get(name or "") or WALKS.get(name or "")

    def ask_on(self, decision: str | None) -> bool:
        """Begin the round of consent on a decision, else on the last proposal; whether there is one."""
        walk = ConsentWalk(decision)
        asked = walk.asked(self._day.state)
        if asked is None:
            return False
        self._own["consent"] = ConsentWalk(asked.id)
        return self.begin("consent")

    def follow_up(self) -> bool:
        """Begin the follow-up, as of today; whether there is anything to follow."""
        self._own["follow-up"] = FollowUpWalk(self._day.now().date(), self._completed)
        return self.begin("follow-up")

    def _completed(self, s: Snapshot) -> int:
        return len(completed(self._day.store.entries, s))

    def offered(self) -> str | None:
        """The walk that the looked-at session has."""
        found = OF_SCREEN.get(self._desk.plan.screen) or OF_SESSION.get(self._desk.plan.number)
        large = found == "read-back" and playbook_of(self._day.state).by_organisation
        return BY_ORGANISATION if large else found

    def over_board(self) -> bool:
        """Whether a walk lies over the board; a screen that is its walk has that one on it."""
        name = self._desk.walk
        return name is not None and not (self._desk.plan.screen in ALWAYS and name == self.offered())

    def place(self) -> Place:
        """Where the hands are, for reading the line: in a walk, words are meant for its row."""
        walk = self.walk
        if isinstance(walk, ClauseWalk):
            return self._clause_place()
        place = self._desk.place(selected=self._not_in_the_file())
        if isinstance(walk, ConsentWalk):
            return replace(place, reads=walk.reads, answers=walk.words_at(self.row()))
        if isinstance(walk, LadderWalk):
            place = replace(place, wordings={"": _why_not(self.row())})
        return replace(place, reads=walk.reads, answers=walk.words) if walk is not None else place

    def _not_in_the_file(self) -> Record | None:
        """What the row is about, where its record is made only by the answer to it."""
        row = self.row()
        found = open_gap(self._day.state, row.id) if isinstance(self.walk, OpenWalk) and row is not None else None
        return found if found is not None and self._day.state.find(found.id) is None else None

    def _clause_place(self) -> Place:
        """In the terms, words are for the current clause, and may be what the wording bank has for it."""
        s, row = self._day.state, self.row()
        place = self._desk.place(clause=f"clause {self._desk.walk_at + 1}", selected=terms_of(s))
        if self._worded is None or self._worded[0] is not s:
            self._worded = s, all_choices(s)
        mine = self._worded[1].get(row.id, ()) if row is not None else ()
        return replace(place, wordings={**self._worded[1], "": mine})

    def placeholder(self) -> str:
        """What may be typed for the current row; empty where the session says it."""
        if self.rewords():
            return ConsentWalk.reworded
        return self.walk.placeholder if self.walk is not None else ""

    def begin(self, name: str) -> bool:
        """Begin a walk, or go on with it; whether it has any rows."""
        rows = self.rows_of(name)
        if not rows:
            return False
        self.enter(name, rows)
        self._select()
        self._desk.moved.emit()
        return True

    def enter(self, name: str, rows: Sequence[Row]) -> None:
        """Be in a walk: where it was left, else at its first row without an answer."""
        was = next((n for n, row in enumerate(rows) if row.id == self._left_at.get(name)), None)
        self._desk.walk, self._desk.walk_at = name, first_open(rows) if was is None else was

    def begin_at(self, id: str | None) -> bool:  # noqa: A002 - the field's name
        """Begin the walk of this session that has a row of this id, at that row; whether there is one."""
        offered = None if self._desk.plan.screen == "hold" else self.offered()  # a dataset leads to its form
        for name in (offered, "parking lot" if self._desk.plan.screen == "read_back" else None):
            rows = WALKS[name].rows(self._day.state) if name else []
            mine = [n for n, row in enumerate(rows) if id in (row.id, row.record)]
            at = next((n for n in mine if not rows[n].said), mine[0] if mine else None)
            if name and at is not None:
                self.begin(name)
                self.go_to(at)
                return True
        return False

    def lead(self, target: Target) -> bool:
        """Begin the walk that asks for what a rule misses, at its row; whether there is one."""
        name, wanted = None, target.id
        if (target.table, target.field) == ("use_case", "status"):
            name = "others"
        elif target.table == Gap.KIND.table:
            name = "still open"
        elif (target.table, target.field) == ("use_case", "dataset_ids"):
            name, wanted = "still open", asked_for_data(self._day.state, target.id)
        elif target.table == "pilot_design" and target.field:
            name, wanted = "pilot", f"{PILOT}{target.field}"
        at = next((n for n, row in enumerate(self.rows_of(name)) if row.id == wanted), None)
        if name is None or at is None:
            return target.field is None and self.begin_at(target.id)
        self.begin(name)
        self.go_to(at)
        return True

    def end(self) -> None:
        """Leave the walk where it is."""
        self._desk.walk = None
        self._desk.moved.emit()

    def rows(self) -> list[Row]:
        """The rows of the walk."""
        return self.rows_of(self._desk.walk)

    def rows_of(self, name: str | None) -> list[Row]:
        """The rows of a walk; none where there is none."""
        walk, s = self._walk_of(name), self._day.state
        if walk is None:
            return []
        if self._known is None or self._known[0] is not walk or self._known[1] is not s:
            self._known = (walk, s, walk.rows(s))  # they are asked for at every key
        return self._known[2]

    def row(self) -> Row | None:
        """The current row."""
        rows = self.rows()
        return rows[min(self._desk.walk_at, len(rows) - 1)] if rows else None

    def heading(self) -> str:
        """`Read-back 3 of 22`."""
        walk = self.walk
        if isinstance(walk, FinishWalk | FollowUpWalk):
            return walk.head(self._day.state)
        return heading(walk, self._desk.walk_at, len(self.rows())) if walk else ""

    def answers(self) -> Answers | None:
        """What can be answered to the current row."""
        row = self.row()
        return self.walk.answers(self._day.state, row, self._day.store.new_id) if self.walk and row else None

    def keys_said(self) -> str:
        """`Enter: here · 1 can decide · 2 can recommend`, for the line over the rows."""
        found = self.answers()
        if found is None:
            return ""
        keys = [f"{key} {answer.label}" for key, answer in found.keys.items()]
        return " · ".join([tr("Enter: {enter}").format(enter=found.enter.label), *keys, *found.typing])

    def move(self, by: int) -> None:
        """Another row, without an answer."""
        last = len(self.rows()) - 1
        at = max(0, min(last, self._desk.walk_at + by))
        if at != self._desk.walk_at:
            self._desk.walk_at = at
            self._left_at[self._desk.walk or ""] = self.rows()[at].id
            self._select()
            self._desk.moved.emit()

    def go_to(self, at: int) -> None:
        """To a row."""
        self.move(at - self._desk.walk_at)

    def answer(self, key: str | None) -> None:
        """Answer the current row by a key, or by the empty Enter; then the next row.

        Raises:
            Refused: a rule says no.
        """
        found = self.answers()
        if found is None:
            return
        row = self.row()
        chosen: Answer | None = found.enter if key is None else found.keys.get(key)
        if chosen is None:
            return
        if chosen.command is not None:
            self._day.execute(chosen.command, self)
        if chosen.goes_on:
            self._onward(row)

    def say(self, command: c.Command) -> None:
        """Answer the current row by a word; then the next row.

        Raises:
            Refused: a rule says no.
        """
        row = self.row()
        self._day.execute(command, self)
        self._onward(row)

    def _onward(self, answered: Row | None) -> None:
        """The next row; where the answer took the row away, what came after it stands in its place."""
        rows = self.rows()
        at = next((n for n, row in enumerate(rows) if answered is not None and row.id == answered.id), None)
        if at is None and self._desk.walk_at < len(rows):
            self._select()
            self._desk.moved.emit()
        elif at is not None and at + 1 < len(rows):
            self.go_to(at + 1)
        elif not self.over_board():
            self._desk.moved.emit()
        else:
            self._left_at.pop(self._desk.walk or "", None)
            answers, through = self.answers(), self._through(rows)
            self.end()
            self.over.emit(through, frozenset(answers.keys if answers is not None else ()))

    def _through(self, rows: list[Row]) -> str:
        """`Roll call: 13 of 14 answered.`"""
        name = self.walk.name if self.walk is not None else ""
        return tr("{name}: {bool} of {rows} answered.").format(
            name=name, bool=sum(bool(r.answer) for r in rows), rows=len(rows)
        )

    def command_of(self, reading: Reading) -> c.Command | None:
        """What typed words do to the current row; None where they are no answer here."""
        row = self.row()
        if self.walk is None or row is None:
            return None
        if reading.kind_word and not (reading.act == "field" and isinstance(self.walk, ConsentWalk)):
            return None
        self._typed_at = row.id
        return self.walk.typed(self._day.state, row, reading, self._day.store.new_id)

    def rewords(self) -> bool:
        """Whether typed words take the place of those of the selected record."""
        row = self.row()
        return isinstance(self.walk, ConsentWalk) and row is not None and wants_change(row.id)

    def settle(self) -> None:
        """After words to a row: where they took it away, all are asked anew, from the first that has not answered."""
        rows = self.rows()
        if self.walk is not None and rows and all(row.id != self._typed_at for row in rows):
            self._desk.walk_at = first_open(rows)
            self._select()
            self._desk.moved.emit()

    def not_held(self) -> c.Command | None:
        """The organisation of the current row does not hold it; None where nothing is confirmed."""
        row = self.row()
        return not_held(row) if isinstance(self.walk, ConfirmWalk) and row is not None else None

    def refused(self, reason: str) -> c.Command | None:
        """The organisation of the current row does not sign, for a reason."""
        row, walk = self.row(), self.walk
        if isinstance(walk, SignOffWalk) and row is not None:
            return walk.refused(self._day.state, row, reason, self._day.store.new_id)
        return None

    def slip(self, who: str) -> c.Command | None:
        """The current question of the evening goes on somebody's slip; None where none is asked."""
        row, walk = self.row(), self.walk
        if isinstance(walk, FinishWalk) and row is not None:
            return walk.slip(self._day.state, row.id, who, self._day.store.new_id)
        return None

    def settles(self, action: c.Add) -> c.Command | None:
        """An action that was typed in a walk of what is parked, or open, is what becomes of the current row."""
        row, walk = self.row(), self.walk
        if isinstance(walk, ParkingLot) and row is not None:
            return c.Change(Parked.KIND.table, row.id, {"disposition": "action", "disposition_ref": action.id})
        if isinstance(walk, OpenWalk) and row is not None:
            answer = walk.settled_by(self._day.state, row, action)
            about = c.Change(action.table, action.id, {"relates_to": row.id})
            return c.Together("add", (answer, about)) if answer is not None else about
        return None

    def _select(self) -> None:
        row = self.row()
        found = self._day.state.find(row.record) if row is not None else None
        self._desk.spot.selected = found.id if found is not None else None


def _why_not(row: Row | None) -> tuple[Wording, ...]:
    """Why a rung would not do, in the words of the bank."""
    return tuple(w for w in bank.of_kind(bank.ACCESS) if row is not None and (w.place, w.use) == (row.id, bank.FAILS))
