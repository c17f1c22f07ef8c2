"""The ladder as a strip of fourteen rungs: which one was asked for, which was agreed, where records stay."""

from __future__ import annotations

from workshop.charts.marks import Figure, Ink, Line, Mark, Rect, Text
from workshop.tongue import tr
from workshop.views.pilot import Ladder

RUNGS = 14
_HEIGHT, _GAP, _SMALL = 19.0, 2.4, 8.0


def figure(ladder: Ladder, width: float) -> Figure:
    """The strip in so many points of width; the agreed rung is filled, the one that was asked for has a thick edge.

    A line runs under the rungs on which records stay with their owner.
    """
    step = (width + _GAP) / RUNGS
    marks: list[Mark] = []
    for n in range(1, RUNGS + 1):
        x, agreed = (n - 1) * step, n == ladder.agreed
        fill: Ink = "accent" if agreed else "stays" if n in ladder.stays else "block"
        ink: Ink = "on_accent" if agreed else "text"
        marks.append(Rect(x, 2, step - _GAP, _HEIGHT, fill, radius=2.2))
        if n == ladder.asked:
            marks.append(Rect(x - 0.4, 1.6, step - _GAP + 0.8, _HEIGHT + 0.8, None, "text", 1.6, 2.6))
        named = n in {ladder.asked, ladder.agreed}
        marks.append(Text(x + (step - _GAP) / 2, 2 + _HEIGHT / 2 + 3.2, str(n), 9, ink, "centre", named))
    marks += [
        Line((n - 1) * step, _HEIGHT + 6, n * step - (0 if n + 1 in ladder.stays else _GAP), _HEIGHT + 6, "accent", 1.2)
        for n in ladder.stays
    ]
    y = _HEIGHT + 17
    marks += [
        Text(0, y, tr("1 say it exists"), _SMALL, "muted"),
        Text(width / 2, y, tr("underlined: records stay with their owner"), _SMALL, "muted", "centre"),
        Text(width, y, tr("14 full copy"), _SMALL, "muted", "right"),
    ]
    return Figure(width, y + 3, tuple(marks), _spoken(ladder))


def _spoken(ladder: Ladder) -> str:
    return " ".join([tr("Ladder of 14 rungs; the lower the number, the less data moves."), *ladder.sentences])
