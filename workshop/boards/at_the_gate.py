"""Shortly before a gate: what is not there yet, and how to get it still (interaction.md 1.1)."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from workshop.kinds import Gate, Session
from workshop.playbook.progress import playbook_of
from workshop.running_order import date_of, minutes
from workshop.snapshot import Snapshot
from workshop.tongue import tr

SOON: Final = 10  # minutes before
PILOT: Final = "one_pilot"  # the rule of a session that ends with a pilot
HALVE: Final = tr("Halve the scope: fewer people, fields, weeks?")


def at_the_gate(s: Snapshot, now: datetime) -> list[tuple[str, str]]:
    """What is to be said now: what it is about, for saying it once; the sentence. Nothing once there is a pilot."""
    if s.pilot is not None or s.workshop.started_at is None or date_of(s, now) != now.date():
        return []
    plan = playbook_of(s)
    out = []
    for gate in s.all(Gate):
        session, part = s.get(Session, gate.session_id), plan.session(gate.session_id)
        if gate.by is None or part is None or PILOT not in part.done or session is None or session.ended_at is not None:
            continue
        rest = minutes(gate.by) - minutes(now)
        if 0 <= rest <= SOON:
            out.append(
                (
                    f"gate {gate.id}",
                    tr("{rest} min to “{gate}”. {halve}").format(
                        rest=rest, gate=(gate.text or "").lower(), halve=HALVE
                    ),
                )
            )
    return out
