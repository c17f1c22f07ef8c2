"""The day itself: what it is about, its running order, its settings, the playbook that it follows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, O, R, Record
from workshop.tongue import tr


@dataclass(frozen=True, kw_only=True, slots=True)
class Workshop(Record):
    """What the day is about, where and when."""

    KIND: ClassVar[Kind] = Kind("workshop", "ws", tr("day"), tr("days"), "title", single=True)

    title: str | None = f.words(tr("Title"), grade=R, layer=ROOM, ask=LIVE)
    question: str | None = f.words(
        tr("Question"),
        long=True,
        grade=R,
        layer=ROOM,
        ask=LIVE,
        session=1,
        help=tr("One sentence that ends in a question mark."),
    )
    date: dt.date | None = f.day(tr("Date"), grade=R, layer=ROOM, ask=LIVE)
    start: dt.time | None = f.clock_time(tr("Start"), grade=R, layer=ROOM, ask=LIVE)
    end: dt.time | None = f.clock_time(tr("Finish"), grade=R, layer=ROOM, ask=LIVE)
    handling_marking: str | None = f.words(
        tr("Marking"), grade=R, layer=ROOM, ask=LIVE, help=tr("Shown on every screen and page, as typed.")
    )
    ground_rules: tuple[str, ...] = f.texts(tr("Ground rules"), layer=ROOM, ask=LIVE, session=1)
    done_definition: str | None = f.words(tr("Done means"), long=True, layer=ROOM, session=1)
    venue: str | None = f.words(tr("Venue"), grade=R, personal=True)
    nation: str | None = f.code(tr("Bank holidays of"), "nation", help=tr("Working days leave them out."))
    host_org_id: str | None = f.ref(tr("Host"), "organisation", grade=R)
    sponsor_id: str | None = f.ref(tr("Sponsor"), "person", grade=R)
    facilitator_id: str | None = f.ref(tr("Facilitator"), "person", grade=R)
    scribe_id: str | None = f.ref(tr("Scribe"), "person", grade=O)
    mode: str | None = f.words(tr("Held"), grade=O, help=tr("In one room, or some on a line."))
    status: str | None = f.code(tr("Status"), "workshop_status", ask=DERIVED)
    started_at: dt.datetime | None = f.moment(tr("Started"), layer=ROOM, ask=DERIVED, wall=False)
    fictional: bool | None = f.flag(tr("Everything in it is invented"), ask=DERIVED, wall=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Session(Record):
    """A part of the day."""

    KIND: ClassVar[Kind] = Kind("session", "ses", tr("session"), tr("sessions"), "short", undoable=False)

    number: int | None = f.number(tr("Number"), 1, 99, layer=ROOM, ask=DERIVED)
    phase: str | None = f.code(tr("Phase"), "session_phase", ask=DERIVED)
    title: str | None = f.words(tr("Title"), layer=ROOM)
    short: str | None = f.words(tr("Short title"), layer=ROOM)
    planned_start: dt.time | None = f.clock_time(tr("Planned start"), layer=ROOM)
    planned_minutes: int | None = f.number(tr("Minutes"), 0, 600, layer=ROOM)
    started_at: dt.datetime | None = f.moment(tr("Started"), layer=ROOM, ask=DERIVED)
    ended_at: dt.datetime | None = f.moment(tr("Ended"), layer=ROOM, ask=DERIVED)
    state: str | None = f.code(tr("State"), "session_state", layer=ROOM, ask=DERIVED)
    done_evidence: str | None = f.words(tr("What shows that it is done"), long=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Break(Record):
    """A break or lunch: a row of the running order."""

    KIND: ClassVar[Kind] = Kind("break", "brk", tr("break"), tr("breaks"), "label", undoable=False)

    label: str | None = f.words(tr("Name"), layer=ROOM)
    after_session_id: str | None = f.ref(tr("After"), "session", layer=ROOM, ask=DERIVED)
    planned_start: dt.time | None = f.clock_time(tr("Planned start"), layer=ROOM)
    planned_minutes: int | None = f.number(tr("Minutes"), 0, 600, layer=ROOM)
    started_at: dt.datetime | None = f.moment(tr("Started"), layer=ROOM, ask=DERIVED)
    ended_at: dt.datetime | None = f.moment(tr("Ended"), layer=ROOM, ask=DERIVED)
    state: str | None = f.code(tr("State"), "session_state", layer=ROOM, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate(Record):
    """A time by which a session must have started or ended."""

    KIND: ClassVar[Kind] = Kind("gate", "gate", tr("gate"), tr("gates"), "text", undoable=False)

    text: str | None = f.words(tr("What must be true"), layer=ROOM)
    by: dt.time | None = f.clock_time(tr("By"), layer=ROOM)
    session_id: str | None = f.ref(tr("Session"), "session", layer=ROOM)
    edge: str | None = f.code(tr("Which end"), "gate_edge", layer=ROOM)


@dataclass(frozen=True, kw_only=True, slots=True)
class Playbook(Record):
    """The text of the playbook that this day follows, kept so that it reads the same when the program's has changed."""

    KIND: ClassVar[Kind] = Kind("playbook", "plb", tr("playbook"), tr("playbooks"), "name", single=True, undoable=False)

    name: str | None = f.words(tr("Name"), ask=DERIVED)
    revision: int | None = f.number(tr("Revision"), 1, ask=DERIVED)
    text: str | None = f.words(tr("Text"), long=True, ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting(Record):
    """A choice made for this day; the id is its name."""

    KIND: ClassVar[Kind] = Kind("setting", "set", tr("setting"), tr("settings"), "id", undoable=False)

    value: str | None = f.words(tr("Value"), ask=DERIVED)


@dataclass(frozen=True, kw_only=True, slots=True)
class TheAsk(Record):
    """What the room wants somebody to decide: the first line of the report."""

    KIND: ClassVar[Kind] = Kind("the_ask", "ask", tr("the ask"), tr("asks of a decision maker"), "text", single=True)

    text: str | None = f.words(tr("What we ask"), long=True, grade=G, layer=ROOM, ask=LIVE, session=11)
    to: str | None = f.words(tr("Of whom"), grade=G, layer=ROOM, ask=LIVE, session=11, personal=True)
    by: dt.date | None = f.day(tr("By when"), grade=G, layer=ROOM, ask=LIVE, session=11)
    options: tuple[str, ...] = f.texts(tr("Options"), grade=G, layer=ROOM, ask=LIVE, session=11)
    next_on: dt.date | None = f.day(tr("We meet again"), layer=ROOM, ask=LIVE, session=11)
