"""Value: three columns for one use case, where each party stands, and what is missing (interaction.md 2.7)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.boards.cards import Card, card
from workshop.field import described
from workshop.formulas import scales, spread, values
from workshop.kinds import Position, UseCase, Value
from workshop.revealed import waits
from workshop.shown import called, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

MARKS = {
    "agrees": tr("✓ agrees"),
    "reservation": tr("◐ with a reservation"),
    "against": tr("✗ does not agree"),
    "not_asked": tr("not asked yet"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One party of the use case."""

    party: str
    heading: str  # `Supplier · Income`
    cards: tuple[Card, ...]
    highest: int | None
    next: str
    guessed: str = ""  # what others thought that it is worth to this party, once it is shown


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one party stands."""

    id: str
    name: str
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class ValueBoard:
    """The columns and positions of one use case."""

    columns: tuple[Column, ...]
    stands: tuple[Stand, ...]


def scale_of(s: Snapshot, id: str | None) -> str:  # noqa: A002 - the field's name
    """What the score of the selected value means; before it is said, what it can be."""
    v = s.get(Value, id)
    if v is None or v.withdrawn_at is not None:
        return ""
    return scales.of_value(v.score) or scales.WORTH_IN_SHORT


def value_board(s: Snapshot, use_case: UseCase | None) -> ValueBoard:
    """The board of a use case; empty columns without one."""
    return ValueBoard(tuple(_column(s, use_case, party) for party in values.PARTIES), _stands(s, use_case))


def _column(s: Snapshot, use_case: UseCase | None, party: str) -> Column:
    found = [v for v in values.claimed(s) if use_case and v.use_case_id == use_case.id and v.party == party]
    scores = [v.score for v in found if v.score is not None]
    nexts = tr("Next for {the_public}: what changes, and how will we know?").format(
        the_public=tr("the public") if party == values.PUBLIC else party
    )
    cards = tuple(card(s, v) for v in found)
    return Column(
        party, _heading(s, use_case, party), cards, max(scores, default=None), nexts, _guessed(s, use_case, party)
    )


def _guessed(s: Snapshot, use_case: UseCase | None, party: str) -> str:
    """What was guessed; before it is revealed only how many did."""
    if use_case is None or not any(counts := spread.of_value(use_case, party)):
        return ""
    if waits(s, UseCase, described(UseCase)[f"{party}_value_guesses"]):
        return counted(sum(counts), "guess", "guesses")
    told = spread.guessed(counts, spread.LOWEST_VALUE)
    return tr("guessed {told}").format(told=told) if told else tr("too few guesses to show")


def _heading(s: Snapshot, use_case: UseCase | None, party: str) -> str:
    if party == values.PUBLIC:
        return tr("Public · residents")
    name = ""
    if use_case is not None:
        acquirer = called(s, use_case.acquirer_org_id)
        name = several(s, use_case.supplier_org_ids) if party == values.SUPPLIER else acquirer
    return f"{party.capitalize()} · {name}" if name else party.capitalize()


def _stands(s: Snapshot, use_case: UseCase | None) -> tuple[Stand, ...]:
    """The parties, and others that spoke; who takes no part is not shown as not asked (M19)."""
    if use_case is None:
        return ()
    spoke = {p.org_id: p for p in s.all(Position) if p.use_case_id == use_case.id}
    parties = [use_case.acquirer_org_id, *use_case.supplier_org_ids]
    out = []
    for org in dict.fromkeys([*parties, *spoke]):
        position = spoke.get(org)
        mark = MARKS.get(position.stance or "not_asked", "") if position else MARKS["not_asked"]
        words = f"“{position.words}”" if position and position.words else ""
        out.append(Stand(position.id if position else org or "", called(s, org), mark, words))
    return tuple(out)
