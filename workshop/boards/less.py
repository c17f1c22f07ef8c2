"""How much less moves than was asked for, as sentences (interaction.md 2.7, moment 6)."""

from __future__ import annotations

from workshop.formulas import movement
from workshop.kinds import UseCase
from workshop.snapshot import Snapshot
from workshop.tongue import tr
from workshop.vocabulary import label


def dropped(u: UseCase) -> str:
    """`Asked for: minimised file. Agreed: yes or no. Nothing is copied.`; empty until both are said."""
    was, now = u.access_mode_requested, u.access_mode_recommended
    if not was or not now:
        return ""
    if was == now:
        return tr("Agreed as it was asked for: {label}.").format(label=label("access_mode", now).lower())
    said = tr("Asked for: {label}. Agreed: {label2}.").format(
        label=label("access_mode", was).lower(), label2=label("access_mode", now).lower()
    )
    return tr("{said} Nothing is copied.").format(said=said) if movement.stays(now) else said


def movement_said(s: Snapshot, u: UseCase) -> str:
    """The movement score asked and agreed; before it can be worked out, what is missing for it."""
    asked, agreed = movement.asked(s, u), movement.agreed(s, u)
    if asked is not None and agreed is not None:
        return tr("Movement score {asked} as asked, {agreed} as agreed. A discussion aid of ours.").format(
            asked=asked, agreed=agreed
        )
    if u.access_mode_requested and u.access_mode_recommended:
        missing = tr("agreed") if u.access_scale_requested else tr("asked for")
        return tr("How far does it reach, as {missing}: one case, a place, the country? {how}").format(
            missing=missing, how=_HOW[missing]
        )
    return ""


_HOW = {
    tr("agreed"): tr("#onecase, #area or #national."),
    tr("asked for"): tr("In the pilot’s details: Reach asked for."),
}
