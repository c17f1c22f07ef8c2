"""How the use cases rank, and what the rounds said (domain.md 3.13)."""

from __future__ import annotations

from workshop.kinds import Ballot, Decision, Offer, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import joined, shortened

LOW = 3  # a fist under this says what would raise it
BRIEF = 44  # letters by which a use case is called in a sentence


def total(use_case: UseCase) -> int | None:
    """The sum of the five criteria, 5 to 25; None before all five are scored."""
    return sum(use_case.selection_scores) if len(use_case.selection_scores) == 5 else None


def ranking(snapshot: Snapshot) -> list[list[UseCase]]:
    """Highest first; equal totals are one group. Dots never break a tie."""
    groups: dict[int, list[UseCase]] = {}
    for u in asks(snapshot):
        points = total(u)
        if points is not None:
            groups.setdefault(points, []).append(u)
    return [groups[points] for points in sorted(groups, reverse=True)]


def by_points(snapshot: Snapshot) -> list[UseCase]:
    """Highest first, then those that have no total yet: the order on every screen."""
    ranked = [u for group in ranking(snapshot) for u in group]
    return [*ranked, *(u for u in asks(snapshot) if total(u) is None)]


def level(snapshot: Snapshot) -> str:
    """`“Fire visits” and “Map cold homes” are level at 21.`; dots never break a tie."""
    ties = [group for group in ranking(snapshot) if len(group) > 1]
    return " ".join(
        tr("{what} are level at {total}.").format(what=joined(f"“{brief(u)}”" for u in g), total=total(g[0]))
        for g in ties
    )


def brief(use_case: UseCase) -> str:
    """A use case by the first words of its title."""
    return shortened(use_case.headline, BRIEF)


def asks(snapshot: Snapshot) -> list[UseCase]:
    """Use cases that are not withdrawn."""
    return [u for u in snapshot.all(UseCase) if u.status != "withdrawn"]


def offers(snapshot: Snapshot) -> list[Offer]:
    """Offers that are not withdrawn."""
    return [o for o in snapshot.all(Offer) if o.status != "withdrawn"]


def unpaired(snapshot: Snapshot) -> list[Offer]:
    """Offers that meet no ask: could they be published?"""
    return [o for o in offers(snapshot) if not o.use_case_ids]


def dots(snapshot: Snapshot) -> int:
    """All dots of the last round."""
    last = last_round(snapshot, "dots")
    if last is not None:
        return sum(c.n or 0 for c in last.counts)
    return sum(u.dot_votes or 0 for u in asks(snapshot))


def last_round(snapshot: Snapshot, kind: str) -> Ballot | None:
    """The newest round of a kind."""
    rounds = [b for b in snapshot.all(Ballot) if b.kind == kind]
    return max(rounds, key=lambda b: b.round or 0, default=None)


def lowest_fist(snapshot: Snapshot) -> int | None:
    """The lowest fist of the day: the voice that must not be averaged away."""
    return min((f.fist for d in snapshot.all(Decision) for f in d.fists if f.fist is not None), default=None)
