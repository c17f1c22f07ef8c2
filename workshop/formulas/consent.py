"""Rounds on one decision, organisation by organisation: how their rows are named, and what each has said."""

from __future__ import annotations

from typing import Final

from workshop.kinds import Decision, Objection, Organisation
from workshop.snapshot import Snapshot

_BETWEEN: Final = " "  # in the id of a row, between the decision, the organisation and what is asked of it
CHANGE: Final = "change"


def row_id(decision: Decision, org_id: str, what: str = "") -> str:
    """The id of a row."""
    return _BETWEEN.join(x for x in (decision.id, org_id, what) if x)


def org_of(row: str) -> str:
    """The organisation that a row asks."""
    return row.split(_BETWEEN)[1] if _BETWEEN in row else ""


def wants_change(row: str) -> bool:
    """Whether a row asks for the change that would meet an objection."""
    return row.endswith(f"{_BETWEEN}{CHANGE}")


def asked_on(s: Snapshot, row: str) -> tuple[Decision, Organisation] | None:
    """The decision and the organisation of a row; None where it is none of these."""
    decision = s.get(Decision, row.split(_BETWEEN, maxsplit=1)[0]) if _BETWEEN in row else None
    org = s.get(Organisation, org_of(row))
    return (decision, org) if decision is not None and org is not None else None


def round_of(d: Decision) -> int:
    """The round of consent that is under way: each change of the proposal begins another."""
    return 1 + max((o.round or 1 for o in d.objections if o.asked_again), default=0)


def objections(d: Decision) -> tuple[Objection, ...]:
    """What was objected; an answer without words is none."""
    return tuple(o for o in d.objections if o.objection)


def said_in_round(d: Decision, org_id: str) -> Objection | None:
    """The last answer of an organisation in the round that is under way."""
    now = round_of(d)
    return next((o for o in reversed(d.objections) if o.org_id == org_id and (o.round or 1) == now), None)
