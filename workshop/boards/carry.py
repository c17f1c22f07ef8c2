"""Who carries each risk: risks down, organisations across, today and as it should be; the weight below (2.6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workshop.formulas import authority, balance, risks
from workshop.formulas.rounding import half_up
from workshop.kinds import RESIDENTS, Organisation, Risk
from workshop.shown import called, first_name, several
from workshop.snapshot import Snapshot
from workshop.tongue import tr

HERE, THERE, LEAVES, COMES, NOT = "●", "○", "●→", "→○", "·"
KEY: Final = tr("● today  ○ should  ●→ moves away  →○ moves here. On a cell: Space today, Shift+Space should.")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one organisation has to do with one risk."""

    mark: str
    spoken: str


@dataclass(frozen=True, slots=True)
class CarryRow:
    """One risk."""

    id: str
    score: int | None
    title: str
    sharing: bool
    exceptions: tuple[str, ...]
    cells: tuple[Cell, ...]  # by organisation
    felt: str


@dataclass(frozen=True, slots=True)
class Weight:
    """A row under the table: what each organisation carries of something."""

    title: str
    cells: tuple[str, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The whole view."""

    organisations: tuple[str, ...]  # ids
    names: tuple[str, ...]
    rows: tuple[CarryRow, ...]
    weights: tuple[Weight, ...]


def carried(s: Snapshot, order: Iterable[str] = ()) -> Carried:
    """All risks in an order that was fixed when the view was sorted; those that came since stand on top (M23)."""
    orgs = s.all(Organisation)
    place = {id_: n for n, id_ in enumerate(order)}
    found = sorted(s.all(Risk), key=lambda r: (r.id in place, place.get(r.id, 0), -(risks.score(r) or 0)))
    return Carried(
        tuple(o.id for o in orgs),
        tuple(o.short or o.name or "" for o in orgs),
        tuple(_row(s, r, orgs) for r in found),
        tuple(_weights(s, orgs)),
    )


def _row(s: Snapshot, r: Risk, orgs: Iterable[Organisation]) -> CarryRow:
    felt = tr("residents") if r.felt_by == (RESIDENTS,) else several(s, r.felt_by)
    cells = tuple(_cell(o, r) for o in orgs)
    way = r.direction != risks.NOT_SHARING
    return CarryRow(r.id, risks.score(r), r.headline, way, tuple(_exceptions(s, r)), cells, felt)


def _exceptions(s: Snapshot, r: Risk) -> Iterable[str]:
    """What of it is not settled."""
    if not r.bearer_org_ids:
        yield tr("Who answers for it?")
    if r.sharing_status in risks.UNPLACED:
        yield tr("Disputed") if r.sharing_status == "disputed" else tr("Not settled who carries it")
    if r.accepted_by_person_id and authority.beyond(s, r):
        yield tr("Provisional: {first_name} can’t decide").format(first_name=first_name(s, r.accepted_by_person_id))


def _cell(o: Organisation, r: Risk) -> Cell:
    today, should = o.id in r.bearer_org_ids, o.id in r.bearer_should_org_ids
    if today and (should or not r.bearer_should_org_ids):
        return Cell(HERE, tr("carries it"))
    if today:
        return Cell(LEAVES, tr("carries it today, should not"))
    return Cell(COMES, tr("should carry it")) if should else Cell(NOT, tr("does not carry it"))


def _weights(s: Snapshot, orgs: Iterable[Organisation]) -> Iterable[Weight]:
    """The shares of the pilot (W22), and smaller the sums of the day: two different things, so each says which."""
    ids = [o.id for o in orgs]
    if s.pilot is not None:
        shares = balance.shares(s, s.pilot)
        if shares.now:
            now, agreed = shares.now_percent, shares.agreed_percent
            pairs = [(now.get(i, 0), agreed.get(i, 0)) for i in ids]
            yield _weight(tr("Pilot: % now → agreed"), pairs)
    day = balance.of_the_day(s)
    sums = [(_whole(day[i].now), _whole(day[i].agreed)) for i in ids]
    if any(a or b for a, b in sums):
        yield _weight(tr("Whole day: points"), sums)


def _weight(title: str, pairs: Iterable[tuple[int, int]]) -> Weight:
    found = tuple(pairs)
    cells = tuple(f"{a}" if a == b else f"{a}→{b}" for a, b in found)
    return Weight(title, cells, tuple(tr("{what} now, {what2} as agreed").format(what=a, what2=b) for a, b in found))


def _whole(points: Fraction) -> int:
    return int(half_up(points, 0))


def moved_weight(before: Snapshot, after: Snapshot) -> str:
    """`Council takes 4 of Income’s 20, as agreed.`: what a change of bearers has moved; empty where nothing moved."""
    if before.pilot is None or after.pilot is None:
        return ""
    was, now = (balance.shares(s, s.pilot).agreed for s in (before, after) if s.pilot is not None)
    if sum(was.values()) != sum(now.values()):
        return ""  # a score or a risk is new: the weight grew, nobody took it
    gone = {o: was[o] - now.get(o, Fraction(0)) for o in was if was[o] > now.get(o, Fraction(0))}
    came = {o: now[o] - was.get(o, Fraction(0)) for o in now if now[o] > was.get(o, Fraction(0))}
    if len(gone) != 1 or len(came) != 1:
        return ""
    (giver, points), (taker, _) = next(iter(gone.items())), next(iter(came.items()))
    said = tr("{called} takes {points} of {called2}’s {points2}").format(
        called=called(after, taker), points=_points(points), called2=called(after, giver), points2=_points(was[giver])
    )
    return tr("{said}, as agreed.").format(said=said)


def _points(points: Fraction) -> str:
    return f"{half_up(points, 1):f}".removesuffix(".0")
