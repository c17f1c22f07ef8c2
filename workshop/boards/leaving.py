"""Who leaves before the end, and for whom nobody in the room can decide then (interaction.md W20)."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final

from workshop import dates
from workshop.formulas.authority import of_organisation
from workshop.kinds import Decision, Organisation, Person, Value
from workshop.running_order import at_minute, date_of, minutes
from workshop.shown import called, first_name
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

SOON: Final = 20  # minutes before
DECIDE: Final = "decide"


def leaving(s: Snapshot, now: datetime) -> list[tuple[str, str]]:
    """What is to be said now of people who can decide and leave: what it is about, for saying it once; the sentence."""
    if s.workshop.started_at is None or date_of(s, now) != now.date():
        return []
    out = []
    for p in s.all(Person):
        if p.present_to is None or p.here is False or p.authority_today != DECIDE or p.org_id is None:
            continue
        until = minutes(p.present_to) - minutes(now)
        if 0 <= until <= SOON:
            out.append(
                (tr("soon {id} {present_to}").format(id=p.id, present_to=p.present_to), _soon(s, p, p.present_to))
            )
        elif until < 0 and nobody_decides(s, p.org_id, at_minute(minutes(now))):
            out.append((f"gone {p.org_id}", _gone(s, p.org_id)))
    return out


def nobody_decides(s: Snapshot, org_id: str, at: time) -> bool:
    """Whether nobody in the room can commit an organisation at a time."""
    return of_organisation(s, org_id, at) != DECIDE


def _soon(s: Snapshot, p: Person, at: time) -> str:
    who, clock = first_name(s, p.id), dates.clock(at)
    if not nobody_decides(s, p.org_id or "", at_minute(minutes(at) + 1)):
        return tr("{who} leaves at {clock}.").format(who=who, clock=clock)
    org = called(s, p.org_id)
    n = _open_items(s, p.org_id or "")
    ask = (
        tr("Get their yes to {open_items} before, or agree").format(open_items=counted(n, "open item"))
        if n
        else tr("Agree")
    )
    return tr("{who} leaves at {clock}. Then nobody here can decide for {org}. {ask} who asks whom.").format(
        who=who, clock=clock, org=org, ask=ask
    )


def _gone(s: Snapshot, org_id: str) -> str:
    org = called(s, org_id)
    return tr(
        "Nobody here can now decide for {org}. What is accepted for them is provisional. Agree who asks whom."
    ).format(org=org)


def _open_items(s: Snapshot, org_id: str) -> int:
    """Proposed decisions, and values that this organisation has not agreed."""
    decisions = sum(d.status == "proposed" for d in s.all(Decision))
    values = sum(v.status == "proposed" and v.party == org_id for v in s.all(Value))
    return decisions + values if s.get(Organisation, org_id) else 0
