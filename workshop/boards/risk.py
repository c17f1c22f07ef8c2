"""Risk both ways: two columns on one scale, and the worst of each side by side (interaction.md 2.6)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.boards.cards import Card, card
from workshop.formulas import risks, scales
from workshop.kinds import Risk
from workshop.snapshot import Snapshot
from workshop.tongue import tr


@dataclass(frozen=True, slots=True)
class RiskBoard:
    """Both columns and the sentence under them."""

    sharing: tuple[Card, ...]
    not_sharing: tuple[Card, ...]
    worst: str


def risk_board(s: Snapshot, order: tuple[str, ...] = ()) -> RiskBoard:
    """The columns in an order that was fixed when the view was sorted; what came since stands on top (M23)."""
    place = {id_: n for n, id_ in enumerate(order)}
    found = sorted(s.all(Risk), key=lambda r: (r.id in place, place.get(r.id, 0), -(r.order or 0)))
    cards = {way: tuple(card(s, r) for r in found if _way(r) == way) for way in (risks.SHARING, risks.NOT_SHARING)}
    return RiskBoard(cards[risks.SHARING], cards[risks.NOT_SHARING], worst_sentence(s))


def sorted_ids(s: Snapshot) -> tuple[str, ...]:
    """The risks by score, for fixing their order."""
    return tuple(r.id for r in risks.by_score(s.all(Risk)))


def _way(r: Risk) -> str:
    return risks.NOT_SHARING if r.direction == risks.NOT_SHARING else risks.SHARING


def worst_sentence(s: Snapshot) -> str:
    """`In the pilot, worst if we share: 12. Worst if we don’t: 20.`: worst with worst, never sums (W22)."""
    pilot = s.pilot
    where, found = (tr("In the pilot, w"), risks.of_use_case(s, pilot.id)) if pilot else ("W", list(s.all(Risk)))
    share = risks.worst(r for r in found if _way(r) == risks.SHARING)
    silent = risks.worst(r for r in found if _way(r) == risks.NOT_SHARING)
    parts = [tr("{where}orst if we share: {share}.").format(where=where, share=share)] if share is not None else []
    if silent is not None:
        parts.append(
            tr("{worst} if we don’t: {silent}.").format(worst=tr("Worst") if parts else where + "orst", silent=silent)
        )
    return " ".join(parts)


def scale_of(s: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """What the figures of the selected risk mean; before both are said, what they can be."""
    r = s.get(Risk, id)
    if r is None or r.withdrawn_at is not None:
        return ""
    return scales.of_risk(r.likelihood, r.impact) if risks.score(r) is not None else scales.IN_SHORT
