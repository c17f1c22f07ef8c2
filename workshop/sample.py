"""The sample day: written by the same commands as any other, in the order of its sessions, under its own clock."""

from __future__ import annotations

import dataclasses
import errno
import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, Final

from workshop import assets, rehearsal
from workshop import commands as c
from workshop import kinds as k
from workshop import shape as sh
from workshop.clock import SetClock
from workshop.field import Record, described
from workshop.gaps import RULES
from workshop.playbook.load import bundled
from workshop.store.store import Store

ZONE: Final = timezone(timedelta(hours=1))  # British Summer Time, on the day of the sample
READY: Final = time(8, 30)
Raw = Mapping[str, Any]

# The lists of the sample: name, kind, and the session (by its number) in which a record is first said.
_LISTS: Final[tuple[tuple[str, type[Record], int], ...]] = (
    ("absent_roles", k.AbsentRole, 1),
    ("datasets", k.Dataset, 3),
    ("use_cases", k.UseCase, 4),
    ("offers", k.Offer, 4),
    ("say_back", k.SayBack, 4),
    ("ballots", k.Ballot, 5),
    ("pilot_design", k.PilotDesign, 5),
    ("values", k.Value, 6),
    ("guesses", k.Guess, 6),
    ("positions", k.Position, 6),
    ("five_safes", k.FiveSafes, 8),
    ("pilot_terms", k.PilotTerms, 9),
    ("dpia_screening", k.Screening, 9),
    ("transparency_notice", k.Notice, 9),  # drafted while the terms are read, spoken at the close
    ("the_ask", k.TheAsk, 11),
)
# Kinds whose records carry the time at which they were said.
_TIMED: Final[tuple[tuple[str, type[Record], str], ...]] = (
    ("decisions", k.Decision, "made_at"),
    ("actions", k.Action, "raised_at"),
    ("questions", k.Question, "at"),
    ("quotes", k.Quote, "at"),
    ("comments", k.Comment, "at"),
    ("parking_lot", k.Parked, "raised_at"),
    ("sign_off", k.SignOff, "at"),
)
_LAID: Final[tuple[tuple[str, type[Record]], ...]] = (
    ("risks", k.Risk),
    ("decisions", k.Decision),
    ("actions", k.Action),
    ("parking_lot", k.Parked),
    ("gaps", k.Gap),
)
_FLAT: Final = {  # small records of the sample that are fields here
    "quality": "",
    "compatibility": "compatibility_",
    "retention": "retention_",
    "register_entry": "register_",
    "projects": "projects_",
    "people": "people_",
    "settings": "settings_",
    "data": "data_",
    "outputs": "outputs_",
}
_COMPUTED: Final = frozenset({"metadata_status", "severity", "outcome", "actual_minutes"})  # never stored
_SAID_FIRST: Final = frozenset({"title", "direction", "bearer_org_ids", "felt_by"})  # of a harm, hours before the rest
_OTHER_NAMES: Final = {"from": "was", "to": "now"}  # of a halving: words of the language


def raw() -> dict[str, Any]:
    """The sample as it is kept."""
    found: dict[str, Any] = json.loads(assets.text("sample/warm-and-well.json"))
    return found


def write_sample(path: Path, running: int | None = None, rehearsed: datetime | None = None) -> None:
    """Write the sample day to a new file; as far as the session of a number, which then still runs.

    A rehearsal of it begins at a moment: its people are invited, nobody has said anything yet.

    Raises:
        FileExistsError: there is a file of that name.
        OSError, EngineError: it can't be written.

    """
    if path.exists():
        raise FileExistsError(path.name)
    clock = SetClock(rehearsed or datetime.combine(_date(raw()), READY, ZONE))
    store = Store(path, clock)
    try:
        telling = Telling(store, clock)
        telling.prepare(rehearsed) if rehearsed else telling.tell(running)
    except BaseException:
        store.close()
        path.unlink()
        raise
    if store.close():
        path.unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))


def _date(found: Raw) -> Any:
    return datetime.fromisoformat(found["workshop"]["date"]).date()


class Telling:
    """Tells the sample day to a store, session by session, each thing at its time."""

    def __init__(self, store: Store, clock: SetClock) -> None:
        self.store, self.clock, self.raw = store, clock, raw()
        self.later: list[tuple[str, str, dict[str, Any]]] = []  # values that point to what is not there yet
        self.sessions = self.raw["sessions"]

    def tell(self, running: int | None = None) -> None:
        """The whole day, or as far as what is said in the session of a number."""
        self.prepare()
        for session in self.sessions:
            self.session(session)
            if session["number"] == running:
                return
            self.finish(session)
        self.clock.to(20)
        self.evening()

    def prepare(self, rehearsed: datetime | None = None) -> None:
        """Before the room arrives: the day, its organisations, the people who were invited."""
        day = {n: v for n, v in self.raw["workshop"].items() if n not in {"id", "status"} and not n.endswith("_id")}
        values = _values(k.Workshop, day) | {"fictional": True}
        values["handling_marking"] = self.raw["meta"]["handling_marking"]
        orgs = tuple({"id": o["id"], **_values(k.Organisation, o)} for o in self.raw["organisations"])
        if rehearsed:
            orgs = tuple({n: v for n, v in o.items() if n != "holds_nothing"} for o in orgs)  # nobody has said so yet
        settings = {rehearsal.SETTING: rehearsal.SAMPLE} if rehearsed else {}
        values |= _today(rehearsed, values) if rehearsed else {}
        self.store.execute(c.NewDay(bundled("one-day"), values, orgs, settings=settings))
        called = {"present_from", "present_to", "authority_today"}
        for p in self.raw["people"]:
            self.add(k.Person, p["id"], {n: v for n, v in _values(k.Person, p).items() if n not in called})
        roles = {n: v for n, v in self.raw["workshop"].items() if n.endswith("_id")}
        self.store.execute(c.Change("workshop", "ws-1", roles))

    def session(self, session: Raw) -> None:
        """One session: it starts, things are said in it."""
        number, start, minutes = session["number"], self.starts(session), session["actual_minutes"]
        self.clock.to(start.hour, start.minute)
        self.store.execute(c.StartDay() if number == 1 else c.Start(session["id"]))
        said = self.said_in(number, start, minutes)
        for n, (at, command) in enumerate(said):
            self.clock.to(start.hour, start.minute)
            self.clock.forward(minutes=at if at is not None else 1 + n * (minutes - 2) / max(len(said), 1))
            self.clock.set(self.clock.now().replace(microsecond=0))
            command()
            self.settle()

    def finish(self, session: Raw) -> None:
        """A session ends."""
        start = self.starts(session)
        self.clock.to(start.hour, start.minute)
        self.clock.forward(minutes=session["actual_minutes"])
        self.store.execute(c.Change("session", session["id"], {"done_evidence": session["done_evidence"]}))
        self.store.execute(c.Finish())

    def starts(self, session: Raw) -> time:
        """When a session started: after the one before it and the break between (domain.md 3.13)."""
        at = datetime.combine(_date(self.raw), time.fromisoformat(self.sessions[0]["planned_start"]))
        for s in self.sessions:
            if s["id"] == session["id"]:
                return at.time()
            at += timedelta(minutes=s["actual_minutes"])
            end = time.fromisoformat(s["planned_start"])
            end = (datetime.combine(at.date(), end) + timedelta(minutes=s["planned_minutes"])).time()
            pause = next((b for b in self.raw["breaks"] if time.fromisoformat(b["start"]) == end), None)
            at += timedelta(minutes=pause["actual_minutes"]) if pause else timedelta()
        raise KeyError(session["id"])

    def said_in(self, number: int, start: time, minutes: int) -> list[tuple[float | None, Any]]:
        """What is said in a session, in order: what has a time of its own at that time."""
        out: list[tuple[float | None, Any]] = []
        if number == 1:
            out += [(None, command) for command in self.roll_call()]
        if number in {1, 11}:
            out.append((None, self.slips("start" if number == 1 else "end")))
        out += [(None, step) for step in self.said_of_lists(number)]
        first = start.hour * 60 + start.minute
        timed = []
        for name, cls, field in _TIMED:
            for row in self.raw[name]:
                at = time.fromisoformat(row[field])
                after = at.hour * 60 + at.minute - first
                if 0 <= after < minutes or (number == 11 and after == minutes) or self.in_break(at, number):
                    timed.append((float(after), self.adding(cls, row.get("id"), row)))
        return out + sorted(timed, key=lambda t: t[0])

    def in_break(self, at: time, number: int) -> bool:
        """Whether a time lies between the end of this session and the start of the next."""
        nexts = [s for s in self.sessions if s["number"] == number + 1]
        start = self.starts(next(s for s in self.sessions if s["number"] == number))
        took = next(s["actual_minutes"] for s in self.sessions if s["number"] == number)
        end = (datetime.combine(_date(self.raw), start) + timedelta(minutes=took)).time()
        return bool(nexts) and end <= at < self.starts(nexts[0])

    def roll_call(self) -> Iterable[Any]:
        """Who is here, and what they may decide today."""
        for p in self.raw["people"]:
            values = _values(k.Person, {n: p[n] for n in ("present_from", "present_to", "authority_today")})
            yield self.changing("person", p["id"], {"here": True, **values})

    def slips(self, when: str) -> Any:
        """The four statements, as counts."""

        def count() -> None:
            for statement, counts in self.raw["trust"][when].items():
                self.store.execute(c.Change("trust", statement, {when: tuple(counts)}))

        return count

    def said_of_lists(self, number: int) -> Iterable[Any]:
        """Records first said in this session, and what is asked in it of records that are there already."""
        for name, cls, base in _LISTS:
            found = self.raw[name]
            for row in found if isinstance(found, list) else [found]:
                yield from self.steps(cls, row, base, number)
        for row in self.raw["risks"]:
            yield from self.steps(k.Risk, row, 2 if row["direction"] == "not_sharing" else 7, number)
        for row in self.raw["gaps"]:
            if RULES[row["rule_id"]].speaks_from(self.store.state, row["fires_on"]) == number:
                yield self.adding(k.Gap, row["id"], row)

    def steps(self, cls: type[Record], row: Raw, base: int, number: int) -> Iterable[Any]:
        """What happens to one record in a session: it is said, or more is said of it."""
        values = _values(cls, row)
        fields = described(cls)
        id_ = row.get("id") or f"{cls.KIND.prefix}-{row.get('use_case_id', '01')[-2:]}"
        if number == base:
            now = {n: v for n, v in values.items() if (fields[n].session or base) <= base or n in _SAID_FIRST}
            yield self.adding(cls, id_, now, ready=True)
        elif number > base:
            now = {n: v for n, v in values.items() if fields[n].session == number and n not in _SAID_FIRST}
            if now:
                yield self.changing(cls.KIND.table, id_, now)

    def evening(self) -> None:
        """What the desk completes, and the cards laid in the order of the sample's lists."""
        for table, id_, values in self.later:
            self.store.execute(c.Change(table, id_, values))
        self.later = []
        for name, cls in _LAID:
            wanted = [row["id"] for row in self.raw[name]]
            if wanted != [r.id for r in self.store.state.every(cls)]:
                for id_ in wanted:
                    self.store.execute(c.Place(cls.KIND.table, id_, None))

    # -- one thing said --
    def adding(self, cls: type[Record], id_: str | None, row: Raw, *, ready: bool = False) -> Any:
        """A step that adds a record."""
        values = dict(row) if ready else _values(cls, row)
        if cls is k.SignOff:
            values["accepted"] = True
        return lambda: self.add(cls, id_ or self.store.new_id(cls), values)

    def add(self, cls: type[Record], id_: str, values: dict[str, Any]) -> None:
        """Add a record with what can be said of it now; what points to others comes when they are there."""
        now = self.possible(cls, id_, values)
        self.store.execute(c.Add(cls.KIND.table, id_, now))

    def changing(self, table: str, id_: str, values: dict[str, Any]) -> Any:
        """A step that changes a record."""
        return lambda: self.store.execute(c.Change(table, id_, self.possible(k.KINDS[table], id_, values)))

    def possible(self, cls: type[Record], id_: str, values: dict[str, Any]) -> dict[str, Any]:
        """The values that can be given now; the others are kept for later."""
        now: dict[str, Any] = {}
        later: dict[str, Any] = {}
        for name, value in values.items():
            shape = described(cls)[name].shape
            points = [value] if isinstance(shape, sh.Ref) else list(value) if isinstance(shape, sh.Refs) else []
            others = shape.others if isinstance(shape, sh.Refs) else ()
            there = all(p is None or p in others or self.store.state.find(p) for p in points)
            (now if there else later)[name] = value
        if later:
            self.later.append((cls.KIND.table, id_, later))
        return now

    def settle(self) -> None:
        """Give the values that had to wait for a record which is there now."""
        waiting, self.later = self.later, []
        for table, id_, values in waiting:
            now = self.possible(k.KINDS[table], id_, values)
            if now:
                self.store.execute(c.Change(table, id_, now))


def _today(now: datetime, planned: Raw) -> dict[str, Any]:
    """The day moved to a moment: it is today, and begins now where it still ends today."""
    start, end = planned["start"], planned["end"]
    long = timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)
    begins = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0)
    if (begins + long).date() != now.date():
        return {"date": now.date()}
    return {"date": now.date(), "start": begins.time(), "end": (begins + long).time()}


def _values(cls: type[Record], row: Raw) -> dict[str, Any]:
    """A record of the sample as the values of a kind."""
    fields, out = described(cls), dict[str, Any]()
    for name, value in _flattened(row):
        if name == "id" or name in _COMPUTED or name not in fields:
            continue
        out[name] = _value(fields[name].shape, value)
    return {n: v for n, v in out.items() if v is not None and v != ()}


def _flattened(row: Raw) -> Iterable[tuple[str, Any]]:
    for name, value in row.items():
        if name in _FLAT and isinstance(value, dict):
            yield from ((_FLAT[name] + inner, v) for inner, v in value.items())
        elif name == "selection_scores":
            yield name, list(value.values())
        elif name == "term_states":
            yield name, [{"term": t, "state": s} for t, s in value.items()]
        elif name == "counts" and isinstance(value, dict):
            yield name, [{"of": of, "n": n} for of, n in value.items()]
        else:
            yield name, value


def _value(shape: sh.Shape, value: Any) -> Any:
    if value is None or value in ("", []):
        return None
    if isinstance(shape, sh.Groups):
        return tuple(_group(shape.of, g) for g in value)
    if isinstance(shape, sh.MANY):
        return tuple(value)
    if isinstance(shape, sh.Text | sh.Code):
        return str(value)
    return sh.decode(shape, int(value) if isinstance(value, bool) else value, _group)


def _group(of: type[Any], row: Raw) -> Any:
    fields, known = described(of), {f.name for f in dataclasses.fields(of)}
    values = {n if n in fields else _OTHER_NAMES.get(n, n): v for n, v in row.items()}
    return of(**{n: _value(fields[n].shape, v) for n, v in values.items() if n in known})
