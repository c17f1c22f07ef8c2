"""Shares of value and of the risk of sharing: who gains, who carries it now, and who as agreed."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.charts.letters import showable
from workshop.charts.marks import Figure, Ink, Line, Mark, Rect, Text
from workshop.charts.metrics import width as width_of
from workshop.charts.metrics import wrapped
from workshop.tongue import tr
from workshop.views.balance import CAPTION, Balance, PartyShare

_BAR, _PITCH, _GAP = 7.0, 10.6, 6.5  # height of a bar, from bar to bar, between parties
_NAME, _WORDS = 9.5, 8.5  # type sizes


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: how long, how it looks, what stands at its end."""

    share: int  # per cent
    words: str
    fill: Ink | None
    outline: Ink | None = None


def figure(balance: Balance, width: float) -> Figure:
    """The picture in so many points of width: per party its bars, each with its figure beside it.

    Value is a dark bar, the risk carried now a filled red one, the risk as agreed an outlined red one; each says what
    it is in words, so that nothing hangs on the colour.
    """
    left = width * 0.3
    room = _room(balance, width - left)
    marks: list[Mark] = []
    y = 2.0
    for party in balance.parties:
        bars = _bars(party)
        name = wrapped(showable(party.name), left - 8, _NAME, bold=True, most=3 if len(bars) > 1 else 2)
        height = max(_PITCH * len(bars), 11.6 * len(name))
        top = y + (height - 11.6 * len(name)) / 2
        marks += [Text(0, top + 9 + 11.6 * i, line, _NAME, bold=True) for i, line in enumerate(name)]
        for i, bar in enumerate(bars):
            marks += _drawn(bar, left, y + (height - _PITCH * len(bars)) / 2 + i * _PITCH, room)
        y += height + _GAP
    bottom = y - _GAP + 2
    return Figure(width, bottom, (Line(left, 1, left, bottom - 1, "edge", 0.6), *marks), _spoken(balance))


def _room(balance: Balance, width: float) -> float:
    """The length of a bar of 100 %: such that the words at the end of each bar have room."""
    bars = [b for p in balance.parties for b in _bars(p) if b.share]
    return min((100 / b.share * (width - width_of(b.words, _WORDS) - 6) for b in bars), default=width)


def _bars(party: PartyShare) -> list[_Bar]:
    """What is known of a party, as bars."""
    out = []
    if party.value is not None:
        out.append(_Bar(party.value, tr("{party} % of the value").format(party=party.value), "bar"))
    if party.now is not None:
        out.append(_Bar(party.now, tr("{now} % of the risk now").format(now=party.now), "sharing"))
    if party.agreed is not None:
        out.append(_Bar(party.agreed, tr("{agreed} % as agreed").format(agreed=party.agreed), None, "sharing"))
    if party.public:
        felt = tr("feel risks, carry none")
        out = [_Bar(b.share, f"{b.words}; {felt}", b.fill) for b in out] or [_Bar(0, felt, None)]
    return out


def _drawn(bar: _Bar, left: float, y: float, room: float) -> list[Mark]:
    length = room * bar.share / 100
    words = Text(left + length + 5, y + _BAR + 0.4, bar.words, _WORDS, "muted")
    if not bar.share:
        return [words]
    inset = 0.4 if bar.outline else 0.0
    return [
        Rect(
            left + inset, y + 1 + inset, max(length - 2 * inset, 0.5), _BAR - 2 * inset, bar.fill, bar.outline, 0.8, 1.2
        ),
        words,
    ]


def _spoken(balance: Balance) -> str:
    """What a screen reader says in place of the picture: every figure of it."""
    said = [f"{showable(p.name)}: {', '.join(b.words for b in _bars(p))}." for p in balance.parties]
    return " ".join([tr("Shares of value and of the risk of sharing."), *said, CAPTION])
