"""Risks: both directions, who watches the high ones, who carries them, who accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.formulas import authority, risks
from workshop.gaps import people
from workshop.gaps.rule import BLOCKING, DAY, PILOT, SOFT, Found, Rule
from workshop.kinds import Person, Risk
from workshop.snapshot import Snapshot
from workshop.tongue import tr

RECOMMENDS: Final = "recommend"


def _of_pilot(s: Snapshot, on: str) -> str:
    risk = s.get(Risk, on)
    mine = risk is not None and s.pilot is not None and risk.use_case_id == s.pilot.id
    return BLOCKING if mine else SOFT


def _no_harm(s: Snapshot) -> Iterator[Found]:
    """What the room said before it had a pilot was said of the question, so it counts."""
    pilot = s.pilot
    about = (None, pilot.id) if pilot else ()
    if pilot is None or any(r.direction == risks.NOT_SHARING and r.use_case_id in about for r in s.all(Risk)):
        return
    ask = tr("What happens, and to whom, if nothing is shared?")
    yield Found.of(pilot, tr("No risk of not sharing is named."), ask, None, people.with_role(s, "public_voice"))


def _unwatched(s: Snapshot) -> Iterator[Found]:
    for r in risks.by_score(s.all(Risk)):
        points = risks.score(r) or 0
        if points < risks.HIGH or (r.owner_person_id and r.due_date):
            continue
        what = tr("a date") if r.owner_person_id else tr("an owner") if r.due_date else tr("an owner and a date")
        field = "due_date" if r.owner_person_id else "owner_person_id"
        owner = r.owner_person_id or people.speaker(s, next(iter(r.bearer_org_ids), None))
        ask = tr("{named}: who, by when?").format(named=people.named(r.title))
        yield Found.of(
            r,
            tr("{named}: scores {points}, without {what}.").format(
                named=people.named(r.title), points=points, what=what
            ),
            ask,
            field,
            owner,
        )


def _unplaced(s: Snapshot) -> Iterator[Found]:
    top = {r.id for r in risks.top(s.all(Risk))}
    for r in s.all(Risk):
        if r.id in top and r.sharing_status in risks.UNPLACED:
            ask = tr("{named}: who answers the phone when this happens? Who should?").format(
                named=people.named(r.title)
            )
            state = tr("no agreed bearer") if r.sharing_status == "unallocated" else tr("who carries it is disputed")
            owner = r.owner_person_id or people.speaker(s, next(iter(r.bearer_org_ids), None))
            yield Found.of(r, f"{people.named(r.title)}: {state}.", ask, "sharing_status", owner)


def _beyond(s: Snapshot) -> Iterator[Found]:
    for r in s.all(Risk):
        if not authority.beyond(s, r):
            continue
        who = people.somebody(s, r.accepted_by_person_id)
        person = s.get(Person, r.accepted_by_person_id)
        can = (
            tr("{who} can recommend this.").format(who=who)
            if person and person.authority_today == RECOMMENDS
            else tr("{who} cannot decide.").format(who=who)
        )
        ask = tr("{named}: {can} Who decides, and when will they be asked?").format(
            named=people.named(r.title), can=can
        )
        message = tr("{named}: accepted by {who}, who could not decide then.").format(
            named=people.named(r.title), who=who
        )
        yield Found.of(r, message, ask, "accepted_by_person_id", r.accepted_by_person_id)


RULES = (
    Rule("G12", tr("No risk of not sharing is named."), PILOT, 7, SOFT, "risk", _no_harm),
    Rule("G13", tr("A risk of 12 or more has no owner, or no date."), DAY, 7, _of_pilot, "risk", _unwatched),
    Rule("G14", tr("A risk of the top five is unallocated or disputed."), DAY, 7, _of_pilot, "risk", _unplaced),
    Rule("G15", tr("A risk was accepted by somebody who could not decide then."), DAY, 7, _of_pilot, "risk", _beyond),
)
