"""Keys of the window: shortcuts made from the list of acts, and printable characters that always go to the line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)

from ui.acts import ACTS, MENUS, Act
from ui.line.edit import LineEdit
from ui.look.parts import plain
from workshop.tongue import tr

Do = Callable[[str, str], None]
KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
EDITORS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QMenu, QMenuBar)


def bind(window: QMainWindow, do: Do) -> dict[str, QAction]:
    """Make the menu bar and the shortcuts of a window from the list of acts; the actions by name and argument."""
    bar = window.menuBar()
    bar.setAccessibleName(tr("Menu"))
    Hiding(window)
    menus = {name: bar.addMenu(name) for name in MENUS}
    made: dict[str, QAction] = {}
    for act in ACTS:
        action = _action(window, act, do)
        menus[act.menu].addAction(action)
        window.addAction(action)
        made[f"{act.name} {act.argument}".strip()] = action
    return made


def _action(window: QMainWindow, act: Act, do: Do) -> QAction:
    action = QAction(plain(act.text), window)
    if act.keys and act.where == "window":
        action.setShortcuts([QKeySequence(k) for k in act.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setData((act.name, act.argument))

    def run(_checked: bool = False, name: str = act.name, argument: str = act.argument) -> None:
        do(name, argument)

    action.triggered.connect(run)
    return action


class Typing(QObject):
    """Whatever has the focus, printable characters go to the line, except into a field (interaction.md, rule 1)."""

    def __init__(self, window: QMainWindow, line: LineEdit) -> None:
        super().__init__(window)
        self._window, self._line = window, line
        self._alt = False
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send a character to the line; show the menu bar on Alt."""
        if event.type() not in KEYS or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        self._alt = event.key() == Qt.Key.Key_Alt  # a shortcut with Alt is seen only as an override
        if event.type() == QEvent.Type.ShortcutOverride:
            return False
        if isinstance(watched, EDITORS) or not _is_text(event) or watched is not self._focus():
            return False
        if event.text() == " " and isinstance(watched, QAbstractButton | QAbstractItemView):
            return False
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(self._line, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True

    def _focus(self) -> QWidget | None:
        return self._window.focusWidget() or self._window

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Alt and self._alt:
            self._alt = False
            toggle_menu(self._window, self._line)
            return True
        return False


def _is_text(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    alt_gr = held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and (held == Qt.KeyboardModifier.NoModifier or alt_gr)


def toggle_menu(window: QMainWindow, line: LineEdit) -> None:
    """Show the menu bar with its first menu; or hide it, and give the keyboard back to the line."""
    bar = window.menuBar()
    if bar.isVisible():
        line.setFocus()
        bar.hide()
        return
    bar.show()
    bar.setFocus()
    bar.setActiveAction(bar.actions()[0])


class Hiding(QObject):
    """The menu bar goes when the keyboard leaves it: after Esc, and after an act was chosen."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        window.menuBar().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide it, unless one of its menus opens."""
        if not isinstance(event, QFocusEvent) or not isinstance(watched, QMenuBar):
            return False
        if event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            QTimer.singleShot(0, watched, watched.hide)  # never while Qt moves the keyboard
        return False
