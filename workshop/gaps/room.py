"""The room: who was there and could decide, what was promised, parked, counted and decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.formulas import authority, choosing, trust
from workshop.gaps import people
from workshop.gaps.rule import BLOCKING, DAY, PILOT, SOFT, WARNING, Found, Rule
from workshop.kinds import AbsentRole, Action, Decision, Parked, Person, Trust
from workshop.snapshot import Snapshot
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
            yield Found.of(a, f"{what}: no person owns it.", f"{what}: who does it, by when?", "owner_person_id")
        elif not _was_there(owner, a) and not a.cover_person_id:
            who = people.somebody(s, owner.id)
            ask = f"{what}: {who} is not here. Who takes it along?"
            yield Found.of(a, f"{what}: {who} was not in the room, and nobody covers.", ask, "cover_person_id")
        elif a.due_date is None or not is_working_day(a.due_date, nation) or (day is not None and a.due_date < day):
            why = "no date" if a.due_date is None else "its date is not a working day of the weeks to come"
            yield Found.of(a, f"{what}: {why}.", f"{what}: by which working day?", "due_date")


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
            ask = f"Parked: “{people.named(p.text)}”. An action, answered, or for later?"
            yield Found.of(
                p, sentence(f"Still parked: {people.named(p.text)}"), ask, "disposition", p.raised_by_person_id
            )


def _few_answers(s: Snapshot) -> Iterator[Found]:
    over = s.workshop.status in _OVER
    for t in s.all(Trust):
        counted = [("start", trust.answers(t.start)), ("end", trust.answers(t.end))]
        short = [when for when, n in counted if n < trust.FEWEST and (n or when == "start" or over)]
        if short:
            ask = f"“{people.named(t.text)}”: fewer than five answers at the {short[0]}. No figure is shown."
            message = f"{people.named(t.text)}: fewer than five answers at the {' and at the '.join(short)}."
            yield Found.of(t, message, ask, short[0])


def _absent(s: Snapshot) -> Iterator[Found]:
    for a in s.all(AbsentRole):
        role = label("governance_role", a.role) or "A role"
        where = f" of {people.organisation(s, a.org_id)}" if a.org_id else ""
        ask = f"{role}{where} is not here. Who puts it to them, by when?"
        message = f"{role}{where} was not present."
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
            ask = f"Nobody here can decide for {name}. Who can, and when will they be asked?"
            message = f"Nobody in the room could decide for {name}."
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
            message = f"{what}: {who} showed {low.fist}, and why is not written down."
            yield Found.of(d, message, f"{who} showed {low.fist}: what would raise it?", "fists")
        elif d.status == "provisional" and not ((d.owner_person_id or d.confirm_absent_role_id) and d.confirm_by):
            message = f"{what}: provisional, without who confirms it and by when."
            ask = f"“{what}” is provisional. Who confirms it, by when?"
            yield Found.of(d, message, ask, "confirm_by", d.owner_person_id)


RULES = (
    Rule(
        "G16",
        "An action has no person, or one who was not in the room when it was raised and nobody who covers, or its date"
        " is no working day or lies before the day.",
        DAY,
        9,
        WARNING,
        "record",
        _promised,
    ),
    Rule("G23", "A parked item is still open.", DAY, 10, WARNING, "record", _parked),
    Rule(
        "G24",
        "Fewer than five answered a trust statement. The figure is left out everywhere.",
        DAY,
        11,
        WARNING,
        "record",
        _few_answers,
    ),
    Rule("G27", "A role that was needed was absent.", DAY, 9, _names_pilot, "record", _absent),
    Rule(
        "G31",
        "A supplier or the acquirer had nobody in the room who could decide.",
        PILOT,
        7,
        BLOCKING,
        "agreement",
        _nobody_decides,
    ),
    Rule(
        "G32",
        "A fist under 3 has no note, or a provisional decision has no person or absent role and date.",
        DAY,
        5,
        SOFT,
        "record",
        _undecided,
    ),
)
