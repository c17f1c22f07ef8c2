"""What people typed is shown as it is: no label, button, menu, tooltip or title reads a sign in it as its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QMenu, QTabBar, QWidget

from ui.desk import PAGES
from ui.screens import views
from workshop import commands as c
from workshop import kinds as k
from workshop.clock import SetClock
from workshop.decide import Refused
from workshop.field import own_fields
from workshop.sample import write_sample
from workshop.shape import Text
from workshop.store.opening import read
from workshop.store.store import Store

MARK = "Q&A <b>b</b> "
RAW, ESCAPED, MNEMONIC = "<b>b</b>", "&lt;b&gt;b&lt;/b&gt;", "Q&&A"
BEFORE_SIGNING = 10


@pytest.fixture(scope="module")
def marked_file(tmp_path_factory):
    """The sample day before it is signed, with signs of mark-up and of menus in every text."""
    path = tmp_path_factory.mktemp("marked") / "marked.pilot"
    write_sample(path, BEFORE_SIGNING)
    store = Store(path, SetClock(read(path).entries[-1].at))
    changed = 0
    for record in list(store.state.records()):
        for field in own_fields(type(record)):
            text = getattr(record, field.name)
            if isinstance(field.shape, Text) and text and not isinstance(record, k.Setting | k.Playbook):
                try:
                    store.execute(c.Change(record.KIND.table, record.id, {field.name: MARK + text}))
                    changed += 1
                except Refused:
                    continue
    assert store.close() == 0
    assert changed > 300
    return path


@pytest.fixture
def window(program, hands, marked_file, tmp_path):
    path = tmp_path / "Q&A.pilot"
    path.write_bytes(marked_file.read_bytes())
    opened = program.open_day(path)
    hands.settle()
    return opened


def wrong(window):
    """What shows a text of somebody as anything but that text."""
    out = []
    for w in [window, *window.findChildren(QWidget)]:
        if isinstance(w, QLabel):
            out += [("label", w.text())] if w.textFormat() != Qt.TextFormat.PlainText else []
        if isinstance(w, QAbstractButton):
            out += unmarked("button", w.text())
        if isinstance(w, QTabBar):
            out += [x for n in range(w.count()) for x in unmarked("tab", w.tabText(n)) + tip(w.tabToolTip(n))]
        if isinstance(w, QMenu):
            out += unmarked("menu", w.title())
        if isinstance(w, QAbstractItemView) and w.model() is not None:
            out += [x for i in cells(w.model()) for x in tip(i.data(Qt.ItemDataRole.ToolTipRole) or "")]
        out += tip(w.toolTip()) + tip(w.statusTip()) + tip(w.whatsThis())
    for action in window.findChildren(QAction):
        out += unmarked("action", action.text())
    return out


def cells(model):
    """The cells of a table, or the rows of a list, which has one column and does not say so."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    return [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]


def unmarked(what, text):
    """Where a single & would be taken for a key."""
    return [(what, text)] if "Q&A" in text and MNEMONIC not in text else []


def tip(text):
    return [("tooltip", text)] if RAW in text or ("Q&A" in text and ESCAPED not in text) else []


def shown(window):
    """All that can be read: texts of widgets, and of the rows of lists and tables."""
    words = [w.text() for w in window.findChildren(QLabel) if w.isVisible()]
    for view in window.findChildren(QAbstractItemView):
        if view.model() is not None and view.isVisible():
            words += [str(i.data()) for i in cells(view.model())]
    return "\n".join(words)


def test_no_screen_reads_a_sign_in_what_was_typed(window, hands):
    seen = 0
    for plan in window.desk.playbook_sessions():
        window.desk.look(plan.id)
        steps = [(window.desk.choose_tab, tab) for tab in window.desk.tabs()]
        for choose, what in [*steps, *((window.desk.choose_view, v.name) for v in views(plan.number))]:
            choose(what)
            hands.settle()
            assert not wrong(window), f"{plan.title}, {what}"
            seen += RAW in shown(window)
    assert seen > 20


def test_no_page_reads_a_sign_in_what_was_typed(window, hands):
    for page in PAGES:
        window.desk.open_page(page)
        hands.settle()
        assert not wrong(window), page


def test_no_form_reads_a_sign_in_what_was_typed(window, hands):
    firsts = [window.day.state.one(cls) for cls in k.ALL if cls not in {k.Setting, k.Playbook}]
    opened = [r for r in firsts if r is not None]
    assert len(opened) > 20
    for record in opened:
        window.forms.open(record.id)
        hands.settle()
        assert not wrong(window), record.KIND.one


def test_what_is_undone_is_named_as_it_was_typed(window, hands):
    found = window.day.state.one(k.Dataset)
    window.day.execute(c.Change("dataset", found.id, {"description": "New"}))
    hands.settle()
    assert any(MNEMONIC in b.text() for b in window.findChildren(QAbstractButton))
    assert not wrong(window)


def test_the_start_window_names_days_as_they_are_called(window, program, hands):
    window.close()
    start = program.show_start()
    hands.settle()
    assert "Q&A" in shown(start) + "".join(b.accessibleName() for b in start.findChildren(QAbstractButton))
    assert not wrong(start)
