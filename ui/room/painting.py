"""Paints a wall: marking and headline above, title and news below, between them what the room talks about."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ui.look.tokens import Look
from ui.painting.figure import paint_figure
from ui.room.blocks import Columned, paint_columns, paint_turn
from ui.room.letters import HUGE, RECORD, SECOND, SMALL, Sizes
from ui.room.timers import paint_timers
from workshop.rehearsal import WORD
from workshop.wall.content import Alone, Blank, Columns, Picture, Turn, Wall

BAR: Final = 40
EDGE: Final = 64
ACROSS, SLANT = 240, -20.0  # px and degrees of the word that a rehearsal has across it
FOOT: Final = 64
FURNITURE: Final = 28  # px of the title of the day


class WallPainter:
    """One painting of a wall."""

    def __init__(self, painter: QPainter, look: Look, wide: float, high: float, percent: int = 100) -> None:
        self.p, self.look, self.wide, self.high = painter, look, wide, high
        self.sizes = Sizes(min(high, wide * 9 / 16), percent)

    def paint(self, wall: Wall) -> None:
        """Paint all of it."""
        dark = isinstance(wall.body, Blank)
        ground = self._ink("bar" if dark else "surface")
        self.p.fillRect(QRectF(0, 0, self.wide, self.high), ground)
        if wall.fiction == WORD:
            self._across(wall.fiction.upper())
        self._bar(wall)
        if dark:
            self._foot(wall, self._ink("on_bar"))
            return
        top = self._head(wall)
        self._foot(wall, self._ink("muted"))
        px, edge = self.sizes.px, self.sizes.px(EDGE)
        room = QRectF(edge, top, self.wide - 2 * edge, self.high - top - px(FOOT) - px(12))
        taken = paint_timers(Columned(self.p, self.look, self.sizes), wall.timers, room)
        self._body(wall, room.adjusted(0, 0, 0, -taken))

    def _ink(self, role: str) -> QColor:
        return self.look.ink(role)

    def _across(self, word: str) -> None:
        """Under all that is shown, large and pale: that nothing of it is real."""
        self.p.save()
        font = self.look.font("large", bold=True)
        font.setPixelSize(round(self.sizes.px(ACROSS)))
        self.p.setFont(font)
        self.p.setPen(self._ink("line"))
        self.p.translate(self.wide / 2, self.high / 2)
        self.p.rotate(SLANT)
        box = QRectF(-self.wide, -self.high, 2 * self.wide, 2 * self.high)
        self.p.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        self.p.restore()

    def _bar(self, wall: Wall) -> None:
        px = self.sizes.px
        self.p.fillRect(QRectF(0, 0, self.wide, px(BAR)), self._ink("bar"))
        for text, side in ((wall.marking, 0.5), (wall.fiction, 0.0)):
            if text:
                made = Sizes(self.sizes.px(1080)).letters(text, SMALL, self.wide, bold=True, most=1)
                x = px(EDGE) + (self.wide - 2 * px(EDGE) - made.wide) * side
                made.paint(self.p, x, (px(BAR) - made.high) / 2, self._ink("on_bar"))

    def _head(self, wall: Wall) -> float:
        """Headline at the left, the minutes at the right; where the body begins."""
        px, letters = self.sizes.px, self.sizes.letters
        y, edge, right = px(BAR) + px(28), px(EDGE), 0.0
        if wall.left:
            left = letters(wall.left, HUGE, self.wide, bold=True, most=1)
            until = letters(wall.until, SECOND, self.wide, most=1)
            right = max(left.wide, until.wide) + px(48)
            left.paint(self.p, self.wide - edge - left.wide, y, self._ink("text"))
            until.paint(self.p, self.wide - edge - until.wide, y + left.high, self._ink("muted"))
            low = y + left.high + until.high
        else:
            low = y
        room = self.wide - 2 * edge - right
        size = HUGE if len(wall.headline) <= 70 else RECORD + 6
        head = letters(wall.headline, size, room, bold=True, most=3)
        head.paint(self.p, edge, y, self._ink("text"))
        return max(low, y + head.high) + px(20)

    def _foot(self, wall: Wall, ink: QColor) -> None:
        px, letters = self.sizes.px, self.sizes.letters
        edge, room = px(EDGE), self.wide - 2 * px(EDGE)
        middle = self.high - px(FOOT) / 2 - px(4)
        title = letters(wall.title, FURNITURE, room / 3, most=1)
        title.paint(self.p, edge, middle - title.high / 2, ink)
        beside = room - title.wide - px(48)
        for size in (SECOND, FURNITURE, SMALL):
            news = letters(wall.news, size, beside)
            if news.high <= px(FOOT):  # whole words or none: a sentence without its end says something else
                news.paint(self.p, self.wide - edge - news.wide, middle - news.high / 2, ink)
                break

    def _body(self, wall: Wall, room: QRectF) -> None:
        brush = Columned(self.p, self.look, self.sizes)
        match wall.body:
            case Alone() as alone:
                self._alone(alone, room)
            case Columns() as columns:
                paint_columns(brush, columns, room)
            case Turn() as turn:
                paint_turn(brush, turn, room)
            case Picture() as picture:
                self._picture(picture, room)

    def _picture(self, picture: Picture, room: QRectF) -> None:
        """The sentences, and the chart below them."""
        px, letters = self.sizes.px, self.sizes.letters
        said = [letters(text, RECORD, room.width(), bold=True, most=3) for text in picture.said]
        caption = letters(picture.caption, SMALL, room.width(), most=2)
        y = room.top()
        for line in said:
            line.paint(self.p, room.left(), y, self._ink("text"))
            y += line.high + px(10)
        figure, left = picture.figure, room.bottom() - y - caption.high - px(24)
        scale = min(room.width() / figure.width, max(left, 1.0) / figure.height)
        self.p.save()
        self.p.translate(room.left(), y + px(12))
        self.p.scale(scale, scale)
        paint_figure(self.p, figure, self.look)
        self.p.restore()
        caption.paint(self.p, room.left(), room.bottom() - caption.high, self._ink("muted"))

    def _alone(self, alone: Alone, room: QRectF) -> None:
        """One thing, large: a little above the middle, where eyes rest."""
        px, letters = self.sizes.px, self.sizes.letters
        words = f"{alone.figure}  {alone.words}" if alone.figure else alone.words
        size = HUGE if len(words) <= 220 else RECORD
        over = letters(alone.over, SECOND, room.width(), bold=bool(alone.tone), most=1)
        large = letters(words, size, room.width(), bold=True, most=9, underlined=alone.underlined)
        lines = [letters(line, RECORD, room.width(), most=4) for line in alone.lines]
        high = over.high + large.high + sum(line.high + px(14) for line in lines) + px(24)
        y = room.top() + max(0.0, (room.height() - high) * 0.42)
        over.paint(self.p, room.left(), y, self._ink(alone.tone or "muted"))
        y += over.high + px(14)
        large.paint(self.p, room.left(), y, self._ink("text"))
        y += large.high + px(10)
        for line in lines:
            y += px(14)
            line.paint(self.p, room.left(), y, self._ink("muted"))
            y += line.high
