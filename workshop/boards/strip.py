"""The strip over the board: whose turn it is, which column, which use case (interaction.md 2.4 to 2.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from workshop.kinds import Dataset, Offer, Organisation, Risk, UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted, shortened

ALL: Final = "all"
NOT_ASKED: Final = "–"
NO_HOLDER: Final = "nobody"  # the tab of datasets that came without a holder


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab of a strip."""

    id: str
    text: str
    count: str = ""
    spoken: str = ""


def turns(s: Snapshot) -> list[Tab]:
    """All, then one tab for each organisation; `–` not asked yet, `0` said that it holds nothing."""
    out = [Tab(ALL, tr("All"), "", tr("All organisations"))]
    for o in s.all(Organisation):
        n = sum(d.owner_org_id == o.id for d in s.all(Dataset))
        count = str(n) if n or o.holds_nothing else NOT_ASKED
        said = counted(n, "dataset") if n else tr("nothing that helps") if o.holds_nothing else tr("not asked yet")
        name = o.short or shortened(o.name or "", 14)
        out.append(Tab(o.id, name, count, f"{name}: {said}"))
    lost = sum(d.owner_org_id is None for d in s.all(Dataset))
    if lost:
        out.append(
            Tab(
                NO_HOLDER,
                tr("No holder"),
                str(lost),
                tr("{datasets} without a holder").format(datasets=counted(lost, "dataset")),
            )
        )
    return out


def speakers(s: Snapshot) -> list[Tab]:
    """All, then one tab for each organisation with what it asked and offered so far."""
    out = [Tab(ALL, tr("All"), "", tr("All organisations"))]
    for o in s.all(Organisation):
        asks = sum(u.acquirer_org_id == o.id for u in s.all(UseCase))
        offers = sum(x.org_id == o.id for x in s.all(Offer))
        name = o.short or shortened(o.name or "", 14)
        said = f"{counted(asks, 'ask')}, {counted(offers, 'offer')}" if asks or offers else tr("not asked yet")
        out.append(Tab(o.id, name, str(asks + offers) if asks or offers else NOT_ASKED, f"{name}: {said}"))
    return out


def directions(s: Snapshot) -> list[Tab]:
    """If we share, if we don't."""
    found = s.all(Risk)
    sharing = sum(r.direction != "not_sharing" for r in found)
    silent = len(found) - sharing
    return [
        Tab(
            "sharing",
            tr("If we share"),
            str(sharing),
            tr("If we share: {risks}").format(risks=counted(sharing, "risk")),
        ),
        Tab(
            "not_sharing",
            tr("If we don’t share"),
            str(silent),
            tr("If we don’t share: {risks}").format(risks=counted(silent, "risk")),
        ),
    ]


def use_cases(s: Snapshot) -> list[Tab]:
    """The use cases by number, the pilot with a star."""
    return [
        Tab(u.id, f"{n} {u.short or u.headline}", "★" if u.status == "pilot" else "", u.headline)
        for n, u in enumerate(s.all(UseCase), 1)
    ]


STRIPS: Final[Mapping[str, Callable[[Snapshot], list[Tab]]]] = {
    "hold": turns,
    "asks": speakers,
    "value": use_cases,
    "risk": directions,
}
