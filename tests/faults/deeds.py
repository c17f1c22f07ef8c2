"""Fifty things that are typically done to a day, from its first save to its last copy; each a deed by a name.

A deed returns when what it does has been reported as done: the change is saved, the snapshot made, the copy there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from tests.faults.trial import until
from tests.store.making import NOON, begin
from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.store import restoring
from workshop.store.salvage import salvage
from workshop.store.store import Store
from workshop.store.whole import copy_whole

PARAGRAPH: Final = "What was said here, at length and by several people, each in words of their own. "
DAY: Final = "day.pilot"


class Room:
    """One day in one folder, and what is done to it."""

    def __init__(self, folder: Path, clock: SetClock | None = None) -> None:
        self.folder, self.clock = folder, clock or SetClock(NOON)
        self.path = folder / DAY
        self.store: Store | None = None

    @property
    def day(self) -> Store:
        """The open day."""
        assert self.store is not None
        return self.store

    def open(self, *, copies: bool = False) -> None:
        self.store = Store(self.path, self.clock, copies=copies)

    def close(self) -> None:
        self.day.close()
        self.store = None

    def saved(self) -> None:
        until(lambda: not self.day.waiting())

    def do(self, command: c.Command, draft: str | None = None) -> None:
        self.day.execute(command, draft=draft)
        self.saved()

    def add(self, kind: str, **values: Any) -> str:
        id_ = self.day.new_id(k.KINDS[kind])
        self.do(c.Add(kind, id_, values))
        return id_


def _new_day(r: Room) -> None:
    r.open()
    begin(r.day)
    r.saved()


def _again(r: Room, *, copies: bool = False) -> None:
    r.close()
    r.open(copies=copies)


def _typed(text: str) -> Callable[[Room], None]:
    def act(r: Room) -> None:
        r.day.draft("line", text)
        r.saved()

    return act


def _handed_over(r: Room) -> None:
    r.do(c.Add("dataset", r.day.new_id(k.Dataset), {"title": "Home visits"}), draft="line")


def _thrown_away(r: Room) -> None:
    r.day.draft("dataset:ds-01:known_issue", "Half of the streets")
    r.day.drop_draft("dataset:ds-01:known_issue")
    r.saved()


def _many_drafts(r: Room) -> None:
    for n in range(12):
        r.day.draft(f"dataset:ds-01:field {n}", PARAGRAPH * n)
    r.saved()


def _import(r: Room) -> None:
    parts = [c.Add("dataset", r.day.new_id(k.Dataset), {"title": f"Row {n}", "notes": PARAGRAPH}) for n in range(40)]
    r.do(c.Together("import", tuple(parts)))


def _pasted(r: Room) -> None:
    r.do(c.Change("dataset", "ds-01", {"description": PARAGRAPH * 1200}))


def _fast(r: Room) -> None:
    """Several changes before the first of them is saved."""
    for n in range(5):
        r.day.execute(c.Change("dataset", "ds-01", {"known_issue": f"Known {n}"}))
    r.saved()


def _undo(r: Room) -> None:
    r.day.undo()
    r.saved()


def _redo(r: Room) -> None:
    r.day.redo()
    r.saved()


def _forward(command: c.Command) -> Callable[[Room], None]:
    def act(r: Room) -> None:
        r.clock.forward(minutes=25)
        r.do(command)

    return act


def _snapshot(r: Room) -> None:
    keeper = r.day.keeper
    assert keeper is not None
    r.add("dataset", title="Before the snapshot")
    keeper.snapshot_now()
    until(lambda: keeper.kept.snapshot_at is not None or keeper.kept.snapshot_error is not None)


def _second_place(r: Room) -> None:
    keeper = r.day.keeper
    assert keeper is not None
    (r.folder / "stick").mkdir(exist_ok=True)
    keeper.use_place(r.folder / "stick")
    until(lambda: keeper.kept.second == "in step")


def _in_step_again(r: Room) -> None:
    keeper = r.day.keeper
    assert keeper is not None
    until(lambda: keeper.kept.second == "in step")
    r.clock.forward(minutes=1)
    r.add("dataset", title="After the stick came")
    at = r.clock.now()
    until(lambda: keeper.kept.second_at == at)


def _moved(r: Room) -> None:
    to = r.folder / "elsewhere.pilot"
    r.day.continue_in(to)
    r.path = to
    r.add("dataset", title="Said in the new place")


def _restored(r: Room) -> None:
    r.close()
    kept = restoring.chosen(r.folder / DAY, "last")
    assert kept is not None
    new = restoring.into_new_file(kept, r.folder / DAY)
    restoring.change_places(r.folder / DAY, new, NOON)
    r.path = r.folder / DAY
    r.open()


def _copied(r: Room) -> None:
    copy_whole(r.path, r.folder / "copy.pilot")


def _salvaged(r: Room) -> None:
    salvage(r.path, r.folder / "saved.pilot", NOON)


def _migrated(r: Room) -> None:
    """The next day is one of an older format."""
    r.close()
    r.path = r.folder / "old.pilot"
    r.open()
    r.add("dataset", title="After the migration")


def _does(command: c.Command) -> Callable[[Room], None]:
    return lambda r: r.do(command)


def _adds(kind: str, **values: Any) -> Callable[[Room], None]:
    return lambda r: void(r.add(kind, **values))


def void(_: object) -> None:
    """Nobody needs to know."""


HARM: Final = {"title": "Copied whole", "direction": "sharing", "bearer_org_ids": ["org-01"], "likelihood": 3}

DEEDS: Final[tuple[tuple[str, Callable[[Room], None]], ...]] = (
    ("begin a day", _new_day),
    ("start the day", _does(c.StartDay())),
    ("type half a line", _typed("Award")),
    ("type on", _typed("Awards register #personal, as it was kept until the move")),
    ("hand the line over", _handed_over),
    ("add a dataset", _adds("dataset", title="Awards", owner_org_id="org-01")),
    ("add another", _adds("dataset", title="Visits", owner_org_id="org-02", special_categories=["health"])),
    ("add a person", _adds("person", name="Idris Emberline", org_id="org-01")),
    ("change a field", _does(c.Change("dataset", "ds-01", {"title": "Awards register"}))),
    ("empty a field", _does(c.Change("dataset", "ds-02", {"owner_org_id": None}))),
    ("undo", _undo),
    ("undo again", _undo),
    ("redo", _redo),
    ("change several at once", _does(c.ChangeMany("organisation", ("org-01", "org-02"), {"type": "other"}))),
    ("throw words away", _thrown_away),
    ("type in a dozen fields", _many_drafts),
    ("withdraw", _does(c.Withdraw("dataset", "ds-02", "said twice"))),
    ("bring back", _does(c.BringBack("dataset", "ds-02"))),
    ("move a card", _does(c.Place("dataset", "ds-01", None))),
    ("merge two", _does(c.Merge("dataset", "ds-01", "ds-03"))),
    ("finish a session", _forward(c.Finish())),
    ("import forty rows", _import),
    ("undo the import", _undo),
    ("redo the import", _redo),
    ("paste a hundred thousand characters", _pasted),
    ("undo the paste", _undo),
    ("change five times without a pause", _fast),
    ("close and open", _again),
    ("add a use case", _adds("use_case", title="Check income", acquirer_org_id="org-02")),
    ("add a harm", _adds("risk", **HARM)),
    ("score it", _does(c.Change("risk", "rsk-01", {"impact": 5}))),
    ("decide", _adds("decision", decision="The pilot is the check")),
    ("act", _adds("action", action="Write the note", owner_person_id="ppl-01")),
    ("park", _adds("parked", text="List the fields")),
    ("ask", _adds("question", text="Who holds the register?")),
    ("plan other minutes", _does(c.Plan("ses-4", 35))),
    ("make a choice", _does(c.Set("names", "on"))),
    ("go to another session", _forward(c.Start("ses-9"))),
    ("open with copies", lambda r: _again(r, copies=True)),
    ("make a snapshot", _snapshot),
    ("keep a second place", _second_place),
    ("keep it in step", _in_step_again),
    ("close", _again),
    ("copy the day", _copied),
    ("salvage it", _salvaged),
    ("go on in another place", _moved),
    ("let a snapshot take its place", _restored),
    ("sign off", _adds("sign_off", org_id="org-01", accepted=True)),
    ("finish at the desk", _does(c.Change("dataset", "ds-01", {"catalogue_address": "shelf 4"}))),
    ("migrate an older file", _migrated),
)
assert len(DEEDS) == 50


def deeds() -> Iterator[tuple[str, Callable[[Room], None]]]:
    """All of them, in their order."""
    yield from DEEDS


__all__ = ["DAY", "DEEDS", "Room", "datetime", "deeds"]
