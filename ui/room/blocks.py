"""Blocks of records on the wall: whole ones only; what does not fit is counted, and the newest is always there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.look.tokens import Look
from ui.room.letters import RECORD, SECOND, Letters, Sizes
from workshop.tongue import tr
from workshop.wall.content import Block, Columns, Item, Turn

GAP: Final = 48
FIGURE: Final = 84
RULE: Final = 6
BESIDE: Final = 600  # width of the block whose turn it is
GROWN: Final = (1.4, 1.25, 1.12, 1.0)  # of the letters of a block, the largest with which all has room
IN_SHORT: Final = (44, 40, 36, 33, SECOND)  # px of the titles of those whose turn it is not
ROOMY: Final = 26  # px between records, at most
MOST_LINES: Final = 6  # of a title
APART: Final = 44  # px between the rows of the others, at most


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

    def with_lines(self, n: int) -> Laid:
        """The same with so many of its lines; the newest keeps all."""
        return self if self.item.newest or len(self.lines) <= n else replace(self, lines=self.lines[:n])

    @property
    def high(self) -> float:
        """How high it stands."""
        return max(self.figure.high, self.title.high + sum(x.high for x in self.lines))


def paint_columns(b: Columned, columns: Columns, room: QRectF) -> None:
    """Blocks of one width side by side; a sentence under them."""
    px = b.sizes.px
    foot = b.sizes.letters(columns.foot, SECOND, room.width(), most=2)
    if columns.foot:
        foot.paint(b.p, room.left(), room.bottom() - foot.high, b.look.ink("text"))
    high = room.height() - (foot.high + px(12) if columns.foot else 0)
    blocks = _side_by_side(b, columns.blocks, room.width(), high)
    places = _places(b, len(blocks), QRectF(room.left(), room.top(), room.width(), high))
    headed = any(block.heading for block in blocks)
    grown = _grown(b, list(zip(blocks, places, strict=True)), headed=headed)
    for block, place in zip(blocks, places, strict=True):
        paint_block(b, block, place, grown, headed=headed)


def _places(b: Columned, n: int, room: QRectF) -> list[QRectF]:
    gap = b.sizes.px(GAP)
    wide = (room.width() - gap * (n - 1)) / n
    return [QRectF(room.left() + i * (wide + gap), room.top(), wide, room.height()) for i in range(n)]


def _side_by_side(b: Columned, blocks: tuple[Block, ...], wide: float, high: float) -> tuple[Block, ...]:
    """The same; a block that is alone and has no room goes on beside itself."""
    if len(blocks) != 1 or not blocks[0].items:
        return blocks
    block, gap = blocks[0], b.sizes.px(18)
    room = high - _heading(b, block, wide)[1]
    if sum(_laid(b, block, item, wide).high + gap for item in block.items) - gap <= room:
        return blocks
    half, at, used = (wide - b.sizes.px(GAP)) / 2, 0, 0.0
    for item in block.items:
        used += _laid(b, block, item, half).high + (gap if at else 0)
        if used > room:
            break
        at += 1
    first, rest = block.items[:at], block.items[at:]
    return (replace(block, items=first), replace(block, heading="", items=rest)) if first and rest else blocks


def _grown(b: Columned, blocks: Sequence[tuple[Block, QRectF]], *, headed: bool) -> float:
    """By how much letters grow: the most with which all of all blocks has room, else not at all."""
    for grown in GROWN[:-1]:
        if all(_has_room(b, block, place, grown, headed=headed) for block, place in blocks):
            return grown
    return GROWN[-1]


def _has_room(b: Columned, block: Block, place: QRectF, grown: float, *, headed: bool) -> bool:
    gap, room = b.sizes.px(ROOMY), place.height() - _heading(b, block, place.width(), headed=headed)[1]
    for item in block.items:  # no more of them are laid out than it takes to know
        one = _laid(b, block, item, place.width(), grown)
        room -= one.high
        if room < 0 or one.title.lines >= MOST_LINES:
            return False
        room -= gap
    return True


def paint_turn(b: Columned, turn: Turn, room: QRectF) -> None:
    """Whose turn it is at the left, large; the others in two columns, in short."""
    px = b.sizes.px
    left = min(px(BESIDE), room.width() * 0.4)
    place = QRectF(room.left(), room.top(), left, room.height())
    paint_block(b, turn.block, place, _grown(b, [(turn.block, place)], headed=True))
    rest = QRectF(room.left() + left + px(GAP), room.top(), room.width() - left - px(GAP), room.height())
    columns = 2 if len(turn.others) <= 8 else 3
    rows = [turn.others[i : i + columns] for i in range(0, len(turn.others), columns)]
    if not rows:
        return
    wide = _places(b, columns, rest)[0].width()
    most, size = _in_short(b, rows, wide, rest.height())
    spare = rest.height() - _rows_high(b, rows, wide, most, size)
    apart = px(16) + max(0.0, min(spare / len(rows), px(APART - 16)))
    y = rest.top()
    for row in rows:
        places = [QRectF(p.left(), y, wide, rest.bottom() - y) for p in _places(b, columns, rest)[: len(row)]]
        y += max(paint_short(b, block, p, most, size) for block, p in zip(row, places, strict=True)) + apart


def _in_short(b: Columned, rows: Sequence[Sequence[Block]], wide: float, high: float) -> tuple[int, float]:
    """How many titles each of the others shows, and how large, so that all of them have room: first all, large."""
    longest = max(len(block.items) for row in rows for block in row)
    choices: list[tuple[int, float]] = [(longest, size) for size in IN_SHORT]
    choices += [(n, IN_SHORT[-1]) for n in range(longest - 1, 0, -1)]
    return next((c for c in choices if _rows_high(b, rows, wide, *c) <= high), (0, IN_SHORT[-1]))


def _rows_high(b: Columned, rows: Sequence[Sequence[Block]], wide: float, most: int, size: float) -> float:
    return sum(max(_short_high(b, block, wide, most, size) for block in row) + b.sizes.px(16) for row in rows)


def _short_high(b: Columned, block: Block, wide: float, most: int, size: float) -> float:
    letters, px = b.sizes.letters, b.sizes.px
    shown = _chosen(block.items, most)
    high = px(RULE) + px(8) + letters(block.heading, size + 4, wide, bold=True, most=1).high
    high += sum(letters(i.title, size, wide, most=2).high for i in shown)
    one_more = (shown and len(block.items) > len(shown)) or (not block.items and block.empty)
    return high + (letters(tr("and 1 more"), size, wide).high if one_more else 0)


def _chosen(items: Sequence[Item], most: int) -> list[Item]:
    """The first few; the newest is among them."""
    shown = list(items[:most])
    newest = next((i for i in items if i.newest), None)
    if newest is not None and newest not in shown and shown:
        shown[-1] = newest
    return shown


def paint_short(b: Columned, block: Block, place: QRectF, most: int, size: float) -> float:
    """A name, a count, some titles; how high that is."""
    letters, px, ink = b.sizes.letters, b.sizes.px, b.look.ink
    b.p.fillRect(QRectF(place.left(), place.top(), place.width(), px(4)), ink("edge"))
    y = place.top() + px(RULE) + px(8)
    count = letters(block.count, size + 4, place.width(), bold=True, most=1)
    name = letters(block.heading, size + 4, place.width() - count.wide - px(12), bold=True, most=1)
    name.paint(b.p, place.left(), y, ink("text"))
    count.paint(b.p, place.right() - count.wide, y, ink("text"))
    y += name.high
    shown = _chosen(block.items, most)
    for item in shown:
        made = letters(item.title, size, place.width(), most=2)
        made.paint(b.p, place.left(), y, ink("text"))
        y += made.high
    last = "" if block.items else block.empty
    if shown and len(block.items) > len(shown):  # with none of them, the count beside the name says it
        last = _more(len(block.items) - len(shown))
    if last:
        under = letters(last, size, place.width(), most=1)
        under.paint(b.p, place.left(), y, ink("muted"))
        y += under.high
    return y - place.top()


def _more(n: int) -> str:
    return tr("and {n} more").format(n=n)


def paint_block(b: Columned, block: Block, place: QRectF, grown: float = 1.0, *, headed: bool = True) -> None:
    """A heading under its rule, then as many whole items as there is room for."""
    px, ink = b.sizes.px, b.look.ink
    y = _paint_heading(b, block, place, headed=headed)
    if not block.items:
        empty = b.sizes.letters(block.empty, RECORD * grown, place.width(), most=8)
        empty.paint(b.p, place.left(), y, ink("muted"))
        return
    laid = [_laid(b, block, item, place.width(), grown) for item in block.items]
    if block.quiet and _tall(laid, px(18)) > place.bottom() - y:
        laid = [_laid(b, block, item, place.width(), (SECOND + 2) / RECORD) for item in block.items]
    shown, gap = _fitting(b, laid, place.bottom() - y)
    for n, one in enumerate(shown):
        if n and not block.quiet:
            b.p.fillRect(QRectF(place.left(), y - gap / 2, place.width(), max(1.0, px(2))), ink("line"))
        _paint_item(b, block, one, place.left(), y)
        y += one.high + gap
    if len(shown) < len(laid):
        more = b.sizes.letters(_more(len(laid) - len(shown)), SECOND, place.width(), most=1)
        more.paint(b.p, place.left(), y - gap / 2 + px(2), ink("muted"))


def _heading(b: Columned, block: Block, wide: float, *, headed: bool = True) -> tuple[Letters, float]:
    """The heading of a block, and how high it is with its rule; `headed`: whether one beside it has one."""
    px = b.sizes.px
    size = SECOND + 4 if block.tone == "accent" or not block.tone else RECORD + 2
    head = b.sizes.letters(block.heading or (" " if headed else ""), size, wide, bold=True, most=3)
    return head, px(14) + head.high + px(14)


def _paint_heading(b: Columned, block: Block, place: QRectF, *, headed: bool) -> float:
    px = b.sizes.px
    tone = b.look.ink(block.tone or "edge")
    if block.tone == "not_sharing":  # two lines, so that colour is not needed
        for y in (0.0, 5.0):
            b.p.fillRect(QRectF(place.left(), place.top() + px(y), place.width(), px(3)), tone)
    else:
        b.p.fillRect(QRectF(place.left(), place.top(), place.width(), px(RULE)), tone)
    head, high = _heading(b, block, place.width(), headed=headed)
    plain = block.tone in {"", "accent"}
    head.paint(b.p, place.left(), place.top() + px(14), b.look.ink("text") if plain else tone)
    return place.top() + high


def _laid(b: Columned, block: Block, item: Item, wide: float, grown: float = 1.0) -> Laid:
    letters, px = b.sizes.letters, b.sizes.px
    size, second = RECORD * grown, SECOND * max(grown, 1.0)
    figure = letters(item.figure, size, px(FIGURE) * 2, bold=not block.quiet, most=1)
    indent = max(px(FIGURE) if not block.quiet else px(48), figure.wide + px(16)) if _figures(block) else 0.0
    title = letters(item.title, size, wide - indent, bold=not block.quiet, most=MOST_LINES)
    lines = tuple(letters(text, second, wide - indent, most=4) for text in item.lines if text)
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
    """Those that have room, and the space between them: wide where there is room, narrow before one is left out.

    Before any is only counted, the last ones lose their second lines; the newest keeps its own.
    """
    px = b.sizes.px
    for gap in (px(ROOMY), px(18)):
        if _tall(laid, gap) <= high:
            return laid, gap
    gap = px(18)
    for most, fewer in ((MOST_LINES, 1), (1, 0)):
        longer, shorter = [x.with_lines(most) for x in laid], [x.with_lines(fewer) for x in laid]
        tall = _tall(longer, gap)
        for n in range(len(laid) - 1, -1, -1):
            tall += shorter[n].high - longer[n].high
            if tall <= high:
                return [*longer[:n], *shorter[n:]], gap
    return _some(laid, high - b.sizes.letters(_more(9), SECOND, 9999).high, gap), gap


def _tall(laid: Sequence[Laid], gap: float) -> float:
    return sum(x.high + gap for x in laid) - gap


def _some(laid: list[Laid], left: float, gap: float) -> list[Laid]:
    """As many as have room: whole ones, then by their titles; the newest among them, whatever goes for it."""
    shown: list[Laid] = []
    for one in laid:
        fits = one if one.high <= left else one.with_lines(0)
        if fits.high > left:
            break
        shown.append(fits)
        left -= fits.high + gap
    newest = next((x for x in laid if x.item.newest), None)
    if newest is not None and all(x.item is not newest.item for x in shown):
        while shown and newest.high > left:
            left += shown.pop().high + gap
        shown.append(newest)
    return shown
