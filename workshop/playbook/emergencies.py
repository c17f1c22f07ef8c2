"""What to say and to do when it goes wrong: cards read from TOML (interaction.md W18, 1.1)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from workshop import assets
from workshop.tongue import tr

WHERE: Final = "playbook/cards/when-it-goes-wrong.toml"
FILLED: Final = frozenset({"adviser", "finder", "decider", "cover"})  # names that a line may ask for


@dataclass(frozen=True, slots=True)
class EmergencyPlan:
    """One card as it is written: names of this day are still to be filled in."""

    id: str
    title: str
    say: tuple[str, ...]  # aloud
    lines: tuple[str, ...]  # for the line
    room: str  # what the room screen shows meanwhile
    kept: str  # what the record keeps
    when: tuple[str, ...] = ()  # names of facts of the situation
    sessions: tuple[str, ...] = ()  # in which it is likely
    about: str = ""  # the kind of card that its lines are about


@cache
def emergencies() -> tuple[EmergencyPlan, ...]:
    """All cards in their order."""
    return read_emergencies(assets.text(WHERE))


def read_emergencies(text: str) -> tuple[EmergencyPlan, ...]:
    """Cards from their TOML.

    Raises:
        ValueError: a card lacks something, or two have one id; the message says which.

    """
    cards = tuple(_card(raw) for raw in tomllib.loads(text).get("card", []))
    ids = [c.id for c in cards]
    twice = {i for i in ids if ids.count(i) > 1}
    if twice:
        raise ValueError(f"{WHERE}: two cards are called {', '.join(sorted(twice))}")
    return cards


def _card(raw: Mapping[str, Any]) -> EmergencyPlan:
    where = f"{WHERE}: {raw.get('id', tr('a card'))}"
    say = _texts(raw, "say", where)
    if not say:
        raise ValueError(f"{where} has nothing to say")
    return EmergencyPlan(
        id=_text(raw, "id", where),
        title=_text(raw, "title", where),
        say=say,
        lines=_texts(raw, "lines", where),
        room=_text(raw, "room", where),
        kept=_text(raw, "kept", where),
        when=_texts(raw, "when", where),
        sessions=_texts(raw, "sessions", where),
        about=str(raw.get("about", "")),
    )


def _text(raw: Mapping[str, Any], key: str, where: str) -> str:
    found = raw.get(key)
    if not isinstance(found, str) or not found:
        raise ValueError(f"{where}: {key} is missing")
    return found


def _texts(raw: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    found = raw.get(key, [])
    if not isinstance(found, list) or not all(isinstance(t, str) for t in found):
        raise ValueError(f"{where}: {key} is not a list of texts")
    return tuple(found)
