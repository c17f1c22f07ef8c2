"""Risk both ways: every risk on one five by five grid, discs for sharing and rings for not sharing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.charts.marks import Dot, Figure, Ink, Mark, Rect, Text
from workshop.formulas.risks import rating
from workshop.tongue import tr
from workshop.views.risks import RiskShown
from workshop.words import counted, joined

_LEFT, _TOP, _FOOT = 26.0, 14.0, 44.0  # room for the scales and the key
_SMALL: Final = 8.0
_ENTRY, _ROW = 24.0, 10.5  # room for one risk in a cell
_GROUND: Final[dict[str, Ink]] = {
    tr("low"): "surface",
    tr("medium"): "canvas",
    tr("high"): "block",
    tr("very high"): "turn",
}
_EDGE: Final = {
    tr("low"): 0.3,
    tr("medium"): 0.4,
    tr("high"): 0.8,
    tr("very high"): 1.4,
}  # so that nothing hangs on the ground alone
STEPS: Final = range(1, 6)


def figure(risks: Sequence[RiskShown], width: float, height: float) -> Figure:
    """The heat map in that size; the higher a score, the darker its cell, and the score stands in its corner.

    A risk is marked with its name in the table beside it, S or N with a number; a cell with more than it can hold
    shows how many there are.
    """
    w, h = (width - _LEFT) / 5, (height - _TOP - _FOOT) / 5
    marks: list[Mark] = [Text(0, 9, tr("Likelihood"), _SMALL, "muted")]
    for likelihood in STEPS:
        y = _TOP + (5 - likelihood) * h
        marks.append(Text(_LEFT - 8, y + h / 2 + 3, str(likelihood), _SMALL, "muted", "right"))
        for impact in STEPS:
            x = _LEFT + (impact - 1) * w
            inside = [r for r in risks if (r.likelihood, r.impact) == (likelihood, impact)]
            marks += _cell(x, y, w, h, likelihood * impact, inside)
    for impact in STEPS:
        x = _LEFT + (impact - 0.5) * w
        marks.append(Text(x, _TOP + 5 * h + 11, str(impact), _SMALL, "muted", "centre"))
    marks.append(Text(0, _TOP + 5 * h + 11, tr("Impact"), _SMALL, "muted"))
    return Figure(width, height, (*marks, *_key(height - 9)), _spoken(risks))


def _cell(x: float, y: float, w: float, h: float, score: int, inside: Sequence[RiskShown]) -> list[Mark]:
    marks: list[Mark] = [
        Rect(x + 0.75, y + 0.75, w - 1.5, h - 1.5, _GROUND[rating(score)], "edge", _EDGE[rating(score)], 1.5),
        Text(x + w - 4, y + h - 4, str(score), _SMALL, "text", "right"),
    ]
    across, down = max(1, int((w - 6) // _ENTRY)), max(1, int((h - 12) // _ROW))
    if len(inside) <= across * down:
        entries = [(r.sharing, r.mark) for r in inside]
    else:
        entries = [(way, f"{n}") for way in (True, False) if (n := sum(r.sharing is way for r in inside))]
        across = 1
    for i, (sharing, words) in enumerate(entries):
        at = x + 8 + (i % across) * _ENTRY, y + 9 + (i // across) * _ROW
        marks += [_sign(*at, sharing=sharing), Text(at[0] + 5, at[1] + 2.9, words, _SMALL, bold=True)]
    return marks


def _sign(x: float, y: float, *, sharing: bool) -> Dot:
    return Dot(x, y, 2.8, "sharing") if sharing else Dot(x, y, 2.3, "surface", "not_sharing", 1.3)


def _key(y: float) -> list[Mark]:
    return [
        _sign(_LEFT + 4, y - 2.8, sharing=True),
        Text(_LEFT + 11, y, tr("S: if we share"), _SMALL, "muted"),
        _sign(_LEFT + 88, y - 2.8, sharing=False),
        Text(_LEFT + 95, y, tr("N: if we don’t share"), _SMALL, "muted"),
    ]


def _spoken(risks: Sequence[RiskShown]) -> str:
    placed = [r for r in risks if r.score is not None]
    lists = []
    for way, words in ((True, tr("if we share")), (False, tr("if we don’t share"))):
        found = sorted((r for r in placed if r.sharing is way), key=lambda r: -(r.score or 0))
        worst = joined(tr("{mark} with {score}").format(mark=r.mark, score=r.score) for r in found[:3])
        lists.append(
            f"{counted(len(found), 'risk')} {words}{tr(', highest {worst}').format(worst=worst) if worst else ''}."
        )
    return " ".join([tr("Risks by likelihood, upwards, and impact, to the right, both from 1 to 5."), *lists])
