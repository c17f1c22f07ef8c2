"""A tie at the top, and the rules that could break it: named, never silent (domain.md 3.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from workshop.formulas import choosing
from workshop.kinds import CRITERIA, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import joined

RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        tr("low movement"): tr("less data moves"),
        tr("public value"): tr("more public value"),
        tr("legal clarity"): tr("the law is clearer"),
        tr("feasible in twelve weeks"): tr("more of it can be done in twelve weeks"),
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
        return tr("d: The pilot is {case} #consent -- Level at {total} with {others}: {rule}").format(
            case=self.case.headline, total=total, others=others, rule=self.rule
        )


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
