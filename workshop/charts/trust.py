"""One statement of the trust measure as two dots on a line from 1 to 5: a ring at the start, a disc at the end."""

from __future__ import annotations

from workshop.charts.marks import Dot, Figure, Line, Mark
from workshop.tongue import tr
from workshop.views.trust import Statement

_R = 3.4


def figure(statement: Statement, width: float, height: float = 12.0) -> Figure:
    """The line in that size; short ticks mark the five answers."""
    y, left, room = height / 2, _R + 1, width - 2 * (_R + 1)

    def at(mean: float) -> float:
        return left + room * (mean - 1) / 4

    marks: list[Mark] = [Line(left, y, left + room, y, "edge", 0.75)]
    marks += [Line(at(n), y - 2, at(n), y + 2, "edge", 0.75) for n in range(1, 6)]
    start, end = at(statement.start), at(statement.end)
    marks += [
        Line(start, y, end, y, "accent", 1.4),
        Dot(start, y, _R - 0.5, "surface", "muted", 1.2),
        Dot(end, y, _R, "accent"),
    ]
    first, last = statement.means
    return Figure(
        width,
        height,
        tuple(marks),
        tr("From {first} at the start to {last} at the end, of 5.").format(first=first, last=last),
    )
