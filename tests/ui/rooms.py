"""Days to try things on: a room that has just sat down, written once and copied for each test."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from ui.demo.day import ORGANISATIONS, PEOPLE, QUESTION
from workshop import commands as c
from workshop.clock import SetClock
from workshop.kinds import Organisation, Person
from workshop.people_lines import organisation_of, person_of
from workshop.playbook.load import bundled
from workshop.sample import ZONE
from workshop.snapshot import Snapshot
from workshop.store.opening import read
from workshop.store.store import Store

DAY = date(2026, 9, 15)
SESSIONS = ("opening", "why", "hold", "asks", "choose", "value", "risk", "little", "terms", "read_back", "close")


def write_room(path: Path) -> None:
    """A day with its organisations and people; nothing has been said yet."""
    orgs = [organisation_of(Snapshot.of(), "\t".join(o)) for o in ORGANISATIONS]
    day = {"title": "Warm and Well", "question": QUESTION, "date": DAY, "end": time(16, 45)}
    store = Store(path, SetClock(datetime.combine(DAY, time(8, 30), ZONE)))
    try:
        store.execute(c.NewDay(bundled("one-day"), day | {"handling_marking": "OFFICIAL"}, tuple(orgs)))
        people = [person_of(store.state, "\t".join(p[:3])) for p in PEOPLE]
        store.execute(c.Together("add", tuple(c.Add("person", store.new_id(Person), p) for p in people)))
    finally:
        assert store.close() == 0


class Room:
    """What a test asks of the window of a day."""

    def __init__(self, hands) -> None:
        self.hands = hands

    @property
    def window(self):
        return self.hands.day

    @property
    def state(self) -> Snapshot:
        return self.hands.day.day.state

    @property
    def line(self) -> str:
        return self.hands.day.line.edit.text()

    @property
    def chips(self) -> list[str]:
        return [chip.text for chip in self.hands.day.line.chips.chips]

    @property
    def doubts(self) -> list[str]:
        return [chip.text for chip in self.hands.day.line.chips.chips if chip.tone == "doubt"]

    @property
    def offered(self) -> list[str]:
        listed = self.hands.day.line.completions
        return [row.offer.text for row in listed.model().rows] if listed.isVisible() else []

    @property
    def notice(self) -> str:
        return self.hands.day.frame.notice.text()

    def look(self, session: str) -> None:
        """Look at a session by its key."""
        self.hands.say(f"/look {SESSIONS.index(session) + 1}")

    def all(self, cls):
        return self.state.all(cls)

    def last(self, cls):
        return self.state.all(cls)[-1]

    def org(self, short: str) -> str:
        return next(o.id for o in self.all(Organisation) if o.short == short)

    def person(self, name: str) -> str:
        return next(p.id for p in self.all(Person) if (p.name or "").startswith(name))

    def in_file(self) -> Snapshot:
        """The records as the file has them."""
        self.hands.settle()
        return read(self.hands.day.day.path).state


def row_of(room, name):
    """The row of a field in the form that is open."""
    return room.window.details.fields.find(name)


def into(hands, room, name):
    """Go to a field by Tab or Shift+Tab."""
    rows = room.window.details.fields.rows
    wanted = row_of(room, name)
    now = next((n for n, r in enumerate(rows) if r.isAncestorOf(hands.focus())), 0)
    for _ in range(100):
        if wanted.editor.inner().hasFocus():
            return
        hands.press("Tab" if rows.index(wanted) > now else "Shift+Tab")
    raise LookupError(name)
