"""Who holds what, who asks whom, who gives and who gets: counted from the records (domain.md 3.11)."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.formulas import choosing
from workshop.kinds import Dataset, Organisation
from workshop.snapshot import Snapshot
from workshop.words import counted

_NOT_PERSONAL = frozenset({None, "none", "anonymous_statistics"})


@dataclass(frozen=True, slots=True)
class GiveAndGet:
    """One organisation: what it holds, asks for and offers."""

    id: str
    name: str
    holds: int  # datasets
    personal: int  # of them
    asks: int
    asked: int  # asks that name it as the supplier
    offers: int
    offered: int  # offers that are made to it


@dataclass(frozen=True, slots=True)
class Flow:
    """What one organisation asks of another."""

    asker: str
    holder: str
    n: int
    pilot: bool


@dataclass(frozen=True, slots=True)
class Flows:
    """The whole picture."""

    organisations: tuple[GiveAndGet, ...]
    flows: tuple[Flow, ...]
    sentence: str  # `19 asks. 4 offers.`


def flows(s: Snapshot) -> Flows:
    """All that is held, asked and offered."""
    asks, offers = choosing.asks(s), choosing.offers(s)
    found: dict[tuple[str, str], tuple[int, bool]] = {}
    for u in asks:
        for holder in u.supplier_org_ids if u.acquirer_org_id else ():
            n, pilot = found.get((u.acquirer_org_id or "", holder), (0, False))
            found[u.acquirer_org_id or "", holder] = n + 1, pilot or u.status == "pilot"
    rows = []
    for o in s.all(Organisation):
        held = [d for d in s.all(Dataset) if d.owner_org_id == o.id]
        rows.append(
            GiveAndGet(
                o.id,
                o.short or o.name or "",
                len(held),
                sum(d.personal_data_level not in _NOT_PERSONAL for d in held),
                sum(u.acquirer_org_id == o.id for u in asks),
                sum(o.id in u.supplier_org_ids for u in asks),
                sum(x.org_id == o.id for x in offers),
                sum(x.for_org_id == o.id for x in offers),
            )
        )
    said = f"{counted(len(asks), 'ask')}. {counted(len(offers), 'offer')}." if asks or offers else ""
    lines = tuple(Flow(asker, holder, n, pilot) for (asker, holder), (n, pilot) in found.items())
    return Flows(tuple(rows), lines, said)
