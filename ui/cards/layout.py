"""Where the parts of a card stand: one function for how high it is, how it is painted and where its title is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from ui.look.tokens import Look
from ui.painting import words
from workshop.boards.cards import DOT, Card
from workshop.remembered import remembered

MOST = 1e6  # px: no limit


class Form(Enum):
    """How much of a card is shown."""

    FULL = "full"  # title, facts, exceptions; the score at its side
    VALUE = "value"  # the score at the right
    SHORT = "short"  # the title and its exceptions, as a line of a list


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, wrapped in its box; with a `ground` it is a chip."""

    text: str
    font: QFont
    ink: str
    box: QRectF
    ground: str = ""
    right: bool = False
    most: int = 0  # lines; 0 is as many as there are


@dataclass(frozen=True, slots=True)
class Limits:
    """How many lines of what a card says are shown; 0 is all of them. The whole is in its details."""

    title: int = 0
    line: int = 0  # of each further line, and of its facts
    further: int = 99  # how many further lines


@dataclass(slots=True)
class Laid:
    """A card laid out."""

    height: float = 0.0
    pieces: list[Piece] = field(default_factory=list)
    title: QRectF = field(default_factory=QRectF)


EDGE = 6  # px of the edge that tells sharing from not sharing
INSET = 5  # px of a line of a list, so that the edge of the selected one touches no letter
SCORE = 34  # px of the column of a score


LIMITS = (  # what is tried in turn, for a card that is higher than its list
    Limits(),
    Limits(line=2),
    *(Limits(n, 2) for n in (14, 10, 8, 7, 6, 5, 4)),
    *(Limits(n, 1, further) for further in (2, 1, 0) for n in (3, 2)),
    Limits(1, 1, 0),
)


def lay(card: Card, room: float, look: Look, form: Form, tallest: float = MOST) -> Laid:
    """The parts of a card in so much room (px), from its upper left corner.

    One that would be higher than `tallest` ends its texts in dots: never a line that is cut through its letters.
    """
    return _lay(card, room, look, look.percent, form, tallest)


@remembered(4096)
def _lay(card: Card, room: float, look: Look, percent: int, form: Form, tallest: float) -> Laid:  # noqa: ARG001
    """The same card in the same room at the same text size is laid out once."""
    if form is Form.SHORT:
        return _short(card, room, look, tallest)
    for limits in LIMITS:
        laid = _full(card, room, look, form, limits)
        if laid.height <= tallest:
            break
    return laid


def _full(card: Card, room: float, look: Look, form: Form, limits: Limits) -> Laid:
    pad, out = look.px(10), Laid()
    left = float(pad + (look.px(EDGE) if card.side else 0))
    score, big = card.score, look.font("title" if form is Form.FULL else "large", bold=True)
    wide, beside = room - left - pad, 0.0  # `beside`: what the score takes at the right, down to `below`
    below = 0.0
    if score is not None or (card.side and form is Form.FULL):
        column = max(look.px(SCORE), words.width("25", big) + look.px(6))
        box_left = left if form is Form.FULL else room - pad - column
        text = "" if score is None else str(score)
        tall = words.height("2", big, column)
        top = look.px(6) if form is Form.FULL else look.px(4)
        out.pieces.append(Piece(text, big, "text", QRectF(box_left, top, column, tall), right=form is Form.VALUE))
        wide -= column
        left += column if form is Form.FULL else 0
        beside, below = (0.0, 0.0) if form is Form.FULL else (float(column), float(top + tall))
    y, font = float(look.px(7)), look.font("body", bold=True)
    tall = words.height(card.title, font, wide, limits.title)
    out.title = QRectF(left, y, wide, tall)
    out.pieces.append(Piece(card.title, font, "text", out.title, most=limits.title))
    whole = wide + (beside if y + tall >= below else 0)
    y = _under(card, QRectF(left, y + tall, whole, 0), look, out, limits)
    out.height = max(y + look.px(7), look.px(44) if score is not None else 0)
    return out


def _under(card: Card, at: QRectF, look: Look, out: Laid, limits: Limits) -> float:
    """Facts on one line, with the exceptions at its end where they fit; then the further lines."""
    small, bold = look.font("small"), look.font("small", bold=True)
    y, x, gap = at.top(), at.left(), float(look.px(6))
    chips = [(text, words.width(text, bold) + look.px(12)) for text in card.exceptions]
    taken = sum(w + gap for _, w in chips)
    facts = words.fitting(card.facts, DOT, small, at.width() - taken) if card.facts else ""
    high = float(words.height("Xg", small, at.width()))
    together = words.width(facts, small) + taken <= at.width()
    if facts:
        whole = facts if together else words.fitting(card.facts, DOT, small, at.width())
        tall = high if together else float(words.height(whole, small, at.width(), limits.line))
        out.pieces.append(Piece(whole, small, "muted", QRectF(x, y, at.width(), tall), most=limits.line))
        x += words.width(whole, small) + gap if together else 0
        y += 0 if together and chips else tall
    for text, wide in chips:
        if x > at.left() and x + wide > at.right():
            x, y = at.left(), y + high + look.px(2)
        shown = min(wide, at.width())
        said = words.shortened(text, bold, shown - look.px(10))
        out.pieces.append(Piece(said, bold, "gap", QRectF(x, y, shown, high), ground="gap_soft"))
        x += wide + gap
    y += high if chips else 0
    for text in card.lines[: limits.further]:
        tall = float(words.height(text, small, at.width(), limits.line))
        out.pieces.append(Piece(text, small, "muted", QRectF(at.left(), y, at.width(), tall), most=limits.line))
        y += tall
    return y


def _short(card: Card, room: float, look: Look, tallest: float) -> Laid:
    """The whole title, then its exceptions on the same line where they fit, else on the next."""
    small, bold, out = look.font("small"), look.font("small", bold=True), Laid()
    left = float(look.px(INSET))
    room -= left
    line = float(words.height("Xg", small, room))
    tall, most = float(words.height(card.title, small, room - left)), 0
    chips = line if card.exceptions else 0.0
    if tall > line * 1.5 and tall + chips + look.px(4) > tallest:
        most = max(1, int((tallest - chips - look.px(4)) // line))
        tall = float(words.height(card.title, small, room - left, most))
    out.title = QRectF(left, 1, room - left, tall)
    out.pieces.append(Piece(card.title, small, "text", out.title, most=most))
    x, y = left, tall
    if tall <= line * 1.5:
        x, y = left + words.width(card.title, small) + look.px(6), 1.0
    for text in card.exceptions:
        wide = words.width(text, bold) + look.px(12)
        if x > left and x + wide > room:
            x, y = left, max(out.title.bottom() - 1, y + line if y > 1 else 0.0)
        said = words.shortened(text, bold, min(wide, room) - look.px(10))
        out.pieces.append(Piece(said, bold, "gap", QRectF(x, y, min(wide, room), line), ground="gap_soft"))
        x += wide + look.px(6)
        tall = max(tall, y + line)
    out.height = tall + look.px(4)
    return out
