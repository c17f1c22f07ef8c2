"""Every text that is on the screen, on the ground that it has there: 4.5 : 1, in high contrast 7 : 1 (WCAG 2.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from tests.ui import places
from tests.ui.layout_rules import OVER, Painted, named, recording, shown
from workshop.theme import NAMES, contrast

LEAST = {"light": 4.5, "dark": 4.5, "high-contrast": 7.0}
INSIDE = 4  # px at each edge of a widget that are its border, no text


def shades(picture: QImage, rect: QRect) -> Counter[str]:
    """The colours inside a rectangle, and how many pixels have each."""
    part = picture.copy(rect.intersected(picture.rect())).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(bytes(part.constBits())).cast("I"))
    return Counter({QColor(p).name(): n for p, n in pixels.items()})


def ground(found: Counter[str]) -> str:
    """Letters take less room than what they stand on."""
    return found.most_common(1)[0][0]


def with_words(window: QWidget) -> Iterator[tuple[str, QRect]]:
    """What Qt draws with words in it, and where: its edges are left out, a box to tick too."""
    for w in shown(window):
        if w.visibleRegion().boundingRect() != w.rect():
            continue  # it is scrolled out of sight, in part at least
        rect = QRect(w.mapTo(window, QPoint(0, 0)), w.size())
        if isinstance(w, QTableView):
            yield from _cells(w, window)
        elif isinstance(w, QHeaderView) and w.orientation() == Qt.Orientation.Horizontal:
            yield named(w), rect.adjusted(INSIDE, 2, -INSIDE, -2)
        elif isinstance(w, QLabel | QPushButton | QLineEdit) and (w.text() or _asks(w)):
            yield named(w), rect.adjusted(INSIDE, 1, -INSIDE, -1)
        elif isinstance(w, QCheckBox):
            yield named(w), rect.adjusted(26, 3, -INSIDE, -3)
        elif isinstance(w, QComboBox) and w.currentText():
            yield named(w), rect.adjusted(INSIDE, INSIDE, -28, -INSIDE)
        elif isinstance(w, QPlainTextEdit) and w.toPlainText():
            yield named(w), rect.adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)


def _asks(w: QWidget) -> bool:
    return isinstance(w, QLineEdit) and bool(w.placeholderText())


def _cells(table: QTableView, window: QWidget) -> Iterator[tuple[str, QRect]]:
    model, view = table.model(), table.viewport()
    for row in range(min(model.rowCount(), 3) if model else 0):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            rect = table.visualRect(index) & view.rect()
            if str(index.data() or "").strip() and rect.width() > 24 and rect.height() > 12:
                place = QRect(view.mapTo(window, rect.topLeft()), rect.size())
                yield f"a cell of {named(table)}", place.adjusted(INSIDE, 3, -INSIDE, -3)


def too_faint(window: QWidget, least: float, known: set[object]) -> Iterator[str]:
    """Texts that can't be told well enough from what they stand on; pairs and places in `known` were looked at."""
    with recording() as texts:
        picture = window.grab().toImage()
    over = [w for w in shown(window) if isinstance(w, OVER)]
    for p in texts:
        if any(_under(w, window, p) for w in over):
            continue
        place = p.ink.translated(*p.at).toAlignedRect() & picture.rect()
        if place.width() < 3 or place.height() < 3:
            continue
        on = ground(shades(picture, place))
        if (p.colour, on) not in known and contrast(p.colour, on) < least:
            yield f"“{p.text[:30]}” is {p.colour} on {on}: {contrast(p.colour, on):.2f}"
        known.add((p.colour, on))
    for name, rect in with_words(window):
        if rect.width() < 6 or rect.height() < 6 or (name, rect.width()) in known:
            continue
        known.add((name, rect.width()))
        found = shades(picture, rect)
        on = ground(found)
        best = max(contrast(c, on) for c in found)
        if len(found) > 1 and best < least:
            yield f"{name} on {on}: {best:.2f}"


def _under(over: QWidget, window: QWidget, p: Painted) -> bool:
    """Whether something lies over a text that was painted by another."""
    rect = QRect(over.mapTo(window, QPoint(0, 0)), over.size())
    inside = rect.contains(QPoint(round(p.at[0]), round(p.at[1])))
    return not inside and rect.intersects(p.ink.translated(*p.at).toAlignedRect())


@pytest.mark.parametrize("theme", NAMES)
def test_every_text_in_use_stands_out_from_its_ground(theme, hands, window, program):
    program.look.wear(theme)
    hands.settle()
    window = hands.day
    window.resize(1366, 688)
    known: set[object] = set()
    faint = [
        f"{place}: {fault}"
        for place in places.of_day(hands, tabs=False)
        for fault in too_faint(window, LEAST[theme], known)
    ]
    start = program.show_start()
    faint += [
        f"{place}: {fault}"
        for place in places.of_start(hands, start)
        for fault in too_faint(start, LEAST[theme], known)
    ]
    assert not faint, "\n".join(faint)
    assert len(known) > 200


def test_faint_words_are_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("Hardly seen", window)
    window.setStyleSheet("QWidget { background: #FFFFFF } QLabel { color: #9AA3AD; font-size: 15px }")
    window.resize(300, 80)
    label.setGeometry(10, 10, 200, 40)
    window.show()
    assert [f for f in too_faint(window, 4.5, set()) if "Hardly seen" in f]
    window.setStyleSheet("QWidget { background: #FFFFFF } QLabel { color: #14202E; font-size: 15px }")
    assert not list(too_faint(window, 4.5, set()))
