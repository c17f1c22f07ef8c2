"""What private guesses spread over: the lowest, the highest, the commonest; never whose, and not of very few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.kinds import Risk, UseCase
from workshop.tongue import tr

FEWEST: Final = 3  # of two guesses each knows the other's
LOWEST_VALUE: Final = 0
LOWEST_RISK: Final = 1


def guessed(counts: Sequence[int], low: int) -> str:
    """`2 to 5, most often 3`; `all 3`; empty where so few guessed that one could be told."""
    given = [low + i for i, n in enumerate(counts) if n]
    if sum(counts) < FEWEST:
        return ""
    if len(given) == 1:
        return tr("all {given}").format(given=given[0])
    most = max(counts)
    often = [str(low + i) for i, n in enumerate(counts) if n == most]
    said = tr("{given} to {given2}").format(given=given[0], given2=given[-1])
    return tr("{said}, most often {often}").format(said=said, often=often[0]) if len(often) == 1 else said


def of_value(case: UseCase, party: str) -> tuple[int, ...]:
    """How many guessed each value of a party, from nought to five."""
    found: tuple[int, ...] = getattr(case, f"{party}_value_guesses")
    return found


def of_risk(risk: Risk) -> str:
    """`Guessed: likelihood 2 to 5, impact 3 to 4`; empty where nobody did, or too few."""
    parts = {"likelihood": risk.likelihood_guesses, "impact": risk.impact_guesses}
    said = [f"{name} {told}" for name, counts in parts.items() if (told := guessed(counts, LOWEST_RISK))]
    return tr("Guessed: {said}").format(said="; ".join(said)) if said else ""
