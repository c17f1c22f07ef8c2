"""The screens of the sessions, by the names that a playbook writes, and the views that each has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ui.desk import Desk
from ui.look.tokens import Look
from ui.screens.asks import AsksScreen
from ui.screens.carry import CarryScreen
from ui.screens.close import CloseScreen
from ui.screens.flow import FlowScreen
from ui.screens.heat import HeatScreen
from ui.screens.hold import HoldScreen
from ui.screens.lists import ListsScreen
from ui.screens.risk import RiskScreen
from ui.screens.screen import Screen
from ui.screens.shares import SharesScreen
from ui.screens.terms import TermsScreen
from ui.screens.value import ValueScreen
from workshop.field import Record
from workshop.kinds import (
    Action,
    Dataset,
    Decision,
    FiveSafes,
    Gap,
    Offer,
    Parked,
    Person,
    Question,
    Risk,
    Trust,
    UseCase,
    Value,
)
from workshop.tongue import tr

MAKERS: Final[Mapping[str, Callable[[Look, Desk], Screen]]] = MappingProxyType(
    {
        "people": ListsScreen,
        "list": ListsScreen,
        "hold": HoldScreen,
        "asks": AsksScreen,
        "value": ValueScreen,
        "risk": RiskScreen,
        "terms": TermsScreen,
        "read_back": ListsScreen,
        "close": CloseScreen,
    }
)
OTHERS: Final[Mapping[str, Callable[[Look, Desk], Screen]]] = MappingProxyType(  # the same records seen otherwise
    {
        "carry": CarryScreen,
        "flow": FlowScreen,
        "heat": HeatScreen,
        "shares": SharesScreen,
    }
)


@dataclass(frozen=True, slots=True)
class View:
    """One way to see a session: its board, a part of it, or a table of a kind."""

    name: str
    table: type[Record] | None = None
    screen: str = ""  # a board of its own, of `OTHERS`
    strip: bool = False  # whether such a board has the session's strip over it


BOARD: Final = View(tr("Board"))
_TABLES: Final[Mapping[int, tuple[View, ...]]] = MappingProxyType(
    {
        1: (View(tr("People"), Person), View(tr("Trust"), Trust)),
        2: (View(tr("Table"), Risk),),
        3: (View(tr("Table"), Dataset), View(tr("Map"), screen="flow")),
        4: (View(tr("Asks"), UseCase), View(tr("Offers"), Offer), View(tr("Map"), screen="flow")),
        5: (View(tr("Use cases"), UseCase), View(tr("Decisions"), Decision)),
        6: (View(tr("Shares"), screen="shares", strip=True), View(tr("Table"), Value)),
        7: (View(tr("Who carries it"), screen="carry"), View(tr("Heat map"), screen="heat"), View(tr("Table"), Risk)),
        8: (View(tr("Use cases"), UseCase), View(tr("Decisions"), Decision), View(tr("Five Safes"), FiveSafes)),
        9: (View(tr("Open"), Gap), View(tr("Questions"), Question)),
        10: (View(tr("Decisions"), Decision), View(tr("Actions"), Action), View(tr("Parked"), Parked)),
        11: (View(tr("Actions"), Action), View(tr("Trust"), Trust)),
    }
)


def views(number: int) -> tuple[View, ...]:
    """The views of a session by its number: its board first."""
    return (BOARD, *_TABLES.get(number, ()))
