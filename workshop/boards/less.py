"""How much less moves than was asked for, as sentences (interaction.md 2.7, moment 6)."""

from __future__ import annotations

from workshop.formulas import movement
from workshop.kinds import UseCase
from workshop.snapshot import Snapshot
from workshop.vocabulary import label


def dropped(u: UseCase) -> str:
    """`Asked for: minimised file. Agreed: yes or no. Nothing is copied.`; empty until both are said."""
    was, now = u.access_mode_requested, u.access_mode_recommended
    if not was or not now:
        return ""
    if was == now:
        return f"Agreed as it was asked for: {label('access_mode', now).lower()}."
    said = f"Asked for: {label('access_mode', was).lower()}. Agreed: {label('access_mode', now).lower()}."
    return f"{said} Nothing is copied." if movement.stays(now) else said


def movement_said(s: Snapshot, u: UseCase) -> str:
    """The movement score asked and agreed; before it can be worked out, what is missing for it."""
    asked, agreed = movement.asked(s, u), movement.agreed(s, u)
    if asked is not None and agreed is not None:
        return f"Movement score {asked} as asked, {agreed} as agreed. A discussion aid of ours."
    if u.access_mode_requested and u.access_mode_recommended:
        missing = "agreed" if u.access_scale_requested else "asked for"
        return f"How far does it reach, as {missing}: one case, a place, the country? {_HOW[missing]}"
    return ""


_HOW = {"agreed": "#onecase, #area or #national.", "asked for": "In the pilot’s details: Reach asked for."}
