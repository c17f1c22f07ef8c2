"""Who agreed to the pilot, and whether they could: acceptances beyond authority and provisional decisions, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import chain
from typing import Final

from workshop import dates
from workshop.formulas import authority
from workshop.kinds import AbsentRole, Decision, Organisation, Person, Position, Risk, SignOff
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.views import names
from workshop.views.decisions import role_of
from workshop.views.risks import accepted
from workshop.views.stands import NOT_SAID, parties, positions
from workshop.words import one_line, sentence, tidy

_COULD: Final = {
    "decide": tr("Could decide"),
    "recommend": tr("Could recommend, not decide"),
    "advise": tr("Could advise, not decide"),
}
NOBODY_COULD: Final = tr("Nobody in the room could decide")


@dataclass(frozen=True, slots=True)
class Yes:
    """Where one organisation stands, what its people could do, and what of its yes still waits for somebody."""

    organisation: str
    stance: str  # `Agrees with reservation`; empty where nobody said
    words: str  # in its own words
    could: str  # `Could decide`
    waits: tuple[str, ...]  # each a sentence that begins with `Provisional`

    @property
    def provisional(self) -> bool:
        """Whether any of its yes is not yet one."""
        return bool(self.waits) or self.could != _COULD["decide"]


def agreed(snapshot: Snapshot) -> tuple[Yes, ...]:
    """The parties of the pilot, then others with a position or with something that waits; without a pilot who signed.

    Nothing is left out: an acceptance that somebody could not give, and a decision that waits for a yes, each say so.
    """
    pilot = snapshot.pilot
    said = {s.organisation: s for s in positions(snapshot)}
    waits = _waits(snapshot)
    signed = [s.org_id for s in snapshot.all(SignOff) if s.accepted and s.org_id] if pilot is None else []
    first = list(parties(pilot)) if pilot is not None else signed
    named = [o.id for o in snapshot.all(Organisation) if names.organisation(snapshot, o.id) in said or o.id in waits]
    out = []
    for org in dict.fromkeys(chain(first, named)):
        name = names.organisation(snapshot, org)
        stand = said.get(name)
        stance = stand.stance if stand is not None and stand.stance != NOT_SAID else ""
        words = stand.words if stand is not None else ""
        out.append(Yes(name, stance, words, _could(snapshot, org), tuple(waits.get(org, ()))))
    return tuple(y for y in out if y.organisation)


def _could(snapshot: Snapshot, org: str) -> str:
    """What the organisation's people in the room could do at most; empty where nobody ever said."""
    here = [p for p in snapshot.all(Person) if p.org_id == org and p.here is not False]
    if all(p.authority_today is None for p in here):
        return "" if here else NOBODY_COULD
    day = authority.strongest(p.authority_today or authority.NOBODY for p in here)
    at = _spoke_at(snapshot, org)
    known = at is not None and all(p.present_from is not None for p in here)
    then = authority.of_organisation(snapshot, org, at) if at is not None and known else day
    if then != day:  # who could do more had left, or was not there yet (interaction.md W20)
        return tr("{get} when it said so").format(get=_COULD.get(then, NOBODY_COULD))
    return _COULD.get(day, NOBODY_COULD)


def _spoke_at(snapshot: Snapshot, org: str) -> time | None:
    """When an organisation said where it stands, as it stands; None where that was in no session."""
    pilot = snapshot.pilot
    for p in snapshot.all(Position):
        if p.org_id == org and (pilot is None or p.use_case_id in {pilot.id, None}):
            last = p.changed_at if p.changed_in and p.changed_at else p.created_at if p.created_in else None
            return last.time().replace(tzinfo=None) if last is not None else None
    return None


def _waits(snapshot: Snapshot) -> dict[str, list[str]]:
    """By organisation what waits for somebody's yes; what belongs to nobody stands under an empty name."""
    out: dict[str, list[str]] = {}
    for d in snapshot.all(Decision):
        if d.status == "provisional":
            absent = snapshot.get(AbsentRole, d.confirm_absent_role_id)
            owner = snapshot.get(Person, d.owner_person_id)
            org = (absent.org_id if absent else owner.org_id if owner else None) or ""
            out.setdefault(org, []).append(_decision(snapshot, d, absent))
    pilot = snapshot.pilot
    for r in snapshot.all(Risk):
        if authority.beyond(snapshot, r) and (pilot is None or r.use_case_id == pilot.id):
            person = snapshot.get(Person, r.accepted_by_person_id)
            words = f"{accepted(snapshot, r)}: {one_line(r.title or '')}"
            out.setdefault((person.org_id if person else "") or "", []).append(sentence(words))
    return out


def _decision(snapshot: Snapshot, d: Decision, absent: AbsentRole | None) -> str:
    """`Provisional, the senior risk owner answers by 9 October 2026: The department is …`."""
    who = role_of(snapshot, absent).split(",")[0] if absent else names.person(snapshot, d.owner_person_id)
    who = tr("the {who}{who2}").format(who=who[:1].lower(), who2=who[1:]) if absent and who else who
    when = tr(" by {say}").format(say=dates.say(d.confirm_by)) if d.confirm_by else tr(", nobody said when")
    answers = (
        tr("{who} answers{when}").format(who=who, when=when) if who else tr("still to settle who answers, and by when")
    )
    return sentence(
        tr("Provisional, {answers}: {decision}").format(answers=answers, decision=one_line(tidy(d.decision or "")))
    )


def of_nobody(snapshot: Snapshot) -> tuple[str, ...]:
    """What is provisional and waits for no organisation in particular."""
    return tuple(_waits(snapshot).get("", ()))
