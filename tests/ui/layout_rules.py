"""What a layout may not do: cut text, lay one thing over another, leave its parent, scroll the frame.

`faults(window)` looks at every widget that can be seen, and at all text that is painted while the window draws itself.
Each rule says in one sentence what is wrong and where, so that a failing test reads like a note from a designer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QTableView,
    QWidget,
)

from ui.cards.whole import WholeRows
from ui.day.pick_list import PickList
from ui.help.block_list import BlockList
from ui.line.chips import ChipRow
from ui.line.completions import CompletionList
from ui.painting import words
from ui.painting.figure import FigureView, chart_font
from workshop.charts.marks import Text

OVER = (PickList, CompletionList)  # what lies over the board, on purpose
SCROLLS = (QTableView, QPlainTextEdit, QScrollArea, PickList, BlockList)  # what may scroll, inside its own frame
SLACK = 1.5  # px: half a pixel of rounding at each end, and the overhang of a letter
TOUCH = 2.0  # px in both directions from which two texts lie over each other


@dataclass(frozen=True, slots=True)
class Painted:
    """A text as it was painted, in the coordinates of its widget."""

    text: str
    ink: QRectF  # what the letters take
    room: QRectF  # what they were given
    device: QRectF  # the widget
    at: tuple[float, float]  # where the widget is in the window
    dotted: bool = False  # whether something of it was left out
    colour: str = ""  # #rrggbb of the letters

    @property
    def place(self) -> tuple[float, float, float, float]:
        """What tells this widget from others."""
        return (*self.at, self.device.width(), self.device.height())


def faults(window: QWidget, *, rail_scrolls: bool = False, whole: bool = False) -> list[str]:
    """All that is wrong with what a window shows now. At large text the rail may scroll.

    What has to be `whole` may not end in dots, though the whole of it is said elsewhere.
    """
    seen, texts = list(shown(window)), painted(window)
    rules: tuple[Callable[[QWidget], Iterable[str]], ...] = (outside, overlapping, cut)
    found = [f for rule in rules for w in seen for f in rule(w)]
    return [
        *found,
        *scrolling(seen, rail_scrolls=rail_scrolls),
        *painted_faults(texts),
        *[f"“{p.text}” is shortened" for p in texts if whole and p.dotted],
    ]


def shown(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all that can be seen in it."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from shown(child)


def named(widget: QWidget) -> str:
    """How a widget is called in a fault."""
    text = widget.text() if isinstance(widget, QLabel | QPushButton | QLineEdit) else widget.accessibleName()
    parent = widget.parentWidget()
    inside = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__}{inside} “{text[:40]}” {widget.property('role') or ''}".strip()


# -- where things stand --
def outside(widget: QWidget) -> Iterator[str]:
    """A widget is inside its parent; what a scroll area holds is larger than what is seen of it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or _is_viewport(parent):
        return
    if widget.width() < 1 or widget.height() < 1:
        yield f"{named(widget)} has no size"
    elif not parent.rect().contains(widget.geometry()):
        yield f"{named(widget)} {_said(widget.geometry())} leaves its parent {_said(parent.rect())}"


def overlapping(widget: QWidget) -> Iterator[str]:
    """No two children of a widget lie over each other."""
    children = [c for c in widget.children() if isinstance(c, QWidget) and c.isVisible() and not c.isWindow()]
    children = [c for c in children if not isinstance(c, OVER) and not c.property("over")]
    for n, a in enumerate(children):
        for b in children[n + 1 :]:
            common = a.geometry().intersected(b.geometry())
            if common.width() > 1 and common.height() > 1:
                yield f"{named(a)} lies over {named(b)} by {common.width()} x {common.height()}"


def scrolling(seen: list[QWidget], *, rail_scrolls: bool) -> Iterator[str]:
    """Only tables, texts and forms have scroll bars; the frame and its lists have none, seen or unseen."""
    for bar in seen:
        if not isinstance(bar, QScrollBar):
            continue
        area = _area_of(bar)
        if rail_scrolls and isinstance(area, QAbstractItemView) and area.property("role") == "rail":
            continue
        sideways = bar.orientation() == Qt.Orientation.Horizontal and not isinstance(area, QTableView)
        if sideways or not any(isinstance(a, SCROLLS) for a in _up(area)):
            yield f"{named(area)} has a scroll bar"


def _area_of(bar: QScrollBar) -> QWidget:
    return next((w for w in _up(bar) if isinstance(w, QAbstractScrollArea)), bar)


def _up(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def _is_viewport(widget: QWidget) -> bool:
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget


def _said(r: QRect) -> str:
    return f"{r.width()} x {r.height()} at {r.x()}, {r.y()}"


# -- text in widgets --
def cut(widget: QWidget) -> Iterator[str]:
    """The text of a widget fits into it."""
    for kind, rule in _CUT.items():
        if isinstance(widget, kind):
            yield from rule(widget)
            return


def _label(w: QLabel) -> Iterator[str]:
    if isinstance(w, FigureView):
        yield from _figure(w)
    if isinstance(w, ChipRow | FigureView) or not w.text():
        return
    inside = w.contentsRect()
    if w.wordWrap():
        tall = w.heightForWidth(w.width())
        if tall > w.height() + SLACK:
            yield f"{named(w)} needs {tall} px of height and has {w.height()}"
        return
    rect = QFontMetricsF(w.font()).boundingRect(QRectF(0, 0, 1e5, 1e5), 0, w.text())
    if rect.width() > inside.width() + SLACK or rect.height() > inside.height() + SLACK:
        size = f"{rect.width():.0f} x {rect.height():.0f}"
        yield f"{named(w)} needs {size} px and has {inside.width()} x {inside.height()}"


def _button(w: QPushButton) -> Iterator[str]:
    if w.text() and w.width() + SLACK < w.minimumSizeHint().width():
        yield f"{named(w)} needs {w.minimumSizeHint().width()} px and has {w.width()}"
    if w.height() < 24 and w.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield f"{named(w)} is {w.height()} px high: too small to press"


def _tick(w: QCheckBox) -> Iterator[str]:
    if w.width() + SLACK < w.sizeHint().width():
        yield f"{named(w)} needs {w.sizeHint().width()} px and has {w.width()}"


def _line(w: QLineEdit) -> Iterator[str]:
    shown_ = w.placeholderText()
    if w.text() or not shown_:
        return  # words that are typed scroll in their field
    margins = w.textMargins()
    room = w.contentsRect().width() - margins.left() - margins.right() - 4
    if w.fontMetrics().horizontalAdvance(shown_) > room + SLACK:
        yield f"{named(w)} can’t show its hint “{shown_}” in {room} px"


def _combo(w: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    w.initStyleOption(option)
    room = w.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, w
    )
    wide = w.fontMetrics().horizontalAdvance(option.currentText)
    if wide > room.width() + SLACK:
        yield f"{named(w)} needs {wide} px for “{option.currentText}” and has {room.width()}"
    if option.currentText != w.currentText() and w.currentText() not in w.toolTip():
        yield f"{named(w)} shortens “{w.currentText()}” and says it nowhere in full"


def _spin(w: QAbstractSpinBox) -> Iterator[str]:
    option = QStyleOptionSpinBox()
    w.initStyleOption(option)
    edit = w.findChild(QLineEdit)
    if edit is None:
        return
    wide = w.fontMetrics().horizontalAdvance(edit.text())
    if wide + 4 > edit.width() + SLACK:
        yield f"{named(w)} needs {wide} px for “{edit.text()}” and has {edit.width()}"


def _header(w: QHeaderView) -> Iterator[str]:
    if w.orientation() == Qt.Orientation.Vertical or w.model() is None:
        return
    for at in range(w.count()):
        if w.sectionViewportPosition(at) < w.viewport().width() and w.sectionSize(at) < w.sectionSizeHint(at) - 1:
            text = w.model().headerData(at, Qt.Orientation.Horizontal)
            yield f"{named(w)}: the heading “{text}” needs {w.sectionSizeHint(at)} px and has {w.sectionSize(at)}"


def _rows(w: WholeRows) -> Iterator[str]:
    """A row that is painted is painted whole."""
    model, view = w.model(), w.viewport()
    for n in range(model.rowCount() if model else 0):
        rect = w.visualRect(model.index(n, 0))
        painted_ = not w.isRowHidden(n) and rect.height() > 0 and 0 <= rect.top() < view.height()
        is_first = rect.top() <= 0
        if painted_ and is_first and rect.bottom() > view.height() + SLACK:
            yield f"{named(w)}: row {n} is {rect.height()} px high and has {view.height()}"


def _menu(w: QMenuBar) -> Iterator[str]:
    for action in w.actions():
        if not w.rect().contains(w.actionGeometry(action)):
            yield f"{named(w)}: the menu {action.text()} is not in sight"


def _figure(w: FigureView) -> Iterator[str]:
    """The words of a chart are inside it."""
    figure = w._figure
    for mark in figure.marks if figure is not None else ():
        if isinstance(mark, Text):
            wide = QFontMetricsF(chart_font(mark.size, bold=mark.bold)).horizontalAdvance(mark.text)
            left = mark.x - {"left": 0.0, "centre": wide / 2, "right": wide}[mark.anchor]
            if left < -SLACK or left + wide > figure.width + SLACK or not 0 <= mark.y <= figure.height:
                yield f"{named(w)}: “{mark.text}” leaves the chart"


_CUT: dict[type[QWidget], Callable[..., Iterator[str]]] = {
    QLabel: _label,
    QPushButton: _button,
    QCheckBox: _tick,
    QLineEdit: _line,
    QComboBox: _combo,
    QAbstractSpinBox: _spin,
    QHeaderView: _header,
    WholeRows: _rows,
    QMenuBar: _menu,
}


# -- text that is painted --
@contextmanager
def recording() -> Iterator[list[Painted]]:
    """Note all text that is painted by `ui.painting.words`."""
    kept, line, draw, shorten = list[Painted](), words.line, words.draw, words.shortened
    shortened = set[str]()

    def note(painter, text, ink, room, dotted, colour):
        if text.strip():
            moved, window = painter.deviceTransform(), QRectF(painter.window())
            kept.append(Painted(text, ink, room, window, (moved.dx(), moved.dy()), dotted, colour.name()))

    def noted_line(painter, box, text, font, ink, align):
        flags = int(align) | int(Qt.TextFlag.TextSingleLine)
        note(painter, text, QFontMetricsF(font).boundingRect(box, flags, text), box, text in shortened, ink)
        line(painter, box, text, font, ink, align)

    def noted_draw(painter, at, text, font, ink, room, **how):
        tall = draw(painter, at, text, font, ink, room, **how)
        wide = min(room, words.width(text, font)) if tall <= QFontMetricsF(font).height() * 1.5 else room
        dotted = tall + 2 < words.height(text, font, room)
        note(painter, text, QRectF(at.x(), at.y(), wide, tall), QRectF(at.x(), at.y(), room, tall), dotted, ink)
        return tall

    def noted_shortened(text, font, room):
        out = shorten(text, font, room)
        if out != text:
            shortened.add(out)
        return out

    words.line, words.draw, words.shortened = noted_line, noted_draw, noted_shortened
    try:
        yield kept
    finally:
        words.line, words.draw, words.shortened = line, draw, shorten


def painted(window: QWidget) -> list[Painted]:
    """All text that a window paints itself, as it is now."""
    with recording() as kept:
        window.grab()
    return kept


def painted_faults(texts: Iterable[Painted]) -> Iterator[str]:
    """Painted text stays in its room and in its widget, and lies over no other text."""
    by_widget: dict[tuple[float, ...], list[Painted]] = {}
    for p in texts:
        where = f"“{p.text[:40]}” at {p.at[0] + p.ink.x():.0f}, {p.at[1] + p.ink.y():.0f}"
        if p.ink.width() > p.room.width() + SLACK or p.ink.height() > p.room.height() + 2 * SLACK:
            need, has = f"{p.ink.width():.0f} x {p.ink.height():.0f}", f"{p.room.width():.0f} x {p.room.height():.0f}"
            yield f"painted {where} needs {need} px and has {has}"
        if not p.device.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(p.ink):
            yield f"painted {where} is cut by the edge of its widget ({p.device.width():.0f} x {p.device.height():.0f})"
        by_widget.setdefault(p.place, []).append(p)
    for there in by_widget.values():
        yield from _over_each_other(there)


def _over_each_other(there: list[Painted]) -> Iterator[str]:
    for n, a in enumerate(there):
        for b in there[n + 1 :]:
            common = a.ink.intersected(b.ink)
            if common.width() > TOUCH and common.height() > TOUCH * 2:
                yield f"painted “{a.text[:30]}” and “{b.text[:30]}” lie over each other by {common.width():.0f} px"
