"""The scales in words, as they are said beside a figure (domain.md 3.5, 3.6)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from workshop.tongue import tr

LIKELIHOOD: Final = MappingProxyType(
    {
        1: tr("rare, under 5 %"),
        2: tr("unlikely, up to 20 %"),
        3: tr("possible, up to half"),
        4: tr("likely, up to 80 %"),
        5: tr("almost certain"),
    }
)
TO_PEOPLE: Final = MappingProxyType(
    {
        1: tr("a nuisance"),
        2: tr("an inconvenience"),
        3: tr("distress or loss"),
        4: tr("serious harm"),
        5: tr("life or liberty"),
    }
)
TO_ORGANISATION: Final = MappingProxyType(
    {
        1: tr("trivial"),
        2: tr("a local complaint"),
        3: tr("a regulator asks"),
        4: tr("enforcement, or a stop"),
        5: tr("a statutory duty fails"),
    }
)
WORTH: Final = MappingProxyType(
    {
        0: tr("none, or a loss"),
        1: tr("marginal"),
        2: tr("some, hard to show"),
        3: tr("clear and countable"),
        4: tr("large for this service"),
        5: tr("it would change what we do"),
    }
)
IN_SHORT: Final = tr(
    "Likelihood: 1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain. "
    "Impact: 1 a nuisance, 2 an inconvenience, 3 distress or loss, 4 serious harm, 5 life or liberty."
)
WORTH_IN_SHORT: Final = tr("Worth: 0 none, 1 marginal, 2 hard to show, 3 countable, 4 large, 5 it changes what we do.")


def of_risk(likelihood: int | None, impact: int | None) -> str:
    """`Likelihood: 3 possible, up to half. Impact: 4 serious harm; enforcement, or a stop.`, as far as said."""
    said = []
    if likelihood is not None:
        said.append(
            tr("Likelihood: {likelihood} {likelihood2}.").format(
                likelihood=likelihood, likelihood2=LIKELIHOOD[likelihood]
            )
        )
    if impact is not None:
        said.append(
            tr("Impact: {impact} {to_people}; {to_organisation}.").format(
                impact=impact, to_people=TO_PEOPLE[impact], to_organisation=TO_ORGANISATION[impact]
            )
        )
    return " ".join(said)


def of_value(score: int | None) -> str:
    """`Worth: 3 clear and countable.`; empty without a score."""
    return tr("Worth: {score} {worth}.").format(score=score, worth=WORTH[score]) if score is not None else ""
