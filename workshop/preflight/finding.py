"""What one check found: ready, to be looked at, or not ready; and what to do now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from workshop.tongue import tr
from workshop.words import counted

State = Literal["ready", "look", "stop"]
READY: Final[State] = "ready"
LOOK: Final[State] = "look"
STOP: Final[State] = "stop"
# Never a colour alone: each has a sign and a word.
SIGNS: Final[Mapping[State, tuple[str, str]]] = MappingProxyType(
    {READY: ("✓", tr("Ready")), LOOK: ("!", tr("Look at it")), STOP: ("✕", tr("Not ready"))}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found."""

    id: str
    name: str
    state: State
    said: str
    now: str = ""  # what to do; empty where nothing has to be done

    @property
    def spoken(self) -> str:
        """As it is read out."""
        return " ".join(p for p in (f"{self.name}: {SIGNS[self.state][1]}.", self.said, self.now) if p)


def in_short(found: Iterable[Finding]) -> str:
    """`9 ready, 2 to look at, 1 not ready`."""
    states = [f.state for f in found]
    parts = [tr("{count} ready").format(count=states.count(READY))]
    parts += [tr("{n} to look at").format(n=n)] if (n := states.count(LOOK)) else []
    parts += [tr("{things} not ready").format(things=counted(n, "thing"))] if (n := states.count(STOP)) else []
    return ", ".join(parts)
