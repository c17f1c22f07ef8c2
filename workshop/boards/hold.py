"""What we hold: the block of the organisation that speaks, and the others in short (interaction.md 2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workshop.boards.cards import Card, card
from workshop.boards.strip import NO_HOLDER, NOT_ASKED
from workshop.kinds import Dataset, Organisation
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.words import counted

NOTHING: Final = tr("Nothing that helps.")
NOBODY_ASKED: Final = tr("Not asked yet.")


@dataclass(frozen=True, slots=True)
class Block:
    """One organisation and what it holds."""

    id: str
    name: str  # short
    full: str
    cards: tuple[Card, ...]
    empty: str  # what stands there instead of cards
    count: str
    next: str  # what the dashed card asks

    @property
    def spoken(self) -> str:
        """The block's name for a screen reader."""
        return f"{self.full or self.name}. {counted(len(self.cards), 'dataset') if self.cards else self.empty}"


def block(s: Snapshot, org: Organisation) -> Block:
    """The block of one organisation, cards with an exception first among equals of the order."""
    cards = tuple(card(s, d) for d in s.all(Dataset) if d.owner_org_id == org.id)
    name = org.short or org.name or ""
    empty = (
        NOTHING if org.holds_nothing else tr("{nobody_asked} “None” is an answer.").format(nobody_asked=NOBODY_ASKED)
    )
    count = str(len(cards)) if cards or org.holds_nothing else NOT_ASKED
    return Block(
        org.id,
        name,
        org.name or "",
        cards,
        empty,
        count,
        tr("Next for {name}: type its name and press Enter").format(name=name),
    )


def blocks(s: Snapshot) -> list[Block]:
    """All organisations in the order of the day; last those datasets that nobody holds yet."""
    out = [block(s, o) for o in s.all(Organisation)]
    lost = tuple(card(s, d) for d in s.all(Dataset) if d.owner_org_id is None)
    if lost:
        out.append(
            Block(
                NO_HOLDER,
                tr("No holder"),
                tr("Datasets without a holder"),
                lost,
                "",
                str(len(lost)),
                tr("Who holds these? Select one and type @ and a name"),
            )
        )
    return out


def exceptions_first(cards: tuple[Card, ...]) -> list[Card]:
    """For a short list: items with a gap first, else the order of the cards."""
    return sorted(cards, key=lambda c: not c.exceptions)
