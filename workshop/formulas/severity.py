"""How much a gap matters: the severity and the scope of each rule of domain.md 5.6."""

from __future__ import annotations

from typing import Final

from workshop.formulas.screening import STANDS_ALONE
from workshop.kinds import AbsentRole, Gap, Risk
from workshop.snapshot import Snapshot

BLOCKING, SOFT = "blocking", "soft"
_ALWAYS: Final = {
    **dict.fromkeys(("G01", "G03", "G04", "G06", "G11", "G17", "G19", "G20", "G28", "G30", "G31"), BLOCKING),
    **dict.fromkeys(("G10", "G12", "G22", "G32"), SOFT),
}


def severity(snapshot: Snapshot, gap: Gap) -> str:
    """`blocking`: settle before first use. `soft`: should be settled. What nobody's rule covers is soft."""
    rule, on, pilot = gap.rule_id or "", gap.fires_on or "", snapshot.pilot
    if rule in _ALWAYS:
        return _ALWAYS[rule]
    matters = False
    if rule == "G02":
        matters = pilot is not None and on in pilot.dataset_ids
    elif rule == "G08":
        matters = pilot is not None and on == pilot.id
    elif rule in {"G13", "G14", "G15"}:
        risk = snapshot.get(Risk, on)
        matters = risk is not None and pilot is not None and risk.use_case_id == pilot.id
    elif rule == "G18":
        matters = on in STANDS_ALONE
    elif rule == "G27":
        role = snapshot.get(AbsentRole, on)
        matters = role is not None and pilot is not None and pilot.id in role.use_case_ids
    elif rule == "G29":
        matters = on != "costs_note"
    return BLOCKING if matters else SOFT
