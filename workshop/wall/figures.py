"""What the room sees of figures, on request only: how much is wanted and offered, who gains, who carries (2.11)."""

from __future__ import annotations

from typing import Final

from workshop.charts import shares
from workshop.formulas import choosing
from workshop.kinds import Setting
from workshop.playbook.schema import SessionPlan
from workshop.snapshot import Snapshot
from workshop.views import balance, names
from workshop.views.balance import CAPTION
from workshop.wall.content import Alone, Body, Picture
from workshop.words import counted

ASKED: Final = "room.figures."  # settings of the day: what was asked for, by session
SCREENS: Final = ("asks", "value", "close")  # those that have figures to show
_WIDE: Final = 460.0  # units of the picture: it is painted as large as there is room


def asked_for(plans: Snapshot, session_id: str) -> bool:
    """Whether somebody asked for the figures of a session."""
    found = plans.get(Setting, f"{ASKED}{session_id}")
    return found is not None and bool(found.value)


def figures(s: Snapshot, plan: SessionPlan) -> Body | None:
    """The figures of a session; None where there are none yet."""
    if plan.screen == "value":
        found = balance.of_pilot(s, names.short)
        if found is None:
            return None
        return Picture(shares.figure(found, _WIDE), found.lopsided, CAPTION)
    wanted, offered = len(choosing.asks(s)), len(choosing.offers(s))
    return Alone(f"{counted(wanted, 'ask')}. {counted(offered, 'offer')}.") if wanted or offered else None
