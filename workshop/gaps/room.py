"""The room: who was there and could decide, what was promised, parked, counted and decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.formulas import authority, choosing, trust
from workshop.gaps import people
from workshop.gaps.rule import BLOCKING, DAY, PILOT, SOFT, WARNING, Found, Rule
from workshop.kinds import AbsentRole, Action, Decision, Parked, Person, Trust
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import sentence
from workshop.working_days import is_working_day

_OVER: Final = frozenset({"closed", "signed", "reopened"})


def _promised(s: Snapshot) -> Iterator[Found]:
    """Judged by the day’s own date and clock, and by the working days of its place."""
    day, nation = s.workshop.date, s.workshop.nation or "england"
    for a in s.all(Action):
        owner = s.get(Person, a.owner_person_id)
        what = people.named(a.action)
        if owner is None:
            yield Found.of(
                a,
                tr("{what}: no person owns it.").format(what=what),
                tr("{what}: who does it, by when?").format(what=what),
                "owner_person_id",
            )
        elif not _was_there(owner, a) and not a.cover_person_id:
            who = people.somebody(s, owner.id)
            ask = tr("{what}: {who} is not here. Who takes it along?").format(what=what, who=who)
            yield Found.of(
                a,
                tr("{what}: {who} was not in the room, and nobody covers.").format(what=what, who=who),
                ask,
                "cover_person_id",
            )
        elif a.due_date is None or not is_working_day(a.due_date, nation) or (day is not None and a.due_date < day):
            why = tr("no date") if a.due_date is None else tr("its date is not a working day of the weeks to come")
            yield Found.of(a, f"{what}: {why}.", tr("{what}: by which working day?").format(what=what), "due_date")


def _was_there(owner: Person, action: Action) -> bool:
    """Whether somebody was in the room when it was raised. Of whom nobody called it is not known: nothing is said."""
    if owner.here is None and owner.present_from is None:
        return True
    if action.raised_at is None:
        return owner.here is not False
    return authority.present(owner, action.raised_at)


def _parked(s: Snapshot) -> Iterator[Found]:
    for p in s.all(Parked):
        if (p.disposition or "open") == "open":
            ask = tr("Parked: “{named}”. An action, answered, or for later?").format(named=people.named(p.text))
            yield Found.of(
                p,
                sentence(tr("Still parked: {named}").format(named=people.named(p.text))),
                ask,
                "disposition",
                p.raised_by_person_id,
            )


def _few_answers(s: Snapshot) -> Iterator[Found]:
    over = s.workshop.status in _OVER
    for t in s.all(Trust):
        counted = [("start", trust.answers(t.start)), ("end", trust.answers(t.end))]
        short = [when for when, n in counted if n < trust.FEWEST and (n or when == "start" or over)]
        if short:
            ask = tr("“{named}”: fewer than five answers at the {short}. No figure is shown.").format(
                named=people.named(t.text), short=short[0]
            )
            message = tr("{named}: fewer than five answers at the {short}.").format(
                named=people.named(t.text), short=tr(" and at the ").join(short)
            )
            yield Found.of(t, message, ask, short[0])


def _absent(s: Snapshot) -> Iterator[Found]:
    for a in s.all(AbsentRole):
        role = label("governance_role", a.role) or tr("A role")
        where = tr(" of {organisation}").format(organisation=people.organisation(s, a.org_id)) if a.org_id else ""
        ask = tr("{role}{where} is not here. Who puts it to them, by when?").format(role=role, where=where)
        message = tr("{role}{where} was not present.").format(role=role, where=where)
        yield Found.of(a, message, ask, "covered_by_person_id", a.covered_by_person_id)


def _names_pilot(s: Snapshot, on: str) -> str:
    role = s.get(AbsentRole, on)
    return BLOCKING if role is not None and s.pilot is not None and s.pilot.id in role.use_case_ids else SOFT


def _nobody_decides(s: Snapshot) -> Iterator[Found]:
    pilot = s.pilot
    parties = (*pilot.supplier_org_ids, pilot.acquirer_org_id) if pilot is not None else ()
    for org in dict.fromkeys(parties):
        if org and not authority.had_a_decider(s, org):
            name = people.organisation(s, org)
            ask = tr("Nobody here can decide for {name}. Who can, and when will they be asked?").format(name=name)
            message = tr("Nobody in the room could decide for {name}.").format(name=name)
            owner = people.speaker(s, org)
            yield Found(org, message, ask, "organisation", org, None, owner)


def _undecided(s: Snapshot) -> Iterator[Found]:
    for d in s.all(Decision):
        if d.status == "reversed":
            continue
        what = people.named(d.decision)
        low = next((f for f in d.fists if f.fist is not None and f.fist < choosing.LOW and not f.note), None)
        if low is not None:
            who = people.organisation(s, low.org_id)
            message = tr("{what}: {who} showed {fist}, and why is not written down.").format(
                what=what, who=who, fist=low.fist
            )
            yield Found.of(
                d, message, tr("{who} showed {fist}: what would raise it?").format(who=who, fist=low.fist), "fists"
            )
        elif d.status == "provisional" and not ((d.owner_person_id or d.confirm_absent_role_id) and d.confirm_by):
            message = tr("{what}: provisional, without who confirms it and by when.").format(what=what)
            ask = tr("“{what}” is provisional. Who confirms it, by when?").format(what=what)
            yield Found.of(d, message, ask, "confirm_by", d.owner_person_id)


RULES = (
    Rule(
        "G16",
        tr(
            "An action has no person, or one who was not in the room when it was "
            "raised and nobody who covers, or its date"
            " is no working day or lies before the day."
        ),
        DAY,
        9,
        WARNING,
        "record",
        _promised,
    ),
    Rule("G23", tr("A parked item is still open."), DAY, 10, WARNING, "record", _parked),
    Rule(
        "G24",
        tr("Fewer than five answered a trust statement. The figure is left out everywhere."),
        DAY,
        11,
        WARNING,
        "record",
        _few_answers,
    ),
    Rule("G27", tr("A role that was needed was absent."), DAY, 9, _names_pilot, "record", _absent),
    Rule(
        "G31",
        tr("A supplier or the acquirer had nobody in the room who could decide."),
        PILOT,
        7,
        BLOCKING,
        "agreement",
        _nobody_decides,
    ),
    Rule(
        "G32",
        tr("A fist under 3 has no note, or a provisional decision has no person or absent role and date."),
        DAY,
        5,
        SOFT,
        "record",
        _undecided,
    ),
)
