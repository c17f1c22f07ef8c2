"""Asks and offers: two lists, and which meets which (interaction.md 2.5)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.boards.cards import Card, card, said_back
from workshop.formulas import choosing
from workshop.kinds import UseCase
from workshop.shown import called, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr


@dataclass(frozen=True, slots=True)
class SaidBack:
    """The two marks at the end of an ask."""

    need: bool
    worry: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class AsksBoard:
    """Both lists, and the pairs as (ask, offer)."""

    asks: tuple[Card, ...]
    offers: tuple[Card, ...]
    pairs: tuple[tuple[str, str], ...]
    marks: dict[str, SaidBack]


def asks_board(s: Snapshot) -> AsksBoard:
    """The asks and offers that stand."""
    asks, offers = choosing.asks(s), choosing.offers(s)
    pairs = tuple((u, o.id) for o in offers for u in o.use_case_ids)
    return AsksBoard(
        tuple(card(s, u) for u in asks),
        tuple(card(s, o) for o in offers),
        pairs,
        {u.id: _marks(s, u) for u in asks},
    )


def _marks(s: Snapshot, u: UseCase) -> SaidBack:
    need, worry = said_back(s, u)
    supplier = several(s, u.supplier_org_ids) or tr("the supplier")
    asker = called(s, u.acquirer_org_id) or tr("the one who asks")
    spoken = ". ".join(
        (
            tr("Need {not_}said back by {supplier}").format(not_="" if need else tr("not "), supplier=supplier),
            tr("Worry {not_}said back by {asker}").format(not_="" if worry else tr("not "), asker=asker),
        )
    )
    return SaidBack(need, worry, spoken)
