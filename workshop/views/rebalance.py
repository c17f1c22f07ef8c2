"""Moves that would make a lopsided pilot less so: who could carry what, and what would have to come back (W22)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from workshop.formulas import balance, risks
from workshop.formulas.rounding import half_up
from workshop.kinds import RESIDENTS, Risk, UseCase
from workshop.shown import called
from workshop.snapshot import Snapshot
from workshop.tongue import tr

MOST_MOVES = 3


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that the room could agree."""

    sentence: str
    risk_id: str = ""  # the risk that would be carried otherwise; empty: it is about the value


def moves(s: Snapshot) -> tuple[Move, ...]:
    """For whoever is lopsided, as agreed so far: what helps most first. Nothing of it is done by itself."""
    pilot = s.pilot
    if pilot is None:
        return ()
    shares = balance.shares(s, pilot)
    found: list[Move] = []
    for org in shares.lopsided(shares.agreed):
        found += _carried_otherwise(s, pilot, shares, org)[: MOST_MOVES - 1]
        found += _come_back(s, shares, org)
    return tuple(found[:MOST_MOVES])


def _carried_otherwise(s: Snapshot, pilot: UseCase, shares: balance.Shares, org: str) -> list[Move]:
    """Risks that the other parties could carry with it, the greatest relief first."""
    others = [o for o in shares.value if o not in (org, RESIDENTS)]
    total = sum(shares.agreed.values(), Fraction(0))
    out: list[tuple[Fraction, Move]] = []
    for r in risks.of_use_case(s, pilot.id, risks.SHARING):
        bearers, points = balance.bearers_agreed(r), risks.score(r)
        joins = next((o for o in others if o not in bearers), None)
        if org not in bearers or points is None or joins is None:
            continue
        relief = Fraction(points, len(bearers)) - Fraction(points, len(bearers) + 1)
        left = shares.agreed[org] - relief
        out.append((relief, Move(_shared(s, r, org, joins, left / total), r.id)))
    return [move for _, move in sorted(out, key=lambda x: -x[0])]


def _shared(s: Snapshot, r: Risk, org: str, joins: str, share: Fraction) -> str:
    who, mate = called(s, org), called(s, joins)
    return tr("If {mate} carried “{headline}” too, {who} would have {percent} of the risk.").format(
        mate=mate, headline=r.headline, who=who, percent=_percent(share)
    )


def _come_back(s: Snapshot, shares: balance.Shares, org: str) -> Iterator[Move]:
    """The value at which it would no longer be lopsided, if any is high enough."""
    now = shares.value[org]
    for score in range(int(now) + 1, 6):
        value = shares.value | {org: Fraction(score)}
        if org not in balance.Shares(shares.use_case_id, value, shares.now, shares.agreed).lopsided(shares.agreed):
            gets = _percent(Fraction(score) / sum(value.values(), Fraction(0)))
            yield Move(
                tr("If {called} gained {score} instead of {now}, it would get {gets} of the value.").format(
                    called=called(s, org), score=score, now=now, gets=gets
                )
            )
            return


def _percent(share: Fraction) -> str:
    return f"{half_up(share * 100, 0)} %"
