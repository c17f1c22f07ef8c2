"""What is not settled yet, found in the record: the gap rules of domain.md 5.6, and who is asked what."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from workshop.gaps import danger, data, details, law, paper, room, worth
from workshop.gaps.rule import AFTER, BLOCKING, SOFT, WARNING, Firing, Rule, Same
from workshop.kinds import Gap, Session
from workshop.remembered import remembered
from workshop.running_order import NOT_STARTED
from workshop.snapshot import Snapshot

_MODULES = (data, law, worth, danger, room, paper, details)
RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    dict(sorted((r.id, r) for module in _MODULES for r in module.RULES))
)
_DONE: Final = frozenset({"closed", "signed", "reopened"})


def fires(s: Snapshot, rule: str) -> list[Firing]:
    """What one rule fires on, whenever it speaks."""
    return list(_fires(Same(s), rule))


@remembered(128)  # a few states of the day: all is asked for at every key and every second
def _fires(same: Same, rule: str) -> tuple[Firing, ...]:
    r, s = RULES[rule], same.s
    return tuple(Firing(r, f, r.weighs(s, f.on), r.speaks_from(s, f.on)) for f in r.find(s))


def firings(s: Snapshot) -> list[Firing]:
    """Everything that any rule fires on, in the order of the rules."""
    return [f for rule in RULES for f in fires(s, rule)]


def reached(s: Snapshot) -> int:
    """The number of the last session that has begun: 0 before the first, `AFTER` once the day is over."""
    if s.workshop.status in _DONE:
        return AFTER
    return max((x.number or 0 for x in s.all(Session) if x.state not in (None, NOT_STARTED, "skipped")), default=0)


def speaking(s: Snapshot, upto: int | None = None) -> list[Firing]:
    """The firings that speak by a session, by that which the day has reached without one; those that block first."""
    last = reached(s) if upto is None else upto
    order = (BLOCKING, SOFT, WARNING)
    return sorted((f for f in firings(s) if f.since <= last), key=lambda f: order.index(f.weight))


def severity(s: Snapshot, gap: Gap) -> str:
    """`blocking`: settle before first use. `soft`: should be settled, and so is what no rule covers."""
    rule = RULES.get(gap.rule_id or "")
    return rule.weighs(s, gap.fires_on or "") if rule is not None else SOFT


__all__ = [
    "AFTER",
    "BLOCKING",
    "RULES",
    "SOFT",
    "WARNING",
    "Firing",
    "fires",
    "firings",
    "reached",
    "severity",
    "speaking",
]
