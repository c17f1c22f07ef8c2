"""What the screening says once answers were given: the computed outcome, and why."""

from __future__ import annotations

from workshop.formulas import screening
from workshop.kinds import Screening
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label
from workshop.words import joined


def outcome_said(s: Snapshot) -> str:
    """`Full assessment needed: access to a service and matching data.`"""
    found = s.one(Screening)
    if found is None:
        return ""
    outcome = screening.outcome_of(found)
    why = joined(x.lower() for x in screening.reasons(found)) if outcome == screening.REQUIRED else ""
    said = f"{label('dpia_outcome', outcome)}{f': {why}' if why else ''}."
    unsure = [a.answer for a in found.criteria].count("unsure") + [a.answer for a in found.wp248].count("unsure")
    return (
        tr("{said} {unsure} unsure: counts as yes until it is settled.").format(said=said, unsure=unsure)
        if unsure
        else said
    )
