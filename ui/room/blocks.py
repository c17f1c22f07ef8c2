"""Blocks of records on the wall: whole ones only; what does not fit is counted, and the newest is always there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.look.tokens import Look
from ui.room.letters import RECORD, SECOND, Letters, Sizes
from workshop.wall.content import Block, Columns, Item, Turn

GAP: Final = 48
FIGURE: Final = 84
RULE: Final = 6
BESIDE: Final = 600  # width of the block whose turn it is
IN_SHORT: Final = 3  # titles of an organisation whose turn it is not
ROOMY: Final = 26  # px between records, at most


@dataclass(frozen=True, slots=True)
class Columned:
    """What blocks are painted with."""

    p: QPainter
    look: Look
    sizes: Sizes


@dataclass(frozen=True, slots=True)
class Laid:
    """An item, measured."""

    item: Item
    figure: Letters
    title: Letters
    lines: tuple[Letters, ...]
    indent: float

    @property
    def high(self) -> float:
        """How high it stands."""
        return max(self.figure.high, self.title.high + sum(x.high for x in self.lines))


def paint_columns(b: Columned, columns: Columns, room: QRectF) -> None:
    """Blocks of one width side by side; a sentence under them."""
    px = b.sizes.px
    foot = b.sizes.letters(columns.foot, SECOND, room.width(), most=1)
    if columns.foot:
        foot.paint(b.p, room.left(), room.bottom() - foot.high, b.look.ink("text"))
    n, high = len(columns.blocks), room.height() - (foot.high + px(12) if columns.foot else 0)
    wide = (room.width() - px(GAP) * (n - 1)) / n
    for i, block in enumerate(columns.blocks):
        paint_block(b, block, QRectF(room.left() + i * (wide + px(GAP)), room.top(), wide, high))


def paint_turn(b: Columned, turn: Turn, room: QRectF) -> None:
    """Whose turn it is at the left, large; the others in two columns, in short."""
    px = b.sizes.px
    left = min(px(BESIDE), room.width() * 0.4)
    paint_block(b, turn.block, QRectF(room.left(), room.top(), left, room.height()))
    rest = QRectF(room.left() + left + px(GAP), room.top(), room.width() - left - px(GAP), room.height())
    columns = 2 if len(turn.others) <= 8 else 3
    wide = (rest.width() - px(GAP) * (columns - 1)) / columns
    rows = [turn.others[i : i + columns] for i in range(0, len(turn.others), columns)]
    y = rest.top()
    most = _titles_that_fit(b, rows, wide, rest.height())
    for row in rows:
        places = [QRectF(rest.left() + i * (wide + px(GAP)), y, wide, rest.bottom() - y) for i in range(len(row))]
        y += max(paint_short(b, block, place, most) for block, place in zip(row, places, strict=True)) + px(16)


def _titles_that_fit(b: Columned, rows: Sequence[Sequence[Block]], wide: float, high: float) -> int:
    """How many titles each of the others can show, so that all of them have room."""
    for most in range(IN_SHORT, 0, -1):
        needed = sum(max(_short_high(b, block, wide, most) for block in row) + b.sizes.px(16) for row in rows)
        if needed <= high:
            return most
    return 0


def _short_high(b: Columned, block: Block, wide: float, most: int) -> float:
    letters, px = b.sizes.letters, b.sizes.px
    shown = _chosen(block.items, most)
    high = px(RULE) + px(8) + letters(block.heading, SECOND, wide, bold=True, most=1).high
    high += sum(letters(i.title, SECOND - 4, wide, most=2).high for i in shown)
    more = shown and len(block.items) > len(shown)
    return high + (letters("and 1 more", SECOND - 4, wide).high if more else 0)


def _chosen(items: Sequence[Item], most: int) -> list[Item]:
    """The first few; the newest is among them."""
    shown = list(items[:most])
    newest = next((i for i in items if i.newest), None)
    if newest is not None and newest not in shown and shown:
        shown[-1] = newest
    return shown


def paint_short(b: Columned, block: Block, place: QRectF, most: int) -> float:
    """A name, a count, some titles; how high that is."""
    letters, px, ink = b.sizes.letters, b.sizes.px, b.look.ink
    b.p.fillRect(QRectF(place.left(), place.top(), place.width(), px(4)), ink("edge"))
    y = place.top() + px(RULE) + px(8)
    count = letters(block.count, SECOND, place.width(), bold=True, most=1)
    name = letters(block.heading, SECOND, place.width() - count.wide - px(12), bold=True, most=1)
    name.paint(b.p, place.left(), y, ink("text"))
    count.paint(b.p, place.right() - count.wide, y, ink("text"))
    y += name.high
    shown = _chosen(block.items, most)
    for item in shown:
        made = letters(item.title, SECOND - 4, place.width(), most=2)
        made.paint(b.p, place.left(), y, ink("text"))
        y += made.high
    if shown and len(block.items) > len(shown):  # with none of them, the count beside the name says it
        more = letters(_more(len(block.items) - len(shown)), SECOND - 4, place.width(), most=1)
        more.paint(b.p, place.left(), y, ink("muted"))
        y += more.high
    return y - place.top()


def _more(n: int) -> str:
    return f"and {n} more"


def paint_block(b: Columned, block: Block, place: QRectF) -> None:
    """A heading under its rule, then as many whole items as there is room for."""
    px, ink = b.sizes.px, b.look.ink
    y = _heading(b, block, place)
    if not block.items:
        empty = b.sizes.letters(block.empty, RECORD, place.width(), most=8)
        empty.paint(b.p, place.left(), y, ink("muted"))
        return
    laid = [_laid(b, block, item, place.width(), RECORD) for item in block.items]
    if block.quiet and sum(x.high for x in laid) > place.bottom() - y - len(laid) * px(ROOMY):
        laid = [_laid(b, block, item, place.width(), SECOND + 2) for item in block.items]
    shown, gap = _fitting(b, laid, place.bottom() - y)
    for n, one in enumerate(shown):
        if n and not block.quiet:
            b.p.fillRect(QRectF(place.left(), y - gap / 2, place.width(), max(1.0, px(2))), ink("line"))
        _paint_item(b, block, one, place.left(), y)
        y += one.high + gap
    if len(shown) < len(laid):
        more = b.sizes.letters(_more(len(laid) - len(shown)), SECOND, place.width(), most=1)
        more.paint(b.p, place.left(), y - gap / 2 + px(2), ink("muted"))


def _heading(b: Columned, block: Block, place: QRectF) -> float:
    px = b.sizes.px
    tone = b.look.ink(block.tone or "edge")
    if block.tone == "not_sharing":  # two lines, so that colour is not needed
        for y in (0.0, 5.0):
            b.p.fillRect(QRectF(place.left(), place.top() + px(y), place.width(), px(3)), tone)
    else:
        b.p.fillRect(QRectF(place.left(), place.top(), place.width(), px(RULE)), tone)
    size = SECOND + 4 if block.tone == "accent" or not block.tone else RECORD + 2
    head = b.sizes.letters(block.heading or " ", size, place.width(), bold=True, most=2)
    plain = block.tone in {"", "accent"}
    head.paint(b.p, place.left(), place.top() + px(14), b.look.ink("text") if plain else tone)
    return place.top() + px(14) + head.high + px(14)


def _laid(b: Columned, block: Block, item: Item, wide: float, size: float) -> Laid:
    letters, px = b.sizes.letters, b.sizes.px
    figure = letters(item.figure, size, px(FIGURE) * 2, bold=not block.quiet, most=1)
    indent = max(px(FIGURE) if not block.quiet else px(48), figure.wide + px(16)) if _figures(block) else 0.0
    title = letters(item.title, size, wide - indent, bold=not block.quiet, most=6)
    lines = tuple(letters(text, SECOND, wide - indent, most=4) for text in item.lines if text)
    return Laid(item, figure, title, lines, indent)


def _figures(block: Block) -> bool:
    return any(i.figure for i in block.items)


def _paint_item(b: Columned, block: Block, one: Laid, x: float, y: float) -> None:
    ink = b.look.ink
    if one.item.current:
        b.p.fillRect(QRectF(x - b.sizes.px(20), y, b.sizes.px(8), one.high), ink("accent"))
    one.figure.paint(b.p, x, y, ink("muted" if block.quiet else "text"))
    one.title.paint(b.p, x + one.indent, y, ink("text"))
    y += one.title.high
    for line in one.lines:
        line.paint(b.p, x + one.indent, y, ink("muted"))
        y += line.high


def _fitting(b: Columned, laid: list[Laid], high: float) -> tuple[list[Laid], float]:
    """Those that fit whole, and the space between them: wide where there is room, narrow before one is left out."""
    px = b.sizes.px
    for gap in (px(ROOMY), px(18)):
        if sum(x.high + gap for x in laid) - gap <= high:
            return laid, gap
    gap, left = px(18), high - b.sizes.letters(_more(9), SECOND, 9999).high
    shown: list[Laid] = []
    for one in laid:
        if one.high > left:
            break
        shown.append(one)
        left -= one.high + gap
    newest = next((x for x in laid if x.item.newest), None)
    if newest is not None and newest not in shown:
        left += sum(x.high + gap for x in shown[-1:])
        shown = [*shown[:-1], newest] if newest.high <= left or not shown else [*shown[:-2], newest]
    return shown, gap
