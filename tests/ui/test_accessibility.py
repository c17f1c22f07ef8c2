"""What a screen reader and a keyboard meet: names, roles, rows, the order of focus, and a focus that can be seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.ui import places
from tests.ui.layout_rules import named, shown
from ui.day import tabbing
from ui.day.pick_list import PickList
from ui.painting.figure import FigureView
from workshop.theme import contrast

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar)
EMPTY_ROLES = {QAccessible.Role.Client, QAccessible.Role.Border, QAccessible.Role.Pane, QAccessible.Role.NoRole}
Name = QAccessible.Text.Name


def controls(window: QWidget) -> Iterator[QWidget]:
    """All that hands can do something with; the line inside a number box is the box’s own."""
    for w in shown(window):
        reachable = w.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(w, CONTROLS)
        reachable &= not isinstance(w, QHeaderView)  # its headings are cells of the table
        if reachable and w.focusProxy() is None and not isinstance(w.parentWidget(), QAbstractSpinBox):
            yield w


def spoken(w: QWidget) -> str:
    """What a control is called; of a list of choices the interface says on Linux what is chosen, its label the name."""
    interface = QAccessible.queryAccessibleInterface(w)
    return w.accessibleName() if isinstance(w, QComboBox) else (interface.text(Name) if interface else "")


def unnamed(window: QWidget) -> Iterator[str]:
    for w in controls(window):
        interface = QAccessible.queryAccessibleInterface(w)
        if not spoken(w).strip():
            yield f"{named(w)} has no name"
        if interface is None or interface.role() in EMPTY_ROLES:
            yield f"{named(w)} has no role"


def speechless_rows(window: QWidget) -> Iterator[str]:
    """Each card and row is a child of its list that says what it is; a table has cells and headings."""
    for view in shown(window):
        if (
            not isinstance(view, QAbstractItemView)
            or view.model() is None
            or isinstance(view.parentWidget(), QTableView)
        ):
            continue
        interface, model = QAccessible.queryAccessibleInterface(view), view.model()
        rows = model.rowCount()
        if not isinstance(view, QTableView) and interface.childCount() != rows:
            yield f"{named(view)} has {rows} rows and {interface.childCount()} children"
        first = 1 if isinstance(view, QTableView) else 0  # Qt’s corner between the headings says nothing
        cells = [interface.child(n) for n in range(first, min(interface.childCount(), 24))]
        for cell in cells:
            if cell is None or cell.role() in EMPTY_ROLES or not cell.text(Name).strip():
                yield f"{named(view)}: a row or a cell says nothing"


def speechless_pictures(window: QWidget) -> Iterator[str]:
    for w in shown(window):
        if isinstance(w, FigureView) and len(w.accessibleName()) < 40:
            yield f"{named(w)} is a chart without a sentence"


@pytest.fixture(autouse=True)
def somebody_listens():
    """As with a screen reader: Qt keeps the tree of accessible children in step only while one listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def everywhere(hands, window, program):
    """Goes to each place of a day, then of the start window; gives its name and its window."""

    def go() -> Iterator[tuple[str, QWidget]]:
        hands.day.resize(1366, 688)
        for place in places.of_day(hands, tabs=False):
            yield place, hands.day
        start = program.show_start()
        for place in places.of_start(hands, start):
            yield place, start

    return go


def test_every_control_has_a_name_and_a_role_and_every_row_says_what_it_is(everywhere):
    found = {
        f"{place}: {fault}"
        for place, window in everywhere()
        for rule in (unnamed, speechless_rows, speechless_pictures)
        for fault in rule(window)
    }
    assert not found, "\n".join(sorted(found))


def test_a_control_without_a_name_is_found(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    for made in (QLineEdit(window), QComboBox(window), QPlainTextEdit(window)):
        made.show()
    window.show()
    assert len(list(unnamed(window))) == 3
    empty = QWidget(window)
    empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    empty.setAccessibleName("A box that does nothing")
    empty.show()
    assert [f for f in unnamed(window) if "role" in f]


def test_labels_of_fields_lead_to_their_field(hands, window):
    """A screen reader on Linux says the label of a list of choices, by their relation."""
    window.doing.do("look", "3")
    window.forms.open(window.order()[0])
    hands.settle()
    buddies = {b for w in shown(window.details) if isinstance(w, QLabel) and (b := w.buddy()) is not None}
    fields = {w for w in controls(window.details.area) if not isinstance(w, QAbstractButton | QAbstractItemView)}
    assert fields
    assert fields <= buddies


# -- the order of focus --
@pytest.fixture
def wide(window, hands):
    """The window at the size of a small laptop, with its guide."""
    window.resize(1366, 688)
    hands.settle()
    return window


def test_tab_goes_through_all_that_is_shown_in_reading_order_and_comes_back(hands, wide):
    wide.doing.do("look", "3")
    hands.press("Ctrl+K", "F6")
    there = set(tabbing.stops(wide.frame.areas())) - {wide.line.edit}
    wanted = {w for w in controls(wide) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()}
    assert {named(w) for w in there ^ (wanted - {wide.line.edit})} == set()
    seen = [QApplication.focusWidget()]
    while QApplication.focusWidget() is not wide.line.edit:
        hands.press("Tab")
        seen.append(QApplication.focusWidget())
        assert len(seen) < 60
    views = set(wide.frame.header.group.buttons())  # one stop for all, as for radio buttons; arrows go among them
    assert set(seen) - {wide.line.edit} - views == there - views
    assert views & set(seen)
    areas = [next(n for n, a in enumerate(wide.frame.areas()) if a is w or a.isAncestorOf(w)) for w in seen[:-1]]
    assert areas == sorted(areas)


def test_in_a_form_tab_goes_from_field_to_field_and_shows_each(hands, wide):
    wide.doing.do("look", "3")
    wide.forms.open(wide.order()[0])
    wide.details._open_later()
    hands.settle()
    fields = [w for w in tabbing.stops([wide.details]) if wide.details.area.isAncestorOf(w)]
    fields[0].setFocus()
    for field in fields[1:]:
        hands.press("Tab")
        assert QApplication.focusWidget() is field
        assert not field.visibleRegion().isEmpty(), named(field)
    tops = [f.mapTo(wide, f.rect().topLeft()).y() for f in fields if not isinstance(f, QAbstractButton)]
    assert len(tops) > 20


def test_shift_tab_goes_back_the_same_way(hands, wide):
    wide.doing.do("look", "6")
    hands.press("Ctrl+K", "F6", "Tab", "Tab")
    here = QApplication.focusWidget()
    hands.press("Tab", "Shift+Tab")
    assert QApplication.focusWidget() is here


def test_f6_goes_round_all_panes(hands, wide):
    wide.doing.do("look", "3")
    hands.press("Ctrl+K")
    frame, seen = wide.frame, []
    for _ in range(6):
        hands.press("F6")
        seen.append(QApplication.focusWidget())
    areas = [frame.strip, frame.boards, frame.right, frame.rail, frame.status, frame.line]
    found = [next(n for n, a in enumerate(areas) if a is w or a.isAncestorOf(w)) for w in seen]
    assert found == list(range(6)), [named(w) for w in seen]


def test_the_start_window_is_read_from_top_to_bottom(hands, program, window):
    start = program.show_start()
    hands.settle()
    first = QApplication.focusWidget()
    assert first.accessibleName().startswith("Carry on")
    seen = [first]
    for _ in range(12):
        hands.press("Tab")
        if QApplication.focusWidget() is first:
            break
        seen.append(QApplication.focusWidget())
    places_ = [w.mapTo(start, w.rect().topLeft()) for w in seen]
    left = [p.y() for p in places_ if p.x() < start.width() / 2]
    assert left == sorted(left)
    assert len(seen) > 4


# -- a focus that can be seen --
class Shown(QObject):
    """Pictures of a widget with and without the focus, as the window shows it."""

    def __init__(self, window: QWidget, away: QWidget) -> None:
        super().__init__()
        self._window, self._away = window, away

    def both(self, w: QWidget) -> tuple[QImage, QImage] | None:
        self._away.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        without = self._picture(w)
        w.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        return None if QApplication.focusWidget() is not w else (without, self._picture(w))

    def _picture(self, w: QWidget) -> QImage:
        rect = QRect(w.mapTo(self._window, w.rect().topLeft()), w.size())
        return self._window.grab(rect).toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed(a: QImage, b: QImage) -> int:
    """How many pixels have another colour, by 3 : 1 at least."""
    one, other = (memoryview(bytes(i.constBits())).cast("I") for i in (a, b))
    pairs: dict[tuple[int, int], int] = {}
    for p, q in zip(one, other, strict=True):
        if p != q:
            pairs[p, q] = pairs.get((p, q), 0) + 1
    return sum(n for (p, q), n in pairs.items() if contrast(QColor(p).name(), QColor(q).name()) >= 3)


def a_few_places(hands) -> Iterator[tuple[str, QWidget]]:
    """Enough to meet nearly every sort of control."""
    window = hands.day
    window.resize(1366, 688)
    for number in (3, 6, 9):
        window.doing.do("look", str(number))
        hands.settle()
        yield f"session {number}", window
    window.doing.do("look", "3")
    window.forms.open(window.order()[0])
    hands.settle()
    yield "a form", window
    for page in ("setup", "settings", "documents"):
        window.desk.open_page(page)
        hands.settle()
        yield f"page {page}", window


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_the_focus_is_seen_wherever_it_is(theme, hands, window, program, everywhere, qapp):
    """The ring is two pixels wide: at least so many pixels change as one side of the widget has, by 3 : 1."""
    program.look.wear(theme)
    hands.settle()
    seen, dim = set(), []
    for place, shown_in in everywhere():
        sorts = {
            (type(w).__name__, w.property("role"), theme == "light" and w.isEnabled()): w for w in controls(shown_in)
        }
        for sort, w in sorts.items():
            stops = [x for x in controls(shown_in) if x is not w and x.focusPolicy() & Qt.FocusPolicy.TabFocus]
            if (
                sort in seen
                or not w.isEnabled()
                or not w.isVisible()
                or w.visibleRegion().isEmpty()
                or not w.focusPolicy() & Qt.FocusPolicy.TabFocus
                or not stops
            ):
                continue
            if isinstance(w.parentWidget(), PickList):
                continue  # it goes when the keyboard leaves it
            pictures = Shown(shown_in, stops[0]).both(w)
            if pictures is not None:
                seen.add(sort)
                if changed(*pictures) < min(w.width(), w.height(), 60):
                    dim.append(f"{place}: {named(w)}")
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not dim, "\n".join(dim)
    assert len(seen) > (20 if theme == "light" else 14)
