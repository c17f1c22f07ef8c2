"""Who is in the room, who is missing, and how far they trust each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from workshop import field as f
from workshop.field import DERIVED, LIVE, ROOM, G, Kind, R, Record
from workshop.tongue import tr

OPENING = 1
ANSWERS = (tr("1 strongly disagree"), "2", "3", "4", tr("5 strongly agree"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation(Record):
    """A body with people in the room."""

    KIND: ClassVar[Kind] = Kind("organisation", "org", tr("organisation"), tr("organisations"), "name")

    name: str | None = f.words(tr("Name"), grade=R, layer=ROOM, ask=LIVE, session=OPENING, personal=True)
    short: str | None = f.words(
        tr("Short name"),
        grade=R,
        layer=ROOM,
        ask=LIVE,
        session=OPENING,
        help=tr("One or two words, as it is said aloud."),
    )
    holds_nothing: bool | None = f.flag(tr("Nothing that helps"), layer=ROOM, ask=DERIVED, session=3)
    initials: str | None = f.words(tr("Initials"), grade=R)
    type: str | None = f.code(tr("Type"), "org_type", grade=R)
    part_in_room: str | None = f.code(tr("Part in the room"), "part_in_room")
    description: str | None = f.words(tr("Description"), long=True)
    controller_registration: str | None = f.words(tr("Registration"))
    dpo_contact: str | None = f.words(tr("Data protection contact"), wall=False, personal=True)
    other_names: tuple[str, ...] = f.texts(
        tr("Also typed as"), help=tr("Learned from corrections; this day only."), personal=True
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Record):
    """Somebody in the room. Authority holds only while they are present."""

    KIND: ClassVar[Kind] = Kind("person", "ppl", tr("person"), tr("people"), "name")

    name: str | None = f.words(tr("Name"), grade=R, layer=ROOM, ask=LIVE, session=OPENING, personal=True)
    org_id: str | None = f.ref(tr("Organisation"), "organisation", grade=R, layer=ROOM, ask=LIVE, session=OPENING)
    authority_today: str | None = f.code(
        tr("Today"), "authority_today", grade=R, layer=ROOM, ask=LIVE, session=OPENING, wall=False
    )
    here: bool | None = f.flag(tr("Here"), layer=ROOM, ask=LIVE, session=OPENING, wall=False)
    present_from: dt.time | None = f.clock_time(tr("From"), layer=ROOM, ask=LIVE, session=OPENING, wall=False)
    present_to: dt.time | None = f.clock_time(
        tr("Until"), layer=ROOM, ask=LIVE, session=OPENING, wall=False, help=tr("Empty: to the end.")
    )
    job_title: str | None = f.words(tr("Job title"), grade=R)
    workshop_role: str | None = f.code(tr("Role today"), "workshop_role", grade=R, wall=True)
    governance_roles: tuple[str, ...] = f.codes(tr("Roles at work"), "governance_role", grade=R)
    contact: str | None = f.words(tr("Contact"), wall=False, personal=True)
    quote_rule: str | None = f.code(tr("May be quoted"), "quote_rule")
    other_names: tuple[str, ...] = f.texts(
        tr("Also typed as"), help=tr("Learned from corrections; this day only."), personal=True
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class AbsentRole(Record):
    """A role that was needed and not in the room."""

    KIND: ClassVar[Kind] = Kind("absent_role", "abs", tr("absent role"), tr("absent roles"), "role")

    role: str | None = f.code(tr("Role"), "governance_role", grade=G, layer=ROOM, ask=LIVE, session=OPENING, wall=False)
    org_id: str | None = f.ref(
        tr("Organisation"), "organisation", grade=G, layer=ROOM, ask=LIVE, session=OPENING, wall=False
    )
    why: str | None = f.words(tr("Needed for"), long=True, grade=G, layer=ROOM, ask=LIVE, session=OPENING, wall=False)
    covered_by_person_id: str | None = f.ref(
        tr("Covered by"), "person", grade=G, layer=ROOM, ask=LIVE, session=OPENING, wall=False
    )
    use_case_ids: tuple[str, ...] = f.refs(tr("Use cases"), "use_case", grade=G, layer=ROOM, wall=False)
    follow_up_action_id: str | None = f.ref(tr("Follow-up"), "action", grade=G, layer=ROOM, wall=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trust(Record):
    """One statement of the trust measure: five counts at the start, five at the end, and nothing else."""

    KIND: ClassVar[Kind] = Kind("trust", "tr", tr("trust statement"), tr("trust statements"), "text")

    text: str | None = f.words(tr("Statement"), layer=ROOM, ask=DERIVED)
    start: tuple[int, ...] = f.counts(tr("At the start"), *ANSWERS, layer=ROOM, ask=LIVE, session=OPENING, on_show=True)
    end: tuple[int, ...] = f.counts(tr("At the end"), *ANSWERS, layer=ROOM, ask=LIVE, session=11, on_show=True)
    later: tuple[int, ...] = f.counts(tr("Since the day"), *ANSWERS, ask=DERIVED, on_show=True)
