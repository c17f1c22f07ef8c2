"""Who was there, what they could decide and when, and which roles were missing (domain.md 3.1, 3.13)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop import dates
from workshop.formulas import authority
from workshop.kinds import AbsentRole, Action, Organisation, Person
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.decisions import role_of
from workshop.views.stands import parties
from workshop.vocabulary import label
from workshop.words import joined, one_line, sentence, tidy


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody on the list."""

    name: str
    job_title: str
    role: str  # in the room, where it was not simply taking part
    authority: str
    present: str  # `09:30 to 15:00`; or that they were not there


@dataclass(frozen=True, slots=True)
class Delegation:
    """An organisation and its people."""

    name: str
    short: str
    kind: str
    people: tuple[Attendee, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A role that was needed and was not there."""

    role: str
    why: str
    covered_by: str
    follow_up: str


def delegations(snapshot: Snapshot) -> tuple[Delegation, ...]:
    """Every organisation with its people, and at the end who came for none."""
    people = snapshot.all(Person)
    out = [
        Delegation(
            one_line(o.name or o.short or "") or tr("An organisation without a name"),
            one_line(o.short or ""),
            label("org_type", o.type),
            tuple(_attendee(p) for p in people if p.org_id == o.id),
        )
        for o in snapshot.all(Organisation)
    ]
    known = {o.id for o in snapshot.all(Organisation)}
    rest = tuple(_attendee(p) for p in people if p.org_id not in known)
    return (*out, Delegation(tr("Without an organisation"), "", "", rest)) if rest else tuple(out)


def missing(snapshot: Snapshot) -> tuple[Missing, ...]:
    """The roles that were absent."""
    return tuple(_missing(snapshot, a) for a in snapshot.all(AbsentRole))


def nobody_could_decide(snapshot: Snapshot) -> str:
    """`Nobody in the room could decide for the Department for Household Income.`; empty where that is not so."""
    pilot = snapshot.pilot
    without = [o for o in parties(pilot) if not authority.had_a_decider(snapshot, o)] if pilot else []
    called = joined((names.spoken(names.organisation(snapshot, o)) for o in without), tr("or"))
    return sentence(tr("nobody in the room could decide for {called}").format(called=called)) if called else ""


def counts(snapshot: Snapshot) -> tuple[int, int]:
    """How many people were there, from how many organisations."""
    here = [p for p in snapshot.all(Person) if p.here is not False]
    return len(here), len({p.org_id for p in here if p.org_id})


def _attendee(p: Person) -> Attendee:
    role = label("workshop_role", p.workshop_role) if p.workshop_role != "participant" else ""
    return Attendee(
        one_line(p.name or "") or tr("Name not said"),
        one_line(p.job_title or ""),
        role,
        label("authority_today", p.authority_today) or tr("Not said"),
        _present(p),
    )


def _present(p: Person) -> str:
    if p.here is False:
        return tr("Not there")
    if p.present_from is None:
        return tr("Not said")
    return tr("{clock} to {clock2}").format(
        clock=dates.clock(p.present_from), clock2=dates.clock(p.present_to) if p.present_to else tr("the end")
    )


def _missing(snapshot: Snapshot, a: AbsentRole) -> Missing:
    action = snapshot.get(Action, a.follow_up_action_id)
    follow_up = ""
    if action is not None:
        by = tr(", by {say}").format(say=dates.say(action.due_date)) if action.due_date else ""
        follow_up = f"{one_line(action.action or '').rstrip('.')}{by}"
    return Missing(
        role_of(snapshot, a) or tr("A role without a name"),
        tidy(a.why or ""),
        names.person_of(snapshot, a.covered_by_person_id),
        follow_up,
    )
