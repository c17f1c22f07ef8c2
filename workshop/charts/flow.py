"""Who asks whom: those who ask on the left, those who hold on the right, a line for what is asked."""

from __future__ import annotations

from typing import Final

from workshop.charts.letters import showable
from workshop.charts.marks import Figure, Ink, Line, Mark, Text
from workshop.charts.metrics import width as width_of
from workshop.charts.metrics import wrapped
from workshop.tongue import tr
from workshop.views.flows import Flows, GiveAndGet
from workshop.words import counted

_SMALL: Final = 8.5
_NAME: Final = 9.5
_HEAD: Final = 16.0
_SIDE: Final = 0.3  # of the width, for the names of each side


def figure(found: Flows, width: float, height: float) -> Figure:
    """The picture in so many points; the pilot's line is coloured and thick, and says so in the key."""
    rows = found.organisations
    step = max((height - _HEAD - 14) / max(len(rows), 1), 24.0)
    at = {o.id: _HEAD + step * n + step / 2 for n, o in enumerate(rows)}
    left, right = width * _SIDE, width * (1 - _SIDE)
    marks: list[Mark] = [
        Text(left, 9, tr("Asks"), _SMALL, "muted", "right"),
        Text(right, 9, tr("Holds"), _SMALL, "muted"),
    ]
    for flow in sorted(found.flows, key=lambda f: f.pilot):
        a, b = at.get(flow.asker), at.get(flow.holder)
        if a is None or b is None:
            continue
        ink: Ink = "accent" if flow.pilot else "edge"
        marks.append(Line(left + 6, a, right - 6, b, ink, 2.6 if flow.pilot else 0.8 + 0.6 * flow.n))
    for o in rows:
        marks += _named(o, at[o.id], left, right, width)
    if any(f.pilot for f in found.flows):
        y = _HEAD + step * len(rows) + 9
        marks.append(Line(left + 6, y - 3, left + 26, y - 3, "accent", 2.6))
        marks.append(Text(left + 30, y, tr("the pilot"), _SMALL, "muted"))
    return Figure(width, _HEAD + step * max(len(rows), 1) + 14, tuple(marks), _spoken(found))


def _named(o: GiveAndGet, y: float, left: float, right: float, width: float) -> list[Mark]:
    name = wrapped(showable(o.name), left - 8, _NAME, bold=True, most=1)[0]
    asks: Ink = "text" if o.asks else "muted"
    holds: Ink = "text" if o.holds else "muted"
    other = wrapped(showable(o.name), width - right - 8, _NAME, bold=True, most=1)[0]
    return [
        Text(left, y, name, _NAME, asks, "right", bold=True),
        Text(left, y + 10, counted(o.asks, "ask") if o.asks else tr("no ask"), _SMALL, "muted", "right"),
        Text(right, y, other, _NAME, holds, bold=True),
        Text(right, y + 10, _fitting(_held(o), width - right), _SMALL, "muted"),
    ]


def _held(o: GiveAndGet) -> str:
    if not o.holds:
        return tr("no dataset")
    personal = tr(", {personal} personal").format(personal=o.personal) if o.personal else ""
    return f"{counted(o.holds, 'dataset')}{personal}"


def _fitting(text: str, room: float) -> str:
    return text if width_of(text, _SMALL) <= room else text.partition(",")[0]


def _spoken(found: Flows) -> str:
    """Every line and every figure of it."""
    names = {o.id: showable(o.name) for o in found.organisations}
    asked = [
        tr("{names} asks {names2}{n_times}{the_pilot}.").format(
            names=names[f.asker],
            names2=names[f.holder],
            n_times=tr(" {n} times").format(n=f.n) * (f.n > 1),
            the_pilot=tr(", the pilot") * f.pilot,
        )
        for f in found.flows
        if f.asker in names and f.holder in names
    ]
    held = [f"{names[o.id]}: {_held(o)}." for o in found.organisations]
    return " ".join([tr("Who holds what, and who asks whom."), *held, *asked])
