"""Timers on the wall: along its foot, each with what it is of; large, for they are the most looked at (W15)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF

from ui.room.blocks import GAP, Columned
from ui.room.letters import RECORD, SECOND
from workshop.wall.content import Item

CLOCK: Final = 84  # px of the letters that count
RULE: Final = 4
LINES: Final = 2  # of a question


def paint_timers(b: Columned, timers: Sequence[Item], room: QRectF) -> float:
    """Paint timers side by side at the foot of a room; how high they are, with the space above them."""
    if not timers:
        return 0.0
    px, letters, ink = b.sizes.px, b.sizes.letters, b.look.ink
    n = len(timers)
    wide = (room.width() - px(GAP) * (n - 1)) / n
    clocks = [letters(t.figure, CLOCK if n < 3 else HUGE_OF_MANY, wide, bold=True, most=1) for t in timers]
    beside = n == 1
    rooms = [wide - clock.wide - px(GAP) if beside else wide for clock in clocks]
    heads = [letters(t.title, RECORD, r, bold=True, most=1) for t, r in zip(timers, rooms, strict=True)]
    lines = [letters("\n".join(t.lines), SECOND, r, most=LINES) for t, r in zip(timers, rooms, strict=True)]
    parts = list(zip(clocks, heads, lines, strict=True))
    high = max(max(c.high, h.high + x.high) if beside else c.high + h.high + x.high for c, h, x in parts) + px(12)
    top = room.bottom() - high
    for i, (clock, head, words) in enumerate(parts):
        x = room.left() + i * (wide + px(GAP))
        b.p.fillRect(QRectF(x, top, wide, px(RULE)), ink("edge"))
        clock.paint(b.p, x, top + px(12), ink("text"))
        if beside:
            x, y = x + clock.wide + px(GAP), top + px(12) + max(0.0, (clock.high - head.high - words.high) / 2)
        else:
            y = top + px(12) + clock.high
        head.paint(b.p, x, y, ink("text"))
        words.paint(b.p, x, y + head.high, ink("muted"))
    return high + px(16)


HUGE_OF_MANY: Final = 64  # px, where three tables or more stand side by side
