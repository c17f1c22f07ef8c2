"""A tie at the top, and the rules that could break it: named, never silent (domain.md 3.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from workshop.formulas import choosing
from workshop.kinds import CRITERIA, UseCase
from workshop.snapshot import Snapshot
from workshop.words import joined

RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "low movement": "less data moves",
        "public value": "more public value",
        "legal clarity": "the law is clearer",
        "feasible in twelve weeks": "more of it can be done in twelve weeks",
    }
)


@dataclass(frozen=True, slots=True)
class Breaks:
    """What a rule would choose among those that are level."""

    rule: str  # `less data moves`
    case: UseCase
    points: int

    def proposal(self, level: list[UseCase], total: int) -> str:
        """The line that proposes it: what is chosen, and by which rule."""
        others = joined(u.headline for u in level if u.id != self.case.id)
        return f"d: The pilot is {self.case.headline} #consent -- Level at {total} with {others}: {self.rule}"


def level_at_the_top(s: Snapshot) -> list[UseCase]:
    """The use cases that share the highest total; none where one leads."""
    top = next(iter(choosing.ranking(s)), [])
    return top if len(top) > 1 else []


def breaking(s: Snapshot) -> list[Breaks]:
    """The rules that tell them apart. Dots are none: they are shown beside the totals, and break no tie."""
    level = level_at_the_top(s)
    out = []
    for criterion, rule in RULES.items():
        at = CRITERIA.index(criterion)
        points = sorted((u.selection_scores[at] for u in level), reverse=True)
        if len(points) > 1 and points[0] > points[1]:
            case = next(u for u in level if u.selection_scores[at] == points[0])
            out.append(Breaks(rule, case, points[0]))
    return out
