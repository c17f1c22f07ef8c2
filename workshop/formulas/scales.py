"""The scales in words, as they are said beside a figure (domain.md 3.5, 3.6)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

LIKELIHOOD: Final = MappingProxyType(
    {
        1: "rare, under 5 %",
        2: "unlikely, up to 20 %",
        3: "possible, up to half",
        4: "likely, up to 80 %",
        5: "almost certain",
    }
)
TO_PEOPLE: Final = MappingProxyType(
    {1: "a nuisance", 2: "an inconvenience", 3: "distress or loss", 4: "serious harm", 5: "life or liberty"}
)
TO_ORGANISATION: Final = MappingProxyType(
    {
        1: "trivial",
        2: "a local complaint",
        3: "a regulator asks",
        4: "enforcement, or a stop",
        5: "a statutory duty fails",
    }
)
WORTH: Final = MappingProxyType(
    {
        0: "none, or a loss",
        1: "marginal",
        2: "some, hard to show",
        3: "clear and countable",
        4: "large for this service",
        5: "it would change what we do",
    }
)
IN_SHORT: Final = (
    "Likelihood: 1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain. "
    "Impact: 1 a nuisance, 2 an inconvenience, 3 distress or loss, 4 serious harm, 5 life or liberty."
)
WORTH_IN_SHORT: Final = "Worth: 0 none, 1 marginal, 2 hard to show, 3 countable, 4 large, 5 it changes what we do."


def of_risk(likelihood: int | None, impact: int | None) -> str:
    """`Likelihood: 3 possible, up to half. Impact: 4 serious harm; enforcement, or a stop.`, as far as said."""
    said = []
    if likelihood is not None:
        said.append(f"Likelihood: {likelihood} {LIKELIHOOD[likelihood]}.")
    if impact is not None:
        said.append(f"Impact: {impact} {TO_PEOPLE[impact]}; {TO_ORGANISATION[impact]}.")
    return " ".join(said)


def of_value(score: int | None) -> str:
    """`Worth: 3 clear and countable.`; empty without a score."""
    return f"Worth: {score} {WORTH[score]}." if score is not None else ""
